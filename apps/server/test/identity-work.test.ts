import { expect, it, vi } from 'vitest';
import { addPerson, goodPassword, openOffice } from './identity-office.ts';
import { describeStores } from './stores.ts';

const work = vi.hoisted(() => ({ verified: 0 }));

vi.mock('@node-rs/argon2', async load => {
  const argon2 = await load<typeof import('@node-rs/argon2')>();
  const verify: typeof argon2.verify = (...values) => {
    work.verified++;
    return argon2.verify(...values);
  };
  return { ...argon2, verify };
});

describeStores('a sign-in', open => {
  it('is the same work for accounts that exist, that have no password, and that do not exist', async () => {
    const database = await open();
    await addPerson(database, 'known@yunxi.example');
    await addPerson(database, 'fresh@yunxi.example', [], { password: false });
    const office = openOffice(database);
    const counts: Record<string, number> = {};
    for (const who of ['known', 'fresh', 'nobody']) {
      work.verified = 0;
      await office.browser().signIn(`${who}@yunxi.example`, 'Wrong-password-1');
      counts[who] = work.verified;
    }
    work.verified = 0;
    await office.browser().signIn('known@yunxi.example', goodPassword);
    expect({ ...counts, right: work.verified }).toEqual({ known: 1, fresh: 1, nobody: 1, right: 1 });
  });
});
