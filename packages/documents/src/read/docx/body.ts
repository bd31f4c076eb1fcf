import { type Block, GridBuilder, type TableCell, Unreadable } from '../../blocks.ts';
import { blocksOfTable } from '../layout-table.ts';
import { type Attributes, attributeOf, walkXml, XmlFault, type XmlHandler } from '../xml.ts';
import { createCounter, type Numbering } from './numbering.ts';

interface CellState {
  blocks: Block[];
  span: number;
  merge: 'none' | 'restart' | 'continue';
  /** The cell goes on with the one before it in its row (an old way to merge across). */
  joined: boolean;
}

interface TableState {
  grid: GridBuilder;
  /** The blocks of the cells of each row. */
  contents: Block[][][];
  /** The cell last closed in the row under way. */
  last: TableCell | undefined;
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

/**
 * Elements that the walk itself knows: those whose content is not part of the accepted text (deletions, the old place
 * of moved text, old properties, fallbacks, readings above characters), and properties, in which a deletion is one of
 * the paragraph's mark or of the row.
 */
const parts = new Map<string, 'deleted' | 'skipped' | 'properties'>([
  ['w:del', 'deleted'],
  ['w:moveFrom', 'deleted'],
  ['mc:Fallback', 'skipped'],
  ['w:pPrChange', 'skipped'],
  ['w:rPrChange', 'skipped'],
  ['w:trPrChange', 'skipped'],
  ['w:tcPrChange', 'skipped'],
  ['w:pPr', 'properties'],
  ['w:trPr', 'properties'],
]);

const blocksText = (blocks: Block[]): string =>
  blocks
    .map(block => (block.kind === 'paragraph' ? block.text : ''))
    .join('\n')
    .trim();

/** What is done at an element, by its name; a map, for a file may name its elements as it likes. */
const handlers = <T>(byName: Record<string, T>): ReadonlyMap<string, T> => new Map(Object.entries(byName));

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

  private readonly openers = handlers<(attributes: Attributes) => void>({
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
      if (
        !this.inParagraphMark &&
        attributeOf(attributes, 'w:val') !== '0' &&
        attributeOf(attributes, 'w:val') !== 'false'
      )
        this.hiddenRun = true;
    },
    'w:tab': () => {
      if (!this.inParagraphMark) this.append(' ');
    },
    'w:br': () => this.append('\n'),
    'w:cr': () => this.append('\n'),
    'w:noBreakHyphen': () => this.append('-'),
    'w:pStyle': attributes => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      const style = this.styles.get(attributeOf(attributes, 'w:val') ?? '');
      if (paragraph && style) Object.assign(paragraph, { list: style.list, level: style.level });
    },
    'w:ilvl': attributes => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      if (paragraph) paragraph.level = Number(attributeOf(attributes, 'w:val')) || 0;
    },
    'w:numId': attributes => {
      const paragraph = this.paragraphs[this.paragraphs.length - 1];
      if (paragraph) paragraph.list = attributeOf(attributes, 'w:val');
    },
    'w:pPr': () => {
      this.inParagraphMark = true;
    },
    'w:tbl': () => {
      this.tables.push({ grid: new GridBuilder(), contents: [], last: undefined, deletedRow: false });
    },
    'w:tr': () => {
      const table = this.tables[this.tables.length - 1];
      if (!table) return;
      table.deletedRow = false;
      table.last = undefined;
      table.grid.startRow();
      table.contents.push([]);
    },
    'w:trPr': () => {
      this.inRowProperties = true;
    },
    'w:gridBefore': attributes => {
      this.tables[this.tables.length - 1]?.grid.add(
        { text: '' },
        Number(attributeOf(attributes, 'w:val')) || 1,
      );
    },
    'w:tc': () => {
      const cell: CellState = { blocks: [], span: 1, merge: 'none', joined: false };
      this.cells.push(cell);
      this.targets.push(cell.blocks);
    },
    'w:gridSpan': attributes => {
      const cell = this.cells[this.cells.length - 1];
      if (cell) cell.span = Math.min(Number(attributeOf(attributes, 'w:val')) || 1, 200);
    },
    'w:vMerge': attributes => {
      const cell = this.cells[this.cells.length - 1];
      if (cell) cell.merge = attributeOf(attributes, 'w:val') === 'restart' ? 'restart' : 'continue';
    },
    'w:hMerge': attributes => {
      const cell = this.cells[this.cells.length - 1];
      if (cell) cell.joined = attributeOf(attributes, 'w:val') !== 'restart';
    },
    'w:txbxContent': () => {
      this.targets.push([]);
      this.paragraphs.push({ text: '', list: undefined, level: 0, joinsNext: false, after: [] });
    },
  });

  private readonly closers = handlers<() => void>({
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
      if (!table?.deletedRow) return;
      table.grid.rows.pop();
      table.contents.pop();
    },
    'w:tbl': () => {
      const table = this.tables.pop();
      if (table)
        this.target.push(
          ...blocksOfTable(
            table.grid.rows.map((slots, row) => ({ slots, cells: table.contents[row] ?? [] })),
          ),
        );
    },
    'w:txbxContent': () => {
      this.paragraphs.pop();
      const content = this.targets.pop() ?? [];
      this.paragraphs[this.paragraphs.length - 1]?.after.push(...content);
    },
  });

  open(name: string, attributes: Attributes): void {
    this.openers.get(name)?.(attributes);
  }

  close(name: string): void {
    this.closers.get(name)?.();
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
    const before = cell.joined ? table.last : undefined;
    const above = cell.merge === 'continue' ? table.grid.above() : undefined;
    table.last = before ?? above ?? { text: blocksText(cell.blocks) };
    table.grid.add(table.last, cell.span);
    table.contents[table.contents.length - 1]?.push(cell.blocks);
  }
}

/** Leaves out what the accepted text does not have, with all below it, and tells deletions that are properties. */
const acceptChanges = (reader: BodyReader): XmlHandler => {
  let depth = 0;
  let skipFrom = 0;
  let inProperties = false;
  return {
    open: (name, attributes) => {
      depth++;
      if (skipFrom > 0) return;
      const part = parts.get(name);
      if (part === 'properties') inProperties = true;
      else if (part !== undefined) {
        if (inProperties && part === 'deleted') reader.markDeleted();
        skipFrom = depth;
        return;
      }
      reader.open(name, attributes);
    },
    close: name => {
      depth--;
      if (skipFrom > 0) {
        if (depth < skipFrom) skipFrom = 0;
        return;
      }
      if (inProperties && parts.get(name) === 'properties') inProperties = false;
      reader.close(name);
    },
    text: text => {
      if (skipFrom === 0) reader.text(text);
    },
  };
};

/**
 * The blocks of a document part.
 * @throws Unreadable `damaged` where the XML is broken.
 */
export const readBody = (xml: string, numbering: Numbering): Block[] => {
  const reader = new BodyReader(numbering);
  try {
    walkXml(xml, acceptChanges(reader));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw new Unreadable('damaged', 'Word文件的内容已损坏。请用Word打开，另存一份后再试。');
  }
  return reader.result();
};
