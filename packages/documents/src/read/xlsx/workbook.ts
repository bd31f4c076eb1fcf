import { type Attributes, attributeOf, walkXml } from '../xml.ts';

/** What the sheets of a workbook share, and where each lies. */
export interface Workbook {
  sheets: { name: string; part: string; hidden: boolean }[];
  /** Texts that cells point at by number. */
  strings: string[];
  /** Whether a number in a cell of this style is a date. */
  isDate: (style: number) => boolean;
  /** Dates count from 1904 instead of 1900. */
  from1904: boolean;
}

type Part = (name: string) => string | undefined;

/** The name of an element or attribute without its prefix, which files choose freely. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Characters that XML cannot hold are written as _x000D_ in workbooks. */
export const unescapeText = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');

const walk = (xml: string, open: (name: string, attributes: Attributes) => void): void =>
  walkXml(xml, {
    open: (name, attributes) => open(localName(name), attributes),
    close: () => undefined,
    text: () => undefined,
  });

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Targets of relationships by their ids; a target is relative to the folder xl unless it begins with a slash. */
const readTargets = (xml: string): Map<string, string> => {
  const targets = new Map<string, string>();
  walk(xml, (name, attributes) => {
    const target = attributeOf(attributes, 'Target');
    if (name === 'Relationship' && target !== undefined)
      targets.set(
        attributeOf(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      );
  });
  return targets;
};

/** The texts of sharedStrings.xml: each one's runs joined, without the readings above characters. */
const readStrings = (xml: string): string[] => {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  walkXml(xml, {
    open: name => {
      const local = localName(name);
      if (local === 'si') text = '';
      else if (local === 't') inText = true;
      else if (local === 'rPh') inReading = true;
    },
    close: name => {
      const local = localName(name);
      if (local === 'si') strings.push(unescapeText(text));
      else if (local === 't') inText = false;
      else if (local === 'rPh') inReading = false;
    },
    text: part => {
      if (inText && !inReading) text += part;
    },
  });
  return strings;
};

/** Number formats that Excel has built in for dates, the Chinese ones among them. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

const isDateFormat = (code: string): boolean =>
  /[yYdD年日]/.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));

const readStyles = (xml: string): Workbook['isDate'] => {
  const dates = new Set<number>();
  const styles: number[] = [];
  let inCells = false;
  walk(xml, (name, attributes) => {
    if (name === 'numFmt' && isDateFormat(attributeOf(attributes, 'formatCode') ?? ''))
      dates.add(Number(attributeOf(attributes, 'numFmtId')));
    else if (name === 'cellXfs') inCells = true;
    else if (name === 'cellStyles' || name === 'dxfs') inCells = false;
    else if (name === 'xf' && inCells) styles.push(Number(attributeOf(attributes, 'numFmtId')));
  });
  return style => {
    const format = styles[style] ?? 0;
    return dates.has(format) || isBuiltInDate(format);
  };
};

/** Reads what stands around the sheets. `part` gives the XML of a part of the package. */
export const readWorkbook = (part: Part): Workbook => {
  const targets = readTargets(part('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  walk(part('xl/workbook.xml') ?? '', (name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributeOf(attributes, 'date1904'));
    if (name !== 'sheet') return;
    const id = /(?:^|\s)[\w-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
    const state = attributeOf(attributes, 'state') ?? 'visible';
    sheets.push({
      name: attributeOf(attributes, 'name') ?? '',
      part: targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`,
      hidden: state !== 'visible',
    });
  });
  const strings = part('xl/sharedStrings.xml');
  const styles = part('xl/styles.xml');
  return {
    sheets,
    from1904,
    strings: strings ? readStrings(strings) : [],
    isDate: styles ? readStyles(styles) : () => false,
  };
};
