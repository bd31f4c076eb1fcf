import {
  decisionCategories,
  decisionFields,
  decisionKinds,
  partyClasses,
  publicationDays,
  withdrawalKinds,
} from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import {
  idSchema,
  pageOf,
  regionParams,
  unitParams,
  unitTarget,
  versionSchema,
} from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Identity } from '../../platform/identity/index.ts';
import { type Actor, allows, type Target } from '../../platform/permissions/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import {
  changeDecision,
  createDecision,
  publishDecisions,
  restoreDecision,
  withdrawDecision,
} from './changes.ts';
import { decisionCounts, listDecisions } from './list.ts';
import {
  decisionDetailSchema,
  decisionSchema,
  fieldsSchema,
  listSchema,
  newDecisionSchema,
  withdrawSchema,
} from './schemas.ts';
import { readDecision, type StoredDecision } from './store.ts';
import { detailOf, viewOf } from './view.ts';

export type DecisionIdentity = Pick<Identity, 'seal'>;

const ofRegion = ({ params }: { params: { region: string } }) => ({ regionId: params.region, unitIds: [] });

const fieldSchema = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['text', 'long', 'day', 'money', 'number', 'code', 'party', 'categories']),
  required: z.boolean(),
  max: z.number().int(),
  advice: z.string(),
});
const namedSchema = z.object({ id: z.string(), name: z.string() });

/** What the form asks of a decision: the same everywhere, for it follows from the standard. */
const forms = {
  kinds: decisionKinds.map(({ id, name }) => ({
    id,
    name,
    fields: [...decisionFields[id]],
    categories: [...decisionCategories[id]],
  })),
  partyClasses: partyClasses.map(({ name }) => name),
  withdrawals: [...withdrawalKinds],
  publicationDays,
};

const formsSchema = z.object({
  kinds: z.array(namedSchema.extend({ fields: z.array(fieldSchema), categories: z.array(z.string()) })),
  partyClasses: z.array(z.string()),
  withdrawals: z.array(namedSchema),
  publicationDays: z.number().int(),
});

const countSchema = z.object({
  unitId: z.string(),
  licences: z.number().int(),
  penalties: z.number().int(),
  published: z.number().int(),
  unpublished: z.number().int(),
});

/** The unit of a decision as the target of an action. */
const decisionTarget = async (
  { database: { db } }: Platform,
  regionId: string,
  id: string,
): Promise<Target | null> => {
  const row = await db
    .selectFrom('decision')
    .select('unit_id')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? unitTarget(db, regionId, row.unit_id) : null;
};

const readRoutes = (platform: Platform, { seal }: DecisionIdentity): ApiRoute[] => {
  const { db } = platform.database;
  const common = { method: 'get', action: 'decision.read', params: regionParams, target: ofRegion } as const;
  return [
    route({
      ...common,
      path: '/decisions/{region}',
      summary: '行政许可和行政处罚；status为overdue只列超过七个工作日还没有公示的',
      query: listSchema,
      answer: pageOf(decisionSchema),
      handle: ({ params, query }) => listDecisions(db, params.region, query),
    }),
    route({
      ...common,
      path: '/decisions/{region}/forms',
      summary: '双公示的数据项、类别、撤下原因',
      answer: formsSchema,
      handle: () => forms,
    }),
    route({
      ...common,
      path: '/decisions/{region}/counts',
      summary: '某年处理决定数量（年报第二部分），按决定日期计',
      query: z.object({ year: z.coerce.number().int().min(1990).max(2999), unit: idSchema.optional() }),
      answer: z.object({ items: z.array(countSchema) }),
      handle: async ({ params, query }) => ({
        items: await decisionCounts(db, params.region, { year: query.year, unitId: query.unit }),
      }),
    }),
    route({
      ...common,
      path: '/decisions/{region}/{id}',
      summary: '一条许可或处罚；能修改它的人看到相对人姓名全文',
      params: unitParams,
      answer: decisionDetailSchema,
      handle: async ({ actor, params }) => {
        const decision = await readDecision(db, params.region, params.id);
        const target = decision && (await unitTarget(db, params.region, decision.unitId));
        if (!decision || !target) return notFound('这条记录');
        return detailOf(seal, decision, allows(actor, 'decision.change', target));
      },
    }),
  ];
};

/** Routes of the decisions: list, form, counts, one; enter, change, publish, withdraw, restore. */
export const decisionRoutes = (
  platform: Platform,
  identity: DecisionIdentity,
  news: RegionNews,
): ApiRoute[] => {
  const { db } = platform.database;
  const { seal } = identity;
  /** Runs a change; where readers may see it, their copies go when it stands. */
  const change = async <T>(regionId: string, isPublic: boolean, work: (tx: Tx) => Promise<T | Problem>) => {
    const result = await db.transaction().execute(async tx => {
      const done = await work(tx);
      if (isPublic && !(done instanceof Problem)) await news.announceRegion(tx, regionId);
      return done;
    });
    if (isPublic && !(result instanceof Problem)) news.applyRegion(regionId);
    return result;
  };
  const shown = async (result: Promise<StoredDecision | Problem>) => {
    const decision = await result;
    return decision instanceof Problem ? decision : detailOf(seal, decision, true);
  };
  const common = {
    action: 'decision.change',
    params: unitParams,
    answer: decisionDetailSchema,
    target: ({ params }: { params: z.infer<typeof unitParams> }) =>
      decisionTarget(platform, params.region, params.id),
  } as const;
  const refOf = (params: z.infer<typeof unitParams>, version: number) => ({
    regionId: params.region,
    id: params.id,
    version,
  });
  const making = (tx: Tx, actor: Actor) => ({ tx, actor, seal });
  return [
    ...readRoutes(platform, identity),
    route({
      ...common,
      method: 'post',
      path: '/decisions/{region}',
      summary: '录入一条许可或处罚（fields按数据项填写，金额单位万元）；录入后还要公示',
      params: regionParams,
      body: newDecisionSchema,
      target: ({ params, body }) => unitTarget(db, params.region, body.unitId),
      handle: ({ actor, params, body }) =>
        shown(change(params.region, false, tx => createDecision(making(tx, actor), params.region, body))),
    }),
    route({
      ...common,
      method: 'post',
      path: '/decisions/{region}/publish',
      summary: '公示一个单位的若干条记录：全部成功或全部不动',
      params: regionParams,
      body: z.object({
        unitId: idSchema,
        items: z
          .array(versionSchema.extend({ id: idSchema }))
          .min(1, '请选择要公示的记录')
          .max(500, '一次最多公示500条'),
      }),
      answer: z.object({ items: z.array(decisionSchema) }),
      target: ({ params, body }) => unitTarget(db, params.region, body.unitId),
      handle: async ({ actor, params, body }) => {
        const result = await change(params.region, true, tx =>
          publishDecisions(making(tx, actor), params.region, body.unitId, body.items),
        );
        return result instanceof Problem ? result : { items: result.map(decision => viewOf(decision)) };
      },
    }),
    route({
      ...common,
      method: 'put',
      path: '/decisions/{region}/{id}',
      summary: '更正一条记录；已公示的立即更新',
      body: versionSchema.extend({ fields: fieldsSchema }),
      handle: ({ actor, params, body }) =>
        shown(
          change(params.region, true, tx =>
            changeDecision(making(tx, actor), refOf(params, body.version), body.fields),
          ),
        ),
    }),
    route({
      ...common,
      method: 'post',
      path: '/decisions/{region}/{id}/withdraw',
      summary: '撤下一条记录，写明原因和理由；kind为mistake的不计入年报，文书号可以重新录入',
      body: withdrawSchema,
      handle: ({ actor, params, body }) =>
        shown(
          change(params.region, true, tx =>
            withdrawDecision(making(tx, actor), refOf(params, body.version), body),
          ),
        ),
    }),
    route({
      ...common,
      method: 'post',
      path: '/decisions/{region}/{id}/restore',
      summary: '恢复撤下的记录',
      body: versionSchema,
      handle: ({ actor, params, body }) =>
        shown(
          change(params.region, true, tx => restoreDecision(making(tx, actor), refOf(params, body.version))),
        ),
    }),
  ];
};
