import type { Block, Source, TableCell } from '../../blocks.ts';
import { isStatutoryLabel } from '../../interpret/labels.ts';
import { decodeText } from '../text.ts';
import { tableOfLines } from './one-cell-a-line.ts';

type Rows = string[][];

const toTable = (rows: Rows): Block => ({
  kind: 'table',
  rows: rows.map(row => row.map((text): TableCell => ({ text: text.trim() }))),
});

const paragraphs = (lines: string[]): Block[] =>
  lines.filter(line => line.trim() !== '').map(text => ({ kind: 'paragraph', text }));

/** Marks that word processors' text exports leave in. */
const clean = (text: string): string =>
  text
    .replace(/\[bookmark: [^\]]*\]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '\n');

const isRowSeparator = (line: string): boolean => /^[\s|+:=─━┄—-]*$/.test(line) && /[-─━—=]{2,}/.test(line);

/** The cells of a line that holds a whole row: parted by pipes or by tabs; undefined for other lines. */
const rowOfLine = (line: string): string[] | undefined => {
  const piped = line.trim().replace(/^[|｜│┃]|[|｜│┃]$/g, '');
  if ((line.match(/[|｜│┃]/g)?.length ?? 0) >= 2) return piped.split(/[|｜│┃]/);
  const cells = line.split('\t');
  const isRow = cells.length >= 3 || (cells.length === 2 && cells.every(cell => cell.trim() !== ''));
  return isRow ? cells : undefined;
};

/** A row written with runs of spaces: a label and seven figures. */
const spacedRow = (line: string): string[] | undefined => {
  const match = /^(.*?\S)\s+(\d+(?:\s+\d+){6})\s*$/.exec(line);
  return match && isStatutoryLabel(match[1] ?? '') ? [match[1] ?? '', ...(match[2] ?? '').split(/\s+/)] : undefined;
};

/**
 * Cells one a line, each beginning with a tab, rows parted by blank lines; a line without a tab goes on with the
 * cell above. Starts at a line that begins with a tab; undefined where no such table starts.
 */
const tabbedCells = (lines: string[], start: number): { rows: Rows; end: number } | undefined => {
  const rows: Rows = [];
  let row: string[] = [];
  let index = start;
  for (; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') {
      if (row.length > 0) rows.push(row);
      row = [];
    } else if (line.startsWith('\t') && !line.slice(1).includes('\t')) row.push(line.slice(1));
    else if (row.length > 0 && line.length <= 40) row[row.length - 1] += line;
    else break;
  }
  if (row.length > 0) rows.push(row);
  return rows.some(cells => cells.length > 1 && cells.some(isStatutoryLabel)) ? { rows, end: index } : undefined;
};

const readLines = (lines: string[]): Block[] => {
  const blocks: Block[] = [];
  let prose: string[] = [];
  const flush = () => {
    blocks.push(...tableOfLines(prose).flatMap(part => ('rows' in part ? [toTable(part.rows)] : paragraphs(part.lines))));
    prose = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const cells = /^\t[^\t]*$/.test(line) ? tabbedCells(lines, index) : undefined;
    if (cells) {
      flush();
      blocks.push(toTable(cells.rows));
      index = cells.end - 1;
      continue;
    }
    const rows: Rows = [];
    let next = index;
    for (; next < lines.length; next++) {
      const text = lines[next] ?? '';
      if (rows.length > 0 && (text === '' || isRowSeparator(text))) continue;
      const row = rowOfLine(text) ?? spacedRow(text);
      if (!row) break;
      rows.push(row);
    }
    if (rows.length > 0) {
      flush();
      blocks.push(toTable(rows));
      index = next - 1;
    } else prose.push(line);
  }
  flush();
  return blocks;
};

/** Reads plain text: tables by tabs (a row a line, or a cell a line), by pipes, by spaces, or one cell a line. */
export const readTxt = (bytes: Uint8Array): Source => ({
  blocks: readLines(clean(decodeText(bytes)).split('\n')),
  hints: {},
  notes: [],
});
