/** The rows of a table without borders: which label belongs to which figures. */
import { isStatutoryLabel, isTableHead, table3RowOf } from '../../interpret/labels.ts';
import { between } from './lines.ts';
import type { Ruling } from './paths.ts';
import { centre, overlap, type Piece, type PiecedLine } from './pieces.ts';

/** Where the figures of a column stand. */
export interface Column {
  left: number;
  right: number;
}

export const isLabel = ({ text }: Piece): boolean =>
  isStatutoryLabel(text) || isTableHead(text) || /第二十条/.test(text);

/** A number that begins a label. */
export const mark = /^(?:[（(]?[一二三四五六七八九十][）)、.．]|\d[.．、）)])/;

export const figuresOf = ({ pieces }: PiecedLine): Piece[] => pieces.filter(({ figure }) => figure);

export const joinPieces = (pieces: readonly Piece[]): string =>
  pieces.reduce((text, piece) => text + (text === '' ? '' : between(text, piece.text)) + piece.text, '');

/** Lines of one label, or of a label and its figures, are no further apart than this part of a character's height. */
export const sameCell = 1.75;

/** A label over one line or several. */
interface Label {
  pieces: Piece[];
  left: number;
  right: number;
  /** The lines of figures that it stands on. */
  rows: PiecedLine[];
}

/** The lines that bear figures, and the rules drawn between. */
interface Body {
  figureLines: PiecedLine[];
  rules: readonly Ruling[];
}

/** Whether a line drawn over or under `x` parts two base lines. */
const isParted = (rules: readonly Ruling[], x: number, above: number, below: number): boolean =>
  rules.some(({ at, from, to }) => from <= x && to >= x && at > above && at < below - 3);

const isRuled = (rules: readonly Ruling[], x: number): boolean =>
  rules.some(({ from, to }) => from <= x && to >= x);

/** Whether a piece begins a label of its own rather than going on with the one above it. */
const beginsLabel = (piece: Piece, open: Label, line: PiecedLine, body: Body): boolean => {
  if (mark.test(piece.text)) return true;
  const text = joinPieces(open.pieces);
  if (mark.test(text)) {
    // Where labels bear numbers, one without goes on with the label above, unless it names another row.
    const [named, above] = [table3RowOf(piece.text), table3RowOf(text)];
    return named !== undefined && above !== undefined && named !== above;
  }
  if (isLabel(piece)) return true;
  const row = open.rows[0];
  if (row === undefined) return false;
  if (body.figureLines.includes(line)) return !isRuled(body.rules, centre(piece));
  const next = body.figureLines.find(({ base }) => base > piece.base);
  return next !== undefined && next.base - piece.base < piece.base - row.base;
};

/** The label above, of which a piece may be the next line. */
const openLabel = (labels: readonly Label[], piece: Piece): Label | undefined =>
  labels.findLast(label => {
    const base = label.pieces[label.pieces.length - 1]?.base ?? 0;
    const near = piece.base > base && piece.base - base < sameCell * piece.size;
    return near && overlap(label, piece) > 0.5 * Math.min(label.right - label.left, piece.right - piece.left);
  });

/** The labels beside the figures, each with all its lines. */
const labelsOf = (lines: readonly PiecedLine[], body: Body): Label[] => {
  const labels: Label[] = [];
  for (const line of lines) {
    const rows = body.figureLines.includes(line) ? [line] : [];
    for (const piece of line.pieces.filter(({ figure }) => !figure)) {
      const open = openLabel(labels, piece);
      const above = open?.pieces[open.pieces.length - 1]?.base ?? 0;
      if (
        open &&
        !beginsLabel(piece, open, line, body) &&
        !isParted(body.rules, centre(piece), above, piece.base)
      ) {
        open.pieces.push(piece);
        open.left = Math.min(open.left, piece.left);
        open.right = Math.max(open.right, piece.right);
        open.rows.push(...rows);
      } else labels.push({ pieces: [piece], left: piece.left, right: piece.right, rows: [...rows] });
    }
  }
  return labels;
};

const middle = ({ pieces }: Label): number =>
  ((pieces[0]?.base ?? 0) + (pieces[pieces.length - 1]?.base ?? 0)) / 2;

/** Lines of figures nearer than this part of a character's height are one row, its figures at different heights. */
const oneRow = 0.9;

/** A row: its lines of figures, and its label. */
interface Row {
  lines: PiecedLine[];
  label: Label | undefined;
  /** A line of figures close below has no label of its own: whose it is cannot be told. */
  unsure: boolean;
}

/** The label of some lines of figures: one on them or around their height, of several the nearest to the figures. */
const labelOf = (lines: readonly PiecedLine[], labels: readonly Label[]): Label | undefined => {
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const around = (label: Label) => Math.abs(middle(label) - (first.base + last.base) / 2) < first.line.size;
  return labels
    .filter(label => (label.rows.length === 0 ? around(label) : label.rows.some(row => lines.includes(row))))
    .sort((a, b) => b.right - a.right)[0];
};

/** Rows by drawn lines where there are such, else lines of figures that stand at nearly one height. */
const bandsOf = ({ figureLines, rules }: Body): PiecedLine[][] => {
  const bands: PiecedLine[][] = [];
  for (const line of figureLines) {
    const band = bands[bands.length - 1];
    const above = band?.[band.length - 1];
    const x = centre(figuresOf(line)[0] ?? { left: 0, right: 0 });
    const ruled =
      above !== undefined && rules.some(({ at, from, to }) => from <= x && to >= x && at < above.base);
    const same =
      above &&
      (ruled ? !isParted(rules, x, above.base, line.base) : line.base - above.base < oneRow * line.line.size);
    if (band && same) band.push(line);
    else bands.push([line]);
  }
  return bands;
};

/** Bands with one label between them are one row: all its figures are broken into two lines. */
const rowsOfBands = (bands: readonly PiecedLine[][], labels: readonly Label[]): Row[] => {
  const rows: Row[] = [];
  for (const lines of bands) {
    const label = labelOf(lines, labels);
    const last = rows[rows.length - 1];
    const close =
      last &&
      (lines[0]?.base ?? 0) - (last.lines[last.lines.length - 1]?.base ?? 0) <
        sameCell * (lines[0]?.line.size ?? 0);
    if (last && label && last.label === label) last.lines.push(...lines);
    else if (last && close && !label && last.label) {
      last.lines.push(...lines);
      last.unsure = true;
    } else rows.push({ lines: [...lines], label, unsure: false });
  }
  return rows;
};

const nearestColumn = (piece: Piece, columns: readonly Column[]): number => {
  let best = -1;
  let distance = Infinity;
  columns.forEach((column, index) => {
    const away = Math.abs(centre(column) - centre(piece));
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
};

/** A cell's lines: a figure broken into two where no later line is wider, else more than one figure. */
const cellText = (pieces: readonly Piece[], unsure: boolean): string => {
  const broken = pieces.every((piece, index) => {
    const above = pieces[index - 1];
    return (
      above === undefined ||
      (piece.base > above.base && piece.right - piece.left <= above.right - above.left + 1)
    );
  });
  return pieces.map(({ text }) => text).join(broken && !unsure ? '' : ' ');
};

/** The rows of figures with their labels, each as its label's text and the text of each column. */
export const rowsOf = (
  lines: readonly PiecedLine[],
  columns: readonly Column[],
  rules: readonly Ruling[],
): { label: string; texts: string[] }[] => {
  const body: Body = { figureLines: lines.filter(line => figuresOf(line).length > 0), rules };
  const labels = labelsOf(lines, body);
  return rowsOfBands(bandsOf(body), labels).map(row => {
    const pieces = row.lines
      .flatMap(figuresOf)
      .map(piece => ({ piece, column: nearestColumn(piece, columns) }));
    return {
      label: row.label ? joinPieces(row.label.pieces) : '',
      texts: columns.map((_, index) =>
        cellText(
          pieces.filter(({ column }) => column === index).map(({ piece }) => piece),
          row.unsure,
        ),
      ),
    };
  });
};
