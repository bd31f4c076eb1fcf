import type { Context } from 'hono';
import { z } from 'zod';
import { Problem } from '../api/problem.ts';
import type { Call, Grounds, Reply } from './call.ts';
import {
  changePassword,
  changeSchema,
  forgotPassword,
  forgotSchema,
  setPassword,
  setSchema,
} from './passwords.ts';
import { signIn, signInSchema, signOut } from './sign-in.ts';
import { beginSso } from './sso.ts';
import {
  backupCodeSchema,
  codeSchema,
  disableTotp,
  enableTotp,
  passwordSchema,
  renewBackupCodes,
  verifyBackupCode,
  verifyTotp,
} from './totp.ts';

/** One thing that can be asked of /api/auth: what it takes, whether one must be signed in, what it does. */
export interface Endpoint {
  session: boolean;
  body: z.ZodType;
  run(grounds: Grounds, call: Call<never>): Promise<Problem | Reply>;
}

const none = z.object({});

/** Everything below /api/auth that changes something, each with POST; what is not here is not to be had. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/sign-in/email': { session: false, body: signInSchema, run: signIn },
  '/sign-in/sso': { session: false, body: none, run: beginSso },
  '/sign-out': { session: false, body: none, run: signOut },
  '/two-factor/enable': { session: true, body: passwordSchema, run: enableTotp },
  '/two-factor/disable': { session: true, body: passwordSchema, run: disableTotp },
  '/two-factor/generate-backup-codes': { session: true, body: passwordSchema, run: renewBackupCodes },
  '/two-factor/verify-totp': { session: false, body: codeSchema, run: verifyTotp },
  '/two-factor/verify-backup-code': { session: false, body: backupCodeSchema, run: verifyBackupCode },
  '/request-password-reset': { session: false, body: forgotSchema, run: forgotPassword },
  '/reset-password': { session: false, body: setSchema, run: setPassword },
  '/change-password': { session: true, body: changeSchema, run: changePassword },
};

/** Characters of a body at most. */
const longest = 10_000;

/** The body of a request as the schema has it, or what is wrong with it, field by field. */
export const readBody = async (context: Context, schema: z.ZodType): Promise<unknown> => {
  const text = await context.req.text();
  if (text.length > longest) return new Problem(413, 'too-long', '提交的内容太长。');
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    return new Problem(400, 'not-json', '提交的内容不是JSON。请刷新页面再试。');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = Object.fromEntries(
    result.error.issues.map(({ path, message }) => [path.join('.'), message]),
  );
  return new Problem(422, 'invalid', '有内容填得不对，请按提示改正后再提交。', { fields });
};
