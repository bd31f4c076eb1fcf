import { Unreadable } from '../../blocks.ts';
import { type Attributes, attributeOf, walkXml } from '../xml.ts';
import { localName, unescapeText, type Workbook } from './workbook.ts';

/** A row of a sheet that holds anything: the texts of its cells by column, from 0. */
export interface SheetRow {
  number: number;
  texts: Map<number, string>;
  /** How many cells are there, drawn but empty ones among them. */
  drawn: number;
}

export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Sheet {
  rows: SheetRow[];
  merges: Range[];
  /** Something stands in a hidden row or column. */
  hasHidden: boolean;
  /** Formulas whose result was never worked out. */
  unsolved: number;
  /** Cells stand to the right of what is read. */
  tooWide: boolean;
}

/** No report is wider or has more cells; what goes beyond is left out, or refused. */
export const maxColumns = 60;
const maxTexts = 50_000;

/** 「AB12」 → row 12, column 27. */
const place = (reference: string): { row: number; column: number } | undefined => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]), column };
};

const day = 86_400_000;

/** A serial number as a date in words: 45673 → 「2025年1月16日」. Day 60 of 1900 never was; before it all is a day off. */
export const dateOf = (serial: number, from1904: boolean): string => {
  const days = Math.floor(serial) + (from1904 ? 1462 : serial < 60 ? 1 : 0);
  const date = new Date(Date.UTC(1899, 11, 30) + days * day);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
};

/** A number as people see it: with 15 significant digits, as Excel shows it, so that 0.1 + 0.2 is 0.3. */
export const numberText = (written: string): string => {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e15 && !String(rounded).includes('e') ? String(rounded) : written;
};

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  formula: boolean;
}

const textOf = (cell: OpenCell, { strings, isDate, from1904 }: Workbook): string => {
  if (cell.type === 's') return strings[Number(cell.value)] ?? '';
  if (cell.type === 'inlineStr') return unescapeText(cell.inline);
  if (cell.type === 'str' || cell.type === 'e') return unescapeText(cell.value);
  if (cell.type === 'd') return cell.value.slice(0, 10);
  if (cell.type === 'b') return cell.value === '1' ? '是' : '否';
  if (cell.value === '') return '';
  const serial = Number(cell.value);
  return isDate(cell.style) && serial >= 1 && serial < 2_958_466
    ? dateOf(serial, from1904)
    : numberText(cell.value);
};

class SheetReader {
  readonly sheet: Sheet = { rows: [], merges: [], hasHidden: false, unsolved: 0, tooWide: false };
  private readonly workbook: Workbook;
  private readonly hiddenColumns: [number, number][] = [];
  private row: SheetRow = { number: 0, texts: new Map(), drawn: 0 };
  private hiddenRow = false;
  private cell: OpenCell | undefined;
  private nextColumn = 0;
  private texts = 0;
  private takes: 'value' | 'inline' | undefined;
  private inReading = false;
  private readonly maxTexts: number;

  constructor(workbook: Workbook, maxTexts: number) {
    this.workbook = workbook;
    this.maxTexts = maxTexts;
  }

  private readonly openers: Record<string, (attributes: Attributes) => void> = {
    col: attributes => {
      if (/hidden\s*=\s*["'](?:1|true)/.test(attributes))
        this.hiddenColumns.push([
          Number(attributeOf(attributes, 'min')) - 1,
          Number(attributeOf(attributes, 'max')) - 1,
        ]);
    },
    row: attributes => {
      this.row = {
        number: Number(attributeOf(attributes, 'r')) || this.row.number + 1,
        texts: new Map(),
        drawn: 0,
      };
      this.hiddenRow = /hidden\s*=\s*["'](?:1|true)/.test(attributes);
      this.nextColumn = 0;
    },
    c: attributes => {
      const column = place(attributeOf(attributes, 'r') ?? '')?.column ?? this.nextColumn;
      this.nextColumn = column + 1;
      this.cell = {
        column,
        type: attributeOf(attributes, 't') ?? 'n',
        style: Number(attributeOf(attributes, 's')) || 0,
        value: '',
        inline: '',
        formula: false,
      };
    },
    v: () => {
      this.takes = 'value';
    },
    t: () => {
      this.takes = 'inline';
    },
    rPh: () => {
      this.inReading = true;
    },
    f: () => {
      if (this.cell) this.cell.formula = true;
    },
    mergeCell: attributes => {
      const [from, to] = (attributeOf(attributes, 'ref') ?? '').split(':').map(place);
      if (from && to && from.column < maxColumns && this.sheet.merges.length < maxTexts)
        this.sheet.merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column });
    },
  };

  private readonly closers: Record<string, () => void> = {
    v: () => {
      this.takes = undefined;
    },
    t: () => {
      this.takes = undefined;
    },
    rPh: () => {
      this.inReading = false;
    },
    c: () => this.closeCell(),
    row: () => {
      const before = this.sheet.rows[this.sheet.rows.length - 1];
      // A row without text matters only below one with text: it may be a row of blanks in a table.
      const blank = this.row.texts.size === 0;
      if (!blank || (this.row.drawn > 0 && before !== undefined && before.texts.size > 0))
        this.sheet.rows.push(this.row);
    },
  };

  open(name: string, attributes: Attributes): void {
    this.openers[localName(name)]?.(attributes);
  }

  close(name: string): void {
    this.closers[localName(name)]?.();
  }

  text(text: string): void {
    if (!this.cell || this.inReading || this.takes === undefined) return;
    this.cell[this.takes] += text;
  }

  private closeCell(): void {
    const cell = this.cell;
    this.cell = undefined;
    if (!cell) return;
    this.row.drawn++;
    if (cell.formula && cell.value === '' && cell.type !== 'str') this.sheet.unsolved++;
    const text = textOf(cell, this.workbook);
    if (text.trim() === '') return;
    if (cell.column >= maxColumns) {
      this.sheet.tooWide = true;
      return;
    }
    if (++this.texts > this.maxTexts)
      throw new Unreadable('too-large', '工作表有5万格以上的内容，不像一份年度报告，没有读取。请检查文件。');
    if (this.hiddenRow || this.hiddenColumns.some(([from, to]) => cell.column >= from && cell.column <= to))
      this.sheet.hasHidden = true;
    this.row.texts.set(cell.column, text);
  }
}

/**
 * Reads a sheet: only rows and cells that hold something are kept, however far the sheet reaches.
 * @throws Unreadable `too-large` where more cells than `limit` hold something
 */
export const readSheet = (xml: string, workbook: Workbook, limit = maxTexts): Sheet => {
  const reader = new SheetReader(workbook, limit);
  walkXml(xml, reader);
  return { ...reader.sheet, rows: reader.sheet.rows.sort((a, b) => a.number - b.number) };
};
