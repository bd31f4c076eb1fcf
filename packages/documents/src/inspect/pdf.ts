import { Unreadable } from '../blocks.ts';
import { readPdf } from '../read/pdf/index.ts';
import { fromLibrary, openDocument, type PdfDocument } from '../read/pdf/open.ts';
import { type Hidden, type Looked, maxText, textOfBlocks } from './model.ts';

/** Annotations that belong to the page: links and fields of forms. */
const ordinary = new Set(['Link', 'Widget', 'Popup']);
/** Pages that are looked at at most. */
const maxPages = 2000;

interface Annotation {
  subtype?: string;
  contentsObj?: { str?: string };
  titleObj?: { str?: string };
}

const found = (
  kind: Hidden['kind'],
  count: number,
  message: string,
  severity: Hidden['severity'] = 'must',
): Hidden[] => (count > 0 ? [{ kind, where: '', count, severity, message }] : []);

const pageText = (items: readonly object[]): string =>
  items
    .map(item => {
      const { str = '', hasEOL = false } = item as { str?: string; hasEOL?: boolean };
      return hasEOL ? `${str}\n` : str;
    })
    .join('');

interface Pages {
  annotations: Annotation[];
  text: string[];
}

/** Goes through the pages for their annotations and their plain text, of which no more than the limit is kept. */
const walkPages = async (document: PdfDocument): Promise<Pages> => {
  const pages: Pages = { annotations: [], text: [] };
  let length = 0;
  for (let number = 1; number <= Math.min(document.numPages, maxPages); number++) {
    const page = await document.getPage(number);
    const annotations = (await page.getAnnotations()) as Annotation[];
    pages.annotations.push(...annotations.filter(({ subtype }) => !ordinary.has(subtype ?? '')));
    if (length <= maxText) {
      const text = pageText((await page.getTextContent()).items);
      length += text.length;
      pages.text.push(text);
    }
    page.cleanup();
  }
  return pages;
};

/** Lines that stand on several pages (headers, footers), which the text with tables leaves out: marks stand there. */
const repeatedLines = (pages: readonly string[], text: string): string[] => {
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const line of new Set(page.split('\n').map(part => part.trim())))
      seen.set(line, (seen.get(line) ?? 0) + 1);
  return [...seen]
    .filter(([line, count]) => count > 1 && line.length > 1)
    .slice(0, 50)
    .flatMap(([line]) => (text.includes(line) ? [] : [line]));
};

/** Layers that are not shown when the file is opened. */
const hiddenLayers = async (document: PdfDocument): Promise<number> => {
  const config = await document.getOptionalContentConfig();
  return [...config].filter(([, group]) => (group as { visible?: boolean }).visible === false).length;
};

/** The library gives some lists as objects, some as maps, and null for none. */
const sizeOf = (held: unknown): number => (held instanceof Map ? held.size : Object.keys(held ?? {}).length);

const scriptsIn = async (document: PdfDocument): Promise<number> => sizeOf(await document.getJSActions());

const authorIn = async (document: PdfDocument): Promise<string[]> => {
  const info = (await document.getMetadata()).info as { Author?: unknown; Custom?: Record<string, unknown> };
  const author = typeof info.Author === 'string' ? info.Author.trim() : '';
  const company = info.Custom?.Company;
  return [author, typeof company === 'string' ? company.trim() : ''].filter(name => name !== '');
};

const hiddenIn = async (document: PdfDocument, { annotations }: Pages): Promise<Hidden[]> => {
  const attachments =
    sizeOf(await document.getAttachments()) +
    annotations.filter(({ subtype }) => subtype === 'FileAttachment').length;
  const scripts = await scriptsIn(document);
  const layers = await hiddenLayers(document);
  const names = await authorIn(document);
  const marks = annotations.filter(({ subtype }) => subtype !== 'FileAttachment').length;
  return [
    ...found(
      'annotations',
      marks,
      `PDF有${marks}处批注（便笺、划线、文本框等），读者能看到内容和批注人。请在原件里处理后重新导出PDF。`,
    ),
    ...found(
      'attachments',
      attachments,
      `PDF里附有${attachments}个文件，读者能取出来。请检查；不应公开的，从原件重新导出PDF。`,
    ),
    ...found('javascript', scripts, 'PDF里有脚本程序，不应公开。请从原件重新导出PDF。'),
    ...found(
      'hidden-layers',
      layers,
      `PDF有${layers}个隐藏的图层，读者打开图层就能看到。请在原件里删去后重新导出PDF。`,
    ),
    ...found(
      'author',
      names.length,
      `PDF的属性里有“${names.join('”“').slice(0, 60)}”。不想公开的，请在原件的属性里删去后重新导出PDF。`,
      'note',
    ),
  ];
};

const scanned =
  'PDF里没有可以读的文字，多半是扫描件：检索不到，也没有检查其中的文字。请换成由Word等软件导出的PDF，并人工核对内容。';

/** The text with its tables; where the file is too large or too unusual for that, undefined. */
const textWithTables = async (bytes: Uint8Array): Promise<{ text?: string; note?: string }> => {
  try {
    return { text: textOfBlocks((await readPdf(bytes)).blocks) };
  } catch (error) {
    if (!(error instanceof Unreadable) || error.code === 'encrypted' || error.code === 'damaged') throw error;
    return error.code === 'scanned' ? { text: '', note: scanned } : {};
  }
};

/**
 * Looks into a PDF: its text; annotations, attached files, scripts, hidden layers, author.
 * @throws Unreadable `encrypted`, `damaged`, `too-large`
 */
export const lookAtPdf = async (bytes: Uint8Array): Promise<Looked> => {
  const { text, note } = await textWithTables(bytes);
  return openDocument(bytes, async document => {
    const pages = await fromLibrary(walkPages(document));
    return {
      text: text === undefined ? pages.text : [text, ...repeatedLines(pages.text, text)],
      hiddenText: pages.annotations.map(({ contentsObj }) => contentsObj?.str ?? ''),
      hidden: await fromLibrary(hiddenIn(document, pages)),
      notes: [
        ...(note === undefined ? [] : [note]),
        ...(document.numPages > maxPages
          ? [`PDF有${document.numPages}页，第${maxPages}页以后没有检查。`]
          : []),
      ],
    };
  });
};
