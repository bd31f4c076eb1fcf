/** A stretch of a paragraph between two delimiters. Offsets are into the paragraph. */
export interface Clause {
  /** Its place among the paragraph's clauses. */
  index: number;
  start: number;
  end: number;
  /** The sign before it, empty at the beginning of the paragraph. */
  opener: string;
  /** How many brackets it stands in. */
  depth: number;
  /** Number of its sentence in the paragraph. */
  sentence: number;
  /** Where its sentence begins. */
  sentenceStart: number;
}

const delimiters = /[，。；：（）！？]/g;

/** The clauses of a paragraph in its plain form; empty ones are left out. */
export const clausesOf = (plain: string): Clause[] => {
  const clauses: Clause[] = [];
  let start = 0;
  let opener = '';
  let depth = 0;
  let sentence = 0;
  let sentenceStart = 0;
  const close = (end: number) => {
    if (end <= start) return;
    clauses.push({ index: clauses.length, start, end, opener, depth, sentence, sentenceStart });
  };
  for (const { 0: sign, index } of plain.matchAll(delimiters)) {
    close(index);
    if (sign === '（') depth++;
    if (sign === '）') depth = Math.max(0, depth - 1);
    if (sign === '。' || sign === '！' || sign === '？') {
      sentence++;
      sentenceStart = index + 1;
    }
    opener = sign;
    start = index + 1;
  }
  close(plain.length);
  return clauses;
};

/** The clause that holds a place of the paragraph; none on a delimiter. */
export const clauseAt = (clauses: readonly Clause[], offset: number): Clause | undefined => {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = clauses[low - 1];
  return found && offset < found.end ? found : undefined;
};
