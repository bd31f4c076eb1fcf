import { type Source, Unreadable } from '../../blocks.ts';
import { readBlocks } from './body.ts';
import { damaged, openStreams } from './streams.ts';

/**
 * Reads a Word 97–2003 document (doc) from its own streams (MS-DOC): the text with all changes accepted, tables by
 * the edges of their cells, text boxes, automatic numbers; notes, headers, comments and hidden text are left out.
 *
 * The library `word-extractor` is not used: its text has the same line feed for the end of a row, the end of a
 * paragraph within a cell and a line break, so that a label of two lines breaks a row; and it does not tell which
 * columns a merged cell covers.
 * @throws Unreadable `encrypted`, `damaged`, `too-large`, `unknown-kind` (Word 95 and before)
 */
export const readDoc = (bytes: Uint8Array): Source => {
  try {
    return { blocks: readBlocks(openStreams(bytes)), hints: {}, notes: [] };
  } catch (error) {
    if (error instanceof Unreadable || !(error instanceof RangeError)) throw error;
    throw damaged();
  }
};
