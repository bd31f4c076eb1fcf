import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../src/platform/database/open.ts';
import { patience } from '../src/platform/identity/settings.ts';
import { addPerson, configWith, goodPassword, openOffice } from './identity-office.ts';
import { describeStores, newStore } from './stores.ts';

const email = 'zhou@yunxi.example';
const wrong = 'Wrong-password-1';

describeStores('the throttle of sign-ins', (open, kind) => {
  const setUp = async () => {
    const database = await open();
    await addPerson(database, email, [{ role: 'clerk', unitId: 'u1' }]);
    const office = openOffice(database);
    const later = (interval: string) =>
      sql`update sign_in_attempt set last_at = last_at - ${interval}::interval,
        blocked_until = blocked_until - ${interval}::interval`.execute(database.db);
    return { ...office, later };
  };

  it('lets five wrong passwords pass in a quarter of an hour, then the right one waits too', async () => {
    const { browser, later } = await setUp();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++)
      statuses.push((await browser().signIn(email, wrong)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    const refused = await browser().signIn(email);
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many']);
    expect(refused.body.message).toMatch(/^尝试次数过多，请(\d+秒|1分钟)后再试。$/);
    await later('61 seconds');
    expect((await browser().signIn(email)).status).toBe(200);
    expect((await browser().signIn(email, wrong)).status).toBe(401);
  });

  it('waits twice as long after each further wrong one, up to an hour', async () => {
    const { browser, later, database } = await setUp();
    const minutes: number[] = [];
    for (let attempt = 0; attempt < 13; attempt++) {
      await browser(`198.51.100.${attempt}`).signIn(email, wrong);
      const { rows } = await sql<{ minutes: number | null }>`
        select round(extract(epoch from blocked_until - last_at) / 60)::int as minutes
        from sign_in_attempt where key like 'account:%'`.execute(database.db);
      minutes.push(rows[0]?.minutes ?? 0);
      await later('61 minutes');
      if (attempt < 4) await sql`update sign_in_attempt set last_at = now()`.execute(database.db);
    }
    expect(minutes).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('forgets wrong ones a quarter of an hour later, and a wait after a day', async () => {
    const { browser, later, database } = await setUp();
    const failures = async () => {
      const rows = await database.db
        .selectFrom('sign_in_attempt')
        .where('key', 'like', 'account:%')
        .select('failures')
        .execute();
      return rows[0]?.failures ?? 0;
    };
    for (let attempt = 0; attempt < 4; attempt++) await browser().signIn(email, wrong);
    expect(await failures()).toBe(4);
    await later('16 minutes');
    await browser().signIn(email, wrong);
    expect(await failures()).toBe(1);
    for (let attempt = 0; attempt < 4; attempt++) await browser().signIn(email, wrong);
    expect(await failures()).toBe(5);
    await later('2 hours');
    await browser().signIn(email, wrong);
    expect(await failures()).toBe(6);
    await later('25 hours');
    await browser().signIn(email, wrong);
    expect(await failures()).toBe(1);
  });

  it('counts for accounts that do not exist as for those that do', async () => {
    const { browser } = await setUp();
    const answers: string[] = [];
    for (const who of [email, 'nobody@yunxi.example']) {
      const ofOne = [];
      for (let attempt = 0; attempt < 6; attempt++) {
        const { status, body } = await browser(`198.51.100.${attempt}`).signIn(who, wrong);
        ofOne.push([status, body.code]);
      }
      answers.push(JSON.stringify(ofOne));
    }
    expect(answers[1]).toBe(answers[0]);
  });

  it('slows an address that tries many accounts, and no other address', async () => {
    const { browser } = await setUp();
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= patience.address.free; attempt++)
      statuses.push((await browser('198.51.100.9').signIn(`p${attempt}@yunxi.example`, wrong)).status);
    expect(statuses).toEqual([...Array(patience.address.free).fill(401), 429]);
    expect((await browser('198.51.100.9').signIn(email)).status).toBe(429);
    expect((await browser('198.51.100.10').signIn(email)).status).toBe(200);
  });

  it('does not count what an office gets right against its address', async () => {
    const { browser } = await setUp();
    for (let attempt = 0; attempt < patience.address.free + 5; attempt++)
      expect((await browser().signIn(email)).status).toBe(200);
  });

  it('lets no more guesses through when many come at once', async () => {
    const { browser } = await setUp();
    const replies = await Promise.all(Array.from({ length: 20 }, () => browser().signIn(email, wrong)));
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(patience.account.free);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(20 - patience.account.free);
  });

  it('counts guesses of the password of one who is signed in', async () => {
    const { browser: newBrowser } = await setUp();
    const browser = newBrowser();
    await browser.signIn(email);
    const guess = () => browser.post('/api/auth/two-factor/enable', { password: wrong });
    for (let attempt = 0; attempt < 5; attempt++) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
    expect((await browser.post('/api/auth/two-factor/enable', { password: goodPassword })).status).toBe(429);
  });

  it('sends at most three letters an hour to one account', async () => {
    const { browser, letters } = await setUp();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++)
      statuses.push((await browser().post('/api/auth/request-password-reset', { email })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(letters).toHaveLength(3);
  });

  it('records failures with the wait that they brought, and of those turned away the first', async () => {
    const { browser, database } = await setUp();
    for (let attempt = 0; attempt < 8; attempt++) await browser().signIn(email, wrong);
    const entries = await database.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .orderBy('seq')
      .execute();
    expect(entries.map(({ action, after }) => [action, after])).toEqual([
      ...Array(4).fill(['session.refuse', { reason: 'wrong-password' }]),
      ['session.refuse', { reason: 'wrong-password', wait: 60 }],
      ['session.refuse', { reason: 'throttled', wait: expect.any(Number) }],
    ]);
  });

  it('remembers across a restart', async () => {
    const store = await newStore(kind);
    const config = configWith({ SECRET_KEY: 'k'.repeat(40) });
    const first = await openDatabase(store.options);
    await addPerson(first, email);
    const before = openOffice(first, { config });
    for (let attempt = 0; attempt < 5; attempt++) await before.browser().signIn(email, wrong);
    await first.close();
    const second = await openDatabase(store.options);
    const status = (await openOffice(second, { config }).browser().signIn(email)).status;
    await second.close();
    await store.remove();
    expect(status).toBe(429);
  });
});
