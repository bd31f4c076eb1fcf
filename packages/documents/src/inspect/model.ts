import { type Block, Unreadable, type UnreadableCode } from '../blocks.ts';

/** The kinds of file that can be looked into. */
export type InspectKind =
  | 'docx'
  | 'doc'
  | 'xlsx'
  | 'pptx'
  | 'pdf'
  | 'html'
  | 'txt'
  | 'jpg'
  | 'png'
  | 'webp'
  | 'tiff';

/** What a file may hold that a reader of its pages does not see. */
export type HiddenKind =
  | 'hidden-sheets'
  | 'hidden-rows'
  | 'hidden-columns'
  | 'comments'
  | 'tracked-changes'
  | 'hidden-text'
  | 'author'
  | 'custom-properties'
  | 'hidden-slides'
  | 'speaker-notes'
  | 'embedded'
  | 'macros'
  | 'external-links'
  | 'cached-data'
  | 'annotations'
  | 'attachments'
  | 'javascript'
  | 'hidden-layers'
  | 'gps'
  | 'camera-owner'
  | 'camera';

/** Something hidden in a file. */
export interface Hidden {
  kind: HiddenKind;
  /** Where: 「正文」「工作表“名单”」「图片image1.jpeg」; '' for the file as a whole. */
  where: string;
  count: number;
  /** One Chinese sentence or two: what it is and what to do. */
  message: string;
  /** must: content that readers can dig out; note: traces of who made the file and with what. */
  severity: 'must' | 'note';
}

/** A file looked into. */
export interface Inspection {
  kind: InspectKind;
  /** What a reader sees: paragraphs by line feeds, the cells of tables by tabs; for search and for `scanText`. */
  text: string;
  /** Text that is there but not shown: hidden sheets, comments, deletions, speaker notes. */
  hiddenText: string;
  /** Some of the text was left out: a file may have more than 2 million characters. */
  truncated: boolean;
  hidden: Hidden[];
  /** What could not be looked at, in Chinese sentences. */
  notes: string[];
}

/** Why a file could not be looked into, or cleaned. */
export interface InspectFailure {
  code: UnreadableCode | 'not-cleanable';
  message: string;
}

/** Characters of text that are kept at most. */
export const maxText = 2_000_000;

/** What a reader of one kind of file gives. */
export interface Looked {
  text: string[];
  hiddenText: string[];
  hidden: Hidden[];
  notes: string[];
}

const oneLine = (text: string): string => text.replace(/[\n\t\v\f\r]+/g, ' ').trim();

/** Blocks as text: a paragraph a line, a row of a table a line with tabs; a merged cell is said once. */
export const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks
    .map(block => {
      if (block.kind === 'paragraph') return block.text;
      const said = new Set<object>();
      const cellText = (cell: (typeof block.rows)[number][number]): string => {
        if (cell === undefined || said.has(cell)) return '';
        said.add(cell);
        return oneLine(cell.text);
      };
      return block.rows.map(row => Array.from(row, cellText).join('\t')).join('\n');
    })
    .join('\n');

/** Joins texts up to the limit. */
export const joinTexts = (texts: readonly string[]): { text: string; truncated: boolean } => {
  const text = texts.filter(part => part.trim() !== '').join('\n');
  return text.length > maxText
    ? { text: text.slice(0, maxText).replace(/[\ud800-\udbff]$/, ''), truncated: true }
    : { text, truncated: false };
};

export const damaged = () => new Unreadable('damaged', '文件已损坏。请用原来的软件打开，另存一份后再试。');
