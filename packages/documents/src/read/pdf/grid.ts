import { isInWord } from './characters.ts';
import type { Glyph } from './content.ts';
import { Groups } from './groups.ts';
import type { Ruling } from './paths.ts';
import type { Lattice } from './rulings.ts';

/** A cell of a drawn table: one object in all the slots that no line parts. */
export interface GridCell {
  left: number;
  top: number;
  right: number;
  bottom: number;
  glyphs: Glyph[];
}

/** A table's columns and rows by the places of their borders, and the cell in each slot. */
export interface Grid {
  /** Borders from left to right; one more than there are columns. */
  xs: number[];
  /** Borders from top to bottom; one more than there are rows. */
  ys: number[];
  slots: GridCell[][];
}

/** No column is narrower and no row lower than this: nearer borders are one, drawn a little askew. */
export const minColumn = 6;
const minRow = 5;
/** A border is there where lines cover this share of it. */
const coverage = 0.5;

/** Places in order, those nearer than `distance` to the one before taken as one. */
export const distinct = (places: number[], distance: number): number[] => {
  const result: number[] = [];
  let [sum, count] = [0, 0];
  for (const place of places.sort((a, b) => a - b)) {
    if (count > 0 && place - sum / count < distance) {
      sum += place;
      count++;
      result[result.length - 1] = sum / count;
    } else {
      [sum, count] = [place, 1];
      result.push(place);
    }
  }
  return result;
};

/** The index of the nearest of some places in order. */
const nearest = (places: readonly number[], place: number): number => {
  let best = 0;
  for (let i = 1; i < places.length; i++)
    if (Math.abs((places[i] ?? 0) - place) < Math.abs((places[best] ?? 0) - place)) best = i;
  return best;
};

/** The slot that a place falls into; -1 outside. */
const slotAt = (borders: readonly number[], place: number): number => {
  let [low, high] = [0, borders.length - 1];
  if (place < (borders[low] ?? 0) || place > (borders[high] ?? 0)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (place < (borders[middle] ?? 0)) high = middle;
    else low = middle;
  }
  return low;
};

/** Borders along one axis, and how far the crossing lines reach where a table's outer borders are not drawn. */
const bordersOf = (lines: Ruling[], crossing: Ruling[], distance: number): number[] => {
  const borders = distinct(
    lines.map(({ at }) => at),
    distance,
  );
  const [first, last] = [borders[0] ?? Infinity, borders[borders.length - 1] ?? -Infinity];
  const start = Math.min(...crossing.map(({ from }) => from));
  const end = Math.max(...crossing.map(({ to }) => to));
  return [...(start < first - distance ? [start] : []), ...borders, ...(end > last + distance ? [end] : [])];
};

/** For each border, which of the stretches between the crossing borders it covers. */
const coveredStretches = (borders: number[], lines: Ruling[], crossing: number[]): boolean[][] => {
  const lengths = borders.map(() => new Array<number>(Math.max(0, crossing.length - 1)).fill(0));
  for (const { at, from, to } of lines) {
    const row = lengths[nearest(borders, at)];
    for (let i = 0; row && i < row.length; i++)
      row[i] =
        (row[i] ?? 0) + Math.max(0, Math.min(to, crossing[i + 1] ?? 0) - Math.max(from, crossing[i] ?? 0));
  }
  return lengths.map(row =>
    row.map((length, i) => length >= coverage * ((crossing[i + 1] ?? 0) - (crossing[i] ?? 0))),
  );
};

type Border = (row: number, column: number) => boolean;

/** Joins slots that no border parts: the cell that each slot belongs to, by number. */
const cellNumbers = (columns: number, rows: number, toRight: Border, below: Border): number[] => {
  const cells = new Groups(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      if (column + 1 < columns && !toRight(row, column)) cells.join(index + 1, index);
      if (row + 1 < rows && !below(row, column)) cells.join(index + columns, index);
    }
  return Array.from({ length: columns * rows }, (_, index) => cells.of(index));
};

/** More slots than any table has: lines of a drawing. */
const maxSlots = 40_000;

/** The grid that the lines of a lattice draw; undefined where they draw no table but a frame or a rule. */
export const gridOf = (lattice: Lattice): Grid | undefined => {
  if (lattice.horizontal.length < 1 || lattice.vertical.length < 1) return undefined;
  const xs = bordersOf(lattice.vertical, lattice.horizontal, minColumn);
  const ys = bordersOf(lattice.horizontal, lattice.vertical, minRow);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > maxSlots) return undefined;
  const right = coveredStretches(xs, lattice.vertical, ys);
  const bottom = coveredStretches(ys, lattice.horizontal, xs);
  const numbers = cellNumbers(
    columns,
    rows,
    (row, column) => right[column + 1]?.[row] ?? false,
    (row, column) => bottom[row + 1]?.[column] ?? false,
  );
  const cells = new Map<number, GridCell>();
  const slots = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const number = numbers[row * columns + column] ?? 0;
      const box = {
        left: xs[column] ?? 0,
        top: ys[row] ?? 0,
        right: xs[column + 1] ?? 0,
        bottom: ys[row + 1] ?? 0,
      };
      const cell = cells.get(number) ?? { ...box, glyphs: [] };
      Object.assign(cell, {
        left: Math.min(cell.left, box.left),
        top: Math.min(cell.top, box.top),
        right: Math.max(cell.right, box.right),
        bottom: Math.max(cell.bottom, box.bottom),
      });
      cells.set(number, cell);
      return cell;
    }),
  );
  return cells.size < 2 ? undefined : { xs, ys, slots };
};

/** Columns as narrow as this, in which no cell stands alone, come of borders that are drawn askew from row to row. */
const maxSliver = 15;

/**
 * A grid without slivers: the slots between a border of one row and the same border of another, drawn some points
 * beside it, so that a head and the figures under it stand in the same slot.
 */
export const withoutSlivers = (grid: Grid): Grid => {
  const widths = grid.xs.slice(1).map((x, index) => x - (grid.xs[index] ?? x));
  const narrow = widths.map((width, column) => ({ width, column })).filter(({ width }) => width < maxSliver);
  let kept = widths.map((_, column) => column);
  for (const { column } of narrow.sort((a, b) => a.width - b.width)) {
    const at = kept.indexOf(column);
    const [before, after] = [kept[at - 1] ?? -1, kept[at + 1] ?? -1];
    const shared = grid.slots.every(row => row[column] === row[before] || row[column] === row[after]);
    if (shared) kept = kept.filter(other => other !== column);
  }
  if (kept.length === widths.length) return grid;
  const xs = [...kept.map(column => grid.xs[column] ?? 0), grid.xs[grid.xs.length - 1] ?? 0];
  return { xs, ys: grid.ys, slots: grid.slots.map(row => kept.flatMap(column => row[column] ?? [])) };
};

/** Characters in the order of the file, in pieces that belong to one cell: words and figures whole. */
const piecesOf = (glyphs: readonly Glyph[]): Glyph[][] => {
  const pieces: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    const goesOn =
      last !== undefined &&
      isInWord(glyph.text) &&
      isInWord(last.text) &&
      Math.abs(glyph.y - last.y) < 1 &&
      Math.abs(glyph.x - last.x - last.width) < 0.15 * glyph.size;
    if (goesOn) pieces[pieces.length - 1]?.push(glyph);
    else pieces.push([glyph]);
    last = glyph;
  }
  return pieces;
};

/** Puts characters into the grid's cells, by the middle of each word. @returns those that are not in the table. */
export const fillGrid = (grid: Grid, glyphs: readonly Glyph[]): Glyph[] => {
  const rest: Glyph[] = [];
  for (const piece of piecesOf(glyphs)) {
    const [first, last] = [piece[0], piece[piece.length - 1]];
    if (first === undefined || last === undefined) continue;
    const column = slotAt(grid.xs, (first.x + last.x + last.width) / 2);
    const row = slotAt(grid.ys, first.y - first.size * 0.35);
    const cell = column < 0 || row < 0 ? undefined : grid.slots[row]?.[column];
    (cell?.glyphs ?? rest).push(...piece);
  }
  return rest;
};
