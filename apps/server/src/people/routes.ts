import { z } from '@hono/zod-openapi';
import { notFound } from '../platform/api/problem.ts';
import { type ApiRoute, route } from '../platform/api/route.ts';
import type { Identity } from '../platform/identity/index.ts';
import { type Action, type Actor, scopeOf } from '../platform/permissions/index.ts';
import type { Platform } from '../platform/platform.ts';
import {
  changePerson,
  disablePerson,
  enablePerson,
  inviteAgain,
  invitePerson,
  type Making,
  resetTotp,
} from './change.ts';
import { findPerson, listPeople, targetToChange, targetToRead } from './find.ts';
import { changePolicy, endRole, grantRole, listPolicies } from './roles.ts';
import {
  changeSchema,
  endSchema,
  grantSchema,
  idSchema,
  inviteSchema,
  listQuerySchema,
  personPageSchema,
  personSchema,
  policyChangeSchema,
  policySchema,
  regionIdSchema,
  staffRoles,
  versionSchema,
} from './schemas.ts';

const regionParams = z.object({ region: regionIdSchema });
const oneSchema = z.object({ id: idSchema });
const versionedSchema = z.object({ version: versionSchema });
const policiesSchema = z.object({ items: z.array(policySchema), total: z.number() });

/** The region that the body names: what is granted or said there is done to it as a whole. */
const regionOf = ({ body }: { body: { regionId: string } }) => ({ regionId: body.regionId, unitIds: [] });

type ChangeHandle = (making: Making, id: string, version: number) => ReturnType<typeof disablePerson>;

/** Routes for the people of a region: list, invite, disable, enable. */
export const personRoutes = (platform: Platform, identity: Identity): ApiRoute[] => {
  const { db } = platform.database;
  const making = (actor: Actor): Making => ({ platform, identity, actor });
  const changed =
    (action: Action) =>
    ({ actor, params }: { actor: Actor; params: { id: string } }) =>
      targetToChange(db, actor, action, params.id);
  const versioned = (path: string, summary: string, handle: ChangeHandle) =>
    route({
      method: 'post',
      path,
      summary,
      action: 'person.change',
      params: oneSchema,
      body: versionedSchema,
      answer: personSchema,
      target: changed('person.change'),
      handle: ({ actor, params, body }) => handle(making(actor), params.id, body.version),
    });
  return [
    route({
      method: 'get',
      path: '/people',
      summary: '用户列表',
      action: 'person.read',
      kept: true,
      query: listQuerySchema,
      answer: personPageSchema,
      handle: ({ actor, query }) => listPeople(db, identity.seal, scopeOf(actor, 'person.read'), query),
    }),
    route({
      method: 'get',
      path: '/people/{id}',
      summary: '一个用户',
      action: 'person.read',
      params: oneSchema,
      answer: personSchema,
      target: ({ actor, params }) => targetToRead(db, actor, params.id),
      handle: async ({ actor, params }) =>
        (await findPerson(db, identity.seal, params.id, scopeOf(actor, 'person.read'))) ??
        notFound('这个用户'),
    }),
    route({
      method: 'post',
      path: '/people',
      summary: '邀请用户',
      action: 'person.invite',
      body: inviteSchema,
      answer: personSchema,
      target: regionOf,
      handle: ({ actor, body }) => invitePerson(making(actor), body),
    }),
    route({
      method: 'post',
      path: '/people/{id}/invitation',
      summary: '重新发送邀请',
      action: 'person.invite',
      params: oneSchema,
      answer: personSchema,
      target: changed('person.invite'),
      handle: ({ actor, params }) => inviteAgain(making(actor), params.id),
    }),
    route({
      method: 'patch',
      path: '/people/{id}',
      summary: '修改用户的姓名和电话',
      action: 'person.change',
      params: oneSchema,
      body: changeSchema,
      answer: personSchema,
      target: changed('person.change'),
      handle: ({ actor, params, body }) => changePerson(making(actor), params.id, body),
    }),
    versioned('/people/{id}/disable', '停用账号', disablePerson),
    versioned('/people/{id}/enable', '启用账号', enablePerson),
    route({
      method: 'post',
      path: '/people/{id}/totp/reset',
      summary: '重置用户的两步验证',
      action: 'person.change',
      params: oneSchema,
      answer: personSchema,
      target: changed('person.change'),
      handle: ({ actor, params }) => resetTotp(making(actor), params.id),
    }),
  ];
};

/** Routes for roles: who holds them, and which need a second factor. */
export const roleRoutes = (platform: Platform, identity: Identity): ApiRoute[] => {
  const { db } = platform.database;
  const making = (actor: Actor): Making => ({ platform, identity, actor });
  return [
    route({
      method: 'post',
      path: '/people/{id}/roles',
      summary: '授予角色',
      action: 'role.change',
      params: oneSchema,
      body: grantSchema,
      answer: personSchema,
      target: regionOf,
      handle: ({ actor, params, body }) => grantRole(making(actor), params.id, body),
    }),
    route({
      method: 'post',
      path: '/people/{id}/roles/{assignmentId}/end',
      summary: '收回角色',
      action: 'role.change',
      params: z.object({ id: idSchema, assignmentId: idSchema }),
      body: endSchema,
      answer: personSchema,
      target: regionOf,
      handle: ({ actor, params: { id, assignmentId }, body }) =>
        endRole(making(actor), id, { assignmentId, ...body }),
    }),
    route({
      method: 'get',
      path: '/role-policies/{region}',
      summary: '哪些角色须用两步验证',
      action: 'role.policy',
      params: regionParams,
      answer: policiesSchema,
      target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
      handle: async ({ params }) => {
        const items = await listPolicies(db, params.region);
        return { items, total: items.length };
      },
    }),
    route({
      method: 'put',
      path: '/role-policies/{region}/{role}',
      summary: '规定角色是否须用两步验证',
      action: 'role.policy',
      params: regionParams.extend({ role: z.enum(staffRoles, '没有这个角色') }),
      body: policyChangeSchema,
      answer: policiesSchema,
      target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
      handle: async ({ actor, params: { region, role }, body }) => {
        const items = await changePolicy(making(actor), { ...body, regionId: region, role });
        return { items, total: items.length };
      },
    }),
  ];
};
