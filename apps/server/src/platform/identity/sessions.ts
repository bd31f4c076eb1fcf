import { sql } from 'kysely';
import type { Db, Tx } from '../database/open.ts';
import type { HeldRole } from '../permissions/index.ts';
import { inForce, totpRequired } from './roles.ts';
import { codeMemory, sessionLife } from './settings.ts';
import type { SignInMethod } from './tables.ts';

/** A session that is in force, with the person and what they hold today. */
export interface Session {
  id: string;
  token: string;
  method: SignInMethod;
  person: { id: string; name: string; email: string; hasTotp: boolean };
  /** What the person holds today. */
  held: HeldRole[];
  /** One of the roles asks for a second factor and there is none: until it is set up no role counts. */
  mustSetUpTotp: boolean;
  /** Its use was last noted so long ago that it is time again. */
  unnoted: boolean;
}

const seconds = (count: number) => sql`make_interval(secs => ${count})`;

/** The session of a token, or undefined where it ended, the person is disabled, or there never was one. One query. */
export const readSession = async (db: Db, token: string): Promise<Session | undefined> => {
  const row = await db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.token', '=', token)
    .where('p.disabled_at', 'is', null)
    .where(sql<boolean>`s.expires_at > now() and s.created_at > now() - ${seconds(sessionLife.absolute)}`)
    .select(['s.id', 's.method', 'p.id as person_id', 'p.name', 'p.email'])
    .select(sql<boolean>`coalesce(p.two_factor_enabled, false)`.as('has_totp'))
    .select(
      sql<boolean>`s.expires_at < now() + ${seconds(sessionLife.idle - sessionLife.noted)}`.as('unnoted'),
    )
    .select(eb =>
      eb
        .selectFrom('role_assignment')
        .whereRef('role_assignment.person_id', '=', 'p.id')
        .where(inForce)
        .select(inner => [
          sql<{ role: HeldRole['role']; regionId: string; unitId: string | null; totp: boolean }[]>`
            coalesce(json_agg(json_build_object('role', role, 'regionId', region_id, 'unitId', unit_id,
              'totp', ${totpRequired(inner)}) order by region_id, id), '[]')`.as('held'),
        ])
        .as('held'),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const held = row.held ?? [];
  return {
    id: row.id,
    token,
    method: row.method,
    person: { id: row.person_id, name: row.name, email: row.email, hasTotp: row.has_totp },
    held: held.map(({ role, regionId, unitId }) => ({ role, regionId, unitId })),
    // At single sign-on the second factor is the provider's.
    mustSetUpTotp: row.method === 'password' && !row.has_totp && held.some(({ totp }) => totp),
    unnoted: row.unnoted,
  };
};

/** Notes that a session is in use: it lasts from now on, but never longer than its whole life. */
export const noteUse = async (db: Db, token: string): Promise<void> => {
  await db
    .updateTable('session')
    .set({
      expires_at: sql`least(now() + ${seconds(sessionLife.idle)}, created_at + ${seconds(sessionLife.absolute)})`,
      updated_at: sql`now()`,
    })
    .where('token', '=', token)
    .execute();
};

/** A session as its owner sees it. */
export interface OwnSession {
  id: string;
  method: SignInMethod;
  begunAt: Date;
  usedAt: Date;
  address: string;
  program: string;
}

/** The sessions of a person that are in force, newest first. */
export const listSessions = async (db: Db, personId: string): Promise<OwnSession[]> => {
  const rows = await db
    .selectFrom('session')
    .where('person_id', '=', personId)
    .where(sql<boolean>`expires_at > now() and created_at > now() - ${seconds(sessionLife.absolute)}`)
    .select(['id', 'method', 'created_at', 'updated_at', 'ip_address', 'user_agent'])
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(row => ({
    id: row.id,
    method: row.method,
    begunAt: row.created_at,
    usedAt: row.updated_at,
    address: row.ip_address ?? '',
    program: row.user_agent ?? '',
  }));
};

/** Ends sessions of a person: one by its id, or all. @returns how many ended. */
export const endSessions = async (tx: Tx, personId: string, id?: string): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(id !== undefined, query => query.where('id', '=', id ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** Takes away what is over: sessions, links, used codes, forgotten attempts. */
export const sweep = async (tx: Tx): Promise<void> => {
  await sql`
    with s as (delete from session where expires_at < now()),
      v as (delete from verification where expires_at < now()),
      t as (delete from totp_used where used_at < now() - ${seconds(codeMemory)})
    delete from sign_in_attempt where last_at < now() - interval '2 days'`.execute(tx);
};
