import { Groups } from './groups.ts';
import type { Ruling, Rulings } from './paths.ts';

/** Lines as near as this are one: borders drawn by each of two neighbouring cells, double lines. */
const sameLine = 2;
/** A gap as wide as this does not part a line: dashes, dots, borders drawn cell by cell. */
const sameRun = 4;
/** Shorter lines are strokes of pictures and characters, no borders. */
const minLength = 7;
/** Lines that end as near as this to one another meet. */
const meeting = 3.5;
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
  column.at >= row.from - meeting &&
  column.at <= row.to + meeting &&
  row.at >= column.from - meeting &&
  row.at <= column.to + meeting;

const latticeOf = (horizontal: Ruling[], vertical: Ruling[]): Lattice => {
  const xs = [...vertical.map(({ at }) => at), ...horizontal.flatMap(({ from, to }) => [from, to])];
  const ys = [...horizontal.map(({ at }) => at), ...vertical.flatMap(({ from, to }) => [from, to])];
  return {
    horizontal,
    vertical,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
};

/** The page's lines in groups that hang together, from top to bottom. */
export const latticesOf = (rulings: Rulings): Lattice[] => {
  const horizontal = joined(rulings.horizontal);
  const vertical = joined(rulings.vertical);
  if (horizontal.length + vertical.length > maxLines) return [];
  const groups = new Groups(horizontal.length + vertical.length);
  for (const [index, row] of horizontal.entries())
    for (const [k, column] of vertical.entries()) {
      if (column.at > row.to + meeting) break;
      if (meets(row, column)) groups.join(horizontal.length + k, index);
    }
  const all = [
    ...horizontal.map((ruling, index) => ({ ruling, group: groups.of(index), level: true })),
    ...vertical.map((ruling, index) => ({
      ruling,
      group: groups.of(horizontal.length + index),
      level: false,
    })),
  ];
  return [...Map.groupBy(all, ({ group }) => group).values()]
    .map(group => {
      const pick = (wanted: boolean) =>
        group.filter(({ level }) => level === wanted).map(({ ruling }) => ruling);
      return latticeOf(pick(true), pick(false));
    })
    .sort((a, b) => a.top - b.top);
};
