/** Inline elements of a body, in the one order in which they are nested. */
export const markTags = ['a', 'span', 'strong', 'em', 'u', 's', 'sub', 'sup'] as const;
export type MarkTag = (typeof markTags)[number];

/** An inline element around a stretch of text; its start tag is ready to be written. */
export interface Mark {
  tag: MarkTag;
  open: string;
}

/** The only classes of a body: how a paragraph stands. */
export const alignments = ['center', 'right', 'indent'] as const;
export type Alignment = (typeof alignments)[number];

export interface TextRun {
  kind: 'text';
  text: string;
  marks: readonly Mark[];
}
export interface ImageRun {
  kind: 'image';
  /** Its tag, ready to be written. */
  tag: string;
  marks: readonly Mark[];
}
/** A stretch of a line: text under the same marks, an image, or the line's end. */
export type Run = TextRun | ImageRun | { kind: 'break' };

export type HeadingTag = 'h2' | 'h3' | 'h4';

export interface Paragraph {
  kind: 'paragraph';
  tag: 'p' | HeadingTag;
  align?: Alignment | undefined;
  /** Whether the alignment was chosen in our own editor, not carried along by the style of another program. */
  chosen?: boolean;
  runs: Run[];
}
export interface List {
  kind: 'list';
  tag: 'ul' | 'ol';
  items: Block[][];
}
export interface Cell {
  tag: 'th' | 'td';
  colspan: number;
  rowspan: number;
  blocks: Block[];
}
export interface Table {
  kind: 'table';
  caption: Run[];
  head: Cell[][];
  body: Cell[][];
}
interface Quote {
  kind: 'quote';
  blocks: Block[];
}
export interface Figure {
  kind: 'figure';
  images: ImageRun[];
  caption: Run[];
}
interface Rule {
  kind: 'rule';
}

/** A part of a body. What cannot be said in these shapes cannot be in a body: that is what makes it safe. */
export type Block = Paragraph | List | Table | Quote | Figure | Rule;

/** A paragraph that another program numbers by its style: to become an item of a list. */
export interface Numbered {
  kind: 'numbered';
  /** From 1. */
  level: number;
  /** The list that it belongs to, as the program names it. */
  list: string;
  /** What stands before it: 「1.」「·」「（一）」. */
  marker: string;
  paragraph: Paragraph;
}

export const textRun = (text: string): TextRun => ({ kind: 'text', text, marks: [] });

/** The text of a line; its breaks as line ends. */
export const lineOf = (runs: readonly Run[]): string =>
  runs.map(run => (run.kind === 'text' ? run.text : run.kind === 'break' ? '\n' : '')).join('');
