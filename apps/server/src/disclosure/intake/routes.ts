import { z } from '@hono/zod-openapi';
import { idSchema, line, regionParams, unitParams, versionSchema } from '../../organization/index.ts';
import { Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { type Form, type FormFault, withForm } from '../../platform/http-form.ts';
import { addressOf, networkOf } from '../../platform/identity/address.ts';
import { createBudget } from '../../platform/queue.ts';
import type { ItemContext } from '../items/index.ts';
import { makeFolder } from './folder.ts';
import { handOver, noToken } from './hand-over.ts';
import { createLimit } from './limit.ts';
import { readMetadata } from './metadata.ts';
import { createSource, endSource, listSources, sourceByToken } from './sources.ts';

const sourceSchema = z
  .object({
    regionId: z.string(),
    id: z.string(),
    unitId: z.string(),
    name: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('IntakeSource');

const sourceRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  return [
    route({
      method: 'get',
      path: '/intake-sources/{region}',
      summary: '公文交换的来源',
      action: 'intake.manage',
      params: regionParams,
      answer: z.object({ items: z.array(sourceSchema) }),
      target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
      handle: async ({ params }) => ({ items: await listSources(db, params.region) }),
    }),
    route({
      method: 'post',
      path: '/intake-sources/{region}',
      summary: '新建来源。令牌token只在这里出现一次；监视的文件夹是数据目录下的folder',
      action: 'intake.manage',
      params: regionParams,
      body: z.object({ unitId: idSchema, name: line(100).min(1, '请填写来源的名称，如“协同办公系统”') }),
      answer: z.object({ source: sourceSchema, token: z.string(), folder: z.string() }),
      target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
      handle: async ({ actor, params, body }) => {
        const made = await db.transaction().execute(tx => createSource(tx, actor, params.region, body));
        if (made instanceof Problem) return made;
        await makeFolder(context.platform.config.DATA_DIR, made.source);
        return { ...made, folder: `intake/${made.source.id}` };
      },
    }),
    route({
      method: 'post',
      path: '/intake-sources/{region}/{id}/end',
      summary: '停用来源：令牌立即失效，已移交的不受影响',
      action: 'intake.manage',
      params: unitParams,
      body: versionSchema,
      answer: sourceSchema,
      target: ({ params }) => ({ regionId: params.region, unitIds: [] }),
      handle: ({ actor, params, body }) =>
        db
          .transaction()
          .execute(tx =>
            endSource(tx, actor, { regionId: params.region, id: params.id, ...body }, context.now()),
          ),
    }),
  ];
};

const megabyte = 1024 * 1024;
const limits = { file: 50 * megabyte, files: 50, field: 3 * megabyte, total: 200 * megabyte };

const formProblems: Readonly<Record<FormFault, readonly [400 | 413 | 503, string]>> = {
  'not-a-form': [400, '应以multipart/form-data提交：metadata为JSON，file为附件，可以有多个。'],
  malformed: [400, '没有收到完整的内容。请重新移交。'],
  'cut-off': [400, '传输中断了。请重新移交。'],
  'too-large': [413, '内容过大：元数据最多3MB，每个附件最多50MB，合计最多200MB。'],
  'too-many': [400, '附件最多50个。'],
  busy: [503, '正在接收的内容太多。请过一分钟再移交。'],
};

const formProblem = (fault: FormFault): Problem => {
  const [status, message] = formProblems[fault];
  return new Problem(status, 'upload', message);
};

/** Documents that a source may hand over in a minute, and wrong tokens that an address may try. */
const perMinute = { source: 120, address: 120 };

const tooFast = () =>
  new Problem(
    429,
    'too-fast',
    `移交得太快：每分钟最多${perMinute.source}份。请过一会儿再移交，编号相同的不会重复。`,
  );

const tokenIn = (header: string | undefined): string =>
  /^Bearer\s+(\S{10,200})$/i.exec(header ?? '')?.[1] ?? '';

const documentOf = ({ fields, files }: Form) => {
  const metadata = readMetadata(fields.get('metadata') ?? '');
  if (metadata instanceof Problem) return metadata;
  const sent: { name: string; bytes: Uint8Array }[] = [];
  for (const { name, bytes } of files) {
    if (!bytes) return formProblem('too-large');
    sent.push({ name, bytes });
  }
  // Which files belong to it is told by what was sent.
  return { metadata: { ...metadata, files: [] }, files: sent };
};

/** Routes of the exchange with other systems. */
export const intakeRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const budget = createBudget(400 * megabyte);
  const bySource = createLimit(perMinute.source);
  const byAddress = createLimit(perMinute.address);
  return [
    ...sourceRoutes(context),
    route({
      method: 'post',
      path: '/intake/documents',
      summary:
        '移交一份公文（Authorization: Bearer 令牌；multipart：metadata为JSON，file为附件）。同一编号重复移交不会重复；内容不同的，更新还没有人动过的草稿',
      action: 'intake.hand-over',
      answer: z
        .object({
          outcome: z.enum(['created', 'unchanged', 'revised']),
          itemId: z.string(),
          version: z.number().int(),
        })
        .openapi('HandedOver'),
      handle: async ({ context: call }) => {
        const address = networkOf(addressOf(call));
        const source = await sourceByToken(db, tokenIn(call.req.header('Authorization')));
        if (!source) return byAddress.take(address) ? noToken() : tooFast();
        if (!bySource.take(source.id)) return tooFast();
        return withForm(call.req.raw, limits, budget, async result => {
          if ('fault' in result) return formProblem(result.fault);
          const document = documentOf(result.form);
          return document instanceof Problem
            ? document
            : handOver(context, source, document, addressOf(call));
        });
      },
    }),
  ];
};
