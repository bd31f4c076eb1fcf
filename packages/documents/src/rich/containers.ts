import { attribute, type Element, isElement, type Node, textOf } from '../read/html/tree.ts';
import { childElements, isDropped } from './elements.ts';
import { marksIn } from './marks.ts';
import { type Block, type Cell, type ImageRun, type Run, textRun } from './model.ts';
import { type Flow, flush, type Place, paragraphOf, placeIn, start, type Work } from './places.ts';
import { headRuns, lineRuns, singleBreaks } from './runs.ts';
import { styleOf } from './style.ts';
import { innerBlock, type RawTable, spanOf, tableBlocks } from './tables.ts';

const innerPlace = (place: Place): Place => ({ ...start, marks: place.marks, lines: place.lines });

const innerBlocks = (nodes: readonly Node[], place: Place, work: Work): Block[] =>
  work.blocksOf(nodes, innerPlace(place), work).flatMap(innerBlock);

/** A line of what may have been several; pictures have no place in it. */
const flatRuns = (element: Element | undefined, place: Place, work: Work): Run[] => {
  if (!element) return [];
  const runs = work
    .blocksOf(element.childNodes, innerPlace(place), work)
    .flatMap((block): Run[] => (block.kind === 'paragraph' ? [{ kind: 'break' }, ...block.runs] : []));
  return singleBreaks(lineRuns(runs.filter(({ kind }) => kind !== 'image')));
};

const isListTag = (node: Node): boolean => /^(?:ul|ol|menu|dir)$/.test(node.nodeName);

const listItems = (element: Element, place: Place, work: Work): Block[][] => {
  const items: Block[][] = [];
  for (const child of element.childNodes) {
    const inList = isListTag(child);
    const nodes = isElement(child) && child.tagName === 'li' ? child.childNodes : [child];
    const blocks = innerBlocks(nodes, place, work);
    const last = items.at(-1);
    if (inList && last) last.push(...blocks);
    else if (blocks.length > 0) items.push(blocks);
  }
  return items;
};

const firstNumber = (element: Element): number =>
  element.tagName === 'ol' ? Number(/^\s*(\d{1,4})/.exec(attribute(element, 'start') ?? '')?.[1] ?? 1) : 1;

/** Word for the web writes each item as a list of its own, with its level beside it. */
const onlineItems = (element: Element, place: Place, flow: Flow, work: Work): boolean => {
  const items = childElements(element);
  if (!items.some(item => attribute(item, 'data-listid') !== undefined)) return false;
  for (const [index, item] of items.entries()) {
    const number = String(firstNumber(element) + index);
    const form = (attribute(item, 'data-leveltext') ?? '').replace(/%\d/, number);
    const marker = element.tagName === 'ol' ? form || `${number}.` : '•';
    const level = Number(attribute(item, 'data-aria-level') ?? attribute(item, 'aria-level') ?? 1) || 1;
    const list = attribute(item, 'data-listid') ?? '';
    for (const [at, block] of innerBlocks(item.childNodes, place, work).entries())
      flow.drafts.push(
        block.kind === 'paragraph' && at === 0
          ? { kind: 'numbered', level, list, marker, paragraph: block }
          : block,
      );
  }
  return true;
};

export const visitList = (element: Element, place: Place, flow: Flow, work: Work): void => {
  flush(flow, place);
  if (onlineItems(element, place, flow, work)) return;
  const items = listItems(element, place, work);
  const number = firstNumber(element);
  const last = flow.drafts.at(-1);
  if (items.length === 0) return;
  if (number > 1 && last?.kind === 'list' && last.tag === 'ol' && last.items.length + 1 === number)
    last.items.push(...items);
  else if (number === 1)
    flow.drafts.push({ kind: 'list', tag: element.tagName === 'ol' ? 'ol' : 'ul', items });
  // A body's lists begin at 1; a number that others may cite is kept as text.
  else
    flow.drafts.push(
      ...items.flatMap(([first, ...rest], index): Block[] => {
        const mark = textRun(`${number + index}. `);
        return first?.kind === 'paragraph'
          ? [{ ...first, runs: lineRuns([mark, ...first.runs]) }, ...rest]
          : first
            ? [first, ...rest]
            : rest;
      }),
    );
};

const rowCells = (row: Element, rest: number, place: Place, work: Work): Cell[] =>
  childElements(row).flatMap((element): Cell[] => {
    const style = styleOf(element, work.classes);
    if (isDropped(element, style, work.notes) || !/^t[dh]$/.test(element.tagName)) return [];
    const marks = marksIn(place.marks, element, style, work.notes);
    return [
      {
        tag: element.tagName === 'th' ? 'th' : 'td',
        colspan: spanOf(attribute(element, 'colspan'), 1),
        rowspan: spanOf(attribute(element, 'rowspan'), rest),
        blocks: work
          .blocksOf(element.childNodes, { ...innerPlace(place), marks }, work)
          .filter(({ kind }) => kind !== 'rule'),
      },
    ];
  });

/** A row without height, by which Word and Excel note the widths of their columns. */
const isRuler = (row: Element): boolean => attribute(row, 'height') === '0' && textOf(row).trim() === '';

const sectionRows = (section: Element, place: Place, work: Work): Cell[][] => {
  const rows = childElements(section).filter(
    row => row.tagName === 'tr' && !isRuler(row) && !isDropped(row, styleOf(row, work.classes), work.notes),
  );
  return rows.map((row, index) => rowCells(row, rows.length - index, place, work));
};

export const visitTable = (element: Element, place: Place, flow: Flow, work: Work): void => {
  flush(flow, place);
  const raw: RawTable = { caption: [], head: [], body: [] };
  for (const child of childElements(element)) {
    if (isDropped(child, styleOf(child, work.classes), work.notes)) continue;
    if (child.tagName === 'caption') raw.caption = flatRuns(child, place, work);
    else if (child.tagName === 'thead') raw.head.push(...sectionRows(child, place, work));
    else raw.body.push(...sectionRows(child, place, work));
  }
  flow.drafts.push(...tableBlocks(raw));
};

const imagesOf = (blocks: readonly Block[]): ImageRun[] | undefined => {
  const runs = blocks.flatMap(block => (block.kind === 'paragraph' ? block.runs : [undefined]));
  const images = runs.filter(run => run?.kind === 'image');
  const others = runs.some(run => run === undefined || (run.kind === 'text' && run.text.trim() !== ''));
  return images.length === 0 || others ? undefined : images;
};

export const visitFigure = (element: Element, place: Place, flow: Flow, work: Work): void => {
  flush(flow, place);
  const isCaption = (node: Node): node is Element => isElement(node) && node.tagName === 'figcaption';
  const caption = flatRuns(element.childNodes.find(isCaption), place, work);
  const inside = element.childNodes.filter(node => !isCaption(node));
  const blocks = work.blocksOf(inside, placeIn(element, place, work), work);
  const images = imagesOf(blocks);
  const [only, ...others] = blocks;
  if (images) flow.drafts.push({ kind: 'figure', images, caption });
  else if (only?.kind === 'table' && others.length === 0 && only.caption.length === 0)
    flow.drafts.push({ ...only, caption: headRuns(caption) });
  else
    flow.drafts.push(
      ...blocks,
      ...(caption.length > 0 ? [paragraphOf(caption, { ...start, align: 'center' })] : []),
    );
};

export const visitQuote = (element: Element, place: Place, flow: Flow, work: Work): void => {
  flush(flow, place);
  const blocks = work
    .blocksOf(element.childNodes, innerPlace(place), work)
    .map((block): Block => (block.kind === 'paragraph' ? { ...block, tag: 'p' } : block));
  if (blocks.length > 0) flow.drafts.push({ kind: 'quote', blocks });
};
