import { type Source, Unreadable } from '../../blocks.ts';
import { isUnknown } from './characters.ts';
import { alignedTables, type OpenTable } from './columns.ts';
import type { Content } from './content.ts';
import { blocksOf, type FlowPage } from './flow.ts';
import { framesOf } from './frame.ts';
import { withoutFurniture } from './furniture.ts';
import { readContents } from './open.ts';
import { layPage, type Page } from './page.ts';

/** Pages with fewer characters than this hold pictures of text, if any. */
const fewestCharacters = 10;

const assertText = (contents: readonly Content[]): void => {
  const signs = contents.flatMap(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== ''));
  if (signs.length < fewestCharacters)
    throw new Unreadable(
      'scanned',
      'PDF里没有文字，可能是扫描件。请提供由Word等软件导出的PDF或Word原件，或先做文字识别。',
    );
  if (signs.filter(({ text }) => isUnknown(text)).length > signs.length * 0.3)
    throw new Unreadable(
      'scanned',
      'PDF里的文字没有编码，复制出来是乱码，无法读取。请提供Word原件，或从Word重新导出PDF。',
    );
};

/** Lines without furniture, and the tables that no lines part found among them. */
const withAligned = (laid: readonly Page[]): Page[] => {
  const body = withoutFurniture(laid);
  let open: OpenTable = { heads: [], columns: [] };
  return laid.map((page, index) => {
    const aligned = alignedTables(body[index] ?? [], page.width, page.rules, open);
    open = aligned.open;
    return { ...page, lines: aligned.lines, tables: [...page.tables, ...aligned.tables] };
  });
};

/**
 * Reads a PDF with a text layer: tables by their drawn lines, or by the alignment of their text where none are
 * drawn, also over page breaks; the rest as paragraphs in reading order, without headers, footers and page numbers.
 * @throws Unreadable `encrypted`, `scanned` (no text layer), `damaged`, `too-large`
 */
export const readPdf = async (bytes: Uint8Array): Promise<Source> => {
  const { pages: contents, title } = await readContents(bytes);
  assertText(contents);
  const pages = withAligned(contents.map(layPage));
  const frames = framesOf(pages);
  const flow = pages.flatMap((page, index): FlowPage[] => {
    const frame = frames[index];
    return frame ? [{ lines: page.lines, tables: page.tables, frame }] : [];
  });
  return { blocks: blocksOf(flow), hints: title === undefined ? {} : { title }, notes: [] };
};
