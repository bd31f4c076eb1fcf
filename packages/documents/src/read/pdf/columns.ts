/**
 * Tables whose columns no line parts: they are told by their labels, their columns by where figures and heads
 * stand over one another, and a label of several lines by its number and the distance of its lines.
 */
import { isStatutoryLabel, isTableHead } from '../../interpret/labels.ts';
import { headingOf } from '../../interpret/sections.ts';
import { between, type Line } from './lines.ts';
import type { PartCell, TablePart } from './part.ts';
import { centre, joinSpans, overlap, type Piece, type PiecedLine, piecesOf } from './pieces.ts';

interface Column {
  left: number;
  right: number;
}

/** Heads with the rows under them. */
interface Chunk {
  heads: PiecedLine[];
  body: PiecedLine[];
}

/** A label over one line or several. */
interface Label {
  pieces: Piece[];
  left: number;
  right: number;
  /** The line of figures that it stands on. */
  row: PiecedLine | undefined;
}

const isLabel = ({ text }: Piece): boolean =>
  isStatutoryLabel(text) || isTableHead(text) || /第二十条/.test(text);
const mark = /^(?:[（(]?[一二三四五六七八九十][）)、.．]|\d[.．、）)])/;
const figuresOf = ({ pieces }: PiecedLine): Piece[] => pieces.filter(({ figure }) => figure);

/** Whether a line is no part of a table: a heading, a sentence, a line across the page. */
const isProse = ({ pieces, line }: PiecedLine, width: number): boolean =>
  pieces.length === 1 &&
  (headingOf(line.text) !== undefined || /[。；]$/.test(line.text) || line.right - line.left > 0.5 * width);

/** Runs of lines that may be tables: several cells beside one another, and the single ones between them. */
const regionsOf = (lines: readonly PiecedLine[], pageWidth: number): PiecedLine[][] => {
  const regions: PiecedLine[][] = [];
  let run: PiecedLine[] = [];
  const flush = () => {
    while (
      run.length > 0 &&
      run[run.length - 1]?.pieces.length === 1 &&
      !isLabel(run[run.length - 1]?.pieces[0] as Piece)
    ) {
      const [last, before] = [run[run.length - 1], run[run.length - 2]];
      if (last && before && last.base - before.base < 1.75 * last.line.size) break;
      run.pop();
    }
    if (run.some(line => line.pieces.some(isLabel)) && run.some(({ pieces }) => pieces.length > 1))
      regions.push(run);
    run = [];
  };
  for (const line of lines) {
    if (isProse(line, pageWidth)) flush();
    else if (run.length > 0 || line.pieces.length > 1 || isLabel(line.pieces[0] as Piece)) run.push(line);
  }
  flush();
  return regions;
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
      (chunk === undefined || chunk.body.length === 0 || line.pieces.some(piece => centre(piece) > start));
    if (chunk === undefined || (isHead && chunk.body.length > 0)) {
      chunk = { heads: [], body: [] };
      chunks.push(chunk);
    }
    (isHead ? chunk.heads : chunk.body).push(line);
  }
  return chunks;
};

/** Columns by figures, and by heads over columns left blank; those of the page before where these fit in them. */
const columnsOf = ({ heads, body }: Chunk, before: readonly Column[]): Column[] => {
  const columns: Column[] = joinSpans(body.flatMap(figuresOf));
  const labels = joinSpans(body.flatMap(({ pieces }) => pieces.filter(({ figure }) => !figure)));
  // A head alone on its line is the title of a part, where others stand beside one another.
  const several = heads.filter(({ pieces }) => pieces.length > 1);
  for (const { pieces } of (several.length > 0 ? several : heads).toReversed())
    for (const piece of pieces)
      if ([...columns, ...labels].every(span => overlap(span, piece) <= 0))
        columns.push({ left: piece.left, right: piece.right });
  const fits =
    columns.length < before.length &&
    columns.every(column => before.filter(other => overlap(other, column) > 0).length === 1);
  return fits ? [...before] : columns.sort((a, b) => a.left - b.left);
};

const joinPieces = (pieces: readonly Piece[]): string =>
  pieces.reduce((text, piece) => text + (text === '' ? '' : between(text, piece.text)) + piece.text, '');

/** Whether a rule is drawn between two base lines. */
const isParted = (rules: readonly number[], above: number, below: Piece): boolean =>
  rules.some(y => y > above && y < below.base - 0.3 * below.size);

/** The labels beside the figures, each with all its lines. */
const labelsOf = (body: readonly PiecedLine[], rules: readonly number[]): Label[] => {
  const labels: Label[] = [];
  for (const line of body) {
    const row = figuresOf(line).length > 0 ? line : undefined;
    for (const piece of line.pieces.filter(({ figure }) => !figure)) {
      const open = labels.findLast(label => {
        const last = label.pieces[label.pieces.length - 1] as Piece;
        const near = piece.base - last.base < 1.75 * piece.size && piece.base > last.base;
        return (
          near && overlap(label, piece) > 0.5 * Math.min(label.right - label.left, piece.right - piece.left)
        );
      });
      const above = open?.pieces[open.pieces.length - 1];
      const goesOn =
        open &&
        above &&
        !mark.test(piece.text) &&
        !isLabel(piece) &&
        !(row && open.row) &&
        !isParted(rules, above.base, piece);
      if (goesOn) {
        open.pieces.push(piece);
        open.left = Math.min(open.left, piece.left);
        open.right = Math.max(open.right, piece.right);
        open.row ??= row;
      } else labels.push({ pieces: [piece], left: piece.left, right: piece.right, row });
    }
  }
  return labels;
};

const middle = ({ pieces }: Label): number =>
  ((pieces[0]?.base ?? 0) + (pieces[pieces.length - 1]?.base ?? 0)) / 2;

/** The label of a line of figures: one on its line or around its height, of several the nearest to the figures. */
const labelOf = (row: PiecedLine, labels: readonly Label[]): string => {
  const beside = labels.filter(
    label =>
      label.row === row || (label.row === undefined && Math.abs(middle(label) - row.base) < row.line.size),
  );
  const nearest = beside.sort((a, b) => b.right - a.right)[0];
  return nearest ? joinPieces(nearest.pieces) : '';
};

const cell = (text: string): PartCell => ({ text, full: false });

const nearestColumn = (piece: Piece, columns: readonly Column[]): number => {
  let best = -1;
  let distance = Infinity;
  columns.forEach((column, index) => {
    const away = Math.abs(centre(column) - centre(piece));
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
};

const partOf = (chunk: Chunk, columns: readonly Column[], rules: readonly number[]): TablePart => {
  const labels = labelsOf(chunk.body, rules);
  const start = Math.min(...columns.map(({ left }) => left));
  const headPieces = chunk.heads
    .slice(
      Math.max(
        0,
        chunk.heads.findIndex(({ pieces }) => pieces.length > 1),
      ),
    )
    .flatMap(({ pieces }) => pieces);
  const over = (column: Column) =>
    headPieces.filter(
      piece => overlap(piece, column) > 0 && columns.filter(other => overlap(piece, other) > 0).length === 1,
    );
  const corner = joinPieces(headPieces.filter(({ right }) => right <= start));
  const headRow = [corner, ...columns.map(column => joinPieces(over(column)))];
  const rows = chunk.body
    .filter(line => figuresOf(line).length > 0)
    .map(line => {
      const texts = columns.map(() => '');
      for (const piece of figuresOf(line)) {
        const index = nearestColumn(piece, columns);
        texts[index] = [texts[index], piece.text].filter(Boolean).join(' ');
      }
      return [labelOf(line, labels), ...texts];
    });
  const withLabels = labels.length > 0 || corner !== '';
  const all = [...(chunk.heads.length > 0 ? [headRow] : []), ...rows].map(row =>
    withLabels ? row : row.slice(1),
  );
  const lines = [...chunk.heads, ...chunk.body];
  const xs = [
    ...(withLabels ? [0] : []),
    ...columns.map(({ left }) => left),
    Math.max(...columns.map(({ right }) => right)),
  ];
  return {
    xs,
    top: (lines[0]?.base ?? 0) - (lines[0]?.line.size ?? 0),
    bottom: lines[lines.length - 1]?.base ?? 0,
    slots: all.map(row => row.map(cell)),
  };
};

/** What a page's lines outside drawn tables are: tables told by alignment, and the lines left. */
export interface Aligned {
  tables: TablePart[];
  lines: Line[];
  /** The columns of the last table, for one that goes on on the next page without heads. */
  columns: Column[];
}

/**
 * Finds tables without borders among lines.
 * @param rules heights of horizontal lines drawn on the page, which part rows
 * @param before the columns of the table at the end of the page before
 */
export const alignedTables = (
  lines: readonly Line[],
  pageWidth: number,
  rules: readonly number[],
  before: Column[],
): Aligned => {
  const regions = regionsOf(lines.map(piecesOf), pageWidth);
  const taken = new Set<Line>();
  const tables: TablePart[] = [];
  let columns = before;
  for (const region of regions) {
    for (const { line } of region) taken.add(line);
    for (const chunk of chunksOf(region)) {
      columns = columnsOf(chunk, chunk.heads.length === 0 ? columns : []);
      if (chunk.body.length > 0) tables.push(partOf(chunk, columns, rules));
    }
  }
  return { tables, lines: lines.filter(line => !taken.has(line)), columns };
};
