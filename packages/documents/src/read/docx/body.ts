import { SaxesParser } from 'saxes';
import { type Block, GridBuilder, type TableCell, Unreadable } from '../../blocks.ts';
import { createCounter, type Numbering } from './numbering.ts';

/** Deeper nesting than any document has: what goes beyond is made to exhaust a reader. */
const maxDepth = 2000;

interface CellState {
  blocks: Block[];
  span: number;
  merge: 'none' | 'restart' | 'continue';
}

interface TableState {
  grid: GridBuilder;
  /** Blocks of cells that hold tables of their own, by the row after which they stand. */
  nested: { row: number; blocks: Block[] }[];
  deletedRow: boolean;
}

interface ParagraphState {
  text: string;
  list: string | undefined;
  level: number;
  /** The paragraph mark is deleted: what follows joins it. */
  joinsNext: boolean;
  after: Block[];
}

/** Elements whose content is not part of the accepted text: deletions, the old place of moved text, fallbacks. */
const deleted = new Set(['w:del', 'w:moveFrom']);
const skipped = new Set([...deleted, 'mc:Fallback', 'w:pPrChange', 'w:rPrChange', 'w:trPrChange', 'w:tcPrChange']);

const blocksText = (blocks: Block[]): string =>
  blocks.map(block => (block.kind === 'paragraph' ? block.text : '')).join('\n').trim();

/** A table, or, where cells hold tables of their own, its rows and the cells' blocks in reading order. */
const blocksOfTable = ({ grid, nested }: TableState): Block[] => {
  if (nested.length === 0) return [grid.table()];
  const blocks: Block[] = [];
  let from = 0;
  for (const { row, blocks: inner } of nested) {
    const rows = grid.rows.slice(from, row).filter(cells => cells.some(cell => cell && cell.text !== ''));
    if (rows.length > 0) blocks.push({ kind: 'table', rows });
    blocks.push(...inner);
    from = row + 1;
  }
  const rows = grid.rows.slice(from);
  if (rows.length > 0) blocks.push({ kind: 'table', rows });
  return blocks;
};

/** Walks WordprocessingML once, keeping what Word shows with all changes accepted. */
class BodyReader {
  private readonly blocks: Block[] = [];
  /** Where finished blocks go: the body, a cell, or a text box. */
  private readonly targets: Block[][] = [this.blocks];
  private readonly tables: TableState[] = [];
  private readonly cells: CellState[] = [];
  private readonly paragraphs: ParagraphState[] = [];
  private readonly label: (list: string, level: number) => string;
  private readonly styles: Numbering['styles'];
  private carried = '';
  private inText = false;
  private hiddenRun = false;
  private inParagraphMark = false;
  private inRowProperties = false;

  constructor(numbering: Numbering) {
    this.label = createCounter(numbering);
    this.styles = numbering.styles;
  }

  result(): Block[] {
    return this.blocks;
  }

  private get target(): Block[] {
    return this.targets[this.targets.length - 1] ?? this.blocks;
  }

  private append(text: string): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1];
    if (paragraph && !this.hiddenRun) paragraph.text += text;
  }

  text(text: string): void {
    if (this.inText) this.append(text);
  }

  private readonly openers: Record<string, (attributes: Record<string, string>) => void> = {
    'w:p': () => {
      this.paragraphs.push({ text: this.carried, list: undefined, level: 0, joinsNext: false, after: [] });
      this.carried = '';
    },
    'w:t': () => {
      this.inText = true;
    },
    'm:t': () => {
      this.inText = true;
    },
    'w:r': () => {
      this.hiddenRun = false;
    },
    'w:vanish': attributes => {
      if (!this.inParagraphMark && attributes['w:val'] !== '0' && attributes['w:val'] !== 'false') this.hiddenRun = true;
    },
    'w:tab': () => {
      if (!this.inParagraphMark) this.append(' ');
    },
    'w:br': () => this.append('\n'),
    'w:cr': () => this.append('\n'),
    'w:noBreakHyphen': () => this.append('-'),
    'w:pStyle': attributes => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      const style = this.styles.get(attributes['w:val'] ?? '');
      if (paragraph && style) Object.assign(paragraph, { list: style.list, level: style.level });
    },
    'w:ilvl': attributes => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      if (paragraph) paragraph.level = Number(attributes['w:val']) || 0;
    },
    'w:numId': attributes => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      if (paragraph) paragraph.list = attributes['w:val'];
    },
    'w:pPr': () => {
      this.inParagraphMark = true;
    },
    'w:tbl': () => {
      this.tables.push({ grid: new GridBuilder(), nested: [], deletedRow: false });
    },
    'w:tr': () => {
      const table = this.tables[this.tables.length - 1];
      if (!table) return;
      table.deletedRow = false;
      table.grid.startRow();
    },
    'w:trPr': () => {
      this.inRowProperties = true;
    },
    'w:gridBefore': attributes => {
      this.tables[this.tables.length - 1]?.grid.add({ text: '' }, Number(attributes['w:val']) || 1);
    },
    'w:tc': () => {
      const cell: CellState = { blocks: [], span: 1, merge: 'none' };
      this.cells.push(cell);
      this.targets.push(cell.blocks);
    },
    'w:gridSpan': attributes => {
      const cell = this.cells[this.cells.length - 1];
      if (cell) cell.span = Math.min(Number(attributes['w:val']) || 1, 200);
    },
    'w:vMerge': attributes => {
      const cell = this.cells[this.cells.length - 1];
      if (cell) cell.merge = attributes['w:val'] === 'restart' ? 'restart' : 'continue';
    },
    'w:txbxContent': () => {
      this.targets.push([]);
      this.paragraphs.push({ text: '', list: undefined, level: 0, joinsNext: false, after: [] });
    },
  };

  private readonly closers: Record<string, () => void> = {
    'w:t': () => {
      this.inText = false;
    },
    'm:t': () => {
      this.inText = false;
    },
    'w:r': () => {
      this.hiddenRun = false;
    },
    'w:pPr': () => {
      this.inParagraphMark = false;
    },
    'w:trPr': () => {
      this.inRowProperties = false;
    },
    'w:p': () => this.closeParagraph(),
    'w:tc': () => this.closeCell(),
    'w:tr': () => {
      const table = this.tables[this.tables.length - 1];
      if (table?.deletedRow) table.grid.rows.pop();
    },
    'w:tbl': () => {
      const table = this.tables.pop();
      if (table) this.target.push(...blocksOfTable(table));
    },
    'w:txbxContent': () => {
      this.paragraphs.pop();
      const content = this.targets.pop() ?? [];
      this.paragraphs[this.paragraphs.length - 1]?.after.push(...content);
    },
  };

  open(name: string, attributes: Record<string, string>): void {
    this.openers[name]?.(attributes);
  }

  close(name: string): void {
    this.closers[name]?.();
  }

  /** A deletion that is a property: of the paragraph's mark, or of a whole row. */
  markDeleted(): void {
    const table = this.tables[this.tables.length - 1];
    if (this.inRowProperties && table) table.deletedRow = true;
    const paragraph = this.paragraphs[this.paragraphs.length - 1];
    if (this.inParagraphMark && paragraph) paragraph.joinsNext = true;
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.joinsNext) {
      this.carried = paragraph.text;
      this.target.push(...paragraph.after);
      return;
    }
    const label = paragraph.list && paragraph.text.trim() ? this.label(paragraph.list, paragraph.level) : '';
    this.target.push({ kind: 'paragraph', text: label + paragraph.text }, ...paragraph.after);
  }

  private closeCell(): void {
    const cell = this.cells.pop();
    const table = this.tables[this.tables.length - 1];
    this.targets.pop();
    if (!cell || !table) return;
    const above = cell.merge === 'continue' ? table.grid.above() : undefined;
    const content: TableCell = above ?? { text: blocksText(cell.blocks) };
    table.grid.add(content, cell.span);
    if (cell.blocks.some(block => block.kind === 'table'))
      table.nested.push({ row: table.grid.rows.length - 1, blocks: cell.blocks });
  }
}

/**
 * The blocks of a document part.
 * @throws Unreadable `damaged` where the XML is broken before any text.
 */
export const readBody = (xml: string, numbering: Numbering): Block[] => {
  const reader = new BodyReader(numbering);
  const parser = new SaxesParser();
  let depth = 0;
  let skipFrom = 0;
  let inProperties = false;
  parser.on('error', error => {
    throw new Unreadable('damaged', `Word文件的内容已损坏（${error.message.slice(0, 60)}）。请用Word打开，另存一份后再试。`);
  });
  parser.on('opentag', tag => {
    depth++;
    if (depth > maxDepth) throw new Unreadable('damaged', 'Word文件的层次过深，不像正常的文件。请用Word打开，另存一份后再试。');
    if (skipFrom > 0) return;
    if (tag.name === 'w:pPr' || tag.name === 'w:trPr') inProperties = true;
    if (skipped.has(tag.name)) {
      if (inProperties && deleted.has(tag.name)) reader.markDeleted();
      skipFrom = depth;
      return;
    }
    reader.open(tag.name, tag.attributes as Record<string, string>);
  });
  parser.on('closetag', tag => {
    depth--;
    if (skipFrom > 0) {
      if (depth < skipFrom) skipFrom = 0;
      return;
    }
    if (tag.name === 'w:pPr' || tag.name === 'w:trPr') inProperties = false;
    reader.close(tag.name);
  });
  parser.on('text', text => {
    if (skipFrom === 0) reader.text(text);
  });
  parser.write(xml).close();
  return reader.result();
};
