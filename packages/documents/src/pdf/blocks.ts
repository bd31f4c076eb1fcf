/** What a document is made of, top to bottom; lengths in points. */
import type { Run } from './shape.ts';

/** A heading or paragraph. */
export interface Paragraph {
  kind: 'paragraph';
  role: 'H1' | 'H2' | 'P';
  /** Lines that begin anew whatever room the one before has left; most paragraphs are one. */
  parts: readonly (readonly Run[])[];
  size: number;
  /** From line to line. */
  pitch: number;
  /** To both edges, its last line aside; or in the middle. */
  align: 'both' | 'centre' | 'left';
  /** Indent of the first line, in characters. */
  indent: number;
  /** Stays on the page of what follows. */
  keepWithNext: boolean;
  /** Listed among the document's bookmarks. */
  bookmark: boolean;
  /** Blank space after it. */
  after: number;
}

/** A cell, standing once in its first row. */
export interface TableCell {
  text: string;
  column: number;
  columns: number;
  rows: number;
  role: 'columnHead' | 'rowHead' | 'figure';
  align: 'left' | 'centre';
  size: number;
  /** RGB in hexadecimal digits. */
  ground?: string;
}

interface TableRow {
  /** Least height. */
  height: number;
  cells: readonly TableCell[];
}

/** A table with rules around each cell. It stands whole on a page wherever a page holds it. */
export interface Table {
  kind: 'table';
  /** Relative widths of the columns, which share the page's text width. */
  widths: readonly number[];
  rows: readonly TableRow[];
  /** How many rows are heads, repeated on each page that the table goes on to. */
  headRows: number;
  font: number;
  /** Between lines of a cell. */
  leading: number;
  /** Between text and rule, to the sides and above and below. */
  padding: { side: number; above: number };
  /** Thickness of the rules. */
  rule: number;
  after: number;
}

export type Block = Paragraph | Table;

/** The page, and the number at its foot. */
export interface PageFormat {
  width: number;
  height: number;
  margin: { top: number; bottom: number; left: number; right: number };
  /** The number's size, its font, and how far below the text its upper edge stands. */
  pageNumber: { size: number; below: number; font: number };
}

/** A document to be written. */
export interface PdfDocument {
  title: string;
  authors: readonly string[];
  language: string;
  page: PageFormat;
  blocks: readonly Block[];
}
