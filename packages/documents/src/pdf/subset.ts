import type { Typeface } from './typeface.ts';

const hinting = ['cvt ', 'fpgm', 'prep'];
/** Flags of a part of a compound glyph. */
const wideArguments = 0x01;
const moreParts = 0x20;
const [oneScale, twoScales, fourScales] = [0x08, 0x40, 0x80];

const isCompound = (outline: Buffer): boolean => outline.length > 0 && outline.readInt16BE(0) < 0;

/** Calls back with the place of each part's glyph number. */
const eachPart = (outline: Buffer, visit: (at: number) => void): void => {
  let flags = moreParts;
  for (let at = 10; (flags & moreParts) !== 0; ) {
    flags = outline.readUInt16BE(at);
    visit(at + 2);
    at += 4 + (flags & wideArguments ? 4 : 2);
    if (flags & oneScale) at += 2;
    else if (flags & twoScales) at += 4;
    else if (flags & fourScales) at += 8;
  }
};

/**
 * The glyphs of a subset by their new numbers: those asked for, then the parts of compound ones.
 * @returns the old numbers, and the outlines with the numbers of parts changed to the new ones
 */
const gather = (face: Typeface, glyphs: readonly number[]): { numbers: number[]; outlines: Buffer[] } => {
  const numbers = [...glyphs];
  const outlines: Buffer[] = [];
  const parts = new Map<number, number>();
  // Parts are added while the list is walked, for they may have parts themselves.
  for (let index = 0; index < numbers.length; index++) {
    let outline = face.outline(numbers[index] ?? 0);
    if (isCompound(outline)) {
      const changed = Buffer.from(outline);
      eachPart(changed, at => {
        const old = changed.readUInt16BE(at);
        const renumbered = parts.get(old) ?? numbers.push(old) - 1;
        parts.set(old, renumbered);
        changed.writeUInt16BE(renumbered, at);
      });
      outline = changed;
    }
    outlines.push(outline);
  }
  return { numbers, outlines };
};

const padded = (length: number): number => (length + 3) & ~3;

const sumOf = (bytes: Buffer, start: number, length: number): number => {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + bytes.readInt32BE(at)) | 0;
  return sum >>> 0;
};

const metricsTable = (face: Typeface, numbers: readonly number[]): Buffer => {
  const table = Buffer.alloc(4 * numbers.length);
  numbers.forEach((glyph, index) => {
    table.writeUInt16BE(face.widths[glyph] ?? 0, 4 * index);
    table.writeInt16BE(face.bearings[glyph] ?? 0, 4 * index + 2);
  });
  return table;
};

const outlineTables = (outlines: readonly Buffer[]): { glyf: Buffer; loca: Buffer } => {
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let length = 0;
  outlines.forEach((outline, index) => {
    length += padded(outline.length);
    loca.writeUInt32BE(length, 4 * index + 4);
  });
  const glyf = Buffer.alloc(Math.max(4, length));
  outlines.forEach((outline, index) => {
    glyf.set(outline, loca.readUInt32BE(4 * index));
  });
  return { glyf, loca };
};

const copyOf = (face: Typeface, tag: string): Buffer => Buffer.from(face.tables.get(tag) ?? []);

/** The file of tables, with its directory and checksums. */
const fileOf = (tables: readonly (readonly [string, Buffer])[]): Buffer => {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  let at = 12 + 16 * sorted.length;
  const file = Buffer.alloc(sorted.reduce((sum, [, table]) => sum + padded(table.length), at));
  file.writeUInt32BE(0x00010000, 0);
  file.writeUInt16BE(sorted.length, 4);
  file.writeUInt16BE(16 * power, 6);
  file.writeUInt16BE(Math.log2(power), 8);
  file.writeUInt16BE(16 * (sorted.length - power), 10);
  let head = 0;
  let sum = 0;
  sorted.forEach(([tag, table], index) => {
    const entry = 12 + 16 * index;
    file.set(table, at);
    const own = sumOf(file, at, padded(table.length));
    sum += own;
    file.write(tag, entry, 'latin1');
    file.writeUInt32BE(own, entry + 4);
    file.writeUInt32BE(at, entry + 8);
    file.writeUInt32BE(table.length, entry + 12);
    if (tag === 'head') head = at;
    at += padded(table.length);
  });
  sum += sumOf(file, 0, 12 + 16 * sorted.length);
  // The file's sum is to come out as this number (OpenType, table head).
  file.writeUInt32BE((0xb1b0afba - sum) >>> 0, head + 8);
  return file;
};

/**
 * A font file of these glyphs alone, numbered in the order given; parts of compound glyphs follow. For embedding: it
 * has no character map and no names.
 * @param glyphs glyph numbers in the font; the first is to be 0, the box of a missing character
 */
export const subsetOf = (face: Typeface, glyphs: readonly number[]): Buffer => {
  const { numbers, outlines } = gather(face, glyphs);
  const [head, hhea, maxp] = [copyOf(face, 'head'), copyOf(face, 'hhea'), copyOf(face, 'maxp')];
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  hhea.writeUInt16BE(numbers.length, 34);
  maxp.writeUInt16BE(numbers.length, 4);
  const { glyf, loca } = outlineTables(outlines);
  const hints = hinting.flatMap(tag => {
    const table = face.tables.get(tag);
    return table ? [[tag, table] as const] : [];
  });
  return fileOf([
    ['head', head],
    ['hhea', hhea],
    ['maxp', maxp],
    ['hmtx', metricsTable(face, numbers)],
    ['loca', loca],
    ['glyf', glyf],
    ...hints,
  ]);
};
