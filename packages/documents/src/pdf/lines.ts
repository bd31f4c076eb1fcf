import { Kind, kindOf } from './characters.ts';
import { endBlank, half, mayBreak, mayStretch, type ShapedText, startBlank } from './shape.ts';

/** A line of shaped text: its characters from `from` up to `to`, spaces at its end among them. */
export interface Line {
  from: number;
  to: number;
  /** What is seen of it, in thousandths of the size: without spaces at the end, or the blank half of a sign there. */
  width: number;
  /** The blank half of a bracket at its start, which hangs out to the left. */
  hanging: number;
}

/** Where a line would end with a character after so much width: at a sign's blank half where that makes it fit. */
const endWith = (width: number, flag: number, room: number): number =>
  width > room && (flag & endBlank) !== 0 ? width - half : width;

/** Where a line ends that starts at a place, and its width. */
const lineFrom = (text: ShapedText, from: number, room: number, hangs: boolean): Line => {
  const { codes, widths, after, flags } = text;
  const hanging = hangs && ((flags[from] ?? 0) & startBlank) !== 0 ? half : 0;
  let width = -hanging;
  let seen = 0;
  let [best, bestSeen] = [-1, 0];
  let index = from;
  for (; index < codes.length; index++) {
    const own = widths[index] ?? 0;
    const flag = flags[index] ?? 0;
    // Spaces hang over a line's end.
    if (kindOf(codes[index] ?? 0) !== Kind.space) {
      const end = endWith(width + own, flag, room);
      if (end > room) break;
      seen = end;
    }
    if ((flag & mayBreak) !== 0) [best, bestSeen] = [index + 1, seen];
    width += own + (after[index] ?? 0);
  }
  if (index >= codes.length) return { from, to: codes.length, width: seen, hanging };
  if (best >= 0) return { from, to: best, width: bestSeen, hanging };
  // Nowhere to break: wherever the line ends, but never before its first character.
  if (index > from) return { from, to: index, width: seen, hanging };
  return { from, to: from + 1, width: (widths[from] ?? 0) - hanging, hanging };
};

/**
 * Breaks text into lines, each as full as can be.
 * @param room room of a line, in thousandths of the size
 * @param indent indent of the first line; a bracket there keeps its full width
 * @param hangs whether the blank half of a bracket at a line's start hangs out
 */
export const breakLines = (text: ShapedText, room: number, indent = 0, hangs = true): Line[] => {
  const lines: Line[] = [];
  for (let from = 0; from < text.codes.length; ) {
    const own = from === 0 ? indent : 0;
    const line = lineFrom(text, from, room - own, hangs && own === 0);
    lines.push(line);
    from = line.to;
  }
  return lines;
};

/** Wider gaps than this would tear a line apart. */
const mostSpread = 250;

/** What to add at each place where a line may be spread, for it to fill the room; in thousandths of the size. */
export const spreadOf = (text: ShapedText, line: Line, room: number): number => {
  let last = line.to - 1;
  while (last > line.from && kindOf(text.codes[last] ?? 0) === Kind.space) last--;
  let places = 0;
  for (let index = line.from; index < last; index++)
    if (((text.flags[index] ?? 0) & mayStretch) !== 0) places++;
  return places === 0 ? 0 : Math.max(0, Math.min(mostSpread, (room - line.width) / places));
};
