import type { Block, Table, TableCell } from '../../blocks.ts';
import { blocksOfTable } from '../layout-table.ts';
import type { Property } from './properties.ts';

/** A row as found: the blocks of its cells, and the cells' places. */
export interface FoundRow {
  cells: Block[][];
  shapes: CellShape[];
}

/** Where a cell lies in its row, in twentieths of a point, and how it merges with its neighbours. */
export interface CellShape {
  left: number;
  right: number;
  vertical: 'none' | 'restart' | 'continue';
  /** Two bits: one value at the first cell of a set merged across, another at those that follow it. */
  horizontal: number;
}

const defineTable = 0xd608;
const verticalMerge = 0xd62b;
const verticals: Record<number, CellShape['vertical']> = { 1: 'continue', 2: 'restart', 3: 'restart' };
const cellBytes = 20;

/** The cells of a row by the properties of its end mark: the edges, then a description of each cell. */
export const shapesOf = (properties: Property[]): CellShape[] => {
  const operand = properties.findLast(({ code }) => code === defineTable)?.operand;
  if (!operand || operand.byteLength < 1) return [];
  const count = operand.getUint8(0);
  if (1 + (count + 1) * 2 > operand.byteLength) return [];
  const edge = (index: number) => operand.getInt16(1 + index * 2, true);
  const described = 1 + (count + 1) * 2;
  const shapes = Array.from({ length: count }, (_, index): CellShape => {
    const at = described + index * cellBytes;
    const bits = at + 2 <= operand.byteLength ? operand.getUint16(at, true) : 0;
    return {
      left: edge(index),
      right: edge(index + 1),
      horizontal: bits & 3,
      vertical: verticals[(bits >> 5) & 3] ?? 'none',
    };
  });
  for (const { code, operand: change } of properties) {
    const shape = code === verticalMerge && change.byteLength >= 2 ? shapes[change.getUint8(0)] : undefined;
    if (shape) shape.vertical = verticals[change.getUint8(1)] ?? 'none';
  }
  return shapes;
};

/**
 * The edges of all rows drawn together: rows set by hand differ by a little, which makes no column. What counts as
 * a little is a third of the narrowest cell, at most 3.5 mm.
 */
const columnsOf = (rows: FoundRow[]): { count: number; at: (edge: number) => number } => {
  const cells = rows.flatMap(row => row.shapes);
  const narrowest = cells.reduce((least, { left, right }) => {
    const width = right - left;
    return width > 30 && width < least ? width : least;
  }, 600);
  const edges = [...new Set(cells.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b);
  const columns = new Map<number, number>();
  let column = -1;
  let start = Number.NEGATIVE_INFINITY;
  for (const edge of edges) {
    if (edge - start > narrowest / 3) {
      column++;
      start = edge;
    }
    columns.set(edge, column);
  }
  return { count: column, at: edge => columns.get(edge) ?? 0 };
};

/** Whether a cell goes on with the one before it: within a set merged across, not the set's first. */
const goesOn = (shapes: CellShape[], index: number): boolean => {
  const own = shapes[index]?.horizontal ?? 0;
  let first = index;
  while (first > 0 && (shapes[first - 1]?.horizontal ?? 0) !== 0) first--;
  return own !== 0 && index > first && own !== shapes[first]?.horizontal;
};

const evenShapes = (count: number): CellShape[] =>
  Array.from({ length: count }, (_, index) => ({
    left: index * 1000,
    right: (index + 1) * 1000,
    vertical: 'none',
    horizontal: 0,
  }));

const textOf = (blocks: Block[]): string =>
  blocks
    .map(block => (block.kind === 'paragraph' ? block.text : ''))
    .join('\n')
    .trim();

/** Lays a row into the slots of the grid, under the row above it. */
const slotsOf = (
  { cells, shapes }: FoundRow,
  above: Table['rows'][number] | undefined,
  columnOf: (edge: number) => number,
) => {
  const slots: (TableCell | undefined)[] = [];
  let before: TableCell | undefined;
  cells.forEach((blocks, index) => {
    const shape = shapes[index];
    if (!shape) return;
    const from = columnOf(shape.left);
    const upper = shape.vertical === 'continue' ? above?.[from] : undefined;
    const cell = (goesOn(shapes, index) ? before : upper) ?? { text: textOf(blocks) };
    for (let column = from; column < Math.max(columnOf(shape.right), from + 1); column++)
      slots[column] = cell;
    before = cell;
  });
  return Array.from(slots);
};

const withEvenShapes = (row: FoundRow): FoundRow => ({ ...row, shapes: evenShapes(row.cells.length) });

/** More columns than any table has: edges that make more of them say nothing. */
const maxColumns = 200;

/** Lays rows into a grid by the edges of their cells; a merged cell is one object in every slot that it covers. */
export const blocksOfRows = (found: FoundRow[]): Block[] => {
  const shaped = found.map(row => (row.shapes.length >= row.cells.length ? row : withEvenShapes(row)));
  const rows = columnsOf(shaped).count > maxColumns ? found.map(withEvenShapes) : shaped;
  const columnOf = columnsOf(rows).at;
  let above: Table['rows'][number] | undefined;
  return blocksOfTable(
    rows.map(row => {
      above = slotsOf(row, above, columnOf);
      return { slots: above, cells: row.cells };
    }),
  );
};
