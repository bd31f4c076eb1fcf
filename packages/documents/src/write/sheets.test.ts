import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheets, writeSheets } from '../index.ts';

const columns = [
  { title: '名称', width: 20 },
  { title: '类别', width: 12, choices: ['甲类', '乙类'], strict: true },
  { title: '上级', width: 20, choices: { table: '机构', column: 0 }, advice: '写上级的名称' },
];
const book = (rows: readonly (readonly string[])[]) =>
  writeSheets({
    title: '机构表',
    creator: '云溪县',
    sheets: [
      { name: '说明', lines: ['填写说明', '一行一个。'] },
      { name: '机构', columns, rows },
    ],
  });
const rowsOf = (bytes: Uint8Array, name: string) => {
  const result = readSheets(bytes);
  if ('error' in result) throw new Error(result.error.message);
  return result.sheets.find(sheet => sheet.name === name)?.rows ?? [];
};

describe('tables as a workbook', () => {
  test('what is written is read back, whatever it says', () => {
    const cell = fc
      .string({ unit: 'binary', maxLength: 20 })
      .map(text => text.replace(/[^\u0020-\ud7ff\ue000-\ufffd]/g, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), rows => {
        const read = rowsOf(book(rows), '机构').slice(1);
        const expected = rows
          .map((row, index) => ({ number: index + 2, texts: row }))
          .filter(({ texts }) => texts.some(text => text.trim() !== ''));
        expect(read.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
        expect(read.map(({ texts }) => [0, 1, 2].map(column => texts.get(column) ?? ''))).toEqual(
          expected.map(({ texts }) => texts.map(text => (text.trim() === '' ? '' : text))),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('choices stand in a hidden sheet that is not read, or in the column of a table', () => {
    const bytes = book([['商务局', '甲类', '']]);
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(
      [...sheet.matchAll(/<formula1>.*?(\p{Script=Han}+).*?!(\S+)<\/formula1>/gu)].map(found =>
        found.slice(1),
      ),
    ).toEqual([
      ['选项', '$A$1:$A$2'],
      ['机构', '$A$2:$A$5001'],
    ]);
    expect(readSheets(bytes)).toMatchObject({ sheets: [{ name: '说明' }, { name: '机构' }] });
  });

  test('a merged cell says the same in each of its rows', () => {
    const parts = unzipSync(
      book([
        ['商务局', '甲类', '县政府'],
        ['财政局', '', ''],
      ]),
    );
    const name = 'xl/worksheets/sheet2.xml';
    const xml = strFromU8(parts[name] ?? new Uint8Array()).replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>',
    );
    const rows = rowsOf(zipSync({ ...parts, [name]: strToU8(xml) }), '机构');
    expect(rows.map(({ texts }) => texts.get(2))).toEqual(['上级', '县政府', '县政府']);
  });

  test.each([
    ['nothing', new Uint8Array(), 'empty', /空的/],
    ['a text', strToU8('商务局'), 'not-found', /不是xlsx/],
    ['a broken zip', strToU8('PK\u0003\u0004rest'), 'damaged', /损坏/],
    [
      'a sheet of broken XML',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets>') }),
      'damaged',
      /损坏/,
    ],
  ])('%s is refused with what to do', (_, bytes, code, message) => {
    expect(readSheets(bytes)).toEqual({ error: { code, message: expect.stringMatching(message) } });
  });
});
