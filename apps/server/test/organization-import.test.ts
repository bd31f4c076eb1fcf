import { describe, expect, test } from 'vitest';
import { type ImportReport, planImport } from '../src/organization/import-plan.ts';
import type { DutyField, UnitField } from '../src/organization/sheet.ts';
import { region } from './organization.ts';
import { known } from './organization-known.ts';

type Row<F extends string> = Partial<Record<F, string>>;
const bureau = (name: string, more: Row<UnitField> = {}): Row<UnitField> => ({
  name,
  kind: '政府工作部门',
  ...more,
});
const officer = (unit: string, more: Row<DutyField> = {}): Row<DutyField> => ({
  unit,
  kind: '专人',
  section: '办公室',
  name: '许安',
  ...more,
});

const plan = (units: Row<UnitField>[], duties: Row<DutyField>[] = [], what = known()) => {
  const number = <F extends string>(texts: Row<F>, index: number) => ({ row: index + 2, texts });
  return planImport(region, { units: units.map(number), duties: duties.map(number), notes: [] }, what);
};
const outcomes = ({ rows }: ImportReport) => rows.map(({ outcome }) => outcome);
const sentences = ({ rows }: ImportReport) => rows.flatMap(({ errors }) => errors.map(({ text }) => text));

describe('rows of units', () => {
  test.each<[string, Row<UnitField>[], string[]]>([
    [
      'a parent that is not there',
      [bureau('甲局', { parent: '县物资局' })],
      ['工作表“机构”第2行“上级机构”：没有名为“县物资局”的机构，请先新建或改正名称。'],
    ],
    [
      'a parent by a short form',
      [bureau('甲局', { parent: '县工信局' })],
      [
        '工作表“机构”第2行“上级机构”：没有名为“县工信局”的机构，是否应为“云溪县工业和信息化局”？请先新建或改正名称。',
      ],
    ],
    [
      'a parent by its short name',
      [bureau('甲局', { parent: '县工信' })],
      [expect.stringContaining('是否应为“云溪县工业和信息化局”')],
    ],
    [
      'a parent that was merged',
      [bureau('甲局', { parent: '云溪县物资局' })],
      [expect.stringContaining('已于2019-03-15并入“云溪县商务局”')],
    ],
    [
      'a name that was merged',
      [bureau('云溪县物资局')],
      [expect.stringContaining('“机构名称”：“云溪县物资局”已于2019-03-15并入')],
    ],
    ['no name', [bureau('')], ['工作表“机构”第2行“机构名称”：请填写机构名称。']],
    [
      'no kind',
      [{ name: '甲局', kind: '' }],
      ['工作表“机构”第2行“机构类型”：没有填写，请从下拉列表中选择。'],
    ],
    ['an unknown kind', [{ name: '甲局', kind: '局' }], [expect.stringContaining('没有“局”这一项')]],
    [
      'the same name twice',
      [bureau('甲局'), bureau('甲局')],
      ['工作表“机构”第3行“机构名称”：与第2行重复，请只保留一行。'],
    ],
    [
      'an unknown area',
      [bureau('甲局', { area: '白塔镇' })],
      [expect.stringContaining('本区域内没有“白塔镇”')],
    ],
    [
      'a wrong telephone',
      [bureau('甲局', { telephone: '商务局' })],
      [expect.stringContaining('“电话”：应为电话号码')],
    ],
    [
      'a wrong mail address',
      [bureau('甲局', { email: 'a.b' })],
      [expect.stringContaining('“邮箱”：应为邮箱地址')],
    ],
    [
      'a wrong website',
      [bureau('甲局', { website: 'www.example.gov.cn' })],
      [expect.stringContaining('“网址”：应为以http')],
    ],
    [
      'a sort that is no number',
      [bureau('甲局', { sort: '第一' })],
      [expect.stringContaining('“排序”：“第一”不是整数')],
    ],
    [
      'a day that is none',
      [bureau('甲局', { fromDay: '2024-02-30' })],
      [expect.stringContaining('不是日期')],
    ],
    ['a day to come', [bureau('甲局', { fromDay: '2025-07-01' })], [expect.stringContaining('还没有到')]],
    [
      'another founding day',
      [bureau('云溪县商务局', { fromDay: '2011-01-01' })],
      [expect.stringContaining('系统中是2010-01-01')],
    ],
    [
      'a parent in a faulty row',
      [
        bureau('甲局', { email: 'x' }),
        bureau('乙局', { parent: '甲局' }),
        bureau('丙局', { parent: '乙局' }),
      ],
      [
        expect.stringContaining('“邮箱”'),
        expect.stringContaining('“甲局”在第2行有错'),
        expect.stringContaining('“乙局”在第3行有错'),
      ],
    ],
    [
      'a circle',
      [bureau('甲局', { parent: '乙局' }), bureau('乙局', { parent: '甲局' })],
      [expect.stringContaining('绕成了一圈（甲局→乙局→甲局）'), expect.stringContaining('绕成了一圈')],
    ],
    [
      'a circle with what is stored',
      [bureau('云溪县人民政府', { kind: '人民政府', parent: '云溪县商务局' })],
      [expect.stringContaining('绕成了一圈（云溪县人民政府→云溪县商务局→云溪县人民政府）')],
    ],
    [
      'itself as parent',
      [bureau('甲局', { parent: '甲局' })],
      [expect.stringContaining('绕成了一圈（甲局→甲局）')],
    ],
    [
      'several faults in a row',
      [bureau('甲局', { email: 'x', website: 'y' })],
      [expect.stringContaining('“邮箱”'), expect.stringContaining('“网址”')],
    ],
  ])('%s', (_, rows, expected) => {
    expect(sentences(plan(rows).report)).toEqual(expected);
  });

  test.each<[string, Row<UnitField>[], string[], object]>([
    [
      'parents may come after their children',
      [bureau('乙局', { parent: '甲局' }), bureau('甲局')],
      ['create', 'create'],
      { creates: [{ after: { name: '甲局' } }, { after: { name: '乙局' } }] },
    ],
    [
      'two may change places',
      [
        bureau('云溪县商务局', { parent: '' }),
        bureau('云溪县人民政府', { kind: '人民政府', parent: '云溪县商务局' }),
      ],
      ['change', 'change'],
      {
        changes: [
          { kind: 'move', after: { parentId: null } },
          { kind: 'move', after: { parentId: 'c' } },
        ],
      },
    ],
    [
      'a blank cell empties',
      [bureau('云溪县商务局', { telephone: '' })],
      ['change'],
      { changes: [{ kind: 'change', after: { telephone: '', parentId: 'g' } }] },
    ],
    ['a column that is not there changes nothing', [bureau('云溪县商务局')], ['unchanged'], { changes: [] }],
    [
      'a blank day changes nothing',
      [bureau('云溪县商务局', { fromDay: '' })],
      ['unchanged'],
      { changes: [] },
    ],
    [
      'days and areas as people write them',
      [bureau('甲局', { fromDay: '2019年3月15日', area: '柳林镇' })],
      ['create'],
      { creates: [{ day: '2019-03-15', after: { areaId: '991123100', fromDay: '2019-03-15' } }] },
    ],
    [
      'a new unit without a day is of today',
      [bureau('甲局')],
      ['create'],
      { creates: [{ day: '2025-06-30' }] },
    ],
  ])('%s', (_, rows, expected, written) => {
    const result = plan(rows);
    expect(outcomes(result.report)).toEqual(expected);
    expect(result).toMatchObject(written);
  });
});

describe('rows of duties', () => {
  test.each<[string, Row<DutyField>[], string[]]>([
    [
      'a unit that is not there',
      [officer('县工信局')],
      [expect.stringMatching(/^工作表“责任分工”第2行“机构名称”：没有名为“县工信局”的机构，是否应为/)],
    ],
    ['no unit', [officer('')], [expect.stringContaining('“机构名称”：没有填写')]],
    ['no name', [officer('云溪县商务局', { name: '' })], ['工作表“责任分工”第2行“姓名”：“专人”要写明姓名。']],
    [
      'a section without its name',
      [officer('云溪县商务局', { kind: '责任股室', section: '' })],
      [expect.stringContaining('“责任股室”要写明责任股室')],
    ],
    [
      'an unknown duty',
      [officer('云溪县商务局', { kind: '主管' })],
      [expect.stringContaining('没有“主管”这一项')],
    ],
    [
      'the same entry twice',
      [officer('云溪县商务局', { name: '方远' }), officer('云溪县商务局', { name: '方　远' })],
      [expect.stringContaining('第3行“机构名称”：与第2行重复')],
    ],
    [
      'a second head of the group',
      [officer('云溪县商务局', { kind: '组长', section: '', name: '方远' })],
      [expect.stringContaining('已有组长“周行”')],
    ],
    [
      'two heads in the file',
      ['方远', '许安'].map(name => officer('云溪县工业和信息化局', { kind: '组长', name })),
      [expect.stringContaining('第3行“分工”：“云溪县工业和信息化局”已有组长“方远”')],
    ],
    [
      'another first day',
      [officer('云溪县商务局', { fromDay: '2024-02-01' })],
      [expect.stringContaining('系统中是2024-01-10')],
    ],
    [
      'a day before the unit was',
      [officer('云溪县商务局', { name: '方远', fromDay: '2009-01-01' })],
      [expect.stringContaining('才设立')],
    ],
  ])('%s', (_, rows, expected) => {
    expect(sentences(plan([], rows).report)).toEqual(expected);
  });

  test('a unit may be set up by the same file; not by a faulty row of it', () => {
    const good = plan([bureau('甲局')], [officer('甲局')]);
    expect(outcomes(good.report)).toEqual(['create', 'create']);
    expect(good.duties[0]?.after.unitId).toBe(good.creates[0]?.id);
    expect(sentences(plan([bureau('甲局', { email: 'x' })], [officer('甲局')]).report)[1]).toContain(
      '“甲局”在“机构”表第2行有错',
    );
  });

  test('the same entry is changed, not doubled; spaces in a short name do not matter', () => {
    const result = plan([], [officer('云溪县商务局', { name: '许  安', post: '主任科员' })]);
    expect(result.duties).toMatchObject([
      { action: 'duty.change', after: { id: 'd', post: '主任科员', version: 2 } },
    ]);
    expect(result.report.rows[0]?.changes).toEqual(['职务']);
  });
});
