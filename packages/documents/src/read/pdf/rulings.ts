import type { Ruling, Rulings } from './paths.ts';

/** Lines as near as this are one: borders drawn by each of two neighbouring cells, double lines. */
const sameLine = 2;
/** A gap as wide as this does not part a line: dashes, dots, borders drawn cell by cell. */
const sameRun = 4;
/** Shorter lines are strokes of pictures and characters, no borders. */
const minLength = 7;
/** Lines that end as near as this to one another meet. */
export const meeting = 3.5;
/** More lines than any page of tables has are a drawing. */
const maxLines = 3000;

/** Lines along one axis as few as they can be: those on one another joined, dots and dashes made whole. */
const joined = (rulings: Ruling[]): Ruling[] => {
  const sorted = rulings.sort((a, b) => a.at - b.at);
  const result: Ruling[] = [];
  for (let i = 0; i < sorted.length; ) {
    const at = sorted[i]?.at ?? 0;
    let end = i;
    while (end < sorted.length && (sorted[end]?.at ?? 0) - at <= sameLine) end++;
    const group = sorted.slice(i, end).sort((a, b) => a.from - b.from);
    let run: Ruling | undefined;
    for (const ruling of group) {
      if (run && ruling.from <= run.to + sameRun) run.to = Math.max(run.to, ruling.to);
      else {
        run = { ...ruling };
        result.push(run);
      }
    }
    i = end;
  }
  return result.filter(({ from, to }) => to - from >= minLength);
};

/** Lines that meet one another, directly or through others: the borders of one table, or a single rule. */
export interface Lattice extends Rulings {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const meets = (row: Ruling, column: Ruling): boolean =>
  column.at >= row.from - meeting && column.at <= row.to + meeting && row.at >= column.from - meeting && row.at <= column.to + meeting;

const latticeOf = (horizontal: Ruling[], vertical: Ruling[]): Lattice => {
  const xs = [...vertical.map(({ at }) => at), ...horizontal.flatMap(({ from, to }) => [from, to])];
  const ys = [...horizontal.map(({ at }) => at), ...vertical.flatMap(({ from, to }) => [from, to])];
  return { horizontal, vertical, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

/** The page's lines in groups that hang together, from top to bottom. */
export const latticesOf = (rulings: Rulings): Lattice[] => {
  const horizontal = joined(rulings.horizontal);
  const vertical = joined(rulings.vertical);
  if (horizontal.length + vertical.length > maxLines) return [];
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  horizontal.forEach((row, index) => {
    for (const [k, column] of vertical.entries()) {
      if (column.at > row.to + meeting) break;
      if (meets(row, column)) parent[root(horizontal.length + k)] = root(index);
    }
  });
  const groups = new Map<number, { horizontal: Ruling[]; vertical: Ruling[] }>();
  const groupOf = (index: number) => {
    const key = root(index);
    const group = groups.get(key) ?? { horizontal: [], vertical: [] };
    groups.set(key, group);
    return group;
  };
  horizontal.forEach((row, index) => groupOf(index).horizontal.push(row));
  vertical.forEach((column, index) => groupOf(horizontal.length + index).vertical.push(column));
  return [...groups.values()].map(group => latticeOf(group.horizontal, group.vertical)).sort((a, b) => a.top - b.top);
};
