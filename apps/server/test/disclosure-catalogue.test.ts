import { basicFields, basicFieldsRoot, bureauColumns, townshipColumns } from '@gongkai/law';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyTemplate, applyTemplates, suggestedFor } from '../src/disclosure/catalogue/index.ts';
import { addItems, setUpRecords } from './disclosure-records.ts';
import { addUnit, expectDone, inTransaction, neighbour, person, region, system } from './organization.ts';
import { describeStores } from './stores.ts';

type Records = Awaited<ReturnType<typeof setUpRecords>>;

const columns = `/columns/${region}`;
const templates = `/column-templates/${region}`;

const details = (name: string, more: object = {}) => ({
  name,
  articles: ['20.15'],
  category: 'other',
  kind: 'information',
  dutyUnitId: null,
  limitDays: null,
  forms: ['text'],
  description: '',
  keywords: '',
  ...more,
});

describeStores('the catalogue', open => {
  let records: Records;
  let ask: Records['ask'];
  let slugs = 0;

  beforeAll(async () => {
    records = await setUpRecords(await open());
    ({ ask } = records);
  });

  const add = async (name: string, more: object = {}) => {
    const body = { name, slug: `made-${slugs++}`, kind: 'information', unitId: records.bureau.id, ...more };
    const answer = await ask(records.head, 'POST', columns, body);
    expect([answer.status, answer.body.message]).toEqual([200, undefined]);
    return answer.body;
  };
  const read = async (id: string) => (await ask(records.auditor, 'GET', `${columns}/${id}`)).body;
  const list = async (query = '') => (await ask(records.auditor, 'GET', `${columns}${query}`)).body.items;

  describe('of columns', () => {
    test('a column is made, read and changed; readers’ copies go', async () => {
      const column = await add('招商服务', { articles: ['20.15'], category: 'investment' });
      expect(column).toMatchObject({ version: 1, parentId: null, path: [column.id], toDay: null, sort: 1 });
      const told = records.told.length;
      const changed = await ask(records.head, 'PUT', `${columns}/${column.id}`, {
        ...details('招商引资', { category: 'investment', limitDays: 30, dutyUnitId: records.other.id }),
        version: 1,
      });
      expect(changed).toMatchObject({
        status: 200,
        body: { name: '招商引资', limitDays: 30, version: 2, slug: column.slug },
      });
      expect(records.told.slice(told)).toEqual([region]);
      expect(await read(column.id)).toEqual(changed.body);
    });

    test.each<[string, object, number, string]>([
      ['an address of wrong signs', { slug: '招商' }, 422, '小写字母'],
      ['an article that is none', { articles: ['20.16'] }, 422, '没有这一项条款'],
      ['a kind that is none', { kind: 'blog' }, 422, '请选择栏目类型'],
      ['a limit of no days', { limitDays: 0 }, 422, '至少1天'],
      ['a parent that is none', { parentId: 'none' }, 422, '没有这个上级栏目'],
      ['a responsible unit that is none', { dutyUnitId: 'none' }, 422, '没有这个机构'],
    ])('with %s is refused', async (_, more, status, message) => {
      const answer = await ask(records.head, 'POST', columns, {
        ...details('不行'),
        slug: 'refused',
        unitId: records.bureau.id,
        ...more,
      });
      expect(answer.status).toBe(status);
      expect(JSON.stringify(answer.body.fields)).toContain(message);
    });

    test('neither a name in its place nor an address is taken twice', async () => {
      const column = await add('通知');
      const same = { ...details('通知'), slug: 'notice-again', unitId: records.bureau.id };
      expect(await ask(records.head, 'POST', columns, same)).toMatchObject({
        status: 409,
        body: { code: 'name-taken' },
      });
      const taken = { ...details('公告'), slug: column.slug, unitId: records.bureau.id };
      expect(await ask(records.head, 'POST', columns, taken)).toMatchObject({
        status: 422,
        body: { fields: { slug: '“通知”已用了这个网址，请换一个' } },
      });
    });

    test('what was seen too long ago is not overwritten', async () => {
      const column = await add('规划');
      const body = { ...details('规划计划'), version: 1 };
      const [one, two] = await Promise.all([
        ask(records.head, 'PUT', `${columns}/${column.id}`, body),
        ask(records.office, 'PUT', `${columns}/${column.id}`, { ...body, name: '发展规划' }),
      ]);
      expect([one.status, two.status].sort()).toEqual([200, 409]);
      const lost = [one, two].find(({ status }) => status === 409);
      expect(lost?.body).toMatchObject({ code: 'changed-meanwhile', current: { version: 2 } });
    });

    test('moved with all below it, paths and states follow', async () => {
      const top = await add('甲');
      const middle = await add('乙', { parentId: top.id });
      const low = await add('丙', { parentId: middle.id });
      const target = await add('丁');
      await addItems(records.db, {
        unitId: records.bureau.id,
        columnId: low.id,
        days: ['2024-02-01', '2024-03-01'],
      });
      const move = (id: string, parentId: string | null, version: number) =>
        ask(records.head, 'POST', `${columns}/${id}/move`, { parentId, version });
      expect(await move(middle.id, target.id, 1)).toMatchObject({
        status: 200,
        body: { path: [middle.id, target.id], version: 2 },
      });
      expect((await read(low.id)).path).toEqual([low.id, middle.id, target.id]);
      expect(records.waiting).toContainEqual({
        name: 'column.moved',
        data: { regionId: region, columnId: middle.id },
      });
      const states = await list(`?unit=${records.bureau.id}&day=2024-03-10`);
      const stateOf = (id: string) => states.find((each: { id: string }) => each.id === id);
      expect(stateOf(target.id)).toMatchObject({ ownItems: 0, items: 2, lastDay: '2024-03-01' });
      expect(stateOf(top.id)).toMatchObject({ items: 0, lastDay: null, state: 'empty' });
      expect(stateOf(low.id)).toMatchObject({
        ownItems: 2,
        state: 'within',
        limit: 365,
        dueDay: '2025-03-01',
        daysLeft: 356,
      });
      expect(await move(target.id, low.id, 1)).toMatchObject({
        status: 422,
        body: { fields: { parentId: expect.stringContaining('不能移到自己下面') } },
      });
      records.waiting.splice(0);
    });

    test('of two moved below each other at once one is refused', async () => {
      const [one, two] = [await add('左'), await add('右')];
      const answers = await Promise.all([
        ask(records.head, 'POST', `${columns}/${one.id}/move`, { parentId: two.id, version: 1 }),
        ask(records.office, 'POST', `${columns}/${two.id}/move`, { parentId: one.id, version: 1 }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      const paths = await Promise.all([read(one.id), read(two.id)]);
      expect(paths.map(({ path }) => path.length).sort()).toEqual([1, 2]);
    });

    test('ended by two at once it ends once; what is below it keeps it from ending', async () => {
      const top = await add('总');
      const low = await add('分', { parentId: top.id });
      const end = (id: string, version: number) =>
        ask(records.head, 'POST', `${columns}/${id}/end`, { version });
      expect(await end(top.id, 1)).toMatchObject({ status: 409, body: { code: 'has-columns' } });
      const answers = await Promise.all([end(low.id, 1), end(low.id, 1)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await end(top.id, 1)).toMatchObject({ status: 200, body: { version: 2 } });
      expect((await list()).map(({ id }: { id: string }) => id)).not.toContain(top.id);
      expect((await list('?ended=true')).map(({ id }: { id: string }) => id)).toContain(top.id);
      const late = { ...details('迟'), parentId: top.id, slug: 'late', unitId: records.bureau.id };
      expect(await ask(records.head, 'POST', columns, late)).toMatchObject({ status: 422 });
      const open = await ask(records.head, 'POST', `${columns}/${low.id}/reopen`, { version: 2 });
      expect(open).toMatchObject({ status: 422, body: { fields: { parentId: expect.anything() } } });
    });

    test('with items does not vanish; an empty one does', async () => {
      const [full, empty] = [await add('有内容'), await add('建错的')];
      await addItems(records.db, { unitId: records.bureau.id, columnId: full.id, days: ['2024-01-05'] });
      const remove = (id: string) => ask(records.head, 'POST', `${columns}/${id}/remove`, { version: 1 });
      expect(await remove(full.id)).toMatchObject({ status: 409, body: { code: 'column-in-use' } });
      expect((await remove(empty.id)).status).toBe(204);
      expect((await ask(records.head, 'GET', `${columns}/${empty.id}`)).status).toBe(404);
      const kept = await records.db
        .selectFrom('audit_entry')
        .select(['action', 'before'])
        .where('subject_id', '=', empty.id)
        .orderBy('seq')
        .execute();
      expect(kept.map(({ action }) => action)).toEqual(['column.create', 'column.remove']);
    });

    test('are put in order, all of a place or none', async () => {
      const top = await add('排序');
      const ids: string[] = [];
      for (const name of ['一', '二', '三']) ids.push((await add(name, { parentId: top.id })).id);
      const order = (wanted: string[]) =>
        ask(records.head, 'PUT', `${columns}/order`, {
          unitId: records.bureau.id,
          parentId: top.id,
          ids: wanted,
        });
      expect((await order(ids.slice(1))).status).toBe(409);
      const { body } = await order([...ids].reverse());
      expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['三', '二', '一']);
    });

    test('get their responsible unit together', async () => {
      const made = [await add('责任甲'), await add('责任乙')];
      const assign = (dutyUnitId: string) =>
        ask(records.head, 'PUT', `${columns}/duty`, {
          unitId: records.bureau.id,
          columns: made.map(({ id }) => ({ id, version: 1 })),
          dutyUnitId,
        });
      expect((await assign('none')).status).toBe(422);
      const { status, body } = await assign(records.other.id);
      expect([status, body.items.length]).toEqual([200, 2]);
      expect((await assign(records.bureau.id)).status).toBe(409);
      const shown = (await list()).find(({ id }: { id: string }) => id === made[0]?.id);
      expect(shown).toMatchObject({ dutyUnitName: '云溪县林业局', unitName: '云溪县民政局', version: 2 });
    });

    test.each([
      ['a clerk', 'clerk', 403],
      ['the head of another unit', 'otherHead', 403],
      ['an auditor', 'auditor', 403],
      ['the office', 'office', 200],
      ['the administrator', 'administrator', 200],
    ] as const)('are changed by %s with %s', async (_, who, status) => {
      const actors = { ...records, otherHead: person('head', records.other.id) };
      const column = await add(`为${who}`);
      const body = { ...details(`由${who}`), version: 1 };
      expect((await ask(actors[who], 'PUT', `${columns}/${column.id}`, body)).status).toBe(status);
    });

    test('of the region are not a unit’s to change', async () => {
      const make = (as: Records['head'], slug: string) =>
        ask(as, 'POST', columns, { ...details('全区域'), slug, unitId: null });
      expect((await make(records.head, 'of-region')).status).toBe(403);
      const { body } = await make(records.office, 'of-region');
      expect(body).toMatchObject({ unitId: null });
      const own = await add('归单位');
      const move = { parentId: body.id, version: 1 };
      expect(await ask(records.head, 'POST', `${columns}/${own.id}/move`, move)).toMatchObject({
        status: 422,
        body: { fields: { parentId: expect.stringContaining('属于别的单位') } },
      });
      expect((await list('?unit=none')).map(({ id }: { id: string }) => id)).toEqual([body.id]);
    });
  });

  describe('of templates', () => {
    const request = (unitId: string | null, set: string | null, fields: string[] = []) => ({
      unitId,
      set,
      fields,
    });

    test('tells what it makes, makes it once, and leaves what was changed', async () => {
      const unit = await addUnit(records.db, '云溪县商务局');
      const wanted = request(unit.id, 'bureau');
      const plan = await ask(records.office, 'POST', `${templates}/plan`, wanted);
      expect(plan.body.create).toHaveLength(bureauColumns.length);
      expect(await list(`?unit=${unit.id}`)).toEqual([]);
      const made = (await ask(records.office, 'POST', `${templates}/apply`, wanted)).body;
      expect(made.create.map(({ name }: { name: string }) => name)).toEqual(
        bureauColumns.map(({ name }) => name),
      );
      const stored = await list(`?unit=${unit.id}`);
      expect(stored).toHaveLength(bureauColumns.length);
      for (const { path, parentId, dutyUnitId } of stored)
        expect([path[1] ?? null, dutyUnitId]).toEqual([parentId, unit.id]);

      const news = stored.find(({ kind }: { kind: string }) => kind === 'news');
      const top = stored.find(({ kind }: { kind: string }) => kind === 'group');
      await ask(records.office, 'PUT', `${columns}/${news.id}`, {
        ...details('商务动态', { kind: 'news' }),
        version: 1,
      });
      await ask(records.office, 'POST', `${columns}/${news.id}/move`, { parentId: top.id, version: 2 });
      const ended = stored.find(({ name }: { name: string }) => name === '建议提案办理');
      await ask(records.office, 'POST', `${columns}/${ended.id}/end`, { version: 1 });
      const again = (await ask(records.office, 'POST', `${templates}/apply`, wanted)).body;
      expect(again.create).toEqual([]);
      expect(again.existing).toHaveLength(bureauColumns.length);
      expect(again.existing).toContainEqual({
        id: ended.id,
        name: '建议提案办理',
        slug: ended.slug,
        ended: true,
      });
      expect(await read(news.id)).toMatchObject({ name: '商务动态', parentId: top.id });
      records.waiting.splice(0);
    });

    test('applied by two at once makes nothing twice', async () => {
      const unit = await addUnit(records.db, '云溪县白塔镇人民政府', { kind: 'town' });
      const wanted = request(unit.id, 'township', ['social-assistance']);
      const answers = await Promise.all(
        [records.office, records.administrator].map(actor =>
          ask(actor, 'POST', `${templates}/apply`, wanted),
        ),
      );
      const field = basicFields.find(({ id }) => id === 'social-assistance');
      const expected = townshipColumns.length + basicFieldsRoot.length + (field?.columns.length ?? 0);
      expect(answers.map(({ body }) => body.create.length).sort((a, b) => a - b)).toEqual([0, expected]);
      const stored = await list(`?unit=${unit.id}`);
      expect(stored).toHaveLength(expected);
      expect(new Set(stored.map(({ slug }: { slug: string }) => slug)).size).toBe(expected);
      const items = stored.filter(({ field: of }: { field: string | null }) => of === 'social-assistance');
      expect(items).toHaveLength(field?.columns.length ?? 0);
    });

    test('below an ended column makes nothing, and takes a column of the same name for its own', async () => {
      const unit = await addUnit(records.db, '云溪县水利局');
      const made = await ask(records.office, 'POST', columns, {
        ...details('工作动态', { kind: 'news' }),
        slug: 'water-news',
        unitId: unit.id,
      });
      const basic = await ask(records.office, 'POST', columns, {
        ...details('基层政务公开标准目录', { kind: 'group' }),
        slug: 'water-basic',
        unitId: unit.id,
      });
      await ask(records.office, 'POST', `${columns}/${basic.body.id}/end`, { version: 1 });
      const plan = await ask(records.office, 'POST', `${templates}/plan`, request(unit.id, 'bureau'));
      expect(plan.body.create).toHaveLength(bureauColumns.length - 1);
      expect(plan.body.existing.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
    });

    test('suggests what fits a unit', async () => {
      const { body } = await ask(records.auditor, 'GET', `${templates}/${records.bureau.id}`);
      expect(body).toEqual({ set: 'bureau', fields: ['social-assistance', 'elderly-care'] });
      const all = (await ask(records.auditor, 'GET', templates)).body;
      expect(all.fields).toHaveLength(26);
      expect(all.sets.map(({ id }: { id: string }) => id)).toEqual(['region', 'bureau', 'township']);
      expect(all.sets[1].columns[0]).toEqual({ name: '工作动态', depth: 0 });
    });

    test.each<[string, (unitId: string) => object, number]>([
      ['nothing chosen', unitId => request(unitId, null), 422],
      ['a field that is none', unitId => request(unitId, null, ['astronomy']), 422],
    ])('with %s is refused', async (_, body, status) => {
      expect((await ask(records.head, 'POST', `${templates}/apply`, body(records.bureau.id))).status).toBe(
        status,
      );
    });

    test('of a unit are not another head’s', async () => {
      const wanted = request(records.other.id, 'bureau');
      expect((await ask(records.head, 'POST', `${templates}/apply`, wanted)).status).toBe(403);
      expect((await ask(records.head, 'POST', `${templates}/apply`, request(null, 'region'))).status).toBe(
        403,
      );
    });

    test('are made for many units and the region in one go, each with addresses of its own', async () => {
      const units = [];
      for (const [name, kind] of [
        ['临河县人民政府', 'government'],
        ['临河县民政局', 'department'],
        ['临河县教育局', 'department'],
        ['临河县青石街道办事处', 'street'],
      ] as const)
        units.push(await addUnit(records.db, name, { kind }, '2010-01-01', neighbour));
      const requests = [
        { unitId: null, set: 'region' as const, fields: basicFields.map(({ id }) => id) },
        ...units.slice(1).map(unit => ({ unitId: unit.id, ...suggestedFor(unit) })),
      ];
      const plans = expectDone(
        await inTransaction(records.db, tx => applyTemplates(tx, system, neighbour, requests)),
      );
      const made = plans.flatMap(({ create }) => create);
      expect(new Set(made.map(({ slug }) => slug)).size).toBe(made.length);
      const again = await inTransaction(records.db, tx =>
        applyTemplate(tx, system, neighbour, { unitId: null, set: 'region', fields: [] }),
      );
      expect(expectDone(again).create).toEqual([]);
      const { body } = await ask(person('office', null, neighbour), 'GET', `/columns/${neighbour}`);
      expect(body.items).toHaveLength(made.length);
    });
  });

  test('tells which columns are overdue, due and empty, whole trees in one query', async () => {
    const unit = await addUnit(records.db, '云溪县统计局');
    const top = await ask(records.office, 'POST', columns, {
      ...details('公开', { kind: 'group' }),
      slug: 'state-top',
      unitId: unit.id,
    });
    const kinds: [string, string, string[]][] = [
      ['动态', 'news', ['2024-02-20', '2024-03-01']],
      ['通知', 'notice', ['2024-03-01']],
      ['旧闻', 'news', ['2024-01-01']],
      ['空', 'information', []],
      ['入口', 'entrance', []],
    ];
    for (const [index, [name, kind, days]] of kinds.entries()) {
      const { body } = await ask(records.office, 'POST', columns, {
        ...details(name, { kind }),
        slug: `state-${index}`,
        unitId: unit.id,
        parentId: top.body.id,
      });
      await addItems(records.db, { unitId: unit.id, columnId: body.id, days });
    }
    const states = await list(`?unit=${unit.id}&day=2024-03-13`);
    expect(
      states.map(({ name, state, items, daysLeft }: Record<string, unknown>) => [
        name,
        state,
        items,
        daysLeft,
      ]),
    ).toEqual([
      ['公开', 'free', 4, null],
      ['动态', 'due', 2, 2],
      ['通知', 'within', 1, 169],
      ['旧闻', 'overdue', 1, -58],
      ['空', 'empty', 0, null],
      ['入口', 'free', 0, null],
    ]);
  });
});
