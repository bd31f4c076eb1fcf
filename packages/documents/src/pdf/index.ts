/**
 * A small PDF engine: paragraphs and tables of Chinese text on numbered pages, fonts embedded, tagged for those who
 * hear it read (PDF/UA-1). The same document is the same bytes.
 */
import type { PdfDocument } from './blocks.ts';
import { drawable } from './characters.ts';
import type { PageContent } from './content.ts';
import { flowOf } from './flow.ts';
import { FontSet } from './fonts.ts';
import { metadataOf } from './metadata.ts';
import { decimal, PdfFile, reference, textString } from './objects.ts';
import { writeOutline, writeStructure } from './tags.ts';
import type { Typeface } from './typeface.ts';

export type { Block, PageFormat, Paragraph, PdfDocument, Table, TableCell } from './blocks.ts';
export type { Run } from './shape.ts';
export { openTypeface, type Typeface } from './typeface.ts';

const infoOf = ({ title, authors }: PdfDocument): string => {
  const author = authors.length > 0 ? `/Author${textString(authors.join('；'))}` : '';
  return `<</Title${textString(title)}${author}/Producer(Gongkai)>>`;
};

/** Writes the fonts and the pages. @returns the numbers of the page tree and of each page */
const writePages = (
  file: PdfFile,
  { page: { width, height } }: PdfDocument,
  pages: readonly PageContent[],
  fonts: FontSet,
): { tree: number; numbers: number[] } => {
  const tree = file.reserve();
  const used = fonts.fonts.flatMap(font =>
    font.used ? [`/${font.name} ${reference(font.write(file))}`] : [],
  );
  const resources = file.add(`<</Font<<${used.join('')}>>>>`);
  const numbers = pages.map((page, index) => {
    const content = reference(file.addStream('', page.bytes()));
    return file.add(
      `<</Type/Page/Parent ${reference(tree)}/Contents ${content}/StructParents ${index}/Tabs/S>>`,
    );
  });
  file.set(
    tree,
    [
      `<</Type/Pages/Count ${pages.length}/Kids[${numbers.map(reference).join(' ')}]`,
      `/Resources ${reference(resources)}/MediaBox[0 0 ${decimal(width)} ${decimal(height)}]>>`,
    ].join(''),
  );
  return { tree, numbers };
};

/**
 * Writes a document.
 * @param faces the typefaces that runs and tables name by their places; a character that one lacks is taken from the
 * first other that has it, and drawn as a box where none has
 */
export const writeDocument = (
  { title, authors, ...rest }: PdfDocument,
  faces: readonly Typeface[],
): Uint8Array => {
  const document = { ...rest, title: drawable(title), authors: authors.map(drawable) };
  const fonts = new FontSet(faces);
  const { pages, root, bookmarks } = flowOf(document.page, fonts, document.blocks);
  const file = new PdfFile();
  const { tree, numbers } = writePages(file, document, pages, fonts);
  // PDF/UA does not allow the box of a missing character; the document is worth more than the label.
  const metadata = file.addRaw('/Type/Metadata/Subtype/XML', metadataOf(document, !fonts.lacking));
  const outline = writeOutline(file, bookmarks, numbers);
  const catalog = file.add(
    [
      `<</Type/Catalog/Pages ${reference(tree)}/Lang${textString(document.language)}/MarkInfo<</Marked true>>`,
      `/StructTreeRoot ${reference(writeStructure(file, root, numbers))}/Metadata ${reference(metadata)}`,
      '/ViewerPreferences<</DisplayDocTitle true>>',
      outline === undefined ? '' : `/Outlines ${reference(outline)}`,
      '>>',
    ].join(''),
  );
  return file.finish(catalog, file.add(infoOf(document)));
};
