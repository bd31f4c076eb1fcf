import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cell, docx, paragraph, run, table, tableRow } from '../../../test/word.ts';
import type { Block } from '../../blocks.ts';
import { readDocx } from './index.ts';
import { chineseCounting } from './numbering.ts';

/** Blocks as short text: a paragraph as it is, a table as rows of slots. */
const shown = (blocks: Block[]) =>
  blocks.map(block =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(row => row.map(slot => slot?.text ?? '').join('|')),
  );

const read = (body: string, parts?: Record<string, string>) => shown(readDocx(docx(body, parts)).blocks);

describe('WordprocessingML as Word shows it with all changes accepted', () => {
  test.each([
    ['runs of one paragraph', paragraph(run('受理') + run('12') + run('件')), ['受理12件']],
    ['an inserted run', paragraph(`${run('公开')}<w:ins>${run('12')}</w:ins>${run('条')}`), ['公开12条']],
    [
      'a deleted run',
      paragraph(
        `${run('公开')}<w:del><w:r><w:delText>11</w:delText></w:r></w:del><w:ins>${run('12')}</w:ins>${run('条')}`,
      ),
      ['公开12条'],
    ],
    [
      'moved text',
      paragraph(`<w:moveFrom>${run('旧处')}</w:moveFrom>${run('中')}<w:moveTo>${run('新处')}</w:moveTo>`),
      ['中新处'],
    ],
    [
      'a deleted paragraph mark',
      paragraph(run('前半'), '<w:rPr><w:del/></w:rPr>') + paragraph(run('后半')),
      ['前半后半'],
    ],
    [
      'a formatting change',
      paragraph(
        run('文字'),
        '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
      ),
      ['文字'],
    ],
    [
      'a footnote mark',
      paragraph(`${run('条例')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('规定')}`),
      ['条例规定'],
    ],
    ['hidden text', paragraph(run('看得见') + run('看不见', '<w:vanish/>')), ['看得见']],
    [
      'a field',
      paragraph(`${run('第')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run('3')}${run('页')}`),
      ['第3页'],
    ],
    ['a line break', paragraph(`<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>`), ['上\n下']],
    ['tab stops are no text', paragraph(run('题'), '<w:tabs><w:tab w:val="left"/></w:tabs>'), ['题']],
    [
      'a text box, once, after its paragraph',
      paragraph(
        `${run('正文')}<mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('框内')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('框内')}</w:txbxContent></mc:Fallback></mc:AlternateContent>`,
      ),
      ['正文', '框内'],
    ],
    [
      'merged columns',
      table([tableRow([cell('宽', 2), cell('窄')]), tableRow([cell('一'), cell('二'), cell('三')])]),
      [['宽|宽|窄', '一|二|三']],
    ],
    [
      'merged rows',
      table([
        tableRow([cell('高', 1, 'restart'), cell('甲')]),
        tableRow([cell('', 1, 'continue'), cell('乙')]),
      ]),
      [['高|甲', '高|乙']],
    ],
    [
      'a deleted row',
      table([tableRow([cell('留'), cell('1')]), tableRow([cell('删'), cell('2')], '<w:del/>')]),
      [['留|1']],
    ],
    [
      'cells joined by hMerge',
      table([
        `<w:tr>${['restart', 'continue'].map(value => `<w:tc><w:tcPr><w:hMerge w:val="${value}"/></w:tcPr>${paragraph(value === 'restart' ? '宽' : '余')}</w:tc>`).join('')}${cell('窄')}</w:tr>`,
      ]),
      [['宽|宽|窄']],
    ],
    [
      'cells left out before a row',
      table([tableRow([cell('一'), cell('二')]), tableRow([cell('二下')], '<w:gridBefore w:val="1"/>')]),
      [['一|二', '|二下']],
    ],
    ['a frame of one cell', table([tableRow([cell(paragraph('题') + paragraph('文'))])]), ['题', '文']],
    [
      'text beside a table in a table',
      table([
        tableRow([cell('甲'), cell('1'), cell('2')]),
        tableRow([cell('旁'), cell(table([tableRow([cell('内'), cell('1')])]) + paragraph(''), 2)]),
      ]),
      [['甲|1|2'], '旁', ['内|1'], ''],
    ],
    [
      'a table in a table',
      table([
        tableRow([cell('外')]),
        tableRow([cell(paragraph('标题') + table([tableRow([cell('内'), cell('1')])]) + paragraph(''))]),
      ]),
      ['外', '标题', ['内|1'], ''],
    ],
  ])('%s', (_, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  test('uses of one list count together; one with a first number of its own counts by itself', () => {
    const use = (id: number, override = '') =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${override}</w:num>`;
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>';
    const own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum>${use(1)}${use(2)}${use(3, own)}</w:numbering>`;
    const item = (text: string, list: number) =>
      paragraph(text, `<w:numPr><w:numId w:val="${list}"/></w:numPr>`);
    const body = item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 1);
    expect(read(body, { 'word/numbering.xml': numbering })).toEqual(['一、甲', '二、乙', '五、丙', '三、丁']);
  });

  test('automatic numbers are written out, level by level', () => {
    const level = (ilvl: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const styles =
      '<w:styles xmlns:w="x"><w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>';
    const at = (ilvl: number) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="5"/></w:numPr>`;
    const body =
      paragraph('总体情况', '<w:pStyle w:val="h1"/>') +
      paragraph('主动', at(1)) +
      paragraph('依申请', at(1)) +
      paragraph('主动公开', at(0)) +
      paragraph('规章', at(1));
    expect(read(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles })).toEqual([
      '一、总体情况',
      '一.1主动',
      '一.2依申请',
      '二、主动公开',
      '二.1规章',
    ]);
  });

  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [25, '二十五'],
    [99, '九十九'],
  ])('%i is %s', (value, text) => {
    expect(chineseCounting(value)).toBe(text);
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['broken XML', docx('<w:p><w:r></w:p>'), 'damaged'],
    ['no document part', zipSync({ 'word/other.xml': new Uint8Array([1]) }), 'damaged'],
    ['elements nested without end', docx('<w:sdt>'.repeat(3000)), 'damaged'],
    [
      'a zip bomb',
      zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 }),
      'too-large',
    ],
  ])('%s', (_, bytes, code) => {
    expect(() => readDocx(bytes)).toThrow(expect.objectContaining({ code }));
  });
});
