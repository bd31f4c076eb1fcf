import { readBody } from './clean.ts';
import { type Block, type Cell, lineOf, type Table } from './model.ts';

const cellText = ({ blocks }: Cell): string => blocks.flatMap(blockLines).join(' ').replace(/\s+/g, ' ');

/** The lines of a table: its caption, and a row a line with a tab between cells. */
const tableLines = ({ caption, head, body }: Table): string[] => [
  ...(caption.length > 0 ? [lineOf(caption)] : []),
  ...[...head, ...body].map(row => row.map(cellText).join('\t')),
];

/** What a block says, line by line; an image says nothing. */
export const blockLines = (block: Block): string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [lineOf(block.runs)].filter(line => line !== '');
    case 'list':
      return block.items.flatMap(item => item.flatMap(blockLines));
    case 'table':
      return tableLines(block);
    case 'quote':
      return block.blocks.flatMap(blockLines);
    case 'figure':
      return block.caption.length > 0 ? [lineOf(block.caption)] : [];
    case 'rule':
      return [];
  }
};

/** The text of a body: a block a line, the cells of a table parted by tabs. */
export const textOf = (html: string): string => readBody(html).blocks.flatMap(blockLines).join('\n');

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Where a text cut after `end` signs may end: not within a word or a number of the Latin script. */
const wholeWords = (signs: readonly string[], end: number): number => {
  const within = (at: number) => /^[\w.%@-]$/.test(signs[at - 1] ?? '') && /^[\w%]$/.test(signs[at] ?? '');
  let at = end;
  while (at > 0 && within(at)) at--;
  return at > 0 ? at : end;
};

const openings = /[\s（(“‘《〈【「『、，；：,;:]+$/;

/**
 * A summary: the beginning of the text in one line, of at most `length` signs, with 「…」 where it goes on. Never ends
 * within a sign or a word.
 */
export const excerptOf = (html: string, length: number): string => {
  const text = textOf(html).replace(/\s+/g, ' ').trim();
  if (text.length <= length) return text;
  const signs: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    signs.push(segment);
    if (signs.length > length) break;
  }
  if (signs.length <= length) return text;
  const room = Math.max(0, length - 1);
  const end = wholeWords(signs, room);
  return `${signs.slice(0, end).join('').replace(openings, '')}…`.slice(0, length === 0 ? 0 : undefined);
};
