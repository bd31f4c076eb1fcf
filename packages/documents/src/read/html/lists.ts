import { chineseCounting } from '../docx/numbering.ts';
import { attribute, type Element, isElement } from './tree.ts';

/** A numbered list as it is being read. */
export interface NumberedList {
  format: string;
  next: number;
  step: 1 | -1;
}

const letters = (value: number, first: string): string =>
  value >= 1 && value <= 26 ? String.fromCharCode(first.charCodeAt(0) + value - 1) : String(value);

const romanParts: readonly [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const roman = (value: number): string => {
  let rest = value;
  return romanParts
    .map(([size, sign]) => {
      const times = Math.floor(rest / size);
      rest -= times * size;
      return sign.repeat(times);
    })
    .join('');
};

/** How each kind of list writes its numbers; any other kind writes them in decimal. */
const formats: readonly [RegExp, (value: number) => string][] = [
  [/^(?:none|disc|circle|square)$/, () => ''],
  [/^(?:a|lower-(?:alpha|latin))$/, value => `${letters(value, 'a')}.`],
  [/^(?:A|upper-(?:alpha|latin))$/, value => `${letters(value, 'A')}.`],
  [/^(?:i|lower-roman)$/, value => `${value > 0 && value < 400 ? roman(value) : value}.`],
  [/^(?:I|upper-roman)$/, value => `${value > 0 && value < 400 ? roman(value).toUpperCase() : value}.`],
  [/^(?:cjk-|simp-chinese|trad-chinese|japanese)/, value => `${chineseCounting(value)}、`],
];

const formatOf = (element: Element): string | undefined => {
  const style = /list-style(?:-type)?\s*:\s*([^;]+)/i
    .exec(attribute(element, 'style') ?? '')?.[1]
    ?.trim()
    .toLowerCase();
  return (
    style?.split(/\s+/).find(word => !/^(?:inside|outside|url)/.test(word)) ?? attribute(element, 'type')
  );
};

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : undefined;

/** The list that an `<ol>` begins; `plain` where the page's styles leave numbers out. */
export const startList = (element: Element, plain: boolean): NumberedList => {
  const reversed = attribute(element, 'reversed') !== undefined;
  const items = () => element.childNodes.filter(node => isElement(node) && node.tagName === 'li').length;
  return {
    format: formatOf(element) ?? (plain ? 'none' : '1'),
    next: whole(attribute(element, 'start')) ?? (reversed ? items() : 1),
    step: reversed ? -1 : 1,
  };
};

/** The number that a browser puts before the item, with its punctuation; the list counts on. */
export const labelOf = (list: NumberedList, item: Element): string => {
  const value = whole(attribute(item, 'value')) ?? list.next;
  list.next = value + list.step;
  const format = formatOf(item) ?? list.format;
  const write = formats.find(([pattern]) => pattern.test(format))?.[1];
  return write ? write(value) : `${value}.`;
};
