import type { Block } from '../src/blocks.ts';

/** A table's rows as short text, a slot between strokes; the text of a paragraph as it is. */
export const gridOfTexts = (block: Block | undefined): string[] =>
  block?.kind === 'table'
    ? block.rows.map(row => Array.from(row, slot => slot?.text ?? '').join('|'))
    : [block?.text ?? ''];
