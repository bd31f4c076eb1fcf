import type { Block, Source } from '../../blocks.ts';
import { headingOf } from '../../interpret/sections.ts';
import { decodeText } from '../text.ts';
import { tablesOfColumns } from './aligned.ts';
import { tablesOfCells } from './cells.ts';
import { tablesByPipes, tablesBySigns, tablesByTabs } from './delimited.ts';
import { plainLines, withoutMarkdown, withoutPageFeet, withRowsRejoined } from './markup.ts';
import { isNamed, type Part, type Rows, wholeness, withHeads } from './rows.ts';
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
  let best = [tablesByTabs, tablesByPipes].map(way => way(lines)).find(isNamed) ?? [{ lines }];
  let most = 0;
  for (const way of ways) {
    const parts = way(lines);
    const found = wholeness(parts);
    if (found > most) [best, most] = [parts, found];
  }
  return best;
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

/**
 * Reads plain text: tables by tabs, pipes, commas or semicolons, one cell a line, or in columns parted by spaces;
 * Markdown, copies of web pages, and text whose lines were broken at a width.
 */
export const readTxt = (bytes: Uint8Array): Source => {
  const lines = withoutMarkdown(withRowsRejoined(withoutPageFeet(plainLines(decodeText(bytes)))).split('\n'));
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
