import { type LayoutCell, type LayoutTable, type PlacedCell, placeCells } from '@gongkai/documents';
import { anchorOf, type CellMark, type Numbered } from './marks.ts';
import { Scroll } from './scroll.tsx';
import { severities } from './words.ts';

/** The sign of a finding, leading back to it. */
export const Sign = ({ prefix, finding }: { prefix: string; finding: Numbered }) => {
  const { word, sign } = severities[finding.severity];
  return (
    <a class={`sign ${finding.severity}`} href={`#${prefix}-r${finding.number}`}>
      <span aria-hidden="true">{sign}</span>
      <span class="hidden">{word}</span>
      {finding.number}
    </a>
  );
};

const spans = ({ columnSpan, rowSpan }: LayoutCell) => ({
  ...(columnSpan > 1 && { colspan: columnSpan }),
  ...(rowSpan > 1 && { rowspan: rowSpan }),
});

const scopeOf = ({ role, columnSpan, rowSpan }: LayoutCell): string => {
  if (role === 'columnHead') return columnSpan > 1 ? 'colgroup' : 'col';
  return rowSpan > 1 ? 'rowgroup' : 'row';
};

const numbersOf = (findings: readonly Numbered[]): string => findings.map(({ number }) => number).join(' ');

const Head = ({ cell, column }: PlacedCell) => (
  <th
    scope={scopeOf(cell)}
    class={`c${column} ${cell.role} ${cell.align}${cell.shaded ? ' shaded' : ''}`}
    {...spans(cell)}
  >
    <span>{cell.text}</span>
  </th>
);

const isCrossing = ({ findings }: CellMark): boolean =>
  findings.filter(({ severity }) => severity === 'error').length > 1;

interface FigureProps {
  placed: PlacedCell;
  prefix: string;
  mark: CellMark | undefined;
}

const Figure = ({ placed: { cell }, prefix, mark }: FigureProps) => {
  const id = cell.path && anchorOf(prefix, cell.path);
  if (!mark)
    return (
      <td id={id} {...spans(cell)}>
        {cell.text}
      </td>
    );
  const unsigned = mark.signed.length === 0;
  return (
    <td
      id={id}
      class={`marked ${mark.severity}${isCrossing(mark) ? ' crossing' : ''}`}
      data-findings={numbersOf(mark.findings)}
      {...spans(cell)}
    >
      {cell.text === '' ? <span class="blank">空</span> : <span class="number">{cell.text}</span>}
      {unsigned && mark.severity !== 'note' && (
        <span class="hidden">
          （{severities[mark.severity].word}
          {numbersOf(mark.findings)}）
        </span>
      )}
      {mark.signed.length > 0 && (
        <span class="signs">
          {mark.signed.map(finding => (
            <Sign prefix={prefix} finding={finding} />
          ))}
        </span>
      )}
    </td>
  );
};

export interface ReportTableProps {
  table: LayoutTable;
  prefix: string;
  marks: ReadonlyMap<string, CellMark>;
  findings: readonly Numbered[];
}

/** A table of the report as the official form lays it out, with the cells that findings touch. */
export const ReportTable = ({ table, prefix, marks, findings }: ReportTableProps) => {
  const touching = findings.filter(({ cells }) => cells.some(path => path.startsWith(table.id)));
  return (
    <>
      {touching.length > 0 && (
        <p class="touching">
          本表涉及：
          {touching.map(finding => (
            <Sign prefix={prefix} finding={finding} />
          ))}
        </p>
      )}
      <Scroll label={table.caption}>
        <table class={`form ${table.id}`}>
          <caption class="hidden">{table.caption}</caption>
          <colgroup>
            {table.widths.map((_, index) => (
              <col class={`w${index}`} />
            ))}
          </colgroup>
          <tbody>
            {placeCells(table)
              .map(row => row.filter(({ first }) => first))
              .map(row => (
                <tr>
                  {row.map(placed =>
                    placed.cell.role === 'figure' ? (
                      <Figure
                        placed={placed}
                        prefix={prefix}
                        mark={placed.cell.path ? marks.get(placed.cell.path) : undefined}
                      />
                    ) : (
                      <Head {...placed} />
                    ),
                  )}
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};
