import { normalizeProse } from '@gongkai/law';
import { isFigureLike } from '../../interpret/figures.ts';
import type { Grid, GridCell } from './grid.ts';
import { between, type Line, linesOf } from './lines.ts';

/** A cell of a table on one page, as text. */
export interface PartCell {
  text: string;
  /** Its last line has no room for another character: what follows on the next page may go on with it. */
  full: boolean;
}

/** The part of a table that stands on one page: its columns' borders, none where they are not drawn, and its slots. */
export interface TablePart {
  xs: number[];
  top: number;
  bottom: number;
  slots: PartCell[][];
}

/** The room that a cell's text keeps from the right border, taken to be that on the left. */
const roomAfter = (line: Line, lines: readonly Line[], cell: GridCell): number =>
  cell.right - line.right - Math.max(0, Math.min(...lines.map(({ left }) => left)) - cell.left);

/** Most that cells keep free on either side, and a line end can leave, beside a figure that is broken. */
const maxPadding = 6;

/**
 * What parts two lines of a cell. A figure too wide for its column is broken anywhere, and is one figure still;
 * two figures under one another stay two.
 */
const gapBetween = (line: Line, next: Line, cell: GridCell): string => {
  const figures = /^[\d.,]+$/.test(line.text) && /^[\d.,]+$/.test(next.text);
  if (figures)
    return cell.right - cell.left - (line.right - line.left) < 2 * maxPadding + 0.7 * line.size ? '' : '\n';
  return between(line.text, next.text, line.endsWithSpace) === '' ? '' : '\n';
};

const partCellOf = (cell: GridCell): PartCell => {
  const lines = linesOf(cell.glyphs);
  let text = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    text += before === undefined ? line.text : gapBetween(before, line, cell) + line.text;
  });
  const last = lines[lines.length - 1];
  // Letters spread over a cell's width are one word: spaces beside Chinese characters mean nothing.
  const plain = text.includes(' ') ? normalizeProse(text) : text;
  return { text: plain, full: last !== undefined && roomAfter(last, lines, cell) < 1.3 * last.size };
};

const isBlank = (cell: PartCell | undefined): boolean => (cell?.text ?? '').trim() === '';

/** A page's grid with its characters as text. */
export const partOf = (grid: Grid): TablePart => {
  const cells = new Map<GridCell, PartCell>();
  const slots = grid.slots.map(row =>
    row.map(cell => {
      const known = cells.get(cell) ?? partCellOf(cell);
      cells.set(cell, known);
      return known;
    }),
  );
  // A strip without text from side to side is the space between borders, not a row.
  const written = slots.filter(
    row => grid.xs.length <= 2 || !isBlank(row[0]) || row.some(cell => cell !== row[0]),
  );
  return { xs: grid.xs, top: grid.ys[0] ?? 0, bottom: grid.ys[grid.ys.length - 1] ?? 0, slots: written };
};

/** A number or letter that begins an entry: what begins with one does not go on with what stands before it. */
const mark = /^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}\s*[.．、）)]\D)/;

const isFigure = (cell: PartCell): boolean => !isBlank(cell) && isFigureLike(cell.text);

/** Whether the second cell can go on with the first: the rest of its text, or nothing. */
const goesOn = (above: PartCell, below: PartCell): boolean => {
  if (isFigure(above) || isFigure(below)) return false;
  if (isBlank(above)) return true;
  return isBlank(below) || (above.full && !mark.test(below.text));
};

/** Whether a word is broken between two cells, as heads are where a page ends within their row. */
const isBrokenWord = (above: PartCell, below: PartCell): boolean =>
  !isBlank(above) && !isBlank(below) && goesOn(above, below);

/** Two cells that stand over one another at a page break, with the columns they take. */
interface Pair {
  above: PartCell;
  below: PartCell;
  tall: boolean;
}

const spansOf = (row: readonly PartCell[]): { cell: PartCell; from: number; to: number }[] => {
  const spans: { cell: PartCell; from: number; to: number }[] = [];
  row.forEach((cell, index) => {
    const last = spans[spans.length - 1];
    if (last?.cell === cell) last.to = index;
    else spans.push({ cell, from: index, to: index });
  });
  return spans;
};

/** The cells that take the same columns just above and just below the break. */
const pairsAt = (above: PartCell[][], below: PartCell[][]): { pairs: Pair[]; alike: boolean } => {
  const upper = spansOf(above[above.length - 1] ?? []);
  const lower = spansOf(below[0] ?? []);
  const pairs = upper.flatMap(({ cell, from, to }): Pair[] => {
    const match = lower.find(span => span.from === from && span.to === to);
    if (match === undefined) return [];
    const tall =
      (above[above.length - 2]?.includes(cell) ?? false) || (below[1]?.includes(match.cell) ?? false);
    return [{ above: cell, below: match.cell, tall }];
  });
  return { pairs, alike: pairs.length === upper.length && pairs.length === lower.length };
};

/** Whether the row was broken over the page: every cell of the lower half goes on with, or makes up for, the upper. */
const isBrokenRow = (pairs: readonly Pair[]): boolean => {
  const single = pairs.filter(({ tall }) => !tall);
  const written = (side: 'above' | 'below') => single.some(pair => !isBlank(pair[side]));
  return (
    written('above') &&
    written('below') &&
    single.every(
      ({ above, below }) =>
        isBlank(below) || (isBlank(above) ? !mark.test(below.text) : goesOn(above, below)),
    )
  );
};

const joinCells = (above: PartCell, below: PartCell): void => {
  above.text += isBlank(above) || isBlank(below) ? below.text : between(above.text, below.text) + below.text;
  if (!isBlank(below)) above.full = below.full;
};

const rowText = (row: readonly PartCell[]): string =>
  spansOf(row)
    .map(({ cell }) => cell.text.replace(/\s/g, ''))
    .join('|');

/** How many rows at the head of a part repeat the table's head. */
const repeatedHeads = (table: PartCell[][], part: PartCell[][]): number => {
  let count = 0;
  while (
    count < part.length - 1 &&
    count < table.length - 1 &&
    /[^|]/.test(rowText(part[count] ?? [])) &&
    rowText(table[count] ?? []) === rowText(part[count] ?? [])
  )
    count++;
  return count;
};

/** The slots of a part laid over other columns' borders. */
const overBorders = (part: TablePart, xs: number[]): PartCell[][] => {
  const columns = xs.slice(0, -1).map((x, index) => {
    const middle = (x + (xs[index + 1] ?? x)) / 2;
    const found = part.xs.findLastIndex(border => border <= middle);
    return Math.min(Math.max(found, 0), part.xs.length - 2);
  });
  return part.slots.map(row => columns.map(column => row[column] ?? { text: '', full: false }));
};

/** How far the outer borders of a table may move from one page to the next. */
const sameBorders = 6;

/** Whether a part on the next page has the borders of the table on this one. */
export const continues = (table: TablePart, part: TablePart): boolean =>
  table.xs.length > 0 &&
  part.xs.length > 0 &&
  Math.abs((table.xs[0] ?? 0) - (part.xs[0] ?? 0)) < sameBorders &&
  Math.abs((table.xs[table.xs.length - 1] ?? 0) - (part.xs[part.xs.length - 1] ?? 0)) < sameBorders;

/**
 * Puts a table's part on the next page under it: heads repeated there are left out, a row broken by the page is
 * made whole, and a merged cell that goes on is one cell.
 */
export const continueTable = (table: TablePart, part: TablePart, xs: number[]): TablePart => {
  const upper = overBorders(table, xs);
  const all = overBorders(part, xs);
  const lower = all.slice(repeatedHeads(upper, all));
  const { pairs, alike } = pairsAt(upper, lower);
  const broken = alike && isBrokenRow(pairs);
  const same = new Map<PartCell, PartCell>();
  for (const { above, below, tall } of pairs)
    if (broken || (tall && goesOn(above, below)) || (!alike && isBrokenWord(above, below))) {
      joinCells(above, below);
      same.set(below, above);
    }
  const rows = lower.slice(broken ? 1 : 0).map(row => row.map(cell => same.get(cell) ?? cell));
  return { xs, top: table.top, bottom: part.bottom, slots: [...upper, ...rows] };
};
