import { z } from '@hono/zod-openapi';
import { notFound } from '../platform/api/problem.ts';
import { type ApiRoute, route } from '../platform/api/route.ts';
import {
  createWorkbookReceiver,
  importModeSchema,
  progressSchema,
  workbookAnswer,
} from '../platform/api/workbook.ts';
import type { Platform } from '../platform/platform.ts';
import { confirmImport, findImport, handIn, importRows } from './import.ts';
import { loadOrganization } from './organization.ts';
import { pageOf, pageSchema, regionParams, unitParams } from './schemas.ts';
import { maxRows, writeOrganization } from './sheet.ts';

const outcomes = ['create', 'change', 'unchanged', 'error'] as const;
const count = z.number().int();
const countsSchema = z.object({ create: count, change: count, unchanged: count, error: count });

const rowSchema = z
  .object({
    sheet: z.string(),
    row: count,
    name: z.string(),
    outcome: z.enum(outcomes),
    changes: z.array(z.string()),
    errors: z.array(z.object({ column: z.string(), message: z.string(), text: z.string() })),
  })
  .openapi('ImportRow');

const importSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.string(),
    counts: countsSchema,
    notes: z.array(z.string()),
    work: progressSchema,
  })
  .openapi('UnitImport');

const ofRegion = ({ params }: { params: z.infer<typeof regionParams> }) => ({
  regionId: params.region,
  unitIds: [],
});

const downloadRoutes = ({ database: { db } }: Platform): ApiRoute[] => {
  const download = async (regionId: string, title: string, withContent: boolean) => {
    const region = await db.selectFrom('region').select('name').where('id', '=', regionId).executeTakeFirst();
    if (!region) return notFound('这个区域');
    const organization = await loadOrganization(db, regionId);
    const shown = withContent ? organization : { ...organization, units: [], duties: [] };
    return workbookAnswer(writeOrganization(shown, region.name), `${region.name}${title}.xlsx`, 'units.xlsx');
  };
  return [
    route({
      method: 'get',
      path: '/imports/{region}/template',
      summary: '导入用的空白模板（xlsx）',
      action: 'unit.import',
      params: regionParams,
      target: ofRegion,
      handle: ({ params }) => download(params.region, '机构导入模板', false),
    }),
    route({
      method: 'get',
      path: '/imports/{region}/export',
      summary: '现有机构和责任分工（xlsx），改好后可以再导入',
      action: 'unit.read',
      params: regionParams,
      target: ofRegion,
      handle: ({ params }) => download(params.region, '机构和责任分工', true),
    }),
  ];
};

/** Routes of the workbook: template, export, import. */
export const importRoutes = (platform: Platform): ApiRoute[] => {
  const { db } = platform.database;
  const receive = createWorkbookReceiver(maxRows);
  const common = { action: 'unit.import', target: ofRegion } as const;
  return [
    ...downloadRoutes(platform),
    route({
      ...common,
      method: 'post',
      path: '/imports/{region}',
      summary: '提交填好的工作簿（multipart，字段file）：逐行检查，不写入',
      params: regionParams,
      answer: importSchema,
      handle: ({ actor, params, context }) =>
        receive(context.req.raw, workbook => handIn(platform, actor, params.region, workbook)),
    }),
    route({
      ...common,
      method: 'get',
      path: '/imports/{region}/{id}',
      summary: '一次导入的检查结果和进度',
      params: unitParams,
      answer: importSchema,
      handle: async ({ params }) => (await findImport(db, params.region, params.id)) ?? notFound('这次导入'),
    }),
    route({
      ...common,
      method: 'get',
      path: '/imports/{region}/{id}/rows',
      summary: '一次导入的逐行检查结果',
      params: unitParams,
      query: pageSchema.extend({ outcome: z.enum(outcomes).optional() }),
      answer: pageOf(rowSchema),
      handle: async ({ params, query }) =>
        (await importRows(db, params.region, params.id, query)) ?? notFound('这次导入'),
    }),
    route({
      ...common,
      method: 'post',
      path: '/imports/{region}/{id}/confirm',
      summary: '确认导入：all为全部成功才写入，good为只写入没有错的行',
      params: unitParams,
      body: z.object({ mode: importModeSchema }),
      answer: importSchema,
      handle: ({ actor, params, body }) =>
        confirmImport(platform, actor, params.region, params.id, body.mode),
    }),
  ];
};
