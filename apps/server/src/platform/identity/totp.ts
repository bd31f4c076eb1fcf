import { getSignedCookie } from 'hono/cookie';
import { z } from 'zod';
import { Problem } from '../api/problem.ts';
import type { Tx } from '../database/open.ts';
import { codeUsed, disabledAccount, refusalOf } from './answers.ts';
import { ask, type Call, type Grounds, problemOf, type Reply, type Told } from './call.ts';
import { type AccountEvent, recordEvent } from './events.ts';
import { checkOwnPassword } from './guard.ts';
import { within } from './scope.ts';
import { fingerprint } from './secret.ts';
import { sweep } from './sessions.ts';
import { typedSchema } from './sign-in.ts';

export const passwordSchema = z.object({ password: typedSchema });
export const codeSchema = z.object({
  code: z
    .string('请填写验证码')
    .trim()
    .regex(/^\d{6}$/, '验证码是6位数字'),
});
export const backupCodeSchema = z.object({
  code: z.string('请填写备用码').trim().min(1, '请填写备用码').max(40, '备用码太长'),
});

/** Begins to set up the second factor. @returns `{ totpURI, backupCodes }`, to be shown once. */
export const enableTotp = (grounds: Grounds, call: Call<z.infer<typeof passwordSchema>>) =>
  withPassword(grounds, call, '/two-factor/enable', 'totp.begin', ({ totpURI, backupCodes }) => ({
    totpURI,
    backupCodes,
  }));

/** Makes new backup codes in place of all older ones. @returns `{ backupCodes }` */
export const renewBackupCodes = (grounds: Grounds, call: Call<z.infer<typeof passwordSchema>>) =>
  withPassword(grounds, call, '/two-factor/generate-backup-codes', 'totp.codes', ({ backupCodes }) => ({
    backupCodes,
  }));

/** Gives the second factor up; who holds a role that needs one reaches nothing until there is one again. */
export const disableTotp = (grounds: Grounds, call: Call<z.infer<typeof passwordSchema>>) =>
  withPassword(grounds, call, '/two-factor/disable', 'totp.disable', () => ({ next: 'done' }));

const withPassword = async (
  grounds: Grounds,
  call: Call<{ password: string }>,
  path: string,
  event: AccountEvent,
  show: (said: Told['said']) => object,
): Promise<Problem | Reply> => {
  const { session, address, body } = call;
  if (!session) throw new Error('this endpoint needs a session');
  const checked = await checkOwnPassword(grounds, call, session, body.password);
  if (checked instanceof Problem) return checked;
  const reply = await grounds.platform.database.db.transaction().execute(async tx => {
    const { said, refused, cookies } = await ask(grounds, call, path, body, { tx, checked });
    if (refused) return problemOf(refused);
    await recordEvent(tx, event, session.person, address);
    return { body: show(said), cookies };
  });
  grounds.forget(session.person.id);
  return reply;
};

interface Pending {
  id: string;
  name: string;
  disabled: boolean;
}

/** Whose second step this is: the signed-in person's, or of whom the password was right a moment ago. */
const pendingPerson = async (
  grounds: Grounds,
  { context, session }: Call,
  tx: Tx,
): Promise<Pending | undefined> => {
  if (session) return { ...session.person, disabled: false };
  const inner = await grounds.auth.$context;
  const cookie = await getSignedCookie(context, inner.secret, inner.createAuthCookie('two_factor').name);
  if (!cookie) return undefined;
  const challenge = await within({ tx }, () => inner.internalAdapter.findVerificationValue(cookie));
  if (!challenge) return undefined;
  const person = await tx
    .selectFrom('person')
    .where('id', '=', challenge.value)
    .select(['id', 'name', 'disabled_at'])
    .executeTakeFirst();
  return person && { id: person.id, name: person.name, disabled: person.disabled_at !== null };
};

/** Takes a code as used. @returns whether it was not used before; another request with it waits here for this one. */
const claimCode = async ({ codeKey }: Grounds, tx: Tx, personId: string, code: string): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('totp_used')
    .values({ person_id: personId, code_hash: fingerprint(codeKey, `totp:${personId}:${code}`) })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

interface Step {
  path: string;
  /** What the audit log calls the step. */
  method: 'totp' | 'backup-code';
}

/** The second step: of a sign-in, or to finish the setting up. */
const secondStep = async (
  grounds: Grounds,
  call: Call<{ code: string }>,
  { path, method }: Step,
): Promise<Problem | Reply> => {
  const { session, address, body } = call;
  const reply = await grounds.platform.database.db.transaction().execute(async tx => {
    const person = await pendingPerson(grounds, call, tx);
    if (!person) return problemOf('INVALID_TWO_FACTOR_COOKIE');
    if (person.disabled) return disabledAccount();
    const fail = async (problem: Problem, reason: string): Promise<Problem> => {
      await recordEvent(tx, 'session.refuse', person, address, { reason, method });
      return problem;
    };
    if (method === 'totp' && !(await claimCode(grounds, tx, person.id, body.code)))
      return fail(codeUsed(), 'code-used');
    const { refused, cookies } = await ask(grounds, call, path, body, { tx, method: 'password' });
    const refusal = refused === undefined ? undefined : refusalOf(refused);
    if (refusal) return fail(refusal, refusal.code);
    if (refused) return problemOf(refused);
    await recordEvent(tx, session ? 'totp.enable' : 'session.begin', person, address, { method });
    await sweep(tx);
    return { body: { next: 'done' }, cookies };
  });
  grounds.forget(session?.person.id);
  return reply;
};

export const verifyTotp = (grounds: Grounds, call: Call<z.infer<typeof codeSchema>>) =>
  secondStep(grounds, call, { path: '/two-factor/verify-totp', method: 'totp' });

export const verifyBackupCode = (grounds: Grounds, call: Call<z.infer<typeof backupCodeSchema>>) =>
  secondStep(grounds, call, { path: '/two-factor/verify-backup-code', method: 'backup-code' });
