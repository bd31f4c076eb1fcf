import type { Block, Cell, List, Table } from './model.ts';
import { blockLines } from './text.ts';
import { writeBlocks } from './write.ts';

/** A part of a body that is compared as one: a paragraph, a row of a table, an item of a list. */
export interface Unit {
  part: 'block' | 'row' | 'item';
  /** Its text; cells parted by tabs. */
  text: string;
  /** A body of its own: a row is in a table of one row. */
  html: string;
}

const rowUnits = (rows: readonly Cell[][], place: 'head' | 'body'): Unit[] =>
  rows.map(row => {
    const table: Table = {
      kind: 'table',
      caption: [],
      head: [],
      body: [],
      // A row by itself spans no other.
      [place]: [row.map(cell => ({ ...cell, rowspan: 1 }))],
    };
    return { part: 'row', text: blockLines(table).join('\n'), html: writeBlocks([table]) };
  });

const tableUnits = ({ caption, head, body }: Table): Unit[] => [
  ...(caption.length > 0 ? unitsOf([{ kind: 'paragraph', tag: 'p', align: 'center', runs: caption }]) : []),
  ...rowUnits(head, 'head'),
  ...rowUnits(body, 'body'),
];

/** Each item with its own text; lists inside it follow as items of their own. */
const listUnits = ({ tag, items }: List): Unit[] =>
  items.flatMap((item): Unit[] => {
    const own = item.filter(({ kind }) => kind !== 'list');
    const inner = item.filter(block => block.kind === 'list');
    const list: List = { kind: 'list', tag, items: [own] };
    const unit: Unit = { part: 'item', text: own.flatMap(blockLines).join('\n'), html: writeBlocks([list]) };
    return [...(own.length > 0 ? [unit] : []), ...inner.flatMap(listUnits)];
  });

/** The parts of a body that are compared, in order. */
export const unitsOf = (blocks: readonly Block[]): Unit[] =>
  blocks.flatMap((block): Unit[] => {
    if (block.kind === 'table') return tableUnits(block);
    if (block.kind === 'list') return listUnits(block);
    return [{ part: 'block', text: blockLines(block).join('\n'), html: writeBlocks([block]) }];
  });
