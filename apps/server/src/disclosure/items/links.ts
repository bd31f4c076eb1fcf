import { sql } from 'kysely';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { PublicChange } from '../changes.ts';
import type { ItemContent } from '../content.ts';
import type { LinkKind } from '../tables.ts';
import { announce, changeOf } from './publish.ts';
import { type ItemRef, type ItemRow, readItem } from './rows.ts';
import type { ItemContext } from './tools.ts';
import { hasValidity } from './validity.ts';

export interface NewLink {
  fromId: string;
  toId: string;
  kind: LinkKind;
}

const refuse = (code: string, message: string) =>
  new Problem(409, code, message, { fields: { toId: message } });

const contentKind = ({ draft, kind }: ItemRow): string | null => (draft as ItemContent | null)?.kind ?? kind;

/** What a link asks of both ends beyond their being there. */
const findLinkProblem = (from: ItemRow, to: ItemRow, kind: LinkKind): Problem | undefined => {
  if (from.id === to.id) return refuse('to-itself', '不能关联到自己。请另选一条信息。');
  if (kind !== 'amends' && kind !== 'repeals') return undefined;
  if (!hasValidity(contentKind(from)))
    return refuse('not-a-document', '只有规章和行政规范性文件才能修改或废止别的文件。请先改正类型。');
  if (!hasValidity(to.kind) || to.standing === 'none')
    return refuse('not-a-document', '只能修改或废止已发布的规章和行政规范性文件。请另选一条。');
  return from.work === null
    ? refuse('published-already', '文件已发布，不能再加修改、废止的关联。请在被修改的文件上记有效性变动。')
    : undefined;
};

/** The version of the source that what is made from it is made from; of no meaning for other links. */
const sourceNoOf = (to: ItemRow, kind: LinkKind): number | null =>
  kind === 'derived' || kind === 'interprets' ? to.published_no : null;

/** Links an item to another; done again it counts as made from the version that stands now. */
export const addLink = async (
  tx: Tx,
  regionId: string,
  { fromId, toId, kind }: NewLink,
): Promise<Problem | undefined> => {
  const from = await readItem(tx, regionId, fromId);
  const to = await readItem(tx, regionId, toId);
  if (!from || !to) return notFound('要关联的信息');
  const problem = findLinkProblem(from, to, kind);
  if (problem) return problem;
  await tx
    .insertInto('item_link')
    .values({ region_id: regionId, from_id: fromId, to_id: toId, kind, source_no: sourceNoOf(to, kind) })
    .onConflict(on =>
      on
        .columns(['region_id', 'from_id', 'to_id', 'kind'])
        .doUpdateSet(({ ref }) => ({ source_no: ref('excluded.source_no') })),
    )
    .execute();
  return undefined;
};

const removeLink = async (tx: Tx, from: ItemRow, { toId, kind }: NewLink): Promise<Problem | undefined> => {
  const { region_id: regionId, id: fromId } = from;
  const { rows } = await sql<{ took: boolean }>`
    select exists (select from validity_event where region_id = ${regionId} and item_id = ${toId}
      and by_item_id = ${fromId}) as took
    from item_link where region_id = ${regionId} and from_id = ${fromId} and to_id = ${toId} and kind = ${kind}`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) return notFound('这条关联');
  if (found.took && (kind === 'amends' || kind === 'repeals'))
    return refuse('took-effect', '修改或废止已经生效，关联不能删除。');
  await tx
    .deleteFrom('item_link')
    .where('region_id', '=', regionId)
    .where('from_id', '=', fromId)
    .where('to_id', '=', toId)
    .where('kind', '=', kind)
    .execute();
  return undefined;
};

/** Adds or removes a link of an item, with audit and word to readers' pages; the item's version goes on. */
export const changeLink = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  { regionId, id, version }: ItemRef,
  link: Omit<NewLink, 'fromId'>,
  what: 'add' | 'remove',
): Promise<{ item: ItemRow; change: PublicChange } | Problem> => {
  await sql`
    select id from item where region_id = ${regionId} and id in (${id}, ${link.toId}) order by id
    for no key update`.execute(tx);
  const item = await readItem(tx, regionId, id);
  if (!item) return notFound('这条信息');
  if (item.version !== version) return changedMeanwhile({ version: item.version });
  const whole = { ...link, fromId: id };
  // Of a link that goes both ends are told; of one that comes too.
  const before = await changeOf(tx, item);
  const problem = await (what === 'add' ? addLink(tx, regionId, whole) : removeLink(tx, item, whole));
  if (problem) return problem;
  await tx
    .updateTable('item')
    .set({ version: version + 1, updated_at: context.now() })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
  await record(tx, actor, [
    {
      regionId,
      action: `item.link-${what}`,
      subject: 'item',
      subjectId: id,
      before: what === 'add' ? null : link,
      after: what === 'add' ? link : null,
    },
  ]);
  const after = await changeOf(tx, item, { itemIds: before.itemIds });
  await announce(context, tx, after, []);
  const written = await readItem(tx, regionId, id);
  return written ? { item: written, change: after } : notFound('这条信息');
};

export interface Linked {
  id: string;
  kind: LinkKind;
  title: string;
  standing: ItemRow['standing'];
  sourceNo: number | null;
  currentNo: number | null;
  stale: boolean;
}

/** The links of an item in both directions; stale is what was made from an older version of its source. */
export const linksOf = async (
  db: Db,
  regionId: string,
  id: string,
): Promise<{ to: Linked[]; from: Linked[] }> => {
  const { rows } = await sql<Linked & { forward: boolean }>`
    select l.from_id = ${id} as forward, o.id, l.kind, coalesce(o.title, o.draft ->> 'title', '') as title, o.standing,
      l.source_no as "sourceNo", t.published_no as "currentNo",
      coalesce(l.source_no < t.published_no, false) as stale
    from item_link l
    join item o on o.region_id = l.region_id and o.id = case when l.from_id = ${id} then l.to_id else l.from_id end
    join item t on t.region_id = l.region_id and t.id = l.to_id
    where l.region_id = ${regionId} and (l.from_id = ${id} or l.to_id = ${id})
    order by l.kind, o.published_at desc nulls last, o.id`.execute(db);
  const pick = (wanted: boolean) =>
    rows.filter(({ forward }) => forward === wanted).map(({ forward: _, ...linked }) => linked);
  return { to: pick(true), from: pick(false) };
};
