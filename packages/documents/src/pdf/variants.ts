/** A glyph's stand-in under a feature of the font. */
export type Substitutes = ReadonlyMap<number, number>;

const single = 1;
const extension = 7;

/** The glyphs that a lookup is about, in the order of its table. */
const coverageOf = (table: Buffer, at: number): number[] => {
  const count = table.readUInt16BE(at + 2);
  if (table.readUInt16BE(at) === 1)
    return Array.from({ length: count }, (_, index) => table.readUInt16BE(at + 4 + 2 * index));
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [table.readUInt16BE(at + 4 + 6 * index), table.readUInt16BE(at + 6 + 6 * index)];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  }).flat();
};

const readSingle = (table: Buffer, at: number, found: Map<number, number>): void => {
  const shifted = table.readUInt16BE(at) === 1;
  coverageOf(table, at + table.readUInt16BE(at + 2)).forEach((glyph, index) => {
    const substitute = shifted
      ? (glyph + table.readInt16BE(at + 4)) & 0xffff
      : table.readUInt16BE(at + 6 + 2 * index);
    if (!found.has(glyph)) found.set(glyph, substitute);
  });
};

const readLookup = (table: Buffer, at: number, found: Map<number, number>): void => {
  const type = table.readUInt16BE(at);
  for (let index = 0; index < table.readUInt16BE(at + 4); index++) {
    const part = at + table.readUInt16BE(at + 6 + 2 * index);
    const extended = type === extension;
    if ((extended ? table.readUInt16BE(part + 2) : type) === single)
      readSingle(table, extended ? part + table.readUInt32BE(part + 4) : part, found);
  }
};

/** The numbers of a feature's lookups, of all scripts and languages. */
const lookupsOf = (table: Buffer, feature: string): Set<number> => {
  const list = table.readUInt16BE(6);
  const numbers = new Set<number>();
  for (let entry = list + 2; entry < list + 2 + 6 * table.readUInt16BE(list); entry += 6) {
    if (table.toString('latin1', entry, entry + 4) !== feature) continue;
    const at = list + table.readUInt16BE(entry + 4);
    for (let index = 0; index < table.readUInt16BE(at + 2); index++)
      numbers.add(table.readUInt16BE(at + 4 + 2 * index));
  }
  return numbers;
};

/**
 * One-to-one substitutions of a feature, as 「fwid」 for full-width forms.
 * @param table the font's GSUB
 */
export const substitutesOf = (table: Buffer, feature: string): Substitutes => {
  const list = table.readUInt16BE(8);
  const found = new Map<number, number>();
  for (const number of lookupsOf(table, feature))
    readLookup(table, list + table.readUInt16BE(list + 2 + 2 * number), found);
  return found;
};
