import { readSheets, writeSheets } from '@gongkai/documents';
import { creditCheckSign, decisionFields } from '@gongkai/law';
import { Kysely } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { everythingIn, setUpRecords } from './disclosure-records.ts';
import { addUnit, region } from './organization.ts';
import { describeStores } from './stores.ts';

type Records = Awaited<ReturnType<typeof setUpRecords>>;
type Cells = Record<string, string>;

const titles = Object.fromEntries(decisionFields.penalty.map(({ id, title }) => [id, title]));

const row = (number: number | string, more: Cells = {}): Cells => ({
  party: '欧阳小明',
  partyClass: '自然人',
  name: '擅自设立养老机构',
  documentNo: `云民罚决字〔2024〕${number}号`,
  category: '罚款',
  facts: '欧阳小明未经登记',
  basis: '有关规定',
  content: '罚款',
  amount: '0.1',
  decidedOn: '2024年3月1日',
  organ: '云溪县民政局',
  ...more,
});

/** A workbook of penalties with the columns that its rows have; unknown ids are titles of their own. */
const book = (rows: readonly Cells[], name = '行政处罚'): Uint8Array => {
  const ids = [...new Set(rows.flatMap(Object.keys))];
  return writeSheets({
    title: '',
    creator: '',
    sheets: [
      {
        name,
        columns: ids.map(id => ({ title: titles[id] ?? id, width: 10 })),
        rows: rows.map(cells => ids.map(id => cells[id] ?? '')),
      },
    ],
  });
};

const upload = (bytes: Uint8Array, name = '欧阳小明.xlsx') => {
  const form = new FormData();
  form.set('file', new File([Buffer.from(bytes)], name));
  return form;
};

describeStores('the import of decisions', open => {
  let records: Records;
  let ask: Records['ask'];

  beforeAll(async () => {
    records = await setUpRecords(await open());
    ({ ask } = records);
  });

  const handIn = (bytes: Uint8Array, unitId = records.bureau.id) =>
    ask(records.office, 'POST', `/units/${region}/${unitId}/decision-imports?kind=penalty`, upload(bytes));
  const look = async (id: string) =>
    (await ask(records.office, 'GET', `/decision-imports/${region}/${id}`)).body;
  const confirm = (id: string, mode: string) =>
    ask(records.office, 'POST', `/decision-imports/${region}/${id}/confirm`, { mode });
  const stored = (unitId = records.bureau.id) =>
    records.db
      .selectFrom('decision')
      .select(['document_no', 'party_shown', 'content', 'amount'])
      .where('unit_id', '=', unitId)
      .orderBy('document_no')
      .execute();

  test('is checked row by row without writing, then written; again it makes nothing twice', async () => {
    const wrong = [
      row(2, { decidedOn: '三月一日' }),
      row(1),
      row(3, { party: '李小明身份证', creditCode: '430423199001010000' }),
      row('', { documentNo: '欧阳小明' }),
    ];
    const { body: checked } = await handIn(book([row(1), ...wrong, row(4, { 法定代表人: '司马一一' })]));
    expect(checked).toMatchObject({ counts: { create: 2, unchanged: 0, error: 4 }, work: null });
    expect(checked.notes).toEqual(['“法定代表人”列不是模板中的列，没有读取。']);
    expect(await stored()).toEqual([]);
    const rows = await ask(
      records.clerk,
      'GET',
      `/decision-imports/${region}/${checked.id}/rows?outcome=error`,
    );
    expect(rows.body.total).toBe(4);
    expect(
      rows.body.items.map((each: { row: number; documentNo: string }) => [each.row, each.documentNo]),
    ).toEqual([
      [3, '云民罚决字〔2024〕2号'],
      [4, '云民罚决字〔2024〕1号'],
      [5, '云民罚决字〔2024〕3号'],
      [6, ''],
    ]);
    expect(rows.body.items[0].errors[0].text).toBe(
      '工作表“行政处罚”第3行“处罚决定日期”：不是日期，请写成2024-03-01这样的形式。',
    );
    expect(rows.body.items[1].errors[0].message).toContain('与第2行重复');
    expect(await confirm(checked.id, 'all')).toMatchObject({ status: 409, body: { code: 'has-errors' } });
    expect(await confirm(checked.id, 'good')).toMatchObject({
      status: 200,
      body: { work: { status: 'waiting', done: 0, total: 2 } },
    });
    expect(await confirm(checked.id, 'good')).toMatchObject({
      status: 409,
      body: { code: 'already-started' },
    });
    await records.runJobs();
    expect((await look(checked.id)).work).toMatchObject({
      status: 'done',
      done: 2,
      report: { created: 2, known: [] },
    });
    expect(await stored()).toEqual([
      {
        document_no: '云民罚决字〔2024〕1号',
        party_shown: '欧阳某某',
        content: '罚款',
        amount: 100_000,
      },
      expect.objectContaining({ document_no: '云民罚决字〔2024〕4号' }),
    ]);

    const again = (await handIn(book([row(1), row(4, { content: '警告' })]))).body;
    expect(again.counts).toEqual({ create: 0, unchanged: 1, error: 1 });
    expect(await confirm(again.id, 'good')).toMatchObject({ status: 409, body: { code: 'nothing-to-do' } });
    const kept = await everythingIn(records.db, [
      'decision',
      'decision_import',
      'decision_import_row',
      'audit_entry',
      'work',
    ]);
    expect(kept).not.toMatch(/欧阳小明|李小明|司马一一/);
    expect(JSON.stringify(records.log)).not.toMatch(/欧阳小明|李小明|司马一一/);
  });

  test('of 5,000 rows with faulty ones goes on after it was cut off, and enters nothing twice', async () => {
    const unit = await addUnit(records.db, '云溪县市场监督管理局');
    const faulty = (number: number) => number % 100 === 0;
    const rows = Array.from({ length: 5000 }, (_, index) =>
      row(index + 1, faulty(index + 1) ? { amount: '很多' } : {}),
    );
    const { body } = await handIn(book(rows), unit.id);
    expect(body.counts).toEqual({ create: 4950, unchanged: 0, error: 50 });
    await confirm(body.id, 'good');
    const [job] = records.waiting;
    const { db } = records;
    let transactions = 0;
    const begin = () => {
      if (transactions++ === 3) throw new Error('cut off');
      return Kysely.prototype.transaction.call(db);
    };
    Object.defineProperty(db, 'transaction', { value: begin, configurable: true });
    await expect(records.runJobs()).rejects.toThrow('cut off');
    Reflect.deleteProperty(db, 'transaction');
    expect((await look(body.id)).work).toMatchObject({ status: 'running', done: 1500, total: 4950 });
    // Someone enters one of the numbers by hand meanwhile.
    const { status } = await ask(records.office, 'POST', `/decisions/${region}`, {
      unitId: unit.id,
      kind: 'penalty',
      fields: row(4321),
    });
    expect(status).toBe(200);
    await records.subjects.find(({ resume }) => resume)?.resume?.();
    expect(records.waiting).toEqual([job]);
    records.waiting.push(...records.waiting);
    await records.runJobs();
    expect((await look(body.id)).work).toMatchObject({
      status: 'done',
      done: 4950,
      report: { created: 4949, known: ['云民罚决字〔2024〕4321号'] },
    });
    const made = await stored(unit.id);
    expect(made).toHaveLength(4950);
    expect(new Set(made.map(({ document_no }) => document_no)).size).toBe(4950);
    const left = await db
      .selectFrom('decision_import_row')
      .select('row')
      .where('import_id', '=', body.id)
      .where('content', 'is not', null)
      .execute();
    expect(left).toEqual([]);
    const entries = await db
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('action', '=', 'decision.create')
      .where('actor_id', '=', records.office.id)
      .where('after', '@>', JSON.stringify({ unitId: unit.id }) as never)
      .executeTakeFirstOrThrow();
    expect(Number(entries.count)).toBe(4950);
  });

  test('of all rows or none writes none where a number was taken meanwhile', async () => {
    const unit = await addUnit(records.db, '云溪县应急管理局');
    const { body } = await handIn(book([row(1), row(2)]), unit.id);
    await confirm(body.id, 'all');
    await ask(records.office, 'POST', `/decisions/${region}`, {
      unitId: unit.id,
      kind: 'penalty',
      fields: row(2),
    });
    await records.runJobs();
    expect((await look(body.id)).work).toMatchObject({
      status: 'failed',
      report: { created: 0, known: ['云民罚决字〔2024〕2号'], message: expect.stringContaining('没有写入') },
    });
    expect(await stored(unit.id)).toHaveLength(1);
  });

  test('the template is what is read; an export has persons masked and, handed in again, changes nothing', async () => {
    const unit = await addUnit(records.db, '云溪县水利局');
    const code = `91991123MA0000001${creditCheckSign('91991123MA0000001')}`;
    const firm = { party: '云溪县晨光商贸有限公司', partyClass: '个体工商户', creditCode: code, note: '备' };
    const { body } = await handIn(
      book([row(1), row(2, { ...firm, facts: '未登记', validTo: '20250301' })]),
      unit.id,
    );
    await confirm(body.id, 'all');
    await records.runJobs();
    const template = await ask(records.auditor, 'GET', `/decisions/${region}/template?kind=penalty`);
    expect(template.headers.get('content-disposition')).toContain(
      encodeURIComponent('行政处罚导入模板.xlsx'),
    );
    expect(await handIn(template.body, unit.id)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('没有内容') },
    });
    const exported = await ask(
      records.auditor,
      'GET',
      `/units/${region}/${unit.id}/decisions/export?kind=penalty&year=2024`,
    );
    const sheets = readSheets(exported.body);
    const texts =
      'sheets' in sheets ? (sheets.sheets[0]?.rows ?? []).flatMap(({ texts: t }) => [...t.values()]) : [];
    expect(texts).toContain('欧阳某某');
    expect(texts.join()).not.toContain('欧阳小明');
    expect((await handIn(exported.body, unit.id)).body.counts).toEqual({ create: 0, unchanged: 2, error: 0 });
  });

  test.each<[string, () => object | FormData, number, RegExp]>([
    ['no form', () => ({}), 400, /没有收到文件/],
    ['a text', () => upload(new TextEncoder().encode('处罚'), '处罚.csv'), 422, /不是xlsx/],
    ['too large a file', () => upload(new Uint8Array(8_400_000)), 413, /超过8MB/],
    ['no head', () => upload(book([{ 甲: '乙' }])), 422, /没有找到“行政处罚”表的表头/],
    ['a column twice', () => upload(book([{ ...row(1), ' 处罚内容 ': '乙' }])), 422, /两个“处罚内容”列/],
  ])('with %s is refused', async (_, body, status, message) => {
    const answer = await ask(
      records.office,
      'POST',
      `/units/${region}/${records.bureau.id}/decision-imports?kind=penalty`,
      body(),
    );
    expect([answer.status, answer.body.message]).toEqual([status, expect.stringMatching(message)]);
  });

  test('of a unit is not another unit’s to see', async () => {
    const { body } = await handIn(book([row(900)]), records.other.id);
    const path = `/decision-imports/${region}/${body.id}`;
    expect((await ask(records.clerk, 'GET', path)).status).toBe(403);
    expect((await ask(records.clerk, 'POST', `${path}/confirm`, { mode: 'all' })).status).toBe(403);
  });
});
