/** The demonstration county: 衡山县 with its bureaus and townships, duty rosters and one account for each role. */
import { sql } from 'kysely';
import { demoDisclosure, demoFiles } from './disclosure/index.ts';
import { demoOrganization } from './organization/index.ts';
import { type DemoAccount, demoPassword, demoPeople } from './people/index.ts';
import type { Command } from './platform/control/index.ts';
import type { Db } from './platform/database/open.ts';
import { type Actor, type StaffRole, systemActor } from './platform/permissions/index.ts';
import type { Platform } from './platform/platform.ts';

/** The same county on every machine. */
const seed = 430_423;

/** Where the accounts of a unit's own roles work. */
const demoUnit = '衡山县商务局';

const accountLine = ({ label, name, email, unitName }: DemoAccount): string =>
  `  ${label.padEnd(6, '　')}${email.padEnd(32)}${name}${unitName === '' ? '' : `，${unitName}`}\n`;

/** Whether nothing has been recorded yet. */
export const isEmpty = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select 1 from region) or exists (select 1 from audit_entry) as used`.execute(db);
  return rows[0]?.used === false;
};

/** The account of a role as one who does something. */
const actorOf = (accounts: readonly DemoAccount[], wanted: StaffRole): Actor => {
  const account = accounts.find(({ role }) => role === wanted);
  if (!account) throw new Error(`the demonstration has no ${wanted}`);
  return { id: account.id, name: account.name, origin: 'demo', roles: [] };
};

/**
 * Fills an empty database in one transaction; what its files hold is stored before that, and is nobody's where the
 * transaction fails. @returns the accounts and their password, in words.
 */
export const makeDemo = async (platform: Platform, now = new Date()): Promise<string> => {
  const files = await demoFiles(platform, seed);
  const accounts = await platform.database.db.transaction().execute(async tx => {
    const { regionId, units } = await demoOrganization(tx, systemActor('demo'), seed);
    const id = units.get(demoUnit);
    if (id === undefined) throw new Error(`the demonstration county has no ${demoUnit}`);
    const people = await demoPeople(tx, [{ regionId, id, name: demoUnit }], seed);
    const staff = {
      clerk: actorOf(people, 'clerk'),
      reviewer: actorOf(people, 'reviewer'),
      head: actorOf(people, 'head'),
    };
    await demoDisclosure(platform, tx, systemActor('demo'), { regionId, units, staff, files, seed, now });
    return people;
  });
  return `演示账号（口令都是 ${demoPassword}）：\n${accounts.map(accountLine).join('')}`;
};

/** `gongkai demo`. Exit code 0, or 2 where there is something already. */
export const demoCommand: Command = async (platform, _args, { say }) => {
  if (!(await isEmpty(platform.database.db))) {
    say('数据库里已经有内容，没有写入演示数据。请换一个空的数据目录（DATA_DIR）再试。\n');
    return 2;
  }
  say(`已写入演示数据：衡山县。\n${await makeDemo(platform)}`);
  return 0;
};
