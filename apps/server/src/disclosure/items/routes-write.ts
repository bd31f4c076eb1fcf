import { flowActions } from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import {
  daySchema,
  idSchema,
  regionParams,
  unitParams,
  unitTarget,
  versionSchema,
} from '../../organization/index.ts';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import type { PublicChange } from '../changes.ts';
import { answerFinding, checkItem, checkOf } from './check.ts';
import { createItem, transaction, writeItem } from './draft.ts';
import { permissionOf } from './facts.ts';
import { detachFile } from './files.ts';
import { hideVersion } from './hide.ts';
import { changeLink } from './links.ts';
import { moveItem, noteValidity } from './move.ts';
import { targetOf, versionNo } from './routes-read.ts';
import { type ItemRow, lockItem } from './rows.ts';
import {
  checkSchema,
  contentSchema,
  itemSchema,
  linkBodySchema,
  newContentSchema,
  stepBodySchema,
} from './schemas.ts';
import { type Step, steps, takeStep } from './step.ts';
import type { ItemContext } from './tools.ts';
import { viewOf } from './view.ts';

interface Params {
  region: string;
  id: string;
}

const refOf = ({ region: regionId, id }: Params, { version }: { version: number }) => ({
  regionId,
  id,
  version,
});

const viewed = (result: ItemRow | Problem) => (result instanceof Problem ? result : viewOf(result));

const draftRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const common = { action: 'item.write', answer: itemSchema } as const;
  return [
    route({
      ...common,
      method: 'post',
      path: '/items/{region}',
      summary: '起草；source为由哪条信息制作或解读哪条信息',
      params: regionParams,
      body: z.object({
        unitId: idSchema,
        columnId: idSchema,
        content: newContentSchema.default({}),
        source: linkBodySchema.optional(),
      }),
      target: ({ params, body }) => unitTarget(db, params.region, body.unitId),
      handle: async ({ actor, params, body }) => {
        const made = await transaction(db, tx =>
          createItem(context, tx, actor, { ...body, regionId: params.region }),
        );
        return made instanceof Problem ? made : viewOf(made.item, made.notes);
      },
    }),
    route({
      ...common,
      method: 'put',
      path: '/items/{region}/{id}',
      summary: '修改草稿；没有写的字段保持原样，notes说明正文里去掉了什么',
      params: unitParams,
      body: versionSchema.extend({
        content: contentSchema.partial().default({}),
        columnId: idSchema.optional(),
      }),
      target: targetOf(context),
      handle: async ({ actor, params, body }) => {
        const written = await transaction(db, tx => writeItem(context, tx, actor, refOf(params, body), body));
        return written instanceof Problem ? written : viewOf(written.item, written.notes);
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/items/{region}/{id}/files/{fileId}/remove',
      summary: '从草稿删去附件',
      params: unitParams.extend({ fileId: idSchema }),
      body: versionSchema,
      target: targetOf(context),
      handle: async ({ actor, params, body }) =>
        viewed(
          await db
            .transaction()
            .execute(tx => detachFile(context, tx, actor, refOf(params, body), params.fileId)),
        ),
    }),
  ];
};

const checkRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const common = {
    method: 'post',
    action: 'item.write',
    params: unitParams,
    answer: checkSchema,
    target: targetOf(context),
  } as const;
  return [
    route({
      ...common,
      path: '/items/{region}/{id}/check',
      summary: '审前检查草稿；链接由后台任务随后核对，结果出现在下一次读取里',
      body: versionSchema,
      handle: ({ params, body }) =>
        db.transaction().execute(async tx => {
          const item = await lockItem(tx, params.region, params.id);
          if (!item) return notFound('这条信息');
          if (item.version !== body.version) return changedMeanwhile(viewOf(item));
          if (item.work === null) return new Problem(409, 'not-a-draft', '没有正在起草的稿子。请先修订。');
          await checkItem(context, tx, item);
          return checkOf(tx, item);
        }),
    }),
    route({
      ...common,
      path: '/items/{region}/{id}/answers',
      summary: '对一处检查结果说明理由后接受',
      body: z.object({
        key: z.string().min(1).max(2500),
        reason: z.string().trim().min(1, '请填写理由').max(500, '最多500个字'),
      }),
      handle: ({ actor, params, body }) =>
        db
          .transaction()
          .execute(tx => answerFinding(context, tx, actor, { regionId: params.region, id: params.id }, body)),
    }),
  ];
};

/** One route a step of the flow, named as the flow names it. */
const stepRoutes = (context: ItemContext): ApiRoute[] =>
  steps.map(action =>
    route({
      method: 'post',
      path: `/items/{region}/{id}/${action}`,
      summary: `${flowActions[action].name}：${flowActions[action].help}`,
      action: permissionOf[action],
      params: unitParams,
      body: stepBodySchema,
      answer: itemSchema,
      target: targetOf(context),
      handle: async ({ actor, params, body }) => {
        const { reason, urgent, publishAt } = body;
        const wish = {
          reason,
          urgent,
          publishAt: typeof publishAt === 'string' ? new Date(publishAt) : publishAt,
        };
        return viewed(await takeStep(context, actor, refOf(params, body), action as Step, wish));
      },
    }),
  );

/** Changes that readers see at once: told to this process after the commit and before the answer. */
const shownAtOnce = async (
  context: ItemContext,
  result: Promise<{ item: ItemRow; change: PublicChange } | Problem>,
) => {
  const done = await result;
  if (done instanceof Problem) return done;
  context.changes.apply(done.change);
  return viewOf(done.item);
};

const linkRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const common = {
    method: 'post',
    action: 'item.write',
    params: unitParams,
    body: versionSchema.extend(linkBodySchema.shape),
    answer: itemSchema,
    target: targetOf(context),
  } as const;
  return (['add', 'remove'] as const).map(what =>
    route({
      ...common,
      path: `/items/{region}/{id}/links/${what}`,
      summary:
        what === 'add'
          ? '关联另一条信息（解读、修改、废止、由其制作）；再关联一次，即认定已按现在的版本核对过'
          : '删去关联',
      handle: ({ actor, params, body }) =>
        shownAtOnce(
          context,
          db.transaction().execute(tx => changeLink(context, tx, actor, refOf(params, body), body, what)),
        ),
    }),
  );
};

const changeRoutes = (context: ItemContext): ApiRoute[] => {
  const { db } = context.platform.database;
  const common = {
    method: 'post',
    action: 'item.sign',
    params: unitParams,
    answer: itemSchema,
    target: targetOf(context),
  } as const;
  const reason = z.string().trim().max(1000, '最多1000个字');
  return [
    route({
      ...common,
      path: '/items/{region}/{id}/move',
      summary: '调整栏目，立即生效',
      body: versionSchema.extend({ columnId: idSchema, reason: reason.default('') }),
      handle: ({ actor, params, body }) =>
        shownAtOnce(
          context,
          db.transaction().execute(tx => moveItem(context, tx, actor, refOf(params, body), body)),
        ),
    }),
    route({
      ...common,
      path: '/items/{region}/{id}/validity',
      summary: '记录规章、行政规范性文件的修改、废止或失效；day起生效',
      body: versionSchema.extend({
        kind: z.enum(['amend', 'repeal', 'expire']),
        day: daySchema,
        byItemId: idSchema.nullable().default(null),
        note: reason.min(1, '请填写依据'),
      }),
      handle: ({ actor, params, body }) =>
        shownAtOnce(
          context,
          db.transaction().execute(tx => noteValidity(context, tx, actor, refOf(params, body), body)),
        ),
    }),
  ];
};

const hideRoutes = (context: ItemContext): ApiRoute[] =>
  (['hide', 'show'] as const).map(act =>
    route({
      method: 'post',
      path: `/items/{region}/{id}/versions/{no}/${act}`,
      summary:
        act === 'hide'
          ? '隐去修订以前的一个版本，公众不再看得到，立即生效；reason写在门户上'
          : '恢复显示隐去的版本，立即生效',
      action: 'item.sign',
      params: unitParams.extend({ no: versionNo }),
      body: versionSchema.extend({
        reason: z.string().trim().min(1, '请写明理由').max(200, '最多200个字'),
      }),
      answer: itemSchema,
      target: targetOf(context),
      handle: ({ actor, params, body }) =>
        shownAtOnce(
          context,
          context.platform.database.db
            .transaction()
            .execute(tx =>
              hideVersion(
                context,
                tx,
                actor,
                refOf(params, body),
                { no: params.no, reason: body.reason },
                act,
              ),
            ),
        ),
    }),
  );

/** Routes that change items, uploads apart. */
export const writeRoutes = (context: ItemContext): ApiRoute[] => [
  ...draftRoutes(context),
  ...checkRoutes(context),
  ...stepRoutes(context),
  ...linkRoutes(context),
  ...changeRoutes(context),
  ...hideRoutes(context),
];
