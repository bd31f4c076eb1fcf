import type { Table, TableCell } from './blocks.ts';
import type { FontSet } from './fonts.ts';
import { breakLines, type Line } from './lines.ts';
import { type ShapedText, shape } from './shape.ts';

/** A cell with its text broken into lines. */
export interface LaidCell {
  cell: TableCell;
  row: number;
  text: ShapedText;
  lines: readonly Line[];
}

/** A table measured for a page; `edges` are the places of its vertical rules, `tops` of its horizontal ones. */
export interface LaidTable {
  table: Table;
  cells: readonly LaidCell[];
  edges: readonly number[];
  tops: readonly number[];
  /** Height of the head rows that are repeated on each page. */
  repeated: number;
  /** The cell at each column of each row. */
  grid: (LaidCell | undefined)[][];
}

const edgesOf = (widths: readonly number[], width: number): number[] => {
  const sum = widths.reduce((total, each) => total + each, 0);
  let edge = 0;
  return [0, ...widths.map(each => (edge += (each * width) / sum))];
};

const heightOf = ({ leading, padding }: Table, { cell, lines }: LaidCell): number =>
  Math.max(1, lines.length) * (cell.size + leading) - leading + 2 * padding.above;

/** Row heights: the least ones, grown for the text of each row's cells, then for that of cells over several rows. */
const rowHeights = (table: Table, cells: readonly LaidCell[], most: number): number[] => {
  const heights = table.rows.map(({ height }) => height);
  for (const laid of cells.toSorted((a, b) => a.cell.rows - b.cell.rows)) {
    const last = Math.min(laid.row + laid.cell.rows, heights.length) - 1;
    const others = heights.slice(laid.row, last).reduce((sum, height) => sum + height, 0);
    heights[last] = Math.max(heights[last] ?? 0, heightOf(table, laid) - others);
  }
  // A row higher than a page is parted inside its cells, which costs up to a line and the padding on each page.
  const { padding, leading } = table;
  const lost = 2 * padding.above + 2 * leading + Math.max(0, ...cells.map(({ cell }) => cell.size));
  return heights.map(height =>
    height > most ? height + Math.ceil(height / Math.max(1, most - lost)) * lost : height,
  );
};

const gridOf = (table: Table, cells: readonly LaidCell[]): (LaidCell | undefined)[][] => {
  const grid = table.rows.map((): (LaidCell | undefined)[] => table.widths.map(() => undefined));
  for (const laid of cells) {
    const { column, columns, rows } = laid.cell;
    for (const row of grid.slice(laid.row, laid.row + rows)) row.fill(laid, column, column + columns);
  }
  return grid;
};

/** Breaks the cells' texts and finds the places of all rules. @param most height of a page's text */
export const layTable = (fonts: FontSet, table: Table, width: number, most: number): LaidTable => {
  const edges = edgesOf(table.widths, width);
  // Many cells say the same, as 「0」.
  const shapes = new Map<string, ShapedText>();
  const shapeOf = (text: string): ShapedText => {
    const shaped = shapes.get(text) ?? shape(fonts, [{ text, font: table.font }]);
    shapes.set(text, shaped);
    return shaped;
  };
  const cells = table.rows.flatMap((row, index) =>
    row.cells.map((cell): LaidCell => {
      const { column, columns, size } = cell;
      const room = (edges[column + columns] ?? width) - (edges[column] ?? 0) - 2 * table.padding.side;
      const text = shapeOf(cell.text);
      return {
        cell,
        row: index,
        text,
        lines: breakLines(text, (room * 1000) / size, 0, cell.align === 'left'),
      };
    }),
  );
  let top = 0;
  const tops = [0, ...rowHeights(table, cells, most).map(height => (top += height))];
  const heads = tops[table.headRows] ?? 0;
  // Heads that fill a page would leave no room for anything else.
  const repeated = heads < most / 2 ? heads : 0;
  return { table, cells, edges, tops, repeated, grid: gridOf(table, cells) };
};

/** A part of a table on one page: from one height of the table to another. */
export interface Slice {
  from: number;
  to: number;
  /** Whether it begins a page. */
  newPage: boolean;
}

export const tableHeight = ({ tops }: LaidTable): number => tops.at(-1) ?? 0;

/** Heights are sums of fractions. */
const tolerance = 0.01;

/** How many cells reach over the rule above a row. */
const crossings = ({ grid }: LaidTable, row: number): number =>
  new Set(grid[row]?.filter((cell, column) => cell !== undefined && cell === grid[row - 1]?.[column])).size;

/**
 * Where to part a table for a page to take what it has room for: between two rows, in the lower half of the room
 * where the fewest cells are cut. Inside a row only if the row is higher than the room, and the page is new.
 * @returns the height of the table; `from` where nothing fits
 */
const sliceEnd = (laid: LaidTable, from: number, room: number, isNewPage: boolean): number => {
  const { tops, table } = laid;
  const heads = from === 0 ? table.headRows : 0;
  if (tableHeight(laid) - from <= room + tolerance) return tableHeight(laid);
  let best: { top: number; cut: number } | undefined;
  tops.forEach((top, row) => {
    if (row <= heads || top <= from || top - from > room + tolerance) return;
    const cut = crossings(laid, row);
    if (best === undefined || top - from < room / 2 || cut <= best.cut) best = { top, cut };
  });
  return best?.top ?? (isNewPage ? from + room : from);
};

/**
 * Parts a table for its pages.
 * @param first room on the page that it begins on, which is new or not; `whole` that of the others
 */
export const slicesOf = (laid: LaidTable, first: number, whole: number, onNewPage: boolean): Slice[] => {
  const slices: Slice[] = [];
  let [room, isNewPage, newPage] = [first, onNewPage, false];
  for (let from = 0; from < tableHeight(laid); ) {
    const to = sliceEnd(laid, from, room, isNewPage);
    if (to > from) slices.push({ from, to, newPage });
    from = to;
    room = whole - (from > 0 ? laid.repeated : 0);
    [isNewPage, newPage] = [true, true];
  }
  return slices;
};

/** The lines of a cell that stand on a slice: all on the one that shows most of the cell, if that holds them. */
export const linesOn = (
  laid: LaidTable,
  { cell, row, lines }: LaidCell,
  slices: readonly Slice[],
  index: number,
): readonly Line[] => {
  if (slices.length === 1) return lines;
  const { tops, table } = laid;
  const [top, bottom] = [tops[row] ?? 0, tops[row + cell.rows] ?? tableHeight(laid)];
  const seen = slices.map(({ from, to }) => Math.max(0, Math.min(to, bottom) - Math.max(from, top)));
  if ((seen[index] ?? 0) <= 0) return [];
  const pitch = cell.size + table.leading;
  const holds = seen.map(height =>
    Math.max(0, Math.floor((height - 2 * table.padding.above + table.leading) / pitch)),
  );
  const roomiest = seen.indexOf(Math.max(...seen));
  if ((holds[roomiest] ?? 0) >= lines.length) return roomiest === index ? lines : [];
  const before = holds.slice(0, index).reduce((sum, count) => sum + count, 0);
  const isLast = seen.slice(index + 1).every(height => height <= 0);
  return lines.slice(before, isLast ? lines.length : before + (holds[index] ?? 0));
};
