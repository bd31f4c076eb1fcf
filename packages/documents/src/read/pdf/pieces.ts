import { isFigureLike } from '../../interpret/figures.ts';
import { isChinese } from './characters.ts';
import type { Glyph } from './content.ts';
import type { Line } from './lines.ts';

/** A stretch of a line with no wide gap in it: what stands in one cell of a table without borders. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  base: number;
  size: number;
  figure: boolean;
}

/** A line as its pieces. */
export interface PiecedLine {
  line: Line;
  base: number;
  pieces: Piece[];
}

/** A gap as wide as this part of a character parts two cells, whatever stands on either side. */
const cellGap = 0.8;
/** Figures of one number stand close; so do Chinese characters, unless their line is spread. */
const figureGap = 0.25;
const chineseGap = 0.4;
const spread = 0.1;

const gapOf = (before: Glyph, glyph: Glyph): number =>
  (glyph.x - before.x - before.width) / Math.min(before.size, glyph.size);

const isDigit = ({ text }: Glyph): boolean => /^[\d.,]$/.test(text);

/** From which gap on two neighbours of a line stand in two cells. */
const limitsOf = ({ glyphs }: Line): ((before: Glyph, glyph: Glyph) => number) => {
  const areChinese = (before: Glyph | undefined, glyph: Glyph) =>
    before !== undefined && isChinese(before.text) && isChinese(glyph.text);
  const gaps = glyphs.flatMap((glyph, index) => {
    const before = glyphs[index - 1];
    return before && areChinese(before, glyph) ? [gapOf(before, glyph)] : [];
  });
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const chinese = usual < spread ? chineseGap : cellGap;
  return (before, glyph) => {
    if (isDigit(before) && isDigit(glyph)) return figureGap;
    return areChinese(before, glyph) ? chinese : cellGap;
  };
};

const pieceOf = (glyphs: readonly Glyph[], line: Line): Piece => {
  const text = glyphs.map(glyph => glyph.text).join('');
  const [first, last] = [glyphs[0], glyphs[glyphs.length - 1]];
  return {
    text,
    left: first?.x ?? 0,
    right: (last?.x ?? 0) + (last?.width ?? 0),
    base: line.base,
    size: line.size,
    figure: isFigureLike(text),
  };
};

/** Parts a line at its wide gaps. */
export const piecesOf = (line: Line): PiecedLine => {
  const pieces: Piece[] = [];
  let run: Glyph[] = [];
  const limit = limitsOf(line);
  for (const glyph of line.glyphs) {
    const before = run[run.length - 1];
    if (before && gapOf(before, glyph) > limit(before, glyph)) {
      pieces.push(pieceOf(run, line));
      run = [];
    }
    run.push(glyph);
  }
  if (run.length > 0) pieces.push(pieceOf(run, line));
  return { line, base: line.base, pieces };
};

interface Span {
  left: number;
  right: number;
}

/** How far two stretches lie over one another; negative for the gap between them. */
export const overlap = (a: Span, b: Span): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

export const centre = ({ left, right }: Span): number => (left + right) / 2;

/** Stretches joined where they lie over one another, from left to right. */
export const joinSpans = (spans: readonly Span[]): Span[] => {
  const joined: Span[] = [];
  for (const { left, right } of [...spans].sort((a, b) => a.left - b.left)) {
    const last = joined[joined.length - 1];
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined;
};
