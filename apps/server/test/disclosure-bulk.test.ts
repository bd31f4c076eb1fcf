import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import {
  countCommand,
  countItems,
  type PublishedRow,
  writePublished,
} from '../src/disclosure/items/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { addColumn, good, openItems } from './disclosure-office.ts';
import { addUnit, neighbour, region, system } from './organization.ts';
import { describeStores } from './stores.ts';

type Office = Awaited<ReturnType<typeof openItems>>;

describeStores('items that are published already', open => {
  let office: Office;
  let columns: { finance: string; policy: string; other: string };
  const row = (more: Partial<PublishedRow> = {}): PublishedRow => ({
    unitId: office.unit.id,
    columnId: columns.policy,
    content: good,
    publishedAt: new Date('2024-03-01T02:00:00Z'),
    ...more,
  });
  const write = (rows: readonly PublishedRow[]) =>
    office.db.transaction().execute(tx => writePublished(tx, system, region, rows));

  beforeAll(async () => {
    office = await openItems(await open());
    columns = {
      finance: (await addColumn(office.db, '财政预决算', { category: 'finance' })).id,
      policy: office.column.id,
      other: (await addColumn(office.db, '其他')).id,
    };
  });

  it('are written by the thousand: numbered in the order of publication, without gaps, after those before', async () => {
    const [first] = await write([row()]);
    const days = [40, 10, 20, 30];
    const rows = Array.from({ length: 2000 }, (_, at) =>
      row({
        unitId: at % 4 === 0 ? office.other.id : office.unit.id,
        content: { ...good, title: `第${at}号`, body: `<p onclick="x">第${at}号<script>x</script></p>` },
        publishedAt: new Date(
          Date.UTC(at % 2 === 0 ? 2023 : 2024, 5, 1) + ((days[at % 4] ?? 0) * 1000 + at) * 60_000,
        ),
      }),
    );
    const ids = await write(rows);
    expect(new Set(ids).size).toBe(2000);
    const found = await office.db
      .selectFrom('item')
      .select(['id', 'index_no', 'published_at', 'unit_id', 'title'])
      .where('id', '!=', first ?? '')
      .orderBy('index_no')
      .execute();
    const groups = Map.groupBy(found, ({ index_no }) => index_no?.split('-').slice(0, 3).join('-') ?? '');
    expect([...groups.keys()].sort()).toHaveLength(3);
    for (const [key, group] of groups) {
      const start = key === '991123-0001-2024' ? 2 : 1;
      expect(group.map(({ index_no }) => Number(index_no?.split('-').at(-1)))).toEqual(
        group.map((_, at) => at + start),
      );
      const times = group.map(({ published_at }) => published_at?.getTime() ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(group.map(({ unit_id }) => unit_id)).size).toBe(1);
    }
    const titles = new Map(found.map(({ id, title }) => [id, title]));
    expect(ids.map(id => titles.get(id))).toEqual(rows.map(({ content }) => content.title));
    expect(await verifyAudit(office.db)).toMatchObject({ broken: [] });
    const { rows: parts } = await sql<{ versions: number; events: number; unclean: number; audited: number }>`
      select (select count(*)::int from item_version) as versions, (select count(*)::int from item_event) as events,
        (select count(*)::int from item_version where content ->> 'body' ~ 'script|onclick') as unclean,
        (select count(*)::int from audit_entry where action = 'item.import') as audited`.execute(office.db);
    expect(parts).toEqual([{ versions: 2001, events: 2001, unclean: 0, audited: 2001 }]);
  });

  it('have their validity, and go on in the flow as any other', async () => {
    const [id = ''] = await write([
      row({
        content: {
          ...good,
          title: '云溪县旧办法',
          kind: 'normative',
          documentNo: '云商发〔2020〕1号',
          formedOn: '2020-05-01',
          validFrom: '2020-06-01',
        },
        publishedAt: new Date('2020-05-10T02:00:00Z'),
        validity: [{ kind: 'repeal', day: '2023-01-01' }],
        publishedBy: '旧网站',
      }),
    ]);
    const detail = await office.detail(id);
    expect(detail.validity).toMatchObject({
      stateName: '已废止',
      events: [
        { kind: 'issue', day: '2020-05-01' },
        { kind: 'repeal', day: '2023-01-01' },
      ],
    });
    expect(detail.versions).toMatchObject([{ no: 1, actorName: '旧网站' }]);
    const revised = await office.done(office.people.clerk, detail.item, 'revise');
    const { body: written } = await office.ask(office.people.clerk, 'PUT', `${office.items}/${id}`, {
      version: revised.version,
      content: { summary: '改过的概述。' },
    });
    expect(await office.publish(written)).toMatchObject({ publishedNo: 2, indexNo: detail.item.indexNo });
  });

  it('of one origin are taken once by a unit', async () => {
    const origin = `wxr:${randomUUID()}`;
    await write([row({ origin })]);
    await expect(write([row({ origin })])).rejects.toThrow();
  });

  it('nothing is written of none', async () => {
    expect(await write([])).toEqual([]);
  });
});

describeStores('counting items', open => {
  let office: Office;
  const said: string[] = [];
  const run = async (...args: string[]) => {
    said.length = 0;
    const output = { say: (text: string) => void said.push(text), data: new PassThrough() };
    const code = await countCommand({ database: { db: office.db } } as Platform, args, output);
    return { code, said: said.join('') };
  };

  beforeAll(async () => {
    office = await openItems(await open());
    const finance = await addColumn(office.db, '财政预决算', { category: 'finance' });
    const other = await addColumn(office.db, '其他');
    const wanted: [string, string, number][] = [
      [finance.id, '2023-12-31T16:00:00Z', 6],
      [office.column.id, '2024-06-01T02:00:00Z', 13],
      [other.id, '2024-12-31T15:59:59Z', 4],
      [office.column.id, '2023-12-31T15:59:59Z', 5],
      [office.column.id, '2024-12-31T16:00:00Z', 7],
    ];
    const rows = wanted.flatMap(([columnId, at, count]) =>
      Array.from({ length: count }, () => ({
        unitId: office.unit.id,
        columnId,
        content: good,
        publishedAt: new Date(at),
      })),
    );
    await office.db.transaction().execute(tx => writePublished(tx, system, region, rows));
    await addUnit(office.db, '云溪县林业局', {}, '2010-01-01', neighbour);
  });

  it('those first published within the year of China, by the category of their column', async () => {
    expect(await countItems(office.db, { regionId: region, unitId: office.unit.id, year: 2024 })).toEqual({
      total: 23,
      byCategory: { finance: 6, policy: 13, other: 4 },
    });
    expect(await run('云溪县商务局', '2024', '', 'json')).toEqual({
      code: 0,
      said: '{"total":23,"byCategory":{"finance":6,"policy":13,"other":4}}\n',
    });
    const { said: words } = await run('云溪县商务局', '2024', region, '');
    expect(words).toBe(
      '云溪县商务局2024年主动公开信息23条，其中：\n  财政预决算与“三公”经费：6条\n  政策文件及通知：13条\n  其他：4条\n',
    );
  });

  it('not those withdrawn; a revision makes no second one', async () => {
    const { id, version } = await office.db
      .selectFrom('item')
      .select(['id', 'version'])
      .where('first_published_at', '=', new Date('2024-06-01T02:00:00Z'))
      .limit(1)
      .executeTakeFirstOrThrow();
    const withdrawn = await office.done(office.people.reviewer, { id, version }, 'withdraw', {
      reason: '有误',
    });
    expect((await run('云溪县商务局', '2024', '', 'json')).said).toContain('"total":22');
    const revised = await office.done(office.people.clerk, withdrawn, 'revise');
    await office.publish(revised);
    expect((await run('云溪县商务局', '2024', '', 'json')).said).toContain('"total":23');
  });

  it.each<[string, string[], string]>([
    ['a unit that is not there', ['云溪县教育局', '2024', '', ''], '没有名称为“云溪县教育局”的单位'],
    ['a year that is none', ['云溪县商务局', '24', '', ''], '年份“24”不对'],
    ['a name that two regions have', ['云溪县林业局', '2024', '', ''], '请用 --region 写明区域代码'],
  ])('%s is told', async (_, args, words) => {
    const { code, said: told } = await run(...args);
    expect(code).toBe(2);
    expect(told).toContain(words);
  });

  it('a name that two regions have, with its region', async () => {
    expect(await run('云溪县林业局', '2024', neighbour, 'json')).toEqual({
      code: 0,
      said: '{"total":0,"byCategory":{}}\n',
    });
  });
});
