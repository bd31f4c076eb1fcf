import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pages, pdfOf, shown } from '../../../test/pdf.ts';
import type { UnreadableCode } from '../../blocks.ts';
import { cmapOf } from './cmaps.ts';
import { readPdf } from './index.ts';
import { readContents } from './open.ts';

const text = '云溪县水利局2024年政府信息公开工作年度报告';
const whole = pages([shown(text, 100, 700)]);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const replaced = (from: string, to: string) => Buffer.from(latin1(whole).replace(from, to), 'latin1');
const picture = 'q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0080 EI Q';

const cases: [string, () => Uint8Array, UnreadableCode, RegExp][] = [
  [
    'a password is asked for',
    () => readFileSync(new URL('../../../test/files/pdf/encrypted.pdf', import.meta.url)),
    'encrypted',
    /取消密码/,
  ],
  ['pages that are pictures', () => pages([picture, picture]), 'scanned', /扫描件/],
  ['pages without anything', () => pages(['', '']), 'scanned', /文字识别/],
  [
    'a font without characters',
    () => pages([`BT /F1 12 Tf 100 700 Td <${'e001e002e003'.repeat(20)}> Tj ET`]),
    'scanned',
    /没有编码/,
  ],
  ['bytes that are no PDF', () => Buffer.from('%PDF-1.7\n这不是PDF文件'.repeat(50)), 'damaged', /重新导出/],
  ['cut off', () => whole.subarray(0, 400), 'damaged', /重新下载/],
  ['no pages', () => pdfOf([{ dictionary: '/Type /Catalog' }]), 'damaged', /损坏/],
  ['too many pages', () => pages(Array.from({ length: 301 }, () => '')), 'too-large', /301页/],
  [
    'a drawing of half a million strokes',
    () => pages(['0 0 m 9 9 l S\n'.repeat(500_000)], { deflated: true }),
    'too-large',
    /文字和图形过多/,
  ],
  [
    'a text of a million characters',
    () => pages([`BT /F1 12 Tf <${'4e00'.repeat(1_000_000)}> Tj ET`], { deflated: true }),
    'too-large',
    /文字和图形过多/,
  ],
  ['content of many megabytes', () => pages([' '.repeat(9_000_000)]), 'too-large', /解压后过大/],
  [
    'content packed in a way not to be seen through',
    () =>
      Buffer.from(
        latin1(pages([' '.repeat(2_000_000)])).replace(
          '/Length 2000000',
          '/Length 2000000 /Filter /LZWDecode',
        ),
        'latin1',
      ),
    'too-large',
    /解压后过大/,
  ],
  [
    'content that unpacks to gigabytes',
    () => pages([Buffer.alloc(100_000_000, ' ')], { deflated: true }),
    'too-large',
    /解压后过大/,
  ],
];

describe('files that cannot be read are refused in words that say what to do', () => {
  afterEach(() => vi.restoreAllMocks());

  test.each(cases)('%s', async (_, make, code, message) => {
    await expect(readPdf(make())).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('what stands on the pages is counted together', async () => {
    const strokes = pages(Array.from({ length: 5 }, () => '0 0 m 9 9 l S\n'.repeat(20)));
    const words = pages(Array.from({ length: 5 }, () => shown(text, 100, 700)));
    const most = { pages: 5, operators: 600, characters: 600 };
    for (const bytes of [strokes, words]) expect((await readContents(bytes, most)).pages).toHaveLength(5);
    await expect(readContents(strokes, { ...most, operators: 60 })).rejects.toMatchObject({
      code: 'too-large',
    });
    await expect(readContents(words, { ...most, characters: 60 })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  test('nothing is written to the terminal, whatever is wrong with a file', async () => {
    const written = vi.spyOn(console, 'log').mockReturnValue();
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const failed = vi.spyOn(console, 'error').mockReturnValue();
    const files = [
      replaced('/UniGB-UCS2-H', '/UniJIS-UCS2-H'),
      replaced('/F1 12 Tf', '/F9 12 Tf'),
      replaced('xref', 'xxxx'),
      whole.subarray(0, 400),
    ];
    for (const file of files) await readPdf(file).catch(() => undefined);
    expect([written, warned, failed].map(spy => spy.mock.calls)).toEqual([[], [], []]);
  });

  test('the bytes given are left as they were', async () => {
    const copy = Uint8Array.from(whole);
    await readPdf(whole);
    expect(Buffer.compare(copy, whole)).toBe(0);
  });

  test('a file whose table of objects is broken is read all the same', async () => {
    const { blocks } = await readPdf(replaced('startxref\n', 'startxref\n9'));
    expect(blocks).toEqual([{ kind: 'paragraph', text }]);
  });

  test('the document’s own title is a hint', async () => {
    const titled = pages([shown(text, 100, 700)], { trailer: '/Info <</Title (Report)>>' });
    expect((await readPdf(titled)).hints).toEqual({ title: 'Report' });
  });
});

describe('Chinese fonts that a file names without bringing them along', () => {
  const inGbk = Buffer.from(
    'd4c6cfaacbaec0fbbed632303234c4ead0c5cfa2b9abbfaaa3acb1a8b8e6a3a8d2bba3a9',
    'hex',
  );
  const expected = '云溪水利局2024年信息公开，报告（一）';

  test.each(['GBK-EUC-H', 'GBKp-EUC-H', 'GBK2K-H', 'GB-EUC-H', 'GBpc-EUC-H'])('%s', async encoding => {
    const source = latin1(pages([`BT /F1 12 Tf 100 700 Td <${inGbk.toString('hex')}> Tj ET`])).replace(
      '/UniGB-UCS2-H',
      `/${encoding}`,
    );
    expect((await readPdf(Buffer.from(source, 'latin1'))).blocks).toEqual([
      { kind: 'paragraph', text: expected },
    ]);
  });

  test('numbers of the collection itself', async () => {
    // CIDs of Adobe-GB1: 啊 is the first of the 6763 characters, 亍 the first of the second level, 齄 the last.
    const cids = [939, 4694, 7701, 34, 262, 17, 940, 941, 942, 943]
      .map(cid => cid.toString(16).padStart(4, '0'))
      .join('');
    const source = latin1(pages([`BT /F1 12 Tf 100 700 Td <${cids}> Tj ET`])).replace(
      '/UniGB-UCS2-H',
      '/Identity-H',
    );
    expect((await readPdf(Buffer.from(source, 'latin1'))).blocks).toEqual([
      { kind: 'paragraph', text: '啊亍齄A！0阿埃挨哎' },
    ]);
  });

  test('a table for vertical text says so; other collections have none', () => {
    expect(cmapOf('GBK-EUC-V')).toMatch(/^\/WMode 1 def/);
    expect(cmapOf('UniJIS-UCS2-H')).toBeUndefined();
  });
});
