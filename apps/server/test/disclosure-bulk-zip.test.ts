import { describe, expect, test } from 'vitest';
import { openZip, readEntry, zipLimits } from '../src/disclosure/bulk/zip.ts';
import { Problem } from '../src/platform/api/problem.ts';
import { zipOf } from './disclosure-zip.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('zips that come from outside', () => {
  const open = (bytes: Uint8Array) =>
    openZip(async (start, end) => Buffer.from(bytes.subarray(start, end + 1)), bytes.length);
  const read = async (bytes: Uint8Array, name: string) => {
    const entries = await open(bytes);
    if (entries instanceof Problem) return entries;
    const entry = entries.find(each => each.name === name);
    if (!entry) throw new Error(`no ${name}`);
    return readEntry(async (start, end) => Buffer.from(bytes.subarray(start, end + 1)), entry);
  };
  const good = [{ name: 'a/附件.txt', bytes: encode('内容') }];

  test.each([
    ['deflated', good],
    ['stored', [{ name: 'a/附件.txt', bytes: encode('内容'), plain: true }]],
  ])('give back what was put in, %s', async (_, files) => {
    expect(await read(zipOf(files), 'a/附件.txt')).toEqual(Buffer.from('内容'));
  });

  test('have names in UTF-8 or, from Windows, in GB 18030', async () => {
    // 附件.txt
    const nameBytes = new Uint8Array([0xb8, 0xbd, 0xbc, 0xfe, 0x2e, 0x74, 0x78, 0x74]);
    const entries = await open(zipOf([{ name: '', nameBytes, bytes: encode('x') }]));
    expect(entries).toMatchObject([{ name: '附件.txt' }]);
  });

  test('leave out folders and what systems put in', async () => {
    const entries = await open(
      zipOf([
        ...good,
        { name: 'a/', bytes: encode('') },
        { name: '__MACOSX/a/._附件.txt', bytes: encode('x') },
      ]),
    );
    expect(entries).toMatchObject([{ name: 'a/附件.txt' }]);
  });

  test.each<[string, Uint8Array, string]>([
    ['no zip', encode('PK but not really'), 'zip-damaged'],
    ['cut off', zipOf(good).slice(0, -30), 'zip-damaged'],
    ['empty', zipOf([]), 'zip-empty'],
    [
      'a file larger than taken',
      zipOf([{ name: 'a.bin', bytes: encode('x'), claims: { size: zipLimits.entry + 1 } }]),
      'zip-entry-large',
    ],
    [
      'more than is taken in all',
      zipOf(
        Array.from({ length: 30 }, (_, at) => ({
          name: `${at}.bin`,
          bytes: encode('x'),
          claims: { size: zipLimits.entry - 1 },
        })),
      ),
      'zip-too-large',
    ],
  ])('are refused: %s', async (_, bytes, code) => {
    expect(await open(bytes)).toMatchObject({ code });
  });

  test('unpack to no more than they say: a bomb is refused', async () => {
    const bomb = zipOf([{ name: 'b.txt', bytes: new Uint8Array(10_000_000), claims: { size: 10 } }]);
    expect(await read(bomb, 'b.txt')).toMatchObject({ code: 'zip-damaged' });
  });
});
