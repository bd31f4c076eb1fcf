import { Unreadable, type UnreadableCode } from '../blocks.ts';
import { kindOf } from './kind.ts';
import { readSheet, type Sheet } from './xlsx/sheet.ts';
import { readWorkbook } from './xlsx/workbook.ts';
import { XmlFault } from './xml.ts';
import { unzipParts } from './zip.ts';

/** A row that holds anything. */
export interface ReadRow {
  /** As Excel numbers it, from 1. */
  number: number;
  /** The texts of its cells by column, from 0; blank cells are not there. */
  texts: ReadonlyMap<number, string>;
}

export interface ReadTable {
  name: string;
  rows: ReadRow[];
}

export type SheetsResult = { sheets: ReadTable[] } | { error: { code: UnreadableCode; message: string } };

/** Cells with text in a sheet at most. */
const maxTexts = 200_000;
/** Cells that merged areas may fill in a sheet at most. */
const maxFilled = 100_000;

const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

const messages: Partial<Record<UnreadableCode, string>> = {
  'too-large': '工作簿太大，没有读取。请分成几个文件，每个不超过5000行。',
  'not-found': '这不是xlsx工作簿。请下载模板，填好后再提交。',
};

/** Every cell of a merged area says what the area says. */
const withMerges = ({ rows, merges }: Sheet): ReadRow[] => {
  const filled = rows.map(({ number, texts }) => ({ number, texts: new Map(texts) }));
  const byNumber = new Map(filled.map(row => [row.number, row]));
  let left = maxFilled;
  for (const { top, bottom, left: from, right } of merges) {
    const text = byNumber.get(top)?.texts.get(from);
    if (text === undefined) continue;
    for (let number = top; number <= bottom && left > 0; number++)
      for (let column = from; column <= right && left > 0; column++, left--)
        byNumber.get(number)?.texts.set(column, text);
  }
  return filled.filter(({ texts }) => texts.size > 0);
};

/**
 * Reads the visible sheets of a workbook (xlsx) as rows of texts. Dates come as 「2025年1月16日」, numbers as Excel
 * shows them, results of formulas as they were worked out.
 */
export const readSheets = (bytes: Uint8Array): SheetsResult => {
  try {
    if (kindOf(bytes) !== 'xlsx') throw new Unreadable('not-found', '');
    const files = unzipParts(bytes, name => wanted.test(name));
    const part = (name: string) => files[name] && new TextDecoder().decode(files[name]);
    const workbook = readWorkbook(part);
    const sheets = workbook.sheets.flatMap(({ name, part: target, hidden }) => {
      const xml = hidden ? undefined : part(target);
      return xml === undefined ? [] : [{ name, rows: withMerges(readSheet(xml, workbook, maxTexts)) }];
    });
    return { sheets };
  } catch (error) {
    if (error instanceof XmlFault)
      return { error: { code: 'damaged', message: '工作簿的内容已损坏。请用Excel打开，另存一份后再试。' } };
    if (!(error instanceof Unreadable)) throw error;
    return { error: { code: error.code, message: messages[error.code] ?? error.message } };
  }
};
