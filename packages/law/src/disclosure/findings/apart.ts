import type { Hit } from './model.ts';

/** Hits in their order, the longer first where two begin together; one that begins within another is left out. */
export const apart = (hits: Iterable<Hit>): Hit[] => {
  let end = -1;
  return [...hits]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
};
