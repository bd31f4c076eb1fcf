import { z } from '@hono/zod-openapi';
import { pageOf, pageSchema, regionParams, unitParams, unitTarget } from '../../organization/index.ts';
import { notFound } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import {
  createWorkbookReceiver,
  importModeSchema,
  progressSchema,
  workbookAnswer,
} from '../../platform/api/workbook.ts';
import type { Target } from '../../platform/permissions/index.ts';
import type { Platform } from '../../platform/platform.ts';
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
    work: progressSchema,
  })
  .openapi('DecisionImport');

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
      workbookAnswer(
        writeDecisionBook(query.kind, [], ''),
        `${sheetNameOf(query.kind)}导入模板.xlsx`,
        'decisions.xlsx',
      ),
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
      return workbookAnswer(
        writeDecisionBook(kind, rows, unit.name),
        `${unit.name}${year}年${sheetNameOf(kind)}.xlsx`,
        'decisions.xlsx',
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
  const receive = createWorkbookReceiver(maxRows);
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
        receive(context.req.raw, ({ bytes }) =>
          handIn(
            platform,
            { actor, seal },
            { regionId: params.region, unitId: params.id, kind: query.kind },
            bytes,
          ),
        ),
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
      body: z.object({ mode: importModeSchema }),
      answer: importSchema,
      handle: ({ actor, params, body }) =>
        confirmImport(platform, actor, params.region, params.id, body.mode),
    }),
  ];
};
