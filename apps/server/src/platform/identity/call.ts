import type { Context } from 'hono';
import type { Problem } from '../api/problem.ts';
import type { Tx } from '../database/open.ts';
import type { Platform } from '../platform.ts';
import { refusalOf } from './answers.ts';
import { type Auth, addressHeader, publicUrl } from './auth.ts';
import { type Scope, within } from './scope.ts';
import type { Session } from './sessions.ts';

/** What the endpoints of identity stand on. */
export interface Grounds {
  platform: Platform;
  auth: Auth;
  /** A key for codes that stand for e-mail addresses and one-time codes. */
  codeKey: Buffer;
  /** Forgets what was read of a person's sessions. */
  forget(personId?: string): void;
}

/** A call of an endpoint: who calls, from where, with what. */
export interface Call<B = unknown> {
  context: Context;
  address: string;
  body: B;
  session: Session | undefined;
}

/** What an endpoint answers with: a body, and cookies to set. */
export interface Reply {
  body: object;
  cookies?: string[];
}

/** better-auth's answer: what it says, or the code of its refusal. */
export interface Told {
  said: Record<string, unknown>;
  refused: string | undefined;
  cookies: string[];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether better-auth's answer was a refusal, and which. */
const told = async (response: Response): Promise<Told> => {
  const said = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown>;
  const code = textOf(said.code) || `STATUS_${response.status}`;
  return { said, refused: response.ok ? undefined : code, cookies: response.headers.getSetCookie() };
};

/** The request as better-auth is to see it: our own address, and nothing of the client but cookies and its name. */
const requestTo = (
  { platform }: Grounds,
  { context, address }: Pick<Call, 'context' | 'address'>,
  path: string,
  body?: object,
): Request => {
  const base = publicUrl(platform.config);
  const headers = new Headers({ Origin: new URL(base).origin, [addressHeader]: address });
  for (const name of ['Cookie', 'User-Agent']) {
    const value = context.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (body === undefined) return new Request(`${base}/api/auth${path}`, { headers });
  headers.set('Content-Type', 'application/json');
  return new Request(`${base}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
};

/** Asks better-auth outside of any transaction. */
export const askOutside = (
  grounds: Grounds,
  call: Pick<Call, 'context' | 'address'>,
  path: string,
  scope: Scope,
): Promise<Response> => within(scope, () => grounds.auth.handler(requestTo(grounds, call, path)));

/** Asks better-auth within the transaction of `scope`. */
export const ask = async (
  grounds: Grounds,
  call: Pick<Call, 'context' | 'address'>,
  path: string,
  body: object,
  scope: Scope & { tx: Tx },
): Promise<Told> =>
  told(await within(scope, () => grounds.auth.handler(requestTo(grounds, call, path, body))));

/** The problem of a refusal; one that should not come about is a fault of the program. */
export const problemOf = (code: string): Problem => {
  const problem = refusalOf(code);
  if (!problem) throw new Error(`better-auth refused with ${code}`);
  return problem;
};
