import { headingOf } from '../../interpret/sections.ts';

/** Columns that a text takes on a screen: two for each Chinese character and full-width sign. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const sign of text)
    width +=
      /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{sc=Han}/u.test(
        sign,
      )
        ? 2
        : 1;
  return width;
};

const isIndented = (line: string): boolean => /^(?:\u3000| {2}|\t)/.test(line);
const isBlank = (line: string): boolean => line.trim() === '';

/** How far a full line may fall short of the longest: a wide sign, a mark that may not begin a line, a word. */
const ragged = 8;

/**
 * The width at which the lines of a text were broken, or undefined where each line is a whole paragraph. In a broken
 * text the paragraphs are indented, and whatever line is followed by one without indent is full.
 */
export const wrapWidthOf = (lines: string[]): number | undefined => {
  const followed = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const broken =
      next !== undefined &&
      !isBlank(line) &&
      !isBlank(next) &&
      !isIndented(next) &&
      headingOf(next.trim()) === undefined;
    return broken ? [widthOf(line.trimEnd())] : [];
  });
  const indented = lines.filter(line => isIndented(line) && !isBlank(line)).length;
  if (followed.length < 3 || indented < 3) return undefined;
  const sorted = followed.toSorted((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const full = followed.filter(each => Math.abs(each - width) <= ragged).length;
  return width >= 30 && width <= 140 && full >= followed.length * 0.75 ? width : undefined;
};

/** Paragraphs whole again: a line without indent goes on from the full line above it. */
export const unwrap = (lines: string[], width: number): string[] => {
  const out: string[] = [];
  let full = false;
  for (const line of lines) {
    const last = out.length - 1;
    if (full && !isBlank(line) && !isIndented(line) && headingOf(line.trim()) === undefined)
      out[last] += line.trimEnd();
    else out.push(line.trimEnd());
    full = widthOf(line.trimEnd()) >= width - ragged;
  }
  return out;
};
