import type { Table, TableCell } from './blocks.ts';
import type { PageContent } from './content.ts';
import type { Line } from './lines.ts';
import { type LaidCell, type LaidTable, linesOn, type Slice, tableHeight } from './table.ts';
import { type Element, element } from './tags.ts';

/** Rules along one axis where neighbours differ, joined to as long ones as there are. */
const rulesAlong = (length: number, differs: (index: number) => boolean): [number, number][] => {
  const rules: [number, number][] = [];
  for (let index = 0; index < length; index++) {
    if (!differs(index)) continue;
    const last = rules.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else rules.push([index, index + 1]);
  }
  return rules;
};

/** The rules around the cells of some rows; `y` gives a rule's place on the page. */
const rulesOf = (
  { grid, edges, table }: LaidTable,
  [first, end]: readonly [number, number],
  x: number,
  y: (row: number) => number,
): [number, number, number, number][] => {
  const edge = (column: number) => x + (edges[column] ?? 0);
  const at = (row: number, column: number) => (row < first || row >= end ? undefined : grid[row]?.[column]);
  const level = Array.from({ length: end - first + 1 }, (_, index) => first + index).flatMap(row =>
    rulesAlong(table.widths.length, column => at(row, column) !== at(row - 1, column)).map(
      ([from, to]): [number, number, number, number] => [edge(from), y(row), edge(to), y(row)],
    ),
  );
  const upright = edges.flatMap((_, column) =>
    rulesAlong(end - first, index => at(first + index, column) !== at(first + index, column - 1)).map(
      ([from, to]): [number, number, number, number] => [
        edge(column),
        y(first + from),
        edge(column),
        y(first + to),
      ],
    ),
  );
  return [...level, ...upright];
};

/** The table's elements: one for each row, one for each cell. */
export interface TableElements {
  cells: ReadonlyMap<TableCell, Element>;
}

const scopes = { columnHead: '/Scope/Column', rowHead: '/Scope/Row', figure: '' } as const;

export const tagTable = ({ rows }: Table, parent: Element): TableElements => {
  const table = element('Table', parent);
  const cells = new Map<TableCell, Element>();
  for (const row of rows) {
    const line = element('TR', table);
    for (const cell of row.cells) {
      const spans =
        (cell.columns > 1 ? `/ColSpan ${cell.columns}` : '') + (cell.rows > 1 ? `/RowSpan ${cell.rows}` : '');
      cells.set(cell, element(cell.role === 'figure' ? 'TD' : 'TH', line, scopes[cell.role] + spans));
    }
  }
  return { cells };
};

/** Upper and lower edge on the page. */
interface Box {
  from: number;
  to: number;
}

interface Place {
  x: number;
  y: number;
}

const drawCell = (
  page: PageContent,
  laid: LaidTable,
  own: LaidCell,
  lines: readonly Line[],
  box: Box,
  x: number,
) => {
  const { cell, text } = own;
  const { padding, leading } = laid.table;
  const left = x + (laid.edges[cell.column] ?? 0) + padding.side;
  const width =
    (laid.edges[cell.column + cell.columns] ?? 0) - (laid.edges[cell.column] ?? 0) - 2 * padding.side;
  const pitch = cell.size + leading;
  const top = (box.from + box.to - lines.length * pitch + leading) / 2;
  lines.forEach((line, index) => {
    const spare = width - (line.width * cell.size) / 1000;
    const shift = cell.align === 'left' ? 0 : Math.max(0, spare / 2);
    page.text({ text, line, x: left + shift, top: top + index * pitch, size: cell.size });
  });
};

const drawGround = (
  page: PageContent,
  { edges }: LaidTable,
  { ground, column, columns }: TableCell,
  { from, to }: Box,
  x: number,
): void => {
  const left = edges[column] ?? 0;
  if (ground) page.fill(x + left, from, (edges[column + columns] ?? 0) - left, to - from, ground);
};

/** Draws rows of a table that lie in one slice; their texts belong to elements, or to nothing where repeated. */
const drawRows = (
  page: PageContent,
  laid: LaidTable,
  slices: readonly Slice[],
  index: number,
  { x, y }: Place,
  elements: TableElements | undefined,
): void => {
  const slice = slices[index] ?? { from: 0, to: 0, newPage: false };
  const { tops, table } = laid;
  const onPage = (height: number) => y + Math.min(Math.max(height, slice.from), slice.to) - slice.from;
  const rows = tops.flatMap((top, row) =>
    top < slice.to && (tops[row + 1] ?? top) > slice.from ? [row] : [],
  );
  const [first, end] = [rows[0] ?? 0, (rows.at(-1) ?? -1) + 1];
  const shown = laid.cells.filter(({ cell, row }) => row < end && row + cell.rows > first);
  const boxOf = ({ cell, row }: LaidCell): Box => ({
    from: onPage(tops[row] ?? 0),
    to: onPage(tops[row + cell.rows] ?? tableHeight(laid)),
  });
  page.artifact(() => {
    for (const own of shown) drawGround(page, laid, own.cell, boxOf(own), x);
    page.rules(
      rulesOf(laid, [first, end], x, row => onPage(tops[row] ?? 0)),
      table.rule,
    );
  });
  for (const own of shown) {
    const lines = linesOn(laid, own, slices, index);
    const owner = elements?.cells.get(own.cell);
    const draw = () => drawCell(page, laid, own, lines, boxOf(own), x);
    if (lines.length === 0) continue;
    if (owner) page.tagged(owner, draw);
    else page.artifact(draw);
  }
};

/** Draws a slice of a table at its place; on a page that it goes on to, under its repeated heads. */
export const drawSlice = (
  page: PageContent,
  laid: LaidTable,
  slices: readonly Slice[],
  index: number,
  place: Place,
  elements: TableElements,
): void => {
  const head = index > 0 ? laid.repeated : 0;
  if (head > 0) drawRows(page, laid, [{ from: 0, to: head, newPage: false }], 0, place, undefined);
  const y = place.y + head;
  drawRows(page, laid, slices, index, { x: place.x, y }, elements);
};
