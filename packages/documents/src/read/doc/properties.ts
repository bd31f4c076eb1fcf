/**
 * Formatting in the Word binary format (MS-DOC): lists of single property modifiers (sprm), kept in 512-byte pages
 * by the file position of the text that they format.
 */

/** A property: its code, and its operand's bytes. */
export interface Property {
  code: number;
  operand: DataView;
}

/** The properties of the text from one file position up to another. */
export interface Run {
  from: number;
  to: number;
  /** For paragraphs: the index of the style. */
  style: number;
  properties: () => Property[];
}

const pageSize = 512;
const fixedSizes: Record<number, number> = { 0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3 };
const defineTable = 0xd608;
const changeTabs = 0xc615;

/** Size of an operand of variable size: a byte before it says so, two bytes for a table's definition. */
const variableSize = (code: number, view: DataView, at: number): { head: number; size: number } => {
  if (code === defineTable) return { head: 2, size: Math.max(view.getUint16(at, true) - 1, 0) };
  const size = view.getUint8(at);
  // A size of 255 means "count the tabs instead"; no property after it is of interest here.
  return { head: 1, size: code === changeTabs && size === 255 ? view.byteLength : size };
};

/** The properties written one after another; one that is cut off ends the list. */
export const readProperties = (view: DataView): Property[] => {
  const properties: Property[] = [];
  for (let at = 0; at + 3 <= view.byteLength; ) {
    const code = view.getUint16(at, true);
    at += 2;
    const fixed = fixedSizes[code >> 13];
    const { head, size } = fixed === undefined ? variableSize(code, view, at) : { head: 0, size: fixed };
    if (at + head + size > view.byteLength) break;
    properties.push({ code, operand: new DataView(view.buffer, view.byteOffset + at + head, size) });
    at += head + size;
  }
  return properties;
};

const empty = new DataView(new ArrayBuffer(0));

const part = (view: DataView, at: number, size: number): DataView =>
  at < 0 || at >= view.byteLength
    ? empty
    : new DataView(view.buffer, view.byteOffset + at, Math.max(0, Math.min(size, view.byteLength - at)));

/** What a paragraph's entry on a page holds: its style, then its properties. */
const paragraphEntry = (page: DataView, at: number): DataView => {
  const words = page.getUint8(at);
  return words === 0 ? part(page, at + 2, page.getUint8(at + 1) * 2) : part(page, at + 1, words * 2 - 1);
};

/** Properties too many for a page are kept in the stream `Data`, at the position that stands in their place. */
const hugeCodes = new Set([0x6645, 0x6646]);
const withHuge = (properties: Property[], data: DataView | undefined): Property[] => {
  const pointer = properties.find(({ code }) => hugeCodes.has(code));
  if (!pointer || !data) return properties;
  const at = pointer.operand.getUint32(0, true);
  if (at + 2 > data.byteLength) return properties;
  return readProperties(part(data, at + 2, data.getUint16(at, true)));
};

const pageNumbers = (index: DataView): number[] => {
  const count = Math.max(0, Math.floor((index.byteLength - 4) / 8));
  return Array.from({ length: count }, (_, i) => index.getUint32((count + 1) * 4 + i * 4, true) & 0x3fffff);
};

const runsOfPage = (page: DataView, kind: 'paragraph' | 'character', data: DataView | undefined): Run[] => {
  const count = page.getUint8(pageSize - 1);
  const stride = kind === 'paragraph' ? 13 : 1;
  if ((count + 1) * 4 + count * stride > pageSize) return [];
  return Array.from({ length: count }, (_, i): Run => {
    const at = page.getUint8((count + 1) * 4 + i * stride) * 2;
    const bounds = { from: page.getUint32(i * 4, true), to: page.getUint32(i * 4 + 4, true) };
    if (at === 0 || at >= pageSize - 1) return { ...bounds, style: 0, properties: () => [] };
    if (kind === 'character')
      return { ...bounds, style: 0, properties: () => readProperties(part(page, at + 1, page.getUint8(at))) };
    const entry = paragraphEntry(page, at);
    const style = entry.byteLength >= 2 ? entry.getUint16(0, true) : 0;
    return {
      ...bounds,
      style,
      properties: () => withHuge(readProperties(part(entry, 2, entry.byteLength)), data),
    };
  });
};

/**
 * All runs of a kind, in the order of their file positions. `index` is the table of pages (PlcBteChpx, PlcBtePapx).
 * @throws RangeError where a page lies beyond the file's end.
 */
export const readRuns = (
  document: DataView,
  index: DataView,
  kind: 'paragraph' | 'character',
  data?: DataView,
): Run[] =>
  [...new Set(pageNumbers(index))]
    .flatMap(number => runsOfPage(part(document, number * pageSize, pageSize), kind, data))
    .sort((a, b) => a.from - b.from);

/** Finds the run that holds a file position. */
export const runAt = (runs: Run[], position: number): Run | undefined => {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) return undefined;
    if (position < run.from) high = middle - 1;
    else if (position >= run.to) low = middle + 1;
    else return run;
  }
  return undefined;
};
