import type { Block, Table } from '../blocks.ts';

/** A row of a Word table: its slots in the grid, and the blocks of each of its cells. */
export interface BlockRow {
  slots: Table['rows'][number];
  cells: Block[][];
}

const holdsTable = (row: BlockRow): boolean =>
  row.cells.some(cell => cell.some(block => block.kind === 'table'));

const filled = (row: BlockRow): number =>
  row.cells.filter(cell => cell.some(block => block.kind === 'table' || block.text.trim() !== '')).length;

/**
 * A table's blocks. A table made for layout, that is one whose cells hold tables of their own or that has one cell
 * a row, gives its cells' blocks in reading order; rows of figures within it stay a table.
 */
export const blocksOfTable = (rows: BlockRow[]): Block[] => {
  const oneCellEach = rows.every(row => new Set(row.slots).size <= 1);
  if (!oneCellEach && !rows.some(holdsTable)) return [{ kind: 'table', rows: rows.map(row => row.slots) }];
  const blocks: Block[] = [];
  let kept: Table | undefined;
  for (const row of rows) {
    if (oneCellEach || holdsTable(row) || filled(row) <= 2) {
      blocks.push(...row.cells.flat());
      kept = undefined;
    } else {
      const table: Table = kept ?? { kind: 'table', rows: [] };
      if (!kept) blocks.push(table);
      table.rows.push(row.slots);
      kept = table;
    }
  }
  return blocks;
};
