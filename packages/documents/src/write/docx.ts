import { normalizeProse, type Report } from '@gongkai/law';
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import {
  type LayoutCell,
  type LayoutTable,
  levelTwoHead,
  publishedLine,
  sectionsOf,
  titleLines,
} from './layout.ts';

/** Official fonts (GB/T 9704-2012) and what stands in for each where it is not installed. */
const fonts = {
  title: { name: '方正小标宋简体', fallback: '方正小标宋_GBK, Noto Serif CJK SC, 宋体' },
  body: { name: '仿宋_GB2312', fallback: '仿宋, FangSong, Noto Serif CJK SC' },
  levelTwo: { name: '楷体_GB2312', fallback: '楷体, KaiTi, Noto Serif CJK SC' },
  levelOne: { name: '黑体', fallback: 'SimHei, Noto Sans CJK SC' },
  table: { name: '宋体', fallback: 'SimSun, Noto Serif CJK SC' },
} as const;

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/** Sizes in half points, lengths in twentieths of a point. */
const size = { title: 44, body: 32, table: 20, page: 28 };
const pitch = { line: 560, lineRule: LineRuleType.EXACT } as const;
const textWidth = convertMillimetersToTwip(210 - 28 - 26);
/** Two characters of the body's size. */
const indent = { firstLine: 640, firstLineChars: 200 };

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(fonts)
  .map(({ name, fallback }) => `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/><w:pitch w:val="variable"/></w:font>`)
  .join('')}</w:fonts>`;

const bodyParagraph = (text: string): Paragraph => {
  const head = levelTwoHead(text);
  const runs = [
    ...(head === '' ? [] : [new TextRun({ text: head, font: font(fonts.levelTwo.name) })]),
    ...(head === text ? [] : [new TextRun({ text: text.slice(head.length) })]),
  ];
  return new Paragraph({ children: runs, indent, spacing: pitch, alignment: AlignmentType.BOTH });
};

const heading = (text: string): Paragraph =>
  new Paragraph({ text, heading: HeadingLevel.HEADING_1, keepNext: true });

const border = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const borders = { top: border, bottom: border, left: border, right: border };

const cellParagraph = (text: string, align: LayoutCell['align']): Paragraph =>
  new Paragraph({
    style: 'table',
    alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: text === '' ? [] : [new TextRun(text)],
  });

/** Column widths in twips that add up to the text's width. */
const columnWidths = ({ widths }: LayoutTable): number[] => {
  const total = widths.reduce((a, b) => a + b, 0);
  return widths.map(width => Math.floor((width / total) * textWidth));
};

/** A cell's continuation in a lower row, which WordprocessingML wants spelled out. */
interface Placed {
  cell: LayoutCell;
  column: number;
  first: boolean;
}

/** Puts each cell at its column and repeats merged cells in the rows that they reach into. */
const placeCells = (table: LayoutTable): Placed[][] => {
  const reaching: (Placed & { left: number })[] = [];
  return table.rows.map(row => {
    const placed: Placed[] = reaching.filter(({ left }) => left > 0).map(({ cell, column }) => ({ cell, column, first: false }));
    for (const entry of reaching) entry.left--;
    const taken = new Set(placed.flatMap(({ cell, column }) => Array.from({ length: cell.columnSpan }, (_, i) => column + i)));
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

const tableOf = (layout: LayoutTable): Table => {
  const widths = columnWidths(layout);
  const width = ({ cell, column }: Placed) => widths.slice(column, column + cell.columnSpan).reduce((a, b) => a + b, 0);
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 40, right: 40, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    rows: placeCells(layout).map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index < layout.headRows,
          height: { value: layout.id === 'table4' ? 600 : 340, rule: HeightRule.ATLEAST },
          children: row.map(
            placed =>
              new TableCell({
                borders,
                width: { size: width(placed), type: WidthType.DXA },
                columnSpan: placed.cell.columnSpan,
                ...(placed.cell.rowSpan > 1 && { verticalMerge: placed.first ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
                verticalAlign: VerticalAlignTable.CENTER,
                ...(placed.cell.shaded && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'C6D9F1' } }),
                children: [cellParagraph(placed.first ? placed.cell.text : '', placed.cell.align)],
              }),
          ),
        }),
    ),
  });
};

const centred = (text: string, style: string): Paragraph => new Paragraph({ text, style, alignment: AlignmentType.CENTER });

const styles = {
  default: {
    document: { run: { font: font(fonts.body.name), size: size.body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
    heading1: { run: { font: font(fonts.levelOne.name), size: size.body, bold: false, color: '000000' }, paragraph: { spacing: pitch, indent, outlineLevel: 0 } },
    title: { run: { font: font(fonts.title.name), size: size.title, bold: false }, paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 640, lineRule: LineRuleType.EXACT } } },
  },
  paragraphStyles: [
    { id: 'date', name: '日期行', basedOn: 'Normal', run: { font: font(fonts.levelTwo.name), size: size.body }, paragraph: { alignment: AlignmentType.CENTER, spacing: pitch } },
    { id: 'table', name: '表格文字', basedOn: 'Normal', run: { font: font(fonts.table.name), size: size.table }, paragraph: { spacing: { line: 260, lineRule: LineRuleType.AT_LEAST } } },
  ],
};

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'], size: size.page, font: font(fonts.table.name) })],
      }),
    ],
  });

const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
    footer: convertMillimetersToTwip(25),
  },
};

/** Paragraphs of prose may hold characters that XML forbids; normal form has dropped them all but control signs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 cannot carry
const clean = (text: string): string => normalizeProse(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

/** Writes the report as a Word document in the official layout (GB/T 9704-2012 and the form's tables). */
export const writeDocx = async (report: Report): Promise<Uint8Array> => {
  const lines = titleLines(report);
  const date = publishedLine(report);
  const preamble = clean(report.preamble);
  const children = [
    ...lines.map(line => new Paragraph({ text: clean(line), heading: HeadingLevel.TITLE })),
    ...(date === null ? [] : [centred(date, 'date')]),
    new Paragraph({ spacing: pitch }),
    ...(preamble === '' ? [] : preamble.split('\n').map(bodyParagraph)),
    ...sectionsOf(report).flatMap(section => [
      heading(section.heading),
      ...section.paragraphs.map(clean).map(bodyParagraph),
      ...(section.table ? [tableOf(section.table), new Paragraph({ spacing: pitch })] : []),
    ]),
  ];
  const document = new Document({
    title: lines.join(''),
    ...(report.authority !== null && { creator: report.authority }),
    description: '政府信息公开工作年度报告',
    styles,
    sections: [{ properties: { page }, footers: { default: footer() }, children }],
  });
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
