import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { notFound, signInFirst } from '../platform/api/problem.ts';
import { type ApiRoute, route } from '../platform/api/route.ts';
import { endSessions, type Identity, listSessions, recordOfPerson } from '../platform/identity/index.ts';
import { type Action, type Actor, actions, allows, roles, scopeOf } from '../platform/permissions/index.ts';
import type { Platform } from '../platform/platform.ts';
import { findPerson } from './find.ts';
import { idSchema, meSchema, ownSessionSchema } from './schemas.ts';

const labelOf = (role: string): string => roles.find(({ id }) => id === role)?.label ?? role;

/** What the actor may do now, and how far; what is open to all is not listed. */
const permissionsOf = (actor: Actor) =>
  (Object.keys(actions) as Action[])
    .filter(action => !('open' in actions[action]) && allows(actor, action))
    .map(action => ({ action, ...scopeOf(actor, action) }));

/** Routes for what is one's own: who one is, and one's sessions. */
export const myRoutes = ({ database: { db } }: Platform, identity: Identity): ApiRoute[] => {
  const sessionOf = (context: Context) => identity.sessionOf(context);
  return [
    route({
      method: 'get',
      path: '/me',
      summary: '我是谁，能做什么',
      action: 'session.own',
      answer: meSchema,
      handle: async ({ actor, context }) => {
        const session = await sessionOf(context);
        const person = session && (await findPerson(db, identity.seal, session.person.id));
        if (!session || !person) return signInFirst();
        const account = await db
          .selectFrom('account')
          .where('person_id', '=', person.id)
          .where('provider_id', '=', 'credential')
          .select('id')
          .executeTakeFirst();
        const { id, name, email, telephone, hasTotp } = person;
        return {
          person: { id, name, email, telephone, hasTotp, hasPassword: account !== undefined },
          roles: person.roles
            .filter(({ inForce }) => inForce)
            .map(({ role, regionId, unitId, unitName }) => ({
              role,
              label: labelOf(role),
              regionId,
              unitId,
              unitName,
            })),
          permissions: permissionsOf(actor),
          mustSetUpTotp: session.mustSetUpTotp,
        };
      },
    }),
    route({
      method: 'get',
      path: '/me/sessions',
      summary: '我在哪些地方登录着',
      action: 'session.own',
      answer: z.object({ items: z.array(ownSessionSchema), total: z.number() }),
      handle: async ({ context }) => {
        const session = await sessionOf(context);
        if (!session) return signInFirst();
        const sessions = await listSessions(db, session.person.id);
        const items = sessions.map(({ begunAt, usedAt, ...each }) => ({
          ...each,
          current: each.id === session.id,
          begunAt: begunAt.toISOString(),
          usedAt: usedAt.toISOString(),
        }));
        return { items, total: items.length };
      },
    }),
    route({
      method: 'delete',
      path: '/me/sessions/{id}',
      summary: '退出我的一处登录',
      action: 'session.own',
      params: z.object({ id: idSchema }),
      handle: async ({ actor, context, params }) => {
        const session = await sessionOf(context);
        if (!session) return signInFirst();
        const ended = await db.transaction().execute(async tx => {
          const count = await endSessions(tx, session.person.id, params.id);
          if (count > 0)
            await recordOfPerson(tx, actor, session.person.id, {
              action: 'session.end',
              before: { session: params.id },
              after: null,
            });
          return count;
        });
        identity.forget(session.person.id);
        return ended > 0 ? undefined : notFound('这处登录');
      },
    }),
  ];
};
