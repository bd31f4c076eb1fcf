import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type ActionRule, actions, type Reach } from '../src/platform/permissions/table.ts';
import { addPerson, goodPassword, setUpTotp, tokenOf } from './identity-office.ts';
import { neighbour, region } from './organization.ts';
import { admin, entriesOf, invitation, setUpPeople } from './people-office.ts';
import { describeStores } from './stores.ts';

describeStores('people', open => {
  const setUp = async () => setUpPeople(await open());

  it('are told who they are and what they may do', async () => {
    const { browser, as, database, bureau } = await setUp();
    expect((await browser.get('/api/me')).body).toMatchObject({
      person: { name: '何静', email: admin, hasTotp: false, hasPassword: true },
      roles: [{ role: 'administrator', label: '系统管理员', regionId: region, unitId: null }],
      mustSetUpTotp: false,
    });
    await addPerson(database, 'head@yunxi.example', [{ role: 'head', unitId: bureau.id }]);
    const { body } = await (await as('head@yunxi.example')).get('/api/me');
    expect(body.roles[0]).toMatchObject({ label: '单位负责人', unitName: '云溪县统计局' });
    // As the table has it for the role, one entry for each of its actions.
    const reached: Record<Reach, object> = {
      own: { regions: [], own: [bureau.id], below: [] },
      below: { regions: [], own: [], below: [bureau.id] },
      region: { regions: [region], own: [], below: [] },
    };
    expect(body.permissions).toEqual(
      Object.entries<ActionRule>(actions).flatMap(([action, { roles }]) =>
        roles?.head ? [{ action, ...reached[roles.head] }] : [],
      ),
    );
    expect(body.permissions).toContainEqual({ action: 'duty.change', ...reached.below });
    expect(body.permissions.map(({ action }: { action: string }) => action)).not.toContain('audit.read');
  });

  it('who must set up the second factor reach their own account and nothing else', async () => {
    const { browser, database, identity } = await setUp();
    await database.db.deleteFrom('role_policy').execute();
    identity.forget();
    const { body } = await browser.get('/api/me');
    expect([body.mustSetUpTotp, body.permissions, body.roles.length]).toEqual([true, [], 1]);
    expect((await browser.get('/api/me/sessions')).status).toBe(200);
    expect((await browser.get('/api/people')).status).toBe(403);
    await setUpTotp(browser);
    expect((await browser.get('/api/people')).status).toBe(200);
  });

  it('are invited by a letter with which they set their password', async () => {
    const { browser, letters, as, bureau, database } = await setUp();
    const { status, body } = await browser.post('/api/people', invitation(bureau.id));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: '孙宁',
      email: 'sun@yunxi.example',
      telephone: '0734-5812345',
      disabled: false,
      activated: false,
      roles: [{ role: 'clerk', regionId: region, unitName: '云溪县统计局', inForce: true, toDay: null }],
    });
    expect(letters.map(({ to }) => to)).toEqual(['sun@yunxi.example']);
    const { rows } = await sql<{ days: number }>`
      select round(extract(epoch from expires_at - now()) / 86400)::int as days from verification`.execute(
      database.db,
    );
    expect(rows).toEqual([{ days: 7 }]);
    const first = tokenOf(letters);
    expect((await browser.post(`/api/people/${body.id}/invitation`)).status).toBe(200);
    const set = (token: string) =>
      browser.post('/api/auth/reset-password', { token, newPassword: goodPassword });
    expect((await set(first)).body.code).toBe('link-over');
    expect((await set(tokenOf(letters))).status).toBe(200);
    const sun = await as('sun@yunxi.example');
    expect((await sun.get('/api/me')).body.person.name).toBe('孙宁');
    expect((await browser.post(`/api/people/${body.id}/invitation`)).body.code).toBe('activated');
    expect(await entriesOf(database, 'person.invite')).toEqual(
      Array(2).fill({
        region_id: region,
        actor_name: '何静',
        origin: '203.0.113.5',
        subject: 'person',
        before: null,
        after: { name: '孙宁', email: 'sun@yunxi.example', disabled: false },
      }),
    );
  });

  it.each<[string, (ids: { bureau: string }) => object, number, string]>([
    ['an address that has an account', () => ({ email: admin.toUpperCase() }), 409, 'email'],
    ['no role', () => ({ roles: [] }), 422, 'roles'],
    ['a clerk of no unit', () => ({ roles: [{ role: 'clerk' }] }), 422, 'roles.0.unitId'],
    [
      'an administrator of a unit',
      ({ bureau }) => ({ roles: [{ role: 'administrator', unitId: bureau }] }),
      422,
      'roles.0.unitId',
    ],
    ['a unit that is not there', () => ({ roles: [{ role: 'clerk', unitId: 'x' }] }), 422, 'unitId'],
    ['a name of spaces', () => ({ name: '  ' }), 422, 'name'],
    ['no telephone number', () => ({ telephone: '请转接' }), 422, 'telephone'],
  ])('are not invited with %s', async (_name, change, status, field) => {
    const { browser, bureau, letters, database } = await setUp();
    const reply = await browser.post('/api/people', invitation(bureau.id, change({ bureau: bureau.id })));
    expect([reply.status, Object.keys(reply.body.fields)]).toEqual([status, [field]]);
    expect(letters).toEqual([]);
    expect(await entriesOf(database, 'person.invite')).toEqual([]);
    expect(await database.db.selectFrom('person').select('name').execute()).toEqual([{ name: '何静' }]);
  });

  it('are listed by page, unit, and what is searched for', async () => {
    const { browser, database, bureau, team, other } = await setUp();
    for (const [index, unit] of [bureau, bureau, team, other].entries())
      await addPerson(database, `p${index}@yunxi.example`, [{ role: 'clerk', unitId: unit.id }], {
        name: `员${index}`,
      });
    await addPerson(database, 'far@linhe.example', [{ role: 'auditor', regionId: neighbour }], {
      name: '远人',
    });
    const list = async (query: string) => {
      const { body } = await browser.get(`/api/people?${query}`);
      return [body.total, body.items.map(({ name }: { name: string }) => name).sort()];
    };
    expect(await list('')).toEqual([5, ['何静', '员0', '员1', '员2', '员3']]);
    expect(await list(`unitId=${bureau.id}`)).toEqual([2, ['员0', '员1']]);
    expect(await list(`regionId=${neighbour}`)).toEqual([0, []]);
    expect(await list('search=P3%40')).toEqual([1, ['员3']]);
    expect(await list(`search=${encodeURIComponent('员')}`)).toEqual([4, ['员0', '员1', '员2', '员3']]);
    expect(await list('search=%25')).toEqual([0, []]);
    const pages = await Promise.all(
      [1, 2, 3].map(page => browser.get(`/api/people?pageSize=2&page=${page}`)),
    );
    expect(pages.map(({ body }) => body.items.length)).toEqual([2, 2, 1]);
    expect((await browser.get('/api/people?pageSize=101')).status).toBe(422);
  });

  it('are seen by the head of their unit, with the roles there', async () => {
    const { as, database, bureau, other } = await setUp();
    await addPerson(database, 'head@yunxi.example', [{ role: 'head', unitId: bureau.id }], { name: '局长' });
    const both = await addPerson(
      database,
      'both@yunxi.example',
      [
        { role: 'clerk', unitId: bureau.id },
        { role: 'clerk', unitId: other.id },
      ],
      { name: '兼职' },
    );
    const elsewhere = await addPerson(database, 'else@yunxi.example', [{ role: 'clerk', unitId: other.id }]);
    const head = await as('head@yunxi.example');
    const { body } = await head.get('/api/people');
    expect(body.items.map(({ name }: { name: string }) => name).sort()).toEqual(['兼职', '局长']);
    const { body: seen } = await head.get(`/api/people/${both}`);
    expect(seen.roles.map(({ unitId }: { unitId: string }) => unitId)).toEqual([bureau.id]);
    expect((await head.get(`/api/people/${elsewhere}`)).status).toBe(403);
    expect((await head.get('/api/people/nobody')).status).toBe(404);
  });

  it('are changed by one administrator at a time', async () => {
    const { browser, database, bureau } = await setUp();
    const { body: sun } = await browser.post('/api/people', invitation(bureau.id));
    const change = (name: string, version: number) =>
      browser.patch(`/api/people/${sun.id}`, { name, telephone: '0734-5800000', version });
    expect((await change('孙宁宁', 1)).body).toMatchObject({
      name: '孙宁宁',
      telephone: '0734-5800000',
      version: 2,
    });
    const late = await change('孙明', 1);
    expect([late.status, late.body.current.name]).toEqual([409, '孙宁宁']);
    expect(await entriesOf(database, 'person.change')).toMatchObject([
      { before: { name: '孙宁' }, after: { name: '孙宁宁', telephoneChanged: true } },
    ]);
  });

  it('whose account is disabled are out at once, and back when it is enabled', async () => {
    const { browser, as, database, bureau, letters } = await setUp();
    const id = await addPerson(database, 'sun@yunxi.example', [{ role: 'clerk', unitId: bureau.id }]);
    const sun = await as('sun@yunxi.example');
    expect((await sun.get('/api/me')).status).toBe(200);
    await sun.post('/api/auth/request-password-reset', { email: 'sun@yunxi.example' });
    expect((await browser.post(`/api/people/${id}/disable`, { version: 1 })).body.disabled).toBe(true);
    expect((await sun.get('/api/me')).status).toBe(401);
    expect(await database.db.selectFrom('session').where('person_id', '=', id).selectAll().execute()).toEqual(
      [],
    );
    expect((await sun.signIn('sun@yunxi.example')).body.code).toBe('disabled');
    expect(
      (
        await sun.post('/api/auth/reset-password', {
          token: tokenOf(letters),
          newPassword: 'Copper-kettle-61',
        })
      ).status,
    ).toBe(400);
    expect((await browser.post(`/api/people/${id}/disable`, { version: 1 })).status).toBe(409);
    expect((await browser.post(`/api/people/${id}/enable`, { version: 2 })).body.disabled).toBe(false);
    expect((await sun.signIn('sun@yunxi.example')).status).toBe(200);
    expect((await entriesOf(database, 'person.change')).map(({ after }) => after)).toMatchObject([
      { disabled: true },
      { disabled: false },
    ]);
  });
});
