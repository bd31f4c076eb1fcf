import { type Attributes, attributeOf, walkXml, XmlFault } from '../xml.ts';

/** One level of a list: 「%1、」 with its number format and first number. */
interface Level {
  format: string;
  text: string;
  start: number;
}

/** The lists of a document: numId → levels, and paragraph style → its list. */
export interface Numbering {
  lists: Map<string, Level[]>;
  styles: Map<string, { list: string; level: number }>;
}

const digits = '〇一二三四五六七八九';

/** 1–99 in Chinese counting: 一、十、十一、二十、二十一. */
export const chineseCounting = (value: number): string => {
  if (value < 10) return digits[value] ?? String(value);
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : digits[tens]}十${value % 10 === 0 ? '' : digits[value % 10]}`;
};

const render = (format: string, value: number): string => {
  if (/chinese|japaneseCounting|ideographDigital|taiwanese/i.test(format)) return chineseCounting(value);
  if (format === 'decimal' || format === 'decimalFullWidth') return String(value);
  if (format === 'decimalEnclosedCircle' && value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((value - 1) % 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  return '';
};

/** Numbers are a help, not the text: where their part is broken, the paragraphs are read without. */
const walk = (xml: string, open: (name: string, attributes: Attributes) => void) => {
  try {
    walkXml(xml, { open, close: () => undefined, text: () => undefined });
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
  }
};

const readLists = (xml: string): Map<string, Level[]> => {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, Level[]>();
  let levels: Level[] = [];
  let level: Level = { format: 'decimal', text: '', start: 1 };
  let list = '';
  const openers: Record<string, (value: string, attributes: Attributes) => void> = {
    'w:abstractNum': (_, attributes) => {
      levels = [];
      abstracts.set(attributeOf(attributes, 'w:abstractNumId') ?? '', levels);
    },
    'w:lvl': (_, attributes) => {
      level = { format: 'decimal', text: '', start: 1 };
      levels[Number(attributeOf(attributes, 'w:ilvl'))] = level;
    },
    'w:num': (_, attributes) => {
      list = attributeOf(attributes, 'w:numId') ?? '';
      levels = [];
    },
    // A use of a list that overrides a level counts by itself; without overrides all uses go on with one count.
    'w:lvlOverride': (_, attributes) => {
      levels = (lists.get(list) ?? []).map(own => ({ ...own }));
      lists.set(list, levels);
      level = levels[Number(attributeOf(attributes, 'w:ilvl'))] ?? { format: 'decimal', text: '', start: 1 };
    },
    'w:startOverride': value => {
      level.start = Number(value) || 0;
    },
    'w:abstractNumId': value => lists.set(list, abstracts.get(value) ?? []),
    'w:start': value => {
      level.start = Number(value) || 0;
    },
    'w:numFmt': value => {
      level.format = value;
    },
    'w:lvlText': value => {
      level.text = value;
    },
  };
  walk(xml, (name, attributes) => openers[name]?.(attributeOf(attributes, 'w:val') ?? '', attributes));
  return lists;
};

const readStyles = (xml: string): Numbering['styles'] => {
  const styles: Numbering['styles'] = new Map();
  let style = '';
  let level = 0;
  walk(xml, (name, attributes) => {
    if (name === 'w:style') {
      style = attributeOf(attributes, 'w:styleId') ?? '';
      level = 0;
    } else if (name === 'w:ilvl') level = Number(attributeOf(attributes, 'w:val')) || 0;
    else if (name === 'w:numId') styles.set(style, { list: attributeOf(attributes, 'w:val') ?? '', level });
  });
  return styles;
};

/** Reads numbering.xml and the lists named by styles.xml; either may be absent. */
export const readNumbering = (
  numberingXml: string | undefined,
  stylesXml: string | undefined,
): Numbering => ({
  lists: numberingXml ? readLists(numberingXml) : new Map(),
  styles: numberingXml && stylesXml ? readStyles(stylesXml) : new Map(),
});

/** Counts list paragraphs as they pass and gives each its label, as Word shows it. */
export const createCounter = (numbering: Numbering) => {
  const counts = new Map<Level[], number[]>();
  return (list: string, level: number): string => {
    const levels = numbering.lists.get(list);
    const current = levels?.[level];
    if (!levels || !current) return '';
    const values = counts.get(levels) ?? [];
    counts.set(levels, values);
    values[level] = (values[level] ?? current.start - 1) + 1;
    values.length = level + 1;
    return current.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const own = levels[index];
      return own ? render(own.format, values[index] ?? own.start) : '';
    });
  };
};
