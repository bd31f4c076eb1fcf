import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createPeople } from '../src/people/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import {
  addPerson,
  codeFor,
  configWith,
  goodPassword,
  openOffice,
  region,
  setUpTotp,
  tokenOf,
} from './identity-office.ts';
import { describeStores } from './stores.ts';

/** Every row of every table, as text. */
const everything = async (db: Db) => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const rows: string[] = [];
  for (const { name, schema } of tables) {
    const found = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    rows.push(...found.rows.map(({ row }) => row));
  }
  return rows.join('\n');
};

describeStores('what is secret', open => {
  it('stands in clear in no table and no line of the log', async () => {
    const database = await open();
    const secretKey = 'k3y-of-the-installation-0123456789abcdef';
    await addPerson(database, 'qian@yunxi.example', [{ role: 'administrator' }]);
    const office = openOffice(database, {
      config: configWith({ SECRET_KEY: secretKey }),
      routes: (platform, identity) => createPeople(platform, identity).routes ?? [],
    });
    const browser = office.browser();
    const typed = 'Typed-by-mistake-5';
    await browser.signIn('qian@yunxi.example', typed);
    await browser.signIn(`${typed.toLowerCase()}@yunxi.example`, typed);
    await browser.signIn('qian@yunxi.example');
    const { totpURI, backupCodes } = await setUpTotp(browser);
    await browser.post('/api/auth/sign-out');
    await browser.signIn('qian@yunxi.example');
    const code = codeFor(totpURI);
    await browser.post('/api/auth/two-factor/verify-totp', { code });
    const telephone = '0734-5812345';
    const invited = await browser.post('/api/people', {
      regionId: region,
      name: '赵青',
      email: 'zhao@yunxi.example',
      telephone,
      roles: [{ role: 'auditor' }],
    });
    expect([invited.status, invited.body.telephone]).toEqual([200, telephone]);
    const invitation = tokenOf(office.letters);
    const chosen = 'Maple-thimble-83';
    await browser.post('/api/auth/request-password-reset', { email: 'qian@yunxi.example' });
    const reset = tokenOf(office.letters);
    await browser.post('/api/auth/change-password', { currentPassword: goodPassword, newPassword: chosen });
    const changed = 'Birch-thimble-84';
    await browser.patch(`/api/people/${invited.body.id}`, {
      name: '赵青',
      telephone: '0734-5800000',
      version: 1,
    });
    await office.browser().post('/api/auth/reset-password', { token: reset, newPassword: changed });

    const kept = `${await everything(database.db)}\n${JSON.stringify(office.lines)}`;
    const raw = new URL(totpURI).searchParams.get('secret') ?? '';
    const secrets = {
      goodPassword,
      typed,
      chosen,
      changed,
      secretKey,
      raw,
      code: `"${code}"`,
      invitation,
      reset,
      telephone,
      newTelephone: '0734-5800000',
      ...Object.fromEntries(backupCodes.map((each, index) => [`backup ${index}`, each])),
    };
    expect(kept).toContain('赵青');
    expect(
      Object.entries(secrets).filter(
        ([, secret]) => secret === '' || kept.toLowerCase().includes(secret.toLowerCase()),
      ),
    ).toEqual([]);
  });
});
