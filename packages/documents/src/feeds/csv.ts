/** A cell: null is blank. */
export type CsvCell = string | number | null;

/** Excel takes a file without it for GBK. */
const byteOrderMark = '\ufeff';

/** Beginnings that a spreadsheet takes for a formula, wide forms among them. */
const formula = /^[\s\u3000]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;
const number = /^[+-]?\d+(?:\.\d+)?%?$/;

/** Text that a spreadsheet shows and never runs (CSV injection); a figure stays a figure. */
const guarded = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text);

const cellText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guarded(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const line = (cells: readonly CsvCell[]): string => `${cells.map(cellText).join(',')}\r\n`;

const linesAtOnce = 500;

/** A table as CSV (RFC 4180) for Excel, in stretches of some hundred rows. */
export async function* streamCsv(
  heads: readonly string[],
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  let lines = [byteOrderMark + line(heads)];
  for await (const row of rows) {
    lines.push(line(row));
    if (lines.length < linesAtOnce) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}

/** A table as CSV (RFC 4180) for Excel: UTF-8 with its mark, CRLF, no cell that runs as a formula. */
export const writeCsv = (heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  byteOrderMark + [heads, ...rows].map(line).join('');
