import { isChinese, isWordSign } from './characters.ts';
import type { Glyph } from './content.ts';

/** Characters on one base line, left to right. */
export interface Line {
  text: string;
  /** Edges of the text, the base line, and the height of its characters, in points. */
  left: number;
  right: number;
  base: number;
  size: number;
  glyphs: Glyph[];
  /** A space was written after the last character: a line break stands for a space. */
  endsWithSpace: boolean;
}

/** A gap as wide as this part of a character is a space between words. */
const spaceGap = 0.3;

/** The same character drawn twice, a hair apart, is one in bold. */
const isDouble = (before: Glyph, glyph: Glyph): boolean =>
  glyph.text === before.text &&
  glyph.x - before.x < before.width * 0.45 &&
  Math.abs(glyph.y - before.y) < before.size * 0.3;

const middleSize = (glyphs: readonly Glyph[]): number =>
  glyphs.map(({ size }) => size).sort((a, b) => a - b)[glyphs.length >> 1] ?? 0;

/** One line of characters on the same base line; undefined where there are only spaces. */
const lineOf = (signs: Glyph[]): Line | undefined => {
  signs.sort((a, b) => a.x - b.x);
  const glyphs: Glyph[] = [];
  let text = '';
  let spaced = false;
  for (const sign of signs) {
    if (sign.text.trim() === '') {
      spaced = true;
      continue;
    }
    const before = glyphs[glyphs.length - 1];
    if (before !== undefined) {
      if (isDouble(before, sign)) continue;
      if (spaced || sign.x - before.x - before.width > spaceGap * Math.min(before.size, sign.size))
        text += ' ';
    }
    text += sign.text;
    glyphs.push(sign);
    spaced = false;
  }
  const [first, last] = [glyphs[0], glyphs[glyphs.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  return {
    text,
    left: first.x,
    right: last.x + last.width,
    base: last.y,
    size: middleSize(glyphs),
    glyphs,
    endsWithSpace: spaced,
  };
};

/** Characters as lines from top to bottom: those whose base lines are within half a character of one another. */
export const linesOf = (glyphs: readonly Glyph[]): Line[] => {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y);
  const lines: Line[] = [];
  let signs: Glyph[] = [];
  let [base, size] = [0, 0];
  const flush = () => {
    const line = lineOf(signs);
    if (line) lines.push(line);
    signs = [];
  };
  for (const sign of sorted) {
    if (signs.length > 0 && sign.y - base > 0.5 * Math.max(size, sign.size)) flush();
    if (signs.length === 0) [base, size] = [sign.y, sign.size];
    size = Math.max(size, sign.size);
    signs.push(sign);
  }
  flush();
  return lines;
};

/** Where an address or number is broken after one of these signs, or before one, nothing stands between. */
const holdsTogether = /[/\\\-_@&=?#%~+.:]$/;
const goesOn = /^[/\\\-_@&=?#%~+.:,;)]/;
const address = /(?:https?:\/\/|www\.|@)[^\s\u2e80-\uffef]*$/i;

/** No word is longer; a run of signs that is has been broken wherever the line ended. */
const longestWord = 40;
const runLength = (text: string, pattern: RegExp): number => pattern.exec(text)?.[0].length ?? 0;
const isRun = (before: string, after: string): boolean =>
  runLength(before, /[!-~]+$/) + runLength(after, /^[!-~]+/) >= longestWord;

/** What stands between two lines of one paragraph: nothing, or the space that the line break took the place of. */
export const between = (before: string, after: string, spaced = false): '' | ' ' => {
  const last = before.at(-1) ?? '';
  const first = after[0] ?? '';
  if (last === '' || first === '' || isChinese(last) || isChinese(first)) return '';
  if (spaced) return ' ';
  if (/\d/.test(last) && /\d/.test(first)) return '';
  if (holdsTogether.test(before) || goesOn.test(after) || address.test(before) || isRun(before, after))
    return '';
  return isWordSign(first) || isWordSign(last) ? ' ' : '';
};
