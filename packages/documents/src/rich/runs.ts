import type { Mark, Run, TextRun } from './model.ts';

/** Stand for a line break, an image and a blank to fill in while a line's white space is looked at. */
const breakSign = '\u2028';
const imageSign = '\ufffc';

/** Characters that a text cannot carry, or that no one sees: controls, marks of direction, soft hyphens, zero widths. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that HTML cannot carry
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;

const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(unseen, sign => (sign === '\ufffd' ? sign : ''));

const sameMarks = (one: readonly Mark[], other: readonly Mark[]): boolean =>
  one.length === other.length && one.every(({ open }, index) => open === other[index]?.open);

/** Neighbours under the same marks are one run; empty ones go. */
const mergeRuns = (runs: readonly Run[]): Run[] => {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.kind === 'text' && last?.kind === 'text' && sameMarks(run.marks, last.marks))
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else if (run.kind !== 'text' || run.text !== '') merged.push(run);
  }
  return merged;
};

const maxBlank = 40;

/** How many characters wide an underlined stretch of nothing is, which is a blank to fill in; 0 where it is none. */
const blankWidth = ({ text, marks }: TextRun): number => {
  if (!marks.some(({ tag }) => tag === 'u') || /\S/.test(text)) return 0;
  const wide = text.match(/[\u3000\u2003]/g)?.length ?? 0;
  const narrow = text.match(/[\u00a0\u2002]/g)?.length ?? 0;
  return wide * 2 + narrow < 2 ? 0 : Math.min(maxBlank, wide + Math.ceil(narrow / 2));
};

const isBlank = (run: Run): boolean => run.kind === 'text' && blankWidth(run) > 0;

const signOf = (run: Run): string => {
  if (run.kind === 'break') return breakSign;
  return run.kind === 'image' || isBlank(run) ? imageSign : run.text;
};

/** Runs cut at places of their joined signs; what lies between `from` and `to` of a cut is left out. */
const cut = (runs: readonly Run[], cuts: readonly { from: number; to: number }[]): Run[][] => {
  const pieces: Run[][] = [[]];
  let at = 0;
  let next = 0;
  for (const run of runs) {
    const length = signOf(run).length;
    const end = at + length;
    let from = at;
    for (; next < cuts.length; next++) {
      const { from: stop, to } = cuts[next] ?? { from: end, to: end };
      if (stop >= end) break;
      if (stop > from) pieces.at(-1)?.push(part(run, from - at, stop - at));
      if (stop >= at) pieces.push([]);
      from = Math.max(from, Math.min(to, end));
      if (to > end) break;
    }
    if (from < end) pieces.at(-1)?.push(part(run, from - at, length));
    at = end;
  }
  return pieces;
};

const part = (run: Run, from: number, to: number): Run =>
  run.kind === 'text' && !isBlank(run) ? { ...run, text: run.text.slice(from, to) } : run;

/** Two line breaks, or one before a line that begins with wide spaces: what people type for a new paragraph. */
const paragraphEnd = /\u2028(?:\s*\u2028|(?=[ \t\r\n]*(?:[\u3000\u2003]{2}|\u00a0{4})))[\s\u2028]*/g;

const eastAsian = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u00b7\u2014\u2018-\u201d\u2026]/;

/** What a stretch of white space becomes between its neighbours. */
const spaceFor = (space: string, before: string, after: string): string => {
  if ([before, after].some(sign => sign === '' || sign === breakSign)) return '';
  if (space.includes('\u3000')) return space.replace(/[^\u3000]/g, '');
  const wrapped = /^[ \t\r\n]*[\r\n][ \t\r\n]*$/.test(space);
  return wrapped && eastAsian.test(before) && eastAsian.test(after) ? '' : ' ';
};

/** A line without the white space that a page does not show. Programs wrap Chinese in the source: that is no space. */
const collapse = (runs: readonly Run[]): Run[] => {
  const joined = runs.map(signOf).join('');
  const cuts: { from: number; to: number; text: string }[] = [];
  for (const { 0: space, index } of joined.matchAll(/[^\S\u2028]+/g)) {
    const to = index + space.length;
    const text = spaceFor(space, joined.charAt(index - 1), joined.charAt(to));
    if (text !== space) cuts.push({ from: index, to, text });
  }
  if (cuts.length === 0) return [...runs];
  const pieces = cut(runs, cuts);
  return pieces.flatMap((piece, index) => {
    const text = cuts[index]?.text ?? '';
    if (text === '') return piece;
    const last = piece.at(-1);
    return last?.kind === 'text' && !isBlank(last)
      ? [...piece.slice(0, -1), { ...last, text: last.text + text }]
      : [...piece, { kind: 'text' as const, text, marks: [] }];
  });
};

const trimBreaks = (runs: readonly Run[]): Run[] => {
  const first = runs.findIndex(({ kind }) => kind !== 'break');
  const last = runs.findLastIndex(({ kind }) => kind !== 'break');
  return first < 0 ? [] : runs.slice(first, last + 1);
};

const withBlank = (run: Run): Run => {
  const width = run.kind === 'text' ? blankWidth(run) : 0;
  return run.kind === 'text' && width > 0 ? { ...run, text: '\u3000'.repeat(width) } : run;
};

/** A stretch that is gone may leave neighbours that are one now, and then white space that was a blank before. */
const tidy = (runs: readonly Run[]): Run[] => {
  const collapsed = trimBreaks(collapse(runs));
  const merged = mergeRuns(collapsed);
  return merged.length < collapsed.length ? tidy(merged) : merged.map(withBlank);
};

const cleaned = (runs: readonly Run[]): Run[] =>
  mergeRuns(runs.map(run => (run.kind === 'text' ? { ...run, text: cleanText(run.text) } : run)));

/** One line of runs as a page shows it. */
export const lineRuns = (runs: readonly Run[]): Run[] => tidy(cleaned(runs));

/** Runs as the paragraphs that they are meant for; empty ones are left out. */
export const paragraphRuns = (runs: readonly Run[]): Run[][] => {
  const merged = cleaned(runs);
  const ends = [...merged.map(signOf).join('').matchAll(paragraphEnd)].map(({ 0: end, index }) => ({
    from: index,
    to: index + end.length,
  }));
  return cut(merged, ends)
    .map(tidy)
    .filter(line => line.length > 0);
};

/** A line in which no empty line is left. */
export const singleBreaks = (runs: readonly Run[]): Run[] =>
  runs.filter((run, index) => run.kind !== 'break' || runs[index - 1]?.kind !== 'break');

const notBold = ({ tag }: Mark): boolean => tag !== 'strong';

/** The line of a heading, which is bold as it is. */
export const headRuns = (runs: readonly Run[]): Run[] =>
  lineRuns(runs.map(run => (run.kind === 'break' ? run : { ...run, marks: run.marks.filter(notBold) })));
