/** A stretch of a paragraph between two delimiters. Offsets are into the paragraph. */
export interface Clause {
  start: number;
  end: number;
  /** The sign before it, empty at the beginning of the paragraph. */
  opener: string;
  /** How many brackets it stands in. */
  depth: number;
  /** Number of its sentence in the paragraph. */
  sentence: number;
}

const delimiters = /[，。；：（）！？]/g;

/** The clauses of a paragraph in its plain form; empty ones are left out. */
export const clausesOf = (plain: string): Clause[] => {
  const clauses: Clause[] = [];
  let start = 0;
  let opener = '';
  let depth = 0;
  let sentence = 0;
  const close = (end: number) => {
    if (end > start) clauses.push({ start, end, opener, depth, sentence });
  };
  for (const { 0: sign, index } of plain.matchAll(delimiters)) {
    close(index);
    if (sign === '（') depth++;
    if (sign === '）') depth = Math.max(0, depth - 1);
    if (sign === '。' || sign === '！' || sign === '？') sentence++;
    opener = sign;
    start = index + 1;
  }
  close(plain.length);
  return clauses;
};
