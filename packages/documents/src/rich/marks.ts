import { attribute, type Element } from '../read/html/tree.ts';
import { escapeAttribute } from './escape.ts';
import { linkAddress } from './links.ts';
import { alignments, type Mark, type MarkTag, markTags } from './model.ts';
import type { Notes } from './notes.ts';
import { boldOf, type Style } from './style.ts';

/** The marks that a text is under, by tag; `undefined` takes one off again. */
export type Marks = Partial<Record<MarkTag, Mark | undefined>>;

const plain = (tag: MarkTag): Mark => ({ tag, open: `<${tag}>` });

const tagMarks: Readonly<Record<string, MarkTag>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  var: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
};

const styleMarks = (style: Style): Marks => {
  const marks: Marks = {};
  const bold = boldOf(style);
  if (bold !== undefined) marks.strong = bold ? plain('strong') : undefined;
  const slant = style.get('font-style');
  if (slant !== undefined) marks.em = /italic|oblique/.test(slant) ? plain('em') : undefined;
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (line.includes('underline')) marks.u = plain('u');
  if (line.includes('line-through')) marks.s = plain('s');
  const place = style.get('vertical-align');
  if (place === 'super') marks.sup = plain('sup');
  if (place === 'sub') marks.sub = plain('sub');
  return marks;
};

const classMark = (element: Element): Marks => {
  const names = (attribute(element, 'class') ?? '').split(/\s+/);
  const name = element.tagName === 'span' && alignments.find(each => names.includes(each));
  return name ? { span: { tag: 'span', open: `<span class="${name}">` } } : {};
};

const linkMark = (element: Element, notes: Notes): Marks => {
  const written = attribute(element, 'href');
  // Anchors within the page lead to names that a body does not have.
  if (element.tagName !== 'a' || written === undefined || /^\s*(?:#|$)/.test(written)) return {};
  const address = linkAddress(written);
  if (address === undefined) notes.add('link');
  return address === undefined ? {} : { a: { tag: 'a', open: `<a href="${escapeAttribute(address)}">` } };
};

/** The marks inside an inline element. */
export const marksIn = (outer: Marks, element: Element, style: Style, notes: Notes): Marks => {
  const tag = tagMarks[element.tagName];
  return {
    ...outer,
    ...(tag ? { [tag]: plain(tag) } : {}),
    ...styleMarks(style),
    ...classMark(element),
    ...linkMark(element, notes),
  };
};

/** The marks of a text in their order; a link is underlined as it is. */
export const markList = (marks: Marks): Mark[] =>
  markTags.flatMap(tag => (tag === 'u' && marks.a ? [] : (marks[tag] ?? [])));
