import { readFeed } from '@gongkai/documents';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rangeOf } from '../src/disclosure/portal/files.ts';
import { mergeUnit } from '../src/organization/unit-changes.ts';
import {
  announce,
  contentOf,
  index,
  openPortal,
  type Portal,
  publish,
  withdraw,
} from './disclosure-portal.ts';
import { type County, fillCounty } from './disclosure-portal-county.ts';
import { addUnit, expectDone, inTransaction, neighbour, region, system } from './organization.ts';
import { until } from './platform.ts';
import { describeEachStore } from './stores.ts';

const metaOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<meta name="(\w+)" content="([^"]*)"/g)].map(([, name, content]) => [name, content]),
  );

describeEachStore('portal', make => {
  let portal: Portal;
  let county: County;
  beforeAll(async () => {
    portal = await openPortal(await make(), {
      SITE_ID_CODE: '9911230001',
      SITE_SPONSOR: '云溪县人民政府办公室',
    });
    county = await fillCounty(portal);
  });
  afterAll(() => portal.close());

  const to = (path: string) => `/${region}/${path}`;
  /** Every address that a reader may come to, of this region. */
  const addresses = () => [
    '/', to(''), to('columns/news'), to('columns/news?page=2'), to('columns/policies'), to('columns/sw-notices'),
    to('lists/all'), to('lists/policy'), to('units'), to(`units/${county.commerce}`), to(`units/${county.commerce}/guide`),
    to('disclosure'), to('guide'), to('rules'), to('statutory'), to('annual-reports'), to('request'), to('documents'),
    to('for-you'), to('for-you/shop'), to('for-you/shop.ics'), to('decisions/licence'), to('decisions/penalty'),
    to('map'), to('open-data'), to('sitemap.xml'), to('sitemap-0.xml'), to('sitemap-1.xml'), '/sitemap.xml', '/robots.txt',
    to(`info/${county.document}`), to(`info/${county.document}/versions/1`), to(`preview/${county.file}`),
    ...['rss', 'atom', 'json', 'csv'].flatMap(kind => [
      to(`columns/news.${kind}`), to(`columns/policies.${kind}`), to(`columns/sw-notices.${kind}`),
      to(`units/${county.commerce}.${kind}`), to(`lists/all.${kind}`), to(`rules.${kind}`),
    ]),
    to('decisions/licence.json'), to('decisions/licence.csv'), to('search'),
    ...['琥珀', '珊瑚', '砗磲', '玳瑁', '水晶', '玛瑙', '通知'].flatMap(q => [
      to(`search?q=${encodeURIComponent(q)}`), to(`search.json?q=${encodeURIComponent(q)}`),
    ]),
  ]; // biome-ignore format: a list of addresses

  test('an address that was asked for before is told of a fault as any other, and is right again after it', async () => {
    const addresses = [to(''), to('columns/news'), to(`info/${county.document}`)];
    const before = await Promise.all(addresses.map(async address => (await portal.get(address)).text()));
    const rename = (from: string, into: string) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(into)}`.execute(portal.db);
    await rename('item', 'item_away');
    portal.publications.applyRegion(region);
    for (const address of addresses) {
      const answer = await portal.get(address);
      expect(answer.status, address).toBe(500);
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(await answer.text()).toContain('服务出了故障');
    }
    await rename('item_away', 'item');
    const after = await Promise.all(addresses.map(async address => (await portal.get(address)).text()));
    expect(after).toEqual(before);
  });

  test('every page answers; nothing withdrawn, unpublished, sealed or of another region is on any of them', async () => {
    for (const address of addresses()) {
      const answer = await portal.get(address);
      expect(answer.status, address).toBe(200);
      const text = await answer.text();
      for (const secret of [
        '已撤下的琥珀',
        '珊瑚草稿',
        '砗磲通知',
        '旧表，已作废',
        '水晶许可',
        '玛瑙许可',
        '封存的密文',
        '内部原因',
        county.draft,
      ])
        expect(text.includes(secret), `${secret} in ${address}`).toBe(false);
      if (address.includes('search')) continue;
      expect(text.includes(county.withdrawn), address).toBe(false);
      expect(text.includes(county.foreign), address).toBe(false);
    }
  });

  test('pages have no inline script or style, and lead only to what there is', async () => {
    const links = new Set<string>();
    for (const address of addresses().filter(each => !/\.\w+$|\.json/.test(each))) {
      const html = await portal.text(address);
      expect(html, address).not.toMatch(
        /<style|\sstyle=|\son\w+="|<script(?![^>]*(?:src=|application\/ld\+json))/,
      );
      expect(html.match(/<h1[\s>]/g)?.length, address).toBe(1);
      for (const [, href = ''] of html.matchAll(/href="(\/[^"]*)"/g))
        links.add(href.replaceAll('&amp;', '&'));
    }
    const outside = [/^\/assets\//, /^\/report$/, /\/elder\?/];
    for (const href of links) {
      if (outside.some(pattern => pattern.test(href))) continue;
      const { status } = await portal.get(href);
      expect([href, status]).toEqual([href, 200]);
    }
    expect(links.size).toBeGreaterThan(60);
  });

  test('what cannot be: 404 in Chinese, of no region, no unit, no item, no kind, another region’s, a draft', async () => {
    const paths = [
      to('info/nothing'), to(`info/${county.draft}`), to(`info/${county.foreign}`), to(`info/${county.document}/versions/9`),
      to('columns/lh-notices'), to('columns/lh-notices.json'), to('units/nothing'), to('units/nothing.rss'), to('lists/nothing'),
      to('lists/nothing.json'), to('decisions/nothing'), to('decisions/licence.rss'), to('for-you/nothing'), to('sitemap-9.xml'),
      `/${neighbour}/info/${county.document}`, `/${neighbour}/files/${county.file}/a.txt`, to(`preview/${county.oldFile}`), '/000000/', '/000000/guide',
    ]; // biome-ignore format: a list of addresses
    for (const path of paths) {
      const answer = await portal.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      if (!/\.\w+$/.test(path)) expect(await answer.text()).toContain('没有这个页面');
    }
    expect((await portal.get(`/${region}`)).headers.get('location')).toBe(to(''));
  });

  test('meta tags of the site, a column and an article; footer; structured data (国办发〔2017〕47号)', async () => {
    const home = await portal.text('/');
    expect(metaOf(home)).toMatchObject({
      SiteName: '云溪县政府信息公开',
      SiteDomain: 'open.example',
      SiteIDCode: '9911230001',
    });
    expect(home).toContain('主办单位：云溪县人民政府办公室');
    expect(home).not.toContain('备案');
    expect(metaOf(await portal.text(to('columns/normative')))).toMatchObject({
      ColumnName: '行政规范性文件',
      ColumnDescription: '标明文号、成文日期和有效性的规范性文件',
      ColumnKeywords: '行政规范性文件',
      ColumnType: '行政规范性文件',
    });
    const item = await portal.text(to(`info/${county.document}`));
    expect(metaOf(item)).toMatchObject({
      ArticleTitle: '云溪县支持个体工商户发展办法',
      PubDate: '2024-03-02 09:00',
      ContentSource: '云溪县商务局',
      Keywords: '个体工商户,补贴',
      Author: '云溪县商务局',
      Url: `https://open.example${to(`info/${county.document}`)}`,
    });
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(item)?.[1] ?? '');
    expect(data).toMatchObject({ '@type': 'Legislation', headline: '云溪县支持个体工商户发展办法' });
  });

  test('an item shows its facts, files, versions and links both ways', async () => {
    const item = await portal.text(to(`info/${county.document}`));
    for (const fact of [
      '索引号',
      '主题分类',
      '发文机关',
      '成文日期',
      '发文字号',
      '发布日期',
      '有效性',
      '现行有效',
      '云商发〔2024〕3号',
      '政策解读',
      '废止的文件',
      '历次版本（2）',
      '文本，',
    ])
      expect(item, fact).toContain(fact);
    expect(await portal.text(to(`info/${county.interpretation}`))).toContain(to(`info/${county.document}`));
    expect(await portal.text(to(`info/${county.repealed}`))).toContain('已废止');
    const old = await portal.text(to(`info/${county.document}/versions/1`));
    expect(old).toContain('这是第1版，已经修订');
    expect(metaOf(old).robots).toBe('noindex');
    expect(old).not.toContain('/files/');
  });

  test('a hostile title and name do no harm', async () => {
    const title = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'';
    const id = await publish(
      portal.db,
      contentOf(title, { body: '<p>正文</p>', keywords: [title], source: title }),
      {
        unitId: county.commerce,
        columnId: 'sw-notices',
        at: '2023-01-01T00:00:00Z',
      },
    );
    await index(portal, [id]);
    for (const path of [
      to(`info/${id}`),
      to('columns/sw-notices'),
      to(`search?q=${encodeURIComponent(title)}`),
    ]) {
      const html = await portal.text(path);
      expect(html, path).not.toMatch(/<script>|<img src=x/);
    }
    await withdraw(portal.db, id);
    await announce(portal, { unitId: county.commerce, columnIds: ['sw-notices'], itemIds: [id] });
  });

  test('withdrawn: 410 with a notice and without what it said; no list, feed, file or search has it', async () => {
    const answer = await portal.get(to(`info/${county.withdrawn}`));
    expect(answer.status).toBe(410);
    const text = await answer.text();
    expect(text).toContain('已于2024-06-01由云溪县商务局撤下');
    expect(text).not.toContain('琥珀');
    expect((await portal.get(to(`info/${county.withdrawn}/versions/1`))).status).toBe(410);
  });

  test('ETag and 304, packed and plain, for pages, lists and data; HEAD; elder mode is another answer', async () => {
    for (const path of ['/', to('columns/news'), to('lists/all.json'), to('lists/all.rss')]) {
      const seen = new Set<string>();
      for (const encoding of ['identity', 'gzip', 'br']) {
        const first = await portal.get(path, { 'Accept-Encoding': encoding });
        const etag = first.headers.get('ETag') ?? '';
        seen.add(etag);
        expect(first.headers.get('Content-Encoding') ?? 'identity').toBe(encoding);
        expect(first.headers.get('Cache-Control')).toBe('no-cache');
        const again = await portal.get(path, {
          'Accept-Encoding': encoding,
          'If-None-Match': `"other", W/${etag}`,
        });
        expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag]);
      }
      expect(seen.size, path).toBe(3);
      const head = await portal.app.request(path, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    }
    const elder = await portal.get(to('guide'), { Cookie: 'a=b; elder=1' });
    expect(await elder.text()).toContain('class="portal elder"');
    expect(elder.headers.get('Vary')).toContain('Cookie');
    expect(await portal.text(to('guide'))).not.toContain('portal elder');
  });

  test.each([
    ['/991123/guide', '/991123/guide'],
    ['//evil.example', '/991123/'],
    ['/\\evil.example', '/991123/'],
    ['https://evil.example/', '/991123/'],
    ['', '/991123/'],
  ])('elder mode leads back to %s as %s', async (back, location) => {
    const answer = await portal.get(to(`elder?to=on&back=${encodeURIComponent(back)}`));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
    expect(answer.headers.get('set-cookie')).toContain('elder=1');
  });

  test('feeds are read back, CSV opens, JSON goes on by its cursor to the end', async () => {
    for (const kind of ['rss', 'atom']) {
      const answer = await portal.get(to(`columns/news.${kind}`));
      expect(answer.headers.get('Content-Type')).toContain(`application/${kind}+xml`);
      const entries = [];
      for await (const part of readFeed([new TextEncoder().encode(await answer.text())])) entries.push(part);
      expect(entries.length).toBe(45);
      expect(entries[0]).toMatchObject({
        kind: 'entry',
        entry: {
          title: '云溪县商务工作动态第45期',
          link: expect.stringMatching(/^https:\/\/open\.example\/991123\/info\//),
        },
      });
    }
    const csv = Buffer.from(await (await portal.get(to('lists/all.csv'))).arrayBuffer()).toString();
    expect(csv.startsWith('\ufeff索引号,标题,')).toBe(true);
    expect(csv).toContain('云商发〔2024〕3号');
    const licences = await portal.text(to('decisions/licence.csv'));
    expect(licences).toContain('许*');
    expect(licences).toContain('123.45');

    const more = [];
    for (let n = 0; n < 70; n++)
      more.push(
        await publish(portal.db, contentOf(`同时发布的第${n}条`), {
          unitId: county.office,
          columnId: 'rules',
          at: '2022-01-01T00:00:00Z',
        }),
      );
    await announce(portal, { unitId: county.office, columnIds: ['rules', 'disclosure'], itemIds: more });
    const ids: string[] = [];
    let next: string | null = to('lists/all.json');
    let parts = 0;
    while (next) {
      const part = (await (await portal.get(next)).json()) as {
        items: { id: string }[];
        next: string | null;
      };
      ids.push(...part.items.map(({ id }) => id));
      next = part.next?.replace('https://open.example', '') ?? null;
      parts++;
    }
    const { count } = await portal.db
      .selectFrom('item')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('region_id', '=', region)
      .where('standing', '=', 'published')
      .executeTakeFirstOrThrow();
    expect([new Set(ids).size, ids.length, parts]).toEqual([Number(count), Number(count), 2]);
    expect((await portal.get(to('lists/all.json?cursor=nonsense'))).status).toBe(200);
  });

  test('the calendar has the days of the audience', async () => {
    const answer = await portal.get(to('for-you/shop.ics'));
    expect(answer.headers.get('Content-Type')).toContain('text/calendar');
    const text = await answer.text();
    expect(text).toContain('DTSTART;VALUE=DATE:20240401');
    expect(text).toContain('DTEND;VALUE=DATE:20990101');
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(1);
  });

  test('the address of a merged unit leads to the other, whose window shows what both published', async () => {
    const [from, into] = [
      await addUnit(portal.db, '云溪县粮食局', { sort: 9 }),
      await addUnit(portal.db, '云溪县发展和改革局', { sort: 9 }),
    ];
    const id = await publish(portal.db, contentOf('粮食收购公告'), {
      unitId: from.id,
      columnId: 'news',
      at: '2023-01-01T00:00:00Z',
    });
    const before = await portal.text(to('units'));
    expectDone(
      await inTransaction(portal.db, tx =>
        mergeUnit(tx, system, from, into.id, { day: '2024-01-01', note: '' }),
      ),
    );
    await until(async () => (await portal.text(to('units'))) !== before);
    const answer = await portal.get(to(`units/${from.id}`));
    expect([answer.status, answer.headers.get('location')]).toEqual([301, to(`units/${into.id}`)]);
    expect(await portal.text(to(`units/${into.id}`))).toContain('粮食收购公告');
    expect(await portal.text(to(`units/${into.id}.json`))).toContain(id);
    expect(await portal.text(to(`info/${id}`))).toContain('云溪县粮食局');
  });

  describe('files', () => {
    const path = () => to(`files/${county.file}/${encodeURIComponent('补贴申请表.txt')}`);

    test('whole, in parts, not changed, by another name', async () => {
      const whole = await portal.get(path(), { 'Accept-Encoding': 'br' });
      const bytes = Buffer.from(await whole.arrayBuffer());
      expect(bytes.toString()).toContain('鹦鹉螺号');
      expect(Object.fromEntries(whole.headers)).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'content-length': String(bytes.length),
        'accept-ranges': 'bytes',
        'content-disposition': `inline; filename="_____.txt"; filename*=UTF-8''${encodeURIComponent('补贴申请表.txt')}`,
        'x-content-type-options': 'nosniff',
      });
      const part = await portal.get(path(), { Range: 'bytes=3-8' });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 3-8/${bytes.length}`]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(3, 9));
      const beyond = await portal.get(path(), { Range: 'bytes=9999-' });
      expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
      const etag = whole.headers.get('etag') ?? '';
      expect((await portal.get(path(), { 'If-None-Match': etag })).status).toBe(304);
      expect((await portal.get(path(), { Range: 'bytes=0-1', 'If-Range': '"other"' })).status).toBe(200);
      expect((await portal.get(to(`files/${county.file}`))).headers.get('location')).toBe(path());
    });

    test('only what a published item shows now', async () => {
      expect((await portal.get(to(`files/${county.oldFile}/${encodeURIComponent('旧表.txt')}`))).status).toBe(
        404,
      );
      expect((await portal.get(to('files/nothing/a.txt'))).status).toBe(404);
    });
  });

  test('a publication is seen at once; exactly the pages that it concerns are made anew', async () => {
    const { db } = portal;
    const other = to('columns/normative');
    const [column, item] = [to('columns/news'), to(`info/${county.notice}`)];
    await Promise.all([column, other, item, '/'].map(portal.text));
    const id = await publish(db, contentOf('刚刚发布的消息'), {
      unitId: county.commerce,
      columnId: 'news',
      at: '2024-09-01T00:00:00Z',
    });
    // Not told yet: what is kept is what was.
    expect(await portal.text(column)).not.toContain('刚刚发布的消息');
    await announce(portal, { unitId: county.commerce, columnIds: ['news'], itemIds: [id] });
    for (const path of [
      column,
      '/',
      to(''),
      to('lists/news'),
      to(`units/${county.commerce}`),
      to('columns/news.rss'),
    ])
      expect(await portal.text(path), path).toContain('刚刚发布的消息');
    // Those that it does not concern were not even looked at again.
    await db.updateTable('item').set({ title: '不应当看到' }).where('id', '=', county.notice).execute();
    await portal.text(item).then(html => expect(html).not.toContain('不应当看到'));
    await withdraw(db, id);
    await announce(portal, { unitId: county.commerce, columnIds: ['news'], itemIds: [id] });
    expect((await portal.get(to(`info/${id}`))).status).toBe(410);
    expect(await portal.text(column)).not.toContain('刚刚发布的消息');
  });
});

describeEachStore('news of other processes', make => {
  test('what is announced by another is heard when it commits, and not when it does not', async () => {
    const portal = await openPortal(await make());
    const county = await fillCounty(portal);
    const path = `/${region}/info/${county.notice}`;
    const change = {
      regionId: region,
      unitIds: [county.commerce],
      columnIds: ['sw-notices'],
      itemIds: [county.notice],
    };
    await portal.text(path);
    await withdraw(portal.db, county.notice);
    await portal.db
      .transaction()
      .execute(async tx => {
        await portal.publications.announce(tx, change);
        throw new Error('given up');
      })
      .catch(() => undefined);
    expect((await portal.get(path)).status).toBe(200);
    await portal.db.transaction().execute(tx => portal.publications.announce(tx, change));
    await until(async () => (await portal.get(path)).status === 410);
    // Too many ids for one message: the region is named.
    const many = {
      ...change,
      itemIds: Array.from({ length: 1000 }, (_, n) => `00000000-0000-4000-a000-${n}`),
    };
    const heard: unknown[] = [];
    const end = portal.publications.subscribe(told => heard.push(told));
    await portal.db.transaction().execute(tx => portal.publications.announce(tx, many));
    await until(() => heard.length > 0);
    expect(heard[0]).toEqual({ regionId: region, change: null });
    end();
    await portal.close();
  });

  test('a lost connection: nothing is kept until it is there again, and then all is made anew', async () => {
    const portal = await openPortal(await make());
    const { db, publications } = portal;
    const { source } = portal.platform.database;
    if (!('pool' in source)) {
      // In the same process there is no connection to be lost.
      expect(publications.listening).toBe(true);
      await portal.close();
      return;
    }
    await fillCounty(portal);
    const heard: unknown[] = [];
    publications.subscribe(told => heard.push(told));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'gongkai listen' and datname = current_database()`.execute(db);
    await until(() => heard.length >= 2 && publications.listening);
    expect(heard).toEqual([
      { regionId: null, change: null },
      { regionId: null, change: null },
    ]);
    heard.length = 0;
    await db.transaction().execute(tx => publications.announceRegion(tx, region));
    await until(() => heard.length === 1);
    await portal.close();
  });
});

describe('an empty database', () => {
  describeEachStore('home', make => {
    test('has a home page that says so', async () => {
      const portal = await openPortal(await make());
      const answer = await portal.get('/');
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('还没有');
      await portal.close();
    });
  });
});

describe('ranges (RFC 9110, 14.2)', () => {
  test.each<[string | undefined, { start: number; end: number } | null | undefined]>([
    [undefined, undefined],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=4-99', { start: 4, end: 9 }],
    ['bytes=10-', null],
    ['bytes=-0', null],
    ['bytes=5-3', undefined],
    ['bytes=0-1,3-4', undefined],
    ['items=0-1', undefined],
    ['bytes=-', undefined],
  ])('%s of ten bytes', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });
});
