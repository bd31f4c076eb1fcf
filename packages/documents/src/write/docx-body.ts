/** Paragraphs and tables as WordprocessingML; the schema fixes the order of the properties. */
import { escapeXml, fontProperties, fonts, millimetres, type ParagraphStyle, points } from './docx-parts.ts';
import {
  cellSize,
  type LayoutGrid,
  levelTwoHead,
  type PlacedCell,
  page,
  placeCells,
  tableStyle,
} from './layout.ts';

const run = (text: string, properties = ''): string =>
  text === ''
    ? ''
    : `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

const styled = (style: ParagraphStyle, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;

/** A paragraph of one style throughout. */
export const plainParagraph = (style: ParagraphStyle, text: string): string => styled(style, run(text));

const levelTwo = fontProperties(fonts.levelTwo.name);

/** A paragraph of prose; the heading that it begins with, 「（一）…」, in 楷体. */
export const bodyParagraph = (text: string): string => {
  const head = levelTwoHead(text);
  return styled('body', run(head, levelTwo) + run(text.slice(head.length)));
};

const sum = (lengths: readonly number[]): number => lengths.reduce((a, b) => a + b, 0);

/** Column widths in twips that fill the text's width. */
const columnWidths = ({ widths }: LayoutGrid): number[] =>
  widths.map(width => Math.floor((width / sum(widths)) * millimetres(page.textWidth)));

const sizeProperties = (size: number): string =>
  size === tableStyle.size ? '' : `<w:sz w:val="${2 * size}"/><w:szCs w:val="${2 * size}"/>`;

const cellXml = (table: LayoutGrid, placed: PlacedCell, widths: number[], keep: string): string => {
  const { cell, column, first } = placed;
  const properties = [
    `<w:tcW w:w="${sum(widths.slice(column, column + cell.columnSpan))}" w:type="dxa"/>`,
    cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '',
    cell.rowSpan > 1 ? `<w:vMerge w:val="${first ? 'restart' : 'continue'}"/>` : '',
    cell.shaded ? `<w:shd w:val="clear" w:color="auto" w:fill="${tableStyle.ground}"/>` : '',
    '<w:vAlign w:val="center"/>',
  ].join('');
  const align = `<w:jc w:val="${cell.align}"/>`;
  const content = first ? run(cell.text, sizeProperties(cellSize(table, placed))) : '';
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${styled('cell', content, keep + align)}</w:tc>`;
};

/** Border widths are in eighths of a point. */
const line = (side: string) =>
  `<w:${side} w:val="single" w:sz="${8 * tableStyle.line}" w:space="0" w:color="000000"/>`;
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
const padding = ['left', 'right']
  .map(side => `<w:${side} w:w="${points(tableStyle.padding)}" w:type="dxa"/>`)
  .join('');

/** A table on the text's width; `together` keeps its rows on one page where they fit. */
export const tableXml = (table: LayoutGrid, together: boolean): string => {
  const widths = columnWidths(table);
  const rows = placeCells(table).map((row, index) => {
    const figures = row.some(({ cell }) => cell.role === 'figure');
    const height = points(figures ? table.figureHeight : tableStyle.rowHeight);
    const head = index < table.headRows ? '<w:tblHeader/>' : '';
    const keep = together && index < table.rows.length - 1 ? '<w:keepNext/>' : '';
    const cells = row.map(placed => cellXml(table, placed, widths, keep)).join('');
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${head}</w:trPr>${cells}</w:tr>`;
  });
  const grid = widths.map(width => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${padding}</w:tblCellMar><w:tblCaption w:val="${escapeXml(table.caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
};
