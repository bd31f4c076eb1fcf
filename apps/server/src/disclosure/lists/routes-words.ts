import { z } from '@hono/zod-openapi';
import { pageOf, pageSchema, regionParams, unitParams, versionSchema } from '../../organization/index.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { wordDetailsSchema, wordSchema } from './schemas.ts';
import { addStarterWords, addWord, changeWord, listWords, removeWord } from './words.ts';

const ofRegion = ({ params }: { params: { region: string } }) => ({ regionId: params.region, unitIds: [] });

const shape = wordDetailsSchema.shape;

/** Routes of the list of words. */
export const wordRoutes = ({ database: { db } }: Platform): ApiRoute[] => {
  const common = { action: 'list.change', params: unitParams, target: ofRegion } as const;
  const refOf = (params: z.infer<typeof unitParams>, version: number) => ({
    regionId: params.region,
    id: params.id,
    version,
  });
  return [
    route({
      method: 'get',
      path: '/words/{region}',
      summary: '审前检查用的词库',
      action: 'list.read',
      params: regionParams,
      query: pageSchema.extend({ search: z.string().max(40).optional() }),
      answer: pageOf(wordSchema),
      target: ofRegion,
      handle: ({ params, query }) => listWords(db, params.region, query),
    }),
    route({
      ...common,
      method: 'post',
      path: '/words/{region}',
      summary: '添加词语',
      params: regionParams,
      body: wordDetailsSchema.extend({
        suggestion: shape.suggestion.default(''),
        exceptions: shape.exceptions.default([]),
        reason: shape.reason.default(''),
      }),
      answer: wordSchema,
      handle: ({ actor, params, body }) =>
        db.transaction().execute(tx => addWord(tx, actor, params.region, body)),
    }),
    route({
      ...common,
      method: 'post',
      path: '/words/{region}/starter',
      summary: '补齐起步词库；已有的不动',
      params: regionParams,
      answer: z.object({ added: z.number().int() }),
      handle: async ({ actor, params }) => ({
        added: await db.transaction().execute(tx => addStarterWords(tx, actor, params.region)),
      }),
    }),
    route({
      ...common,
      method: 'put',
      path: '/words/{region}/{id}',
      summary: '修改词语',
      body: wordDetailsSchema.extend(versionSchema.shape),
      answer: wordSchema,
      handle: ({ actor, params, body: { version, ...details } }) =>
        db.transaction().execute(tx => changeWord(tx, actor, refOf(params, version), details)),
    }),
    route({
      ...common,
      method: 'post',
      path: '/words/{region}/{id}/remove',
      summary: '从词库中去掉词语',
      body: versionSchema,
      handle: ({ actor, params, body }) =>
        db.transaction().execute(tx => removeWord(tx, actor, refOf(params, body.version))),
    }),
  ];
};
