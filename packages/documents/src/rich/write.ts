import { escapeText } from './escape.ts';
import type { Block, Cell, Figure, List, Mark, Paragraph, Run, Table } from './model.ts';

const sameMark = (one: Mark | undefined, other: Mark | undefined): boolean =>
  one !== undefined && one.open === other?.open;

/** Runs with as few tags as their order of nesting allows. */
const writeRuns = (runs: readonly Run[]): string => {
  let html = '';
  let open: readonly Mark[] = [];
  const turnTo = (marks: readonly Mark[]): void => {
    let same = 0;
    while (sameMark(open[same], marks[same])) same++;
    for (const mark of open.slice(same).reverse()) html += `</${mark.tag}>`;
    for (const mark of marks.slice(same)) html += mark.open;
    open = marks;
  };
  for (const run of runs) {
    turnTo(run.kind === 'break' ? [] : run.marks);
    if (run.kind === 'text') html += escapeText(run.text);
    else html += run.kind === 'image' ? run.tag : '<br>';
  }
  turnTo([]);
  return html;
};

const writeParagraph = ({ tag, align, runs }: Paragraph): string =>
  `<${tag}${align ? ` class="${align}"` : ''}>${writeRuns(runs)}</${tag}>`;

const isPlain = (block: Block | undefined): block is Paragraph =>
  block?.kind === 'paragraph' && block.tag === 'p' && block.align === undefined;

/** An item's or a cell's text stands in it without a paragraph where nothing but lists follow. */
const writeInner = (blocks: readonly Block[]): string => {
  const [first, ...rest] = blocks;
  return isPlain(first) && rest.every(({ kind }) => kind === 'list')
    ? writeRuns(first.runs) + writeBlocks(rest)
    : writeBlocks(blocks);
};

const writeList = ({ tag, items }: List): string =>
  `<${tag}>${items.map(item => `<li>${writeInner(item)}</li>`).join('')}</${tag}>`;

const span = (name: 'colspan' | 'rowspan', count: number): string => (count > 1 ? ` ${name}="${count}"` : '');

const writeCell = ({ tag, colspan, rowspan, blocks }: Cell): string =>
  `<${tag}${span('colspan', colspan)}${span('rowspan', rowspan)}>${writeInner(blocks)}</${tag}>`;

const writeRows = (tag: 'thead' | 'tbody', rows: readonly Cell[][]): string =>
  rows.length === 0
    ? ''
    : `<${tag}>${rows.map(cells => `<tr>${cells.map(writeCell).join('')}</tr>`).join('')}</${tag}>`;

const writeTable = ({ caption, head, body }: Table): string =>
  `<table>${caption.length > 0 ? `<caption>${writeRuns(caption)}</caption>` : ''}${writeRows('thead', head)}${writeRows('tbody', body)}</table>`;

const writeFigure = ({ images, caption }: Figure): string =>
  `<figure>${writeRuns(images)}${caption.length > 0 ? `<figcaption>${writeRuns(caption)}</figcaption>` : ''}</figure>`;

const writeBlock = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return writeParagraph(block);
    case 'list':
      return writeList(block);
    case 'table':
      return writeTable(block);
    case 'quote':
      return `<blockquote>${writeBlocks(block.blocks)}</blockquote>`;
    case 'figure':
      return writeFigure(block);
    case 'rule':
      return '<hr>';
  }
};

/** The HTML of a body: what is written here, parsed by a browser, is the same body again. */
export const writeBlocks = (blocks: readonly Block[]): string => blocks.map(writeBlock).join('');
