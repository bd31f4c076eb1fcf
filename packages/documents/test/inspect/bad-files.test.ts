import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanFile, inspectFile } from '../../src/index.ts';
import { docx } from '../word.ts';
import { file, look } from './look.ts';
import { packageOf } from './office.ts';
import { exif, picture, plainPicture } from './pictures.ts';

describe('pictures', () => {
  const metadata = { gps: true, artist: 'ZHOU', make: 'Camera', orientation: 6 };
  test.each(['jpg', 'png', 'webp'] as const)('%s', async kind => {
    const bytes = picture(kind, metadata);
    const kinds = (await look(bytes)).hidden.map(hidden => hidden.kind);
    expect(kinds).toEqual(['gps', 'camera-owner', 'camera']);
    const cleaned = await cleanFile(bytes);
    if ('error' in cleaned) throw new Error(cleaned.error.message);
    expect(cleaned.left).toEqual([]);
    expect(Buffer.from(cleaned.bytes).toString('latin1')).not.toMatch(/ZHOU|Camera|someone|comment|second/);
    // The way to turn the picture stays, and nothing else; cleaning again changes nothing.
    expect(Buffer.from(cleaned.bytes).includes(exif({ orientation: 6 }))).toBe(true);
    const again = await cleanFile(cleaned.bytes);
    expect('bytes' in again && Buffer.from(again.bytes).equals(cleaned.bytes)).toBe(true);
  });

  test.each(['jpg', 'png', 'webp'] as const)('%s that says nothing stays as it is', async kind => {
    const plain = plainPicture(kind);
    expect((await look(plain)).hidden).toEqual([]);
    const cleaned = await cleanFile(plain);
    expect('bytes' in cleaned && Buffer.from(cleaned.bytes).equals(plain)).toBe(true);
  });

  test('tiff is looked into, not cleaned', async () => {
    const bytes = exif({ gps: true, artist: 'ZHOU' });
    expect((await look(bytes)).hidden.map(({ kind }) => kind)).toEqual(['gps', 'camera-owner']);
    expect(await cleanFile(bytes)).toMatchObject({ error: { code: 'not-cleanable' } });
  });
});

describe('bad files give a sentence', () => {
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ]);
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) });
  test.each<[string, Uint8Array, string, string]>([
    ['empty', new Uint8Array(), 'empty', '空'],
    ['encrypted', ole('EncryptedPackage'), 'encrypted', '密码'],
    ['xls', ole('Workbook'), 'unknown-kind', '另存为xlsx'],
    ['doc that is broken', ole('WordDocument'), 'damaged', '另存'],
    ['a zip bomb', bomb, 'too-large', '文件太大'],
    ['a zip of files', zipSync({ 'a.txt': strToU8('a') }), 'unknown-kind', '另存为docx'],
    ['a zip cut off', zipSync({ 'word/document.xml': strToU8('<a/>') }).subarray(0, 60), 'damaged', '另存'],
    ['broken XML', docx('<w:p>'), 'damaged', '另存'],
    ['a workbook without sheets', packageOf({ 'xl/workbook.xml': '<workbook/>' }), 'damaged', '另存'],
    ['broken XML in a workbook', packageOf({ 'xl/workbook.xml': '<workbook>' }), 'damaged', '另存'],
    [
      'a presentation that is broken',
      packageOf({ 'ppt/presentation.xml': '<p:presentation' }),
      'damaged',
      '另存',
    ],
    ['a broken PDF', Buffer.from('%PDF-1.7\nnothing'), 'damaged', 'PDF'],
    ['a picture of another kind', Buffer.from('GIF89a....'), 'scanned', 'jpg'],
    ['bytes', Uint8Array.from({ length: 600 }, (_, at) => (at * 7) % 32), 'unknown-kind', '认不出'],
  ])('%s', async (_, bytes, code, words) => {
    const error = { code, message: expect.stringContaining(words) };
    expect(await inspectFile(bytes)).toEqual({ error });
    const cleaned = await cleanFile(bytes);
    expect(cleaned).toHaveProperty('error');
  });

  test('a picture cut off is looked into, and not cleaned', async () => {
    const bytes = picture('jpg', { gps: true }).subarray(0, 250);
    expect((await look(bytes)).hidden.map(({ kind }) => kind)).toEqual(['gps']);
    expect(await cleanFile(bytes)).toMatchObject({ error: { code: 'damaged' } });
  });

  const samples = [
    file('subsidy.docx'),
    file('list.xlsx'),
    file('subsidy.doc'),
    picture('jpg', { gps: true }),
    picture('webp', {}),
    picture('png', {}),
  ];
  test('so does a PDF', async () => {
    const sample = file('subsidy.pdf');
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = Buffer.from(cut ? sample.subarray(0, at + 1) : sample);
        bytes[at] = byte;
        const result = await inspectFile(bytes);
        if ('error' in result) expect(result.error.message).toMatch(/。$/);
        else expect(result.kind).toMatch(/^(?:pdf|txt)$/);
      }),
      { numRuns: 40 },
    );
  });

  test('broken anywhere, a file ends in a value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (sample, changes, part) => {
          const bytes = Buffer.from(sample.subarray(0, Math.ceil(sample.length * Math.max(part, 0.5))));
          for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte;
          for (const result of [await inspectFile(bytes), await cleanFile(bytes)])
            if ('error' in result) expect(result.error.message).toMatch(/。$/);
            else expect('text' in result || 'bytes' in result).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
