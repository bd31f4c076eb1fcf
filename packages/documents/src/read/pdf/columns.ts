/**
 * Tables whose columns no line parts: they are told by their labels, their columns by where figures and heads
 * stand over one another, and a label of several lines by its number and the distance of its lines.
 */
import { table3RowOf } from '../../interpret/labels.ts';
import { headingOf } from '../../interpret/sections.ts';
import { type Column, figuresOf, isLabel, joinPieces, mark, rowsOf, sameCell } from './aligned-rows.ts';
import type { Line } from './lines.ts';
import type { PartCell, TablePart } from './part.ts';
import type { Ruling } from './paths.ts';
import { centre, joinSpans, overlap, type Piece, type PiecedLine, piecesOf } from './pieces.ts';

/** Heads with the rows under them. */
interface Chunk {
  heads: PiecedLine[];
  body: PiecedLine[];
}

/** Whether a line is no part of a table: a heading, a sentence, a line across the page. */
const isProse = ({ pieces, line }: PiecedLine, width: number): boolean =>
  pieces.length === 1 &&
  !/勾稽关系/.test(line.text) &&
  (headingOf(line.text) !== undefined || /[。；]$/.test(line.text) || line.right - line.left > 0.5 * width);

const isNear = (above: PiecedLine | undefined, below: PiecedLine): boolean =>
  above !== undefined && below.base - above.base < sameCell * below.line.size;

const isSingle = ({ pieces }: PiecedLine): boolean => pieces.length === 1 && !pieces.some(isLabel);

/** A run of lines without the single ones at its ends that stand apart from the table. */
const trimmed = (run: PiecedLine[]): PiecedLine[] => {
  let [from, to] = [0, run.length];
  const at = (index: number) => run[index] as PiecedLine;
  while (from < to && isSingle(at(from)) && !(from + 1 < to && isNear(at(from), at(from + 1)))) from++;
  while (to > from && isSingle(at(to - 1)) && !(to - 2 >= from && isNear(at(to - 2), at(to - 1)))) to--;
  return run.slice(from, to);
};

/** The heads and columns of a table that the end of a page cut off. */
export interface OpenTable {
  heads: PiecedLine[];
  columns: Column[];
}

/** Whether a page begins with figures alone, which go on with the table that the page before cut off. */
const goesOn = (run: readonly PiecedLine[], lines: readonly PiecedLine[], open: OpenTable): boolean =>
  open.heads.length > 0 &&
  run[0] !== undefined &&
  run[0] === lines[0] &&
  run.every(line => figuresOf(line).length > 1);

/** Runs of lines that may be tables: several cells beside one another, and the single ones between them. */
const regionsOf = (lines: readonly PiecedLine[], pageWidth: number, open: OpenTable): PiecedLine[][] => {
  const runs: PiecedLine[][] = [[]];
  for (const line of lines) {
    if (isProse(line, pageWidth)) runs.push([]);
    else runs[runs.length - 1]?.push(line);
  }
  return runs
    .map(trimmed)
    .filter(
      run =>
        (run.some(line => line.pieces.some(isLabel)) || goesOn(run, lines, open)) &&
        run.some(({ pieces }) => pieces.length > 1),
    );
};

/** Rows whose names heads of columns bear too. */
const alsoHeads: readonly (string | undefined)[] = [undefined, 'total', 'otherHandling'];

/** Whether a line without figures is a label's first, its figures standing lower: it names a row or bears a number. */
const beginsRow = ({ pieces }: PiecedLine): boolean => {
  const [piece, ...others] = pieces;
  if (piece === undefined || others.length > 0) return false;
  return mark.test(piece.text) || !alsoHeads.includes(table3RowOf(piece.text));
};

/** Parts a region where heads stand under figures. */
const chunksOf = (region: readonly PiecedLine[]): Chunk[] => {
  const chunks: Chunk[] = [];
  let chunk: Chunk | undefined;
  for (const line of region) {
    const figures = figuresOf(line);
    const start = Math.min(...(chunk?.body ?? []).flatMap(row => figuresOf(row).map(({ left }) => left)));
    const isHead =
      figures.length === 0 &&
      (chunk === undefined || chunk.body.length === 0
        ? !beginsRow(line)
        : line.pieces.some(piece => centre(piece) > start));
    if (chunk === undefined || (isHead && chunk.body.length > 0)) {
      chunk = { heads: [], body: [] };
      chunks.push(chunk);
    }
    (isHead ? chunk.heads : chunk.body).push(line);
  }
  return chunks;
};

/** Heads from the first line on where several stand beside one another; above it stands a part's title. */
const withoutTitle = (heads: readonly PiecedLine[]): readonly PiecedLine[] =>
  heads.slice(
    Math.max(
      0,
      heads.findIndex(({ pieces }) => pieces.length > 1),
    ),
  );

/** Columns by figures, and by heads over columns left blank. */
const columnsOf = ({ heads, body }: Chunk): Column[] => {
  const columns: Column[] = joinSpans(body.flatMap(figuresOf));
  const labels = joinSpans(body.flatMap(({ pieces }) => pieces.filter(({ figure }) => !figure)));
  for (const { pieces } of withoutTitle(heads).toReversed())
    for (const piece of pieces)
      if ([...columns, ...labels].every(span => overlap(span, piece) <= 0))
        columns.push({ left: piece.left, right: piece.right });
  return columns.sort((a, b) => a.left - b.left);
};

/** A chunk that begins a page without heads, with those of the table cut off before, where its figures fit them. */
const continued = (chunk: Chunk, open: OpenTable): Chunk => {
  const columns = columnsOf(chunk);
  const fits = columns.every(column => open.columns.filter(other => overlap(other, column) > 0).length === 1);
  return chunk.heads.length === 0 && fits ? { heads: open.heads, body: chunk.body } : chunk;
};

const cell = (text: string): PartCell => ({ text, full: false });

/** The heads over each column, and what stands over the labels. */
const headRow = (
  heads: readonly PiecedLine[],
  columns: readonly Column[],
): { corner: string; texts: string[] } => {
  const pieces = withoutTitle(heads).flatMap(line => line.pieces);
  const under = (piece: Piece) => columns.filter(column => overlap(piece, column) > 0);
  const start = Math.min(...columns.map(({ left }) => left));
  return {
    corner: joinPieces(pieces.filter(({ right }) => right <= start)),
    texts: columns.map(column =>
      joinPieces(pieces.filter(piece => overlap(piece, column) > 0 && under(piece).length === 1)),
    ),
  };
};

const partOf = (chunk: Chunk, columns: readonly Column[], rules: readonly Ruling[]): TablePart => {
  const { corner, texts } = headRow(chunk.heads, columns);
  const rows = rowsOf(chunk.body, columns, rules);
  const withLabels = corner !== '' || rows.some(({ label }) => label !== '');
  const all = [
    ...(chunk.heads.length > 0 ? [[corner, ...texts]] : []),
    ...rows.map(row => [row.label, ...row.texts]),
  ];
  const lines = chunk.body;
  return {
    xs: [],
    top: (lines[0]?.base ?? 0) - (lines[0]?.line.size ?? 0),
    bottom: lines[lines.length - 1]?.base ?? 0,
    slots: all.map(row => (withLabels ? row : row.slice(1)).map(cell)),
  };
};

/** What a page's lines outside drawn tables are: tables told by alignment, and the lines left. */
export interface Aligned {
  tables: TablePart[];
  lines: Line[];
  open: OpenTable;
}

/**
 * Finds tables without borders among lines.
 * @param rules horizontal lines drawn on the page outside tables, which part rows
 * @param before the table that may have been cut off at the end of the page before
 */
export const alignedTables = (
  lines: readonly Line[],
  pageWidth: number,
  rules: readonly Ruling[],
  before: OpenTable,
): Aligned => {
  const pieced = lines.map(piecesOf);
  const taken = new Set<Line>();
  const tables: TablePart[] = [];
  let open = before;
  for (const region of regionsOf(pieced, pageWidth, before)) {
    for (const { line } of region) taken.add(line);
    for (const found of chunksOf(region)) {
      const chunk = found.body[0] === pieced[0] ? continued(found, before) : found;
      open = { heads: chunk.heads, columns: columnsOf(chunk) };
      if (chunk.body.length > 0) tables.push(partOf(chunk, open.columns, rules));
    }
  }
  return { tables, lines: lines.filter(line => !taken.has(line)), open };
};
