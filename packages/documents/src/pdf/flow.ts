import type { Block, PageFormat, Paragraph, Table } from './blocks.ts';
import { drawable } from './characters.ts';
import { PageContent } from './content.ts';
import type { FontSet } from './fonts.ts';
import { breakLines, type Line } from './lines.ts';
import { type ShapedText, shape } from './shape.ts';
import { type LaidTable, layTable, slicesOf, tableHeight } from './table.ts';
import { drawSlice, tagTable } from './table-drawing.ts';
import { type Bookmark, type Element, element } from './tags.ts';

interface LaidLine {
  text: ShapedText;
  line: Line;
  /** Indent in points. */
  indent: number;
  /** Whether the line is spread to both edges. */
  spread: boolean;
}

type Laid = { block: Paragraph; lines: LaidLine[] } | { block: Table; table: LaidTable };

/** What the flow makes of the blocks. */
export interface Flow {
  pages: PageContent[];
  root: Element;
  bookmarks: Bookmark[];
}

const layParagraph = (fonts: FontSet, block: Paragraph, width: number): LaidLine[] =>
  block.parts.flatMap(runs => {
    const text = shape(fonts, runs);
    const room = (width * 1000) / block.size;
    const lines = breakLines(text, room, 1000 * block.indent, block.align !== 'centre');
    return lines.map((line, index) => ({
      text,
      line,
      indent: index === 0 ? block.indent * block.size : 0,
      spread: block.align === 'both' && index < lines.length - 1,
    }));
  });

/** Lines that stand together at least, at a page's end and at the next one's beginning. */
const together = 2;

/** Sets blocks one below the other, on as many pages as they need. */
class Press {
  readonly flow: Flow = { pages: [], root: element('Document'), bookmarks: [] };
  private readonly format: PageFormat;
  private readonly fonts: FontSet;
  private readonly width: number;
  private readonly height: number;
  private readonly bottom: number;
  private page: PageContent;
  private y = 0;

  constructor(format: PageFormat, fonts: FontSet) {
    this.format = format;
    this.fonts = fonts;
    const { margin } = format;
    this.width = format.width - margin.left - margin.right;
    this.height = format.height - margin.top - margin.bottom;
    this.bottom = format.height - margin.bottom;
    this.page = this.turn();
  }

  set(blocks: readonly Block[]): void {
    const laid = blocks.map(
      (block): Laid =>
        block.kind === 'table'
          ? { block, table: layTable(this.fonts, block, this.width, this.height) }
          : { block, lines: layParagraph(this.fonts, block, this.width) },
    );
    laid.forEach((item, index) => {
      if (this.y + this.need(laid, index) > this.bottom + 0.01 && !this.isNewPage) this.turn();
      if ('table' in item) this.setTable(item.table);
      else this.setParagraph(item.block, item.lines);
      this.y += item.block.after;
    });
  }

  /** Draws the page numbers, 「- 1 -」 in the middle. */
  number(): void {
    const { size, below, font } = this.format.pageNumber;
    for (const page of this.flow.pages) {
      const text = shape(this.fonts, [{ text: `- ${page.number + 1} -`, font }]);
      const [line] = breakLines(text, Number.POSITIVE_INFINITY);
      if (line === undefined) continue;
      const x = this.format.margin.left + (this.width - (line.width * size) / 1000) / 2;
      page.artifact(
        () => page.text({ text, line, x, top: this.bottom + below, size }),
        '/Type/Pagination/Subtype/Footer',
      );
    }
  }

  private get isNewPage(): boolean {
    return this.y === this.format.margin.top;
  }

  private turn(): PageContent {
    this.page = new PageContent(this.flow.pages.length, this.format.height, this.fonts);
    this.flow.pages.push(this.page);
    this.y = this.format.margin.top;
    return this.page;
  }

  /** Height that must be free for a block to begin: its first lines or rows, and what it is to stay with. */
  private need(laid: readonly Laid[], index: number): number {
    const item = laid[index];
    if (item === undefined) return 0;
    if ('table' in item) return this.needOfTable(item.table, laid[index - 1]);
    const { block, lines } = item;
    const next = laid[index + 1];
    if (block.keepWithNext && next)
      return lines.length * block.pitch + block.after + this.need(laid, index + 1);
    const least = lines.length <= together + 1 ? lines.length : together;
    return least * block.pitch - (block.pitch - block.size);
  }

  /** All of it, unless a page has no room for it under what it stays with. */
  private needOfTable(table: LaidTable, before: Laid | undefined): number {
    const heading =
      before && 'lines' in before && before.block.keepWithNext ? before.lines.length * before.block.pitch : 0;
    const height = tableHeight(table);
    return height + heading <= this.height ? height : (table.tops[table.table.headRows + 1] ?? 0);
  }

  private setParagraph(block: Paragraph, lines: readonly LaidLine[]): void {
    if (lines.length === 0) return;
    const owner = element(block.role, this.flow.root);
    for (let from = 0; from < lines.length; ) {
      const count = this.linesThatFit(block, lines.length - from, from === 0);
      if (count === 0) {
        this.turn();
        continue;
      }
      if (from === 0 && block.bookmark) this.bookmark(block);
      const part = lines.slice(from, from + count);
      this.page.tagged(owner, () => {
        for (const [index, line] of part.entries()) this.setLine(block, line, index);
      });
      this.y += count * block.pitch;
      from += count;
    }
  }

  /** How many of the lines left stand on this page, without leaving one alone here or there. */
  private linesThatFit({ pitch, size }: Paragraph, left: number, isFirst: boolean): number {
    const fitting = Math.max(0, Math.floor((this.bottom - this.y - size) / pitch + 1.001));
    if (fitting >= left) return left;
    const count = left - fitting < together ? left - together : fitting;
    const lonely = count < 1 || (isFirst && count < together);
    return lonely ? (this.isNewPage ? Math.max(1, fitting) : 0) : count;
  }

  private setLine(block: Paragraph, { text, line, indent, spread }: LaidLine, index: number): void {
    const { size, pitch, align } = block;
    const shift = align === 'centre' ? (this.width - (line.width * size) / 1000) / 2 : indent;
    this.page.text({
      text,
      line,
      x: this.format.margin.left + Math.max(0, shift),
      top: this.y + index * pitch,
      size,
      ...(spread && { room: ((this.width - indent) * 1000) / size }),
    });
  }

  private bookmark({ parts }: Paragraph): void {
    const text = parts.flat().map(run => drawable(run.text));
    this.flow.bookmarks.push({
      text: text.join(''),
      page: this.page.number,
      y: this.format.height - this.y,
    });
  }

  private setTable(table: LaidTable): void {
    const elements = tagTable(table.table, this.flow.root);
    // Where it is parted is known before anything is drawn, for a cell over several pages to choose among them.
    const slices = slicesOf(table, this.bottom - this.y, this.height, this.isNewPage);
    const x = this.format.margin.left;
    slices.forEach((slice, index) => {
      if (slice.newPage) this.turn();
      drawSlice(this.page, table, slices, index, { x, y: this.y }, elements);
      this.y += slice.to - slice.from + (index > 0 ? table.repeated : 0);
    });
  }
}

/** Sets the blocks on pages and numbers the pages. */
export const flowOf = (format: PageFormat, fonts: FontSet, blocks: readonly Block[]): Flow => {
  const press = new Press(format, fonts);
  press.set(blocks);
  press.number();
  return press.flow;
};
