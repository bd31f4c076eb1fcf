import { SaxesParser } from 'saxes';

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

const walk = (xml: string, open: (name: string, attributes: Record<string, string>) => void) => {
  const parser = new SaxesParser();
  parser.on('error', () => undefined);
  parser.on('opentag', tag => {
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes))
      attributes[name.slice(name.indexOf(':') + 1)] = String(value);
    open(tag.name.slice(tag.name.indexOf(':') + 1), attributes);
  });
  parser.write(xml).close();
};

const readLists = (xml: string): Map<string, Level[]> => {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, Level[]>();
  let levels: Level[] = [];
  let level: Level | undefined;
  let list = '';
  walk(xml, (name, attributes) => {
    const value = attributes['val'] ?? '';
    if (name === 'abstractNum') {
      levels = [];
      abstracts.set(attributes['abstractNumId'] ?? '', levels);
    } else if (name === 'lvl') {
      level = { format: 'decimal', text: '', start: 1 };
      levels[Number(attributes['ilvl'])] = level;
    } else if (name === 'num') list = attributes['numId'] ?? '';
    else if (name === 'abstractNumId') lists.set(list, abstracts.get(value) ?? []);
    else if (level && name === 'start') level.start = Number(value) || 0;
    else if (level && name === 'numFmt') level.format = value;
    else if (level && name === 'lvlText') level.text = value;
  });
  return lists;
};

const readStyles = (xml: string): Numbering['styles'] => {
  const styles: Numbering['styles'] = new Map();
  let style = '';
  let level = 0;
  walk(xml, (name, attributes) => {
    if (name === 'style') {
      style = attributes['styleId'] ?? '';
      level = 0;
    } else if (name === 'ilvl') level = Number(attributes['val']) || 0;
    else if (name === 'numId') styles.set(style, { list: attributes['val'] ?? '', level });
  });
  return styles;
};

/** Reads numbering.xml and the lists named by styles.xml; either may be absent. */
export const readNumbering = (numberingXml: string | undefined, stylesXml: string | undefined): Numbering => ({
  lists: numberingXml ? readLists(numberingXml) : new Map(),
  styles: numberingXml && stylesXml ? readStyles(stylesXml) : new Map(),
});

/** Counts list paragraphs as they pass and gives each its label, as Word shows it. */
export const createCounter = (numbering: Numbering) => {
  const counts = new Map<string, number[]>();
  return (list: string, level: number): string => {
    const levels = numbering.lists.get(list);
    const current = levels?.[level];
    if (!levels || !current) return '';
    const values = counts.get(list) ?? [];
    counts.set(list, values);
    values[level] = (values[level] ?? current.start - 1) + 1;
    values.length = level + 1;
    return current.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const own = levels[index];
      return own ? render(own.format, values[index] ?? own.start) : '';
    });
  };
};
