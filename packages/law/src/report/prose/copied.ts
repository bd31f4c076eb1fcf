import type { Report } from '../model.ts';
import type { ProseSection } from '../rule.ts';
import { halfWidth } from '../text.ts';

/** A paragraph of this year's prose, and the share of it (0 to 1) that stands in last year's report too. */
export interface ParagraphCopy {
  section: ProseSection;
  text: string;
  share: number;
}

export interface CopiedProse {
  /** Copied signs ÷ all signs of the prose; null where this year's or last year's report has no prose. */
  share: number | null;
  paragraphs: ParagraphCopy[];
}

/** The preamble is a formula that repeats by law; it is not counted. */
const counted = ['overview', 'problems', 'other'] as const;

/** Signs in a row that must be the same to count as copied: longer than a set phrase, shorter than a sentence. */
const shortestCopy = 13;

/**
 * What is compared: words alone, so that a new year, figure or punctuation does not hide a copy. The title of a law
 * or document is one sign: citing the same law again is no copy.
 */
const plain = (text: string): string =>
  halfWidth(text)
    .replace(/《[^》]*》/g, '#')
    .replace(/[\d.%]+/g, '#')
    .replace(/[^\p{L}#]/gu, '');

const windowsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - shortestCopy + 1) }, (_, i) =>
    text.slice(i, i + shortestCopy),
  );

/** How many signs of the text lie in a window that last year's prose has too. */
const countCopied = (text: string, known: ReadonlySet<string>): number => {
  let copied = 0;
  let upTo = 0;
  windowsOf(text).forEach((window, start) => {
    if (!known.has(window)) return;
    const end = start + shortestCopy;
    copied += end - Math.max(start, upTo);
    upTo = end;
  });
  return copied;
};

const paragraphsOf = (report: Report): { section: ProseSection; text: string; plain: string }[] =>
  counted.flatMap(section =>
    report[section]
      .split('\n')
      .map(text => ({ section, text, plain: plain(text) }))
      .filter(paragraph => paragraph.plain !== ''),
  );

/** The share of a report's prose that also stands in last year's, paragraph by paragraph. */
export const copiedProse = (report: Report, previous: Report): CopiedProse => {
  const before = paragraphsOf(previous);
  const known = new Set(before.flatMap(({ plain }) => windowsOf(plain)));
  const whole = new Set(before.map(({ plain }) => plain));
  const now = paragraphsOf(report).map(paragraph => ({
    ...paragraph,
    copied: whole.has(paragraph.plain) ? paragraph.plain.length : countCopied(paragraph.plain, known),
  }));
  const total = now.reduce((length, paragraph) => length + paragraph.plain.length, 0);
  const copied = now.reduce((length, paragraph) => length + paragraph.copied, 0);
  return {
    share: total === 0 || before.length === 0 ? null : copied / total,
    paragraphs: now.map(({ section, text, plain, copied }) => ({
      section,
      text,
      share: copied / plain.length,
    })),
  };
};
