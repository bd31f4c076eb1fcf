import { sql } from 'kysely';
import type { Db, Tx } from '../database/open.ts';
import { type Patience, patience } from './settings.ts';

/** Whose attempts are counted: an account (by a code for its address), a network address, letters to an account. */
export interface Counted {
  of: keyof typeof patience;
  key: string;
}

/** What became of an attempt before it was looked at. */
export interface Turn {
  /** Seconds to wait; 0 where the attempt may be made. */
  wait: number;
  /** The first one turned away in this wait: worth a line in the audit log. */
  first: boolean;
}

const keyOf = ({ of, key }: Counted): string => `${of}:${key}`;

const seconds = (count: number) => sql`make_interval(secs => ${count})`;

interface Row {
  key: string;
  refusals: number;
  wait: number;
}

/**
 * Counts the attempt as failed before it is made, in one statement of its own: many at once find no gap, and a
 * restart forgets nothing.
 */
const count = async (db: Db, counted: Counted): Promise<Row> => {
  const { free, window, firstWait, longestWait, forget }: Patience = patience[counted.of];
  const { rows } = await sql<Row>`
    insert into sign_in_attempt as a (key, failures, refusals, last_at, blocked_until)
    values (${keyOf(counted)}, 1, 0, now(), null)
    on conflict (key) do update set (failures, refusals, last_at, blocked_until) = (
      select n.failures, n.refusals,
        case when n.refusals > 0 then a.last_at else now() end,
        case
          when n.refusals > 0 then a.blocked_until
          when n.failures >= ${free} then
            now() + least(${seconds(longestWait)}, ${seconds(firstWait)} * power(2, least(n.failures - ${free}, 20)))
        end
      from (select
        case
          when a.blocked_until > now() then a.failures
          when a.last_at < now() - case when a.failures >= ${free} then ${seconds(forget)} else ${seconds(window)} end
            then 1
          else a.failures + 1
        end as failures,
        case when a.blocked_until > now() then a.refusals + 1 else 0 end as refusals) as n)
    returning key, refusals, coalesce(ceil(extract(epoch from blocked_until - now())), 0)::int as wait`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('an attempt was not counted');
  return row;
};

/** Asks whether an attempt may be made now, and counts it as failed until `succeeded` says otherwise. */
export const beginAttempt = async (db: Db, counted: readonly Counted[]): Promise<Turn> => {
  const turn: Turn = { wait: 0, first: false };
  for (const each of counted) {
    const { refusals, wait } = await count(db, each);
    if (refusals === 0) continue;
    turn.wait = Math.max(turn.wait, wait);
    turn.first ||= refusals === 1;
  }
  return turn;
};

/** The attempt was right: the account's failures are forgotten, the address has one less. */
export const succeeded = async (tx: Tx, counted: readonly Counted[]): Promise<void> => {
  const forgotten = counted.filter(({ of }) => of === 'account').map(keyOf);
  const lessened = counted.filter(({ of }) => of === 'address').map(keyOf);
  if (forgotten.length > 0) await tx.deleteFrom('sign_in_attempt').where('key', 'in', forgotten).execute();
  if (lessened.length > 0)
    await tx
      .updateTable('sign_in_attempt')
      .set(({ eb }) => ({ failures: eb('failures', '-', 1), blocked_until: null }))
      .where('key', 'in', lessened)
      .where('failures', '>', 0)
      .execute();
};

/** Seconds that the next attempt would have to wait, as the failed one left it. */
export const waitOf = async (tx: Tx, counted: Counted): Promise<number> => {
  const row = await tx
    .selectFrom('sign_in_attempt')
    .where('key', '=', keyOf(counted))
    .select(sql<number>`coalesce(ceil(extract(epoch from blocked_until - now())), 0)::int`.as('wait'))
    .executeTakeFirst();
  return Math.max(0, row?.wait ?? 0);
};
