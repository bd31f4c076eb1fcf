import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addPerson, type Browser, configWith, openOffice } from './identity-office.ts';
import { type Provider, startProvider, type Vouched } from './identity-provider.ts';
import { describeStores } from './stores.ts';

const email = 'he@yunxi.example';
const vouched: Vouched = { sub: 'sub-1', email, email_verified: true };

describeStores('single sign-on', open => {
  let provider: Provider;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider.close());
  beforeEach(() => {
    provider.vouched = vouched;
  });

  const setUp = async () => {
    const database = await open();
    const id = await addPerson(database, email, [{ role: 'clerk', unitId: 'u1' }], { password: false });
    const config = configWith({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
    });
    const { browser, ...office } = openOffice(database, { config });
    return { ...office, newBrowser: browser, id };
  };

  /** Begins, lets the provider send the browser back. @returns where to. */
  const goRound = async (browser: Browser): Promise<string> => {
    const { body } = await browser.post('/api/auth/sign-in/sso');
    const response = await fetch(body.url, { redirect: 'manual' });
    const { pathname, search } = new URL(response.headers.get('Location') ?? '');
    return `${pathname}${search}`;
  };
  const signIn = async (browser: Browser): Promise<string | null> =>
    (await browser.get(await goRound(browser))).headers.get('Location');
  const nameOf = async (browser: Browser) => (await browser.get('/api/auth/get-session')).body.person?.name;

  it('is offered where it is configured', async () => {
    const { newBrowser } = await setUp();
    expect((await newBrowser().get('/api/auth/get-session')).body.sso).toBe(true);
  });

  it('finds the person by the verified address, and later by the account of the provider', async () => {
    const { newBrowser, database } = await setUp();
    const browser = newBrowser();
    expect(await signIn(browser)).toMatch(/\/console\/$/);
    expect(await nameOf(browser)).toBe('李明');
    provider.vouched = { ...vouched, email: 'renamed@yunxi.example' };
    const again = newBrowser();
    expect(await signIn(again)).toMatch(/\/console\/$/);
    expect(await nameOf(again)).toBe('李明');
    const entries = await database.db.selectFrom('audit_entry').select(['action', 'after']).execute();
    expect(entries).toEqual(Array(2).fill({ action: 'session.begin', after: { method: 'oidc' } }));
    expect(await database.db.selectFrom('session').select('method').execute()).toEqual(
      Array(2).fill({ method: 'oidc' }),
    );
    expect(await database.db.selectFrom('person').select(['email']).execute()).toEqual([{ email }]);
  });

  it('keeps none of the provider’s tokens', async () => {
    const { newBrowser, database } = await setUp();
    await signIn(newBrowser());
    await signIn(newBrowser());
    const [account] = await database.db.selectFrom('account').selectAll().execute();
    expect(account).toMatchObject({
      provider_id: 'oidc',
      access_token: null,
      refresh_token: null,
      id_token: null,
    });
    for (const each of provider.handedOut) expect(JSON.stringify(account)).not.toContain(each);
  });

  it.each<[string, Partial<Vouched>, string]>([
    ['an address that it did not verify', { email_verified: false }, 'unknown'],
    ['an address that has no account', { email: 'stranger@yunxi.example' }, 'unknown'],
    ['a signature of another key', { forged: true }, 'failed'],
    ['a token for another client', { claims: { aud: 'another' } }, 'failed'],
    ['a token of another issuer', { claims: { iss: 'https://elsewhere.example' } }, 'failed'],
    ['a token that is over', { claims: { exp: 1 } }, 'failed'],
    ['a token of another sign-in', { claims: { nonce: 'another' } }, 'failed'],
  ])('lets nobody in with %s', async (_name, change, fault) => {
    const { newBrowser, database } = await setUp();
    provider.vouched = { ...vouched, ...change };
    const browser = newBrowser();
    expect(await signIn(browser)).toBe(`/console/sign-in?fault=${fault}`);
    expect(await nameOf(browser)).toBeUndefined();
    expect(await database.db.selectFrom('session').selectAll().execute()).toEqual([]);
    expect(await database.db.selectFrom('person').select('id').execute()).toHaveLength(1);
    const refusals = await database.db.selectFrom('audit_entry').select('action').execute();
    expect(refusals).toEqual(fault === 'unknown' ? [{ action: 'session.refuse' }] : []);
  });

  it('lets a disabled person in as little as a password would', async () => {
    const { newBrowser, database } = await setUp();
    await signIn(newBrowser());
    await database.db.updateTable('person').set({ disabled_at: new Date() }).execute();
    const browser = newBrowser();
    expect(await signIn(browser)).toBe('/console/sign-in?fault=disabled');
    expect(await nameOf(browser)).toBeUndefined();
  });

  it('does not finish in another browser than it began in, nor twice', async () => {
    const { newBrowser } = await setUp();
    const [browser, other] = [newBrowser(), newBrowser()];
    const back = await goRound(browser);
    expect((await other.get(back)).headers.get('Location')).toBe('/console/sign-in?fault=failed');
    expect(await nameOf(other)).toBeUndefined();
    const mine = await goRound(browser);
    expect((await browser.get(mine)).headers.get('Location')).toMatch(/\/console\/$/);
    expect((await browser.get(mine)).headers.get('Location')).toBe('/console/sign-in?fault=failed');
  });
});
