import { isFigureLike } from '../../interpret/figures.ts';
import { table2ColumnOf, table2RowOf, table3RowOf } from '../../interpret/labels.ts';
import { figuresOf, isBlank, labelIn, type Part, type Rows } from './rows.ts';
import { widthOf } from './unwrap.ts';

/** A word or figure with the columns of the screen that it takes. */
interface Token {
  text: string;
  from: number;
  to: number;
}

interface Line {
  /** What stands before the figures. */
  words: Token[];
  /** The figures at the end of the line. */
  figures: Token[];
}

const isFigure = (text: string): boolean => text !== '' && isFigureLike(text);

const tokensOf = (line: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of line.matchAll(/[^\s\u3000]+/g)) {
    const from = widthOf(line.slice(0, match.index));
    const last = tokens[tokens.length - 1];
    const text = match[0];
    if (
      last &&
      from - last.to === 1 &&
      line[match.index - 1] === ' ' &&
      !isFigure(text) &&
      !isFigure(last.text)
    ) {
      last.text += text;
      last.to = from + widthOf(text);
    } else tokens.push({ text, from, to: from + widthOf(text) });
  }
  return tokens;
};

/** Longer lines are prose. */
const maxLine = 600;

/** Tabs keep no columns: where a line is parted by them, nothing is told by what stands beneath what. */
const lineOf = (text: string): Line => {
  const tokens = text.length > maxLine || text.trim().includes('\t') ? [] : tokensOf(text);
  let at = tokens.length;
  while (at > 0 && isFigure(tokens[at - 1]?.text ?? '')) at--;
  return { words: tokens.slice(0, at), figures: tokens.slice(at) };
};

const centre = ({ from, to }: Token): number => (from + to) / 2;

/** Puts figures under the columns that they stand beneath; undefined where one stands between two. */
const underColumns = (figures: Token[], columns: number[]): string[] | undefined => {
  const cells = columns.map(() => '');
  let last = -1;
  for (const figure of figures) {
    const distances = columns.map(column => Math.abs(column - centre(figure)));
    const near = Math.min(...distances);
    const at = distances.indexOf(near);
    const next = Math.min(...distances.filter((_, column) => column !== at));
    if (at <= last || near * 2.5 > next) return undefined;
    cells[at] = figure.text;
    last = at;
  }
  return cells;
};

/** The mean of each column of rows of equal length. */
const means = (rows: number[][]): number[] =>
  (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length);

const heads3 = /^(?:自然人|商业|科研|社会公益|法律服务|其他|总计)/;

/** Where the columns of table three stand: told by rows that have all their figures, or by the heads. */
const columnsOfTable3 = (lines: Line[]): number[] | undefined => {
  const whole = lines.filter(line => line.figures.length === figuresOf.table3);
  if (whole.length > 0) {
    const columns = means(whole.map(line => line.figures.map(centre)));
    return whole.every(line => underColumns(line.figures, columns) !== undefined) ? columns : undefined;
  }
  const first = lines.findIndex(line =>
    line.words.some(word => table3RowOf(word.text) !== undefined && !heads3.test(word.text)),
  );
  const heads = lines
    .slice(0, Math.max(first, 0))
    .flatMap(line => line.words.filter(word => heads3.test(word.text)));
  return heads.length === figuresOf.table3 ? heads.map(centre).sort((a, b) => a - b) : undefined;
};

/** Heads stand within so many lines above their figures. */
const headsWithin = 40;

/** Where the columns of table two stand above a line: told by the nearest line of heads. */
const columnsOfTable2 = (lines: Line[], at: number): number[] | undefined => {
  const heads = lines
    .slice(Math.max(0, at - headsWithin), at)
    .findLast(line => line.words.some(word => table2ColumnOf(word.text) !== undefined));
  return heads?.words.filter(word => table2ColumnOf(word.text) !== undefined).map(centre);
};

const heads4 = /^(?:结果|其他|尚未|总)/;

/** Where the fifteen columns of table four stand above a line, their heads broken or not. */
const columnsOfTable4 = (lines: Line[], at: number): number[] | undefined => {
  const heads = lines
    .slice(Math.max(0, at - headsWithin), at)
    .flatMap(line => line.words.filter(word => heads4.test(word.text)));
  return heads.length === figuresOf.table4 ? heads.map(centre).sort((a, b) => a - b) : undefined;
};

/** The figures of table four on a line that has no words: fifteen, or fewer under their columns. */
const table4Row = (lines: Line[], at: number): string[] | undefined => {
  const { words = [], figures = [] } = lines[at] ?? {};
  if (words.length > 0 || figures.length > figuresOf.table4) return undefined;
  if (figures.length === figuresOf.table4) return figures.map(({ text }) => text);
  const columns = columnsOfTable4(lines, at);
  return columns && underColumns(figures, columns);
};

/** How many lines of words above and below a row's figures may hold pieces of its label; the likelier first. */
const pieces: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [2, 0],
  [2, 1],
  [1, 2],
  [2, 2],
  [3, 2],
  [3, 3],
];

const maxGap = 3;

/** The words of the nearest lines that have no figures, in a direction, nearest first. */
const wordsBeside = (lines: Line[], start: number, step: 1 | -1, left: number): string[] => {
  const found: string[] = [];
  let gap = 0;
  for (let at = start + step; at >= 0 && at < lines.length && found.length < 3 && gap <= maxGap; at += step) {
    const { words = [], figures = [] } = lines[at] ?? {};
    if (figures.length > 0) break;
    const word = words.findLast(each => each.to > left);
    if (word) found.push(word.text);
    gap = words.length === 0 ? gap + 1 : 0;
  }
  return found;
};

const names = (text: string): boolean => table3RowOf(text) !== undefined || table2RowOf(text) !== undefined;

/** The label of the figures on a line, which may be broken over the lines above and below. */
const labelOf = (lines: Line[], at: number, left: number): string | undefined => {
  const own = lines[at]?.words.at(-1)?.text ?? '';
  if (names(own)) return own;
  for (const from of [left, 0]) {
    const above = wordsBeside(lines, at, -1, from);
    const below = wordsBeside(lines, at, 1, from);
    for (const [up, down] of pieces) {
      if (up > above.length || down > below.length) continue;
      const text = [...above.slice(0, up).reverse(), own, ...below.slice(0, down)].join('');
      if (names(text)) return text;
    }
  }
  return undefined;
};

/** Where the labels of numbered rows begin, right of the vertical heads of their groups. */
const leftOfLabels = (lines: Line[]): number => {
  const starts = lines.flatMap(({ words, figures }) => {
    const word = words.at(-1);
    return figures.length > 0 && word && /^\d[.、．]/.test(word.text) ? [word.from] : [];
  });
  return starts.length > 0 ? Math.min(...starts) : 0;
};

/** A row's cells: its figures in order where they are as many as the form has, else by the columns above them. */
const cellsOf = (label: string, figures: Token[], columns: number[] | undefined): string[] => {
  const texts = figures.map(figure => figure.text);
  const wanted = labelIn([label])?.wanted ?? [];
  const placed =
    columns && wanted.includes(columns.length) && columns.length > texts.length
      ? underColumns(figures, columns)
      : undefined;
  return [label, ...(placed ?? texts)];
};

/** A line of words longer than this (without its spaces) is prose, not a head. */
const maxHead = 60;

/** Finds tables whose columns stand one under another, parted by spaces; all other lines stay prose, in order. */
export const tablesOfColumns = (texts: string[]): Part[] => {
  const lines = texts.map(lineOf);
  const columns = columnsOfTable3(lines);
  const left = leftOfLabels(lines);
  const rows = lines.flatMap((line, at): { at: number; cells: string[] }[] => {
    if (line.figures.length === 0) return [];
    const fourth = table4Row(lines, at);
    if (fourth) return [{ at, cells: fourth }];
    const label = labelOf(lines, at, left);
    if (label === undefined) return [];
    const above = table2RowOf(label) === undefined ? columns : columnsOfTable2(lines, at);
    return [{ at, cells: cellsOf(label, line.figures, above) }];
  });
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return [{ lines: texts }];
  const isHead = (text: string) => text.replace(/\s/g, '').length <= maxHead && !/。$/.test(text.trim());
  let start = first.at;
  while (start > 0 && isHead(texts[start - 1] ?? '')) start--;
  const end = texts.slice(last.at + 1, last.at + 4).findLastIndex(text => !isBlank(text) && isHead(text));
  const table: Rows = rows.map(row => row.cells);
  const prose = (part: string[]): Part[] => (part.some(text => !isBlank(text)) ? [{ lines: part }] : []);
  return [...prose(texts.slice(0, start)), { rows: table }, ...prose(texts.slice(last.at + end + 2))];
};
