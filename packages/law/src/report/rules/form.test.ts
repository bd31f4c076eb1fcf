import { describe, expect, test } from 'vitest';
import {
  brokenBy as broken,
  wholeOutline as outline,
  wholeReport as report,
} from '../../../testing/whole.ts';
import { withFigure } from '../cells.ts';
import { table3ColumnIds, table3RowIds, table4Groups } from '../form.ts';
import type { Report } from '../model.ts';
import type { Outline } from '../outline.ts';
import { blank } from './blank.ts';
import { structure } from './structure.ts';

describe('STRUCTURE: placeholders', () => {
  const told = (change: Partial<Report>) =>
    broken(structure, { other: '没有收取信息处理费。', ...change }).map(({ quote }) => quote?.text);

  test.each<[string, string[]]>([
    ['全年公开信息xx条，办结XX件。', ['全年公开信息xx条', '办结XX件']],
    ['2024年X月X日，召开会议。', ['2024年X月X日']],
    ['截至x月，共公开【】条。', ['截至x月', '共公开【】条']],
    ['发布信息（  ）条，解读( )篇。', ['发布信息（  ）条', '解读( )篇']],
    ['收到申请？？件；答复??件。', ['收到申请？？件', '答复??件']],
    ['举办培训N次，整改N条。', ['举办培训N次', '整改N条']],
    ['某某局高度重视，某某县政府办指导。', ['某某局高度重视', '某某县政府办指导']],
    ['公开信息_____条，＊＊局牵头。', ['公开信息_____条', '＊＊局牵头']],
    ['（文字描述）', ['（文字描述）']],
    ['XX局重视。XX局重视。', ['XX局重视']],
    ['XX局一。XX局二。XX局三。XX局四。XX局五。XX局六。', ['XX局一', 'XX局二', 'XX局三', 'XX局四', 'XX局五']],
    ['落实“1+N”制度，推行“互联网+N项服务”，X光检查2次，n件小事，N项任务。', []],
    ['公开【重点领域】信息12条（含转载），PPTX文件3件，IPv6改造，型号X5。', []],
    ['某市民来信反映？已答复12件。', []],
  ])('%s', (overview, expected) => {
    expect(told({ overview })).toEqual(expected);
  });

  test('the message names the section in Chinese, and quotes the clause', () => {
    expect(broken(structure, { problems: '一是更新慢，XX条未更新。', other: '无收费。' })[0]?.message).toBe(
      '“五、存在的主要问题及改进情况”里还留着占位文字“XX”，见“XX条未更新”。请换成实际内容。',
    );
    expect(broken(structure, { preamble: 'XX县水利局编制。' })[0]?.message).toContain('编制说明里');
  });
});

describe('STRUCTURE', () => {
  const without = (id: string) => outline.sections.filter(section => section.id !== id);
  test.each<[string, Partial<Report>, Partial<Outline> | undefined, string[]]>([
    ['complete', {}, {}, []],
    ['data without a document', {}, undefined, []],
    ['section five missing', {}, { sections: without('problems') }, ['problems']],
    [
      'section one twice',
      {},
      { sections: [...outline.sections, { id: 'overview', heading: '一、总体情况' }] },
      ['overview'],
    ],
    [
      'four before three',
      {},
      {
        sections: [0, 1, 3, 2, 4, 5].map(
          index => outline.sections[index] as (typeof outline.sections)[number],
        ),
      },
      ['table4'],
    ],
    ['table three missing', {}, { tables: ['table2', 'table4'] }, ['table3']],
    ['table four twice', {}, { tables: ['table2', 'table3', 'table4', 'table4'] }, ['table4']],
    ['template text left in', { overview: '（文字描述）' }, {}, ['overview']],
    ['XX left in', { overview: 'XX局高度重视。' }, {}, ['overview']],
    ['a blank left in', { overview: '____年，我局高度重视。' }, {}, ['overview']],
    [
      'a masked number and a product are no placeholders',
      { preamble: '电话0311-****123，7×24小时。' },
      {},
      [],
    ],
    ['×月 left in', { other: '截至×月，未收取信息处理费。' }, {}, ['other']],
    [
      'an address is no placeholder',
      { preamble: '网址www.example.gov.cn/XXGK/，邮箱XX@example.cn，型号AXX1。' },
      {},
      [],
    ],
    [
      'fee told in the prose, section six silent',
      { overview: '全年收取信息处理费共300元。', other: '无' },
      {},
      ['other'],
    ],
    ['empty section five', { problems: '' }, {}, ['problems']],
  ])('%s', (_, change, seen, cells) => {
    const tables = withFigure(
      withFigure({ ...report, ...change } as Report, 'table2.feesTenThousandYuan', 0),
      'table3.overdueFee.total',
      0,
    );
    expect(broken(structure, tables, seen).map(finding => finding.cells[0])).toEqual(cells);
    expect(broken(structure, tables, seen).every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('a fee told in the prose is quoted', () => {
    const [found] = broken(structure, { overview: '全年收取信息处理费共300元，已上缴。', other: '无' });
    expect(found?.quote).toEqual({ section: 'overview', text: '全年收取信息处理费共300元' });
  });

  test('fees in the tables while section six does not speak of fees are only a note', () => {
    const charged = withFigure({ ...report, other: '无' }, 'table2.feesTenThousandYuan', 12.5);
    expect(
      broken(structure, charged).map(({ severity, cells }) => [
        severity,
        cells.includes('table2.feesTenThousandYuan'),
      ]),
    ).toEqual([['note', true]]);
  });
});

describe('BLANK', () => {
  test('a full report has none; each blank cell is named, a table in one note', () => {
    expect(broken(blank)).toEqual([]);
    const holes = [
      'table3.notHeld.enterprise',
      'table3.total.total',
      'table4.directLitigation.other',
      'table2.licences',
    ];
    const findings = broken(
      blank,
      holes.reduce<Report>((current, path) => withFigure(current, path, null), report),
    );
    expect(findings.map(({ severity }) => severity)).toEqual(['note', 'note', 'note']);
    expect(findings.flatMap(({ cells }) => cells).sort()).toEqual(holes.toSorted());
  });

  test('blanks outside whole rows and columns are counted and named apart', () => {
    const paths = [
      ...table3RowIds(2021).map(row => `table3.${row}.enterprise`),
      ...table3ColumnIds.map(column => `table3.petition.${column}`),
      'table3.total.total',
      'table3.granted.naturalPerson',
    ];
    const [, table3] = blank.assess({
      report: paths.reduce<Report>((current, path) => withFigure(current, path, null), report),
    });
    expect(table3?.message).toBe(
      '表三有33个空格。整列为空的1列：商业企业；整行为空的1行：1.信访举报投诉类申请；此外另有2个空格：“（一）予以公开”的“自然人”、“（七）总计”的“总计”。格式要求逐格填数，没有的填0。',
    );
    expect(new Set(table3?.cells)).toEqual(new Set(paths));
  });

  test('blank columns of table four are named once', () => {
    const paths = table4Groups.map(({ id }) => `table4.${id}.pending`);
    const [, , table4] = blank.assess({
      report: paths.reduce<Report>((current, path) => withFigure(current, path, null), report),
    });
    expect(table4?.message).toBe(
      '表四有3个空格。整列为空的1列：尚未审结；此外没有别的空格。格式要求逐格填数，没有的填0。',
    );
  });
});
