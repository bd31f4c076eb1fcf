import { type Block, type Source, Unreadable } from '../../blocks.ts';
import { headingOf } from '../../interpret/sections.ts';
import { decodeText } from '../text.ts';
import { tablesOfColumns } from './aligned.ts';
import { tablesOfCells } from './cells.ts';
import { tablesByPipes, tablesBySigns, tablesByTabs } from './delimited.ts';
import { plainLines, withoutMarkdown, withoutPageFeet, withRowsRejoined } from './markup.ts';
import { headAlone, isNamed, type Part, type Rows, wholeness, withHeads } from './rows.ts';
import { tabbedCells } from './tabbed-cells.ts';
import { unwrap, wrapWidthOf } from './unwrap.ts';

/** The ways in which tables are written in plain text; of equals the first is taken. */
const ways: readonly ((lines: string[]) => Part[])[] = [
  tabbedCells,
  tablesByTabs,
  tablesByPipes,
  ...tablesBySigns,
  tablesOfCells,
  tablesOfColumns,
];

/** Reads lines in the way that finds most of the statutory tables; prose where none finds any. */
const readSegment = (lines: string[]): Part[] => {
  let best = [tablesByTabs, tablesByPipes].map(way => way(lines)).find(isNamed);
  let most = 0;
  for (const way of ways) {
    const parts = way(lines);
    const found = wholeness(parts);
    if (found > most) [best, most] = [parts, found];
  }
  return best ?? [{ lines }, ...headAlone(lines.join(''))];
};

/** The lines between one heading of the six sections and the next. */
const segmentsOf = (lines: string[]): string[][] => {
  const segments: string[][] = [[]];
  for (const line of lines) {
    if (headingOf(line.trim()) !== undefined) segments.push([line], []);
    else segments[segments.length - 1]?.push(line);
  }
  return segments.filter(segment => segment.length > 0);
};

const tableOf = (rows: Rows): Block => ({
  kind: 'table',
  rows: rows.map(cells => cells.map(text => ({ text: text.trim() }))),
});

const paragraphs = (lines: string[], width: number | undefined): Block[] =>
  (width === undefined ? lines : unwrap(lines, width))
    .filter(line => line.trim() !== '')
    .map(text => ({ kind: 'paragraph', text }));

/** Reports have a few thousand lines at most. */
const maxLines = 50_000;

/**
 * Reads plain text: tables by tabs, pipes, commas or semicolons, one cell a line, or in columns parted by spaces;
 * Markdown, copies of web pages, and text whose lines were broken at a width.
 * @throws Unreadable `too-large`
 */
export const readTxt = (bytes: Uint8Array): Source => {
  const text = withRowsRejoined(plainLines(decodeText(bytes)));
  const lines = withoutMarkdown(withoutPageFeet(text.split('\n')));
  if (lines.length > maxLines)
    throw new Unreadable(
      'too-large',
      `文本有${lines.length}行，超过${maxLines}行的上限，没有读取。年度报告一般只有几百行，请检查是否选错了文件。`,
    );
  const segments = segmentsOf(lines).map(segment => ({ segment, parts: readSegment(segment) }));
  const prose = segments.flatMap(({ parts }) => parts.flatMap(part => ('lines' in part ? part.lines : [])));
  const width = wrapWidthOf(prose);
  const blocks = segments.flatMap(({ segment, parts }) =>
    parts.flatMap(part =>
      'rows' in part ? [tableOf(withHeads(part.rows, segment.join('')))] : paragraphs(part.lines, width),
    ),
  );
  return { blocks, hints: {}, notes: [] };
};
