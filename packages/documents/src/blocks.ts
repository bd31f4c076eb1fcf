/**
 * What every reader makes of a file: paragraphs and tables in the order in which a person reads them.
 * One interpreter (`interpret/`) turns blocks into a report, whatever file they came from.
 */
interface Paragraph {
  kind: 'paragraph';
  text: string;
}

/** A cell of a table. A merged cell is one object standing in every slot that it covers. */
export interface TableCell {
  text: string;
}

/** A table as a full grid: `rows[r][c]` is the cell covering that slot, undefined where the file has none. */
export interface Table {
  kind: 'table';
  rows: (TableCell | undefined)[][];
}

export type Block = Paragraph | Table;

/** A file as read, before it is understood. */
export interface Source {
  blocks: Block[];
  /** What the file says of itself outside its text (an HTML page's meta tags); text wins over these. */
  hints: { title?: string; published?: string };
  /** What could not be read, in Chinese. */
  notes: string[];
}

/**
 * Lays cells with spans into a grid, as HTML and WordprocessingML both define it: a cell goes to the first slot of
 * its row that no earlier cell reaches into.
 */
export class GridBuilder {
  readonly rows: (TableCell | undefined)[][] = [];
  private reaching: { cell: TableCell; column: number; span: number; left: number }[] = [];
  private row: (TableCell | undefined)[] = [];

  /** Starts a row; cells that reach down from above take their slots. */
  startRow(): void {
    this.row = [];
    this.rows.push(this.row);
    for (const reach of this.reaching) {
      for (let i = 0; i < reach.span; i++) this.row[reach.column + i] = reach.cell;
      reach.left--;
    }
    this.reaching = this.reaching.filter(reach => reach.left > 0);
  }

  /** Puts a cell into the next free slots of the row. */
  add(cell: TableCell, columnSpan = 1, rowSpan = 1): void {
    let column = 0;
    while (this.row[column] !== undefined) column++;
    for (let i = 0; i < columnSpan; i++) this.row[column + i] ??= cell;
    if (rowSpan > 1) this.reaching.push({ cell, column, span: columnSpan, left: rowSpan - 1 });
  }

  /** The cell above the next free slot: what a vertically merged cell of WordprocessingML continues. */
  above(): TableCell | undefined {
    let column = 0;
    while (this.row[column] !== undefined) column++;
    return this.rows[this.rows.length - 2]?.[column];
  }

  table(): Table {
    return { kind: 'table', rows: this.rows };
  }
}

/** A file that cannot be read as a report; `readReport` turns it into a value for the caller. */
export class Unreadable extends Error {
  readonly code: UnreadableCode;
  constructor(code: UnreadableCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type UnreadableCode =
  | 'empty'
  | 'too-large'
  | 'unknown-kind'
  | 'encrypted'
  | 'damaged'
  | 'scanned'
  | 'not-a-report'
  | 'no-statutory-tables'
  | 'invalid-json'
  | 'timeout'
  | 'not-found'
  | 'fault';
