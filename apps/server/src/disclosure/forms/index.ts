import { z } from '@hono/zod-openapi';
import { idSchema, unitParams } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Platform, Subject } from '../../platform/platform.ts';
import type { ItemContent } from '../content.ts';
import { createItem, Refused, transaction } from '../items/index.ts';
import { addLink } from '../items/links.ts';
import { type ItemRow, itemTarget, readItem } from '../items/rows.ts';
import { itemSchema } from '../items/schemas.ts';
import { type ItemView, viewOf } from '../items/view.ts';
import { type StartForm, startForms, startOf } from './starts.ts';
import '../tables.ts';

/** Forms that explain a document to readers count as its interpretation too (政策解读). */
const explaining: readonly StartForm[] = ['faq', 'picture'];

interface Wish {
  form: StartForm;
  /** Where it goes; the unit's column for interpretations, or that of its source, where not said. */
  columnId?: string | undefined;
}

/** What readers see of the source; of one that was never published, its draft: both may be drafted together. */
const contentOf = async (tx: Tx, item: ItemRow): Promise<ItemContent | undefined> => {
  if (item.published_no === null) return (item.draft as ItemContent | null) ?? undefined;
  const version = await tx
    .selectFrom('item_version')
    .select('content')
    .where('region_id', '=', item.region_id)
    .where('item_id', '=', item.id)
    .where('no', '=', item.published_no)
    .executeTakeFirst();
  return version?.content as ItemContent | undefined;
};

const columnFor = async (db: Db, { region_id, unit_id, column_id }: ItemRow): Promise<string> => {
  const column = await db
    .selectFrom('catalogue_column')
    .select('id')
    .where('region_id', '=', region_id)
    .where('kind', '=', 'interpretation')
    .where('to_day', 'is', null)
    .where(({ or, eb }) => or([eb('unit_id', '=', unit_id), eb('unit_id', 'is', null)]))
    // The unit's own first.
    .orderBy('unit_id', order => order.asc().nullsLast())
    .orderBy('sort')
    .limit(1)
    .executeTakeFirst();
  return column?.id ?? column_id;
};

/** A draft of another form of an item, linked with it; in the given transaction. */
const startForm = async (
  tx: Tx,
  actor: Actor,
  { regionId, id, now }: { regionId: string; id: string; now: Date },
  { form, columnId }: Wish,
): Promise<ItemView | Problem> => {
  const source = await readItem(tx, regionId, id);
  const content = source && (await contentOf(tx, source));
  if (!source || !content) return notFound('这条信息');
  const start = startOf(form, content);
  if (!start)
    return new Problem(
      409,
      'nothing-to-start',
      '正文里没有可以提取的条款、数字或流程。请先补充正文，或直接起草一条新的信息再关联。',
    );
  const made = await createItem({ now: () => now }, tx, actor, {
    regionId,
    unitId: source.unit_id,
    columnId: columnId ?? (await columnFor(tx, source)),
    content: {
      ...start,
      form,
      summary: '',
      source: content.source,
      formedOn: chinaDay(now),
      subjectClass: content.subjectClass,
      topics: content.topics,
      keywords: content.keywords,
    },
    source: { toId: id, kind: 'derived' },
  });
  if (made instanceof Problem) return made;
  if (explaining.includes(form)) {
    const link = { fromId: made.item.id, toId: id, kind: 'interprets' } as const;
    const problem = await addLink(tx, regionId, link);
    if (problem) throw new Refused(problem);
  }
  return viewOf(made.item, made.notes);
};

const formRoutes = ({ database: { db } }: Platform, now: () => Date): ApiRoute[] => [
  route({
    method: 'post',
    path: '/items/{region}/{id}/forms',
    summary: '由一条政策起草另一种形式：问答faq、图解提纲picture、大字版large-type、折页leaflet',
    action: 'item.write',
    params: unitParams,
    body: z.object({ form: z.enum(startForms), columnId: idSchema.optional() }),
    answer: itemSchema,
    target: ({ params }) => itemTarget(db, params.region, params.id),
    handle: ({ actor, params, body }) =>
      transaction(db, tx =>
        startForm(tx, actor, { regionId: params.region, id: params.id, now: now() }, body),
      ),
  }),
];

/** 政策解读的形式: drafts of 问答, 图解, 大字版 and 折页, started from a policy's text and linked with it. */
export const createForms = (platform: Platform, now: () => Date = () => new Date()): Subject => ({
  routes: formRoutes(platform, now),
});
