import { type Format, table2Parts } from '@gongkai/law';
import type { FigureSheet } from './figure-sheet.ts';
import { isHeadOf2019, table2ColumnOf, table2RowOf } from './labels.ts';
import { hasText, type Row, valuesAfter } from './rows.ts';

/** Whether these rows are table two's: it cites Article 20, or heads its columns as the form does. */
export const isTable2 = (rows: Row[]): boolean =>
  rows.some(
    row =>
      hasText(row, /第二十条\s*第/) || row.cells.some(({ cell }) => table2ColumnOf(cell.text) !== undefined),
  );

export const is2019 = (rows: Row[]): boolean =>
  rows.some(row => row.cells.some(({ cell }) => isHeadOf2019(cell.text)));

/** The columns of a row of table two, as the form has them. */
const formOf = (row: string, format: Format) => {
  const id = row === 'fees' && format === 2021 ? 'feesTenThousandYuan' : row;
  const part = table2Parts(format).find(candidate => candidate.rows.some(entry => entry.id === id));
  const root = format === 2021 ? 'table2' : 'table2of2019';
  return (
    part && {
      label: part.rows.find(entry => entry.id === id)?.label ?? id,
      columns: part.columns.map(column => column.id),
      path: `${root}.${id}`,
    }
  );
};

/** Enters the rows of table two. @returns how often its first row was seen, and how many rows were read. */
export const readTable2 = (
  rows: Row[],
  format: Format,
  sheet: FigureSheet,
): { starts: number; read: number } => {
  let heads: string[] = [];
  let starts = 0;
  let read = 0;
  for (const row of rows) {
    const named = row.cells.map(({ cell }) => table2ColumnOf(cell.text)).filter(id => id !== undefined);
    if (named.length > 0) {
      heads = named;
      continue;
    }
    const label = row.cells.find(({ cell }) => table2RowOf(cell.text) !== undefined);
    const id = label && table2RowOf(label.cell.text);
    const form = id === undefined ? undefined : formOf(id, format);
    if (!label || !form) continue;
    const order =
      heads.length === form.columns.length && form.columns.every(column => heads.includes(column))
        ? heads
        : form.columns;
    const paths = order.map(column => (column === '' ? form.path : `${form.path}.${column}`));
    const cells = valuesAfter(row, label.slot, paths.length) ?? leading(row, label.slot, paths.length);
    if (cells === undefined) {
      sheet.note(
        `表二“${form.label}”一行应有${paths.length}格，读到${row.cells.length - 1}格，未计入。`,
        paths,
      );
      continue;
    }
    if (id === 'rules') starts++;
    read++;
    sheet.enterAll(paths, cells);
  }
  return { starts, read };
};

/** The first cells after the label, where blank cells pad the row to the table's width. */
const leading = (row: Row, slot: number, wanted: number) => {
  const cells = row.cells.filter(entry => entry.slot > slot).map(entry => entry.cell);
  return cells.length > wanted && cells.slice(wanted).every(cell => cell.text.trim() === '')
    ? cells.slice(0, wanted)
    : undefined;
};
