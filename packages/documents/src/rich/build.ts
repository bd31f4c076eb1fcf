import { attribute, type Element, isElement, type Node, textOf } from '../read/html/tree.ts';
import { visitFigure, visitList, visitQuote, visitTable } from './containers.ts';
import { isBlock, isDropped, isTextNode } from './elements.ts';
import { imageAddress, imageTag } from './links.ts';
import { markList, marksIn } from './marks.ts';
import { type Block, lineOf, textRun } from './model.ts';
import type { Notes } from './notes.ts';
import { resolveNumbered } from './numbered.ts';
import { type Flow, flush, type Place, placeIn, start, type Work } from './places.ts';
import { lineRuns } from './runs.ts';
import { hasClass, styleOf } from './style.ts';

const addText = (text: string, place: Place, flow: Flow): void => {
  const marks = markList(place.marks);
  const lines = place.lines ? text.split(/\r?\n/) : [text];
  for (const [index, line] of lines.entries()) {
    if (index > 0) flow.runs.push({ kind: 'break' });
    flow.runs.push({ kind: 'text', text: line, marks });
  }
};

const tiny = (value: string | undefined): boolean => /^[012](?:px)?$/.test(value?.trim() ?? '');

const addImage = (element: Element, place: Place, flow: Flow, notes: Notes): void => {
  const source = attribute(element, 'src') ?? '';
  // Pictures of a point count readers; they show nothing.
  if (tiny(attribute(element, 'width')) && tiny(attribute(element, 'height'))) return;
  const address = imageAddress(source);
  if (address === undefined) {
    notes.add(/^\s*(?:data|blob|file|cid):/i.test(source) ? 'embedded' : 'image');
    return;
  }
  const alt = lineOf(lineRuns([textRun(attribute(element, 'alt') ?? '')]));
  flow.runs.push({ kind: 'image', tag: imageTag(address, alt), marks: markList({ a: place.marks.a }) });
};

const numbering = /\bl(\d+) level(\d) lfo(\d+)/;

/** The first paragraph that a numbered element has given becomes the numbered one. */
const setNumber = (flow: Flow, from: number, said: RegExpExecArray): void => {
  const first = flow.drafts[from];
  const marker = (flow.marker ?? '').replace(/\s/g, '');
  if (first?.kind !== 'paragraph') return;
  const gap = /[\d.)]$/.test(marker) ? ' ' : '';
  flow.drafts[from] =
    first.tag === 'p'
      ? { kind: 'numbered', level: Number(said[2]), list: `${said[1]}/${said[3]}`, marker, paragraph: first }
      : { ...first, runs: lineRuns([textRun(marker + gap), ...first.runs]) };
};

const visitBlock = (element: Element, place: Place, flow: Flow, work: Work): void => {
  flush(flow, place);
  const inner = placeIn(element, place, work);
  const said = numbering.exec(styleOf(element, work.classes).get('mso-list') ?? '');
  const from = flow.drafts.length;
  if (said) flow.marker = '';
  visitAll(element.childNodes, inner, flow, work);
  flush(flow, inner);
  if (said) setNumber(flow, from, said);
};

const visitInline = (element: Element, place: Place, flow: Flow, work: Work): void => {
  const style = styleOf(element, work.classes);
  if (flow.marker !== undefined && style.get('mso-list') === 'ignore') flow.marker += textOf(element);
  else
    visitAll(
      element.childNodes,
      { ...place, marks: marksIn(place.marks, element, style, work.notes) },
      flow,
      work,
    );
};

const blocksOf = (nodes: readonly Node[], place: Place, work: Work): Block[] => {
  const flow: Flow = { drafts: [], runs: [] };
  visitAll(nodes, place, flow, work);
  flush(flow, place);
  return resolveNumbered(flow.drafts);
};

type Visit = (element: Element, place: Place, flow: Flow, work: Work) => void;

const visits: Readonly<Record<string, Visit>> = {
  br: (_, __, flow) => flow.runs.push({ kind: 'break' }),
  img: (element, place, flow, { notes }) => addImage(element, place, flow, notes),
  hr: (element, place, flow) => {
    flush(flow, place);
    if (!hasClass(element, /\bmsocom/)) flow.drafts.push({ kind: 'rule' });
  },
  ul: visitList,
  ol: visitList,
  menu: visitList,
  dir: visitList,
  table: visitTable,
  figure: visitFigure,
  blockquote: visitQuote,
};

const visitAll = (nodes: readonly Node[], place: Place, flow: Flow, work: Work): void => {
  for (const node of nodes) {
    if (isTextNode(node)) addText(node.value, place, flow);
    if (!isElement(node)) continue;
    const style = styleOf(node, work.classes);
    if (isDropped(node, style, work.notes)) continue;
    const visit = visits[node.tagName] ?? (isBlock(node, style) ? visitBlock : visitInline);
    visit(node, place, flow, work);
  }
};

/** The blocks of a page's body. */
export const buildBlocks = (body: Element, work: Omit<Work, 'blocksOf'>): Block[] =>
  blocksOf(body.childNodes, start, { ...work, blocksOf });
