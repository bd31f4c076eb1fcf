import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSheets } from '@gongkai/documents';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntake } from '../src/disclosure/intake/index.ts';
import { createLimit } from '../src/disclosure/intake/limit.ts';
import { createItems } from '../src/disclosure/items/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import { type Ask, apiOf, formWith } from './disclosure-api.ts';
import { addColumn, recorder, worker } from './disclosure-office.ts';
import { addRegions, addUnit, nobody, region } from './organization.ts';
import { openTestPlatform, type TestPlatform, until } from './platform.ts';
import { describeEachStore } from './stores.ts';

const now = () => new Date('2024-06-03T02:00:00Z');

const annex = writeSheets({
  title: '',
  creator: '',
  sheets: [{ name: '附表', lines: ['附表', '名额二十名'] }],
});

const metadata = (key: string, more: object = {}) => ({
  key,
  column: '通知公告',
  title: `关于${key}的通知`,
  formedOn: '2024-05-30',
  attribute: '主动公开',
  body: '<p>现将有关事项通知如下。</p>',
  documentNo: '云商发〔2024〕9号',
  ...more,
});

describeEachStore('documents from other systems', make => {
  let opened: TestPlatform;
  let db: Db;
  let ask: Ask;
  let unitId = '';
  let source = { id: '', version: 0 };
  let token = '';
  const office = worker('office', null, '郑云');
  const sources = `/intake-sources/${region}`;

  beforeAll(async () => {
    const changes = recorder();
    opened = await openTestPlatform(await make(), {
      subjects: platform => [
        createIntake(platform, { changes, now, interval: 100 }),
        createItems(platform, { changes, now, probe: async () => [] }),
      ],
    });
    ({ db } = opened.platform.database);
    ask = apiOf(opened.platform, opened.subjects);
    await addRegions(db);
    unitId = (await addUnit(db, '云溪县商务局')).id;
    await addColumn(db, '通知公告', { unitId });
    await addColumn(db, '规章制度', { unitId });
    const made = await ask(office, 'POST', sources, { unitId, name: '协同办公系统' });
    ({ source, token } = made.body);
    expect(made.body.folder).toBe(`intake/${source.id}`);
  });
  afterAll(() => opened.close());

  const send = (data: object | string, files: { name: string; bytes: Uint8Array }[] = [], bearer = token) =>
    ask(
      nobody,
      'POST',
      '/intake/documents',
      formWith(files, { metadata: typeof data === 'string' ? data : JSON.stringify(data) }),
      { Authorization: `Bearer ${bearer}` },
    );
  const itemOf = async (id: string) => {
    const { body } = await ask(office, 'GET', `/items/${region}/${id}`);
    return { ...body.item, events: body.events };
  };
  const countItems = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from item`.execute(db)).rows[0]?.n;

  test('become drafts of the unit, with the attribute that was fixed when they were drafted (Art. 17)', async () => {
    const { status, body } = await send(
      metadata('第1号', { attribute: '不予公开', attributeReason: '属于内部事务信息，依据条例第十六条。' }),
      [{ name: '附表.xlsx', bytes: annex }],
    );
    expect({ status, body }).toMatchObject({ status: 200, body: { outcome: 'created' } });
    const item = await itemOf(body.itemId);
    expect(item).toMatchObject({
      unitId,
      work: 'draft',
      standing: 'none',
      origin: `intake:${source.id}:第1号`,
      drafters: [],
      draft: {
        attribute: 'withheld',
        attributeReason: '属于内部事务信息，依据条例第十六条。',
        source: '云溪县商务局',
        kind: 'document',
      },
    });
    expect(item.draft.attachments).toMatchObject([{ name: '附表.xlsx' }]);
    const texts = await sql<{ text: string }>`select text from file_text`.execute(db);
    expect(texts.rows[0]?.text).toContain('名额二十名');
    expect(item.events).toMatchObject([{ actorName: '来源：协同办公系统' }]);
  });

  test('are taken once: the same again changes nothing, also when many come at once', async () => {
    const before = Number(await countItems());
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(metadata('第2号'))));
    const outcomes = answers.map(({ body }) => body.outcome).toSorted();
    expect(outcomes).toEqual(['created', 'unchanged', 'unchanged', 'unchanged']);
    expect(new Set(answers.map(({ body }) => body.itemId)).size).toBe(1);
    expect(await countItems()).toBe(before + 1);
  });

  test('renew a draft that nobody has touched, and no other', async () => {
    const first = await send(metadata('第3号'), [{ name: '附表.xlsx', bytes: annex }]);
    const second = await send(metadata('第3号', { title: '关于第3号的补充通知', column: '规章制度' }));
    expect(second.body).toMatchObject({ outcome: 'revised', itemId: first.body.itemId });
    const renewed = await itemOf(first.body.itemId);
    expect(renewed.draft).toMatchObject({ title: '关于第3号的补充通知', attachments: [] });
    const written = await ask(worker('clerk', unitId, '周平'), 'PUT', `/items/${region}/${renewed.id}`, {
      version: renewed.version,
      content: { summary: '摘要' },
    });
    expect(written.status).toBe(200);
    const third = await send(metadata('第3号', { title: '第三稿' }), [{ name: '附表.xlsx', bytes: annex }]);
    expect(third).toMatchObject({
      status: 409,
      body: { code: 'draft-in-use', current: { itemId: renewed.id } },
    });
    expect((await itemOf(renewed.id)).draft).toMatchObject({ title: '关于第3号的补充通知', summary: '摘要' });
    // What was kept of the refused one's file is gone with it.
    const files = await sql<{ n: number }>`
      select count(*)::int as n from file f where not exists (select from item_file i where i.file_id = f.id)`.execute(
      db,
    );
    expect(files.rows[0]?.n).toBe(1);
  });

  test('who hands in what a system drafted does not review it (四眼)', async () => {
    const { body } = await send(metadata('第4号', { summary: '摘要', author: '云溪县商务局' }));
    const reviewer = worker('reviewer', unitId, '许安');
    const submitted = await ask(reviewer, 'POST', `/items/${region}/${body.itemId}/submit`, {
      version: body.version,
    });
    expect(submitted.body).toMatchObject({ work: 'content', drafters: [reviewer.id] });
    const passed = await ask(reviewer, 'POST', `/items/${region}/${body.itemId}/content-pass`, {
      version: submitted.body.version,
    });
    expect(passed.status).toBe(409);
  });

  test.each<[string, object | string, RegExp]>([
    ['no JSON', '{key: 1}', /不是JSON/],
    ['no attribute', { ...metadata('x'), attribute: undefined }, /公开属性/],
    ['an attribute that is none', metadata('x', { attribute: '内部' }), /起草时就要认定/],
    ['withheld without a reason', metadata('x', { attribute: '不予公开' }), /理由/],
    ['no key', metadata(''), /没有写编号/],
    ['no such column', metadata('x', { column: '政策文件/规章' }), /没有名为“政策文件\/规章”的栏目/],
    ['a day that is none', metadata('x', { formedOn: '2024-02-30' }), /成文日期/],
  ])('%s is refused field by field', async (_, data, message) => {
    const before = await countItems();
    const { status, body } = await send(data);
    expect(status).toBe(422);
    expect(body.message).toMatch(message);
    expect(await countItems()).toBe(before);
  });

  test('a token opens its own source, is kept as a hash alone, and ends with it', async () => {
    expect(await send(metadata('y'), [], 'gk_none-of-ours')).toMatchObject({ status: 401 });
    const kept = await sql<{
      all: string;
    }>`select string_agg(t::text, ' ') as all from intake_source t`.execute(db);
    const audit = await sql<{
      all: string;
    }>`select string_agg(t::text, ' ') as all from audit_entry t`.execute(db);
    expect(`${kept.rows[0]?.all}${audit.rows[0]?.all}`).not.toContain(token);
    const other = await ask(office, 'POST', sources, { unitId, name: '旧系统' });
    expect((await send(metadata('z'), [], other.body.token)).body.outcome).toBe('created');
    const end = `${sources}/${other.body.source.id}/end`;
    expect(await ask(office, 'POST', end, { version: 9 })).toMatchObject({ status: 409 });
    expect(await ask(office, 'POST', end, { version: 1 })).toMatchObject({ status: 200 });
    expect(await send(metadata('z2'), [], other.body.token)).toMatchObject({ status: 401 });
    const { body: list } = await ask(office, 'GET', sources);
    expect(list.items.map(({ name, endedAt }: Record<string, unknown>) => [name, endedAt === null])).toEqual([
      ['协同办公系统', true],
      ['旧系统', false],
    ]);
  });

  const folder = () => join(opened.config.DATA_DIR, 'intake', source.id);
  /** Puts a file there as if it had been written a while ago. */
  const put = async (name: string, content: string | Uint8Array, secondsAgo = 10) => {
    await mkdir(folder(), { recursive: true });
    await writeFile(join(folder(), name), content);
    const at = new Date(Date.now() - secondsAgo * 1000);
    await utimes(join(folder(), name), at, at);
  };
  const waiting = async () => (await readdir(folder())).filter(name => !['done', 'failed'].includes(name));
  const away = async (where: 'done' | 'failed', part: string): Promise<string> => {
    const find = async () =>
      (await readdir(join(folder(), where)).catch(() => [])).find(name => name.includes(part));
    await until(
      async () => (await find()) !== undefined && !(await waiting()).some(name => name.includes(part)),
    );
    return join(folder(), where, String(await find()));
  };

  test('in the watched folder are taken with their files and moved to done', async () => {
    await put('附表1.xlsx', annex);
    await put('公文1.json', `\uFEFF${JSON.stringify(metadata('夹1', { files: ['附表1.xlsx'] }))}`);
    const target = await away('done', '公文1');
    expect((await readdir(target)).toSorted()).toEqual(['公文1.json', '附表1.xlsx'].toSorted());
    const found = await sql<{ title: string; files: number }>`
      select draft ->> 'title' as title, jsonb_array_length(draft -> 'attachments') as files from item
      where origin = ${`intake:${source.id}:夹1`}`.execute(db);
    expect(found.rows).toEqual([{ title: '关于夹1的通知', files: 1 }]);
  });

  test('put there again, as after a crash, are found to be the same', async () => {
    const before = await countItems();
    await put('附表1.xlsx', annex);
    await put('公文1b.json', JSON.stringify(metadata('夹1', { files: ['附表1.xlsx'] })));
    await away('done', '公文1b');
    expect(await countItems()).toBe(before);
  });

  test.each([
    ['not JSON', 'f1', () => '{', /不是JSON/],
    [
      'a file outside of it',
      'f2',
      () => JSON.stringify(metadata('f2', { files: ['../../secret'] })),
      /只写文件名/,
    ],
    [
      'a file that did not come',
      'f3',
      () => JSON.stringify(metadata('f3', { files: ['无.pdf'] })),
      /没有附件“无.pdf”/,
    ],
    [
      'no such column',
      'f4',
      () => JSON.stringify(metadata('f4', { column: '信箱' })),
      /没有名为“信箱”的栏目/,
    ],
  ])('with %s go to failed, with the reason in Chinese', async (_, name, text, message) => {
    await put(`${name}.json`, text(), 120);
    const target = await away('failed', name);
    expect(await readFile(join(target, `${name}.txt`), 'utf8')).toMatch(message);
  });

  test('that are still being written, or wait for a file, stay; links are not followed', async () => {
    await put('新.json', JSON.stringify(metadata('新')), -3600);
    await put('等.json', JSON.stringify(metadata('等', { files: ['来.xlsx'] })), 5);
    await symlink('/etc/hostname', join(folder(), '链.json'));
    await put('后.json', JSON.stringify(metadata('后')));
    await away('done', '后');
    expect((await waiting()).toSorted()).toEqual(['新.json', '等.json', '链.json'].toSorted());
    await put('来.xlsx', annex);
    await away('done', '等');
  });

  test('leave a whole audit log', async () => {
    expect(await verifyAudit(db)).toMatchObject({ broken: [] });
  });
});

describe('the limit of requests', () => {
  test('lets so many a minute through for each key, and more as time goes on', () => {
    let at = 0;
    const limit = createLimit(3, () => at);
    const taken = (key: string) => [1, 2, 3, 4].map(() => limit.take(key));
    expect(taken('a')).toEqual([true, true, true, false]);
    expect(taken('b')).toEqual([true, true, true, false]);
    at += 20_000;
    expect([limit.take('a'), limit.take('a')]).toEqual([true, false]);
  });
});
