import type { Block } from '../../blocks.ts';
import type { Frame } from './frame.ts';
import { distinct, minColumn } from './grid.ts';
import type { Line } from './lines.ts';
import { joinLines, startsParagraph } from './paragraphs.ts';
import { continues, continueTable, type TablePart } from './part.ts';

/** A page's lines outside tables and its tables, with the edges of its text. */
export interface FlowPage {
  lines: readonly Line[];
  tables: readonly TablePart[];
  frame: Frame;
}

interface OpenParagraph {
  lines: Line[];
  /** The page of the last line, and its edges. */
  page: number;
  frame: Frame;
}

interface OpenTable {
  part: TablePart;
  page: number;
}

type Item = { top: number; line: Line } | { top: number; part: TablePart };

const itemsOf = ({ lines, tables }: FlowPage): Item[] =>
  [
    ...lines.map((line): Item => ({ top: line.base - line.size * 0.35, line })),
    ...tables.map((part): Item => ({ top: part.top, part })),
  ].sort((a, b) => a.top - b.top);

const addLine = (blocks: (OpenParagraph | OpenTable)[], line: Line, page: number, frame: Frame): void => {
  const last = blocks[blocks.length - 1];
  const before = last && 'lines' in last ? last.lines[last.lines.length - 1] : undefined;
  const goesOn =
    last &&
    'lines' in last &&
    before &&
    !startsParagraph(before, line, frame, last.page === page, last.frame);
  if (goesOn) {
    last.lines.push(line);
    Object.assign(last, { page, frame });
  } else blocks.push({ lines: [line], page, frame });
};

const addTable = (blocks: (OpenParagraph | OpenTable)[], part: TablePart, page: number): void => {
  const last = blocks[blocks.length - 1];
  if (last && 'part' in last && last.page === page - 1 && continues(last.part, part)) {
    last.part = continueTable(last.part, part, distinct([...last.part.xs, ...part.xs], minColumn));
    last.page = page;
  } else blocks.push({ part, page });
};

/** The pages as one flow of blocks: a paragraph or table at a page's end may go on at the next page's beginning. */
export const blocksOf = (pages: readonly FlowPage[]): Block[] => {
  const blocks: (OpenParagraph | OpenTable)[] = [];
  pages.forEach((page, number) => {
    for (const item of itemsOf(page)) {
      if ('line' in item) addLine(blocks, item.line, number, page.frame);
      else addTable(blocks, item.part, number);
    }
  });
  return blocks.map(block =>
    'lines' in block
      ? { kind: 'paragraph', text: joinLines(block.lines) }
      : { kind: 'table', rows: block.part.slots },
  );
};
