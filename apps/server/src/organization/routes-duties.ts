import { z } from '@hono/zod-openapi';
import { type ApiRoute, route } from '../platform/api/route.ts';
import type { Platform } from '../platform/platform.ts';
import { pastDaySchema } from './day.ts';
import { changeDuty, createDuty, endDuty, orderDuties } from './duties.ts';
import { dutyTarget, unitTarget } from './reads.ts';
import { dutyDetailsSchema, dutySchema, idSchema, unitParams, versionSchema } from './schemas.ts';

const shape = dutyDetailsSchema.shape;

const newDutySchema = dutyDetailsSchema.extend({
  section: shape.section.default(''),
  name: shape.name.default(''),
  post: shape.post.default(''),
  telephone: shape.telephone.default(''),
  personId: shape.personId.default(null),
  duties: shape.duties.default(''),
  fromDay: pastDaySchema,
});

/** Routes of the leading group and the duty roster. */
export const dutyRoutes = ({ database: { db } }: Platform): ApiRoute[] => {
  const ofUnit = ({ params }: { params: z.infer<typeof unitParams> }) =>
    unitTarget(db, params.region, params.id);
  const ofDuty = ({ params }: { params: z.infer<typeof unitParams> }) =>
    dutyTarget(db, params.region, params.id);
  const common = { action: 'duty.change', params: unitParams } as const;
  return [
    route({
      ...common,
      method: 'post',
      path: '/units/{region}/{id}/duties',
      summary: '在机构的责任分工中新建一条',
      body: newDutySchema,
      answer: dutySchema,
      target: ofUnit,
      handle: ({ actor, params, body }) =>
        db.transaction().execute(tx => createDuty(tx, actor, params.region, params.id, body)),
    }),
    route({
      ...common,
      method: 'put',
      path: '/units/{region}/{id}/duties/order',
      summary: '排列机构现行的责任分工；要列出全部标识',
      body: z.object({ ids: z.array(idSchema).max(1000) }),
      answer: z.object({ items: z.array(dutySchema) }),
      target: ofUnit,
      handle: async ({ actor, params, body }) => {
        const result = await db
          .transaction()
          .execute(tx => orderDuties(tx, actor, params.region, params.id, body.ids));
        return Array.isArray(result) ? { items: result } : result;
      },
    }),
    route({
      ...common,
      method: 'put',
      path: '/duties/{region}/{id}',
      summary: '更正一条责任分工；换人请先结束原来的，再新建',
      body: dutyDetailsSchema.extend({ fromDay: pastDaySchema }).extend(versionSchema.shape),
      answer: dutySchema,
      target: ofDuty,
      handle: ({ actor, params, body: { version, ...details } }) =>
        db
          .transaction()
          .execute(tx => changeDuty(tx, actor, { regionId: params.region, id: params.id, version }, details)),
    }),
    route({
      ...common,
      method: 'post',
      path: '/duties/{region}/{id}/end',
      summary: '结束一条责任分工；自day起不再有效',
      body: versionSchema.extend({ day: pastDaySchema }),
      answer: dutySchema,
      target: ofDuty,
      handle: ({ actor, params, body: { version, day } }) =>
        db
          .transaction()
          .execute(tx => endDuty(tx, actor, { regionId: params.region, id: params.id, version }, day)),
    }),
  ];
};
