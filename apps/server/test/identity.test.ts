import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../src/platform/api/route.ts';
import { createAuth } from '../src/platform/identity/auth.ts';
import type { Identity } from '../src/platform/identity/index.ts';
import {
  addPerson,
  type Browser,
  configWith,
  goodPassword,
  openOffice,
  otherRegion,
  region,
  waiveTotp,
} from './identity-office.ts';
import { describeStores } from './stores.ts';

/** Tells the actor, as any route of the API would see it. */
const whoRoutes = (_platform: unknown, _identity: Identity) => [
  route({
    method: 'get',
    path: '/who',
    summary: '谁',
    action: 'service.read',
    handle: ({ actor, context }) => context.json(actor),
  }),
  route({
    method: 'post',
    path: '/change',
    summary: '改',
    action: 'session.own',
    body: z.object({}),
    handle: () => undefined,
  }),
];

const email = 'liming@yunxi.example';
const clerk = [{ role: 'clerk', unitId: 'u1' }] as const;

describeStores('identity', open => {
  const setUp = async (roles: Parameters<typeof addPerson>[2] = clerk) => {
    const database = await open();
    const id = await addPerson(database, email, roles);
    const office = openOffice(database, { routes: whoRoutes });
    const actions = async () =>
      (await database.db.selectFrom('audit_entry').select('action').orderBy('seq').execute()).map(
        entry => entry.action,
      );
    return { ...office, id, actions };
  };

  it('has every table and column that better-auth asks for', async () => {
    const { db } = await open();
    const auth = createAuth(configWith(), db, 'k'.repeat(40));
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  it('signs in by e-mail in any case, tells who it is, signs out, and records both', async () => {
    const { browser: newBrowser, actions, database } = await setUp();
    const browser = newBrowser();
    const reply = await browser.signIn('  LiMing@Yunxi.example ');
    expect([reply.status, reply.body]).toEqual([200, { next: 'done' }]);
    expect((await browser.get('/api/auth/get-session')).body).toMatchObject({
      person: { name: '李明' },
      mustSetUpTotp: false,
      sso: false,
    });
    expect((await browser.get('/api/who')).body).toMatchObject({
      name: '李明',
      origin: '203.0.113.5',
      roles: [{ role: 'clerk', regionId: region, unitId: 'u1' }],
    });
    const kept = browser.cookie;
    await browser.post('/api/auth/sign-out');
    expect(browser.cookies.size).toBe(0);
    const after = await browser.get('/api/who', { headers: { Cookie: kept } });
    expect(after.body).toMatchObject({ id: null, roles: [] });
    expect(await actions()).toEqual(['session.begin', 'session.end']);
    const entries = await database.db.selectFrom('audit_entry').select(['region_id', 'origin']).execute();
    expect(entries).toEqual(Array(2).fill({ region_id: region, origin: '203.0.113.5' }));
  });

  it('gives roles on the days for which they are held', async () => {
    const { browser: newBrowser } = await setUp([
      { role: 'clerk', unitId: 'past', toDay: '2021-01-01' },
      { role: 'head', unitId: 'coming', fromDay: '2999-01-01' },
      { role: 'reviewer', unitId: 'now', toDay: '2999-01-01' },
    ]);
    const browser = newBrowser();
    await browser.signIn(email);
    expect((await browser.get('/api/who')).body.roles).toEqual([
      { role: 'reviewer', regionId: region, unitId: 'now' },
    ]);
  });

  it('begins a new session at each sign-in, whatever cookie the browser came with, and ends the one before', async () => {
    const { browser: newBrowser, database } = await setUp();
    const browser = newBrowser();
    browser.cookies.set('gongkai.session_token', 'planted.c2lnbmF0dXJl');
    await browser.signIn(email);
    const first = browser.cookie;
    expect(first).not.toContain('planted');
    await browser.signIn(email);
    expect(browser.cookie).not.toBe(first);
    expect(await database.db.selectFrom('session').select('id').execute()).toHaveLength(1);
    expect((await browser.get('/api/who', { headers: { Cookie: first } })).body.id).toBeNull();
  });

  it('takes no cookie with a forged signature', async () => {
    const { browser: newBrowser, database } = await setUp();
    await newBrowser().signIn(email);
    const { token } = await database.db.selectFrom('session').select('token').executeTakeFirstOrThrow();
    const Cookie = `gongkai.session_token=${encodeURIComponent(`${token}.${btoa('x'.repeat(32))}`)}`;
    expect((await newBrowser().get('/api/who', { headers: { Cookie } })).body.id).toBeNull();
  });

  it('ends a session after twelve hours without use, and after seven days in any case', async () => {
    const { browser: newBrowser, database, identity } = await setUp();
    const who = async (browser: Browser) => {
      identity.forget();
      return (await browser.get('/api/who')).body.id;
    };
    const { db } = database;
    const browser = newBrowser();
    await browser.signIn(email);
    await sql`update session set expires_at = now() + interval '1 hour'`.execute(db);
    expect(await who(browser)).not.toBeNull();
    const { rows } = await sql<{ hours: number }>`
      select round(extract(epoch from expires_at - now()) / 3600)::int as hours from session`.execute(db);
    expect(rows).toEqual([{ hours: 12 }]);
    await sql`update session set expires_at = now() - interval '1 second'`.execute(db);
    expect(await who(browser)).toBeNull();
    await browser.signIn(email);
    await sql`update session set created_at = now() - interval '6 days 23 hours',
      expires_at = now() + interval '10 minutes'`.execute(db);
    expect(await who(browser)).not.toBeNull();
    const { rows: late } = await sql<{ hours: number }>`
      select round(extract(epoch from expires_at - now()) / 3600)::int as hours from session`.execute(db);
    expect(late).toEqual([{ hours: 1 }]);
    await sql`update session set created_at = now() - interval '7 days'`.execute(db);
    expect(await who(browser)).toBeNull();
    expect((await browser.post('/api/auth/change-password', {})).status).not.toBe(200);
  });

  it('answers an unknown account, one without a password and a wrong password alike', async () => {
    const { browser: newBrowser, database } = await setUp();
    await addPerson(database, 'wang@yunxi.example', [], { password: false });
    const answers = [];
    for (const [who, password] of [
      [email, 'Wrong-password-1'],
      ['nobody@yunxi.example', goodPassword],
      ['wang@yunxi.example', goodPassword],
    ] as const) {
      const { status, body, headers } = await newBrowser().signIn(who, password);
      answers.push({ status, body, headers: [...headers].sort() });
    }
    expect(answers[0]?.status).toBe(401);
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
  });

  it('says that an account is disabled to none but who knows its password', async () => {
    const { browser: newBrowser, database, id } = await setUp();
    await database.db.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', id).execute();
    expect((await newBrowser().signIn(email, 'Wrong-password-1')).body.code).toBe('wrong-password');
    expect((await newBrowser().signIn(email)).body.code).toBe('disabled');
    expect(await database.db.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  it.each(['administrator', 'auditor'] as const)(
    'lets the %s reach nothing until the second factor is set up, unless the region waives it',
    async role => {
      const { browser: newBrowser, database, identity } = await setUp([{ role }, ...clerk]);
      const browser = newBrowser();
      await browser.signIn(email);
      expect((await browser.get('/api/who')).body.roles).toEqual([]);
      await waiveTotp(database, role, otherRegion);
      identity.forget();
      expect((await browser.get('/api/who')).body.roles).toEqual([]);
      await waiveTotp(database, role);
      identity.forget();
      expect((await browser.get('/api/who')).body.roles).toHaveLength(2);
    },
  );

  it('refuses what another site could have sent', async () => {
    const { browser: newBrowser } = await setUp();
    const browser = newBrowser();
    await browser.signIn(email);
    const form = 'application/x-www-form-urlencoded';
    const cases: [string, Record<string, string>, number][] = [
      ['own page', {}, 204],
      ['a browser that says nothing', { 'Sec-Fetch-Site': '' }, 403],
      ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
      ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }, 403],
      ['typed into the address bar', { 'Sec-Fetch-Site': 'none' }, 403],
      ['a form of our own', { 'Content-Type': form }, 415],
      ['text', { 'Content-Type': 'text/plain' }, 415],
      ['no type', { 'Content-Type': '' }, 415],
    ];
    for (const [name, headers, status] of cases) {
      const reply = await browser.post('/api/change', {}, { headers });
      expect([name, reply.status]).toEqual([name, status]);
      const auth = await browser.post('/api/auth/two-factor/enable', { password: goodPassword }, { headers });
      expect([name, auth.status]).toEqual([name, status === 204 ? 200 : status]);
    }
  });

  it('goes by the Origin where a browser says no more', async () => {
    const { app } = await setUp();
    const status = async (headers: Record<string, string>) =>
      (
        await app.request('http://127.0.0.1:3000/api/auth/sign-in/email', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers },
          body: JSON.stringify({ email, password: goodPassword }),
        })
      ).status;
    expect(await status({ Origin: 'https://elsewhere.example' })).toBe(403);
    expect(await status({ Origin: 'null' })).toBe(403);
    expect(await status({ Origin: 'http://127.0.0.1:3000' })).toBe(200);
    expect(await status({})).toBe(200);
  });

  it.each([
    ['http://127.0.0.1:3000', 'gongkai.session_token', false],
    ['https://gk.yunxi.example', '__Secure-gongkai.session_token', true],
  ])('sets a cookie that scripts cannot read at %s', async (PUBLIC_URL, name, secure) => {
    const database = await open();
    await addPerson(database, email, clerk);
    const office = openOffice(database, { config: configWith({ PUBLIC_URL }), routes: whoRoutes });
    const browser = office.browser();
    const { headers } = await browser.signIn(email);
    const [cookie = ''] = headers.getSetCookie();
    const [pair, ...attributes] = cookie.split('; ');
    expect(pair?.split('=')[0]).toBe(name);
    expect(attributes.sort()).toEqual(
      ['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax', ...(secure ? ['Secure'] : [])].sort(),
    );
    expect((await browser.get('/api/who')).body.name).toBe('李明');
  });

  it('answers at the addresses that it needs and at no other of the library', async () => {
    const { browser: newBrowser } = await setUp();
    const browser = newBrowser();
    await browser.signIn(email);
    for (const [method, path] of [
      ['POST', '/sign-up/email'],
      ['POST', '/update-user'],
      ['POST', '/delete-user'],
      ['POST', '/change-email'],
      ['POST', '/sign-in/social'],
      ['POST', '/sign-in/sso'],
      ['POST', '/link-social'],
      ['POST', '/two-factor/get-totp-uri'],
      ['POST', '/two-factor/send-otp'],
      ['POST', '/constructor'],
      ['GET', '/list-sessions'],
      ['GET', '/ok'],
      ['GET', '/error'],
      ['GET', '/callback/oidc'],
      ['PUT', '/sign-out'],
    ] as const) {
      const reply = await browser.ask(method, `/api/auth${path}`, method === 'GET' ? {} : { body: {} });
      expect([path, reply.status, reply.body.code]).toEqual([path, 404, 'not-found']);
    }
  });

  it('tells what is wrong with a body, field by field, and keeps its size within bounds', async () => {
    const { browser: newBrowser } = await setUp();
    const browser = newBrowser();
    const wrong = await browser.post('/api/auth/sign-in/email', { email: 'no address' });
    expect([wrong.status, Object.keys(wrong.body.fields)]).toEqual([422, ['email', 'password']]);
    expect((await browser.post('/api/auth/sign-in/email', '{')).status).toBe(400);
    const long = { email, password: 'x'.repeat(20_000) };
    expect((await browser.post('/api/auth/sign-in/email', long)).status).toBe(413);
  });
});
