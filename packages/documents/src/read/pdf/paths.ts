import { applyX, applyY, type Matrix } from './matrix.ts';

/** A ruling: a straight line along one axis, at `at` on the other, from `from` to `to`. Points, y downwards. */
export interface Ruling {
  at: number;
  from: number;
  to: number;
}

export interface Rulings {
  horizontal: Ruling[];
  vertical: Ruling[];
}

/** A filled shape as narrow as this is a line; cells' grounds are wider. */
const maxThickness = 3;
/** How far from its axis a line may run and still count as straight. */
const slant = 0.8;

/** How many numbers follow each code of a path: move, line, curve, quadratic curve, close. */
const argumentCounts = [2, 2, 6, 4, 0];

/** One line from point to point. */
const addLine = (out: Rulings, x0: number, y0: number, x1: number, y1: number): void => {
  const dx = Math.abs(x1 - x0);
  const dy = Math.abs(y1 - y0);
  if (dy <= slant && dx > dy)
    out.horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
  else if (dx <= slant && dy > dx)
    out.vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
};

/** A filled box, where it is so narrow that it is a line; a dot counts both ways, being part of a dotted line. */
export const addBox = (out: Rulings, left: number, top: number, right: number, bottom: number): void => {
  const width = right - left;
  const height = bottom - top;
  if (height <= maxThickness) out.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
  if (width <= maxThickness) out.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
};

/** The straight lines of a stroked path. */
export const addStroke = (out: Rulings, path: Float32Array, matrix: Matrix): void => {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (let i = 0; i < path.length; ) {
    const code = path[i] ?? 0;
    const count = argumentCounts[code];
    if (count === undefined) return;
    if (code === 4) {
      addLine(out, x, y, startX, startY);
      [x, y] = [startX, startY];
    } else {
      const px = path[i + count - 1] ?? 0;
      const py = path[i + count] ?? 0;
      const nextX = applyX(matrix, px, py);
      const nextY = applyY(matrix, px, py);
      if (code === 1) addLine(out, x, y, nextX, nextY);
      if (code === 0) [startX, startY] = [nextX, nextY];
      [x, y] = [nextX, nextY];
    }
    i += count + 1;
  }
};

/** The narrow boxes of a filled path: each of its parts by the box around it. */
export const addFill = (out: Rulings, path: Float32Array, matrix: Matrix): void => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const flush = () => {
    if (right > left || bottom > top) addBox(out, left, top, right, bottom);
    [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  };
  for (let i = 0; i < path.length; ) {
    const code = path[i] ?? 0;
    const count = argumentCounts[code];
    if (count === undefined) return;
    if (code === 0) flush();
    for (let k = 1; k < count; k += 2) {
      const px = path[i + k] ?? 0;
      const py = path[i + k + 1] ?? 0;
      const x = applyX(matrix, px, py);
      const y = applyY(matrix, px, py);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    i += count + 1;
  }
  flush();
};
