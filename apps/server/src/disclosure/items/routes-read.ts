import { z } from '@hono/zod-openapi';
import { idSchema, pageOf, pageSchema, regionParams, unitParams } from '../../organization/index.ts';
import { notFound } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { Target } from '../../platform/permissions/index.ts';
import { compareVersions, comparisonSchema } from './compare.ts';
import { contentOf, readDetail } from './detail.ts';
import { openFile } from './files.ts';
import { countWork, documentShare, listItems } from './list.ts';
import { itemTarget } from './rows.ts';
import { contentSchema, detailSchema, listedSchema } from './schemas.ts';
import type { ItemContext } from './tools.ts';

const flag = z.enum(['true', 'false']).default('false');
const count = z.number().int();
/** The number of a version; 0 is the draft. */
export const versionNo = z.coerce.number().int().min(0).max(1_000_000);

const listQuery = pageSchema.extend({
  unit: idSchema.optional(),
  column: idSchema.optional(),
  work: z.enum(['draft', 'content', 'secrecy', 'signing', 'scheduled']).optional(),
  standing: z.enum(['none', 'published', 'withdrawn']).optional(),
  mine: z.enum(['todo', 'drafts']).optional(),
  returned: flag,
  overdue: flag,
  aside: flag,
  text: z.string().trim().max(100).optional(),
});

const countsSchema = z
  .object({
    todo: count,
    drafts: count,
    returned: count,
    overdue: count,
    works: z.object({ draft: count, content: count, secrecy: count, signing: count, scheduled: count }),
  })
  .openapi('ItemCounts');

const shareSchema = z
  .object({
    unitId: idSchema,
    unitName: z.string(),
    documents: count,
    proactive: count,
    onRequest: count,
    withheld: count,
    published: count,
    share: z.number().nullable(),
  })
  .openapi('DocumentShare');

export const targetOf =
  ({ platform }: ItemContext) =>
  ({ params }: { params: z.infer<typeof unitParams> }): Promise<Target | null> =>
    itemTarget(platform.database.db, params.region, params.id);

const listRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const common = { method: 'get', action: 'item.read', params: regionParams } as const;
  return [
    route({
      ...common,
      path: '/items/{region}',
      summary: '信息的列表，只列自己可以查看的；可按单位、栏目、状态、待办、退回、超期、文字筛选',
      query: listQuery,
      answer: pageOf(listedSchema),
      handle: ({ actor, params, query }) =>
        listItems(
          db,
          actor,
          params.region,
          {
            ...query,
            returned: query.returned === 'true',
            overdue: query.overdue === 'true',
            aside: query.aside === 'true',
          },
          context.now(),
        ),
    }),
    route({
      ...common,
      path: '/item-counts/{region}',
      summary: '待办、草稿、退回、超期各有多少',
      answer: countsSchema,
      handle: ({ actor, params }) => countWork(db, actor, params.region, context.now()),
    }),
    route({
      ...common,
      path: '/document-share/{region}',
      summary: '各单位公文公开属性认定的情况和公开的比例；year为成文年份',
      query: z.object({ year: z.coerce.number().int().min(1900).max(2999).optional() }),
      answer: z.object({ items: z.array(shareSchema) }),
      handle: async ({ actor, params, query }) => ({
        items: await documentShare(db, actor, params.region, query.year),
      }),
    }),
  ];
};

/** Only these types are shown in the browser; everything else is saved. */
const shown = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];

const fileResponse = (bytes: Buffer, { name, type }: { name: string; type: string }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${shown.includes(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });

/** Routes that read items. */
export const readRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const common = {
    method: 'get',
    action: 'item.read',
    params: unitParams,
    target: targetOf(context),
  } as const;
  return [
    ...listRoutes(context),
    route({
      ...common,
      path: '/items/{region}/{id}',
      summary: '一条信息，及其版本、办理记录、关联、附件、检查结果、有效性和自己现在可以办的事',
      answer: detailSchema,
      handle: async ({ actor, params }) =>
        (await readDetail(db, actor, params.region, params.id, context.now())) ?? notFound('这条信息'),
    }),
    route({
      ...common,
      path: '/items/{region}/{id}/versions/{no}',
      summary: '一个版本的内容；0为草稿',
      params: unitParams.extend({ no: versionNo }),
      answer: contentSchema,
      handle: async ({ params }) =>
        (await contentOf(db, params.region, params.id, params.no)) ?? notFound('这个版本'),
    }),
    route({
      ...common,
      path: '/items/{region}/{id}/compare',
      summary: '两个版本的对照；0为草稿',
      query: z.object({ from: versionNo, to: versionNo }),
      answer: comparisonSchema,
      handle: ({ params, query }) => compareVersions(db, params.region, params.id, query),
    }),
    route({
      ...common,
      path: '/items/{region}/{id}/files/{fileId}',
      summary: '一个附件的文件',
      params: unitParams.extend({ fileId: idSchema }),
      handle: async ({ params }) => {
        const opened = await openFile(context, db, params.region, params.id, params.fileId);
        return opened ? fileResponse(opened.bytes, opened.file) : notFound('这个附件');
      },
    }),
  ];
};
