import { type CellPath, type Table4GroupId, table4Columns, table4Groups } from '@gongkai/law';
import type { FigureSheet } from './figure-sheet.ts';
import { key, table2RowOf, table3RowOf, table4ColumnOf } from './labels.ts';
import type { Row } from './rows.ts';

const groupOf = (text: string): Table4GroupId | undefined => {
  const label = key(text);
  if (label.includes('未经复议')) return 'directLitigation';
  if (label.includes('复议后')) return 'litigationAfterReconsideration';
  return /^行政复议/.test(label) ? 'reconsideration' : undefined;
};

const isResultHead = (row: Row): boolean =>
  row.cells.filter(({ cell }) => table4ColumnOf(cell.text) !== undefined).length >= 4;
const isGroupHead = (row: Row): boolean =>
  row.cells.some(({ cell }) => groupOf(cell.text) !== undefined || /^行政诉讼/.test(key(cell.text)));

const pathsOf = (group: Table4GroupId): CellPath[] =>
  table4Columns.map(column => `table4.${group}.${column.id}`);
const allPaths = table4Groups.flatMap(group => pathsOf(group.id));

/** The cell path of a slot, told by the heads above it. */
const pathAt = (heads: Row[], slot: number): CellPath | undefined => {
  const texts = heads.map(row => row.slots[slot]?.text ?? '');
  const column = texts.map(table4ColumnOf).findLast(id => id !== undefined);
  const group = texts.map(groupOf).findLast(id => id !== undefined);
  return column && group && `table4.${group}.${column}`;
};

/** The cells of the figures' row with their paths: by the heads above them, else by their number. */
const assign = (heads: Row[], row: Row): { path: CellPath; slot: number }[] | undefined => {
  const byHead = row.cells.flatMap(({ slot }) => {
    const path = pathAt(heads, slot);
    return path === undefined ? [] : [{ path, slot }];
  });
  const distinct = new Set(byHead.map(entry => entry.path));
  if (byHead.length === distinct.size && distinct.size === row.cells.length && distinct.size % 5 === 0)
    return byHead;
  const litigation = allPaths.slice(5);
  const named = heads.some(head => head.cells.some(({ cell }) => groupOf(cell.text) === 'reconsideration'));
  const paths = {
    15: allPaths,
    10: named ? undefined : litigation,
    5: named ? pathsOf('reconsideration') : undefined,
  }[row.cells.length];
  return paths?.map((path, index) => ({ path, slot: row.cells[index]?.slot ?? -1 }));
};

/** Enters table four. @returns how often a row of 行政复议 was seen, and how many rows were read. */
export const readTable4 = (rows: Row[], sheet: FigureSheet): { starts: number; read: number } => {
  let heads: Row[] = [];
  let starts = 0;
  let read = 0;
  rows.forEach((row, index) => {
    const isHead = isResultHead(row) || isGroupHead(row);
    if (isHead) {
      heads.push(row);
      return;
    }
    if (!heads.some(isResultHead)) return;
    if (
      row.cells.some(
        ({ cell }) => table3RowOf(cell.text) !== undefined || table2RowOf(cell.text) !== undefined,
      )
    ) {
      heads = [];
      return;
    }
    const blank = row.cells.every(({ cell }) => cell.text.trim() === '');
    const next = rows[index + 1];
    if (blank && next !== undefined && next.cells.length === row.cells.length) return;
    const assigned = assign(heads, row);
    if (assigned === undefined)
      sheet.note(`表四的数字行应有15格，读到${row.cells.length}格，未计入。`, allPaths);
    else {
      sheet.enterAll(
        assigned.map(entry => entry.path),
        assigned.map(entry => row.slots[entry.slot]),
      );
      if (assigned.some(entry => entry.path.startsWith('table4.reconsideration'))) starts++;
      read++;
    }
    heads = [];
  });
  return { starts, read };
};
