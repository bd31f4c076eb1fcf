import { type Block, type Source, Unreadable } from '../../blocks.ts';
import { headingOf } from '../../interpret/sections.ts';
import { XmlFault } from '../xml.ts';
import { unzipParts } from '../zip.ts';
import { blocksOfSheet } from './rows.ts';
import { maxColumns, readSheet, type Sheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

const damaged = () => new Unreadable('damaged', 'Excel文件的内容已损坏。请用Excel打开，另存一份后再试。');

const notesOf = (name: string, { hasHidden, unsolved, tooWide }: Sheet): string[] => [
  ...(hasHidden ? [`工作表“${name}”有隐藏的行或列，其中的内容也读了进来，请核对。`] : []),
  ...(unsolved > 0
    ? [`工作表“${name}”有${unsolved}个公式没有计算结果，这些格记为空。请用Excel打开文件并保存后再试。`]
    : []),
  ...(tooWide ? [`工作表“${name}”第${maxColumns}列以后的内容没有读取。`] : []),
];

const tableHeadings = new Set<string>(['table2', 'table3', 'table4']);
const annex = /^(?:附?表|附件)\s*[一二三四\d]?\s*[:：、.]?.{0,30}$/;

/** The section of a statutory table that a block is the heading of. */
const headedTable = (block: Block): string | undefined => {
  const id = block.kind === 'paragraph' ? headingOf(block.text.trim())?.id : undefined;
  return id !== undefined && tableHeadings.has(id) ? id : undefined;
};

/**
 * The captions of a sheet that holds a table alone may repeat headings of the report's text: those that an earlier
 * sheet has already are left out.
 */
const withoutCaptions = (blocks: Block[], before: Block[]): Block[] => {
  const known = new Set(before.map(headedTable).filter(id => id !== undefined));
  const first = blocks.findIndex(block => block.kind === 'table');
  if (first < 0 || known.size === 0) return blocks;
  return blocks.filter((block, index) => {
    if (index > first || block.kind === 'table') return true;
    const id = headedTable(block);
    return id === undefined ? !annex.test(block.text.trim()) : !known.has(id);
  });
};

/**
 * Reads a workbook (xlsx): rows of text as paragraphs, rows of cells as tables, merged cells as one. Hidden sheets
 * are left out and named; results of formulas are read, never worked out; macros and links are not looked at.
 *
 * The XML is read directly: exceljs builds an object for every cell of a sheet, however empty, and cannot be held
 * to a limit of memory.
 * @throws Unreadable `damaged`, `too-large`
 */
export const readXlsx = (bytes: Uint8Array): Source => {
  const files = unzipParts(bytes, name => wanted.test(name));
  const part = (name: string): string | undefined => {
    const file = files[name];
    return file && new TextDecoder().decode(file);
  };
  try {
    const workbook = readWorkbook(part);
    const blocks: Block[] = [];
    const notes: string[] = [];
    for (const { name, part: target, hidden } of workbook.sheets) {
      const xml = part(target);
      if (hidden) notes.push(`工作表“${name}”是隐藏的，没有读取。`);
      if (hidden || xml === undefined) continue;
      const sheet = readSheet(xml, workbook);
      notes.push(...notesOf(name, sheet));
      blocks.push(...withoutCaptions(blocksOfSheet(sheet), blocks));
    }
    if (blocks.length === 0 && workbook.sheets.length === 0) throw damaged();
    return { blocks, hints: {}, notes };
  } catch (error) {
    if (error instanceof XmlFault) throw damaged();
    throw error;
  }
};
