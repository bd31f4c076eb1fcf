import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { textOf } from '@gongkai/documents';
import { validityOn } from '@gongkai/law';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemo } from '../src/demo.ts';
import { figuresForYear } from '../src/disclosure/figures/index.ts';
import { countItems } from '../src/disclosure/items/index.ts';
import { validityOf } from '../src/disclosure/items/validity.ts';
import { find, understand } from '../src/disclosure/search/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import { openTestPlatform, type TestPlatform } from './platform.ts';
import { describeEachStore } from './stores.ts';

const county = '430423';
const commerce = '衡山县商务局';
/** Of 衡山县商务局's annual report for 2024 (总体情况): 58 = 6 + 13 + 4 + 12 + 23. */
const reported = {
  total: 58,
  byCategory: { finance: 6, policy: 13, organization: 4, services: 12, investment: 23 },
};

const now = new Date('2026-03-02T02:00:00Z');

interface Row {
  [column: string]: unknown;
}

describeEachStore('the publications of the demonstration county', make => {
  let opened: TestPlatform;
  let db: Db;
  let unitId = '';
  beforeAll(async () => {
    opened = await openTestPlatform(await make(), { works: false });
    ({ db } = opened.platform.database);
    await makeDemo(opened.platform, now);
    const unit = await db
      .selectFrom('unit')
      .select('id')
      .where('name', '=', commerce)
      .executeTakeFirstOrThrow();
    unitId = unit.id;
  });
  afterAll(() => opened.close());

  const rowsOf = async (query: ReturnType<typeof sql<Row>>) => (await query.execute(db)).rows;
  const idOf = async (title: string): Promise<string> =>
    (
      await db
        .selectFrom('item')
        .select('id')
        .where('region_id', '=', county)
        .where('title', '=', title)
        .executeTakeFirstOrThrow()
    ).id;

  test('count as the annual report of the commerce bureau says', async () => {
    expect(await countItems(db, { regionId: county, unitId, year: 2024 })).toEqual(reported);
    const before = await countItems(db, { regionId: county, unitId, year: 2023 });
    expect(before.byCategory).toEqual({
      finance: 6,
      policy: 11,
      organization: 4,
      services: 10,
      investment: 21,
    });
  });

  test('name every title, every index number and every address once', async () => {
    const [twice] = await rowsOf(sql`
      select (select count(*)::int from (select 1 from item where standing = 'published'
          group by unit_id, title having count(*) > 1) d) as titles,
        (select count(*)::int - count(distinct index_no)::int from item where standing = 'published') as numbers`);
    expect(twice).toEqual({ titles: 0, numbers: 0 });
  });

  test('stand for all units that publish, in both years, with many texts', async () => {
    const rows = await rowsOf(sql`
      select u.name, extract(year from i.first_published_at at time zone 'Asia/Shanghai')::int as year,
        count(*)::int as count
      from item i join unit u on u.region_id = i.region_id and u.id = i.unit_id
      where i.standing = 'published' group by 1, 2`);
    for (const year of [2023, 2024]) {
      const ofYear = rows.filter(row => row.year === year);
      expect(ofYear.length).toBeGreaterThan(40);
      // The commerce bureau publishes most, as its report tells; the others have fewer.
      expect(Math.max(...ofYear.map(({ count }) => Number(count)))).toBe(year === 2024 ? 58 : 52);
    }
    const [texts] = await rowsOf(sql`
      select count(*)::int as all, count(distinct content ->> 'body')::int as different from item_version`);
    expect(Number(texts?.different)).toBeGreaterThan(0.99 * Number(texts?.all));
  });

  test('are all found at once, by title, by text and by what their files say', async () => {
    const [index] = await rowsOf(sql`
      select count(*)::int as published, (select count(*)::int from search_entry) as indexed
      from item where standing = 'published'`);
    expect(index?.indexed).toBe(index?.published);
    const search = async (words: string) => {
      const paging = { page: 1, pageSize: 20, sort: 'relevance', filters: {} } as const;
      return (await find(db, county, understand(county, words), paging)).found.map(({ title }) => title);
    };
    expect((await search('促进消费提质扩容'))[0]).toContain('衡山县促进消费提质扩容若干措施');
    expect(await search('“发票号码与发票一致”')).toContain('衡山县推动消费品以旧换新实施方案');
  });

  test('have files that open as what they are', async () => {
    const rows = await rowsOf(sql`select id, name, type, size::int from file order by name`);
    expect(rows.map(({ name }) => String(name).split('.').at(-1)).sort()).toEqual([
      'docx',
      'pdf',
      'xlsx',
      'xlsx',
      'xlsx',
    ]);
    for (const { id, size } of rows) {
      const found = await opened.platform.files.open(county, String(id));
      expect((found && (await buffer(found.content)))?.length).toBe(size);
    }
    const texts = await rowsOf(sql`select text from file_text`);
    expect(texts.filter(({ text }) => String(text).length > 20)).toHaveLength(rows.length);
  });

  test.each([
    ['衡山县促进消费提质扩容若干措施', '2024-06-01', 'in-force'],
    ['衡山县招商引资奖励办法', '2024-07-01', 'in-force'],
    ['衡山县招商引资奖励办法', '2024-09-01', 'amended'],
    ['衡山县城区烟花爆竹燃放管理规定', '2024-12-04', 'in-force'],
    ['衡山县城区烟花爆竹燃放管理规定', '2024-12-06', 'repealed'],
    ['衡山县支持中小微企业纾困解难若干措施', '2024-01-02', 'expired'],
  ])('%s on %s is %s', async (title, day, expected) => {
    const validity = await validityOf(db, county, await idOf(title));
    expect(validity && validityOn(validity, day)).toBe(expected);
  });

  test('link documents with what explains, changes and repeals them', async () => {
    const rows = await rowsOf(sql`
      select l.kind, count(*)::int as count from item_link l
      join item f on f.region_id = l.region_id and f.id = l.from_id
      join item t on t.region_id = l.region_id and t.id = l.to_id group by 1 order by 1`);
    expect(rows).toEqual([
      { kind: 'amends', count: 1 },
      { kind: 'derived', count: 2 },
      { kind: 'interprets', count: 7 },
      { kind: 'repeals', count: 1 },
    ]);
    const [events] = await rowsOf(sql`
      select count(*)::int as count from validity_event where kind in ('amend', 'repeal') and by_item_id is not null`);
    expect(events?.count).toBe(2);
  });

  test('have key topics and something for every audience of 政策与我', async () => {
    const topics = await rowsOf(sql`
      select t.name, count(*)::int as count from topic t join item i on t.id = any(i.topics) group by 1`);
    const counts = new Map(topics.map(({ name, count }) => [name, Number(count)]));
    for (const name of ['产业链供应链招商', '引外资', '稳外贸', '促消费'])
      expect(counts.get(name) ?? 0, name).toBeGreaterThanOrEqual(4);
    const audiences = await rowsOf(sql`
      select distinct b ->> 'audience' as audience from item_version, jsonb_array_elements(content -> 'benefits') b`);
    expect(audiences.length).toBeGreaterThanOrEqual(12);
  });

  test('have something to do in every state, one returned with its reason, one overdue', async () => {
    const works = await rowsOf(sql`
      select work, count(*)::int as count from item where work is not null group by 1 order by 1`);
    expect(Object.fromEntries(works.map(({ work, count }) => [work, count]))).toEqual({
      draft: 4,
      content: 1,
      secrecy: 1,
      signing: 1,
      scheduled: 1,
    });
    const returned = await rowsOf(sql`select reason from item_event where action = 'content-return'`);
    expect(returned).toEqual([{ reason: expect.stringContaining('截止日期') }]);
    const overdue = await rowsOf(sql`
      select id from item where work = 'draft' and draft ->> 'formedOn' < '2026-01-15'
        and draft ->> 'attribute' = 'proactive'`);
    expect(overdue).toHaveLength(1);
    const same = await rowsOf(sql`
      select e.item_id from item_event e join item i on i.id = e.item_id
      where e.action in ('content-pass', 'secrecy-pass', 'sign') and e.actor_id = any(i.drafters)`);
    expect(same).toEqual([]);
  });

  test('stand beside decisions and figures of the year (Art. 20)', async () => {
    const rows = await rowsOf(sql`
      select count(*)::int as count from decision
      where unit_id = ${unitId} and kind = 'licence' and decided_on like '2024-%' and published_at is not null`);
    expect(rows).toEqual([{ count: 11 }]);
    expect(await figuresForYear(db, { regionId: county, unitId, year: 2024 })).toEqual({
      coercive: 0,
      fees: 0,
    });
    const persons = await rowsOf(sql`select party, party_shown from decision where party_kind = 'person'`);
    expect(persons.length).toBeGreaterThan(0);
    for (const { party, party_shown } of persons) {
      expect(party).toMatch(/^1\./);
      expect(party_shown).toMatch(/[*＊某×]/);
    }
  });

  test('read as prose: nothing of the templates is left in them', async () => {
    const rows = await rowsOf(sql`select content from item_version`);
    for (const { content } of rows) {
      const { title, body } = content as { title: string; body: string };
      expect(title + textOf(body)).not.toMatch(/[{}]|undefined|null|NaN|关于关于/);
    }
  });

  test('leave a whole audit log', async () => {
    expect(await verifyAudit(db)).toMatchObject({ broken: [] });
  });
});

describe('the built command line', () => {
  const program = fileURLToPath(new URL('../bin/gongkai.mjs', import.meta.url));
  let folder = '';
  const gongkai = (...args: string[]): Promise<{ code: number; out: string }> =>
    new Promise(resolve => {
      const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
      execFile(process.execPath, [program, ...args], { env }, (error, out) =>
        resolve({ code: error ? Number(error.code) : 0, out }),
      );
    });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongkai-demo-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('makes the county and counts its items without a server', async () => {
    expect(await gongkai('demo')).toMatchObject({ code: 0 });
    const counted = await gongkai('items', 'count', '--unit', commerce, '--year', '2024', '--json');
    expect({ ...counted, out: JSON.parse(counted.out) }).toEqual({ code: 0, out: reported });
    expect(await gongkai('demo')).toMatchObject({ code: 2, out: expect.stringContaining('已经有内容') });
  });
});
