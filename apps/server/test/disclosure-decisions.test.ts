import { createCalendar, creditCheckSign, publicationDue } from '@gongkai/law';
import { beforeAll, describe, expect, test } from 'vitest';
import { decisionCounts } from '../src/disclosure/decisions/index.ts';
import { chinaDay } from '../src/platform/china-day.ts';
import { everythingIn, setUpRecords } from './disclosure-records.ts';
import { addUnit, person, region } from './organization.ts';
import { describeStores } from './stores.ts';

type Records = Awaited<ReturnType<typeof setUpRecords>>;

const path = `/decisions/${region}`;
const codeOf = (body: string) => `${body}${creditCheckSign(body)}`;
const code = codeOf('91991123MA0000001');

/** The texts of a licence for a firm. */
const licence = (number: string, more: object = {}) => ({
  party: '云溪县晨光商贸有限公司',
  partyClass: '法人及非法人组织',
  creditCode: code,
  name: '准予行政许可决定书',
  documentNo: number,
  category: '普通',
  content: '准予设立养老服务机构',
  decidedOn: '2024-03-01',
  organ: '云溪县民政局',
  ...more,
});

/** The texts of a penalty of a person. */
const penalty = (number: string, more: object = {}) => ({
  party: '欧阳小明',
  partyClass: '自然人',
  name: '擅自设立养老机构',
  documentNo: number,
  category: '罚款；没收违法所得',
  facts: '欧阳小明未经登记开展养老服务',
  basis: '《社会救助暂行办法》第六十八条',
  content: '对欧阳小明罚款五千元',
  amount: '0.5',
  decidedOn: '2024-03-01',
  organ: '云溪县民政局',
  ...more,
});

describeStores('decisions', open => {
  let records: Records;
  let ask: Records['ask'];
  let numbers = 0;

  beforeAll(async () => {
    records = await setUpRecords(await open());
    ({ ask } = records);
  });

  const numbered = () => `云民许决字〔2024〕${++numbers}号`;
  const enter = async (kind: string, fields: object, unitId = records.bureau.id) =>
    ask(records.office, 'POST', path, { unitId, kind, fields });
  const entered = async (kind: string, fields: object, unitId?: string) => {
    const { status, body } = await enter(kind, fields, unitId);
    expect([status, body.fields?.documentNo]).toEqual([200, expect.any(String)]);
    return body;
  };
  const publish = (items: { id: string; version: number }[], as = records.clerk) =>
    ask(as, 'POST', `${path}/publish`, { unitId: records.bureau.id, items });
  const withdraw = (id: string, version: number, kind: string, reason = '核对') =>
    ask(records.head, 'POST', `${path}/${id}/withdraw`, { version, kind, reason });

  test('a licence is entered, listed, corrected and published', async () => {
    const body = await entered('licence', licence('云民许决字[2024]第100号', { certificateNo: 'YL-1' }));
    expect(body).toMatchObject({
      documentNo: '云民许决字〔2024〕第100号',
      status: 'entered',
      partyShown: '云溪县晨光商贸有限公司',
      more: { certificateNo: 'YL-1' },
      dueDay: '2024-03-12',
      late: false,
      version: 1,
    });
    expect(body.daysLeft).toBeLessThan(-400);
    const changed = await ask(records.clerk, 'PUT', `${path}/${body.id}`, {
      fields: { ...body.fields, content: '准予延续' },
      version: 1,
    });
    expect(changed).toMatchObject({ status: 200, body: { content: '准予延续', version: 2 } });
    const told = records.told.length;
    expect(await publish([{ id: body.id, version: 2 }])).toMatchObject({
      status: 200,
      body: { items: [{ status: 'published', daysLeft: null, late: true, version: 3 }] },
    });
    expect(records.told.length).toBe(told + 1);
    const list = await ask(records.auditor, 'GET', `${path}?kind=licence&status=published&search=第100号`);
    expect(list.body).toMatchObject({ total: 1, items: [{ id: body.id }] });
  });

  test('a person is masked for all but those who may change it, and the name stands nowhere else', async () => {
    const body = await entered('penalty', penalty('云民罚决字〔2024〕1号', { note: '欧阳小明本人签收' }));
    expect(body).toMatchObject({
      partyShown: '欧阳某某',
      content: '对欧阳某某罚款五千元',
      more: { facts: '欧阳某某未经登记开展养老服务', note: '欧阳某某本人签收' },
      amount: 500_000,
      category: '罚款；没收违法所得',
    });
    const seen = async (as: Records['clerk']) =>
      (await ask(as, 'GET', `${path}/${body.id}`)).body.fields.party;
    expect(await seen(records.clerk)).toBe('欧阳小明');
    expect(await seen(records.auditor)).toBe('欧阳某某');
    expect(await seen(person('clerk', records.other.id))).toBe('欧阳某某');
    const again = await ask(records.clerk, 'PUT', `${path}/${body.id}`, {
      fields: { ...body.fields, party: '欧 阳 小 明', partyClass: '自然人' },
      version: 1,
    });
    expect(again).toMatchObject({ status: 200, body: { version: 2, fields: { party: '欧阳小明' } } });
    await ask(records.clerk, 'PUT', `${path}/${body.id}`, {
      fields: { ...body.fields, party: '司马一一' },
      version: 2,
    });
    const audited = await records.db
      .selectFrom('audit_entry')
      .select('after')
      .where('subject_id', '=', body.id)
      .orderBy('seq')
      .execute();
    expect(audited.map(({ after }) => (after as { partyChanged?: boolean }).partyChanged ?? false)).toEqual([
      false,
      false,
      true,
    ]);
    const kept = await everythingIn(records.db, ['decision', 'audit_entry']);
    expect(kept).toContain('欧阳某某');
    expect(kept).not.toMatch(/欧阳小明|司马一一/);
    expect(JSON.stringify(records.log)).not.toMatch(/欧阳小明|司马一一/);
    const list = await ask(records.clerk, 'GET', `${path}?kind=penalty`);
    expect(JSON.stringify(list.body)).not.toContain('司马一一');
  });

  test.each<[string, string, object, string, string]>([
    ['no party', 'licence', licence('甲1号', { party: '' }), 'party', '没有填写“行政相对人名称”'],
    ['a class that is none', 'licence', licence('甲1号', { partyClass: '公司' }), 'partyClass', '“自然人”'],
    [
      'a wrong check sign',
      'licence',
      licence('甲1号', { creditCode: `${code.slice(0, 17)}?` }),
      'creditCode',
      '没有I',
    ],
    ['no credit code', 'licence', licence('甲1号', { creditCode: '' }), 'creditCode', '要填统一社会信用代码'],
    [
      'a credit code of a person',
      'penalty',
      penalty('甲1号', { creditCode: code }),
      'creditCode',
      '身份证号',
    ],
    [
      'a number with the name',
      'penalty',
      penalty('甲1号', { party: '张三13800000000' }),
      'party',
      '不像姓名',
    ],
    ['no number', 'licence', licence('甲号'), 'documentNo', '应有编号'],
    ['a number of a later year', 'licence', licence('云〔2025〕1号'), 'documentNo', '2025年'],
    ['a day that is none', 'licence', licence('甲1号', { decidedOn: '2024-02-30' }), 'decidedOn', '不是日期'],
    ['a day to come', 'licence', licence('甲1号', { decidedOn: '2999-01-01' }), 'decidedOn', '还没有到'],
    ['an end before the decision', 'licence', licence('甲1号', { validTo: '2020/1/1' }), 'validTo', '早于'],
    ['an amount in words', 'penalty', penalty('甲1号', { amount: '五千' }), 'amount', '万元'],
    [
      'a category that is none',
      'penalty',
      penalty('甲1号', { category: '口头批评' }),
      'category',
      '下拉列表',
    ],
    ['too long a text', 'licence', licence('甲1号', { content: '长'.repeat(4001) }), 'content', '最多4000'],
  ])('with %s is refused, and what was typed is not repeated', async (_, kind, fields, field, message) => {
    const { status, body } = await enter(kind, fields);
    expect([status, body.fields?.[`fields.${field}`]]).toEqual([422, expect.stringContaining(message)]);
    expect(JSON.stringify(body)).not.toContain('张三');
  });

  test('a number is taken once, also by two at once', async () => {
    const number = numbered();
    const answers = await Promise.all(
      [1, 2].map(() => enter('licence', licence(number.replace('〔2024〕', '（2024）')))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'number-taken' });
    // Another unit has numbers of its own.
    expect((await enter('licence', licence(number), records.other.id)).status).toBe(200);
  });

  test('published by two at once it is published once', async () => {
    const { id } = await entered('licence', licence(numbered()));
    const answers = await Promise.all([
      publish([{ id, version: 1 }]),
      publish([{ id, version: 1 }], records.head),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const steps = await records.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', id)
      .execute();
    expect(steps.map(({ action }) => action)).toEqual(['decision.create', 'decision.publish']);
  });

  test('several are published all or none', async () => {
    const made = [
      await entered('licence', licence(numbered())),
      await entered('licence', licence(numbered())),
    ];
    const stale = made.map(({ id }, index) => ({ id, version: 1 + index }));
    expect((await publish(stale)).status).toBe(409);
    const { body } = await ask(records.auditor, 'GET', `${path}/${made[0].id}`);
    expect(body.status).toBe('entered');
    const foreign = await entered('licence', licence(numbered()), records.other.id);
    const mixed = [...made, foreign].map(({ id }) => ({ id, version: 1 }));
    expect((await publish(mixed)).status).toBe(404);
    expect((await publish(made.map(({ id }) => ({ id, version: 1 })))).status).toBe(200);
  });

  test('withdrawn with a reason, restored, and a mistake frees its number', async () => {
    const number = numbered();
    const { id } = await entered('licence', licence(number));
    expect(await withdraw(id, 1, 'repaired')).toMatchObject({ status: 409, body: { code: 'not-published' } });
    expect((await withdraw(id, 1, 'mistake', '')).status).toBe(422);
    await publish([{ id, version: 1 }]);
    expect(await withdraw(id, 2, 'annulled', '法院判决撤销')).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', withdrawnKind: 'annulled', withdrawnReason: '法院判决撤销', version: 3 },
    });
    expect((await enter('licence', licence(number))).status).toBe(409);
    expect((await publish([{ id, version: 3 }])).status).toBe(409);
    const restore = (version: number) => ask(records.head, 'POST', `${path}/${id}/restore`, { version });
    expect(await restore(3)).toMatchObject({ body: { status: 'published', withdrawnReason: '' } });
    expect(await withdraw(id, 4, 'mistake', '抄错了文书号')).toMatchObject({ status: 200 });
    expect((await enter('licence', licence(number))).status).toBe(200);
    expect(await restore(5)).toMatchObject({ status: 409, body: { code: 'number-taken' } });
  });

  test('working days are counted by the calendar; the overdue are found', async () => {
    const unit = await addUnit(records.db, '云溪县文化局');
    const today = chinaDay();
    const fields = (decidedOn: string) =>
      licence(`文许${decidedOn}号`, {
        decidedOn,
        documentNo: `云文许〔${decidedOn.slice(0, 4)}〕${++numbers}号`,
      });
    const fresh = await entered('licence', fields(today), unit.id);
    const old = await entered('licence', fields('2024-03-01'), unit.id);
    const { body } = await ask(records.auditor, 'GET', `${path}?unit=${unit.id}&status=overdue`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([old.id]);
    expect(old.daysLeft).toBeLessThan(0);
    // Late in a year the calendar of the next may not be out yet: then no last day is told.
    const due = publicationDue(today as never, createCalendar());
    expect([fresh.dueDay, fresh.daysLeft]).toEqual('date' in due ? [due.date, 7] : [null, null]);
  });

  describe('counted for the report', () => {
    test('are those decided in the year, whatever became of their publication, but no mistakes', async () => {
      const unit = await addUnit(records.db, '云溪县卫生健康局');
      const add = (kind: string, decidedOn: string) => {
        const documentNo = `云卫〔${decidedOn.slice(0, 4)}〕${++numbers}号`;
        const fields = kind === 'licence' ? licence(documentNo) : penalty(documentNo);
        return entered(kind, { ...fields, decidedOn }, unit.id);
      };
      const first = await add('licence', '2023-01-01');
      await add('licence', '2023-12-31');
      await add('licence', '2022-12-31');
      await add('licence', '2024-01-01');
      const mistake = await add('licence', '2023-06-01');
      const annulled = await add('penalty', '2023-06-02');
      await ask(records.office, 'POST', `${path}/publish`, {
        unitId: unit.id,
        items: [first, annulled].map(({ id }) => ({ id, version: 1 })),
      });
      for (const [id, version, kind] of [
        [mistake.id, 1, 'mistake'],
        [annulled.id, 2, 'annulled'],
      ] as const)
        await ask(records.office, 'POST', `${path}/${id}/withdraw`, { version, kind, reason: '核对' });
      const expected = { unitId: unit.id, licences: 2, penalties: 1, published: 2, unpublished: 1 };
      expect(await decisionCounts(records.db, region, { year: 2023, unitId: unit.id })).toEqual([expected]);
      const { body } = await ask(records.auditor, 'GET', `${path}/counts?year=2023`);
      expect(body.items).toEqual([expected]);
    });
  });

  test.each([
    ['a reviewer', () => person('reviewer', records.bureau.id), 403],
    ['a clerk of another unit', () => person('clerk', records.other.id), 403],
    ['the administrator', () => records.administrator, 403],
    ['the clerk', () => records.clerk, 200],
    ['the head', () => records.head, 200],
    ['the office', () => records.office, 200],
    ['the public', () => records.nobody, 401],
  ])('%s may change them: %s', async (_, actor, status) => {
    const body = { unitId: records.bureau.id, kind: 'licence', fields: licence(numbered()) };
    expect((await ask(actor(), 'POST', path, body)).status).toBe(status);
  });

  test('the forms are those of the standard', async () => {
    const { body } = await ask(records.auditor, 'GET', `${path}/forms`);
    expect(body.kinds.map(({ name }: { name: string }) => name)).toEqual(['行政许可', '行政处罚']);
    expect(body.kinds[1].fields.map(({ id }: { id: string }) => id)).toContain('shownUntil');
    expect(body.publicationDays).toBe(7);
  });
});
