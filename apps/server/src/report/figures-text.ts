import {
  cellsOf,
  type Figure,
  figureAt,
  type Report,
  sections,
  table2Parts,
  table3Columns,
  table3RowIds,
  table3Rows,
  table4Columns,
  table4Groups,
} from '@gongkai/law';

/** Columns that a terminal gives a text: a Chinese sign takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

const padEnd = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const padStart = (text: string, width: number) => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** A blank cell stands as 「·」, so that it is not taken for 0. */
const written = (figure: Figure | undefined): string => (typeof figure === 'number' ? String(figure) : '·');

/** Rows of cells, the first of each to the left, the others to the right, in columns as wide as they need. */
const align = (rows: readonly (readonly string[])[]): string[] => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    });
  return rows.map(row =>
    row
      .map((cell, index) => (index === 0 ? padEnd(cell, widths[0] ?? 0) : padStart(cell, widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

const longestLabel = 22;
const shortened = (label: string): string =>
  label.length > longestLabel ? `${label.slice(0, longestLabel)}…` : label;

const table2 = (report: Report): string[][] => {
  const cells = cellsOf(report.format).filter(cell => cell.table === 'table2');
  return table2Parts(report.format).flatMap(part =>
    part.rows.map(row => [
      row.label,
      ...part.columns.map(column => {
        const cell = cells.find(each => each.row === row.id && each.column === column.id);
        return `${column.label} ${written(cell && figureAt(report, cell.path))}`;
      }),
    ]),
  );
};

const table3 = (report: Report): string[][] => [
  ['', ...table3Columns.map(column => column.label)],
  ...table3RowIds(report.format).map(id => [
    shortened(table3Rows.find(row => row.id === id)?.label ?? id),
    ...table3Columns.map(column => written(figureAt(report, `table3.${id}.${column.id}`))),
  ]),
];

const table4 = (report: Report): string[][] => [
  ['', ...table4Columns.map(column => column.label)],
  ...table4Groups.map(group => [
    group.label,
    ...table4Columns.map(column => written(figureAt(report, `table4.${group.id}.${column.id}`))),
  ]),
];

/** The figures of the three tables as aligned text for a terminal. */
export const figuresText = (report: Report): string => {
  const tables = { table2, table3, table4 };
  return sections
    .flatMap(({ id, heading }) =>
      id === 'table2' || id === 'table3' || id === 'table4'
        ? [heading, ...align(tables[id](report)).map(line => `  ${line}`), '']
        : [],
    )
    .join('\n')
    .trimEnd();
};
