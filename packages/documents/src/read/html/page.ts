import { labelOf, type NumberedList, startList } from './lists.ts';
import type { Page, Piece, Scope } from './pieces.ts';
import { holdsNoText, isHidden, readStyles, type Styles, type Traits, traitsOf } from './shown.ts';
import { type CellDraft, isSectionHeading, piecesOfTable, type RowDraft } from './tables.ts';
import { attribute, type Document, type Element, textOf, walk } from './tree.ts';

interface TableDraft {
  /** Where the table's pieces begin. */
  start: number;
  caption: Piece[];
  rows: RowDraft[];
  group: number;
  cellStart: number;
  presentation: boolean;
}

const frameTags = new Set(['iframe', 'frame', 'object', 'embed']);
const groupTags = new Set(['thead', 'tbody', 'tfoot']);
const attachmentName = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:$|[?#&])/i;
const maxAttachments = 20;

const spanOf = (element: Element, name: string): number => {
  const text = attribute(element, name)?.trim() ?? '';
  return /^\d{1,9}/.test(text) ? Number.parseInt(text, 10) : 1;
};

/** Reads the tree into pieces once, from front to back; what is not shown leaves no trace. */
class PageReader {
  private readonly pieces: Piece[] = [];
  private readonly scopes: Scope[] = [{ start: 0, end: 0, children: [] }];
  private readonly tables: TableDraft[] = [];
  private readonly lists: (NumberedList | undefined)[] = [];
  private readonly styles: Styles;
  private readonly attachments: string[] = [];
  private line = '';
  private linked = 0;
  private label = '';
  private depth = { link: 0, aside: 0, lines: 0 };
  private frames = 0;
  private images = 0;

  constructor(styles: Styles) {
    this.styles = styles;
  }

  result(): Page {
    this.endLine();
    const root = this.scopes[0] ?? { start: 0, end: 0, children: [] };
    root.end = this.pieces.length;
    return {
      pieces: this.pieces,
      root,
      attachments: this.attachments,
      frames: this.frames,
      images: this.images,
    };
  }

  private get scope(): Scope | undefined {
    return this.scopes[this.scopes.length - 1];
  }

  private get table(): TableDraft | undefined {
    return this.tables[this.tables.length - 1];
  }

  readonly text = (value: string): void => {
    if (this.depth.lines === 0) {
      this.append(value);
      return;
    }
    value.split('\n').forEach((part, index) => {
      if (index > 0) this.endLine();
      this.append(part);
    });
  };

  private append(value: string): void {
    const text = value.replace(/\s+/g, ' ');
    if (text === ' ' && this.line === '') return;
    this.line += text;
    if (this.depth.link > 0) this.linked += text.length;
  }

  private endLine(): void {
    const text = this.line.trim();
    if (text !== '') {
      const numbered = this.label !== '' && !/^[\d（(一二三四五六七八九十①-⑳]+\s*[、.．)）]/.test(text);
      const block = { kind: 'paragraph', text: numbered ? this.label + text : text } as const;
      this.pieces.push({ block, linked: this.linked, aside: this.depth.aside > 0, statutory: false });
      this.label = '';
    }
    this.line = '';
    this.linked = 0;
  }

  private readonly starts: Record<string, (element: Element) => void> = {
    br: () => this.endLine(),
    table: element => {
      const presentation = /^(?:presentation|none)$/i.test(attribute(element, 'role') ?? '');
      this.tables.push({
        start: this.pieces.length,
        caption: [],
        rows: [],
        group: 0,
        cellStart: 0,
        presentation,
      });
    },
    caption: () => this.startCell(),
    tr: () => {
      if (this.table) this.table.rows.push({ group: this.table.group, cells: [] });
    },
    td: () => this.startCell(),
    th: () => this.startCell(),
    ol: element => {
      this.lists.push(startList(element, this.styles.plainLists));
    },
    ul: () => {
      this.lists.push(undefined);
    },
    li: element => {
      const list = this.lists[this.lists.length - 1];
      this.label = list ? labelOf(list, element) : '';
    },
  };

  private readonly ends: Record<string, (element: Element) => void> = {
    table: () => this.endTable(),
    caption: () => {
      if (this.table) this.table.caption = this.pieces.splice(this.table.cellStart);
    },
    td: element => this.endCell(element),
    th: element => this.endCell(element),
    ol: () => {
      this.lists.pop();
    },
    ul: () => {
      this.lists.pop();
    },
    li: () => {
      this.label = '';
    },
  };

  readonly enter = (element: Element): Traits | undefined => {
    const { tagName } = element;
    if (isHidden(element, this.styles)) return undefined;
    if (frameTags.has(tagName)) this.frames++;
    if (tagName === 'img') this.images++;
    if (holdsNoText(element)) return undefined;
    const traits = traitsOf(element);
    if (traits.block) {
      this.endLine();
      this.openScope();
    }
    this.count(traits, 1);
    if (traits.link) this.noteAttachment(element);
    if (groupTags.has(tagName) && this.table) this.table.group++;
    this.starts[tagName]?.(element);
    return traits;
  };

  readonly leave = (element: Element, traits: Traits): void => {
    if (traits.block) this.endLine();
    this.ends[element.tagName]?.(element);
    this.count(traits, -1);
    if (traits.block) this.closeScope();
  };

  /** Counts the element in, or out, of what its text stands in: a link, the page's margin, a preformatted text. */
  private count(traits: Traits, by: 1 | -1): void {
    if (traits.link) this.depth.link += by;
    if (traits.aside) this.depth.aside += by;
    if (traits.lines) this.depth.lines += by;
  }

  private noteAttachment(link: Element): void {
    if (
      this.attachments.length < maxAttachments &&
      attachmentName.test(attribute(link, 'href')?.trim() ?? '')
    )
      this.attachments.push(textOf(link).trim().replace(/\s+/g, ' ').slice(0, 80));
  }

  private openScope(): void {
    const scope: Scope = { start: this.pieces.length, end: this.pieces.length, children: [] };
    this.scopes.push(scope);
  }

  /** Puts a finished scope into the one around it; scopes that hold nothing are of no use. */
  private closeScope(): void {
    const scope = this.scopes.pop();
    if (!scope) return;
    scope.end = this.pieces.length;
    if (scope.end > scope.start) this.scope?.children.push(scope);
  }

  private startCell(): void {
    if (this.table) this.table.cellStart = this.pieces.length;
  }

  private endCell(element: Element): void {
    const { table } = this;
    const row = table?.rows[table.rows.length - 1];
    if (!table || !row) return;
    const cell: CellDraft = {
      pieces: this.pieces.slice(table.cellStart),
      columnSpan: spanOf(element, 'colspan') || 1,
      rowSpan: spanOf(element, 'rowspan'),
    };
    row.cells.push(cell);
  }

  private endTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    const pieces = piecesOfTable(table.rows, table.presentation);
    if (!pieces) return;
    this.pieces.length = table.start;
    for (const piece of [...table.caption.filter(isSectionHeading), ...pieces]) this.pieces.push(piece);
    if (this.scope) this.scope.children.length = 0;
  }
}

/** Reads what the page shows. Style sheets inside the page are taken into account, others are not at hand. */
export const readPage = (document: Document, css: string): Page => {
  const reader = new PageReader(readStyles(css));
  walk(document, reader);
  return reader.result();
};
