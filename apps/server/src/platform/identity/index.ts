import type { Context, Handler } from 'hono';
import { getCookie, getSignedCookie } from 'hono/cookie';
import { bodyOf, notFound, Problem, signInFirst } from '../api/problem.ts';
import type { Db, Tx } from '../database/open.ts';
import { type Actor, publicActor } from '../permissions/index.ts';
import type { Platform } from '../platform.ts';
import { addressOf } from './address.ts';
import { createAuth, publicUrl, ssoProvider } from './auth.ts';
import { createSessionCache } from './cache.ts';
import type { Grounds } from './call.ts';
import { endpoints, readBody } from './endpoints.ts';
import { createLink, endLinks, invitationLetter, linkTo } from './links.ts';
import { findForgery } from './same-origin.ts';
import { createSeal, type Seal } from './seal.ts';
import { keyFor, readSecret } from './secret.ts';
import { endSessions, noteUse, readSession, type Session } from './sessions.ts';
import { finishSso } from './sso.ts';

export { accountEvents, recordOfPerson } from './events.ts';
export { hashPassword, passwordFault } from './password.ts';
export { inForce, today, totpByDefault } from './roles.ts';
export { sameOrigin } from './same-origin.ts';
export { type Seal, SealBroken } from './seal.ts';
export { endSessions, listSessions } from './sessions.ts';
export { emailSchema } from './sign-in.ts';

/** Who is there: sign-in and all that belongs to it, and the actor of each request. */
export interface Identity {
  /** Answers everything below /api/auth. */
  handler: Handler;
  /** Who makes the request, with the roles that count today; the public where nobody is signed in. */
  actorOf(context: Context): Promise<Actor>;
  /** The session of the request, or undefined. */
  sessionOf(context: Context): Promise<Session | undefined>;
  /** Forgets what was read of a person, after a change of theirs is committed; of everyone where none is named. */
  forget(personId?: string): void;
  /** Sends a person the letter with which they set their password; earlier letters hold no more. */
  invite(tx: Tx, person: { id: string; name: string; email: string }): Promise<void>;
  /** Ends all sessions and links of a person. */
  shutOut(tx: Tx, personId: string): Promise<void>;
  /** Encryption of what few may read. */
  seal: Seal;
  /** Whether single sign-on is offered. */
  hasSso: boolean;
}

const refuse = (context: Context, problem: Problem) => context.json(bodyOf(problem), problem.status);

/** Reads the sessions of requests, each at most once in a few seconds, and notes their use. */
const createReader = (db: Db, { auth }: Pick<Grounds, 'auth'>) => {
  const cache = createSessionCache();
  const read = async (context: Context): Promise<Session | undefined> => {
    const { secret, authCookies } = await auth.$context;
    const token = await getSignedCookie(context, secret, authCookies.sessionToken.name);
    const session = token ? await readSession(db, token) : undefined;
    if (session?.unnoted) await noteUse(db, session.token);
    return session;
  };
  const sessionOf = async (context: Context): Promise<Session | undefined> => {
    const { authCookies } = await auth.$context;
    const cookie = getCookie(context, authCookies.sessionToken.name);
    return cookie === undefined ? undefined : cache.get(cookie, () => read(context));
  };
  return { sessionOf, read, forget: cache.forget };
};

/** Actors by session and address, so that what was worked out of their permissions is kept with them. */
const createActors = () => {
  const known = new WeakMap<Session, Map<string, Actor>>();
  return (session: Session, address: string): Actor => {
    const ofSession = known.get(session) ?? new Map<string, Actor>();
    known.set(session, ofSession);
    const { id, name } = session.person;
    const actor = ofSession.get(address) ?? {
      id,
      name,
      origin: address,
      roles: session.mustSetUpTotp ? [] : session.held,
    };
    ofSession.set(address, actor);
    return actor;
  };
};

/** Opens identity on the platform. */
export const createIdentity = (platform: Platform): Identity => {
  const { config, database } = platform;
  const secret = readSecret(config);
  const auth = createAuth(config, database.db, keyFor(secret, 'sessions').toString('base64'));
  const { sessionOf, read, forget } = createReader(database.db, { auth });
  const grounds: Grounds = { platform, auth, codeKey: keyFor(secret, 'codes'), forget };
  const actorFor = createActors();
  const hasSso = config.OIDC_ISSUER !== undefined;

  const look = async (context: Context): Promise<Response> => {
    const session = await read(context);
    const person = session && { id: session.person.id, name: session.person.name };
    return context.json({
      person: person ?? null,
      mustSetUpTotp: session?.mustSetUpTotp ?? false,
      sso: hasSso,
    });
  };
  const change = async (context: Context, path: string): Promise<Response> => {
    const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    if (!endpoint || (path === '/sign-in/sso' && !hasSso)) return refuse(context, notFound('这个地址'));
    const forgery = findForgery(context, config.PUBLIC_URL);
    if (forgery) return refuse(context, forgery);
    const body = await readBody(context, endpoint.body);
    if (body instanceof Problem) return refuse(context, body);
    const session = await read(context);
    if (endpoint.session && !session) return refuse(context, signInFirst());
    const call = { context, address: addressOf(context), body: body as never, session };
    const reply = await endpoint.run(grounds, call);
    if (reply instanceof Problem) return refuse(context, reply);
    for (const cookie of reply.cookies ?? []) context.header('Set-Cookie', cookie, { append: true });
    context.header('Cache-Control', 'no-store');
    return context.json(reply.body);
  };

  return {
    handler: async context => {
      const path = new URL(context.req.url).pathname.replace(/^\/api\/auth/, '');
      if (context.req.method === 'POST') return change(context, path);
      if (context.req.method === 'GET' && path === '/get-session') return look(context);
      if (context.req.method === 'GET' && path === `/callback/${ssoProvider}` && hasSso)
        return finishSso(grounds, { context, address: addressOf(context) });
      return refuse(context, notFound('这个地址'));
    },
    actorOf: async context => {
      const address = addressOf(context);
      const session = await sessionOf(context);
      return session ? actorFor(session, address) : publicActor(address);
    },
    sessionOf,
    forget,
    invite: async (tx, { id, name, email }) => {
      const token = await createLink(auth, tx, id);
      await platform.post(tx, invitationLetter(email, name, linkTo(publicUrl(config), token)));
    },
    shutOut: async (tx, personId) => {
      await endSessions(tx, personId);
      await endLinks(tx, personId);
    },
    seal: createSeal(secret),
    hasSso,
  };
};
