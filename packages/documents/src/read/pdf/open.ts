import { getResolvedPDFJS } from 'unpdf';
import { Unreadable } from '../../blocks.ts';
import { TableFactory } from './cmaps.ts';
import { type Content, ContentReader, type FontInfo, type Operators } from './content.ts';
import { matrixOf } from './matrix.ts';
import { uprightPage } from './orientation.ts';
import { hasPackedBomb } from './streams.ts';

type Library = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type LoadingTask = ReturnType<Library['getDocument']>;
export type PdfDocument = Awaited<LoadingTask['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** How much of a file is read at most. */
export interface Limits {
  pages: number;
  /** Drawing operators of all pages together. */
  operators: number;
  /** Characters of all pages together. */
  characters: number;
}

/** No annual report has more pages; one of twenty pages has some 60,000 operators and 12,000 characters. */
const usual: Limits = { pages: 300, operators: 300_000, characters: 600_000 };

let library: Promise<Library> | undefined;

/** The library, loaded once for all files. */
const loadLibrary = (): Promise<Library> => {
  library ??= getResolvedPDFJS();
  return library;
};

const damaged = () =>
  new Unreadable('damaged', 'PDF文件已损坏，无法读取。请用原来的软件重新导出，或重新下载后再试。');
const encrypted = () =>
  new Unreadable('encrypted', 'PDF文件设有打开密码，无法读取。请取消密码，另存一份后再试。');
const tooManyPages = (pages: number, most: number) =>
  new Unreadable(
    'too-large',
    `PDF文件有${pages}页，超过${most}页的上限，没有读取。年度报告一般不超过几十页，请检查是否选错了文件，或只导出报告的部分。`,
  );
const tooMuchDrawn = () =>
  new Unreadable(
    'too-large',
    'PDF文件里的文字和图形过多，没有读取。请从Word原件重新导出，或检查是否选错了文件。',
  );

const packedTooTightly = () =>
  new Unreadable('too-large', 'PDF文件解压后过大，没有读取。请检查是否选错了文件，或从Word原件重新导出。');

/** What the library refuses is the file's fault, in words for people. */
export const fromLibrary = async <T>(promise: Promise<T>): Promise<T> => {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw error instanceof Error && error.name === 'PasswordException' ? encrypted() : damaged();
  }
};

/** The library's own hook for each chunk of operators as it arrives. */
interface ChunkHook {
  _renderPageChunk?: (chunk: Operators & { length: number }, state: unknown) => void;
}

/** What may still be read of a file. */
class Budget {
  private operators: number;
  private characters: number;
  private readonly showText: number;

  constructor(limits: Limits, showText: number) {
    this.operators = limits.operators;
    this.characters = limits.characters;
    this.showText = showText;
  }

  /** Counts a chunk. @returns whether it is within the limits */
  take({ fnArray, argsArray }: Operators): boolean {
    this.operators -= fnArray.length;
    fnArray.forEach((operator, index) => {
      const glyphs =
        operator === this.showText ? (argsArray[index] as unknown[][] | undefined)?.[0] : undefined;
      this.characters -= glyphs?.length ?? 0;
    });
    return this.operators >= 0 && this.characters >= 0;
  }
}

/**
 * A page's operators, given up as soon as there are too many: the library hands them over in chunks but collects
 * them all, so that a file made to exhaust memory has to be stopped while it is being read.
 */
const operatorsOf = async (page: PdfPage, budget: Budget): Promise<Operators> => {
  const hooked = page as unknown as ChunkHook;
  const collect = hooked._renderPageChunk?.bind(page);
  const limit = new Promise<never>((_, reject) => {
    if (collect === undefined) return;
    hooked._renderPageChunk = (chunk, state) => {
      if (budget.take(chunk)) collect(chunk, state);
      else reject(tooMuchDrawn());
    };
  });
  const list = await fromLibrary(Promise.race([page.getOperatorList({ annotationMode: 0 }), limit]));
  return list as unknown as Operators;
};

/** The fonts of a page by name; looked up once each. */
const fontsOf = (page: PdfPage): ((name: string) => FontInfo) => {
  const fonts = new Map<string, FontInfo>();
  return name => {
    const font =
      fonts.get(name) ?? (page.commonObjs.has(name) ? ((page.commonObjs.get(name) ?? {}) as FontInfo) : {});
    fonts.set(name, font);
    return font;
  };
};

const readPage = async (ops: Record<string, number>, page: PdfPage, budget: Budget): Promise<Content> => {
  const operators = await operatorsOf(page, budget);
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const reader = new ContentReader(ops, matrixOf(transform), fontsOf(page));
  reader.run(operators);
  page.cleanup();
  return uprightPage(reader.placed, reader.rulings, width, height);
};

const titleOf = async (document: PdfDocument): Promise<string | undefined> => {
  const { info } = await fromLibrary(document.getMetadata());
  const title = (info as { Title?: unknown }).Title;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined;
};

/** A PDF as its pages' contents, and the title that it gives itself. */
export interface PdfContents {
  pages: Content[];
  title: string | undefined;
}

/**
 * Opens a PDF for as long as it is used.
 * @throws Unreadable `encrypted`, `damaged`, `too-large`
 */
export const openDocument = async <T>(
  bytes: Uint8Array,
  use: (document: PdfDocument, library: Library) => Promise<T>,
): Promise<T> => {
  if (hasPackedBomb(bytes)) throw packedTooTightly();
  const library = await loadLibrary();
  // The library takes the buffer over, and the caller's stays as it was.
  const task = library.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    maxImageSize: 1,
    useSystemFonts: false,
    disableFontFace: true,
    cMapPacked: false,
    BinaryDataFactory: TableFactory,
  });
  try {
    return await use(await fromLibrary(task.promise), library);
  } finally {
    await task.destroy();
  }
};

/**
 * Opens a PDF and reads what stands on its pages.
 * @throws Unreadable `encrypted`, `damaged`, `too-large`
 */
export const readContents = (bytes: Uint8Array, limits: Limits = usual): Promise<PdfContents> =>
  openDocument(bytes, async (document, library) => {
    if (document.numPages > limits.pages) throw tooManyPages(document.numPages, limits.pages);
    const pages: Content[] = [];
    const ops = library.OPS as unknown as Record<string, number>;
    const budget = new Budget(limits, ops.showText ?? -1);
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await readPage(ops, await fromLibrary(document.getPage(number)), budget));
    return { pages, title: await titleOf(document) };
  });
