import { isFigureLike } from '../../interpret/figures.ts';
import { isTableHead, table2ColumnOf, table2RowOf, table3RowOf, table4ColumnOf } from '../../interpret/labels.ts';

/** A stretch of lines that is prose, or a table found in them. */
export type Part = { lines: string[] } | { rows: string[][] };

const isCell = (line: string): boolean => isFigureLike(line);

/** The figures after a label: seven lines counting blank ones, or the figures alone where they are seven. */
const figuresFrom = (lines: string[], start: number): string[] => {
  let end = start;
  while (end < lines.length && isCell(lines[end] ?? '')) end++;
  return lines.slice(start, end);
};

const fit = (cells: string[], wanted: number): string[] => {
  const filled = cells.filter(cell => cell.trim() !== '');
  if (cells.length === wanted || filled.length === wanted) return cells.length === wanted ? cells : filled;
  const trimmed = cells.slice(0, wanted);
  return cells.length > wanted && cells.slice(wanted).every(cell => cell.trim() === '') ? trimmed : filled;
};

const table3Rows = (lines: string[], start: number): { row: string[]; end: number } | undefined => {
  const label = lines[start] ?? '';
  if (table3RowOf(label) === undefined) return undefined;
  const figures = figuresFrom(lines, start + 1);
  return figures.some(cell => cell.trim() !== '') ? { row: [label, ...fit(figures, 7)], end: start + 1 + figures.length } : undefined;
};

/** Table two's rows: a label and its figures; the heads above are kept so that the format can be told. */
const table2Rows = (lines: string[], start: number): { row: string[]; end: number } | undefined => {
  const label = lines[start] ?? '';
  if (table2ColumnOf(label) !== undefined && label.length <= 20) return { row: [label], end: start + 1 };
  if (table2RowOf(label) === undefined) return undefined;
  const figures = figuresFrom(lines, start + 1);
  const filled = figures.filter(cell => cell.trim() !== '');
  return filled.length > 0 ? { row: [label, ...filled], end: start + 1 + figures.length } : undefined;
};

/** Table four: heads one a line, the last of them ten result labels, then fifteen figures. */
const table4Rows = (lines: string[], start: number): { rows: string[][]; end: number } | undefined => {
  if (!/^行政复议$/.test((lines[start] ?? '').trim())) return undefined;
  let end = start;
  let heads = 0;
  while (end < lines.length && !/\d/.test(lines[end] ?? '') && (lines[end] ?? '').length <= 12) {
    if (table4ColumnOf(lines[end] ?? '') !== undefined) heads++;
    end++;
  }
  if (heads < 10) return undefined;
  const head = lines.slice(start, end).filter(line => line.trim() !== '');
  while (end > start && (lines[end - 1] ?? '').trim() === '') end--;
  const figures = figuresFrom(lines, end);
  const row = fit(figures, 15);
  return row.length === 15 ? { rows: [['行政复议', '行政诉讼'], head.filter(text => table4ColumnOf(text) !== undefined), row], end: end + figures.length } : undefined;
};

/** Finds tables in lines that hold one cell each; all other lines stay prose, in order. */
export const tableOfLines = (lines: string[]): Part[] => {
  const parts: Part[] = [];
  const put = (row: string[]) => {
    const last = parts[parts.length - 1];
    if (last && 'rows' in last) last.rows.push(row);
    else parts.push({ rows: [row] });
  };
  for (let index = 0; index < lines.length; ) {
    const fourth = table4Rows(lines, index);
    const found = fourth ? undefined : (table3Rows(lines, index) ?? table2Rows(lines, index));
    if (fourth) {
      for (const row of fourth.rows) put(row);
      index = fourth.end;
    } else if (found) {
      put(found.row);
      index = found.end;
    } else {
      const line = lines[index++] ?? '';
      if (isTableHead(line)) continue;
      const last = parts[parts.length - 1];
      if (last && 'lines' in last) last.lines.push(line);
      else if (line.trim() !== '') parts.push({ lines: [line] });
    }
  }
  return parts;
};
