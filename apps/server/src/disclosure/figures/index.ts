import { z } from '@hono/zod-openapi';
import { idSchema, line, regionParams, unitTarget } from '../../organization/index.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Platform, Subject } from '../../platform/platform.ts';
import { figureHistory, figureKinds, listFigures, putFigure } from './figures.ts';
import '../tables.ts';

export { figuresForYear, putFigure } from './figures.ts';

const firstYear = 2008;
const whole = z.number().int('应为整数').min(0, '应为0以上的整数');
/** Of counts and of 分: a hundred billion yuan. */
const most = 10_000_000_000_000;

const year = z.coerce.number().int().min(firstYear, `年份从${firstYear}年起`);

const figureParams = regionParams.extend({ unit: idSchema, year, kind: z.enum(figureKinds) });

const figureSchema = z
  .object({
    regionId: z.string(),
    unitId: z.string(),
    year: z.number().int(),
    kind: z.enum(figureKinds),
    value: whole,
    source: z.string(),
    actorName: z.string(),
    recordedAt: z.string(),
    version: z.number().int(),
  })
  .openapi('YearlyFigure');

const told = z.object({ value: whole, source: z.string() });

type Params = z.infer<typeof figureParams>;
const refOf = (params: Params) => ({
  regionId: params.region,
  unitId: params.unit,
  year: params.year,
  kind: params.kind,
});

const figureRoutes = ({ database: { db } }: Platform): ApiRoute[] => [
  route({
    method: 'get',
    path: '/figures/{region}',
    summary: '年度数据：行政强制（件）和行政事业性收费（分）',
    action: 'figure.read',
    params: regionParams,
    query: z.object({ unit: idSchema.optional(), year: year.optional() }),
    answer: z.object({ items: z.array(figureSchema) }),
    target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
    handle: async ({ params, query }) => ({
      items: await listFigures(db, params.region, { unitId: query.unit, year: query.year }),
    }),
  }),
  route({
    method: 'get',
    path: '/figures/{region}/{unit}/{year}/{kind}/history',
    summary: '一项年度数据的填报经过',
    action: 'figure.read',
    params: figureParams,
    answer: z.object({
      items: z.array(
        z.object({ at: z.string(), actorName: z.string(), before: told.nullable(), after: told }),
      ),
    }),
    target: ({ params }) => unitTarget(db, params.region, params.unit),
    handle: async ({ params }) => ({ items: await figureHistory(db, refOf(params)) }),
  }),
  route({
    method: 'put',
    path: '/figures/{region}/{unit}/{year}/{kind}',
    summary: '填报一项年度数据，写明来源；还没有填过的，version为0',
    action: 'figure.change',
    params: figureParams.extend({
      year: year.refine(value => value <= Number(chinaDay().slice(0, 4)), '这一年还没有到'),
    }),
    body: z.object({
      value: whole.max(most, '数字太大，请核对单位'),
      source: line(300).min(1, '请写明来源，如“非税收入年度报表”'),
      version: z.number().int().min(0),
    }),
    answer: figureSchema,
    target: ({ params }) => unitTarget(db, params.region, params.unit),
    handle: ({ actor, params, body }) =>
      db.transaction().execute(tx => putFigure(tx, actor, refOf(params), body)),
  }),
];

/** Figures of a year that no single record stands behind: coercive measures and fee income, each with its source. */
export const createFigures = (platform: Platform): Subject => ({ routes: figureRoutes(platform) });
