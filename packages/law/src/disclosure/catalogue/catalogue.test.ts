import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate, parseCalendarDate } from '../../calendar/index.ts';
import {
  articleIds,
  articles,
  basicFields,
  basicFieldsRoot,
  bureauColumns,
  categories,
  categoryOf,
  columnKinds,
  fieldsFor,
  limitOf,
  overdueOf,
  regionColumns,
  type StandardColumn,
  standardTopics,
  townshipColumns,
} from './index.ts';

const day = (text: string): CalendarDate => {
  const result = parseCalendarDate(text);
  if ('error' in result) throw new Error(result.error.message);
  return result.date;
};

const trees: [string, readonly StandardColumn[]][] = [
  ['the region', regionColumns],
  ['a bureau', bureauColumns],
  ['a township', townshipColumns],
  ...basicFields.map(({ name, columns }): [string, readonly StandardColumn[]] => [
    name,
    [...basicFieldsRoot, ...columns],
  ]),
];

describe('the articles', () => {
  it('are the fifteen items of Art. 20 and the fifteen subjects of Art. 21', () => {
    expect(articles.filter(({ source }) => source.startsWith('第二十条第'))).toHaveLength(15);
    expect(articles.filter(({ source }) => source === '第二十一条')).toHaveLength(15);
    expect(new Set(articleIds).size).toBe(30);
  });

  it.each([
    ['20.1', '第二十条第（一）项', '行政法规、规章和规范性文件', 'all'],
    ['20.5', '第二十条第（五）项', '行政许可和其他对外管理服务事项', 'all'],
    ['20.15', '第二十条第（十五）项', '法律法规规定的其他信息', 'all'],
    ['21.7', '第二十一条', '社会救助', 'county'],
    ['21.8', '第二十一条', '农业农村政策', 'township'],
  ])('%s is %s', (id, source, name, reach) => {
    expect(articles.find(each => each.id === id)).toEqual({ id, source, name, reach });
  });
});

describe.each(trees)('the columns of %s', (_, columns) => {
  it('have addresses of their own', () => {
    expect(new Set(columns.map(({ slug }) => slug)).size).toBe(columns.length);
    for (const { slug } of columns) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('stand after the column above them, in which no other has their name', () => {
    const seen = new Set<string | null>([null]);
    const names = new Set<string>();
    for (const { slug, parent, name } of columns) {
      expect(seen).toContain(parent);
      expect(names).not.toContain(`${parent}/${name}`);
      seen.add(slug);
      names.add(`${parent}/${name}`);
    }
  });

  it('name only what there is', () => {
    const known = new Set<string>(categories.map(({ id }) => id));
    const kinds = new Set<string>(columnKinds.map(({ id }) => id));
    for (const { articles: served, category, kind, description, forms } of columns) {
      expect(served.filter(id => !articleIds.includes(id))).toEqual([]);
      expect(category === null || known.has(category)).toBe(true);
      expect(kinds).toContain(kind);
      expect(description).not.toBe('');
      expect(forms.length).toBeGreaterThan(0);
    }
  });

  it('count under a category where they hold items', () => {
    const holding = columns.filter(({ kind }) => kind !== 'group' && kind !== 'entrance');
    expect(holding.filter(({ category }) => category === null)).toEqual([]);
    const groups = columns.filter(({ kind }) => kind === 'group');
    expect(
      groups.filter(({ slug }) => columns.every(({ parent }) => parent !== slug)).map(({ slug }) => slug),
    ).toEqual([]);
  });
});

/** Items of Art. 20 that a township publishes by other bodies: it makes no statistics and sets no fees. */
const notOfTownships = ['20.4', '20.8'];

test.each<[string, readonly StandardColumn[], readonly string[]]>([
  ['the region', regionColumns, []],
  ['a bureau', bureauColumns, []],
  ['a township', townshipColumns, notOfTownships],
])('every item of Art. 20 has a column of %s that holds items', (_, columns, without) => {
  const served = new Set(columns.filter(({ kind }) => kind !== 'group').flatMap(({ articles: ids }) => ids));
  const expected = articleIds.filter(id => id.startsWith('20.') && !without.includes(id));
  expect(expected.filter(id => !served.has(id))).toEqual([]);
});

test.each<[string, readonly StandardColumn[], string]>([
  ['the region', regionColumns, 'county'],
  ['a township', townshipColumns, 'township'],
])('every subject of Art. 21 for such a body has a column of %s', (_, columns, reach) => {
  const served = new Set(columns.flatMap(({ articles: ids }) => ids));
  const expected = articles.filter(each => each.reach === reach).map(({ id }) => id);
  expect(expected.filter(id => !served.has(id))).toEqual([]);
});

test.each(['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'])(
  'each section of 政府信息公开 has %s (国办公开办函〔2019〕61号)',
  name => {
    for (const columns of [regionColumns, bureauColumns, townshipColumns])
      expect(columns.filter(each => each.name === name && each.parent === 'disclosure')).toHaveLength(1);
  },
);

describe('the basic-level fields', () => {
  it('are 26, each with an address of its own that no standard column has', () => {
    expect(basicFields).toHaveLength(26);
    const all = [...basicFieldsRoot, ...basicFields.flatMap(({ columns }) => columns), ...regionColumns].map(
      ({ slug }) => slug,
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    [{ kind: 'department', name: '衡山县民政局' }, ['社会救助', '养老服务']],
    [{ kind: 'department', name: '衡山县教育局' }, ['义务教育']],
    [{ kind: 'department', name: '衡山县商务局' }, []],
    [{ kind: 'internal', name: '衡山县民政局救助站' }, []],
  ])('of %o are %j', (unit, names) => {
    expect(fieldsFor(unit).map(({ name }) => name)).toEqual(names);
  });

  it('of a township are those that fit townships', () => {
    const names = fieldsFor({ kind: 'town', name: '衡山县白果镇人民政府' }).map(({ name }) => name);
    expect(names).toContain('社会救助');
    expect(names).not.toContain('城市综合执法');
  });
});

test.each([
  ['finance', 'finance'],
  ['gone', 'other'],
  [null, 'other'],
])('what names the category %s counts as %s', (given, expected) => {
  expect(categoryOf(given)).toBe(expected);
});

test('the topics to start with are told apart', () => {
  expect(new Set(standardTopics).size).toBe(standardTopics.length);
});

describe('the update limit', () => {
  it.each<[string, number | null, number | null]>([
    ['news', null, 14],
    ['notice', null, 181],
    ['policy', null, 181],
    ['information', null, 365],
    ['unheard-of', null, 365],
    ['news', 7, 7],
    ['group', 7, null],
    ['entrance', null, null],
  ])('of a column of the kind %s with its own limit %s is %s days', (kind, limitDays, expected) => {
    expect(limitOf({ kind, limitDays })).toBe(expected);
  });

  const news = { kind: 'news', limitDays: null };
  it.each([
    ['2024-03-01', '2024-03-01', { state: 'within', dueDay: '2024-03-15', daysLeft: 14 }],
    ['2024-03-01', '2024-03-11', { state: 'within', dueDay: '2024-03-15', daysLeft: 4 }],
    ['2024-03-01', '2024-03-12', { state: 'due', dueDay: '2024-03-15', daysLeft: 3 }],
    ['2024-03-01', '2024-03-15', { state: 'due', dueDay: '2024-03-15', daysLeft: 0 }],
    ['2024-03-01', '2024-03-16', { state: 'overdue', dueDay: '2024-03-15', daysOver: 1 }],
    ['2023-02-28', '2024-02-28', { state: 'overdue', dueDay: '2023-03-14', daysOver: 351 }],
  ])('counts from %s on %s', (last, today, expected) => {
    expect(overdueOf(news, day(last), day(today))).toEqual(expected);
  });

  it('finds what is empty, and leaves groups and ended columns in peace', () => {
    const today = day('2024-03-01');
    expect(overdueOf(news, null, today)).toEqual({ state: 'empty' });
    expect(overdueOf({ ...news, kind: 'group' }, null, today)).toEqual({ state: 'free' });
    expect(overdueOf({ ...news, toDay: '2024-03-01' }, null, today)).toEqual({ state: 'free' });
    expect(overdueOf({ ...news, toDay: '2024-03-02' }, null, today)).toEqual({ state: 'empty' });
  });

  it('is over exactly when more days have gone by than it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 3000 }),
        (limitDays, passed, offset) => {
          const last = addDays(day('2019-01-01'), offset);
          const state = overdueOf({ kind: 'information', limitDays }, last, addDays(last, passed));
          expect(state.state === 'overdue').toBe(passed > limitDays);
          if ('daysLeft' in state) expect(state.daysLeft).toBe(limitDays - passed);
          if ('daysOver' in state) expect(state.daysOver).toBe(passed - limitDays);
        },
      ),
    );
  });
});
