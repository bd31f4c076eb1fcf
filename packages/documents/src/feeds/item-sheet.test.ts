import { describe, expect, test } from 'vitest';
import { readSheets } from '../read/sheets.ts';
import { writeSheets } from '../write/sheets.ts';
import { type ItemField, itemColumns, itemFields } from './item-columns.ts';
import { type ItemRow, readItemSheet, writeItemSheet } from './item-sheet.ts';

type Cells = Partial<Record<ItemField, string>>;
const good: Cells = { title: '关于促消费的通知', column: '政策文件/通知', formed: '2024-03-15' };
const write = (...rows: Cells[]) => writeItemSheet({ creator: '衡山县商务局', rows });
const rowsOf = (bytes: Uint8Array): ItemRow[] => {
  const result = readItemSheet(bytes);
  if ('error' in result) throw new Error(result.error.message);
  return result.rows;
};
/** A sheet with heads as people write them. */
const sheet = (heads: string[], ...rows: string[][]) =>
  writeSheets({
    title: 'x',
    creator: 'x',
    sheets: [{ name: '清单', columns: heads.map(title => ({ title, width: 10 })), rows }],
  });

describe('a list of items', () => {
  test('is read as it was filled in', () => {
    const [row] = rowsOf(
      write({
        ...good,
        published: '2024年3月20日',
        documentNumber: '山商〔2024〕3号',
        source: '衡山县商务局',
        author: '局办公室',
        disclosure: '依申请公开',
        reason: '《条例》第十五条',
        subject: '商贸',
        keywords: '促消费；补贴、商务',
        summary: '概述',
        body: '各乡镇：\n　　请做好 <落实> 工作。',
        attachments: '申报表.docx；名单.xlsx;申报表.docx',
        validity: '已废止',
        validityDay: '2025/1/1',
        sourceId: 'OA-12',
      }),
    );
    expect(row).toEqual({
      row: 2,
      values: {
        title: '关于促消费的通知',
        column: ['政策文件', '通知'],
        formed: '2024-03-15',
        published: '2024-03-20',
        documentNumber: '山商〔2024〕3号',
        source: '衡山县商务局',
        author: '局办公室',
        disclosure: '依申请公开',
        reason: '《条例》第十五条',
        subject: '商贸',
        keywords: ['促消费', '补贴', '商务'],
        summary: '概述',
        body: '<p>各乡镇：</p><p>请做好 &lt;落实&gt; 工作。</p>',
        attachments: ['申报表.docx', '名单.xlsx'],
        validity: '已废止',
        validityDay: '2025-01-01',
        sourceId: 'OA-12',
      },
      faults: [],
    });
  });

  test('a body that is HTML is cleaned', () => {
    const [row] = rowsOf(write({ ...good, body: '<p onclick="x()">甲<script>x</script></p>' }));
    expect(row?.values.body).toBe('<p>甲</p>');
  });

  test.each<[string, Cells, [ItemField, RegExp][]]>([
    ['no title', { title: '' }, [['title', /没有填“标题”。请补上/]]],
    [
      'no column and no date',
      { column: '', formed: '' },
      [
        ['column', /没有填“栏目”/],
        ['formed', /没有填“成文日期”/],
      ],
    ],
    ['a day that does not exist', { formed: '2024-02-30' }, [['formed', /没有2024-02-30这一天/]]],
    ['a date that is none', { published: '去年' }, [['published', /“去年”不是日期/]]],
    [
      'published before it was formed',
      { published: '2024-03-14' },
      [['published', /发布日期2024-03-14早于成文日期2024-03-15/]],
    ],
    ['an unknown attribute', { disclosure: '公开' }, [['disclosure', /没有“公开”这一项.*主动公开/]]],
    ['withheld without a reason', { disclosure: '不予公开' }, [['reason', /写明理由和依据的条款/]]],
    ['a path for a file', { attachments: '../../etc/passwd' }, [['attachments', /不是文件名/]]],
    ['too long a title', { title: '长'.repeat(301) }, [['title', /有301个字，最多300个字/]]],
    ['a day of repeal of what is in force', { validityDay: '2025-01-01' }, [['validity', /有效性填为/]]],
    [
      'repealed before it was formed',
      { validity: '已废止', validityDay: '2023-01-01' },
      [['validityDay', /早于成文日期/]],
    ],
  ])('%s', (_, cells, expected) => {
    const [row] = rowsOf(write({ ...good, ...cells }));
    expect(row?.faults.map(({ field, column, message }) => ({ field, column, message }))).toEqual(
      expected.map(([field, message]) => ({
        field,
        column: itemColumns[field].title,
        message: expect.stringMatching(message),
      })),
    );
  });

  test.each([
    '2024-03-15',
    '2024年3月15日',
    '2024 年 3 月 15 日',
    '2024/3/15',
    '2024.03.15',
    '20240315',
    '２０２４-０３-１５',
    '2024-03-15 08:30',
  ])('the date %s', formed => {
    const [row] = rowsOf(write({ ...good, formed }));
    expect(row).toMatchObject({ values: { formed: '2024-03-15' }, faults: [] });
  });

  test('the same item twice is told, with the row of the first', () => {
    const rows = rowsOf(write(good, { ...good, formed: '2024/3/15' }, { ...good, documentNumber: '2号' }));
    expect(rows.map(({ faults }) => faults.map(({ message }) => message))).toEqual([
      [],
      [expect.stringMatching(/与第2行重复/)],
      [],
    ]);
    const numbered = rowsOf(write({ ...good, sourceId: '7' }, { ...good, title: '别的', sourceId: '7' }));
    expect(numbered[1]?.faults).toEqual([expect.objectContaining({ field: 'sourceId' })]);
  });

  test('heads may be retyped, moved, called otherwise or left out; rows over them do not matter', () => {
    const result = readItemSheet(
      sheet(
        ['', ''],
        ['2024年信息清单'],
        ['备注', '生成日期（必填）', ' 标 题＊', '所属栏目'],
        ['', '', '', ''],
        ['x', '2024.3.15', '甲', '通知'],
      ),
    );
    expect(result).toMatchObject({
      rows: [{ row: 5, values: { title: '甲', column: ['通知'], formed: '2024-03-15' }, faults: [] }],
      notes: ['“备注”列不是模板中的列，没有读取。'],
    });
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['no workbook', new TextEncoder().encode('标题,栏目'), /不是xlsx/],
    ['no heads', sheet(['甲', '乙'], ['1', '2']), /没有找到表头.*“标题”、“栏目”、“成文日期”/],
    ['no rows', write(), /没有内容/],
    [
      'two columns of a name',
      sheet(['标题', '栏目', '成文日期', '名称'], ['a', 'b', '2024-01-01', 'c']),
      /有两个“标题”列/,
    ],
    ['too many rows', write(...Array.from({ length: 10_001 }, () => good)), /有10001行，每次最多10000行/],
  ])('%s', (_, bytes, message) => {
    expect(readItemSheet(bytes)).toMatchObject({ error: { message: expect.stringMatching(message) } });
  });

  test('the template has every column, and a sheet that says how', () => {
    const result = readSheets(writeItemSheet({ creator: '衡山县', columnNames: ['政策文件/通知'] }));
    if ('error' in result) throw new Error(result.error.message);
    expect(result.sheets.map(({ name }) => name)).toEqual(['信息', '填写说明']);
    expect([...(result.sheets[0]?.rows[0]?.texts.values() ?? [])]).toEqual(
      itemFields.map(field => `${itemColumns[field].title}${itemColumns[field].required ? '*' : ''}`),
    );
    expect(result.sheets[1]?.rows.length).toBeGreaterThan(5);
  });
});
