import { z } from '@hono/zod-openapi';
import { notFound } from '../platform/api/problem.ts';
import { type ApiRoute, route } from '../platform/api/route.ts';
import { scopeOf } from '../platform/permissions/index.ts';
import type { Platform } from '../platform/platform.ts';
import { daySchema } from './day.ts';
import { unitsAsOf } from './history.ts';
import { regionLevelIds } from './kinds.ts';
import { readUnitDetail, regionsAround, regionsOf, treeOf, unitsWithGaps, unitTarget } from './reads.ts';
import {
  dutySchema,
  gapsSchema,
  idSchema,
  pageOf,
  pageSchema,
  regionParams,
  stepSchema,
  unitContactSchema,
  unitDetailsSchema,
  unitParams,
  unitSchema,
  versionSchema,
} from './schemas.ts';
import { changeUnit, closeUnit, createUnit, mergeUnit, moveUnit, renameUnit } from './unit-changes.ts';

const regionSchema = z
  .object({ id: idSchema, parentId: idSchema.nullable(), name: z.string(), level: z.enum(regionLevelIds) })
  .openapi('Region');

const nodeSchema = unitSchema
  .pick({
    id: true,
    parentId: true,
    name: true,
    shortName: true,
    kind: true,
    areaId: true,
    sort: true,
    status: true,
    version: true,
  })
  .extend({ gaps: gapsSchema })
  .openapi('UnitNode');

const historySchema = z.object({
  version: z.number().int(),
  day: daySchema,
  kind: z.string(),
  label: z.string(),
  note: z.string(),
  changes: z.array(z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  actorName: z.string(),
  recordedAt: z.string(),
});

const detailSchema = z
  .object({
    unit: unitSchema,
    parentName: z.string().nullable(),
    successorName: z.string().nullable(),
    roster: z.array(dutySchema),
    history: z.array(historySchema),
    predecessors: z.array(z.object({ id: idSchema, name: z.string(), toDay: daySchema.nullable() })),
  })
  .openapi('UnitDetail');

const endedQuery = z.object({ ended: z.enum(['true', 'false']).default('false') });
const contact = unitContactSchema.shape;

/** A new unit may leave open what is not known yet. */
const newUnitSchema = unitDetailsSchema
  .extend({
    shortName: contact.shortName.default(''),
    areaId: contact.areaId.default(null),
    address: contact.address.default(''),
    hours: contact.hours.default(''),
    telephone: contact.telephone.default(''),
    fax: contact.fax.default(''),
    email: contact.email.default(''),
    website: contact.website.default(''),
    sort: contact.sort.default(0),
  })
  .extend(stepSchema.shape);

const stepOf = ({ day, note }: z.infer<typeof stepSchema>) => ({ day, note });

const readRoutes = ({ database: { db } }: Platform): ApiRoute[] => [
  route({
    method: 'get',
    path: '/regions',
    summary: '自己可以查看的区域，及其上级和下级区域',
    action: 'unit.read',
    answer: z.object({ items: z.array(regionSchema) }),
    handle: async ({ actor }) => ({
      items: await regionsAround(db, regionsOf(scopeOf(actor, 'unit.read'), actor.roles)),
    }),
  }),
  route({
    method: 'get',
    path: '/units/{region}',
    summary: '区域内的机构，不分页，按上级标识排成树；附责任分工的缺项',
    action: 'unit.read',
    kept: true,
    params: regionParams,
    query: endedQuery,
    answer: z.object({ items: z.array(nodeSchema) }),
    target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
    handle: async ({ params, query }) => ({
      items: await treeOf(db, params.region, { ended: query.ended === 'true' }),
    }),
  }),
  route({
    method: 'get',
    path: '/units/{region}/gaps',
    summary: '没有分管领导、责任股室或专人的机构',
    action: 'unit.read',
    kept: true,
    params: regionParams,
    query: pageSchema,
    answer: pageOf(
      z.object({ id: idSchema, name: z.string(), kind: contact.kind, gaps: gapsSchema }).openapi('UnitGap'),
    ),
    target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
    handle: ({ params, query }) => unitsWithGaps(db, params.region, query),
  }),
  route({
    method: 'get',
    path: '/units/{region}/as-of/{day}',
    summary: '区域内的机构在某一天的样子',
    action: 'unit.read',
    params: regionParams.extend({ day: daySchema }),
    query: endedQuery,
    answer: z.object({
      items: z.array(unitSchema.omit({ regionId: true, version: true, path: true }).openapi('UnitAsOf')),
    }),
    target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
    handle: async ({ params, query }) => ({
      items: await unitsAsOf(db, params.region, params.day, { ended: query.ended === 'true' }),
    }),
  }),
  route({
    method: 'get',
    path: '/units/{region}/{id}',
    summary: '一个机构，及其责任分工和历史',
    action: 'unit.read',
    kept: true,
    params: unitParams,
    answer: detailSchema,
    target: ({ params }) => unitTarget(db, params.region, params.id),
    handle: async ({ params }) =>
      (await readUnitDetail(db, params.region, params.id)) ?? notFound('这个机构'),
  }),
];

const changeRoutes = ({ database: { db } }: Platform): ApiRoute[] => {
  const step = versionSchema.extend(stepSchema.shape);
  return [
    route({
      method: 'post',
      path: '/units/{region}',
      summary: '新建机构；day为成立日期',
      action: 'unit.create',
      params: regionParams,
      body: newUnitSchema,
      answer: unitSchema,
      target: ({ params, body }) =>
        body.parentId === null
          ? { regionId: params.region, unitIds: [] }
          : unitTarget(db, params.region, body.parentId),
      handle: ({ actor, params, body: { day, note, ...details } }) =>
        db.transaction().execute(tx => createUnit(tx, actor, params.region, details, { day, note })),
    }),
    route({
      method: 'put',
      path: '/units/{region}/{id}',
      summary: '修改机构的类型、联系方式等',
      action: 'unit.change',
      params: unitParams,
      body: unitContactSchema.extend(step.shape),
      answer: unitSchema,
      target: ({ params }) => unitTarget(db, params.region, params.id),
      handle: ({ actor, params, body: { day, note, version, ...details } }) =>
        db.transaction().execute(tx =>
          changeUnit(tx, actor, { regionId: params.region, id: params.id, version }, details, {
            day,
            note,
          }),
        ),
    }),
  ];
};

const endRoutes = ({ database: { db } }: Platform): ApiRoute[] => {
  const step = versionSchema.extend(stepSchema.shape);
  const common = { method: 'post', action: 'unit.end', params: unitParams, answer: unitSchema } as const;
  const target = ({ params }: { params: z.infer<typeof unitParams> }) =>
    unitTarget(db, params.region, params.id);
  const ref = (params: z.infer<typeof unitParams>, { version }: { version: number }) => ({
    regionId: params.region,
    id: params.id,
    version,
  });
  return [
    route({
      ...common,
      path: '/units/{region}/{id}/rename',
      summary: '更名：仍是同一机构，保留历史',
      body: step.extend({ name: unitDetailsSchema.shape.name, shortName: contact.shortName.default('') }),
      target,
      handle: ({ actor, params, body }) =>
        db
          .transaction()
          .execute(tx =>
            renameUnit(
              tx,
              actor,
              ref(params, body),
              { name: body.name, shortName: body.shortName },
              stepOf(body),
            ),
          ),
    }),
    route({
      ...common,
      path: '/units/{region}/{id}/move',
      summary: '调整隶属：连同下级一起改到另一个上级之下',
      body: step.extend({ parentId: idSchema.nullable() }),
      target,
      handle: ({ actor, params, body }) =>
        db.transaction().execute(tx => moveUnit(tx, actor, ref(params, body), body.parentId, stepOf(body))),
    }),
    route({
      ...common,
      path: '/units/{region}/{id}/merge',
      summary: '并入另一个机构：下级机构随之划转，责任分工当天结束',
      body: step.extend({ successorId: idSchema }),
      target,
      handle: ({ actor, params, body }) =>
        db
          .transaction()
          .execute(tx => mergeUnit(tx, actor, ref(params, body), body.successorId, stepOf(body))),
    }),
    route({
      ...common,
      path: '/units/{region}/{id}/close',
      summary: '撤销：没有下级机构时才可以，责任分工当天结束',
      body: step,
      target,
      handle: ({ actor, params, body }) =>
        db.transaction().execute(tx => closeUnit(tx, actor, ref(params, body), stepOf(body))),
    }),
  ];
};

/** Routes of regions and units. */
export const unitRoutes = (platform: Platform): ApiRoute[] => [
  ...readRoutes(platform),
  ...changeRoutes(platform),
  ...endRoutes(platform),
];
