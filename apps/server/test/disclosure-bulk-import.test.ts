import { writeItemSheet, writeSheets } from '@gongkai/documents';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBulk } from '../src/disclosure/bulk/index.ts';
import { createSearch } from '../src/disclosure/search/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import { type Ask, apiOf, formWith } from './disclosure-api.ts';
import { addColumn, recorder, worker } from './disclosure-office.ts';
import { zipOf } from './disclosure-zip.ts';
import { addRegions, addUnit, region } from './organization.ts';
import { openTestPlatform, type TestPlatform, until } from './platform.ts';
import { describeEachStore } from './stores.ts';

const now = () => new Date('2024-08-01T02:00:00Z');
const encode = (text: string) => new TextEncoder().encode(text);

type Row = Parameters<typeof writeItemSheet>[0]['rows'] extends readonly (infer T)[] | undefined ? T : never;

const sheet = (...rows: Row[]) => writeItemSheet({ creator: '云溪县商务局', rows });
const row = (title: string, more: Partial<Row> = {}): Row => ({
  title,
  column: '通知公告',
  formed: '2024-03-01',
  body: '各有关单位：\n现将有关事项通知如下。',
  ...more,
});

const annex = writeSheets({
  title: '申报表',
  creator: '',
  sheets: [{ name: '申报表', lines: ['申报表', '以旧换新补贴每件五百元'] }],
});

const wxr = (items: string) =>
  encode(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>云溪商务</title><wp:wxr_version>1.2</wp:wxr_version>${items}</channel></rss>`);

const post = (id: number, title: string, more = '', status = 'publish') => `<item><title>${title}</title>
  <guid isPermaLink="false">https://old.yunxi.example/?p=${id}</guid><dc:creator>admin</dc:creator>
  <content:encoded><![CDATA[<p>正文${id}</p><p><a href="https://old.yunxi.example/wp-content/uploads/2023/05/plan.xlsx">方案</a></p>]]></content:encoded>
  <wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2023-05-0${(id % 9) + 1} 01:00:00</wp:post_date_gmt>
  <wp:status>${status}</wp:status><wp:post_type>post</wp:post_type>${more}</item>`;
const category = (name: string) => `<category domain="category" nicename="a"><![CDATA[${name}]]></category>`;

const rss = encode(`<?xml version="1.0"?><rss version="2.0"><channel><title>动态</title>
  <item><title>县商务局召开会议</title><link>https://old.yunxi.example/1</link><guid>a1</guid>
    <pubDate>Tue, 05 Mar 2024 01:00:00 GMT</pubDate><description>&lt;p&gt;会议召开。&lt;/p&gt;</description></item>
  <item><title>县商务局召开会议</title><link>https://old.yunxi.example/1</link><guid>a1</guid></item>
</channel></rss>`);

describeEachStore('bulk import', make => {
  let opened: TestPlatform;
  let db: Db;
  let ask: Ask;
  let unitId = '';
  let notices = { id: '' };
  let changes: ReturnType<typeof recorder>;
  const clerk = () => worker('clerk', unitId, '周平');
  const head = () => worker('head', unitId, '何宁');

  beforeAll(async () => {
    changes = recorder();
    opened = await openTestPlatform(await make(), {
      subjects: platform => [createBulk(platform, { changes, now }), createSearch(changes)],
    });
    ({ db } = opened.platform.database);
    ask = apiOf(opened.platform, opened.subjects);
    await addRegions(db);
    unitId = (await addUnit(db, '云溪县商务局')).id;
    const other = await addUnit(db, '云溪县林业局');
    const content = await addColumn(db, '法定主动公开内容');
    notices = await addColumn(db, '通知公告', { unitId }, content);
    await addColumn(db, '通知公告', { unitId: other.id });
    const policies = await addColumn(db, '政策文件', { unitId }, content);
    await addColumn(db, '规范性文件', { unitId, category: 'policy' }, policies);
    await addColumn(db, '已停的栏目', { unitId, toDay: '2024-01-01' });
  });
  afterAll(() => opened.close());

  const path = (id: string) => `/bulk-imports/${region}/${id}`;
  const look = async (id: string) => (await ask(clerk(), 'GET', path(id))).body;
  const handIn = async (name: string, bytes: Uint8Array, fields: Record<string, string> = {}) => {
    const { status, body } = await ask(
      clerk(),
      'POST',
      `/units/${region}/${unitId}/bulk-imports`,
      formWith([{ name, bytes }], fields),
    );
    if (status !== 200) return { status, ...body };
    await until(async () => (await look(body.id)).stage !== 'checking');
    return look(body.id);
  };
  const rowsOf = async (id: string, query = '') =>
    (await ask(clerk(), 'GET', `${path(id)}/rows?pageSize=100${query}`)).body.items;
  const confirm = async (id: string, body: object, as = head()) => {
    const answer = await ask(as, 'POST', `${path(id)}/confirm`, body);
    if (answer.status !== 200) return { status: answer.status, ...answer.body };
    await until(async () => (await look(id)).stage === 'done');
    return look(id);
  };
  const itemsLike = async (prefix: string) =>
    (
      await sql<Record<string, string | null>>`
        select i.standing, i.work, i.origin, coalesce(i.title, i.draft ->> 'title') as title, i.index_no as "indexNo",
          c.name as column, to_char(i.first_published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as published,
          (select e.text from search_entry e where e.item_id = i.id) as found
        from item i join catalogue_column c on c.id = i.column_id
        where coalesce(i.title, i.draft ->> 'title') like ${`${prefix}%`} order by 4`.execute(db)
    ).rows;

  test('of a list writes drafts, and with its date what was published before; the files are attached and found', async () => {
    const list = sheet(
      row('甲：新的通知', { attachments: '申报表.xlsx' }),
      row('甲：旧的通知', {
        published: '2024-03-05',
        attachments: '申报表.xlsx',
        documentNumber: '云商发〔2024〕3号',
      }),
      row('甲：旧的办法', {
        column: '政策文件/规范性文件',
        published: '2024-03-06',
        validity: '已废止',
        validityDay: '2024-06-01',
      }),
    );
    const zip = zipOf([
      { name: '导入/信息.xlsx', bytes: list, plain: true },
      { name: '导入/附件/申报表.xlsx', bytes: annex },
    ]);
    const checked = await handIn('信息.zip', zip);
    expect(checked).toMatchObject({
      stage: 'checked',
      kind: 'sheet',
      counts: { create: 3, known: 0, error: 0, published: 2, withFiles: 2, fault: null },
    });
    expect(await itemsLike('甲')).toEqual([]);
    const done = await confirm(checked.id, { mode: 'all' });
    expect(done.work).toMatchObject({
      status: 'done',
      done: 3,
      total: 3,
      report: { drafts: 1, published: 2, known: 0, failed: 0 },
    });
    const [draft, old, rule] = [
      ...(await itemsLike('甲：新')),
      ...(await itemsLike('甲：旧的通')),
      ...(await itemsLike('甲：旧的办')),
    ];
    expect(draft).toMatchObject({ standing: 'none', work: 'draft', indexNo: null, column: '通知公告' });
    expect(old).toMatchObject({ standing: 'published', work: null, published: '2024-03-05 09:00' });
    expect(old?.indexNo).toMatch(/-2024-\d{5}$/);
    expect(old?.found).toContain('以旧换新补贴每件五百元');
    expect(rule).toMatchObject({ standing: 'published', column: '规范性文件' });
    const validity = await sql`select kind, day from validity_event order by seq`.execute(db);
    expect(validity.rows).toEqual([
      { kind: 'issue', day: '2024-03-01' },
      { kind: 'repeal', day: '2024-06-01' },
    ]);
    expect(changes.announced.at(-1)).toMatchObject({ regionId: region, unitIds: [unitId] });
    const written = await rowsOf(checked.id);
    expect(written.every(({ itemId }: { itemId: string | null }) => itemId !== null)).toBe(true);
    expect(await verifyAudit(db)).toMatchObject({ broken: [] });
  });

  test('done again knows what it took; nothing is there twice', async () => {
    const list = sheet(row('乙：一'), row('乙：二', { sourceId: 'old-2' }));
    const first = await handIn('一.xlsx', list);
    await confirm(first.id, { mode: 'all' });
    const again = await handIn('一.xlsx', list);
    expect(again.counts).toMatchObject({ create: 0, known: 2 });
    expect(await confirm(again.id, { mode: 'all' })).toMatchObject({ status: 409, code: 'nothing-to-do' });
    expect(await itemsLike('乙')).toHaveLength(2);
  });

  test.each<[string, Partial<Row>, string, RegExp]>([
    ['no such column', { column: '县长信箱' }, '栏目', /没有名为“县长信箱”的栏目/],
    ['a column that has ended', { column: '已停的栏目' }, '栏目', /没有名为/],
    ['a file that is missing', { attachments: '无.docx' }, '附件', /没有收到附件“无.docx”/],
    ['a date to come', { published: '2024-09-01' }, '发布日期', /还没有到/],
    [
      'withheld and yet published (Art. 17)',
      { disclosure: '不予公开', reason: '第十六条', published: '2024-03-02' },
      '公开属性',
      /不能有发布日期/,
    ],
    [
      'repealed without a day',
      { validity: '已废止', published: '2024-03-02' },
      '有效性日期',
      /请填写有效性日期/,
    ],
    ['repealed and never published', { validity: '失效', validityDay: '2024-05-01' }, '有效性', /没有发布过/],
    ['a title too long for a draft', { title: '丙'.repeat(250) }, '标题', /最多200个字/],
    ['a formed date that is none', { formed: '2024-02-30' }, '成文日期', /./],
  ])('tells the row with %s', async (_, more, column, message) => {
    const checked = await handIn('丙.xlsx', sheet(row('丙：好的'), row('丙：有错的', more)));
    expect(checked.counts).toMatchObject({ create: 1, error: 1 });
    const [faulty] = await rowsOf(checked.id, '&outcome=error');
    expect(faulty).toMatchObject({ row: 3, messages: [{ column, message: expect.stringMatching(message) }] });
    expect(await confirm(checked.id, { mode: 'all' })).toMatchObject({ status: 409, code: 'has-errors' });
  });

  test('a clerk may bring in drafts, but not what becomes public at once', async () => {
    const checked = await handIn('丁.xlsx', sheet(row('丁：旧的', { published: '2024-03-02' })));
    expect(await confirm(checked.id, { mode: 'all' }, clerk())).toMatchObject({
      status: 403,
      code: 'must-sign',
    });
    const done = await confirm(checked.id, { mode: 'all', past: 'draft' }, clerk());
    expect(done.work.report).toMatchObject({ drafts: 1, published: 0 });
    expect(await itemsLike('丁')).toMatchObject([{ standing: 'none', work: 'draft' }]);
    expect(await confirm(checked.id, { mode: 'all' })).toMatchObject({
      status: 409,
      code: 'already-started',
    });
  });

  test('of a WordPress export takes the articles with their dates, categories and files', async () => {
    const items = [
      post(1, '戊：已发布', category('通知公告')),
      post(2, '戊：草稿', category('通知公告'), 'draft'),
      post(3, '戊：没有栏目', category('随想')),
      `<item><title>plan</title><guid>x</guid><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>`,
    ].join('');
    const zip = zipOf([
      { name: 'export.xml', bytes: wxr(items) },
      { name: 'uploads/2023/05/plan.xlsx', bytes: annex },
    ]);
    const checked = await handIn('站点.zip', zip);
    expect(checked).toMatchObject({
      kind: 'wxr',
      counts: { create: 2, error: 1, published: 1, withFiles: 2 },
    });
    expect(checked.counts.notes).toEqual([expect.stringContaining('1个条目不是文章')]);
    await confirm(checked.id, { mode: 'good' });
    const [draft, old] = (await itemsLike('戊')).toSorted((a, b) =>
      String(a.standing).localeCompare(String(b.standing)),
    );
    expect(draft).toMatchObject({ title: '戊：草稿', standing: 'none' });
    expect(old).toMatchObject({
      title: '戊：已发布',
      published: '2023-05-02 09:00',
      origin: 'wxr:https://old.yunxi.example/?p=1',
    });
    expect(old?.found).toContain('以旧换新补贴每件五百元');
    const files =
      await sql`select f.name from item_file x join file f on f.id = x.file_id where f.name = 'plan.xlsx'`.execute(
        db,
      );
    expect(files.rows).toHaveLength(2);
  });

  test('of an export without its files says which are left with the old site', async () => {
    const checked = await handIn('站点.xml', wxr(post(11, '己：一', category('通知公告'))));
    const [only] = await rowsOf(checked.id);
    expect(only).toMatchObject({
      outcome: 'create',
      messages: [{ column: '附件', message: expect.stringContaining('plan.xlsx') }],
    });
  });

  test('of a feed goes to the column that was chosen; what stands in it twice is taken once', async () => {
    const without = await handIn('动态.xml', rss);
    expect(without.counts).toMatchObject({ create: 0, error: 2 });
    const checked = await handIn('动态.xml', rss, { columnId: notices.id });
    expect(checked).toMatchObject({ kind: 'feed', counts: { create: 1, known: 1, published: 1 } });
    await confirm(checked.id, { mode: 'all' });
    expect(await itemsLike('县商务局召开会议')).toMatchObject([
      { published: '2024-03-05 09:00', origin: 'rss:a1' },
    ]);
  });

  test.each<[string, string, Uint8Array, RegExp]>([
    ['a list without heads', '空.xlsx', annex, /没有找到表头/],
    ['text that is no export', '说明.txt', encode('你好'), /./],
    ['an export cut off', '断.xml', wxr(post(21, '庚')).slice(0, 700), /./],
    [
      'a zip without a list',
      'a.zip',
      zipOf([{ name: 'a/附件.docx', bytes: encode('x') }]),
      /应有且只有一个导入表/,
    ],
    [
      'a zip with two lists',
      'b.zip',
      zipOf([
        { name: '1.xlsx', bytes: annex },
        { name: '2.xlsx', bytes: annex },
      ]),
      /现有2个/,
    ],
    [
      'a zip with a password',
      'c.zip',
      zipOf([{ name: '1.xlsx', bytes: annex, claims: { flags: 1 } }]),
      /密码/,
    ],
  ])('%s is refused in words', async (_, name, bytes, message) => {
    const checked = await handIn(name, bytes, { columnId: notices.id });
    expect(checked.stage).toBe('failed');
    expect(checked.counts.fault).toMatch(message);
    expect(await confirm(checked.id, { mode: 'all' })).toMatchObject({ status: 409, code: 'unreadable' });
  });

  test('a file that is other than the zip says fails its row alone', async () => {
    const zip = zipOf([
      { name: '信息.xlsx', bytes: sheet(row('辛：坏附件', { attachments: '坏.xlsx' }), row('辛：好的')) },
      { name: '附件/坏.xlsx', bytes: annex, claims: { crc: 7 } },
    ]);
    const checked = await handIn('辛.zip', zip);
    const done = await confirm(checked.id, { mode: 'all' });
    expect(done.work.report).toEqual({ drafts: 1, published: 0, known: 0, failed: 1 });
    expect(await rowsOf(checked.id, '&outcome=error')).toMatchObject([
      {
        title: '辛：坏附件',
        itemId: null,
        messages: [{ column: '附件', message: expect.stringContaining('已损坏') }],
      },
    ]);
  });

  test('a form without a file, and a column of another unit, are refused', async () => {
    const send = (form: FormData) => ask(clerk(), 'POST', `/units/${region}/${unitId}/bulk-imports`, form);
    expect(await send(formWith([]))).toMatchObject({ status: 400 });
    const other = await addColumn(db, '他的栏目', { unitId: (await addUnit(db, '云溪县水务局')).id });
    expect(await send(formWith([{ name: 'a.xml', bytes: rss }], { columnId: other.id }))).toMatchObject({
      status: 422,
    });
  });

  test('the template offers the columns of the unit, and reads back as a list', async () => {
    const { status, body } = await ask(clerk(), 'GET', `/units/${region}/${unitId}/bulk-imports/template`);
    expect(status).toBe(200);
    expect((await handIn('模板.xlsx', body)).counts.fault).toMatch(/表里没有内容/);
    const { body: list } = await ask(clerk(), 'GET', `/units/${region}/${unitId}/bulk-imports?pageSize=3`);
    expect(list.items).toHaveLength(3);
    expect(list.items[0].name).toBe('模板.xlsx');
  });
});
