import { createCounter } from '../docx/numbering.ts';
import type { Property } from './properties.ts';
import { readProperties } from './properties.ts';
import { pairs, type Streams } from './streams.ts';

/** The list that a paragraph or a style belongs to: its number among the document's uses of lists, and its level. */
interface Membership {
  list: string;
  level: number;
}

type Lists = Parameters<typeof createCounter>[0]['lists'];
type Level = NonNullable<ReturnType<Lists['get']>>[number];

const codes = { list: 0x460b, level: 0x260a } as const;
/** Number formats by their codes (MSONFC); those not named are bullets, Roman numerals and the like. */
const formats: Record<number, string> = {
  0: 'decimal',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  37: 'chineseCounting',
  39: 'chineseCountingThousand',
};

const utf16 = new TextDecoder('utf-16le');
const textAt = (view: DataView, at: number, length: number) =>
  utf16.decode(new Uint8Array(view.buffer, view.byteOffset + at, length * 2));

/** One level, and where the next begins. Signs below 9 in its text stand for the numbers of the levels. */
const readLevel = (view: DataView, at: number): { level: Level; next: number } => {
  const properties = view.getUint8(at + 24) + view.getUint8(at + 25);
  const textStart = at + 28 + properties;
  const length = view.getUint16(textStart, true);
  const template = textAt(view, textStart + 2, length);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how the format writes the numbers' places
  const text = template.replace(/[\u0000-\u0008]/g, sign => `%${sign.charCodeAt(0) + 1}`);
  const format = formats[view.getUint8(at + 4)];
  return {
    level: { format: format ?? 'none', text: format ? text : '', start: view.getUint32(at, true) },
    next: textStart + 2 + length * 2,
  };
};

/** The lists by their ids: a table of lists, after it the levels of each. */
const readLists = (table: DataView, levels: DataView): Map<number, Level[]> => {
  const lists = new Map<number, Level[]>();
  let at = 0;
  for (let index = 0; index < table.getUint16(0, true); index++) {
    const entry = 2 + index * 28;
    const count = (table.getUint8(entry + 26) & 1) === 1 ? 1 : 9;
    const own: Level[] = [];
    for (let i = 0; i < count; i++) {
      const { level, next } = readLevel(levels, at);
      own.push(level);
      at = next;
    }
    lists.set(table.getUint32(entry, true), own);
  }
  return lists;
};

const membershipOf = (properties: Property[]): Partial<Membership> => {
  const operand = (code: number) => properties.findLast(property => property.code === code)?.operand;
  const list = operand(codes.list)?.getUint16(0, true);
  const level = operand(codes.level)?.getUint8(0);
  return { ...(list === undefined ? {} : { list: String(list) }), ...(level === undefined ? {} : { level }) };
};

/** The membership of each style, with what it takes over from the style that it is based on. */
const readStyles = (sheet: DataView): Partial<Membership>[] => {
  const head = sheet.getUint16(0, true);
  const count = sheet.getUint16(2, true);
  const base = sheet.getUint16(4, true);
  const styles: { own: Partial<Membership>; basedOn: number }[] = [];
  let at = 2 + head;
  for (let index = 0; index < count && at + 2 <= sheet.byteLength; index++) {
    const size = sheet.getUint16(at, true);
    const start = at + 2;
    at = start + size + (size & 1);
    const kind = size < base ? 0 : sheet.getUint16(start + 2, true);
    if ((kind & 15) !== 1) {
      styles.push({ own: {}, basedOn: 0xfff });
      continue;
    }
    const formatting = start + base + 2 + (sheet.getUint16(start + base, true) + 1) * 2;
    const length = sheet.getUint16(formatting, true);
    const properties =
      length > 2 && formatting + 2 + length <= sheet.byteLength
        ? readProperties(new DataView(sheet.buffer, sheet.byteOffset + formatting + 4, length - 2))
        : [];
    styles.push({ own: membershipOf(properties), basedOn: kind >> 4 });
  }
  const resolve = (index: number, hops: number): Partial<Membership> => {
    const style = styles[index];
    return style && hops < 12 ? { ...resolve(style.basedOn, hops + 1), ...style.own } : {};
  };
  return styles.map((_, index) => resolve(index, 0));
};

/** Gives each paragraph, in order, the label that automatic numbering puts before it; '' where there is none. */
export const labeller = ({
  structure,
  after,
}: Streams): ((style: number, properties: Property[]) => string) => {
  const table = structure(pairs.lists);
  const uses = structure(pairs.listUses);
  const sheet = structure(pairs.styles);
  if (table.byteLength < 2 || uses.byteLength < 4) return () => '';
  const held = readLists(table, after(pairs.lists));
  const lists: Lists = new Map();
  for (let index = 0; index < uses.getUint32(0, true) && 20 + index * 16 <= uses.byteLength; index++) {
    const levels = held.get(uses.getUint32(4 + index * 16, true));
    // A use that overrides levels (their number stands at 12) counts by itself.
    const own = uses.getUint8(4 + index * 16 + 12) > 0;
    if (levels) lists.set(String(index + 1), own ? [...levels] : levels);
  }
  const styles = sheet.byteLength > 6 ? readStyles(sheet) : [];
  const count = createCounter({ lists, styles: new Map() });
  return (style, properties) => {
    const { list, level } = { ...styles[style], ...membershipOf(properties) };
    return list === undefined || list === '0' ? '' : count(list, level ?? 0);
  };
};
