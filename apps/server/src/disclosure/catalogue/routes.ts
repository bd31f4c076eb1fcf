import { z } from '@hono/zod-openapi';
import { daySchema, idSchema, regionParams, unitParams, versionSchema } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import {
  assignColumns,
  changeColumn,
  createColumn,
  endColumn,
  moveColumn,
  orderColumns,
  removeColumn,
  reopenColumn,
} from './changes.ts';
import { type MovedData, movedJobName } from './moved.ts';
import { columnDetailsSchema, columnSchema, columnStateSchema, newColumnSchema } from './schemas.ts';
import { columnStates } from './state.ts';
import { readColumn } from './store.ts';
import { columnTarget, placeTarget } from './target.ts';

/** `none` for the columns of the region itself, a unit's id for its own, nothing for all. */
const chosenUnit = z.string().max(64).optional();

const listQuery = z.object({
  unit: chosenUnit,
  ended: z.enum(['true', 'false']).default('false'),
  day: daySchema.optional(),
});

const placeSchema = z.object({ unitId: idSchema.nullable(), parentId: idSchema.nullable() });

const listSchema = z.object({ items: z.array(columnSchema) });

/** Runs a change in a transaction; readers' copies go when it stands. */
export const changeWith =
  ({ database: { db } }: Platform, news: RegionNews) =>
  async <T>(regionId: string, work: (tx: Tx) => Promise<T | Problem>): Promise<T | Problem> => {
    const result = await db.transaction().execute(async tx => {
      const done = await work(tx);
      if (!(done instanceof Problem)) await news.announceRegion(tx, regionId);
      return done;
    });
    if (!(result instanceof Problem)) news.applyRegion(regionId);
    return result;
  };

const ofRegion = ({ params }: { params: { region: string } }) => ({ regionId: params.region, unitIds: [] });

const readRoutes = ({ database: { db } }: Platform): ApiRoute[] => [
  route({
    method: 'get',
    path: '/columns/{region}',
    summary: '栏目（平铺，按层级和次序），含条数、最近发布日期、更新期限；unit为none只列全区域栏目',
    action: 'catalogue.read',
    params: regionParams,
    query: listQuery,
    answer: z.object({ items: z.array(columnStateSchema) }),
    target: ofRegion,
    handle: async ({ params, query }) => ({
      items: await columnStates(db, params.region, {
        unitId: query.unit === 'none' ? null : query.unit,
        ended: query.ended === 'true',
        today: query.day,
      }),
    }),
  }),
  route({
    method: 'get',
    path: '/columns/{region}/{id}',
    summary: '一个栏目',
    action: 'catalogue.read',
    params: unitParams,
    answer: columnSchema,
    target: ofRegion,
    handle: async ({ params }) => (await readColumn(db, params.region, params.id)) ?? notFound('这个栏目'),
  }),
];

const setRoutes = (platform: Platform, news: RegionNews): ApiRoute[] => {
  const { db } = platform.database;
  const change = changeWith(platform, news);
  const common = { action: 'catalogue.change', params: regionParams } as const;
  return [
    route({
      ...common,
      method: 'post',
      path: '/columns/{region}',
      summary: '新建栏目；网址（slug）定下后不能改',
      body: newColumnSchema,
      answer: columnSchema,
      target: ({ params, body }) => placeTarget(db, params.region, body.unitId),
      handle: ({ actor, params, body }) =>
        change(params.region, tx => createColumn(tx, actor, params.region, body)),
    }),
    route({
      ...common,
      method: 'put',
      path: '/columns/{region}/order',
      summary: '排列同一位置的栏目；须列出那里全部在用的栏目',
      body: placeSchema.extend({ ids: z.array(idSchema).max(500) }),
      answer: listSchema,
      target: ({ params, body }) => placeTarget(db, params.region, body.unitId),
      handle: async ({ actor, params, body: { ids, ...place } }) => {
        const result = await change(params.region, tx =>
          orderColumns(tx, actor, { regionId: params.region, ...place }, ids),
        );
        return result instanceof Problem ? result : { items: result };
      },
    }),
    route({
      ...common,
      method: 'put',
      path: '/columns/{region}/duty',
      summary: '指定若干栏目的责任单位；这些栏目须属于同一单位（或同为全区域）',
      body: z.object({
        unitId: idSchema.nullable(),
        columns: z
          .array(versionSchema.extend({ id: idSchema }))
          .min(1, '请选择栏目')
          .max(500),
        dutyUnitId: idSchema.nullable(),
      }),
      answer: listSchema,
      target: ({ params, body }) => placeTarget(db, params.region, body.unitId),
      handle: async ({ actor, params, body: { unitId, columns, dutyUnitId } }) => {
        const result = await change(params.region, tx =>
          assignColumns(tx, actor, { regionId: params.region, unitId }, columns, dutyUnitId),
        );
        return result instanceof Problem ? result : { items: result };
      },
    }),
  ];
};

/** Routes of the columns: lists with their state, and every change of one or several. */
export const columnRoutes = (platform: Platform, news: RegionNews): ApiRoute[] => {
  const { db } = platform.database;
  const change = changeWith(platform, news);
  const common = {
    action: 'catalogue.change',
    params: unitParams,
    target: ({ params }: { params: z.infer<typeof unitParams> }) =>
      columnTarget(db, params.region, params.id),
  } as const;
  const refOf = (params: z.infer<typeof unitParams>, version: number) => ({
    regionId: params.region,
    id: params.id,
    version,
  });
  return [
    ...readRoutes(platform),
    // Before the routes of one column: `order` and `duty` are no ids.
    ...setRoutes(platform, news),
    route({
      ...common,
      method: 'put',
      path: '/columns/{region}/{id}',
      summary: '修改栏目',
      body: columnDetailsSchema.extend(versionSchema.shape),
      answer: columnSchema,
      handle: ({ actor, params, body: { version, ...details } }) =>
        change(params.region, tx => changeColumn(tx, actor, refOf(params, version), details)),
    }),
    route({
      ...common,
      method: 'post',
      path: '/columns/{region}/{id}/move',
      summary: '把栏目连同下级移到另一个上级栏目之下（null为最上层）',
      body: versionSchema.extend({ parentId: idSchema.nullable() }),
      answer: columnSchema,
      handle: ({ actor, params, body }) =>
        change(params.region, async tx => {
          const moved = await moveColumn(tx, actor, refOf(params, body.version), body.parentId);
          const data: MovedData = { regionId: params.region, columnId: params.id };
          if (!(moved instanceof Problem))
            await platform.jobs.enqueue(tx, movedJobName, data, { key: `${params.region}:${params.id}` });
          return moved;
        }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/columns/{region}/{id}/end',
      summary: '停用栏目：自今天起不再收新信息，已有信息仍可查到',
      body: versionSchema,
      answer: columnSchema,
      handle: ({ actor, params, body }) =>
        change(params.region, tx => endColumn(tx, actor, refOf(params, body.version))),
    }),
    route({
      ...common,
      method: 'post',
      path: '/columns/{region}/{id}/reopen',
      summary: '恢复停用的栏目',
      body: versionSchema,
      answer: columnSchema,
      handle: ({ actor, params, body }) =>
        change(params.region, tx => reopenColumn(tx, actor, refOf(params, body.version))),
    }),
    route({
      ...common,
      method: 'post',
      path: '/columns/{region}/{id}/remove',
      summary: '删除建错的空栏目；有过信息或下级栏目的只能停用',
      body: versionSchema,
      handle: ({ actor, params, body }) =>
        change(params.region, tx => removeColumn(tx, actor, refOf(params, body.version))),
    }),
  ];
};
