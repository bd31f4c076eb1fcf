import { expect, it } from 'vitest';
import { demoPassword, demoPeople } from '../src/people/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import { passwordFault } from '../src/platform/identity/index.ts';
import { roles } from '../src/platform/permissions/index.ts';
import { addPerson, type Browser, setUpTotp } from './identity-office.ts';
import { neighbour, region } from './organization.ts';
import { entriesOf, invitation, setUpPeople } from './people-office.ts';
import { describeStores } from './stores.ts';

describeStores('the roles of people', open => {
  const setUp = async () => setUpPeople(await open());

  it('are granted a role from a day to a day, not twice, and it counts at once', async () => {
    const { browser, as, database, bureau, other } = await setUp();
    const id = await addPerson(database, 'sun@yunxi.example', [{ role: 'clerk', unitId: bureau.id }]);
    const sun = await as('sun@yunxi.example');
    const held = async () => (await sun.get('/api/me')).body.roles.map(({ role }: { role: string }) => role);
    expect(await held()).toEqual(['clerk']);
    const grant = (more: object) =>
      browser.post(`/api/people/${id}/roles`, {
        regionId: region,
        role: 'reviewer',
        unitId: other.id,
        ...more,
      });
    expect((await grant({ toDay: '2999-01-01' })).status).toBe(200);
    expect(await held()).toEqual(['clerk', 'reviewer']);
    expect((await grant({})).body.code).toBe('has-role');
    expect((await grant({ fromDay: '2999-01-01' })).status).toBe(200);
    expect((await grant({ fromDay: '2024-02-30' })).body.fields).toHaveProperty('fromDay');
    expect(
      (await grant({ unitId: bureau.id, fromDay: '2024-02-02', toDay: '2024-02-02' })).body.fields,
    ).toHaveProperty('toDay');
    expect((await grant({ unitId: 'x' })).body.code).toBe('no-such-unit');
    expect(
      (await browser.post('/api/people/nobody/roles', { regionId: region, role: 'office' })).status,
    ).toBe(404);
    expect((await entriesOf(database, 'role.change')).map(({ after }) => after)).toMatchObject([
      { personId: id, role: 'reviewer', unitId: other.id, toDay: '2999-01-01' },
      { personId: id, role: 'reviewer', unitId: other.id, fromDay: '2999-01-01', toDay: null },
    ]);
  });

  it('lose a role that is taken back on the day, and that they held it stays on record', async () => {
    const { browser, as, database, bureau } = await setUp();
    const id = await addPerson(database, 'sun@yunxi.example', [{ role: 'clerk', unitId: bureau.id }]);
    const sun = await as('sun@yunxi.example');
    await sun.get('/api/me');
    const { body } = await browser.get(`/api/people/${id}`);
    const end = (more: object) =>
      browser.post(`/api/people/${id}/roles/${body.roles[0].id}/end`, {
        regionId: region,
        version: 1,
        ...more,
      });
    expect((await end({ toDay: '2021-01-01' })).status).toBe(422);
    expect((await end({ version: 2 })).status).toBe(409);
    expect((await end({})).body.roles).toMatchObject([
      { role: 'clerk', inForce: false, fromDay: '2020-01-01' },
    ]);
    expect((await sun.get('/api/me')).body).toMatchObject({ roles: [], permissions: [] });
    expect((await browser.get('/api/people')).body.total).toBe(2);
    expect(await entriesOf(database, 'role.change')).toMatchObject([
      {
        before: { role: 'clerk', toDay: null },
        after: { role: 'clerk', toDay: expect.stringMatching(/^\d{4}-/) },
      },
    ]);
  });

  it('of another region are out of reach: no role there, no account disabled that works there too', async () => {
    const { browser, database, bureau } = await setUp();
    const id = await addPerson(database, 'far@linhe.example', [
      { role: 'auditor', regionId: neighbour },
      { role: 'clerk', unitId: bureau.id },
    ]);
    const grant = { regionId: neighbour, role: 'administrator' };
    expect((await browser.post(`/api/people/${id}/roles`, grant)).status).toBe(403);
    expect((await browser.post('/api/people', invitation(bureau.id, { regionId: neighbour }))).status).toBe(
      403,
    );
    expect((await browser.post(`/api/people/${id}/disable`, { version: 1 })).status).toBe(403);
    expect((await browser.post(`/api/people/${id}/totp/reset`)).status).toBe(403);
    expect((await browser.get(`/api/people/${id}`)).body.roles).toHaveLength(1);
  });

  it('leave no region without an administrator, and nobody gives up their own', async () => {
    const { browser, as, database, adminId } = await setUp();
    const second = await addPerson(database, 'second@yunxi.example', [{ role: 'administrator' }], {
      password: false,
    });
    const roleOf = async (id: string) => (await browser.get(`/api/people/${id}`)).body.roles[0];
    const end = async (who: Browser, id: string) =>
      who.post(`/api/people/${id}/roles/${(await roleOf(id)).id}/end`, { regionId: region, version: 1 });
    expect((await end(browser, adminId)).body.code).toBe('own-role');
    expect((await browser.post(`/api/people/${adminId}/disable`, { version: 1 })).body.code).toBe(
      'own-account',
    );
    const third = await addPerson(database, 'third@yunxi.example', [
      { role: 'administrator', toDay: '2999-01-01' },
    ]);
    const other = await as('third@yunxi.example');
    // The second never set a password, the third is administrator for a time only: neither can stand in.
    expect((await end(other, adminId)).body.code).toBe('last-administrator');
    expect((await other.post(`/api/people/${adminId}/disable`, { version: 1 })).body.code).toBe(
      'last-administrator',
    );
    expect((await end(browser, second)).status).toBe(200);
    expect((await end(browser, third)).status).toBe(200);
  });

  it('cannot remove each other as the last two administrators at once', async () => {
    const { browser, as, database, adminId } = await setUp();
    const id = await addPerson(database, 'second@yunxi.example', [{ role: 'administrator' }]);
    const other = await as('second@yunxi.example');
    const replies = await Promise.all([
      browser.post(`/api/people/${id}/disable`, { version: 1 }),
      other.post(`/api/people/${adminId}/disable`, { version: 1 }),
    ]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('cannot take the role from each other as the last two administrators at once', async () => {
    const { browser, as, database, adminId } = await setUp();
    const id = await addPerson(database, 'second@yunxi.example', [{ role: 'administrator' }]);
    const other = await as('second@yunxi.example');
    const end = async (who: Browser, whose: string) => {
      const { body } = await browser.get(`/api/people/${whose}`);
      const path = `/api/people/${whose}/roles/${body.roles[0].id}/end`;
      return { who, path, body: { regionId: region, version: 1 } };
    };
    const ends = await Promise.all([end(browser, id), end(other, adminId)]);
    const replies = await Promise.all(ends.map(({ who, path, body }) => who.post(path, body)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('who lost the second factor set up a new one after an administrator reset it', async () => {
    const { browser, as, database, bureau } = await setUp();
    const id = await addPerson(database, 'sun@yunxi.example', [{ role: 'clerk', unitId: bureau.id }]);
    const sun = await as('sun@yunxi.example');
    const reset = () => browser.post(`/api/people/${id}/totp/reset`);
    expect((await reset()).body.code).toBe('no-totp');
    await setUpTotp(sun);
    expect((await browser.get(`/api/people/${id}`)).body.hasTotp).toBe(true);
    expect((await reset()).body.hasTotp).toBe(false);
    expect((await sun.get('/api/me')).status).toBe(401);
    await setUpTotp(await as('sun@yunxi.example'));
    expect(await entriesOf(database, 'totp.reset')).toHaveLength(1);
  });

  it('see where they are signed in, and end a session of theirs and of nobody else', async () => {
    const { browser, as, database } = await setUp();
    await addPerson(database, 'sun@yunxi.example');
    const [sun, phone] = [await as('sun@yunxi.example'), await as('sun@yunxi.example')];
    const { body } = await sun.get('/api/me/sessions');
    expect(body.items.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
    expect(JSON.stringify(body)).not.toContain('token');
    const other = body.items.find(({ current }: { current: boolean }) => !current).id;
    expect((await browser.ask('DELETE', `/api/me/sessions/${other}`)).status).toBe(404);
    await phone.get('/api/me');
    expect((await sun.ask('DELETE', `/api/me/sessions/${other}`)).status).toBe(204);
    expect((await phone.get('/api/me')).status).toBe(401);
    expect((await sun.get('/api/me')).status).toBe(200);
  });

  it('need a second factor by role, as the region says', async () => {
    const { browser, as, database, bureau } = await setUp();
    const path = `/api/role-policies/${region}`;
    const required = async () =>
      (await browser.get(path)).body.items
        .filter(({ totpRequired }: { totpRequired: boolean }) => totpRequired)
        .map(({ role }: { role: string }) => role);
    expect(await required()).toEqual([]);
    await addPerson(database, 'sun@yunxi.example', [{ role: 'clerk', unitId: bureau.id }]);
    const sun = await as('sun@yunxi.example');
    expect((await sun.get('/api/me')).body.mustSetUpTotp).toBe(false);
    expect((await browser.ask('PUT', `${path}/clerk`, { body: { totpRequired: true } })).status).toBe(200);
    expect(await required()).toEqual(['clerk']);
    expect((await sun.get('/api/me')).body).toMatchObject({ mustSetUpTotp: true, permissions: [] });
    expect((await browser.ask('PUT', `${path}/nobody`, { body: { totpRequired: true } })).status).toBe(422);
    expect(await entriesOf(database, 'role.policy')).toMatchObject([
      { before: { totpRequired: false }, after: { totpRequired: true } },
    ]);
  });

  it('of the demonstration hold one role each and sign in with the password that is printed', async () => {
    const { as, database, bureau, other } = await setUp();
    await database.db.deleteFrom('role_policy').execute();
    const units = [bureau, other] as const;
    const cast = await database.db.transaction().execute(tx => demoPeople(tx, [...units], 7));
    expect(cast.map(({ role }) => role)).toEqual(roles.map(({ id }) => id));
    for (const { email, label, role, name } of cast) {
      expect(email).toBe(`${role}@hengshan.example`);
      const { body } = await (await as(email, demoPassword)).get('/api/me');
      expect(body.roles).toMatchObject([{ label }]);
      expect(passwordFault(demoPassword, { name, email })).toBeUndefined();
    }
    expect((await verifyAudit(database.db)).broken).toEqual([]);
  });
});
