import { createRequire } from 'node:module';
import type { Report } from '@gongkai/law';
import {
  type Block,
  openTypeface,
  type PageFormat,
  type Paragraph,
  type Run,
  type Table,
  type Typeface,
  writeDocument,
} from '../pdf/index.ts';
import {
  cellSize,
  type LayoutSection,
  type LayoutTable,
  levelTwoHead,
  page,
  paragraphsOf,
  placeCells,
  publishedLine,
  sectionsOf,
  tableStyle,
  titleLines,
} from './layout.ts';

const require = createRequire(import.meta.url);
/** 仿宋 and 小标宋 as a serif in two weights, 黑体 as a sans. */
const fontFiles = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
];
const [serif, bold, sans] = [0, 1, 2];

let opened: Typeface[] | undefined;

/** The typefaces, opened when first needed: their tables take some hundredths of a second. */
const typefaces = (): Typeface[] => {
  opened ??= fontFiles.map(file => openTypeface(require.resolve(`@expo-google-fonts/${file}`)));
  return opened;
};

/** Between the lines of a cell, in points. */
const cellLeading = 4;

const pointsPerMillimetre = 72 / 25.4;
const inPoints = (millimetres: number): number => millimetres * pointsPerMillimetre;

const format: PageFormat = {
  width: inPoints(page.width),
  height: inPoints(page.height),
  margin: {
    top: inPoints(page.margin.top),
    bottom: inPoints(page.margin.bottom),
    left: inPoints(page.margin.left),
    right: inPoints(page.margin.right),
  },
  pageNumber: { size: page.pageNumber.size, below: inPoints(page.pageNumber.below), font: serif },
};

const paragraph = (parts: Run[][], changes: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  role: 'P',
  parts,
  ...page.body,
  align: 'both',
  indent: 2,
  keepWithNext: false,
  bookmark: false,
  after: 0,
  ...changes,
});

const headOf = (report: Report): Block[] => {
  const date = publishedLine(report);
  const centred = { align: 'centre', indent: 0 } as const;
  const blankLine = page.body.pitch;
  const title = paragraph(
    titleLines(report).map(text => [{ text, font: bold }]),
    { ...centred, ...page.title, role: 'H1', after: date === null ? blankLine : 0 },
  );
  return date === null
    ? [title]
    : [title, paragraph([[{ text: date, font: serif }]], { ...centred, after: blankLine })];
};

const proseBlock = (text: string): Block => {
  const head = levelTwoHead(text);
  return paragraph([
    [
      { text: head, font: bold },
      { text: text.slice(head.length), font: serif },
    ],
  ]);
};

const heightOf = (isHead: boolean, table: LayoutTable): number =>
  isHead ? tableStyle.rowHeight : table.figureHeight;

const tableBlock = (table: LayoutTable): Table => ({
  kind: 'table',
  widths: table.widths,
  headRows: table.headRows,
  rows: placeCells(table).map(placed => {
    const firsts = placed.filter(({ first }) => first);
    const isHead = firsts.every(({ cell }) => cell.role === 'columnHead');
    return {
      height: heightOf(isHead, table),
      cells: firsts.map(each => ({
        text: each.cell.text,
        column: each.column,
        columns: each.cell.columnSpan,
        rows: each.cell.rowSpan,
        role: each.cell.role,
        align: each.cell.align === 'left' ? ('left' as const) : ('centre' as const),
        size: cellSize(table, each),
        ...(each.cell.shaded && { ground: tableStyle.ground }),
      })),
    };
  }),
  font: serif,
  leading: cellLeading,
  padding: { side: tableStyle.padding, above: (tableStyle.rowHeight - tableStyle.size) / 2 },
  rule: tableStyle.line,
  after: page.body.pitch,
});

const sectionBlocks = ({ heading, paragraphs, table }: LayoutSection): Block[] => [
  paragraph([[{ text: heading, font: sans }]], {
    role: 'H2',
    align: 'left',
    keepWithNext: true,
    bookmark: true,
  }),
  ...(table ? [tableBlock(table)] : []),
  ...paragraphs.map(proseBlock),
];

/**
 * Writes the report as a PDF in the official layout: A4, fonts embedded, tagged (PDF/UA-1 where every character has
 * a glyph in the fonts at hand), titled, and the same bytes for the same report.
 */
export const writePdf = (report: Report): Uint8Array =>
  writeDocument(
    {
      title: titleLines(report).join(''),
      authors: report.authority === null ? [] : [report.authority],
      language: 'zh-CN',
      page: format,
      blocks: [
        ...headOf(report),
        ...paragraphsOf(report.preamble).map(proseBlock),
        ...sectionsOf(report).flatMap(sectionBlocks),
      ],
    },
    typefaces(),
  );
