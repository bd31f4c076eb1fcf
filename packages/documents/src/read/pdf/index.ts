import { type Block, type Source, Unreadable } from '../../blocks.ts';
import { isUnknown } from './characters.ts';
import { type Aligned, alignedTables } from './columns.ts';
import type { Content } from './content.ts';
import { withoutFurniture } from './furniture.ts';
import { distinct } from './grid.ts';
import type { Line } from './lines.ts';
import { readContents } from './open.ts';
import { layPage, type Page } from './page.ts';
import { type Frame, frameOf, joinLines, startsParagraph } from './paragraphs.ts';
import { continues, continueTable, type TablePart } from './part.ts';

type Item = { line: Line } | { part: TablePart };

/** A page's lines and tables from top to bottom. */
const itemsOf = (lines: readonly Line[], parts: readonly TablePart[]): Item[] => {
  const placed = [...lines.map(line => ({ item: { line }, top: line.base - line.size * 0.35 })), ...parts.map(part => ({ item: { part }, top: part.top }))];
  return placed.sort((a, b) => a.top - b.top).map(({ item }): Item => item);
};

/** Blocks as they grow over the pages: a paragraph or table at a page's end may go on at the next page's beginning. */
class Blocks {
  private readonly blocks: (Line[] | TablePart)[] = [];
  private frame: Frame | undefined;
  private page = -1;
  private linePage = -1;
  private tablePage = -1;

  startPage(frame: Frame): void {
    this.page++;
    this.nextFrame = frame;
  }

  private nextFrame: Frame | undefined;

  addLine(line: Line): void {
    const frame = this.nextFrame as Frame;
    const last = this.blocks[this.blocks.length - 1];
    const before = Array.isArray(last) ? last[last.length - 1] : undefined;
    if (Array.isArray(last) && before && !startsParagraph(before, line, frame, this.linePage === this.page, this.frame ?? frame)) last.push(line);
    else this.blocks.push([line]);
    this.linePage = this.page;
    this.frame = frame;
  }

  addTable(part: TablePart): void {
    const last = this.blocks[this.blocks.length - 1];
    const below = this.tablePage === this.page - 1 && last !== undefined && !Array.isArray(last) && continues(last, part);
    if (below) this.blocks[this.blocks.length - 1] = continueTable(last, part, distinct([...last.xs, ...part.xs], 6));
    else this.blocks.push(part);
    this.tablePage = this.page;
  }

  result(): Block[] {
    return this.blocks.map(block =>
      Array.isArray(block) ? { kind: 'paragraph', text: joinLines(block) } : { kind: 'table', rows: block.slots },
    );
  }
}

/** Pages with the same margins: all right-hand or all left-hand ones of one width; all pages where those are few. */
const framesOf = (pages: readonly Page[], lines: readonly Line[][]): Frame[] => {
  const keyOf = (page: Page, index: number) => `${index % 2} ${Math.round(page.width)}`;
  const tableLefts = (group: readonly Page[]) => group.flatMap(page => page.tables.map(({ xs }) => xs[0] ?? 0));
  const whole = frameOf(lines, tableLefts(pages), pages[0]?.width ?? 0);
  const groups = Map.groupBy(pages.map((page, index) => ({ key: keyOf(page, index), page, lines: lines[index] ?? [] })), ({ key }) => key);
  const frames = new Map(
    [...groups].map(([key, group]) => {
      const own = frameOf(group.map(entry => entry.lines), tableLefts(group.map(entry => entry.page)), group[0]?.page.width ?? 0);
      const moved = Math.abs(own.left - whole.left) > 4 && (own.indented || !whole.indented) && group.flatMap(entry => entry.lines).length >= 12;
      return [key, moved ? own : whole];
    }),
  );
  return pages.map((page, index) => frames.get(keyOf(page, index)) ?? whole);
};

/** Lines without furniture, and the tables that no lines part found among them. */
const withAligned = (laid: readonly Page[]): { pages: Page[]; lines: Line[][] } => {
  const lines: Line[][] = [];
  let columns: Aligned['columns'] = [];
  const body = withoutFurniture(laid);
  const pages = laid.map((page, index) => {
    const aligned = alignedTables(body[index] ?? [], page.width, page.rules, columns);
    columns = aligned.columns;
    lines.push(aligned.lines);
    return { ...page, tables: [...page.tables, ...aligned.tables] };
  });
  return { pages, lines };
};

const assertText = (contents: readonly Content[]): void => {
  const signs = contents.flatMap(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== ''));
  if (signs.length < 10)
    throw new Unreadable('scanned', 'PDF里没有文字，可能是扫描件。请提供由Word等软件导出的PDF或Word原件，或先做文字识别。');
  if (signs.filter(({ text }) => isUnknown(text)).length > signs.length * 0.3)
    throw new Unreadable('scanned', 'PDF里的文字没有编码，复制出来是乱码，无法读取。请提供Word原件，或从Word重新导出PDF。');
};

/**
 * Reads a PDF with a text layer: tables by their drawn lines, or by the alignment of their text where none are
 * drawn, also over page breaks; the rest as paragraphs in reading order, without headers, footers and page numbers.
 * @throws Unreadable `encrypted`, `scanned` (no text layer), `damaged`, `too-large`
 */
export const readPdf = async (bytes: Uint8Array): Promise<Source> => {
  const { pages: contents, title } = await readContents(bytes);
  assertText(contents);
  const { pages, lines } = withAligned(contents.map(layPage));
  const frames = framesOf(pages, lines);
  const blocks = new Blocks();
  pages.forEach((page, index) => {
    blocks.startPage(frames[index] as Frame);
    for (const item of itemsOf(lines[index] ?? [], page.tables)) {
      if ('line' in item) blocks.addLine(item.line);
      else blocks.addTable(item.part);
    }
  });
  return { blocks: blocks.result(), hints: title === undefined ? {} : { title }, notes: [] };
};
