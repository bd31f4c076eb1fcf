import type { Content, Glyph } from './content.ts';
import { fillGrid, type Grid, gridOf, withoutSlivers } from './grid.ts';
import { type Line, linesOf } from './lines.ts';
import { partOf, type TablePart } from './part.ts';
import type { Ruling } from './paths.ts';
import { type Lattice, latticesOf } from './rulings.ts';

/** A page as its tables and the lines outside them. */
export interface Page {
  width: number;
  height: number;
  lines: Line[];
  tables: TablePart[];
  /** Horizontal lines that belong to no table. */
  rules: Ruling[];
}

/** A cell with more characters than this holds a text, not an entry: the borders are a page's layout. */
const maxCellText = 260;

const holds = (outer: Lattice, inner: Lattice): boolean =>
  outer !== inner &&
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

const isLayout = (grid: Grid): boolean =>
  grid.slots.some(row => row.some(cell => cell.glyphs.length > maxCellText));

/** Whether the lines part columns but not rows: several cells of a row have figures under one another. */
const isUnruled = ({ slots }: TablePart): boolean =>
  slots.some(row => new Set(row.filter(({ text }) => /^\d+(?:\n\d+){2,}$/.test(text))).size >= 3);

/** Finds the tables on a page, innermost first, and the lines outside them. */
export const layPage = ({ width, height, glyphs, rulings }: Content): Page => {
  const lattices = latticesOf(rulings);
  const found = lattices.flatMap(lattice => {
    const grid = gridOf(lattice);
    return grid ? [{ lattice, grid }] : [];
  });
  const inner = found.filter(({ lattice }) => !found.some(other => holds(lattice, other.lattice)));
  let rest: Glyph[] = [...glyphs];
  const tables: TablePart[] = [];
  for (const { grid } of inner) {
    const left = fillGrid(grid, rest);
    if (left.length === rest.length || isLayout(grid)) continue;
    const part = partOf(withoutSlivers(grid));
    if (isUnruled(part)) continue;
    rest = left;
    tables.push(part);
  }
  const rules = lattices
    .filter(({ vertical }) => vertical.length === 0)
    .flatMap(({ horizontal }) => horizontal);
  return { width, height, lines: linesOf(rest), tables, rules };
};
