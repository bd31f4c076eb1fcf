import type { Element, Node } from '../read/html/tree.ts';
import { type Marks, marksIn } from './marks.ts';
import { type Alignment, type Block, type HeadingTag, lineOf, type Paragraph, type Run } from './model.ts';
import type { Notes } from './notes.ts';
import type { Draft } from './numbered.ts';
import { headRuns, paragraphRuns, singleBreaks } from './runs.ts';
import { alignOf, type Classes, styleOf } from './style.ts';

/** What holds for a whole body while it is built. */
export interface Work {
  classes: Classes;
  notes: Notes;
  /** By how much headings are lowered: a body begins at h2. */
  lower: 0 | 1;
  /** The blocks of some nodes, as a container of their own. */
  blocksOf: (nodes: readonly Node[], place: Place, work: Work) => Block[];
}

/** What holds where a text stands. */
export interface Place {
  tag: Paragraph['tag'];
  align?: Alignment | undefined;
  chosen: boolean;
  marks: Marks;
  /** Whether line ends of the source are line ends of the text. */
  lines: boolean;
}

/** A container being filled: its blocks so far, and the line under way. */
export interface Flow {
  drafts: Draft[];
  runs: Run[];
  /** The number of the paragraph under way, where the program that wrote it sets one. */
  marker?: string | undefined;
}

/** Where a body begins. */
export const start: Place = { tag: 'p', chosen: false, marks: {}, lines: false };

const hasText = (runs: readonly Run[]): boolean => lineOf(runs).trim() !== '';

export const paragraphOf = (runs: Run[], { tag, align, chosen }: Place): Paragraph => ({
  kind: 'paragraph',
  tag,
  align,
  chosen,
  runs,
});

/** The lines of a heading or of paragraphs; a heading that says nothing is none. */
const linesIn = (runs: readonly Run[], place: Place): Paragraph[] => {
  const line = place.tag === 'p' ? [] : singleBreaks(headRuns(runs));
  if (hasText(line)) return [paragraphOf(line, place)];
  return paragraphRuns(runs).map(each => paragraphOf(each, { ...place, tag: 'p' }));
};

/** Ends the line under way. */
export const flush = (flow: Flow, place: Place): void => {
  flow.drafts.push(...linesIn(flow.runs, place));
  flow.runs = [];
};

const headingTags: readonly HeadingTag[] = ['h2', 'h3', 'h4'];

const tagIn = (element: Element, outer: Paragraph['tag'], lower: 0 | 1): Paragraph['tag'] => {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level !== undefined) return headingTags[Math.max(0, Number(level) - 2 + lower)] ?? 'h4';
  return element.tagName === 'p' ? 'p' : outer;
};

/** Where the text inside an element stands. */
export const placeIn = (element: Element, place: Place, work: Work): Place => {
  const style = styleOf(element, work.classes);
  const align = alignOf(element, style);
  return {
    tag: tagIn(element, place.tag, work.lower),
    ...(align
      ? { align: align.align === 'left' ? undefined : align.align, chosen: align.chosen }
      : { align: place.align, chosen: place.chosen }),
    marks: marksIn(place.marks, element, style, work.notes),
    lines: place.lines || element.tagName === 'pre' || element.tagName === 'xmp',
  };
};
