import { escapeHtml } from './html-text.ts';
import { cellsInPlace, type LayoutCell, type LayoutGrid } from './layout.ts';

type Placed = ReturnType<typeof cellsInPlace>[number];

/** Where the part of the table begins that a row belongs to: after table two's coloured rows its heads start anew. */
const partOf = (table: LayoutGrid, row: number): number =>
  table.headRows > 0
    ? 0
    : Math.max(
        0,
        table.rows.findLastIndex((cells, index) => index <= row && cells.some(cell => cell.shaded)),
      );

const overlaps = (from: number, length: number, otherFrom: number, otherLength: number): boolean =>
  from < otherFrom + otherLength && otherFrom < from + length;

const idOf = (table: LayoutGrid, { row, column }: Placed): string => `${table.id}-${row + 1}-${column + 1}`;

/** The heads of a cell: those above it in its part, and those before it in its rows. */
const headsOf = (table: LayoutGrid, all: Placed[], { cell, row, column }: Placed): Placed[] =>
  all.filter(other => {
    if (other.cell.role === 'columnHead')
      return (
        other.row < row &&
        other.row >= partOf(table, row) &&
        overlaps(other.column, other.cell.columnSpan, column, cell.columnSpan)
      );
    return (
      other.cell.role === 'rowHead' &&
      other.column < column &&
      overlaps(other.row, other.cell.rowSpan, row, cell.rowSpan)
    );
  });

const scopeOf = ({ role, columnSpan, rowSpan, shaded }: LayoutCell): string => {
  if (shaded) return 'rowgroup';
  if (role === 'columnHead') return columnSpan > 1 ? 'colgroup' : 'col';
  return rowSpan > 1 ? 'rowgroup' : 'row';
};

const span = (name: string, value: number): string => (value > 1 ? ` ${name}="${value}"` : '');

const cellTag = (table: LayoutGrid, all: Placed[], placed: Placed): string => {
  const { cell } = placed;
  const heads = headsOf(table, all, placed).map(head => idOf(table, head));
  const spans = span('colspan', cell.columnSpan) + span('rowspan', cell.rowSpan);
  const headers = heads.length > 0 ? ` headers="${heads.join(' ')}"` : '';
  if (cell.role === 'figure') return `<td${spans}${headers}>${escapeHtml(cell.text)}</td>`;
  const looks = [cell.shaded ? 'part' : '', cell.align === 'left' ? 'left' : ''].filter(Boolean).join(' ');
  return `<th id="${idOf(table, placed)}" scope="${scopeOf(cell)}"${spans}${headers}${looks && ` class="${looks}"`}>${escapeHtml(cell.text)}</th>`;
};

/** Rows in their groups: the heads in `<thead>`, then a `<tbody>` for each part. */
const groups = (table: LayoutGrid): { tag: string; rows: number[] }[] => {
  const found: { tag: string; part: number; rows: number[] }[] = [];
  table.rows.forEach((_, row) => {
    const tag = row < table.headRows ? 'thead' : 'tbody';
    const part = partOf(table, row);
    const last = found[found.length - 1];
    if (last?.tag === tag && last.part === part) last.rows.push(row);
    else found.push({ tag, part, rows: [row] });
  });
  return found;
};

/**
 * A statutory table with its caption, its heads bound to their cells, in a frame that scrolls on narrow screens and
 * that the keyboard can reach.
 */
export const htmlTable = (table: LayoutGrid): string => {
  const all = cellsInPlace(table);
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const columns = table.widths
    .map(width => `<col style="width:${((100 * width) / total).toFixed(2)}%">`)
    .join('');
  const rowTag = (row: number) =>
    `<tr>${all
      .filter(placed => placed.row === row)
      .map(placed => cellTag(table, all, placed))
      .join('')}</tr>`;
  return [
    `<div class="frame" role="region" aria-labelledby="${table.id}-caption" tabindex="0">`,
    `<table class="${table.id}">`,
    `<caption id="${table.id}-caption">${escapeHtml(table.caption)}</caption>`,
    `<colgroup>${columns}</colgroup>`,
    ...groups(table).map(({ tag, rows }) => `<${tag}>\n${rows.map(rowTag).join('\n')}\n</${tag}>`),
    '</table>',
    '</div>',
  ].join('\n');
};
