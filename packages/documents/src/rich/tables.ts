import { type Block, type Cell, lineOf, type Run, type Table } from './model.ts';
import { headRuns } from './runs.ts';

const maxSpan = 200;

/** A span as a number of cells, at least 1; `rest` of a rowspan of 0, which reaches to the end. */
export const spanOf = (value: string | undefined, rest: number): number => {
  const count = /^\s*(\d{1,4})/.exec(value ?? '')?.[1];
  if (count === undefined) return 1;
  return Math.min(maxSpan, Number(count) || rest);
};

const isEmpty = ({ blocks }: Cell): boolean => blocks.length === 0;

/** Rows without cells go, and spans reach no further than the rows that are left. */
const packed = (rows: readonly Cell[][]): Cell[][] => {
  const kept = [0];
  for (const [index, row] of rows.entries()) kept.push((kept[index] ?? 0) + (row.length > 0 ? 1 : 0));
  return rows.flatMap((row, index) => {
    if (row.length === 0) return [];
    const before = kept[index] ?? 0;
    return [
      row.map(cell => {
        const end = kept[Math.min(rows.length, index + cell.rowspan)] ?? before;
        return { ...cell, rowspan: Math.max(1, end - before) };
      }),
    ];
  });
};

/** What stands in a cell: headings are paragraphs there, and alignment is the table's matter unless it was chosen. */
export const innerBlock = (block: Block): Block[] => {
  if (block.kind === 'rule') return [];
  if (block.kind !== 'paragraph') return [block];
  return [{ ...block, tag: 'p', align: block.chosen ? block.align : undefined }];
};

const asHead = (cell: Cell): Cell => ({
  ...cell,
  tag: 'th',
  blocks: cell.blocks.map(block =>
    block.kind === 'paragraph' ? { ...block, runs: headRuns(block.runs) } : block,
  ),
});

const finish = (cell: Cell): Cell => {
  const plain = { ...cell, blocks: cell.blocks.flatMap(innerBlock) };
  return cell.tag === 'th' ? asHead(plain) : plain;
};

const runsOf = ({ blocks }: Cell): Run[] =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? block.runs : []));

const isBold = (cell: Cell): boolean =>
  cell.tag === 'th' ||
  (cell.blocks.every(({ kind }) => kind === 'paragraph') &&
    runsOf(cell).every(
      run => run.kind === 'break' || run.marks.some(({ tag }) => tag === 'strong') || isSpace(run),
    ));

const isSpace = (run: Run): boolean => run.kind === 'text' && run.text.trim() === '';

const isHeadRow = (row: readonly Cell[] | undefined): boolean =>
  row?.some(cell => !isEmpty(cell)) === true && row.every(cell => isEmpty(cell) || isBold(cell));

const width = (row: readonly Cell[]): number => row.reduce((sum, { colspan }) => sum + colspan, 0);

const maxTitle = 60;

/** The table's title where it is set as a first row over the row of heads. */
const titleRow = (rows: readonly Cell[][]): Cell | undefined => {
  const [first, second] = rows;
  if (first?.length !== 1 || !second || second.length < 2 || rows.length < 3 || !isHeadRow(second))
    return undefined;
  if (second.filter(cell => !isEmpty(cell)).length < 2) return undefined;
  const [cell] = first;
  const spans = cell !== undefined && cell.rowspan === 1 && cell.colspan >= width(second);
  const [block, ...others] = cell?.blocks ?? [];
  return spans &&
    others.length === 0 &&
    block?.kind === 'paragraph' &&
    block.runs.every(({ kind }) => kind === 'text') &&
    lineOf(block.runs).length <= maxTitle
    ? cell
    : undefined;
};

/** How many rows the head has: as deep as its cells reach. */
const headHeight = (rows: readonly Cell[][]): number => {
  const [first] = rows;
  if (first === undefined || rows.length < 2 || !isHeadRow(first)) return 0;
  const height = Math.max(...first.map(({ rowspan }) => rowspan));
  // A table that is bold throughout has no head.
  const rest = rows.slice(height);
  const all = rest.every(row => isHeadRow(row)) && first.some(({ tag }) => tag === 'td');
  return height < rows.length && !all ? height : 0;
};

/** The only cell that holds anything, where it holds a text and not an entry: the table was there for the layout. */
const layoutCell = (cells: readonly Cell[]): Cell | undefined => {
  const full = cells.filter(cell => !isEmpty(cell));
  const [only] = full;
  if (full.length !== 1 || only === undefined) return undefined;
  const text = only.blocks.length > 2 || only.blocks.some(({ kind }) => kind === 'table' || kind === 'list');
  return cells.length === 1 || text ? only : undefined;
};

export interface RawTable {
  caption: Run[];
  head: Cell[][];
  body: Cell[][];
}

const captionBlocks = (caption: Run[]): Block[] =>
  caption.length > 0 ? [{ kind: 'paragraph', tag: 'p', align: 'center', runs: caption }] : [];

/** A table as a body has it: with a head, without empty rows; the contents alone where it was there for the layout. */
export const tableBlocks = (raw: RawTable): Block[] => {
  const cells = [...raw.head, ...raw.body].flat();
  if (cells.every(isEmpty)) return captionBlocks(raw.caption);
  const only = layoutCell(cells);
  if (only) return [...captionBlocks(raw.caption), ...only.blocks];
  let { caption } = raw;
  let head = packed(raw.head);
  let body = packed(raw.body);
  if (head.length === 0) {
    const title = caption.length === 0 ? titleRow(body) : undefined;
    if (title) {
      caption = headRuns(runsOf(title));
      body = body.slice(1);
    }
    const height = headHeight(body);
    head = packed(body.slice(0, height));
    body = body.slice(height);
  }
  const table: Table = {
    kind: 'table',
    caption: headRuns(caption),
    head: head.map(row => row.map(cell => asHead(finish(cell)))),
    body: body.map(row => row.map(finish)),
  };
  return [table];
};
