import { attribute, type Element, isElement, type Node, textOf } from '../read/html/tree.ts';
import type { NoteKind, Notes } from './notes.ts';
import { hasClass, isUnseen, type Style } from './style.ts';

const names = (text: string): string[] => text.split(' ');

/** Elements that a body does not have and whose content is none of its text, with what their loss is called. */
const dropped: ReadonlyMap<string, NoteKind | undefined> = new Map([
  ...names('head title meta link base style xml noscript template rp rt col colgroup map area datalist').map(
    tag => [tag, undefined] as const,
  ),
  ...names('script').map(tag => [tag, 'script'] as const),
  ...names('iframe frame frameset object embed applet svg math audio video canvas').map(
    tag => [tag, 'media'] as const,
  ),
  ...names('textarea input button select option progress meter').map(tag => [tag, 'form'] as const),
]);

const blockTags = new Set(
  names(
    'address article aside body caption center dd details dialog dir div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup legend li listing main menu nav p plaintext pre search section summary tbody td tfoot th thead tr xmp',
  ),
);

const blockDisplay = /^(?:block|flex|grid|table|list-item)$/;

/** Whether the element begins a line of its own. */
export const isBlock = (element: Element, style: Style): boolean =>
  blockTags.has(element.tagName) || blockDisplay.test(style.get('display') ?? '');

export const isTextNode = (node: Node): node is Extract<Node, { value: string }> =>
  node.nodeName === '#text' && 'value' in node;

export const childElements = (element: Element): Element[] => element.childNodes.filter(isElement);

const noteHandlers = (element: Element, notes: Notes): void => {
  if (element.attrs.some(({ name }) => /^on\w/.test(name))) notes.add('script');
};

/** Text that a tracked change has deleted; a mere `del` is text struck through. */
const isDeleted = (element: Element): boolean =>
  (element.tagName === 'del' && element.attrs.some(({ name }) => name === 'cite' || name === 'datetime')) ||
  hasClass(element, /\bmsoDel\b/i);

const isHiddenInput = (element: Element): boolean =>
  element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'hidden';

/** Whether the element and all in it is left out of the body; what its writer should know is noted. */
export const isDropped = (element: Element, style: Style, notes: Notes): boolean => {
  noteHandlers(element, notes);
  if (dropped.has(element.tagName)) {
    const kind = isHiddenInput(element) ? undefined : dropped.get(element.tagName);
    if (kind) notes.add(kind);
    return true;
  }
  const lost = lostText(element, style);
  if (lost && textOf(element).trim() !== '') notes.add(lost);
  return lost !== undefined || hasClass(element, /\b(?:msocom|MsoCommentReference)/);
};

const lostText = (element: Element, style: Style): NoteKind | undefined => {
  if (style.get('mso-element') === 'comment') return 'comment';
  if (isDeleted(element)) return 'deleted';
  return isUnseen(element, style) ? 'hidden' : undefined;
};
