import type { Content, Glyph, Placed } from './content.ts';
import { applyX, applyY, identity, type Matrix } from './matrix.ts';
import type { Ruling, Rulings } from './paths.ts';

type Turn = 0 | 1 | 2 | 3;

/** The map that turns a page of the given size so that base lines which led in direction `turn` lead to the right. */
const upright = (turn: Turn, width: number, height: number): Matrix => {
  const maps: Record<Turn, Matrix> = {
    0: identity,
    1: [0, -1, 1, 0, 0, width],
    2: [-1, 0, 0, -1, width, height],
    3: [0, 1, -1, 0, height, 0],
  };
  return maps[turn];
};

/** The direction in which most of the page's characters are written: a table may lie across the page. */
const mainTurn = (placed: readonly Placed[]): Turn => {
  const counts = [0, 0, 0, 0];
  for (const { turn } of placed) if (turn !== undefined) counts[turn] = (counts[turn] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts)) as Turn;
};

const turned = (rulings: Rulings, matrix: Matrix, turn: Turn): Rulings => {
  if (turn === 0) return rulings;
  const crossing = turn === 1 || turn === 3;
  const map = (x0: number, y0: number, x1: number, y1: number) =>
    [applyX(matrix, x0, y0), applyY(matrix, x0, y0), applyX(matrix, x1, y1), applyY(matrix, x1, y1)] as const;
  const asRow = ([x0, y0, x1]: readonly [number, number, number, number]): Ruling => ({
    at: y0,
    from: Math.min(x0, x1),
    to: Math.max(x0, x1),
  });
  const asColumn = ([x0, y0, , y1]: readonly [number, number, number, number]): Ruling => ({
    at: x0,
    from: Math.min(y0, y1),
    to: Math.max(y0, y1),
  });
  const rows = rulings.horizontal.map(({ at, from, to }) => map(from, at, to, at));
  const columns = rulings.vertical.map(({ at, from, to }) => map(at, from, at, to));
  return crossing
    ? { horizontal: columns.map(asRow), vertical: rows.map(asColumn) }
    : { horizontal: rows.map(asRow), vertical: columns.map(asColumn) };
};

/**
 * The page as its reader holds it: turned so that most of its text runs to the right. A character lying across
 * (a label written down a merged cell) keeps its place as an upright one; slanted text (a watermark) is left out.
 */
export const uprightPage = (
  placed: readonly Placed[],
  rulings: Rulings,
  width: number,
  height: number,
): Content => {
  const turn = mainTurn(placed);
  const matrix = upright(turn, width, height);
  const glyphs: Glyph[] = [];
  for (const sign of placed) {
    if (sign.turn === undefined) continue;
    const x = applyX(matrix, sign.x, sign.y);
    const y = applyY(matrix, sign.x, sign.y);
    const rest = (sign.turn - turn + 4) % 4;
    const { text, advance, size } = sign;
    if (rest === 0) glyphs.push({ text, x, y, width: advance, size });
    // Lying across: the base line leads down (1) or up (3), the character to its left or right.
    else if (rest === 1) glyphs.push({ text, x: x - size * 0.12, y: y + advance * 0.88, width: size, size });
    else if (rest === 3) glyphs.push({ text, x: x - size * 0.88, y: y - advance * 0.12, width: size, size });
  }
  const crossing = turn === 1 || turn === 3;
  return {
    width: crossing ? height : width,
    height: crossing ? width : height,
    glyphs,
    rulings: turned(rulings, matrix, turn),
  };
};
