import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { subsetOf } from './subset.ts';
import { openTypeface, type Typeface } from './typeface.ts';

const require = createRequire(import.meta.url);
const face = openTypeface(
  require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
);

const tablesOf = (file: Buffer): Map<string, Buffer> =>
  new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, index): [string, Buffer] => {
      const entry = 12 + 16 * index;
      const start = file.readUInt32BE(entry + 8);
      const table = file.subarray(start, start + file.readUInt32BE(entry + 12));
      return [file.toString('latin1', entry, entry + 4), table];
    }),
  );

const checksum = (bytes: Buffer): number => {
  const whole = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) % 2 ** 32;
  return sum;
};

/** Outlines by glyph, as the file's own index has them. */
const outlinesOf = (file: Buffer): Buffer[] => {
  const tables = tablesOf(file);
  const [loca, glyf] = [tables.get('loca') ?? Buffer.alloc(0), tables.get('glyf') ?? Buffer.alloc(0)];
  return Array.from({ length: loca.length / 4 - 1 }, (_, glyph) =>
    glyf.subarray(loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4)),
  );
};

const anyGlyphs = fc.array(fc.nat(face.glyphCount - 1), { maxLength: 40 }).map(glyphs => [0, ...glyphs]);

describe('the typeface', () => {
  test.each<[string, number]>([
    ['公', 1000],
    ['，', 1000],
    ['\u{20087}', 1000],
    ['1', 471],
  ])('knows %s and its width', (character, width) => {
    const glyph = face.glyphs[character.codePointAt(0) ?? 0] ?? 0;
    expect(glyph).toBeGreaterThan(0);
    expect(face.widths[glyph]).toBe(width);
    expect(face.outline(glyph).length).toBeGreaterThan(0);
  });

  test('says its name and measures, and has no outline for a space', () => {
    expect(face).toMatchObject({ postScriptName: 'NotoSerifSC-Regular', unitsPerEm: 1000, weight: 400 });
    expect(face.outline(face.glyphs[0x20] ?? 0)).toHaveLength(0);
    expect(face.glyphs[0x1f600]).toBe(0);
  });

  test('a file that is no font is refused', () => {
    expect(() => openTypeface(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'))).toThrow();
  });
});

describe('a subset', () => {
  test('has exactly the glyphs asked for, each with its outline and width', () => {
    fc.assert(
      fc.property(anyGlyphs, glyphs => {
        const file = subsetOf(face, glyphs);
        const outlines = outlinesOf(file);
        const hmtx = tablesOf(file).get('hmtx');
        expect(outlines).toHaveLength(glyphs.length);
        glyphs.forEach((glyph, index) => {
          const outline = face.outline(glyph);
          expect(outlines[index]?.subarray(0, outline.length)).toEqual(outline);
          expect(hmtx?.readUInt16BE(4 * index)).toBe(face.widths[glyph]);
        });
      }),
    );
  });

  test('is a file whose checksums hold', () => {
    fc.assert(
      fc.property(anyGlyphs, glyphs => {
        const file = subsetOf(face, glyphs);
        expect(checksum(file)).toBe(0xb1b0afba);
        for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
          const tag = file.toString('latin1', entry, entry + 4);
          const table = Buffer.from(tablesOf(file).get(tag) ?? []);
          if (tag === 'head') table.writeUInt32BE(0, 8);
          expect(file.readUInt32BE(entry + 4)).toBe(checksum(table));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('counts its glyphs alike in all tables', () => {
    const tables = tablesOf(subsetOf(face, [0, 5, 6, 7]));
    expect(tables.get('maxp')?.readUInt16BE(4)).toBe(4);
    expect(tables.get('hhea')?.readUInt16BE(34)).toBe(4);
    expect(tables.get('hmtx')).toHaveLength(16);
    expect(tables.get('loca')).toHaveLength(20);
  });

  test('parts of compound glyphs come along, under their new numbers', () => {
    /** Glyph 3 is made of 1, with arguments of a word each, and of 4, scaled, which is itself made of 2. */
    const compound = (...parts: [flags: number, glyph: number, rest: number][]) => {
      const outline = Buffer.alloc(10 + parts.reduce((sum, [, , rest]) => sum + 4 + rest, 0));
      outline.writeInt16BE(-1, 0);
      let at = 10;
      for (const [flags, glyph, rest] of parts) {
        outline.writeUInt16BE(flags, at);
        outline.writeUInt16BE(glyph, at + 2);
        at += 4 + rest;
      }
      return outline;
    };
    const simple = Buffer.from([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const outlines = [simple, simple, simple, compound([0x21, 1, 4], [0x08, 4, 4]), compound([0x40, 2, 6])];
    const made: Typeface = { ...face, outline: glyph => outlines[glyph] ?? Buffer.alloc(0) };
    const found = outlinesOf(subsetOf(made, [0, 3]));
    expect(found).toHaveLength(5);
    expect([found[1]?.readUInt16BE(12), found[1]?.readUInt16BE(20)]).toEqual([2, 3]);
    expect(found[3]?.readUInt16BE(12)).toBe(4);
    // The font's own outline stays as it was.
    expect(outlines[3]?.readUInt16BE(12)).toBe(1);
  });
});
