import { isFigureLike } from '../../interpret/figures.ts';
import {
  isTableHead,
  table2ColumnOf,
  table2RowOf,
  table3RowOf,
  table4ColumnOf,
} from '../../interpret/labels.ts';
import { figuresOf, isBlank, isOfTable, isWhole, labelIn, type Part, type Rows } from './rows.ts';

/** A label may be broken over so many lines. */
const maxPieces = 6;
const maxLabelLine = 45;

const isHeadLine = (line: string): boolean =>
  line.length <= maxLabelLine &&
  (isTableHead(line) ||
    (table2ColumnOf(line) !== undefined && line.length <= 20) ||
    table4ColumnOf(line) !== undefined);

/** Whether each cell is followed by an empty line: then an empty line parts cells, and two of them hold a blank one. */
const isSpaced = (lines: string[]): boolean => {
  const at = (belongs: (line: string) => boolean) =>
    lines.flatMap((line, index) => (belongs(line) ? [index] : []));
  const heads = at(isHeadLine);
  const cells = heads.length > 0 ? heads : at(isOfTable);
  const followed = cells.filter(index => isBlank(lines[index + 1]));
  return cells.length > 0 && followed.length > cells.length / 2;
};

/** A label whole again, and the lines that it took: the shortest run of lines ending here that names a row. */
const labelEndingAt = (
  lines: string[],
  end: number,
  floor: number,
): { text: string; from: number } | undefined => {
  let text = '';
  let pieces = 0;
  for (let from = end; from >= floor && pieces < maxPieces; from--) {
    const line = (lines[from] ?? '').trim();
    if (line === '') break;
    if (line.length > maxLabelLine || isFigureLike(line)) return undefined;
    text = line + text;
    pieces++;
    if (table3RowOf(text) !== undefined || table2RowOf(text) !== undefined) return { text, from };
  }
  return undefined;
};

/** The lines from here on that could hold figures; a line of words ends them. */
const figureLines = (lines: string[], start: number): string[] => {
  let end = start;
  while (end < lines.length && isFigureLike(lines[end] ?? '')) end++;
  return lines.slice(start, end);
};

/** The cells that lines hold where an empty line follows each; undefined where the two do not alternate. */
const alternating = (lines: string[]): string[] | undefined => {
  const cells = lines.filter((_, index) => index % 2 === 0);
  return lines.every((line, index) => index % 2 === 0 || isBlank(line)) ? cells : undefined;
};

/**
 * The figures that lines hold, where they are as many as a row has: a line each, or with an empty line after each.
 * Which of them are blank is told by place alone, so a number that does not fit gives nothing.
 */
const fit = (lines: string[], wanted: readonly number[], spaced: boolean): string[] | undefined => {
  const filled = lines.filter(line => !isBlank(line));
  if (filled.length === Math.max(...wanted)) return filled;
  if (spaced) {
    const cells = alternating(lines) ?? [];
    const count = wanted.findLast(
      size => cells.length === size || (cells.length > size && cells.slice(size).every(isBlank)),
    );
    return count === undefined || filled.length === 0 ? undefined : cells.slice(0, count);
  }
  const size = wanted.includes(lines.length) ? lines.length : Math.max(...wanted);
  return lines.length >= size && lines.slice(size).every(isBlank) ? lines.slice(0, size) : undefined;
};

interface Found {
  rows: Rows;
  from: number;
  to: number;
}

/** A row whose label ends at this line. */
const rowAt = (lines: string[], end: number, floor: number, spaced: boolean): Found | undefined => {
  let start = end + 1;
  if (spaced && isBlank(lines[start])) start++;
  if (!isFigureLike(lines[start] ?? '.x') || isBlank(lines[end])) return undefined;
  const label = labelEndingAt(lines, end, floor);
  const wanted = label && labelIn([label.text])?.wanted;
  if (!label || !wanted) return undefined;
  const figures = figureLines(lines, start);
  const cells = fit(figures, wanted, spaced);
  if (cells === undefined) {
    const filled = figures.filter(line => !isBlank(line));
    return filled.length === 0
      ? undefined
      : { rows: [[label.text, ...filled]], from: label.from, to: start + figures.length };
  }
  return { rows: [[label.text, ...cells]], from: label.from, to: start + figures.length };
};

/** Table four has 22 heads; broken over lines and with empty lines between they are more. */
const maxHeads = 120;

/** Table four: its heads a line each, then its fifteen figures. */
const table4At = (lines: string[], start: number, spaced: boolean): Found | undefined => {
  if (!/^\s*行政复议\s*$/.test(lines[start] ?? '')) return undefined;
  let end = start;
  const last = Math.min(lines.length, start + maxHeads);
  while (end < last && !/\d/.test(lines[end] ?? '') && (lines[end] ?? '').length <= 12) end++;
  const heads = lines.slice(start, end).join('').replace(/\s/g, '');
  if ((heads.match(/尚未审结/g)?.length ?? 0) < 2) return undefined;
  while (end > start && isBlank(lines[end - 1])) end--;
  if (spaced) end++;
  const figures = figureLines(lines, end);
  const cells = fit(figures, [figuresOf.table4], spaced);
  return cells && { rows: [cells], from: start, to: end + figures.length };
};

/** Finds tables in lines that hold one cell each; all other lines stay prose, in order. */
export const tablesOfCells = (lines: string[]): Part[] => {
  const spaced = isSpaced(lines);
  const parts: Part[] = [];
  let waiting: string[] = [];
  const flush = (upTo: number) => {
    const prose = waiting.slice(0, upTo).filter(line => !isHeadLine(line) || isBlank(line));
    if (prose.some(line => !isBlank(line))) parts.push({ lines: prose });
    waiting = [];
  };
  const put = (rows: Rows, heads: string[]) => {
    const last = parts[parts.length - 1];
    const all = [...heads.map(head => [head.trim()]), ...rows];
    if (last && 'rows' in last) last.rows.push(...all);
    else parts.push({ rows: all });
  };
  let floor = 0;
  for (let index = 0; index < lines.length; index++) {
    const found = table4At(lines, index, spaced) ?? rowAt(lines, index, floor, spaced);
    if (!found) {
      waiting.push(lines[index] ?? '');
      continue;
    }
    const between = waiting.slice(0, Math.max(0, waiting.length - (index - found.from)));
    const heads = between.filter(line => table2ColumnOf(line) !== undefined && line.length <= 20);
    const rowsBefore = parts[parts.length - 1];
    if (rowsBefore && 'rows' in rowsBefore && between.every(line => line.length <= maxLabelLine))
      waiting = [];
    else flush(between.length);
    put(found.rows, heads);
    waiting = [];
    index = found.to - 1;
    floor = found.to;
  }
  flush(waiting.length);
  return parts.filter(part => 'lines' in part || part.rows.some(isWhole) || part.rows.length > 0);
};
