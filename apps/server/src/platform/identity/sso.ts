import type { Context } from 'hono';
import type { Problem } from '../api/problem.ts';
import { ssoFaultOf } from './answers.ts';
import { ssoProvider } from './auth.ts';
import { ask, askOutside, type Call, type Grounds, problemOf, type Reply } from './call.ts';
import { recordEvent } from './events.ts';
import type { Scope } from './scope.ts';
import { sweep } from './sessions.ts';
import { pages } from './settings.ts';

/** Begins single sign-on. @returns `{ url }`, where the browser is to go. */
export const beginSso = (grounds: Grounds, call: Call): Promise<Problem | Reply> =>
  grounds.platform.database.db.transaction().execute(async tx => {
    const wish = {
      provider: ssoProvider,
      callbackURL: pages.home,
      errorCallbackURL: pages.signIn,
      disableRedirect: true,
    };
    const { said, refused, cookies } = await ask(grounds, call, '/sign-in/social', wish, { tx });
    return refused ? problemOf(refused) : { body: { url: said.url }, cookies };
  });

const errorOf = (location: string | null): string =>
  (location && new URL(location, 'http://here').searchParams.get('error')) || 'unknown';

const redirect = (location: string, cookies: readonly string[]): Response => {
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 302, headers });
};

/**
 * Where the provider sends the browser back to. The provider is asked meanwhile, so no transaction is held open; the
 * session is handed out only when its beginning is recorded.
 */
export const finishSso = async (
  grounds: Grounds,
  { context, address }: { context: Context; address: string },
): Promise<Response> => {
  const { db } = grounds.platform.database;
  const scope: Scope = { method: 'oidc' };
  const query = new URL(context.req.url).search;
  const response = await askOutside(grounds, { context, address }, `/callback/${ssoProvider}${query}`, scope);
  const { made } = scope;
  const location = response.headers.get('Location');
  const failed =
    !made || response.status !== 302 || new URL(location ?? '', 'http://here').searchParams.has('error');
  if (failed) {
    const fault = ssoFaultOf(errorOf(location));
    // What anyone could send us is not worth a line; that a known provider vouched for a stranger is.
    if (fault !== 'failed')
      await db
        .transaction()
        .execute(tx =>
          recordEvent(tx, 'session.refuse', undefined, address, { method: 'oidc', reason: fault }),
        );
    return redirect(`${pages.signIn}?fault=${fault}`, []);
  }
  await db.transaction().execute(async tx => {
    const person = await tx
      .selectFrom('person')
      .where('id', '=', made.personId)
      .select(['id', 'name'])
      .executeTakeFirst();
    await recordEvent(tx, 'session.begin', person, address, { method: 'oidc' });
    await sweep(tx);
  });
  return redirect(location ?? pages.home, response.headers.getSetCookie());
};
