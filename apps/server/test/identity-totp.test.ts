import { expect, it } from 'vitest';
import { addPerson, codeFor, goodPassword, openOffice, setUpTotp } from './identity-office.ts';
import { describeStores } from './stores.ts';

const email = 'chen@yunxi.example';

describeStores('the second factor', open => {
  const setUp = async () => {
    const database = await open();
    await addPerson(database, email, [{ role: 'administrator' }]);
    const office = openOffice(database);
    const browser = office.browser();
    await browser.signIn(email);
    return { ...office, browser, newBrowser: office.browser };
  };
  const verify = (browser: Awaited<ReturnType<typeof setUp>>['browser'], code: string, kind = 'totp') =>
    browser.post(`/api/auth/two-factor/verify-${kind}`, { code });

  it('is set up with the password and a code, and then asked for at sign-in', async () => {
    const { browser, newBrowser, database, identity } = await setUp();
    const me = () => browser.get('/api/auth/get-session');
    expect((await me()).body.mustSetUpTotp).toBe(true);
    const wrong = await browser.post('/api/auth/two-factor/enable', { password: 'Wrong-password-1' });
    expect(wrong.body.code).toBe('wrong-password');
    const { totpURI } = await setUpTotp(browser);
    expect((await me()).body).toMatchObject({ person: { name: '李明' }, mustSetUpTotp: false });
    identity.forget();

    const second = newBrowser();
    expect((await second.signIn(email)).body).toEqual({ next: 'totp' });
    expect(second.cookie).not.toContain('session_token');
    expect((await second.get('/api/auth/get-session')).body.person).toBeNull();
    expect((await verify(second, '000000')).body.code).toBe('wrong-code');
    expect((await verify(second, codeFor(totpURI))).body).toEqual({ next: 'done' });
    expect((await second.get('/api/auth/get-session')).body.person.name).toBe('李明');
    const entries = await database.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .orderBy('seq')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      'session.begin',
      'session.refuse',
      'totp.begin',
      'totp.enable',
      'session.refuse',
      'session.begin',
    ]);
    expect(entries.at(-1)?.after).toEqual({ method: 'totp' });
  });

  it('takes no code twice, neither that of the setting up nor of a sign-in', async () => {
    const { browser, newBrowser } = await setUp();
    const { totpURI } = await setUpTotp(browser);
    const [first, second] = [newBrowser(), newBrowser()];
    await first.signIn(email);
    await second.signIn(email);
    expect((await verify(first, codeFor(totpURI, -1))).body.code).toBe('code-used');
    const code = codeFor(totpURI);
    expect((await verify(first, code)).status).toBe(200);
    expect((await verify(second, code)).body.code).toBe('code-used');
    expect((await second.get('/api/auth/get-session')).body.person).toBeNull();
  });

  it('lets one of two requests at once through with a code', async () => {
    const { browser, newBrowser } = await setUp();
    const { totpURI } = await setUpTotp(browser);
    const browsers = [newBrowser(), newBrowser(), newBrowser()];
    for (const each of browsers) await each.signIn(email);
    const code = codeFor(totpURI);
    const replies = await Promise.all(browsers.map(each => verify(each, code)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('takes each backup code once, and none of the older ones after new ones were made', async () => {
    const { browser, newBrowser } = await setUp();
    const { backupCodes } = await setUpTotp(browser);
    expect(new Set(backupCodes).size).toBe(10);
    const [first, second] = [newBrowser(), newBrowser()];
    await first.signIn(email);
    await second.signIn(email);
    const [one = '', two = '', three = ''] = backupCodes;
    expect((await verify(first, one, 'backup-code')).status).toBe(200);
    expect((await verify(second, one, 'backup-code')).body.code).toBe('wrong-code');
    expect((await verify(second, two, 'backup-code')).status).toBe(200);
    const renewed = await second.post('/api/auth/two-factor/generate-backup-codes', {
      password: goodPassword,
    });
    const third = newBrowser();
    await third.signIn(email);
    expect((await verify(third, three, 'backup-code')).status).toBe(401);
    expect((await verify(third, renewed.body.backupCodes[0], 'backup-code')).status).toBe(200);
  });

  it('ends a sign-in after five wrong codes, and the account waits after ten', async () => {
    const { browser, newBrowser } = await setUp();
    const { totpURI } = await setUpTotp(browser);
    const codes: string[] = [];
    for (let round = 0; round < 2; round++) {
      const guesser = newBrowser();
      await guesser.signIn(email);
      for (let guess = 0; guess < 6; guess++)
        codes.push((await verify(guesser, String(round * 10 + guess).padStart(6, '0'))).body.code);
    }
    expect(codes.slice(0, 6)).toEqual([...Array(5).fill('wrong-code'), 'too-many']);
    const owner = newBrowser();
    await owner.signIn(email);
    expect((await verify(owner, codeFor(totpURI))).body.code).toBe('too-many');
  });

  it('does not let a disabled person finish a sign-in that was begun before', async () => {
    const { browser, newBrowser, database } = await setUp();
    const { totpURI } = await setUpTotp(browser);
    const second = newBrowser();
    await second.signIn(email);
    await database.db.updateTable('person').set({ disabled_at: new Date() }).execute();
    expect((await verify(second, codeFor(totpURI))).body.code).toBe('disabled');
  });

  it('is given up with the password, and then the role counts for nothing again', async () => {
    const { browser } = await setUp();
    await setUpTotp(browser);
    const disable = (password: string) => browser.post('/api/auth/two-factor/disable', { password });
    expect((await disable('Wrong-password-1')).status).toBe(401);
    expect((await disable(goodPassword)).status).toBe(200);
    expect((await browser.get('/api/auth/get-session')).body).toMatchObject({
      person: { name: '李明' },
      mustSetUpTotp: true,
    });
  });
});
