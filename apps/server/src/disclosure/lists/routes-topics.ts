import { z } from '@hono/zod-openapi';
import { idSchema, regionParams, unitParams, versionSchema } from '../../organization/index.ts';
import { Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import { topicNameSchema, topicSchema } from './schemas.ts';
import { addStarterTopics, addTopic, listTopics, orderTopics, renameTopic, setTopicEnded } from './topics.ts';

const ofRegion = ({ params }: { params: { region: string } }) => ({ regionId: params.region, unitIds: [] });

/** Routes of the key topics. */
export const topicRoutes = ({ database: { db } }: Platform, news: RegionNews): ApiRoute[] => {
  const common = { action: 'list.change', params: unitParams, target: ofRegion } as const;
  const change = async <T>(regionId: string, work: (tx: Tx) => Promise<T | Problem>) => {
    const result = await db.transaction().execute(async tx => {
      const done = await work(tx);
      if (!(done instanceof Problem)) await news.announceRegion(tx, regionId);
      return done;
    });
    if (!(result instanceof Problem)) news.applyRegion(regionId);
    return result;
  };
  const refOf = (params: z.infer<typeof unitParams>, version: number) => ({
    regionId: params.region,
    id: params.id,
    version,
  });
  const listSchema = z.object({ items: z.array(topicSchema) });
  return [
    route({
      method: 'get',
      path: '/topics/{region}',
      summary: '重点领域',
      action: 'list.read',
      params: regionParams,
      query: z.object({ ended: z.enum(['true', 'false']).default('false') }),
      answer: listSchema,
      target: ofRegion,
      handle: async ({ params, query }) => ({
        items: await listTopics(db, params.region, { ended: query.ended === 'true' }),
      }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/topics/{region}',
      summary: '添加重点领域',
      params: regionParams,
      body: z.object({ name: topicNameSchema }),
      answer: topicSchema,
      handle: ({ actor, params, body }) =>
        change(params.region, tx => addTopic(tx, actor, params.region, body.name)),
    }),
    route({
      ...common,
      method: 'post',
      path: '/topics/{region}/starter',
      summary: '补齐起步的重点领域；已有的不动',
      params: regionParams,
      answer: z.object({ added: z.number().int() }),
      handle: async ({ actor, params }) => {
        const added = await change(params.region, tx => addStarterTopics(tx, actor, params.region));
        return added instanceof Problem ? added : { added };
      },
    }),
    route({
      ...common,
      method: 'put',
      path: '/topics/{region}/order',
      summary: '排列重点领域；须列出全部在用的',
      params: regionParams,
      body: z.object({ ids: z.array(idSchema).max(500) }),
      answer: listSchema,
      handle: async ({ actor, params, body }) => {
        const result = await change(params.region, tx => orderTopics(tx, actor, params.region, body.ids));
        return result instanceof Problem ? result : { items: result };
      },
    }),
    route({
      ...common,
      method: 'put',
      path: '/topics/{region}/{id}',
      summary: '修改重点领域的名称',
      body: versionSchema.extend({ name: topicNameSchema }),
      answer: topicSchema,
      handle: ({ actor, params, body }) =>
        change(params.region, tx => renameTopic(tx, actor, refOf(params, body.version), body.name)),
    }),
    ...([true, false] as const).map(ended =>
      route({
        ...common,
        method: 'post',
        path: ended ? '/topics/{region}/{id}/end' : '/topics/{region}/{id}/reopen',
        summary: ended ? '停用重点领域；已归入的信息不变' : '恢复停用的重点领域',
        body: versionSchema,
        answer: topicSchema,
        handle: ({ actor, params, body }) =>
          change(params.region, tx => setTopicEnded(tx, actor, refOf(params, body.version), ended)),
      }),
    ),
  ];
};
