import { writeSheets } from '@gongkai/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planImport } from '../src/organization/import-plan.ts';
import { dayOf } from '../src/organization/import-values.ts';
import { dutyKinds, unitKinds } from '../src/organization/kinds.ts';
import { dutyDetailsSchema, unitDetailsSchema } from '../src/organization/schemas.ts';
import { readOrganization, writeOrganization } from '../src/organization/sheet.ts';
import type { Duty } from '../src/organization/tables.ts';
import { Problem } from '../src/platform/api/problem.ts';
import { region } from './organization.ts';
import { dutyIn, known, unitOf } from './organization-known.ts';

describe('the file', () => {
  const book = (name: string, titles: string[], rows: string[][]) =>
    writeSheets({
      title: '',
      creator: '',
      sheets: [{ name, columns: titles.map(title => ({ title, width: 10 })), rows }],
    });
  test.each<[string, Uint8Array, RegExp]>([
    ['no workbook', new TextEncoder().encode('机构名称,机构类型'), /不是xlsx工作簿/],
    ['other sheets', book('年报', ['机构名称'], [['甲局']]), /没有名为“机构”或“责任分工”的工作表/],
    [
      'no heads',
      book('机构', ['名称', '类型'], [['甲局', '政府工作部门']]),
      /没有表头：第一行应有“机构名称”、“机构类型”/,
    ],
    [
      'a column twice',
      book('机构', ['机构名称', '机构类型', '电话', '电话*'], [['甲局', '政府工作部门', '', '']]),
      /有两个“电话”列/,
    ],
    ['nothing in it', book('机构', ['机构名称', '机构类型'], []), /没有内容/],
    [
      'too much in it',
      book(
        '机构',
        ['机构名称', '机构类型'],
        Array.from({ length: 5001 }, (_, i) => [`第${i}局`, '']),
      ),
      /有5001行，每次最多5000行/,
    ],
  ])('with %s is refused', (_, bytes, message) => {
    const result = readOrganization(bytes);
    expect(result).toBeInstanceOf(Problem);
    expect(result).toMatchObject({ status: 422, message: expect.stringMatching(message) });
  });

  test('heads may be marked and moved, titles may stand above, columns of others are named', () => {
    const bytes = book(
      '机构',
      ['云溪县机构一览', '', ''],
      [
        ['负责人', '机构类型（必填）', '机 构名称＊'],
        ['许安', '政府工作部门', '甲局'],
      ],
    );
    expect(readOrganization(bytes)).toEqual({
      units: [{ row: 3, texts: { kind: '政府工作部门', name: '甲局' } }],
      duties: [],
      notes: ['工作表“机构”的“负责人”列不是模板中的列，没有读取。'],
    });
  });

  test.each([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024.3.1', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['2024-02-30', undefined],
    ['去年', undefined],
    ['2024-3', undefined],
  ])('the day %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

const valid = <T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  values: fc.Arbitrary<object>,
) =>
  values
    .map(value => schema.safeParse(value))
    .filter(result => result.success)
    .map(result => result.data as T);

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('=1+1', '0001', '_x000D_', '2024-03-01', '许  安', '’"<&>'),
);
const anyUnit = valid(
  unitDetailsSchema,
  fc.record({
    name: word,
    shortName: word,
    kind: fc.constantFrom(...unitKinds.map(({ id }) => id)),
    parentId: fc.constant(null),
    areaId: fc.constantFrom(null, region, '991123100'),
    address: word,
    hours: word,
    telephone: fc.constantFrom('', '0734-5812345', '01234567'),
    fax: fc.constant(''),
    email: fc.constantFrom('', 'a@b.cn'),
    website: fc.constantFrom('', 'https://example.gov.cn/?a=1&b=2'),
    sort: fc.nat(999),
  }),
);
const anyDuty = valid(
  dutyDetailsSchema,
  fc.record({
    kind: fc.constantFrom(...dutyKinds.map(({ id }) => id)),
    section: word.filter(text => text.trim() !== ''),
    name: word.filter(text => text.trim() !== ''),
    post: word,
    telephone: fc.constantFrom('', '0734-5812345'),
    personId: fc.constantFrom(null, 'p'),
    duties: word,
  }),
);

test('an exported organisation, imported again, changes nothing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyUnit, { selector: ({ name }) => name, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), anyDuty), { maxLength: 12 }),
      fc.array(fc.nat(7)),
      (drafts, rosters, parents) => {
        const units = drafts.map((draft, index) => {
          const parent = parents[index] ?? 9;
          return unitOf(`u${index}`, draft.name, {
            ...draft,
            parentId: parent < index ? `u${parent}` : null,
          });
        });
        const seen = new Set<string>();
        const duties = rosters.flatMap(([at, draft], index): Duty[] => {
          const unit = units[at];
          const single = draft.kind === 'group-leader';
          const key = JSON.stringify([at, draft.kind, ...(single ? [] : [draft.section, draft.name])]);
          if (!unit || seen.has(key)) return [];
          seen.add(key);
          return [dutyIn(`d${index}`, unit.id, draft)];
        });
        const what = known({ units, duties });
        const file = readOrganization(writeOrganization(what, '云溪县'));
        if (file instanceof Problem) {
          expect([units, file.message]).toEqual([[], expect.stringContaining('没有内容')]);
          return;
        }
        const result = planImport(region, file, what);
        expect(result.report.rows.flatMap(({ errors }) => errors)).toEqual([]);
        expect(result).toMatchObject({ creates: [], changes: [], duties: [] });
        expect(result.report.counts.unchanged).toBe(units.length + duties.length);
        const anew = planImport(region, file, known({ units: [], duties: [] }));
        expect(anew.report.counts).toMatchObject({ create: units.length + duties.length, error: 0 });
      },
    ),
    { numRuns: 60 },
  );
});
