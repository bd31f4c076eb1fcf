/**
 * The code tables of Adobe-GB1 that PDFs name without bringing them along (Adobe Technical Note #5079). They are
 * made here from GB 2312's own order, which gives a character its number (CID) in the collection; characters beyond
 * GB 2312 get numbers past the collection's last, for only the way from code to character matters to a reader.
 */

/** Stretches of GB 2312 by their first and last code, and the CID of the first. */
const stretches: readonly (readonly [number, number, number])[] = [
  [0xa1a1, 0xa1fe, 96],
  [0xa2b1, 0xa2e2, 190],
  [0xa2e5, 0xa2ee, 240],
  [0xa2f1, 0xa2fc, 250],
  [0xa3a1, 0xa3fe, 262],
  [0xa4a1, 0xa4f3, 356],
  [0xa5a1, 0xa5f6, 439],
  [0xa6a1, 0xa6b8, 525],
  [0xa6c1, 0xa6d8, 549],
  [0xa7a1, 0xa7c1, 573],
  [0xa7d1, 0xa7f1, 606],
  [0xa8a1, 0xa8ba, 639],
  [0xa8c5, 0xa8e9, 665],
  [0xa9a4, 0xa9ef, 702],
  ...Array.from(
    { length: 40 },
    (_, row) =>
      [((0xb0 + row) << 8) + 0xa1, ((0xb0 + row) << 8) + (row === 39 ? 0xf9 : 0xfe), 939 + 94 * row] as const,
  ),
  ...Array.from(
    { length: 32 },
    (_, row) => [((0xd8 + row) << 8) + 0xa1, ((0xd8 + row) << 8) + 0xfe, 4694 + 94 * row] as const,
  ),
];

const proportional = 1;
const halfWidth = 814;
/** The collection ends at 30283. */
const firstFree = 31_000;

const gbk = new TextDecoder('gbk');

/** The character of a two-byte code; undefined where there is none in the Basic Multilingual Plane. */
const characterOf = (code: number): number | undefined => {
  const text = gbk.decode(new Uint8Array([code >> 8, code & 0xff]));
  const point = text.codePointAt(0) ?? 0xfffd;
  return text.length === 1 && point !== 0xfffd ? point : undefined;
};

interface Collection {
  /** CID by character. */
  cids: Map<number, number>;
  /** CID by two-byte code of GBK. */
  codes: Map<number, number>;
}

const makeCollection = (): Collection => {
  const cids = new Map<number, number>();
  for (const [first, last, cid] of stretches)
    for (let code = first; code <= last; code++) {
      const character = characterOf(code);
      if (character !== undefined) cids.set(character, cid + code - first);
    }
  const codes = new Map<number, number>();
  let free = firstFree;
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const code = (high << 8) + low;
      const character = low === 0x7f ? undefined : characterOf(code);
      if (character === undefined) continue;
      if (!cids.has(character)) cids.set(character, free++);
      codes.set(code, cids.get(character) ?? 0);
    }
  return { cids, codes };
};

let made: Collection | undefined;
const collection = (): Collection => {
  made ??= makeCollection();
  return made;
};

const hex = (value: number, digits = 4): string => `<${value.toString(16).padStart(digits, '0')}>`;

/** Ranges in which codes and CIDs both count up by one. */
const rangesOf = (map: ReadonlyMap<number, number>): { first: number; last: number; to: number }[] => {
  const ranges: { first: number; last: number; to: number }[] = [];
  for (const [code, to] of [...map].sort(([a], [b]) => a - b)) {
    const open = ranges[ranges.length - 1];
    if (open && code === open.last + 1 && to === open.to + code - open.first) open.last = code;
    else ranges.push({ first: code, last: code, to });
  }
  return ranges;
};

const codeSpaces = (...spaces: string[]): string =>
  `${spaces.length} begincodespacerange ${spaces.join(' ')} endcodespacerange`;
const cidRanges = (map: ReadonlyMap<number, number>): string =>
  `begincidrange\n${rangesOf(map)
    .map(({ first, last, to }) => `${hex(first)} ${hex(last)} ${to}`)
    .join('\n')}\nendcidrange`;

const byCharacter = (): string =>
  [
    codeSpaces('<0000> <d7ff>', '<e000> <ffff>'),
    cidRanges(collection().cids),
    `begincidrange <0020> <007e> ${proportional} endcidrange`,
  ].join('\n');

const byCode = (latin: number, ...furtherSpaces: string[]): string =>
  [
    codeSpaces('<00> <80>', '<8140> <fefe>', ...furtherSpaces),
    cidRanges(collection().codes),
    `begincidrange <20> <7e> ${latin} endcidrange`,
  ].join('\n');

/** From CID to character, as UTF-16. */
const toUnicode = (): string => {
  const characters = new Map([...collection().cids].map(([character, cid]) => [cid, character]));
  const lines = [...characters].map(([cid, character]) => `${hex(cid)} ${hex(character)}`);
  const latin = [proportional, halfWidth].map(cid => `${hex(cid)} ${hex(cid + 94)} <0020>`);
  return [
    codeSpaces('<0000> <ffff>'),
    `beginbfchar\n${lines.join('\n')}\nendbfchar`,
    `beginbfrange\n${latin.join('\n')}\nendbfrange`,
  ].join('\n');
};

const tables: Readonly<Record<string, () => string>> = {
  'UniGB-UCS2': byCharacter,
  'UniGB-UTF16': byCharacter,
  'GB-EUC': () => byCode(halfWidth),
  'GBpc-EUC': () => byCode(proportional),
  'GBK-EUC': () => byCode(halfWidth),
  'GBKp-EUC': () => byCode(proportional),
  GBK2K: () => byCode(proportional, '<81308130> <fe39fe39>'),
};

/**
 * A table by its name in PDF (`UniGB-UCS2-H`, `GBK-EUC-V`, `Adobe-GB1-UCS2`), in the notation of CMap files;
 * undefined for other collections.
 */
export const cmapOf = (name: string): string | undefined => {
  if (name === 'Adobe-GB1-UCS2') return toUnicode();
  const [, base = '', direction] = /^(.+)-([HV])$/.exec(name) ?? [];
  const table = tables[base];
  return table && `/WMode ${direction === 'V' ? 1 : 0} def\n${table()}\nendcmap`;
};

const encoded = new Map<string, Uint8Array>();

/** Gives the library its tables; fonts and decoders of pictures it asks for in vain, for text does not need them. */
export class TableFactory {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const table =
      encoded.get(filename) ?? new TextEncoder().encode(kind === 'cMapUrl' ? cmapOf(filename) : '');
    if (table.length === 0) throw new Error(`no ${kind} ${filename}`);
    encoded.set(filename, table);
    return table;
  }
}
