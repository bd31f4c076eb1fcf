import { writeItemSheet } from '@gongkai/documents';
import { z } from '@hono/zod-openapi';
import { idSchema, pageOf, pageSchema, unitParams, unitTarget } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { importModeSchema, progressSchema, workbookAnswer } from '../../platform/api/workbook.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Target } from '../../platform/permissions/index.ts';
import { findColumnProblem } from '../items/content.ts';
import type { ItemContext } from '../items/index.ts';
import { columnNames } from './columns.ts';
import { confirmImport, handIn } from './import.ts';
import { bulkRow, findBulk, listBulk, listRows, outcomes } from './store.ts';
import { receiveUpload } from './upload.ts';

const count = z.number().int();

const bulkSchema = z
  .object({
    id: z.string(),
    unitId: z.string(),
    kind: z.enum(['sheet', 'wxr', 'feed']),
    name: z.string(),
    stage: z.enum(['checking', 'failed', 'checked', 'writing', 'done']),
    createdAt: z.string(),
    counts: z.object({
      checked: z.boolean(),
      create: count,
      known: count,
      error: count,
      published: count,
      withFiles: count,
      notes: z.array(z.string()),
      fault: z.string().nullable(),
    }),
    work: progressSchema,
  })
  .openapi('BulkImport');

const rowSchema = z
  .object({
    row: count,
    title: z.string(),
    outcome: z.enum(outcomes),
    publishedAt: z.string().nullable(),
    messages: z.array(z.object({ column: z.string(), message: z.string() })),
    itemId: z.string().nullable(),
  })
  .openapi('BulkImportRow');

const confirmSchema = z.object({
  mode: importModeSchema,
  /** What was published before: published with its date, or a draft like the rest. */
  past: z.enum(['publish', 'draft']).default('publish'),
});

const unitName = async (
  { platform }: ItemContext,
  regionId: string,
  id: string,
): Promise<string | undefined> => {
  const unit = await platform.database.db
    .selectFrom('unit')
    .select('name')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return unit?.name;
};

const unitRoutes = (context: ItemContext): ApiRoute[] => {
  const { platform } = context;
  const { db } = platform.database;
  const common = {
    action: 'item.write',
    params: unitParams,
    target: ({ params }: { params: z.infer<typeof unitParams> }) => unitTarget(db, params.region, params.id),
  } as const;
  return [
    route({
      ...common,
      method: 'get',
      path: '/units/{region}/{id}/bulk-imports/template',
      summary: '批量导入信息的空白模板（xlsx），可选本单位的栏目',
      handle: async ({ params: { region, id } }) => {
        const creator = await unitName(context, region, id);
        if (creator === undefined) return notFound('这个机构');
        const names = await columnNames(db, region, id, chinaDay(context.now()));
        const sheet = writeItemSheet({ creator, columnNames: names });
        return workbookAnswer(sheet, `${creator}信息导入模板.xlsx`, 'items.xlsx');
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/units/{region}/{id}/bulk-imports',
      summary: '一个单位的批量导入，新的在前',
      query: pageSchema,
      answer: pageOf(bulkSchema),
      handle: ({ params, query }) => listBulk(db, params.region, params.id, query),
    }),
    route({
      ...common,
      method: 'post',
      path: '/units/{region}/{id}/bulk-imports',
      summary:
        '提交要导入的文件（multipart，字段file：xlsx，xml（WXR、RSS、Atom），或含有它和附件的zip；columnId：默认栏目）：逐行检查，不写入',
      answer: bulkSchema,
      handle: async ({ actor, params, context: { req } }) => {
        const upload = await receiveUpload(req.raw, platform.files);
        if (upload instanceof Problem) return upload;
        const columnId = upload.fields.get('columnId') || null;
        const { region: regionId, id: unitId } = params;
        const problem =
          columnId === null
            ? undefined
            : await findColumnProblem(db, regionId, unitId, columnId, chinaDay(context.now()));
        return (
          problem ??
          handIn(platform, actor, { regionId, unitId }, { file: upload.file, defaultColumnId: columnId })
        );
      },
    }),
  ];
};

const bulkParams = unitParams.extend({ id: idSchema });

/** Routes of bulk imports. */
export const bulkRoutes = (context: ItemContext): ApiRoute[] => {
  const { platform } = context;
  const { db } = platform.database;
  const target = async (params: z.infer<typeof bulkParams>): Promise<Target | null> => {
    const row = await bulkRow(db, params.region, params.id).executeTakeFirst();
    return row ? unitTarget(db, params.region, row.unit_id) : null;
  };
  const common = {
    action: 'item.write',
    params: bulkParams,
    target: ({ params }: { params: z.infer<typeof bulkParams> }) => target(params),
  } as const;
  return [
    ...unitRoutes(context),
    route({
      ...common,
      method: 'get',
      path: '/bulk-imports/{region}/{id}',
      summary: '一次批量导入的检查结果和进度',
      answer: bulkSchema,
      handle: async ({ params }) => (await findBulk(db, params.region, params.id)) ?? notFound('这次导入'),
    }),
    route({
      ...common,
      method: 'get',
      path: '/bulk-imports/{region}/{id}/rows',
      summary: '一次批量导入的逐行结果',
      query: pageSchema.extend({ outcome: z.enum(outcomes).optional() }),
      answer: pageOf(rowSchema),
      handle: ({ params, query }) => listRows(db, params.region, params.id, query),
    }),
    route({
      ...common,
      method: 'post',
      path: '/bulk-imports/{region}/{id}/confirm',
      summary:
        '确认导入：mode为all时全部无错才写入，good只写入没有错的行；past为publish时填有发布日期的直接公开（须有签发权限），draft全部作为草稿',
      body: confirmSchema,
      answer: bulkSchema,
      handle: ({ actor, params, body }) =>
        confirmImport(platform, actor, { regionId: params.region, importId: params.id }, body),
    }),
  ];
};
