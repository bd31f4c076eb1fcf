import { isFigureLike } from '../../interpret/figures.ts';
import {
  isHeadOf2019,
  isStatutoryLabel,
  isTableHead,
  key,
  table2ColumnOf,
  table2RowOf,
  table3RowOf,
  table4ColumnOf,
} from '../../interpret/labels.ts';

/** Rows of a table as the texts of their cells; a merged cell stands once. */
export type Rows = string[][];

/** A stretch of lines that is prose, or a table found in them. */
export type Part = { lines: string[] } | { rows: Rows };

/** How many figures a row of each statutory table holds. */
export const figuresOf = { table3: 7, table4: 15 } as const;

/** The figures of table two's rows in either format: which numbers of them are whole. */
const figuresOfTable2: Record<string, readonly number[]> = {
  rules: [3],
  normativeDocuments: [3],
  licences: [1, 3],
  otherServices: [3],
  penalties: [1, 3],
  coerciveMeasures: [1, 3],
  fees: [1, 2],
  procurement: [2],
};

export const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

const isHeadRow = (cells: string[]): boolean =>
  cells.filter(cell => table4ColumnOf(cell) !== undefined).length >= 2 ||
  cells.some(cell => /自\s*然\s*人|商\s*业\s*企\s*业/.test(cell));

/** The last cell that names a row of table two or three, and how many figures may follow it. */
export const labelIn = (cells: string[]): { at: number; wanted: readonly number[] } | undefined => {
  if (isHeadRow(cells)) return undefined;
  for (let at = cells.length - 1; at >= 0; at--) {
    const cell = cells[at] ?? '';
    if (table3RowOf(cell) !== undefined) return { at, wanted: [figuresOf.table3] };
    const row = table2RowOf(cell);
    if (row !== undefined) return { at, wanted: figuresOfTable2[row] ?? [] };
  }
  return undefined;
};

export const isTable4Figures = (cells: string[]): boolean =>
  cells.length === figuresOf.table4 && cells.every(isFigureLike);

/** Whether a row is whole: a label with as many figures after it as the form has, or table four's fifteen. */
export const isWhole = (cells: string[]): boolean => {
  if (!isFigureLike(cells[cells.length - 1] ?? '.x')) return false;
  if (isTable4Figures(cells)) return true;
  const label = labelIn(cells);
  if (label === undefined) return false;
  const figures = cells.slice(label.at + 1);
  const most = Math.max(...label.wanted);
  const padded = most < figuresOf.table3 && figures.length > most && figures.slice(most).every(isBlank);
  return (padded || label.wanted.includes(figures.length)) && figures.every(isFigureLike);
};

/** The heads of table two are told by a few words, which a sentence may hold too. */
const maxHead = 20;

const isHead = (text: string): boolean =>
  isTableHead(text) || (text.length <= maxHead && !text.endsWith('。') && table2ColumnOf(text) !== undefined);

/** The longest label of the form has 37 signs; spaces may stand among them. */
const maxLabel = 80;

/** Whether a text belongs to a statutory table: a label of its rows, or a head of its columns. */
export const isOfTable = (text: string): boolean =>
  text.length <= maxLabel && (isStatutoryLabel(text) || isHead(text));

const rowsIn = (parts: Part[]): Rows => parts.flatMap(part => ('rows' in part ? part.rows : []));

/**
 * How much of the statutory tables was found: the rows that are whole, each counted once. One whose cells are all
 * blank says little: any label with empty lines after it looks like that.
 */
export const wholeness = (parts: Part[]): number => {
  const weights = new Map<string, number>();
  for (const cells of rowsIn(parts).filter(isWhole)) {
    const at = labelIn(cells)?.at ?? -1;
    const filled = cells.slice(at + 1).some(cell => !isBlank(cell));
    const label = cells[at] ?? '（表四）';
    weights.set(label, Math.max(weights.get(label) ?? 0, filled ? 1 : 1 / 1000));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
};

/** Whether labels and heads of a statutory table stand in rows, though no row is whole: a table left blank. */
export const isNamed = (parts: Part[]): boolean =>
  rowsIn(parts).filter(cells => cells.length > 1 && cells.some(isOfTable)).length >= 2;

const heads4 = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const groups4 = ['行政复议', '未经复议直接起诉', '复议后起诉'];

/** Gives table four's figures their heads where a text broke these over lines beyond recognition. */
const withHeadOfTable4 = (rows: Rows): Rows => {
  const at = rows.findIndex(isTable4Figures);
  const above = rows.slice(0, Math.max(at, 0));
  const headed = above.some(cells => cells.filter(cell => table4ColumnOf(cell) !== undefined).length >= 4);
  if (at < 0 || headed) return rows;
  const spread = groups4.flatMap(group => heads4.map(() => group));
  return [spread, groups4.flatMap(() => heads4), ...rows.slice(at)];
};

const headOf2019 = ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'];

const saysFormatOf2019 = (said: string): boolean => /新公开数|对外公开总|上一年项目|采购项目/.test(key(said));

/** The columns that the 2019 format alone has, put above a table whose broken heads say that it is of that format. */
const withHeadOf2019 = (rows: Rows, said: string): Rows =>
  saysFormatOf2019(said) && !rows.some(cells => cells.some(isHeadOf2019)) ? [headOf2019, ...rows] : rows;

/** A table ready to be interpreted; `said` is the text in which it stands, its heads among it. */
export const withHeads = (rows: Rows, said: string): Rows => withHeadOf2019(withHeadOfTable4(rows), said);

/** Table two of the 2019 format, left blank, is known by its heads alone: they tell the format of the report. */
export const headAlone = (said: string): Part[] =>
  /第二十条/.test(said) && saysFormatOf2019(said) ? [{ rows: [headOf2019] }] : [];
