import { readSheets, writeSheets } from '@gongkai/documents';
import { Kysely } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Unit } from '../src/organization/tables.ts';
import type { Db } from '../src/platform/database/open.ts';
import { addRegions, addUnit, clientOf, person, platformOn, region } from './organization.ts';
import { describeStores } from './stores.ts';

type Cells = Record<string, string>;

/** A workbook of the import with the columns that its rows have. */
const book = (units: Cells[], duties: Cells[] = []): Uint8Array => {
  const sheet = (name: string, rows: Cells[]) => {
    const titles = [...new Set(rows.flatMap(Object.keys))];
    return {
      name,
      columns: titles.map(title => ({ title, width: 10 })),
      rows: rows.map(row => titles.map(title => row[title] ?? '')),
    };
  };
  return writeSheets({ title: '', creator: '', sheets: [sheet('机构', units), sheet('责任分工', duties)] });
};
const bureau = (name: string, more: Cells = {}): Cells => ({
  机构名称: name,
  机构类型: '政府工作部门',
  上级机构: '云溪县人民政府',
  ...more,
});

const upload = (bytes: Uint8Array, name = '机构.xlsx') => {
  const form = new FormData();
  form.set('file', new File([Buffer.from(bytes)], name));
  return form;
};

describeStores('the import of an organisation', open => {
  let db: Db;
  let server: ReturnType<typeof platformOn>;
  let ask: ReturnType<typeof clientOf>;
  let government: Unit;
  const office = () => person('office', government.id);
  const names = async () =>
    (
      await db
        .selectFrom('unit')
        .select('name')
        .where('region_id', '=', region)
        .where('status', '=', 'active')
        .execute()
    ).map(({ name }) => name);

  beforeAll(async () => {
    const database = await open();
    ({ db } = database);
    server = platformOn(database);
    ask = clientOf(server.platform);
    await addRegions(db);
    government = await addUnit(db, '云溪县人民政府', { kind: 'government' });
  });

  const handIn = async (bytes: Uint8Array) => ask(office(), 'POST', `/imports/${region}`, upload(bytes));
  const confirm = (id: string, mode: string) =>
    ask(office(), 'POST', `/imports/${region}/${id}/confirm`, { mode });
  const look = async (id: string) => (await ask(office(), 'GET', `/imports/${region}/${id}`)).body;

  test('is checked without writing, then written row by row; the faulty rows are told', async () => {
    const bytes = book(
      [bureau('云溪县水利局'), bureau('云溪县林业局', { 上级机构: '县农委' })],
      [{ 机构名称: '云溪县水利局', 分工: '专人', 姓名: '许安' }],
    );
    const before = await names();
    const { body: checked } = await handIn(bytes);
    expect(checked).toMatchObject({
      name: '机构.xlsx',
      counts: { create: 2, change: 0, unchanged: 0, error: 1 },
      work: null,
    });
    expect(await names()).toEqual(before);
    const rows = await ask(office(), 'GET', `/imports/${region}/${checked.id}/rows?outcome=error`);
    expect(rows.body).toMatchObject({
      total: 1,
      items: [
        {
          sheet: '机构',
          row: 3,
          errors: [
            {
              column: '上级机构',
              text: expect.stringContaining('第3行“上级机构”：没有名为“县农委”的机构'),
            },
          ],
        },
      ],
    });
    expect(await confirm(checked.id, 'all')).toMatchObject({ status: 409, body: { code: 'has-errors' } });
    expect(await confirm(checked.id, 'good')).toMatchObject({
      status: 200,
      body: { work: { status: 'waiting', done: 0, total: 2 } },
    });
    expect(await confirm(checked.id, 'good')).toMatchObject({
      status: 409,
      body: { code: 'already-started' },
    });
    await server.runJobs();
    expect((await look(checked.id)).work).toMatchObject({
      status: 'done',
      done: 2,
      total: 2,
      report: { counts: { create: 2, change: 0, unchanged: 0, error: 1 }, errors: [{ row: 3 }] },
    });
    expect((await names()).sort()).toEqual([...before, '云溪县水利局'].sort());
  });

  test('of the same file again makes nothing twice', async () => {
    const bytes = book([bureau('云溪县林业局')], [{ 机构名称: '云溪县林业局', 分工: '组长', 姓名: '方远' }]);
    const first = (await handIn(bytes)).body;
    const second = (await handIn(bytes)).body;
    for (const { id } of [first, second]) await confirm(id, 'all');
    await server.runJobs();
    expect((await look(second.id)).work).toMatchObject({
      status: 'done',
      report: { counts: { create: 0, unchanged: 2 } },
    });
    const third = (await handIn(bytes)).body;
    expect(third.counts).toEqual({ create: 0, change: 0, unchanged: 2, error: 0 });
    expect(await confirm(third.id, 'all')).toMatchObject({ status: 409, body: { code: 'nothing-to-do' } });
  });

  test('of all rows or none writes none where one has become faulty meanwhile', async () => {
    const parent = await addUnit(db, '云溪县旧局', { parentId: government.id });
    const { body } = await handIn(
      book([bureau('云溪县甲中心'), bureau('云溪县乙中心', { 上级机构: '云溪县旧局' })]),
    );
    await confirm(body.id, 'all');
    await ask(office(), 'POST', `/units/${region}/${parent.id}/close`, { day: '2024-01-01', version: 1 });
    const before = await names();
    await server.runJobs();
    expect((await look(body.id)).work).toMatchObject({
      status: 'failed',
      report: {
        errors: [
          { name: '云溪县乙中心', errors: [{ message: expect.stringContaining('已于2024-01-01撤销') }] },
        ],
      },
    });
    expect(await names()).toEqual(before);
  });

  test('of many rows goes on after it was cut off, and names the person in the audit log', async () => {
    const count = 1300;
    const units = Array.from({ length: count }, (_, i) =>
      bureau(
        `云溪县第${count - i}所`,
        i % 3 === 0 && i > 0 ? { 上级机构: `云溪县第${count - i - 1}所` } : {},
      ),
    );
    units[count - 1] = bureau('云溪县第1所');
    const { body } = await handIn(book(units));
    expect(body.counts).toMatchObject({ create: count, error: 0 });
    await confirm(body.id, 'good');
    const [job] = server.waiting;
    let transactions = 0;
    const begin = () => {
      if (transactions++ === 1) throw new Error('cut off');
      return Kysely.prototype.transaction.call(db);
    };
    Object.defineProperty(db, 'transaction', { value: begin, configurable: true });
    await expect(server.runJobs()).rejects.toThrow('cut off');
    Reflect.deleteProperty(db, 'transaction');
    expect((await look(body.id)).work).toMatchObject({ status: 'running', done: 1000, total: count });
    server.waiting.push(job ?? {}, job ?? {});
    await server.runJobs();
    expect((await look(body.id)).work).toMatchObject({
      status: 'done',
      done: count,
      total: count,
      report: { counts: { create: count, unchanged: 0 } },
    });
    const made = await db
      .selectFrom('audit_entry')
      .select(['actor_name', 'origin'])
      .where('action', '=', 'unit.create')
      .where('actor_id', '=', office().id)
      .execute();
    expect(made.length).toBeGreaterThanOrEqual(count);
    expect(new Set(made.map(({ actor_name, origin }) => `${actor_name} ${origin}`))).toEqual(
      new Set(['何宁 192.0.2.7']),
    );
  });

  test.each<[string, () => object | FormData, number, RegExp]>([
    ['no form', () => ({}), 400, /没有收到文件/],
    ['no file', () => new FormData(), 400, /没有收到/],
    ['too large a file', () => upload(new Uint8Array(8_400_000)), 413, /超过8MB/],
    ['a text', () => upload(new TextEncoder().encode('机构名称'), '机构.csv'), 422, /不是xlsx/],
  ])('with %s is refused', async (_, body, status, message) => {
    const answer = await ask(office(), 'POST', `/imports/${region}`, body());
    expect([answer.status, answer.body.message]).toEqual([status, expect.stringMatching(message)]);
  });

  test('the template has the sheets and columns that are read', async () => {
    const { body, headers } = await ask(office(), 'GET', `/imports/${region}/template`);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('云溪县机构导入模板.xlsx'));
    const result = readSheets(body);
    expect('sheets' in result && result.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['机构', 1],
      ['责任分工', 1],
      ['填写说明', 7],
    ]);
    expect(await handIn(body)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('没有内容') },
    });
  });
});
