import { z } from '@hono/zod-openapi';
import { idSchema, pageOf, pageSchema, regionParams } from '../../organization/index.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { listMedia } from './media.ts';
import type { ItemContext } from './tools.ts';

const mediaSchema = z
  .object({
    fileId: idSchema,
    name: z.string(),
    type: z.string(),
    size: z.number().int(),
    createdAt: z.string(),
    items: z.array(z.object({ id: idSchema, title: z.string(), unitName: z.string() })),
  })
  .openapi('MediaFile');

/** The library of files. */
export const mediaRoutes = ({ platform }: ItemContext): ApiRoute[] => [
  route({
    method: 'get',
    path: '/media/{region}',
    summary: '信息中的文件及其所在的信息，新的在前，只列自己可以查看的；可按单位、文件名或信息标题筛选',
    action: 'item.read',
    params: regionParams,
    query: pageSchema.extend({ unit: idSchema.optional(), search: z.string().trim().max(100).optional() }),
    answer: pageOf(mediaSchema),
    handle: ({ actor, params, query }) => listMedia(platform.database.db, actor, params.region, query),
  }),
];
