import type { Report } from '@gongkai/law';
import { strToU8, zipSync } from 'fflate';
import { documentXml, escapeXml, fixedParts, fontProperties, fonts, millimetres } from './docx-parts.ts';
import {
  type LayoutCell,
  type LayoutTable,
  levelTwoHead,
  paragraphsOf,
  publishedLine,
  sectionsOf,
  titleLines,
} from './layout.ts';

const textWidth = millimetres(210 - 28 - 26);

const run = (text: string, properties = ''): string =>
  text === ''
    ? ''
    : `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

const styled = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;

const levelTwo = fontProperties(fonts.levelTwo.name);

/** A paragraph of prose; the heading that it begins with, 「（一）…」, in 楷体. */
const bodyParagraph = (text: string): string => {
  const head = levelTwoHead(text);
  return styled('body', run(head, levelTwo) + run(text.slice(head.length)));
};

/** Column widths in twips that add up to the text's width. */
const columnWidths = ({ widths }: LayoutTable): number[] => {
  const total = widths.reduce((a, b) => a + b, 0);
  return widths.map(width => Math.floor((width / total) * textWidth));
};

/** A cell in its row, or its continuation in a lower row, which WordprocessingML wants spelled out. */
interface Placed {
  cell: LayoutCell;
  column: number;
  first: boolean;
}

/** Puts each cell at its column and repeats merged cells in the rows that they reach into. */
const placeCells = (table: LayoutTable): Placed[][] => {
  const reaching: (Placed & { left: number })[] = [];
  return table.rows.map(row => {
    const placed: Placed[] = reaching
      .filter(({ left }) => left > 0)
      .map(({ cell, column }) => ({ cell, column, first: false }));
    for (const entry of reaching) entry.left--;
    const taken = new Set(
      placed.flatMap(({ cell, column }) => Array.from({ length: cell.columnSpan }, (_, i) => column + i)),
    );
    let column = 0;
    for (const cell of row) {
      while (taken.has(column)) column++;
      placed.push({ cell, column, first: true });
      if (cell.rowSpan > 1) reaching.push({ cell, column, first: false, left: cell.rowSpan - 1 });
      column += cell.columnSpan;
    }
    return placed.sort((a, b) => a.column - b.column);
  });
};

const cellXml = ({ cell, column, first }: Placed, widths: number[], keep: string): string => {
  const width = widths.slice(column, column + cell.columnSpan).reduce((a, b) => a + b, 0);
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '',
    cell.rowSpan > 1 ? `<w:vMerge w:val="${first ? 'restart' : 'continue'}"/>` : '',
    cell.shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>' : '',
    '<w:vAlign w:val="center"/>',
  ].join('');
  const align = cell.align === 'center' ? '<w:jc w:val="center"/>' : '';
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${styled('cell', first ? run(cell.text) : '', keep + align)}</w:tc>`;
};

const line = (side: string) => `<w:${side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>`;
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');

/** A table on the text's width; its rows are kept together so that it stays on one page where it fits. */
const tableXml = (table: LayoutTable): string => {
  const widths = columnWidths(table);
  const height = table.id === 'table4' ? 600 : 340;
  const rows = placeCells(table).map((row, index) => {
    const head = index < table.headRows ? '<w:tblHeader/>' : '';
    const keep = index < table.rows.length - 1 ? '<w:keepNext/>' : '';
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${head}</w:trPr>${row.map(placed => cellXml(placed, widths, keep)).join('')}</w:tr>`;
  });
  const grid = widths.map(width => `<w:gridCol w:w="${width}"/>`).join('');
  const width = widths.reduce((a, b) => a + b, 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar><w:tblCaption w:val="${escapeXml(table.caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
};

/** A zip's dates begin in 1980; a fixed one makes the same report the same bytes. */
const zipDate = new Date(1980, 0, 1, 12);

/** Writes the report as a Word document in the official layout (GB/T 9704-2012 and the form's tables). */
export const writeDocx = (report: Report): Uint8Array => {
  const lines = titleLines(report);
  const date = publishedLine(report);
  const blankLine = styled('body', '');
  const content = [
    ...lines.map(text => styled('title', run(text))),
    ...(date === null ? [] : [styled('date', run(date))]),
    blankLine,
    ...paragraphsOf(report.preamble).map(bodyParagraph),
    ...sectionsOf(report).flatMap(section => [
      styled('heading1', run(section.heading)),
      ...section.paragraphs.map(bodyParagraph),
      ...(section.table ? [tableXml(section.table), blankLine] : []),
    ]),
  ];
  const parts = {
    ...fixedParts(lines.join(''), report.authority ?? ''),
    'word/document.xml': documentXml(content.join('')),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: zipDate,
  });
};
