import { attribute, type Element, isElement, textOf } from '../read/html/tree.ts';
import { type Alignment, alignments } from './model.ts';

/** What an element's style says, by property. */
export type Style = ReadonlyMap<string, string>;

const maxStyleSheet = 300_000;

const declarations = (text: string): Style =>
  new Map(
    text
      .split(';')
      .map(part => part.split(':'))
      .filter(([name = '', value]) => name.trim() !== '' && value !== undefined)
      .map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()]),
  );

/**
 * What the style sheets say of a class by itself: Excel says there alone which cells are bold. Nothing else is taken
 * from them: what a page hides in print, or until a tab is chosen, is part of its text.
 */
export type Classes = ReadonlyMap<string, Style>;

const fromSheets = new Set(['font-weight', 'font-style']);

export const readClasses = (document: Element): Classes => {
  const classes = new Map<string, Style>();
  const head = document.childNodes
    .filter(isElement)
    .flatMap(({ childNodes }) => childNodes.filter(isElement));
  for (const element of head.filter(({ tagName }) => tagName === 'style')) {
    const css = textOf(element).slice(0, maxStyleSheet);
    for (const [, selectors = '', rule = ''] of css.matchAll(/([^{}]{1,500})\{([^{}]*)\}/g))
      for (const [, name = ''] of selectors.matchAll(/(?:^|[\s,])\w*\.([\w-]+)\s*(?=,|$)/g))
        classes.set(name, new Map([...declarations(rule)].filter(([property]) => fromSheets.has(property))));
  }
  return classes;
};

const classesOf = (element: Element): string[] => (attribute(element, 'class') ?? '').split(/\s+/);

/** An element's style: its classes', then its own. */
export const styleOf = (element: Element, classes: Classes): Style => {
  const own = declarations(attribute(element, 'style') ?? '');
  const sheets = classesOf(element).flatMap(name => classes.get(name) ?? []);
  return sheets.length === 0 ? own : new Map([...sheets, own].flatMap(style => [...style]));
};

export const hasClass = (element: Element, pattern: RegExp): boolean =>
  pattern.test(attribute(element, 'class') ?? '');

/** Whether nothing of the element is seen. */
export const isUnseen = (element: Element, style: Style): boolean =>
  attribute(element, 'hidden') !== undefined ||
  style.get('display') === 'none' ||
  style.get('visibility') === 'hidden' ||
  style.get('mso-hide') === 'all';

/** Bold or not, as far as the style says. */
export const boldOf = (style: Style): boolean | undefined => {
  const weight = style.get('font-weight');
  if (weight === undefined) return undefined;
  return weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600;
};

const alignNames: Readonly<Record<string, Alignment | 'left'>> = {
  center: 'center',
  middle: 'center',
  right: 'right',
  end: 'right',
  left: 'left',
  start: 'left',
  justify: 'left',
};

const unitPoints: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  em: 12,
  rem: 12,
  cm: 28.3,
  mm: 2.83,
  in: 72,
};

const points = (length = ''): number => {
  const match = /^(\d+(?:\.\d+)?)(pt|px|r?em|cm|mm|in)$/.exec(length);
  return match ? Number(match[1]) * (unitPoints[match[2] ?? ''] ?? 0) : 0;
};

const hanging = (style: Style): boolean => (style.get('text-indent') ?? '').startsWith('-');

/** How a paragraph stands by its style; undefined where that says nothing, `left` where it says: as usual. */
export const alignOf = (
  element: Element,
  style: Style,
): { align: Alignment | 'left'; chosen: boolean } | undefined => {
  const chosen = classesOf(element).find((name): name is Alignment => alignments.some(each => each === name));
  if (chosen) return { align: chosen, chosen: true };
  const said = style.get('text-align') ?? attribute(element, 'align')?.toLowerCase();
  const align = element.tagName === 'center' ? 'center' : alignNames[said ?? ''];
  if (align === 'center' || align === 'right') return { align, chosen: false };
  const indented = points(style.get('margin-left')) >= 20 && !hanging(style) && element.tagName === 'p';
  if (indented) return { align: 'indent', chosen: false };
  return align ? { align, chosen: false } : undefined;
};
