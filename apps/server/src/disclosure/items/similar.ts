/** Pairs of neighbouring signs, marks and spaces left out. */
const pairsOf = (text: string): Set<string> => {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
};

const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
};

/** How alike others are to one text, by the pairs of signs that they share: 0 nothing, 1 all (Dice). */
export const likenessTo = (one: string): ((other: string) => number) => {
  const pairs = pairsOf(one);
  return other => share(pairs, pairsOf(other));
};

/** From here on a title is nearly another's, and a text is another's. */
export const alikeTitle = 0.9;
export const alikeText = 0.8;

/** From here on it is worth while to compare the texts of two items with such titles. */
export const relatedTitle = 0.4;
