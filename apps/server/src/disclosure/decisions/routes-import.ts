import { z } from '@hono/zod-openapi';
import { pageOf, pageSchema, regionParams, unitParams, unitTarget } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { type FormFault, withForm } from '../../platform/http-form.ts';
import type { Target } from '../../platform/permissions/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { createBudget } from '../../platform/queue.ts';
import { confirmImport, findImport, handIn, importRow, importRows } from './import.ts';
import type { DecisionIdentity } from './routes.ts';
import { kindSchema } from './schemas.ts';
import { maxRows, sheetNameOf, writeDecisionBook } from './sheet.ts';
import { decisionsOf } from './store.ts';
import { textsOf } from './view.ts';

const outcomes = ['create', 'unchanged', 'error'] as const;
const count = z.number().int();

const rowSchema = z
  .object({
    row: count,
    documentNo: z.string(),
    outcome: z.enum(outcomes),
    errors: z.array(z.object({ column: z.string(), message: z.string(), text: z.string() })),
  })
  .openapi('DecisionImportRow');

const importSchema = z
  .object({
    id: z.string(),
    unitId: z.string(),
    kind: kindSchema,
    createdAt: z.string(),
    counts: z.object({ create: count, unchanged: count, error: count }),
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
  .openapi('DecisionImport');

const megabyte = 1024 * 1024;
const limits = { file: 8 * megabyte, files: 1, field: 1000, total: 9 * megabyte };

const formProblems: Readonly<Record<FormFault, readonly [400 | 413 | 503, string]>> = {
  'not-a-form': [400, '没有收到文件。请选择填好的xlsx工作簿后再提交。'],
  malformed: [400, '没有收到完整的文件。请重新选择文件，再提交一次。'],
  'cut-off': [400, '上传中断了。请检查网络，再提交一次。'],
  'too-large': [413, `文件超过8MB，没有读取。请分成几个文件，每个不超过${maxRows}行。`],
  'too-many': [400, '一次只能提交一个文件。请分次提交。'],
  busy: [503, '正在处理的文件太多。请过一分钟再提交。'],
};

const attachment = (bytes: Uint8Array, name: string): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="decisions.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });

const kindQuery = z.object({ kind: kindSchema });

const downloadRoutes = ({ database: { db } }: Platform): ApiRoute[] => [
  route({
    method: 'get',
    path: '/decisions/{region}/template',
    summary: '导入用的空白模板（xlsx）',
    action: 'decision.read',
    params: regionParams,
    query: kindQuery,
    target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
    handle: ({ query }) =>
      attachment(writeDecisionBook(query.kind, [], ''), `${sheetNameOf(query.kind)}导入模板.xlsx`),
  }),
  route({
    method: 'get',
    path: '/units/{region}/{id}/decisions/export',
    summary: '一个单位某年的许可或处罚（xlsx），自然人姓名已隐去',
    action: 'decision.read',
    params: unitParams,
    query: kindQuery.extend({ year: z.coerce.number().int().min(1990).max(2999) }),
    target: ({ params }) => unitTarget(db, params.region, params.id),
    handle: async ({ params, query: { kind, year } }) => {
      const unit = await db
        .selectFrom('unit')
        .select('name')
        .where('region_id', '=', params.region)
        .where('id', '=', params.id)
        .executeTakeFirst();
      if (!unit) return notFound('这个机构');
      const decisions = await decisionsOf(db, params.region)
        .where('unit_id', '=', params.id)
        .where('kind', '=', kind)
        .where('decided_on', '>=', `${year}-01-01`)
        .where('decided_on', '<=', `${year}-12-31`)
        .where('withdrawn_at', 'is', null)
        .orderBy('decided_on')
        .orderBy('id')
        .execute();
      const rows = decisions.map(decision => textsOf(decision, decision.partyShown));
      return attachment(
        writeDecisionBook(kind, rows, unit.name),
        `${unit.name}${year}年${sheetNameOf(kind)}.xlsx`,
      );
    },
  }),
];

/** The unit of an import as the target of an action. */
const importTarget = async (
  { database: { db } }: Platform,
  regionId: string,
  id: string,
): Promise<Target | null> => {
  const row = await importRow(db, regionId, id).executeTakeFirst();
  return row ? unitTarget(db, regionId, row.unit_id) : null;
};

/** Routes of the workbooks: template, export, import. */
export const importRoutes = (platform: Platform, { seal }: DecisionIdentity): ApiRoute[] => {
  const { db } = platform.database;
  const budget = createBudget(64 * megabyte);
  const common = {
    action: 'decision.change',
    params: unitParams,
    target: ({ params }: { params: z.infer<typeof unitParams> }) =>
      importTarget(platform, params.region, params.id),
  } as const;
  return [
    ...downloadRoutes(platform),
    route({
      ...common,
      method: 'post',
      path: '/units/{region}/{id}/decision-imports',
      summary: '提交填好的工作簿（multipart，字段file）：逐行检查，不写入',
      query: kindQuery,
      answer: importSchema,
      target: ({ params }) => unitTarget(db, params.region, params.id),
      handle: ({ actor, params, query, context }) =>
        withForm(context.req.raw, limits, budget, async result => {
          const fault = 'fault' in result ? result.fault : undefined;
          const file = 'form' in result ? result.form.files[0] : undefined;
          const found =
            fault ?? (file === undefined ? 'not-a-form' : file.bytes === null ? 'too-large' : undefined);
          if (found !== undefined || !file?.bytes) {
            const [status, message] = formProblems[found ?? 'not-a-form'];
            return new Problem(status, 'upload', message);
          }
          const place = { regionId: params.region, unitId: params.id, kind: query.kind };
          return handIn(platform, { actor, seal }, place, file.bytes);
        }),
    }),
    route({
      ...common,
      method: 'get',
      path: '/decision-imports/{region}/{id}',
      summary: '一次导入的检查结果和进度',
      answer: importSchema,
      handle: async ({ params }) => (await findImport(db, params.region, params.id)) ?? notFound('这次导入'),
    }),
    route({
      ...common,
      method: 'get',
      path: '/decision-imports/{region}/{id}/rows',
      summary: '一次导入的逐行检查结果',
      query: pageSchema.extend({ outcome: z.enum(outcomes).optional() }),
      answer: pageOf(rowSchema),
      handle: async ({ params, query }) =>
        (await importRows(db, params.region, params.id, query)) ?? notFound('这次导入'),
    }),
    route({
      ...common,
      method: 'post',
      path: '/decision-imports/{region}/{id}/confirm',
      summary: '确认导入：all为全部成功才写入，good为只写入没有错的行',
      body: z.object({ mode: z.enum(['all', 'good']) }),
      answer: importSchema,
      handle: ({ actor, params, body }) =>
        confirmImport(platform, actor, params.region, params.id, body.mode),
    }),
  ];
};
