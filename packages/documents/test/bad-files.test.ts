import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readReport, type UnreadableCode } from '../src/index.ts';
import { docx, paragraph, run } from './word.ts';

const file = (name: string): Uint8Array => readFileSync(new URL(`./files/${name}`, import.meta.url));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** An OLE file that names one stream, as far as its kind is told. */
const compound = (stream: string): Uint8Array => {
  const bytes = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  utf16(stream).copy(bytes, 1024);
  return bytes;
};

/** Rewrites the unpacked sizes that a zip declares, in its directory and before each part. */
const declaring = (zip: Uint8Array, size: number): Uint8Array => {
  const bytes = Buffer.from(zip);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes.readUInt32LE(at) === 0x04034b50) bytes.writeUInt32LE(size, at + 22);
    if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(size, at + 24);
  }
  return bytes;
};

const zip = (parts: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level: 9 },
  );

const megabytes = (count: number) => new Uint8Array(count * 1024 * 1024).fill(32);
const wordBomb = zip({ 'word/document.xml': megabytes(65) });
const sheetBomb = zip({
  'xl/workbook.xml': '<workbook><sheets/></workbook>',
  'xl/sharedStrings.xml': megabytes(65),
});

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${[...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;

const report2018 = [
  '云溪县水利局2018年政府信息公开工作年度报告',
  '根据条例编制本报告。',
  '一、概述',
  '全年公开信息120条。',
  '二、主动公开政府信息情况',
  '（一）公开的主要内容。机构职能、政策文件。',
  '三、依申请公开政府信息办理情况',
  '未收到申请。',
  '五、存在的主要问题和改进措施',
  '公开内容不够丰富。',
  '六、其他需要报告的事项',
  '无。',
];
const notice = [
  '关于做好防汛工作的通知',
  '各乡镇人民政府，县直各单位：',
  '请认真做好值班值守，遇有险情立即报告。',
  '云溪县人民政府办公室',
  '2024年6月1日',
];
const page = (lines: string[]) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${lines[0]}</title></head><body>${lines.map(line => `<p>${line}</p>`).join('')}</body></html>`;
const word = (lines: string[]) => docx(lines.map(line => paragraph(line)).join(''));

/** Bytes that look random but are the same each time. */
const noise = (length: number, seed: number): Uint8Array => {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
};

const cases: [string, Uint8Array, UnreadableCode, RegExp][] = [
  ['an empty file', new Uint8Array(), 'empty', /空/],
  ['whitespace alone', strToU8(' \r\n\t　\n'), 'empty', /没有文字/],
  ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty', /没有文字/],
  ['noise', noise(5000, 7), 'unknown-kind', /认不出/],
  ['zeros', new Uint8Array(5000), 'unknown-kind', /认不出/],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'scanned', /图片/],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'scanned', /图片/],
  ['RTF', strToU8('{\\rtf1\\ansi\\ansicpg936 \\u25919?}'), 'unknown-kind', /另存为docx/],
  [
    'a saved web page (mht)',
    strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'),
    'unknown-kind',
    /网页存档/,
  ],
  [
    'a zip of other things',
    zip({ '年报/云溪县水利局.docx': 'x', '年报/说明.txt': 'y' }),
    'unknown-kind',
    /解压/,
  ],
  [
    'an OpenDocument text',
    zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }),
    'unknown-kind',
    /OpenDocument/,
  ],
  ['an OFD', zip({ 'OFD.xml': '<ofd/>' }), 'unknown-kind', /OFD/],
  ['a binary workbook (xlsb)', zip({ 'xl/workbook.bin': 'x' }), 'unknown-kind', /xlsb/],
  ['slides', zip({ 'ppt/presentation.xml': '<p/>' }), 'unknown-kind', /PowerPoint/],
  ['an old workbook (xls)', compound('Workbook'), 'unknown-kind', /xls/],
  ['another OLE file', compound('PowerPoint Document'), 'unknown-kind', /认不出/],
  ['an encrypted Office file', compound('EncryptedPackage'), 'encrypted', /密码/],
  ['an OLE file that only names a Word document', compound('WordDocument'), 'damaged', /损坏/],
  ['the beginning of a zip', zip({ 'word/document.xml': '<a/>' }).subarray(0, 30), 'damaged', /损坏/],
  ['a docx without a document', zip({ 'word/document1.xml': '<a/>' }), 'damaged', /正文/],
  ['a docx whose XML is not closed', docx('<w:p><w:r>'), 'damaged', /损坏/],
  ['a docx of entities in entities', zip({ 'word/document.xml': laughs }), 'damaged', /损坏/],
  ['a docx that unpacks to too much', wordBomb, 'too-large', /64 MB/],
  ['an xlsx that unpacks to too much', sheetBomb, 'too-large', /64 MB/],
  ['a docx that declares less than it unpacks to', declaring(wordBomb, 1000), 'damaged', /损坏/],
  ['an xlsx that declares less than it unpacks to', declaring(sheetBomb, 10), 'damaged', /损坏/],
  ['a docx that declares far more', declaring(word(notice), 0xfffffff0), 'too-large', /64 MB/],
  [
    'an xlsx that declares far more',
    declaring(zip({ 'xl/workbook.xml': '<workbook/>' }), 0x7fffffff),
    'too-large',
    /64 MB/,
  ],
  ['a file larger than any report', new Uint8Array(50 * 1024 * 1024 + 1), 'too-large', /50MB|50 MB/],
  ['a report of 2018 (docx)', word(report2018), 'no-statutory-tables', /没有法定统计表/],
  ['a report of 2018 (html)', strToU8(page(report2018)), 'no-statutory-tables', /没有法定统计表/],
  ['a report of 2018 (txt)', strToU8(report2018.join('\n')), 'no-statutory-tables', /没有法定统计表/],
  ['another document (docx)', word(notice), 'not-a-report', /不是政府信息公开工作年度报告/],
  ['another page (html)', strToU8(page(notice)), 'not-a-report', /不是政府信息公开工作年度报告/],
  ['another text', strToU8(notice.join('\n')), 'not-a-report', /不是政府信息公开工作年度报告/],
  [
    'another workbook',
    zip({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>',
    }),
    'not-a-report',
    /不是政府信息公开工作年度报告/,
  ],
  ['an empty docx', docx(''), 'not-a-report', /不是政府信息公开工作年度报告/],
  [
    'JSON of something else',
    strToU8('{"name":"云溪县","figures":[1,2,3]}'),
    'invalid-json',
    /annual-report\/1/,
  ],
  ['JSON that is not closed', strToU8('{"schema":"annual-report/1"'), 'invalid-json', /括号/],
  ['an array', strToU8('[1,2,3]'), 'invalid-json', /annual-report\/1/],
  ['JSON nested deeply', strToU8('['.repeat(100_000) + ']'.repeat(100_000)), 'invalid-json', /json/],
  [
    'objects nested deeply',
    strToU8(`${'{"report":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    'invalid-json',
    /json/,
  ],
  ['deep brackets that are not closed', strToU8('['.repeat(1_000_000)), 'invalid-json', /json/],
];

describe('files that are no report are refused by name', () => {
  test.each(cases)('%s', async (_, bytes, code, message) => {
    const result = await readReport(bytes);
    expect(result).toEqual({
      error: expect.objectContaining({ code, message: expect.stringMatching(message) }),
    });
  });

  test('what could be read of a report without tables is told', async () => {
    const result = await readReport(word(report2018));
    expect(result).toMatchObject({
      error: {
        partial: { authority: '云溪县水利局', year: 2018, sections: expect.arrayContaining(['一、概述']) },
      },
    });
  });
});

/** A whole file of each kind, to be broken. */
const whole = {
  docx: file('docx/tracked-changes-2024.docx'),
  doc: file('doc/tracked-changes-2024.doc'),
  xlsx: file('xlsx/one-sheet-2024.xlsx'),
  txt: file('txt/one-cell-a-line-2022.txt'),
  json: strToU8(
    JSON.stringify(JSON.parse(readFileSync(new URL('./files/doc/full-2024.json', import.meta.url), 'utf8'))),
  ),
  html: file('html/merged-tables-2023.html'),
  pdf: file('pdf/huaian-2024.pdf'),
};
type Whole = keyof typeof whole;
const kinds = Object.keys(whole) as Whole[];

/** Whatever the bytes: a report, or an error in Chinese; no exception. */
const isAnswered = async (bytes: Uint8Array): Promise<void> => {
  const result = await readReport(bytes);
  if ('error' in result) expect(result.error.message).toMatch(/[\u4e00-\u9fff]/);
  else expect(result.report.schema).toBe('annual-report/1');
};

/** Fewer runs for the slower kinds. */
const runs = (kind: Whole) => (kind === 'pdf' ? 15 : 80);

const flips = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), to: fc.nat(255) }),
  { minLength: 1, maxLength: 20 },
);

const flipped = (bytes: Uint8Array, changes: { at: number; to: number }[]): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  for (const { at, to } of changes) changed[Math.floor(at * changed.length)] = to;
  return changed;
};

describe('broken files are answered, never thrown at', () => {
  test.each(kinds)('%s cut off anywhere', async kind => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), share =>
        isAnswered(whole[kind].subarray(0, Math.floor(share * whole[kind].length))),
      ),
      { numRuns: runs(kind) },
    );
  });

  test.each(kinds)('%s with bytes changed', async kind => {
    await fc.assert(
      fc.asyncProperty(flips, changes => isAnswered(flipped(whole[kind], changes))),
      { numRuns: runs(kind) },
    );
  });

  test('XML changed within its package', async () => {
    const body = paragraph(run('一、总体情况')) + paragraph('全年公开信息12条。');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(body.length),
        fc.string({
          unit: fc.constantFrom('<', '>', '&', '"', '/', 'w:tbl', 'w:tr', 'w:tc', ';', '#', ' ', '甲'),
          maxLength: 8,
        }),
        (at, text) => isAnswered(docx(body.slice(0, at) + text + body.slice(at))),
      ),
      { numRuns: 300 },
    );
  });

  test('a sheet’s XML changed within its package', async () => {
    const parts = unzipSync(whole.xlsx);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? expect.unreachable());
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      '<c r="ZZ9">',
      '<row r="9">',
      '<v>',
      '</v>',
      ' t="s"',
      '999999',
      'A1:XFD1048576',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(sheet.length), fc.array(piece, { maxLength: 4 }), (at, pieces) =>
        isAnswered(
          zipSync(
            {
              ...parts,
              'xl/worksheets/sheet1.xml': strToU8(sheet.slice(0, at) + pieces.join('') + sheet.slice(at)),
            },
            { level: 1 },
          ),
        ),
      ),
      { numRuns: 60 },
    );
  });

  test('any bytes at all, with the signature of each kind before them', async () => {
    const signatures = [
      [],
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0x3c, 0x68, 0x74, 0x6d, 0x6c, 0x3e],
      [0x7b],
      [0xff, 0xfe],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signatures),
        fc.uint8Array({ maxLength: 3000 }),
        (signature, rest) => isAnswered(Uint8Array.from([...signature, ...rest])),
      ),
      { numRuns: 300 },
    );
  });
});
