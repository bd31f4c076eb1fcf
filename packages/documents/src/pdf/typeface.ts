import { closeSync, openSync, readSync } from 'node:fs';
import { type Substitutes, substitutesOf } from './variants.ts';

/** A TrueType font file: what a page needs to know of it, and its outlines, read when first asked for. */
export interface Typeface {
  postScriptName: string;
  unitsPerEm: number;
  glyphCount: number;
  /** xMin, yMin, xMax, yMax of all glyphs, in font units as all lengths here. */
  box: readonly [number, number, number, number];
  ascent: number;
  descent: number;
  capHeight: number;
  /** From 100, thin, to 900, black. */
  weight: number;
  /** Glyph of each code point below `glyphs.length`; 0 where the font has none. */
  glyphs: Uint16Array;
  /** Advance width of each glyph. */
  widths: Uint16Array;
  /** Left side bearing of each glyph. */
  bearings: Int16Array;
  /** Full-width forms (of dashes), proportional forms (of quotation marks). */
  wide: Substitutes;
  narrow: Substitutes;
  /** The tables that a subset takes over: those with fixed contents, `head`, `hhea`, `maxp` and hinting programs. */
  tables: ReadonlyMap<string, Buffer>;
  /** The outline of a glyph as it stands in the file; empty for a blank one. */
  outline: (glyph: number) => Buffer;
}

/** Code points up to the end of the planes that Chinese characters are in. */
const codePoints = 0x32000;
const wanted = new Set([
  'head',
  'hhea',
  'maxp',
  'OS/2',
  'name',
  'cmap',
  'hmtx',
  'loca',
  'GSUB',
  'cvt ',
  'fpgm',
  'prep',
]);
const required = ['head', 'hhea', 'maxp', 'OS/2', 'cmap', 'hmtx', 'loca'];

const readAt = (file: number, position: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  const read = readSync(file, bytes, 0, length, position);
  if (read < length) throw new Error('font file ends early');
  return bytes;
};

interface Place {
  start: number;
  length: number;
}

const directoryOf = (file: number): Map<string, Place> => {
  const count = readAt(file, 0, 12).readUInt16BE(4);
  const entries = readAt(file, 12, 16 * count);
  return new Map(
    Array.from({ length: count }, (_, index): [string, Place] => [
      entries.toString('latin1', 16 * index, 16 * index + 4),
      { start: entries.readUInt32BE(16 * index + 8), length: entries.readUInt32BE(16 * index + 12) },
    ]),
  );
};

/** Segments of 16-bit code points, each with an offset to glyphs or into a list of them. */
const readSegments = (map: Buffer, glyphs: Uint16Array): void => {
  const size = map.readUInt16BE(6);
  const [ends, starts] = [14, 16 + size];
  for (let segment = 0; segment < size; segment += 2) {
    const end = map.readUInt16BE(ends + segment);
    const start = map.readUInt16BE(starts + segment);
    const delta = map.readUInt16BE(starts + size + segment);
    const at = starts + 2 * size + segment;
    const offset = map.readUInt16BE(at);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : map.readUInt16BE(at + offset + 2 * (code - start));
      glyphs[code] = offset !== 0 && glyph === 0 ? 0 : glyph + delta;
    }
  }
};

/** Groups of code points whose glyphs follow one another. */
const readGroups = (map: Buffer, glyphs: Uint16Array): void => {
  for (let at = 16, left = map.readUInt32BE(12); left > 0; left--, at += 12) {
    const [start, glyph] = [map.readUInt32BE(at), map.readUInt32BE(at + 8)];
    const end = Math.min(map.readUInt32BE(at + 4), codePoints - 1);
    for (let code = start; code <= end; code++) glyphs[code] = glyph + code - start;
  }
};

const readers: Record<number, (map: Buffer, glyphs: Uint16Array) => void> = {
  4: readSegments,
  12: readGroups,
};

const glyphsOf = (cmap: Buffer): Uint16Array => {
  const glyphs = new Uint16Array(codePoints);
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const map = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    return { map, format: map.readUInt16BE(0) };
  });
  // A map of format 12 says all that one of format 4 says, and more.
  const best = maps.filter(({ format }) => format in readers).sort((a, b) => b.format - a.format)[0];
  if (best === undefined) throw new Error('font without a Unicode character map');
  readers[best.format]?.(best.map, glyphs);
  return glyphs;
};

/** PostScript names are ASCII, here in the Windows platform's UTF-16. */
const postScriptNameOf = (name: Buffer): string => {
  const strings = name.readUInt16BE(4);
  for (let at = 6; at < 6 + 12 * name.readUInt16BE(2); at += 12) {
    if (name.readUInt16BE(at) !== 3 || name.readUInt16BE(at + 6) !== 6) continue;
    const start = strings + name.readUInt16BE(at + 10);
    return name
      .toString('latin1', start, start + name.readUInt16BE(at + 8))
      .replace(/[^!-~]|[[\](){}<>/%]/g, '');
  }
  return 'Font';
};

const metricsOf = (hmtx: Buffer, glyphCount: number, longMetrics: number) => {
  const widths = new Uint16Array(glyphCount);
  const bearings = new Int16Array(glyphCount);
  for (let glyph = 0; glyph < glyphCount; glyph++) {
    const long = glyph < longMetrics;
    widths[glyph] = hmtx.readUInt16BE(4 * Math.min(glyph, longMetrics - 1));
    bearings[glyph] = hmtx.readInt16BE(long ? 4 * glyph + 2 : 2 * longMetrics + 2 * glyph);
  }
  return { widths, bearings };
};

/** Outlines by glyph, kept once read: as many as the texts use, and never more than the file holds. */
const outlinesOf = (file: number, glyf: Place, loca: Buffer, long: boolean): Typeface['outline'] => {
  const kept: Buffer[] = [];
  const place = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return glyph => {
    const known = kept[glyph];
    if (known !== undefined) return known;
    const start = place(glyph);
    const outline = readAt(file, glyf.start + start, place(glyph + 1) - start);
    kept[glyph] = outline;
    return outline;
  };
};

/**
 * Opens a static TrueType font (outlines in `glyf`). The file stays open, for outlines are read one by one.
 * @throws Error where the file is missing or no such font
 */
export const openTypeface = (path: string): Typeface => {
  const file = openSync(path, 'r');
  try {
    const directory = directoryOf(file);
    const tables = new Map<string, Buffer>();
    for (const [tag, { start, length }] of directory)
      if (wanted.has(tag)) tables.set(tag, readAt(file, start, length));
    const [head, hhea, maxp, os2, cmap, hmtx, loca] = required.map(tag => tables.get(tag));
    const glyf = directory.get('glyf');
    if (!(head && hhea && maxp && os2 && cmap && hmtx && loca && glyf))
      throw new Error(`no TrueType font: ${path}`);
    const glyphCount = maxp.readUInt16BE(4);
    const [name, gsub] = [tables.get('name'), tables.get('GSUB')];
    return {
      postScriptName: name ? postScriptNameOf(name) : 'Font',
      unitsPerEm: head.readUInt16BE(18),
      glyphCount,
      box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
      ascent: os2.readInt16BE(68),
      descent: os2.readInt16BE(70),
      capHeight: os2.length >= 90 ? os2.readInt16BE(88) : os2.readInt16BE(68),
      weight: os2.readUInt16BE(4),
      glyphs: glyphsOf(cmap),
      ...metricsOf(hmtx, glyphCount, hhea.readUInt16BE(34)),
      wide: gsub ? substitutesOf(gsub, 'fwid') : new Map(),
      narrow: gsub ? substitutesOf(gsub, 'pwid') : new Map(),
      tables,
      outline: outlinesOf(file, glyf, loca, head.readInt16BE(50) === 1),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
};
