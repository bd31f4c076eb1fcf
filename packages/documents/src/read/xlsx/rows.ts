import type { Block, Table, TableCell } from '../../blocks.ts';
import { isFigureLike } from '../../interpret/figures.ts';
import { isStatutoryLabel, isTableHead } from '../../interpret/labels.ts';
import { headingOf } from '../../interpret/sections.ts';
import { maxColumns, type Range, type Sheet, type SheetRow } from './sheet.ts';

/** A row with its merged cells laid out: the cells by column, each merged one in every column that it covers. */
interface Row {
  number: number;
  slots: Map<number, TableCell>;
  /** The cells that hold text, each once. */
  filled: TableCell[];
  drawn: number;
}

/** Merged areas cannot overlap, so that no honest sheet has more of them in all its rows together. */
const maxMerged = 50_000;

const mergesByRow = (merges: Range[], rows: SheetRow[]): Map<number, { range: Range; cell: TableCell }[]> => {
  const byNumber = new Map(rows.map(row => [row.number, row]));
  const numbers = rows.map(row => row.number);
  const found = new Map<number, { range: Range; cell: TableCell }[]>();
  let left = maxMerged;
  for (const range of merges) {
    const cell = { text: byNumber.get(range.top)?.texts.get(range.left) ?? '' };
    for (
      let index = firstFrom(numbers, range.top);
      (numbers[index] ?? Number.POSITIVE_INFINITY) <= range.bottom && left-- > 0;
      index++
    ) {
      const number = numbers[index] ?? 0;
      const held = found.get(number);
      if (held) held.push({ range, cell });
      else found.set(number, [{ range, cell }]);
    }
  }
  return found;
};

/** The index of the first number not below the given one, among numbers in order. */
const firstFrom = (numbers: number[], wanted: number): number => {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

const layOut = ({ rows, merges }: Sheet): Row[] => {
  const merged = mergesByRow(merges, rows);
  return rows.map(({ number, texts, drawn }) => {
    const slots = new Map([...texts].map(([column, text]): [number, TableCell] => [column, { text }]));
    for (const { range, cell } of merged.get(number) ?? [])
      for (let column = range.left; column <= Math.min(range.right, maxColumns - 1); column++)
        slots.set(column, cell);
    return {
      number,
      slots,
      drawn,
      filled: [...new Set(slots.values())].filter(cell => cell.text.trim() !== ''),
    };
  });
};

const isProse = (text: string): boolean => text.length > 60 && /[。；]/.test(text);

/** A row of text: prose, or a name beside its prose, as in 「总体情况 | ……」. */
const isText = ({ filled }: Row): boolean =>
  filled.length > 0 && filled.length <= 2 && filled.some(cell => isProse(cell.text));

const isLabel = (text: string): boolean =>
  headingOf(text) === undefined && !isProse(text) && (isStatutoryLabel(text) || isTableHead(text));

/**
 * Whether a row goes on with the table above it: it has several cells; or one that is a label or a figure, beside
 * blanks; or it is drawn but blank, as the row of table four may be.
 */
const goesOn = (row: Row, table: Row[]): boolean => {
  if (isText(row)) return false;
  if (row.filled.length > 1) return true;
  const before = table[table.length - 1];
  if (before === undefined || row.number !== before.number + 1) return false;
  const only = row.filled[0];
  return only ? isLabel(only.text) || isFigureLike(only.text) : row.drawn > 4;
};

const startsTable = (row: Row, next: Row | undefined): boolean => {
  if (isText(row)) return false;
  if (row.filled.length > 1) return true;
  const below = next !== undefined && next.number === row.number + 1 && next.filled.length > 1;
  return below && row.filled.length === 1 && isLabel(row.filled[0]?.text ?? '');
};

const gridOf = (rows: Row[]): Table => {
  const columns = rows.flatMap(row =>
    [...row.slots].filter(([, cell]) => cell.text.trim() !== '').map(([column]) => column),
  );
  const [left, right] = columns.reduce(
    ([low, high], column) => [Math.min(low, column), Math.max(high, column)],
    [maxColumns, 0],
  );
  return {
    kind: 'table',
    rows: rows.map(row =>
      Array.from(
        { length: Math.max(right - left + 1, 0) },
        (_, index) => row.slots.get(left + index) ?? { text: '' },
      ),
    ),
  };
};

/** The rows of a sheet as blocks: rows of text are paragraphs, rows of several cells are tables. */
export const blocksOfSheet = (sheet: Sheet): Block[] => {
  const rows = layOut(sheet);
  const blocks: Block[] = [];
  let table: Row[] = [];
  const flush = () => {
    if (table.length > 0) blocks.push(gridOf(table));
    table = [];
  };
  rows.forEach((row, index) => {
    const belongs = table.length > 0 ? goesOn(row, table) : startsTable(row, rows[index + 1]);
    if (belongs) {
      table.push(row);
      return;
    }
    flush();
    blocks.push(...row.filled.map((cell): Block => ({ kind: 'paragraph', text: cell.text })));
  });
  flush();
  return blocks;
};
