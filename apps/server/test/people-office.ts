/** A county's people: an administrator who is signed in, two bureaus and a team. */
import { expect } from 'vitest';
import { createPeople } from '../src/people/index.ts';
import type { Database } from '../src/platform/database/open.ts';
import { addPerson, type Browser, goodPassword, openOffice, waiveTotp } from './identity-office.ts';
import { addRegions, addUnit, neighbour, region } from './organization.ts';

export const admin = 'admin@yunxi.example';

export const setUpPeople = async (database: Database) => {
  await addRegions(database.db);
  const bureau = await addUnit(database.db, '云溪县统计局');
  const team = await addUnit(database.db, '云溪县统计局调查队', { parentId: bureau.id, kind: 'internal' });
  const other = await addUnit(database.db, '云溪县林业局');
  for (const each of [region, neighbour]) await waiveTotp(database, 'administrator', each);
  await waiveTotp(database, 'auditor');
  const adminId = await addPerson(database, admin, [{ role: 'administrator' }], { name: '何静' });
  const office = openOffice(database, {
    routes: (platform, identity) => createPeople(platform, identity).routes ?? [],
  });
  const browser = office.browser();
  await browser.signIn(admin);
  /** A browser in which the person signed in. */
  const as = async (email: string, password = goodPassword): Promise<Browser> => {
    const one = office.browser();
    expect((await one.signIn(email, password)).body).toEqual({ next: 'done' });
    return one;
  };
  return { ...office, browser, as, adminId, bureau, team, other };
};

/** What the audit log has of an action. */
export const entriesOf = ({ db }: Database, action: string) =>
  db
    .selectFrom('audit_entry')
    .where('action', '=', action)
    .select(['region_id', 'actor_name', 'origin', 'subject', 'before', 'after'])
    .orderBy('seq')
    .execute();

/** An invitation to be clerk of a unit. */
export const invitation = (unitId: string, more: object = {}) => ({
  regionId: region,
  name: '孙宁',
  email: 'sun@yunxi.example',
  telephone: '0734-5812345',
  roles: [{ role: 'clerk', unitId }],
  ...more,
});
