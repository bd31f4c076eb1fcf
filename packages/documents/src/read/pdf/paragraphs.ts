import { isInWord } from './characters.ts';
import type { Frame } from './frame.ts';
import { between, type Line } from './lines.ts';

const opening = /[（(《〈“‘「『【[]/;
const closing = /[，。、；：！？）)》〉”’」』】\].,;:!?…—·％%]/;

/** The width of what cannot be parted at the start of a line: a word, or a character with the marks around it. */
const firstTokenWidth = ({ glyphs }: Line): number => {
  let index = 0;
  const at = (offset: number) => glyphs[index + offset]?.text ?? '';
  while (index < glyphs.length && opening.test(at(0))) index++;
  const holds = () => closing.test(at(1)) || (isInWord(at(1)) && (isInWord(at(0)) || at(0) === '％'));
  while (index + 1 < glyphs.length && holds()) index++;
  const last = glyphs[Math.min(index, glyphs.length - 1)];
  return last === undefined ? 0 : last.x + last.width - (glyphs[0]?.x ?? 0);
};

/** A number that begins a paragraph or a heading. */
const mark = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]\D)/;

/** Whether a line begins a paragraph, given the one before it. */
export const startsParagraph = (
  before: Line,
  line: Line,
  frame: Frame,
  samePage: boolean,
  frameBefore = frame,
): boolean => {
  if (Math.abs(before.size - line.size) > 0.12 * Math.max(before.size, line.size)) return true;
  if (samePage && frame.pitch > 0 && line.base - before.base > 1.45 * frame.pitch) return true;
  if (line.left - frame.left > 0.75 * line.size) return true;
  if (!frame.indented && /[。！？]$/.test(before.text) && mark.test(line.text)) return true;
  const room = frameBefore.right - before.right;
  return room > firstTokenWidth(line) + (frame.indented ? 5 : 0.6) * line.size;
};

/** The text of a paragraph's lines. */
export const joinLines = (lines: readonly Line[]): string => {
  let text = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    text += before === undefined ? line.text : between(text, line.text, before.endsWithSpace) + line.text;
  });
  return text;
};
