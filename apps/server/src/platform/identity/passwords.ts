import { z } from 'zod';
import { Problem } from '../api/problem.ts';
import { invalid } from './answers.ts';
import { publicUrl } from './auth.ts';
import { ask, type Call, type Grounds, problemOf, type Reply } from './call.ts';
import { recordEvent } from './events.ts';
import { accountKey, begin, byAddress, checkOwnPassword, findCandidate } from './guard.ts';
import { endLinks, linkTo, resetLetter } from './links.ts';
import { hashPassword, passwordFault } from './password.ts';
import { within } from './scope.ts';
import { emailSchema, typedSchema } from './sign-in.ts';

export const forgotSchema = z.object({ email: emailSchema });
export const setSchema = z.object({
  token: z.string('链接不完整').min(1).max(200),
  newPassword: typedSchema,
});
export const changeSchema = z.object({ currentPassword: typedSchema, newPassword: typedSchema });

/** Sends the letter for a forgotten password. The answer is the same whether there is such an account. */
export const forgotPassword = async (
  grounds: Grounds,
  call: Call<z.infer<typeof forgotSchema>>,
): Promise<Problem | Reply> => {
  const { address, body } = call;
  const { database, config } = grounds.platform;
  const counted = [{ of: 'letters', key: accountKey(grounds, body.email) } as const, byAddress(address)];
  const refusal = await begin(grounds, counted, () => findCandidate(database.db, body.email), address);
  if (refusal) return refusal;
  return database.db.transaction().execute(async tx => {
    const scope: Parameters<typeof ask>[4] = { tx };
    const { refused } = await ask(grounds, call, '/request-password-reset', body, scope);
    if (refused) return problemOf(refused);
    const { letter } = scope;
    const person = letter && (await findCandidate(tx, letter.email));
    if (letter && person && person.disabled_at === null) {
      await grounds.platform.post(
        tx,
        resetLetter(letter.email, letter.name, linkTo(publicUrl(config), letter.token)),
      );
      await recordEvent(tx, 'password.forget', person, address);
    }
    return { body: { next: 'mail' } };
  });
};

/** Whose link it is; undefined where it was used or is over. */
const ownerOfLink = async ({ auth, platform }: Grounds, token: string) => {
  const { internalAdapter } = await auth.$context;
  const link = await within({}, () => internalAdapter.findVerificationValue(`reset-password:${token}`));
  if (!link || link.expiresAt < new Date()) return undefined;
  return platform.database.db
    .selectFrom('person')
    .where('id', '=', link.value)
    .where('disabled_at', 'is', null)
    .select(['id', 'name', 'email'])
    .executeTakeFirst();
};

/** Sets a password with the token of a letter; every session of the person ends. */
export const setPassword = async (
  grounds: Grounds,
  call: Call<z.infer<typeof setSchema>>,
): Promise<Problem | Reply> => {
  const { address, body } = call;
  const owner = await ownerOfLink(grounds, body.token);
  if (!owner) return problemOf('INVALID_TOKEN');
  const fault = passwordFault(body.newPassword, owner);
  if (fault) return invalid('newPassword', fault);
  const hashed = { password: body.newPassword, hash: await hashPassword(body.newPassword) };
  const reply = await grounds.platform.database.db.transaction().execute(async tx => {
    const { refused } = await ask(grounds, call, '/reset-password', body, { tx, hashed });
    if (refused) return problemOf(refused);
    await endLinks(tx, owner.id);
    // The letter reached its address.
    await tx.updateTable('person').set({ email_verified: true }).where('id', '=', owner.id).execute();
    await recordEvent(tx, 'password.set', owner, address);
    return { body: { next: 'sign-in' } };
  });
  grounds.forget(owner.id);
  return reply;
};

/** Changes the own password; every other session of the person ends. */
export const changePassword = async (
  grounds: Grounds,
  call: Call<z.infer<typeof changeSchema>>,
): Promise<Problem | Reply> => {
  const { address, body, session } = call;
  if (!session) throw new Error('this endpoint needs a session');
  const { person } = session;
  const fault = passwordFault(body.newPassword, person);
  if (fault) return invalid('newPassword', fault);
  const checked = await checkOwnPassword(grounds, call, session, body.currentPassword);
  if (checked instanceof Problem) return checked;
  const hashed = { password: body.newPassword, hash: await hashPassword(body.newPassword) };
  const reply = await grounds.platform.database.db.transaction().execute(async tx => {
    const wish = { ...body, revokeOtherSessions: true };
    const { refused, cookies } = await ask(grounds, call, '/change-password', wish, { tx, checked, hashed });
    if (refused) return problemOf(refused);
    await recordEvent(tx, 'password.change', person, address);
    return { body: { next: 'done' }, cookies };
  });
  grounds.forget(person.id);
  return reply;
};
