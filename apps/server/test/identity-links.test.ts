import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addPerson, type Browser, goodPassword, openOffice, tokenOf } from './identity-office.ts';
import { describeStores } from './stores.ts';

const email = 'liming@yunxi.example';

describeStores('passwords', open => {
  const setUp = async () => {
    const database = await open();
    await addPerson(database, email, [{ role: 'clerk', unitId: 'u1' }]);
    const actions = async () =>
      (await database.db.selectFrom('audit_entry').select('action').orderBy('seq').execute()).map(
        entry => entry.action,
      );
    return { ...openOffice(database), actions };
  };
  const nameOf = async (browser: Browser) => (await browser.get('/api/auth/get-session')).body.person?.name;

  describe('a letter for a forgotten password', () => {
    const newPassword = 'Copper-kettle-61';
    const forget = (browser: Browser, to = email) =>
      browser.post('/api/auth/request-password-reset', { email: to });
    const set = (browser: Browser, token: string, password = newPassword) =>
      browser.post('/api/auth/reset-password', { token, newPassword: password });

    it('is sent to people with an account, and the answer is the same for all', async () => {
      const { browser: newBrowser, letters } = await setUp();
      const known = await forget(newBrowser());
      const unknown = await forget(newBrowser(), 'nobody@yunxi.example');
      expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
      expect(letters.map(({ to }) => to)).toEqual([email]);
    });

    it('sets the password once and ends all sessions', async () => {
      const { browser: newBrowser, letters, actions } = await setUp();
      const signedIn = newBrowser();
      await signedIn.signIn(email);
      await forget(newBrowser());
      const token = tokenOf(letters);
      expect((await set(newBrowser(), token)).body).toEqual({ next: 'sign-in' });
      expect(await nameOf(signedIn)).toBeUndefined();
      expect((await set(newBrowser(), token, 'Silver-kettle-62')).body.code).toBe('link-over');
      expect((await newBrowser().signIn(email)).status).toBe(401);
      expect((await newBrowser().signIn(email, newPassword)).status).toBe(200);
      expect(await actions()).toEqual([
        'session.begin',
        'password.forget',
        'password.set',
        'session.refuse',
        'session.begin',
      ]);
    });

    it('holds for an hour', async () => {
      const { browser: newBrowser, letters, database } = await setUp();
      await forget(newBrowser());
      const { rows } = await sql<{ minutes: number }>`
        select round(extract(epoch from expires_at - now()) / 60)::int as minutes from verification`.execute(
        database.db,
      );
      expect(rows).toEqual([{ minutes: 60 }]);
      await sql`update verification set expires_at = now() - interval '1 second'`.execute(database.db);
      expect((await set(newBrowser(), tokenOf(letters))).body.code).toBe('link-over');
    });

    it('is not sent to the disabled, and does not help them', async () => {
      const { browser: newBrowser, letters, database } = await setUp();
      await forget(newBrowser());
      await sql`update person set disabled_at = now()`.execute(database.db);
      expect((await set(newBrowser(), tokenOf(letters))).body.code).toBe('link-over');
      await forget(newBrowser());
      expect(letters).toHaveLength(1);
    });

    it('does not set a password that breaks the rules', async () => {
      const { browser: newBrowser, letters } = await setUp();
      await forget(newBrowser());
      const weak = await set(newBrowser(), tokenOf(letters), 'password123');
      expect([weak.status, weak.body.fields.newPassword]).toEqual([
        422,
        '这个口令太常见，容易被猜到，请换一个。',
      ]);
      expect((await set(newBrowser(), tokenOf(letters))).status).toBe(200);
    });
  });

  it('changes the own password for who knows the present one, and ends the other sessions', async () => {
    const { browser: newBrowser, actions } = await setUp();
    const [browser, other] = [newBrowser(), newBrowser()];
    await browser.signIn(email);
    await other.signIn(email);
    const change = (currentPassword: string, newPassword: string) =>
      browser.post('/api/auth/change-password', { currentPassword, newPassword });
    expect((await change('Wrong-password-1', 'Copper-kettle-61')).body.code).toBe('wrong-password');
    expect((await change(goodPassword, 'x-LiMing-2031')).body.fields.newPassword).toContain('邮箱名');
    expect((await change(goodPassword, 'Copper-kettle-61')).status).toBe(200);
    expect(await nameOf(browser)).toBe('李明');
    expect(await nameOf(other)).toBeUndefined();
    expect((await newBrowser().signIn(email)).status).toBe(401);
    expect(await actions()).toEqual([
      'session.begin',
      'session.begin',
      'session.refuse',
      'password.change',
      'session.refuse',
    ]);
  });
});
