import { decodeHtml } from '../read/html/decode.ts';
import { readHead } from '../read/html/head.ts';
import { readPage } from '../read/html/page.ts';
import { parsePage } from '../read/html/tree.ts';
import { type Looked, textOfBlocks } from './model.ts';

/**
 * Looks into a web page: all that a browser shows of it.
 * @throws Unreadable `too-large`
 */
export const lookAtHtml = (bytes: Uint8Array): Looked => {
  const document = parsePage(decodeHtml(bytes));
  const { pieces } = readPage(document, readHead(document).css);
  return { text: [textOfBlocks(pieces.map(piece => piece.block))], hiddenText: [], hidden: [], notes: [] };
};
