import { z } from 'zod';
import type { Problem } from '../api/problem.ts';
import { disabledAccount, wrongPassword } from './answers.ts';
import { ask, type Call, type Grounds, problemOf, type Reply } from './call.ts';
import { recordEvent } from './events.ts';
import { begin, byAccount, byAddress, findCandidate, recordFailure } from './guard.ts';
import { isPassword } from './password.ts';
import { endSessions, sweep } from './sessions.ts';
import { succeeded } from './throttle.ts';

export const emailSchema = z
  .string('请填写邮箱')
  .trim()
  .toLowerCase()
  .pipe(z.email('邮箱写得不对，应如 zhangsan@example.gov.cn').max(200, '邮箱太长'));

/** A password as typed: any text that could be one. */
export const typedSchema = z.string('请填写口令').min(1, '请填写口令').max(1000, '口令太长');

export const signInSchema = z.object({ email: emailSchema, password: typedSchema });

/**
 * Signs in by e-mail and password. An account that does not exist, one without a password and a wrong password are
 * the same work and the same answer.
 * @returns `{ next: 'done' }`, or `{ next: 'totp' }` where the second factor is to follow.
 */
export const signIn = async (
  grounds: Grounds,
  call: Call<z.infer<typeof signInSchema>>,
): Promise<Problem | Reply> => {
  const { address, body, session } = call;
  const { db } = grounds.platform.database;
  const counted = [byAccount(grounds, body.email), byAddress(address)] as const;
  const refusal = await begin(grounds, counted, () => findCandidate(db, body.email), address);
  if (refusal) return refusal;
  const person = await findCandidate(db, body.email);
  const hash = person?.password ?? null;
  const holds = await isPassword(hash, body.password);
  if (!person || hash === null || !holds) {
    await recordFailure(grounds, counted[0], person, address, 'wrong-password');
    return wrongPassword();
  }
  if (person.disabled_at !== null) {
    await recordFailure(grounds, counted[0], person, address, 'disabled');
    return disabledAccount();
  }
  return db.transaction().execute(async tx => {
    await succeeded(tx, counted);
    const scope = { tx, method: 'password', checked: { password: body.password, hash } } as const;
    const { said, refused, cookies } = await ask(grounds, call, '/sign-in/email', body, scope);
    if (refused) return problemOf(refused);
    if (said.twoFactorRedirect === true) return { body: { next: 'totp' }, cookies };
    if (session) await endSessions(tx, session.person.id, session.id);
    await recordEvent(tx, 'session.begin', person, address, { method: 'password' });
    await sweep(tx);
    return { body: { next: 'done' }, cookies };
  });
};

/** Ends the session of this browser. */
export const signOut = async (grounds: Grounds, call: Call): Promise<Problem | Reply> => {
  const { address, session } = call;
  const reply = await grounds.platform.database.db.transaction().execute(async tx => {
    const { cookies } = await ask(grounds, call, '/sign-out', {}, { tx });
    if (session) await recordEvent(tx, 'session.end', session.person, address);
    return { body: { next: 'done' }, cookies };
  });
  grounds.forget(session?.person.id);
  return reply;
};
