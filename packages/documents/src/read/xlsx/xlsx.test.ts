import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gridOfTexts } from '../../../test/grid.ts';
import { readXlsx } from './index.ts';
import { dateOf, numberText } from './sheet.ts';

const namespace =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

interface Parts {
  /** The content of each sheet's XML; a name that begins with a dash is a hidden sheet. */
  sheets: Record<string, string>;
  strings?: string;
  styles?: string;
  properties?: string;
}

const workbook = ({ sheets, strings, styles, properties = '' }: Parts): Uint8Array => {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${namespace}>${properties}<sheets>${names.map((name, i) => `<sheet name="${name.replace('-', '')}" sheetId="${i + 1}"${name.startsWith('-') ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/s${i + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/s${i + 1}.xml`,
        `<worksheet ${namespace}>${sheets[name]}</worksheet>`,
      ]),
    ),
    ...(strings ? { 'xl/sharedStrings.xml': `<sst ${namespace}>${strings}</sst>` } : {}),
    ...(styles ? { 'xl/styles.xml': `<styleSheet ${namespace}>${styles}</styleSheet>` } : {}),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
};

const text = (reference: string, content: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${content}</t></is></c>`;
const number = (reference: string, value: number | string, style = 0) =>
  `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
const blanks = (row: number, ...columns: string[]) =>
  columns.map(column => `<c r="${column}${row}" s="1"/>`).join('');
const row = (index: number, cells: string, attributes = '') =>
  `<row r="${index}"${attributes}>${cells}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const merges = (...areas: string[]) =>
  `<mergeCells>${areas.map(area => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`;

const shown = (parts: Parts) => readXlsx(workbook(parts)).blocks.flatMap(gridOfTexts);
const oneSheet = (content: string, more: Omit<Parts, 'sheets'> = {}) =>
  shown({ sheets: { 年报: content }, ...more });

describe('cells as people see them', () => {
  test.each<[string, string, Omit<Parts, 'sheets'>, string[]]>([
    [
      'shared text',
      '<c r="A1" t="s"><v>1</v></c>',
      { strings: '<si><t>甲</t></si><si><t>乙</t></si>' },
      ['乙'],
    ],
    [
      'rich text, without readings',
      '<c r="A1" t="s"><v>0</v></c>',
      {
        strings:
          '<si><r><t>总体</t></r><r><rPr><b/></rPr><t>情况</t></r><rPh sb="0" eb="1"><t>zong</t></rPh></si>',
      },
      ['总体情况'],
    ],
    [
      'text in place, in runs',
      '<c r="A1" t="inlineStr"><is><r><t>总体</t></r><r><t>情况</t></r></is></c>',
      {},
      ['总体情况'],
    ],
    ['a formula’s text', '<c r="A1" t="str"><f>B1&amp;"年"</f><v>2024年</v></c>', {}, ['2024年']],
    ['an escaped line end', text('A1', '上_x000D_\n下'), {}, ['上\n下']],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', {}, ['#REF!']],
    [
      'a date',
      number('A1', 45672, 1),
      { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>' },
      ['2025年1月15日'],
    ],
    [
      'a date in a format of its own',
      number('A1', 45672, 1),
      {
        styles:
          '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>',
      },
      ['2025年1月15日'],
    ],
    [
      'a date counted from 1904',
      number('A1', 44210, 1),
      {
        styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>',
        properties: '<workbookPr date1904="1"/>',
      },
      ['2025年1月15日'],
    ],
    [
      'a colour in a format is no date',
      number('A1', 12, 1),
      {
        styles:
          '<numFmts><numFmt numFmtId="177" formatCode="[Red]0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="177"/></cellXfs>',
      },
      ['12'],
    ],
  ])('%s', (_, cells, more, expected) => {
    expect(oneSheet(data(row(1, cells)), more)).toEqual(expected);
  });

  test.each([
    ['96171.6', '96171.6'],
    ['96171.600000000006', '96171.6'],
    ['0.30000000000000004', '0.3'],
    ['12', '12'],
    ['12.0', '12'],
    ['1.2E3', '1200'],
    ['0', '0'],
    ['-3', '-3'],
    ['1E+20', '1E+20'],
  ])('%s is %s', (written, expected) => {
    expect(numberText(written)).toBe(expected);
  });

  test.each([
    [1, '1900年1月1日'],
    [59, '1900年2月28日'],
    [61, '1900年3月1日'],
    [45672.75, '2025年1月15日'],
  ])('day %d is %s', (serial, expected) => {
    expect(dateOf(serial, false)).toBe(expected);
  });
});

describe('rows of text are paragraphs, rows of cells are tables', () => {
  const long =
    '全年通过门户网站主动公开政府信息一百二十条，其中政策文件十二条；依法办理各类申请，答复规范、及时，群众满意度不断提高，没有发生行政复议。';
  test.each<[string, string, string[]]>([
    [
      'a merged title above a table',
      data(row(1, text('A1', '标题')), row(2, text('A2', '行政许可') + number('B2', 11))) + merges('A1:D1'),
      ['标题', '行政许可|11'],
    ],
    [
      'merged cells across and down',
      data(row(1, text('A1', '高') + text('B1', '宽')), row(2, text('B2', '甲') + number('C2', 1))) +
        merges('A1:A2', 'B1:C1'),
      ['高|宽|宽', '高|甲|1'],
    ],
    [
      'blank cells within a table',
      data(row(1, text('A1', '甲') + number('D1', 1)), row(2, text('A2', '乙') + number('C2', 2))),
      ['甲|||1', '乙||2|'],
    ],
    [
      'a label alone beside blanks',
      data(
        row(1, text('A1', '一、本年新收政府信息公开申请数量') + number('H1', 0)),
        row(2, text('A2', '（一）予以公开') + blanks(2, 'B', 'C', 'D', 'E', 'F', 'G', 'H')),
      ),
      ['一、本年新收政府信息公开申请数量|||||||0', '（一）予以公开|||||||'],
    ],
    [
      'a drawn row without figures',
      data(
        row(1, ['A', 'B', 'C', 'D', 'E'].map(column => text(`${column}1`, '总计')).join('')),
        row(2, blanks(2, 'A', 'B', 'C', 'D', 'E')),
      ),
      ['总计|总计|总计|总计|总计', '||||'],
    ],
    [
      'a heading below a table',
      data(
        row(1, text('A1', '行政许可') + number('B1', 11)),
        row(2, text('A2', '三、收到和处理政府信息公开申请情况')),
      ),
      ['行政许可|11', '三、收到和处理政府信息公开申请情况'],
    ],
    [
      'a name beside its prose',
      data(row(1, text('A1', '一、总体情况') + text('B1', long))),
      ['一、总体情况', long],
    ],
    [
      'rows without numbers',
      '<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row></sheetData>',
      ['甲|1'],
    ],
  ])('%s', (_, content, expected) => {
    expect(oneSheet(content)).toEqual(expected);
  });

  test('a merged cell is one object', () => {
    const [block] = readXlsx(
      workbook({
        sheets: {
          表: data(row(1, text('A1', '高') + number('B1', 1)), row(2, number('B2', 2))) + merges('A1:A2'),
        },
      }),
    ).blocks;
    expect(block?.kind === 'table' && block.rows[0]?.[0]).toBe(block?.kind === 'table' && block.rows[1]?.[0]);
  });

  test('elements may have a prefix', () => {
    const xml =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(
        `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="年报" r:id="rId1"/></x:sheets></x:workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(xml),
    });
    expect(readXlsx(bytes).blocks.flatMap(gridOfTexts)).toEqual(['7']);
  });
});

describe('what is out of sight is told', () => {
  const line = data(row(1, text('A1', '甲')));
  test.each<[string, Parts, string[], RegExp]>([
    [
      'a hidden sheet is left out',
      { sheets: { 年报: line, '-底稿': data(row(1, text('A1', '乙'))) } },
      ['甲'],
      /“底稿”是隐藏的，没有读取/,
    ],
    [
      'a hidden row is read',
      { sheets: { 年报: data(row(1, text('A1', '甲'), ' hidden="1"')) } },
      ['甲'],
      /隐藏的行或列/,
    ],
    [
      'a hidden column is read',
      { sheets: { 年报: `<cols><col min="1" max="2" hidden="1"/></cols>${line}` } },
      ['甲'],
      /隐藏的行或列/,
    ],
    [
      'a formula without its result',
      { sheets: { 年报: data(row(1, `${text('A1', '甲')}<c r="B1"><f>SUM(C1:D1)</f></c>`)) } },
      ['甲'],
      /1个公式没有计算结果/,
    ],
    [
      'cells too far right',
      { sheets: { 年报: data(row(1, text('A1', '甲') + text('XFD1', '乙'))) } },
      ['甲'],
      /第60列以后/,
    ],
  ])('%s', (_, parts, expected, note) => {
    const source = readXlsx(workbook(parts));
    expect(source.blocks.flatMap(gridOfTexts)).toEqual(expected);
    expect(source.notes).toEqual([expect.stringMatching(note)]);
  });

  test('captions of sheets that hold a table alone do not repeat the headings of the text', () => {
    const prose = data(
      ...['二、主动公开政府信息情况', '六、其他需要报告的事项', '无。'].map((content, i) =>
        row(i + 1, text(`A${i + 1}`, content)),
      ),
    );
    const table = data(
      row(1, text('A1', '表二：主动公开政府信息情况')),
      row(2, text('A2', '行政许可') + number('B2', 11)),
    );
    expect(shown({ sheets: { 正文: prose, 表二: table } })).toEqual([
      '二、主动公开政府信息情况',
      '六、其他需要报告的事项',
      '无。',
      '行政许可|11',
    ]);
  });
});

describe('sheets that reach further than they hold', () => {
  test('a million rows drawn but empty cost nothing', () => {
    const empty = Array.from(
      { length: 100_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"/></row>`,
    ).join('');
    const last = row(1_048_576, text('A1048576', '末'));
    expect(
      oneSheet(data(row(1, text('A1', '首')), empty, last) + merges('B1:XFD1048576', 'A2:A1048575')),
    ).toEqual(['首', '末']);
  });

  test('more cells than any report has are refused', () => {
    const rows = Array.from(
      { length: 1001 },
      (_, i) => `<row r="${i + 1}">${'<c><v>1</v></c>'.repeat(50)}</row>`,
    ).join('');
    expect(() => oneSheet(data(rows))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  test.each([
    ['no workbook', zipSync({ 'xl/other.xml': strToU8('<a/>') })],
    ['broken XML', workbook({ sheets: { 年报: '<sheetData><row>' } })],
  ])('%s', (_, bytes) => {
    expect(() => readXlsx(bytes)).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});
