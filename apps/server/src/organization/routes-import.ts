import { z } from '@hono/zod-openapi';
import { notFound, Problem } from '../platform/api/problem.ts';
import { type ApiRoute, route } from '../platform/api/route.ts';
import { type FormFault, withForm } from '../platform/http-form.ts';
import type { Platform } from '../platform/platform.ts';
import { createBudget } from '../platform/queue.ts';
import { confirmImport, findImport, handIn, importRows } from './import.ts';
import { loadOrganization } from './organization.ts';
import { pageOf, pageSchema, regionParams, unitParams } from './schemas.ts';
import { writeOrganization } from './sheet.ts';

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
    work: z
      .object({
        status: z.enum(['waiting', 'running', 'done', 'failed']),
        done: count,
        total: count.nullable(),
        report: z.unknown(),
        finishedAt: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('UnitImport');

const megabyte = 1024 * 1024;
/** A workbook of 5000 rows has less than one. */
const limits = { file: 8 * megabyte, files: 1, field: 1000, total: 9 * megabyte };

const formProblems: Readonly<Record<FormFault, readonly [400 | 413 | 503, string]>> = {
  'not-a-form': [400, '没有收到文件。请选择填好的xlsx工作簿后再提交。'],
  malformed: [400, '没有收到完整的文件。请重新选择文件，再提交一次。'],
  'cut-off': [400, '上传中断了。请检查网络，再提交一次。'],
  'too-large': [413, '文件超过8MB，没有读取。请分成几个文件，每个不超过5000行。'],
  'too-many': [400, '一次只能提交一个文件。请分次提交。'],
  busy: [503, '正在处理的文件太多。请过一分钟再提交。'],
};

const attachment = (bytes: Uint8Array, name: string): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="units.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });

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
    return attachment(writeOrganization(shown, region.name), `${region.name}${title}.xlsx`);
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
  const budget = createBudget(64 * megabyte);
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
        withForm(context.req.raw, limits, budget, async result => {
          const fault = 'fault' in result ? result.fault : undefined;
          const file = 'form' in result ? result.form.files[0] : undefined;
          const found =
            fault ?? (file === undefined ? 'not-a-form' : file.bytes === null ? 'too-large' : undefined);
          if (found !== undefined || !file?.bytes) {
            const [status, message] = formProblems[found ?? 'not-a-form'];
            return new Problem(status, 'upload', message);
          }
          return handIn(platform, actor, params.region, { name: file.name, bytes: file.bytes });
        }),
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
      body: z.object({ mode: z.enum(['all', 'good']) }),
      answer: importSchema,
      handle: ({ actor, params, body }) =>
        confirmImport(platform, actor, params.region, params.id, body.mode),
    }),
  ];
};
