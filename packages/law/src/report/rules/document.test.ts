import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBalancedReport } from '../../../testing/index.ts';
import { withFigure } from '../cells.ts';
import { sections } from '../form.ts';
import type { Report } from '../model.ts';
import type { Outline } from '../outline.ts';
import type { Rule } from '../rule.ts';
import { blank } from './blank.ts';
import { late } from './late.ts';
import { period } from './period.ts';
import { structure } from './structure.ts';

const sample = fc.sample(anyBalancedReport({ format: 2021, year: 2024 }), {
  seed: 3,
  numRuns: 1,
})[0] as Report;
const report: Report = {
  ...sample,
  authority: '云溪县水利局',
  published: '2025-01-20',
  period: { from: '2024-01-01', to: '2024-12-31' },
  preamble: '本报告依照《中华人民共和国政府信息公开条例》（2019年修订）和国办公开办函〔2021〕30号编制。',
  overview: '一年来，健全工作机制。',
  problems: '（一）存在问题。更新不够及时。（二）改进措施。落实专人。',
  other: '本年度没有收取信息处理费。',
};
const outline: Outline = {
  title: '云溪县水利局2024年政府信息公开工作年度报告',
  sections: sections.map(({ id, heading }) => ({ id, heading })),
  tables: ['table2', 'table3', 'table4'],
};

const broken = (rule: Rule, change: Partial<Report> = {}, seen: Partial<Outline> | undefined = {}) =>
  rule
    .assess({ report: { ...report, ...change } as Report, ...(seen && { outline: { ...outline, ...seen } }) })
    .filter(({ state }) => state === 'broken');

describe('PERIOD (Art. 49, 50)', () => {
  test.each<[string, Partial<Report>, Partial<Outline>, number]>([
    ['whole year', {}, {}, 0],
    ['no period stated', { period: null }, {}, 0],
    ['last year’s period left in', { period: { from: '2023-01-01', to: '2023-12-31' } }, {}, 1],
    ['ends a day early', { period: { from: '2024-01-01', to: '2024-12-30' } }, {}, 1],
    ['title of another year', {}, { title: '云溪县水利局2023年政府信息公开工作年度报告' }, 1],
    ['preamble names another year', { preamble: '现公布2023年度政府信息公开工作年度报告。' }, {}, 1],
    ['preamble names its own year', { preamble: '现公布２０２４年度报告。' }, {}, 0],
    [
      'years of laws and documents are none of the report’s',
      { preamble: '根据2019年修订的条例和2021年印发的通知编制。' },
      {},
      0,
    ],
    [
      'notices cited by name are none of the report’s',
      {
        preamble:
          '根据《关于做好2023年政府信息公开工作年度报告编制发布工作的通知》和县政府办关于做好2022年度政府信息公开工作年度报告的通知编制。',
      },
      {},
      0,
    ],
    ['a comparison with the report before', { preamble: '与2023年度报告相比，本年度有所改进。' }, {}, 0],
    [
      'the report’s own name in the preamble',
      { preamble: '现公布《云溪县水利局2023年政府信息公开工作年度报告》。' },
      {},
      1,
    ],
    ['no year read', { year: null }, {}, 0],
  ])('%s', (_, change, seen, count) => {
    expect(broken(period, change, seen)).toHaveLength(count);
  });
});

describe('LATE (Art. 49: 31 January for a department; Art. 50: 31 March for a government)', () => {
  test.each<[string, string | null, string | null, boolean]>([
    ['the last day of a department', '云溪县水利局', '2025-01-31', false],
    ['a day late for a department', '云溪县水利局', '2025-02-01', true],
    ['a commission', '临河市卫生健康委员会', '2025-02-10', true],
    ['the last day of a government', '云溪县人民政府', '2025-03-31', false],
    ['a day late for a government', '云溪县人民政府', '2025-04-01', true],
    ['a township is a government', '柳林镇人民政府', '2025-02-20', false],
    ['an office may speak for its government', '云溪县人民政府办公室', '2025-03-20', false],
    ['a zone’s committee', '东湖经济开发区管理委员会', '2025-03-20', false],
    ['no date', '云溪县水利局', null, false],
    ['no name', null, '2025-12-31', false],
    ['last January’s year left in: the year had not ended', '云溪县水利局', '2024-01-16', true],
    ['the last days of the year', '云溪县水利局', '2024-12-30', false],
  ])('%s', (_, authority, published, isLate) => {
    expect(broken(late, { authority, published })).toHaveLength(isLate ? 1 : 0);
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
});
