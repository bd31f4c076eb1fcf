import type { Problem } from '../api/problem.ts';
import type { Db } from '../database/open.ts';
import { networkOf } from './address.ts';
import { tooMany, wrongOwnPassword } from './answers.ts';
import type { Call, Grounds } from './call.ts';
import { recordEvent } from './events.ts';
import { isPassword } from './password.ts';
import { fingerprint } from './secret.ts';
import type { Session } from './sessions.ts';
import { beginAttempt, type Counted, succeeded, waitOf } from './throttle.ts';

/** The key under which attempts on an account are counted; it is the same whether there is such an account. */
export const accountKey = ({ codeKey }: Grounds, email: string): string =>
  fingerprint(codeKey, `email:${email}`);

export const byAccount = (grounds: Grounds, email: string): Counted => ({
  of: 'account',
  key: accountKey(grounds, email),
});
export const byAddress = (address: string): Counted => ({ of: 'address', key: networkOf(address) });

/** A person with the hash of their password, as a sign-in needs it. */
export interface Candidate {
  id: string;
  name: string;
  disabled_at: Date | null;
  password: string | null;
}

export const findCandidate = (db: Db, email: string): Promise<Candidate | undefined> =>
  db
    .selectFrom('person as p')
    .leftJoin('account as a', join =>
      join.onRef('a.person_id', '=', 'p.id').on('a.provider_id', '=', 'credential'),
    )
    .where('p.email', '=', email)
    .select(['p.id', 'p.name', 'p.disabled_at', 'a.password'])
    .executeTakeFirst();

type Known = { id: string; name: string } | undefined;

/** Lets an attempt begin, or tells how long to wait; the first one turned away is recorded. */
export const begin = async (
  { platform: { database } }: Grounds,
  counted: readonly Counted[],
  known: () => Promise<Known>,
  address: string,
): Promise<Problem | undefined> => {
  const turn = await beginAttempt(database.db, counted);
  if (turn.wait === 0) return undefined;
  if (turn.first) {
    const person = await known();
    await database.db
      .transaction()
      .execute(tx =>
        recordEvent(tx, 'session.refuse', person, address, { reason: 'throttled', wait: turn.wait }),
      );
  }
  return tooMany(turn.wait);
};

/** Records a failed attempt, with the wait that it brought about. */
export const recordFailure = (
  { platform: { database } }: Grounds,
  counted: Counted,
  person: Known,
  address: string,
  reason: string,
): Promise<void> =>
  database.db.transaction().execute(async tx => {
    const wait = await waitOf(tx, counted);
    await recordEvent(tx, 'session.refuse', person, address, { reason, ...(wait > 0 && { wait }) });
  });

/**
 * Asks a signed-in person's password again before something that needs it. Guesses are counted as those at sign-in
 * are. @returns the password with its hash, for better-auth to take as found right.
 */
export const checkOwnPassword = async (
  grounds: Grounds,
  { address }: Pick<Call, 'address'>,
  { person }: Session,
  password: string,
): Promise<Problem | { password: string; hash: string }> => {
  const { db } = grounds.platform.database;
  const counted = byAccount(grounds, person.email);
  const refusal = await begin(grounds, [counted], async () => person, address);
  if (refusal) return refusal;
  const candidate = await findCandidate(db, person.email);
  const hash = candidate?.password ?? null;
  if (!(await isPassword(hash, password)) || hash === null) {
    await recordFailure(grounds, counted, person, address, 'wrong-own-password');
    return wrongOwnPassword();
  }
  await db.transaction().execute(tx => succeeded(tx, [counted]));
  return { password, hash };
};
