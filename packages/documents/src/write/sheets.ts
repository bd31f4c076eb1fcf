import { strToU8, zipSync } from 'fflate';
import { escapeXml } from './docx-parts.ts';
import { linesOf } from './xlsx.ts';
import {
  areaName,
  cellXml,
  columnName,
  fixedParts,
  type SheetXml,
  type StyleName,
  sheetXml,
  workbookParts,
} from './xlsx-parts.ts';

/** What the cells of a column may hold: listed values, or the values of a column (from 0) of another table. */
type Choices = readonly string[] | { table: string; column: number };

export interface SheetColumn {
  /** What its head says. */
  title: string;
  /** In characters. */
  width: number;
  choices?: Choices;
  /** Whether Excel refuses what is not among the choices; otherwise it only offers them. */
  strict?: boolean;
  /** Shown beside a chosen cell. */
  advice?: string;
}

/** A sheet for filling in and reading by programs: heads in its first row, then a row an entry, all cells text. */
export interface SheetTable {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly string[])[];
}

/** A sheet of text, a paragraph a row; the first is the heading. */
export interface SheetText {
  name: string;
  lines: readonly string[];
}

export interface Workbook {
  title: string;
  creator: string;
  sheets: readonly (SheetTable | SheetText)[];
}

/** The last row to which choices and advice reach: as many entries as a sheet may be read with. */
const lastRow = 5001;
const listSheet = '选项';
/** Excel refuses longer advice. */
const maxAdvice = 255;

/** Excel knows no higher row. */
const maxHeight = 409;

const rowXml = (number: number, cells: readonly string[], height?: number): string =>
  `<row r="${number}"${height === undefined ? '' : ` ht="${Math.min(Math.ceil(height), maxHeight)}" customHeight="1"`}>${cells.join('')}</row>`;

const rowOf = (number: number, texts: readonly string[], style: StyleName, height?: number): string =>
  rowXml(
    number,
    texts.map((text, column) => cellXml(column, number, style, text)),
    height,
  );

/** The lists of all columns, each in a column of one hidden sheet. */
const listsOf = (sheets: Workbook['sheets']): readonly (readonly string[])[] =>
  sheets.flatMap(sheet =>
    'columns' in sheet
      ? sheet.columns.flatMap(({ choices }) => (choices && !('table' in choices) ? [choices] : []))
      : [],
  );

const listPart = (lists: readonly (readonly string[])[]): SheetXml => {
  const height = Math.max(...lists.map(list => list.length));
  return {
    name: listSheet,
    hidden: true,
    xml: sheetXml({
      columns: lists.map(() => 20),
      rows: Array.from({ length: height }, (_, row) =>
        rowOf(
          row + 1,
          lists.map(list => list[row] ?? ''),
          'entry',
        ),
      ),
      merges: [],
      landscape: false,
    }),
  };
};

const rangeOf = (sheet: string, column: number, from: number, to: number): string =>
  `'${sheet.replaceAll("'", "''")}'!$${columnName(column)}$${from}:$${columnName(column)}$${to}`;

const sourceOf = (choices: Choices, lists: readonly (readonly string[])[]): string =>
  'table' in choices
    ? rangeOf(choices.table, choices.column, 2, lastRow)
    : rangeOf(listSheet, lists.indexOf(choices), 1, Math.max(1, choices.length));

const validationXml = (
  { title, choices, strict = false, advice }: SheetColumn,
  column: number,
  lists: readonly (readonly string[])[],
): string => {
  const area = areaName({ top: 2, bottom: lastRow, left: column, right: column });
  const prompt = advice
    ? ` showInputMessage="1" promptTitle="${escapeXml(title.slice(0, 32))}" prompt="${escapeXml(advice.slice(0, maxAdvice))}"`
    : '';
  const kind = choices
    ? ` type="list" showErrorMessage="${strict ? 1 : 0}" errorTitle="${escapeXml(title.slice(0, 32))}" error="请从下拉列表中选择。"`
    : '';
  const formula = choices ? `<formula1>${escapeXml(sourceOf(choices, lists))}</formula1>` : '';
  return `<dataValidation${kind} allowBlank="1"${prompt} sqref="${area}">${formula}</dataValidation>`;
};

/** The height (points) of a row whose cells show all their lines; a Chinese character of 10 points takes 1.75 of a column's units. */
const heightOf = (texts: readonly string[], widths: readonly number[]): number =>
  Math.max(...texts.map((text, column) => linesOf(text, Math.max(1, (widths[column] ?? 0) / 1.75)))) * 14 + 4;

const tablePart = ({ name, columns, rows }: SheetTable, lists: readonly (readonly string[])[]): SheetXml => {
  const widths = columns.map(({ width }) => width);
  return {
    name,
    titleRows: [1, 1],
    xml: sheetXml({
      columns: widths,
      rows: [
        rowOf(
          1,
          columns.map(({ title }) => title),
          'shaded',
          28,
        ),
        ...rows.map((row, index) => rowOf(index + 2, row, 'entry', heightOf(row, widths))),
      ],
      merges: [],
      landscape: true,
      frozen: { rows: 1, columns: 1 },
      blank: 'entry',
      validations: columns.flatMap((column, index) =>
        column.choices || column.advice ? [validationXml(column, index, lists)] : [],
      ),
    }),
  };
};

/** In characters; text is set a third larger than entries. */
const textWidth = 80;

const textPart = ({ name, lines }: SheetText): SheetXml => ({
  name,
  xml: sheetXml({
    columns: [textWidth],
    rows: lines.map((line, index) =>
      index === 0
        ? rowOf(1, [line], 'heading', 30)
        : rowOf(index + 1, [line], 'text', heightOf([line], [textWidth / 1.3]) * 1.4),
    ),
    merges: [],
    landscape: false,
  }),
});

/** A zip's dates begin in 1980; a fixed one makes the same workbook the same bytes. */
const zipDate = new Date(1980, 0, 1, 12);

/**
 * Writes tables as a workbook (xlsx) that people fill in: bordered cells in text format, heads that stay in view,
 * lists to choose from, advice beside the cell. `readSheets` reads it back as it was.
 */
export const writeSheets = ({ title, creator, sheets }: Workbook): Uint8Array => {
  const lists = listsOf(sheets);
  const written = sheets.map(sheet => ('columns' in sheet ? tablePart(sheet, lists) : textPart(sheet)));
  const parts = {
    ...fixedParts(title, creator),
    ...workbookParts(lists.length > 0 ? [...written, listPart(lists)] : written),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: zipDate,
  });
};
