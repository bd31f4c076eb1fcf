import type { Report } from '@gongkai/law';
import { figureAt } from '@gongkai/law';
import { strToU8, zipSync } from 'fflate';
import {
  cellsInPlace,
  type LayoutCell,
  type LayoutSection,
  type LayoutTable,
  paragraphsOf,
  publishedLine,
  sectionsOf,
  titleLines,
} from './layout.ts';
import { cellXml, fixedParts, type SheetXml, type StyleName, sheetXml, workbookParts } from './xlsx-parts.ts';

/** Chinese characters to a line of text at its size, and the height of a line in points. */
const textColumn = { characters: 34, width: 80, lineHeight: 22 };
/** Excel knows no higher row, and no longer text in a cell. */
const maxRowHeight = 409;
const maxCellText = 32_000;

const rowXml = (number: number, cells: string, height: number): string =>
  `<row r="${number}" ht="${Math.min(height, maxRowHeight)}" customHeight="1">${cells}</row>`;

/** The width of a text in Chinese characters: letters and digits take half of one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign < '\u0300' ? 0.55 : 1), 0);

/** How many lines a text takes at so many Chinese characters to a line. */
export const linesOf = (text: string, characters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / characters)), 0);

/** A paragraph longer than a cell can hold goes on in the next row, parted after a sentence. */
const fitCells = (text: string): string[] => {
  if (text.length <= maxCellText) return [text];
  const sentence = text.lastIndexOf('。', maxCellText - 1) + 1;
  const cut = sentence > 0 ? sentence : maxCellText;
  return [text.slice(0, cut), ...fitCells(text.slice(cut))];
};

type Line = { text: string; style: StyleName };

/** A paragraph of prose, its first line indented two characters. */
const bodyLine = (text: string): Line => ({ text: `\u3000\u3000${text}`, style: 'text' });

const heights: Partial<Record<StyleName, number>> = { title: 36, date: 26, heading: 30 };

/** A sheet of text: a paragraph a row. */
const textSheet = (name: string, lines: Line[]): SheetXml => {
  const rows = lines.flatMap(({ text, style }) => fitCells(text).map(part => ({ text: part, style })));
  return {
    name,
    xml: sheetXml({
      columns: [textColumn.width],
      rows: rows.map(({ text, style }, index) =>
        rowXml(
          index + 1,
          cellXml(0, index + 1, style, text),
          heights[style] ?? linesOf(text, textColumn.characters) * textColumn.lineHeight + 8,
        ),
      ),
      merges: [],
      landscape: false,
    }),
  };
};

const styleOf = ({ role, align, shaded }: LayoutCell): StyleName =>
  shaded ? 'shaded' : role === 'figure' ? 'figure' : align === 'left' ? 'label' : 'head';

/** What a column must have at least, in characters: four signs, and in table three's first one five. */
const leastWidth = 7;
const leastFirstWidth = { table2: leastWidth, table3: 8.4, table4: leastWidth };

/** The form of each table on its sheet: widths in characters, and what stays in view when scrolled. */
const forms = {
  table2: { name: '二、主动公开', total: 84, landscape: false, frozenColumns: 0, extra: 10 },
  table3: { name: '三、依申请公开', total: 100, landscape: false, frozenColumns: 3, extra: 8 },
  table4: { name: '四、复议诉讼', total: 126, landscape: true, frozenColumns: 0, extra: 16 },
} as const;

const tableSheet = (report: Report, heading: string, table: LayoutTable): SheetXml => {
  const form = forms[table.id];
  const sum = table.widths.reduce((a, b) => a + b, 0);
  const columns = table.widths.map((width, index) =>
    Math.max(
      index === 0 ? leastFirstWidth[table.id] : leastWidth,
      Math.round((width / sum) * form.total * 10) / 10,
    ),
  );
  const placed = cellsInPlace(table);
  const cells = new Map<string, string>();
  const merges: SheetXml['merges'] = [{ top: 1, bottom: 1, left: 0, right: columns.length - 1 }];
  const lines = table.rows.map(() => 1);
  for (const { cell, column, row } of placed) {
    const style = styleOf(cell);
    const figure = cell.path === undefined ? undefined : figureAt(report, cell.path);
    for (let r = row; r < row + cell.rowSpan; r++)
      for (let c = column; c < column + cell.columnSpan; c++)
        cells.set(
          `${r}/${c}`,
          cellXml(c, r + 2, style, r === row && c === column ? (figure ?? cell.text) : ''),
        );
    if (cell.rowSpan > 1 || cell.columnSpan > 1)
      merges.push({
        top: row + 2,
        bottom: row + cell.rowSpan + 1,
        left: column,
        right: column + cell.columnSpan - 1,
      });
    const width = columns.slice(column, column + cell.columnSpan).reduce((a, b) => a + b, 0);
    const needed = linesOf(cell.text, Math.max(1, Math.floor(width / 2.2))) / cell.rowSpan;
    lines[row] = Math.max(lines[row] ?? 1, needed);
  }
  const rows = table.rows.map((_, row) =>
    rowXml(
      row + 2,
      columns.map((_, column) => cells.get(`${row}/${column}`) ?? '').join(''),
      Math.ceil((lines[row] ?? 1) * 15 + form.extra),
    ),
  );
  return {
    name: form.name,
    merges,
    ...(table.headRows > 0 ? { titleRows: [1, table.headRows + 1] as const } : {}),
    xml: sheetXml({
      columns,
      rows: [rowXml(1, cellXml(0, 1, 'heading', heading), 34), ...rows],
      merges,
      landscape: form.landscape,
      ...(table.headRows > 0 ? { frozen: { rows: table.headRows + 1, columns: form.frozenColumns } } : {}),
    }),
  };
};

const proseLines = (section: LayoutSection): Line[] => [
  { text: section.heading, style: 'heading' },
  ...section.paragraphs.map(bodyLine),
];

/** A zip's dates begin in 1980; a fixed one makes the same report the same bytes. */
const zipDate = new Date(1980, 0, 1, 12);

/**
 * Writes the report as a workbook: text, the three tables each on its sheet, the remaining text, in the order of the
 * report. Figures are numbers, so that offices can add them up; blank cells stay blank.
 *
 * The XML is written directly: the workbook needs nine cell styles and nothing that a library would help with.
 */
export const writeXlsx = async (report: Report): Promise<Uint8Array> => {
  const date = publishedLine(report);
  const sections = sectionsOf(report);
  const front: Line[] = [
    ...titleLines(report).map((text): Line => ({ text, style: 'title' })),
    ...(date === null ? [] : [{ text: date, style: 'date' } as const]),
    ...paragraphsOf(report.preamble).map(bodyLine),
  ];
  const firstTable = sections.findIndex(section => section.table !== undefined);
  const prose = sections.map(section => (section.table ? [] : proseLines(section)));
  const sheets = [
    textSheet('一、总体情况', [...front, ...prose.slice(0, firstTable).flat()]),
    ...sections.flatMap(section =>
      section.table ? [tableSheet(report, section.heading, section.table)] : [],
    ),
    textSheet('五、六、问题及其他', prose.slice(firstTable).flat()),
  ];
  const parts = {
    ...fixedParts(titleLines(report).join(''), report.authority ?? ''),
    ...workbookParts(sheets),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: zipDate,
  });
};
