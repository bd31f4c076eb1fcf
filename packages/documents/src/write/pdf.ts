import { createRequire } from 'node:module';
import type { Report } from '@gongkai/law';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import {
  cellSize,
  type LayoutTable,
  levelTwoHead,
  paragraphsOf,
  placeCells,
  publishedLine,
  sectionsOf,
  tableStyle,
  titleLines,
} from './layout.ts';
import { template } from './pdf-template.ts';

/** A cell as the template draws it: spans, alignment, ground, and size in points. */
interface PdfCell {
  text: string;
  columns: number;
  rows: number;
  left: boolean;
  shaded: boolean;
  size: number;
}

/** Rows in a row that are all heads, or all not; heads become the table's header, which tells readers aloud. */
interface PdfRows {
  head: boolean;
  repeat: boolean;
  height: number;
  cells: PdfCell[];
}

interface PdfTable {
  widths: readonly number[];
  groups: PdfRows[];
}

type PdfPart = { head: string; text: string } | { heading: string; table?: PdfTable };

/** What the template draws. */
interface PdfInput {
  title: string[];
  author: string[];
  date: string | null;
  parts: PdfPart[];
}

/** Characters that have no shape on the page. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that are left out
const shapeless = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\ufeff\ufffe\uffff]/g;
/** Signs without a place to break, too many for a line to hold beside others; addresses break at their slashes. */
const unbreakable = /[!-.0-~]{40,}/g;
const breakHere = '\u200b';

const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(shapeless, '')
    .replace(unbreakable, run => [...run].join(breakHere));

const paragraphPart = (text: string): PdfPart => {
  const head = levelTwoHead(text);
  return { head: printable(head), text: printable(text.slice(head.length)) };
};

const pdfTable = (table: LayoutTable): PdfTable => {
  const groups: PdfRows[] = [];
  let open: PdfRows | undefined;
  for (const [index, row] of placeCells(table).entries()) {
    const firsts = row.filter(({ first }) => first);
    const head = firsts.every(({ cell }) => cell.role === 'columnHead');
    if (open?.head !== head) {
      const height = head ? tableStyle.rowHeight : table.figureHeight;
      open = { head, repeat: index < table.headRows, height, cells: [] };
      groups.push(open);
    }
    for (const placed of firsts) {
      const { text, columnSpan, rowSpan, align, shaded } = placed.cell;
      open.cells.push({
        text,
        columns: columnSpan,
        rows: rowSpan,
        left: align === 'left',
        shaded: shaded ?? false,
        size: cellSize(table, placed),
      });
    }
  }
  return { widths: table.widths, groups };
};

const inputOf = (report: Report): PdfInput => ({
  title: titleLines(report).map(printable),
  author: report.authority === null ? [] : [printable(report.authority)],
  date: publishedLine(report),
  parts: [
    ...paragraphsOf(report.preamble).map(paragraphPart),
    ...sectionsOf(report).flatMap<PdfPart>(({ heading, paragraphs, table }) => [
      table ? { heading, table: pdfTable(table) } : { heading },
      ...paragraphs.map(paragraphPart),
    ]),
  ],
});

const require = createRequire(import.meta.url);
const fontFiles = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
];

let compiler: Promise<NodeCompiler> | undefined;

/** The one compiler of this thread; made when first needed, for it takes a fifth of a second and the fonts' memory. */
const warmCompiler = (): Promise<NodeCompiler> => {
  compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler }) =>
    NodeCompiler.create({
      fontArgs: [{ fontPaths: fontFiles.map(file => require.resolve(`@expo-google-fonts/${file}`)) }],
    }),
  );
  return compiler;
};

/** Typst remembers each document's layout (some 3 MB); every so many documents what was not used since is let go. */
const documentsBetweenEvictions = 8;
const evictionsOutlived = 2;
let written = 0;

/**
 * Writes the report as a PDF in the official layout: A4, fonts embedded, tagged (PDF/UA-1 where every character has
 * a glyph in the fonts at hand), titled, and the same bytes for the same report.
 */
export const writePdf = async (report: Report): Promise<Uint8Array> => {
  const typst = await warmCompiler();
  const source = { mainFileContent: template, inputs: { report: JSON.stringify(inputOf(report)) } };
  if (++written % documentsBetweenEvictions === 0) typst.evictCache(evictionsOutlived);
  try {
    return new Uint8Array(typst.pdf(source, { pdfStandard: 'ua-1' }));
  } catch {
    // PDF/UA-1 refuses a character that no font at hand can draw; the document is worth more than the label.
    return new Uint8Array(typst.pdf(source));
  }
};
