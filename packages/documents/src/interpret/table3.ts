import { type Table3ColumnId, type Table3RowId, table3ColumnIds, table3Rows } from '@gongkai/law';
import type { FigureSheet } from './figure-sheet.ts';
import { isFigureLike } from './figures.ts';
import { table3ColumnOf, table3RowOf, table4ColumnOf } from './labels.ts';
import { hasText, joinRows, type Row, valuesAfter } from './rows.ts';

const head = /自\s*然\s*人|商\s*业\s*企\s*业|科\s*研\s*机\s*构|申请人情况/;

/** Whether the row is part of table three's head, or of table four's, whose 「总计」 is no row of table three. */
const isHead = (row: Row): boolean =>
  hasText(row, head) || row.cells.filter(({ cell }) => table4ColumnOf(cell.text) !== undefined).length >= 2;

/** Where each column stands, told by the head; undefined where the head does not name all seven. */
const columnsByHead = (rows: Row[]): Map<Table3ColumnId, number> | undefined => {
  const columns = new Map<Table3ColumnId, number>();
  for (const row of rows.filter(candidate => hasText(candidate, head)))
    for (const { cell, slot } of row.cells) {
      const id = table3ColumnOf(cell.text);
      if (id !== undefined && !columns.has(id)) columns.set(id, slot);
    }
  return columns.size === table3ColumnIds.length ? columns : undefined;
};

/** The label of a row: the rightmost cell that names a row of table three, and its slot. */
const labelOf = (row: Row): { id: Table3RowId; slot: number } | undefined => {
  if (isHead(row)) return undefined;
  for (const { cell, slot } of row.cells.toReversed()) {
    const id = table3RowOf(cell.text);
    if (id !== undefined) return { id, slot };
  }
  return undefined;
};

const hasFigures = (row: Row): boolean =>
  row.cells.slice(-7).some(({ cell }) => cell.text.trim() !== '' && isFigureLike(cell.text));

const hasWords = (row: Row): boolean => row.cells.some(({ cell }) => !isFigureLike(cell.text));

/** Joins rows that a page break parted: a label's two halves, or a label and the figures beside its second half. */
const mendBrokenRows = (rows: Row[]): Row[] => {
  const mended: Row[] = [];
  for (const row of rows) {
    const before = mended[mended.length - 1];
    const joinable =
      before !== undefined &&
      before.slots.length === row.slots.length &&
      labelOf(row) === undefined &&
      hasWords(row) &&
      !isHead(row) &&
      !isHead(before);
    if (joinable) {
      const joined = joinRows(before, row);
      const half =
        labelOf(before) === undefined
          ? labelOf(joined) !== undefined
          : !hasFigures(before) && hasFigures(row);
      if (half) {
        mended[mended.length - 1] = joined;
        continue;
      }
    }
    mended.push(row);
  }
  return mended;
};

/** What table three's rows are read with from one table to the next: a table split in two keeps its columns. */
export interface Table3State {
  columns: Map<Table3ColumnId, number> | undefined;
  width: number;
}

const rowLabel = (id: Table3RowId) => table3Rows.find(row => row.id === id)?.label ?? id;

/** The figures of a row, by the heads above them or in their order; undefined where they are not seven. */
const figuresOf = (row: Row, label: number, { columns, width }: Table3State) => {
  const byHead = columns !== undefined && row.slots.length === width && label < Math.min(...columns.values());
  const headed = byHead ? table3ColumnIds.map(id => row.slots[columns.get(id) ?? -1]) : [];
  // Edges set askew put one cell, or the label, under two heads: then the cells are taken in their order.
  const apart = new Set([row.slots[label], ...headed]).size === table3ColumnIds.length + 1;
  return apart ? headed : valuesAfter(row, label, table3ColumnIds.length);
};

/**
 * Enters the rows of table three that stand in these rows.
 * @returns how often 「本年新收」 (the table's first row) was seen, and how many rows were read.
 */
export const readTable3 = (
  rows: Row[],
  inSection: boolean,
  state: Table3State,
  sheet: FigureSheet,
): { starts: number; read: number } => {
  const mended = mendBrokenRows(rows);
  const labelled = mended.map(row => ({ row, label: labelOf(row) }));
  if (!inSection && labelled.filter(({ label }) => label !== undefined).length < 3)
    return { starts: 0, read: 0 };
  const heads = columnsByHead(mended);
  const width = mended.find(row => hasText(row, head))?.slots.length;
  if (heads !== undefined && width !== undefined) Object.assign(state, { columns: heads, width });
  let starts = 0;
  let read = 0;
  for (const { row, label } of labelled) {
    if (label === undefined) continue;
    const paths = table3ColumnIds.map(column => `table3.${label.id}.${column}`);
    const cells = figuresOf(row, label.slot, state);
    if (cells === undefined) {
      const generic = label.id === 'total' || label.id === 'otherHandling';
      const found = row.cells.filter(entry => entry.slot > label.slot).length;
      if (!generic || inSection)
        sheet.note(`表三“${rowLabel(label.id)}”一行应有7格，读到${found}格，未计入。`, paths);
      continue;
    }
    if (label.id === 'received') starts++;
    read++;
    sheet.enterAll(paths, cells);
  }
  return { starts, read };
};
