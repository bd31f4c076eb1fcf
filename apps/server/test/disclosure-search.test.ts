import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { find, indexMany, type SearchFilters, suggest, understand } from '../src/disclosure/search/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import { contentOf, index, openPortal, type Portal, publish, withdraw } from './disclosure-portal.ts';
import { type County, fillCounty } from './disclosure-portal-county.ts';
import { neighbour, region } from './organization.ts';
import { until } from './platform.ts';
import { describeEachStore } from './stores.ts';

/** Copies of a published item with its entry, each a second newer than the one before. */
const copyItem = async (db: Db, id: string, count: number, prefix = 'copy-'): Promise<void> => {
  await sql`insert into item (region_id, id, unit_id, column_id, standing, published_no, index_no, title, kind, form,
      first_published_at, published_at)
    select region_id, ${prefix}::text || n, unit_id, column_id, standing, published_no, ${prefix}::text || n, title, kind, form,
      first_published_at, published_at + n * interval '1 second'
    from item, generate_series(0, ${count - 1}::int) n where id = ${id}`.execute(db);
  await sql`insert into search_entry (region_id, item_id, unit_id, column_path, title, published_at, year, form, kind,
      tokens, text)
    select region_id, ${prefix}::text || n, unit_id, column_path, title, published_at + n * interval '1 second', year, form, kind,
      tokens, text from search_entry, generate_series(0, ${count - 1}::int) n where item_id = ${id}`.execute(
    db,
  );
};

describeEachStore('search', make => {
  let portal: Portal;
  let county: County;
  beforeEach(async () => {
    portal = await openPortal(await make());
    county = await fillCounty(portal);
  });
  afterEach(() => portal.close());

  const search = (q: string, filters: SearchFilters = {}, regionId = region) =>
    find(portal.db, regionId, understand(regionId, q, filters), {
      page: 1,
      pageSize: 20,
      sort: 'relevance',
      filters,
    });
  const titles = async (...asked: Parameters<typeof search>) =>
    (await search(...asked)).found.map(({ title }) => title);
  const document = '云溪县支持个体工商户发展办法';

  test('titles, bodies, document numbers and the text of attachments are found', async () => {
    for (const q of [
      '支持个体工商户',
      '吸纳就业三人以上',
      '云商发〔2024〕3号',
      '云商发[２０２４]3号',
      '鹦鹉螺',
      '"鹦鹉螺号"',
      '补助 小微企业',
    ])
      expect(await titles(q), q).toContain(document);
    expect(await titles('"螺鹉鹦"')).toEqual([]);
    expect(await titles('"工商户支持"')).toEqual([]);
  });

  test('what the title says comes first; the excerpt shows where the word stands', async () => {
    expect((await titles('支持个体工商户'))[0]).toMatch(/支持个体工商户/);
    const { found } = await search('鹦鹉螺');
    expect(found[0]?.excerpt).toContain('鹦鹉螺号');
  });

  test('nothing that is not published, nothing of another region, nothing of an old version', async () => {
    for (const q of ['琥珀', '珊瑚', '砗磲', '玳瑁'])
      expect((await search(q)).total + (await titles(q)).length, q).toBe(q === '琥珀' ? 1 : 0);
    // The index has not heard of the withdrawal yet, and nothing of it is shown.
    expect(await titles('琥珀')).toEqual([]);
    expect(await titles('砗磲', {}, neighbour)).toEqual(['邻县的砗磲通知']);
  });

  test('filters narrow, alone and together', async () => {
    const day = '2024-05-01';
    expect(await titles('', { validity: { is: 'in-force', day } })).toEqual([document]);
    expect(await titles('', { validity: { is: 'ended', day } })).toEqual(['云溪县集市管理办法']);
    expect(await titles('', { validity: { is: 'in-force', day: '2020-01-01' } })).toEqual([
      '云溪县集市管理办法',
    ]);
    expect((await titles('', { topic: 'consume' })).length).toBe(2);
    expect(await titles('', { topic: 'consume', columnId: 'sw-notices' })).toEqual([
      '关于开展消费券发放活动的通知',
    ]);
    expect((await titles('', { columnId: 'policies' })).length).toBe(3);
    expect(await titles('', { year: 2015 })).toEqual(['云溪县集市管理办法']);
    expect(await titles('办法', { form: 'picture' })).toEqual(['一图读懂：支持个体工商户发展办法']);
    expect(await titles('', { audience: 'shop' })).toEqual([document]);
    expect((await search('', { unitIds: [county.office] })).total).toBe(2);
    expect((await search('动态', { unitIds: [county.office] })).total).toBe(0);
  });

  test('facets count what is found, and pages go through it without doubles', async () => {
    const { total, facets } = await search('商务工作动态');
    expect(total).toBe(45);
    expect(facets).toContainEqual({ by: 'year', value: '2024', count: 45 });
    const question = understand(region, '商务工作动态');
    const ids = [];
    for (const page of [1, 2, 3]) {
      const options = { page, pageSize: 20, sort: 'newest' as const, filters: {} };
      ids.push(...(await find(portal.db, region, question, options)).found.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(45);
  });

  test('a mistyped word is mended; a right one is left', async () => {
    expect(await suggest(portal.db, region, '消费圈')).toBe('消费券');
    expect(await suggest(portal.db, region, '商务')).toBeUndefined();
  });

  test('indexing again changes nothing; a new version and a withdrawal are followed, words are counted right', async () => {
    const counts = () =>
      portal.db
        .selectFrom('search_word')
        .select(['word', 'count'])
        .where('region_id', '=', region)
        .where('count', '>', 0)
        .orderBy('word')
        .execute();
    const before = await counts();
    await index(portal, [county.notice, county.document]);
    await Promise.all([index(portal, [county.notice]), index(portal, [county.notice, county.document])]);
    expect(await counts()).toEqual(before);
    await publish(portal.db, contentOf('关于停止消费券活动的孔雀石通知'), {
      id: county.notice,
      unitId: county.commerce,
      columnId: 'sw-notices',
      at: '2024-07-01T00:00:00Z',
    });
    await index(portal, [county.notice]);
    expect(await titles('孔雀石')).toEqual(['关于停止消费券活动的孔雀石通知']);
    expect(await titles('发放')).toEqual([]);
    await withdraw(portal.db, county.notice);
    await indexMany(portal.db, region, [county.notice]);
    expect((await search('孔雀石')).total).toBe(0);
    expect((await counts()).find(({ word }) => word === '孔雀石')).toBeUndefined();
  });

  test('the job indexes what is published', async () => {
    const id = await publish(portal.db, contentOf('新来的绿松石公告'), {
      unitId: county.commerce,
      columnId: 'sw-notices',
      at: '2024-08-01T00:00:00Z',
    });
    await portal.db
      .transaction()
      .execute(tx => portal.platform.jobs.enqueue(tx, 'item.index', { regionId: region, itemId: id }));
    await until(async () => (await titles('绿松石')).length === 1);
  });

  test('more than can be counted: the newest are found all the same, by words and by filters', async () => {
    const { db } = portal;
    await copyItem(db, county.notice, 5200);
    const { total, facets, found } = await search('消费券');
    expect(total).toBe(5001);
    expect(facets).toEqual([]);
    expect(found.length).toBe(20);
    const newest = await find(db, region, understand(region, '消费券'), {
      page: 2,
      pageSize: 20,
      sort: 'newest',
      filters: {},
    });
    expect(newest.found.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, n) => `copy-${5179 - n}`),
    );
    // Old ones alone hold the word: beyond how far one walks back.
    await copyItem(db, county.document, 5100, 'other-');
    await sql`update search_entry set published_at = published_at + interval '1 year' where item_id like 'other-%'`.execute(
      db,
    );
    const old = await find(db, region, understand(region, '消费券'), {
      page: 1,
      pageSize: 20,
      sort: 'newest',
      filters: {},
    });
    expect(old.found[0]?.id).toBe('copy-5199');
  });
});
