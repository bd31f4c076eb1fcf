import type { Block } from '../../blocks.ts';
import { blocksOfRows, type FoundRow, shapesOf } from './grid.ts';
import { labeller } from './lists.ts';
import { type Paragraph, paragraphReader } from './paragraphs.ts';
import { pairs, type Streams } from './streams.ts';

/** A table under way: its finished rows, the finished cells of its last row, and the blocks of its last cell. */
interface OpenTable {
  rows: FoundRow[];
  cells: Block[][];
  blocks: Block[];
}

/** Text boxes by the character that they are anchored at: the range of each in the document's text. */
const readBoxes = ({ structure, lengths }: Streams): Map<number, { from: number; to: number }[]> => {
  const shapes = structure(pairs.shapes);
  const boxes = structure(pairs.boxes);
  const count = (view: DataView, size: number) => Math.max(0, Math.floor((view.byteLength - 4) / (4 + size)));
  const anchors = new Map<number, number>();
  const shapeCount = count(shapes, 26);
  for (let i = 0; i < shapeCount; i++)
    anchors.set(shapes.getUint32((shapeCount + 1) * 4 + i * 26, true), shapes.getUint32(i * 4, true));
  const start = lengths.body + lengths.footnotes + lengths.headers + lengths.comments + lengths.endnotes;
  const found = new Map<number, { from: number; to: number }[]>();
  const boxCount = count(boxes, 22);
  let reached = start;
  for (let i = 0; i < boxCount; i++) {
    const anchor = anchors.get(boxes.getUint32((boxCount + 1) * 4 + i * 22 + 14, true));
    const range = {
      from: start + boxes.getUint32(i * 4, true),
      to: start + boxes.getUint32(i * 4 + 4, true),
    };
    // Boxes follow one another in the text; ranges that overlap would repeat it without end.
    if (anchor === undefined || range.from < reached || range.to < range.from) continue;
    reached = range.to;
    found.set(anchor, [...(found.get(anchor) ?? []), range]);
  }
  return found;
};

const isBlank = (blocks: Block[]): boolean =>
  blocks.every(block => block.kind === 'paragraph' && block.text.trim() === '');

/** Puts paragraphs together as blocks: tables by the depth at which each paragraph stands. */
class Assembler {
  readonly blocks: Block[] = [];
  private readonly tables: OpenTable[] = [];

  private get target(): Block[] {
    return this.tables[this.tables.length - 1]?.blocks ?? this.blocks;
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (table) this.target.push(...blocksOfRows(table.rows));
  }

  private moveTo(depth: number): void {
    while (this.tables.length > depth) this.closeTable();
    while (this.tables.length < depth) this.tables.push({ rows: [], cells: [], blocks: [] });
  }

  add(paragraph: Paragraph, text: string, after: Block[]): void {
    this.moveTo(paragraph.depth);
    const table = this.tables[this.tables.length - 1];
    if (table && paragraph.ends === 'row') {
      // A row is deleted with all that it holds; some programs put the deletion on the mark of the row before.
      const deleted = paragraph.deleted && table.cells.every(isBlank);
      if (!deleted) table.rows.push({ cells: table.cells, shapes: shapesOf(paragraph.properties) });
      table.cells = [];
      table.blocks = [];
      return;
    }
    this.target.push({ kind: 'paragraph', text }, ...after);
    if (table && paragraph.ends === 'cell') {
      table.cells.push(table.blocks);
      table.blocks = [];
    }
  }

  finish(): Block[] {
    this.moveTo(0);
    return this.blocks;
  }
}

/** The blocks of a document's body in reading order; a text box stands after the paragraph that it is anchored in. */
export const readBlocks = (streams: Streams): Block[] => {
  const paragraphs = paragraphReader(streams);
  const label = labeller(streams);
  const boxes = readBoxes(streams);
  const blocksOf = (from: number, to: number, inBox: boolean): Block[] => {
    const assembler = new Assembler();
    let carried = '';
    for (const paragraph of paragraphs(from, to)) {
      const ranges = inBox ? [] : paragraph.anchors.flatMap(anchor => boxes.get(anchor) ?? []);
      const boxed = ranges
        .flatMap(range => blocksOf(range.from, range.to, true))
        .filter(block => block.kind === 'table' || block.text.trim() !== '');
      const text = carried + paragraph.text;
      carried = '';
      if (paragraph.deleted && paragraph.ends === 'paragraph') {
        carried = text;
        continue;
      }
      const numbered =
        paragraph.ends !== 'row' && text.trim() !== '' ? label(paragraph.style, paragraph.properties) : '';
      assembler.add(paragraph, numbered + text, boxed);
    }
    if (carried !== '') assembler.blocks.push({ kind: 'paragraph', text: carried });
    return assembler.finish();
  };
  return blocksOf(0, streams.lengths.body, false);
};
