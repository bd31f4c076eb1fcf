import { isInWord } from './characters.ts';
import { between, type Line } from './lines.ts';

/** The edges of a page's text, and the usual distance of its lines. */
export interface Frame {
  left: number;
  right: number;
  pitch: number;
  /** First lines are indented: a line that is not goes on with the one before. */
  indented: boolean;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Groups of values no further than `width` apart, with how many there are of each. */
const clusters = (values: number[], width: number): { value: number; count: number }[] => {
  const groups: { value: number; count: number }[] = [];
  for (const value of values.sort((a, b) => a - b)) {
    const last = groups[groups.length - 1];
    if (last && value - last.value <= width) last.count++;
    else groups.push({ value, count: 1 });
  }
  return groups;
};

/** Two characters, by which first lines are indented, give or take. */
const isIndent = (distance: number, size: number): boolean => Math.abs(distance - 2 * size) < 0.6 * size;

/**
 * Where lines begin that go on with a paragraph. Where most lines are first lines, it is two characters to the left
 * of them: there stand the few lines that go on, or, when there is none, the borders of tables.
 */
const leftEdge = (body: readonly Line[], size: number, right: number, tableLefts: readonly number[]): number => {
  const lefts = clusters(body.map(({ left }) => left), size * 0.4);
  const wanted = Math.max(2, body.length * 0.12);
  const first = lefts.find(({ count }) => count >= wanted)?.value ?? lefts[0]?.value ?? 0;
  const outdented = lefts.find(({ value }) => isIndent(first - value, size));
  if (outdented) return outdented.value;
  const full = body.filter(line => right - line.right < 1.5 * size).length;
  const border = tableLefts.find(left => isIndent(first - left, size));
  return border !== undefined && full < body.length / 2 ? first - 2 * size : first;
};

/**
 * Where full lines end: where several do. Where hardly any line is full, the margin on the right is taken to be as
 * wide as that on the left. A line may hang over the edge by a mark or an address.
 */
const rightEdge = (body: readonly Line[], size: number, pageWidth: number): number => {
  const rights = clusters(body.map(({ right }) => -right), size * 0.4);
  const furthest = -(rights[0]?.value ?? 0);
  const supported = rights.find(({ count }) => count >= 2);
  const right = Math.max(supported ? -supported.value : 0, furthest - 2 * size);
  const full = body.filter(line => right - line.right < size).length;
  return full >= 3 ? right : Math.max(right, pageWidth - Math.min(...body.map(({ left }) => left)));
};

/** The frame of some pages' lines: edges where many lines begin and end. */
export const frameOf = (pages: readonly (readonly Line[])[], tableLefts: readonly number[], pageWidth: number): Frame => {
  const all = pages.flat();
  const size = median(all.flatMap(line => line.glyphs.map(glyph => glyph.size)));
  const body = all.filter(line => Math.abs(line.size - size) < size * 0.15);
  const right = rightEdge(body, size, pageWidth);
  const left = leftEdge(body, size, right, tableLefts);
  const pitches = pages.flatMap(lines => lines.slice(1).map((line, index) => line.base - (lines[index]?.base ?? 0)));
  const indents = body.filter(line => isIndent(line.left - left, size)).length;
  return { left, right, pitch: median(pitches.filter(pitch => pitch > 0)), indented: indents >= Math.max(2, body.length * 0.08) };
};

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
export const startsParagraph = (before: Line, line: Line, frame: Frame, samePage: boolean, frameBefore = frame): boolean => {
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
