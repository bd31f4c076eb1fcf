import { formatIndexNumber, nextState } from '@gongkai/law';
import { sql } from 'kysely';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { systemActor } from '../../platform/permissions/index.ts';
import type { JobHandler } from '../../platform/platform.ts';
import type { PublicChange } from '../changes.ts';
import type { ItemContent } from '../content.ts';
import { enqueueIndexing } from '../search/index.ts';
import { takeNumbers, unitCode } from './numbers.ts';
import { type ItemRow, lockItem, stateOf } from './rows.ts';
import type { ItemContext } from './tools.ts';
import { writeValidity } from './validity.ts';
import { writeStep } from './write.ts';

/**
 * The index number of an item: the one that it has, or the next of its unit's year. Taken before anything is recorded
 * in the audit log: all who take both do so in this order, and none waits for another in a circle.
 */
export const indexNumberOf = async (tx: Tx, item: ItemRow, now: Date): Promise<string> => {
  if (item.index_no !== null) return item.index_no;
  const { region_id: regionId, unit_id: unitId } = item;
  const year = Number(chinaDay(now).slice(0, 4));
  const code = await unitCode(tx, regionId, unitId);
  const sequence = await takeNumbers(tx, regionId, unitId, year);
  return formatIndexNumber({ regionId, unitCode: code, year, sequence });
};

const signerOf = async (tx: Tx, { region_id: regionId, id }: ItemRow): Promise<string> => {
  const row = await tx
    .selectFrom('item_event')
    .select('actor_name')
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .where('action', 'in', ['sign', 'urgent-release'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.actor_name ?? '';
};

/** The draft's files become those of the version. */
const moveFiles = async (tx: Tx, { region_id: regionId, id }: ItemRow, no: number): Promise<void> => {
  await sql`update item_file set no = ${no} where region_id = ${regionId} and item_id = ${id} and no = 0`.execute(
    tx,
  );
};

/** The columns that lists show, out of the content. */
export const shownOf = (content: ItemContent) => ({
  title: content.title,
  summary: content.summary,
  source: content.source,
  document_no: content.documentNo,
  formed_on: content.formedOn,
  kind: content.kind,
  form: content.form,
  attribute: content.attribute,
  subject_class: content.subjectClass,
  topics: content.topics,
});

/** What readers see anew where an item changed: its columns with those above, its unit, itself and those linked. */
export const changeOf = async (
  db: Db,
  { region_id: regionId, id, unit_id: unitId, column_id: columnId }: ItemRow,
  more: { itemIds?: readonly string[]; columnIds?: readonly string[] } = {},
): Promise<PublicChange> => {
  const { rows } = await sql<{ columns: string[]; linked: string[] }>`
    select array(select distinct unnest(path) from catalogue_column
        where region_id = ${regionId} and id = any(${[columnId, ...(more.columnIds ?? [])]}::text[])) as columns,
      array(select to_id from item_link where region_id = ${regionId} and from_id = ${id}
        union select from_id from item_link where region_id = ${regionId} and to_id = ${id}) as linked`.execute(
    db,
  );
  const [found] = rows;
  return {
    regionId,
    unitIds: [unitId],
    columnIds: found?.columns ?? [],
    itemIds: [...new Set([id, ...(found?.linked ?? []), ...(more.itemIds ?? [])])],
  };
};

/** Tells of a change in its transaction: the other processes, and the index of the search. */
export const announce = async (
  { platform, changes }: ItemContext,
  tx: Tx,
  change: PublicChange,
  indexed: readonly string[],
): Promise<void> => {
  await changes.announce(tx, change);
  for (const itemId of indexed)
    await enqueueIndexing(platform.jobs, tx, { regionId: change.regionId, itemId });
};

/**
 * 发布: in the given transaction, of a locked item that is signed and due. A new version, the index number, the
 * files, the validity, event, audit and word to all who show it: all of it or nothing.
 */
export const publishIn = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  item: ItemRow,
  indexNo: string,
): Promise<{ item: ItemRow; change: PublicChange }> => {
  const state = nextState(stateOf(item), 'publish');
  const content = item.draft as ItemContent | null;
  if (!state || !content) throw new Error(`item ${item.id} is not to be published`);
  const now = context.now();
  const { region_id: regionId, id } = item;
  const no = (item.published_no ?? 0) + 1;
  await tx
    .insertInto('item_version')
    .values({
      region_id: regionId,
      item_id: id,
      no,
      content: JSON.stringify(content),
      actor_name: await signerOf(tx, item),
      note: '',
      published_at: now,
    })
    .execute();
  await moveFiles(tx, item, no);
  const written = await writeStep(tx, actor, item, {
    action: 'publish',
    state,
    set: {
      ...shownOf(content),
      draft: null,
      drafters: [],
      urgent: false,
      publish_at: null,
      published_no: no,
      index_no: indexNo,
      first_published_at: item.first_published_at ?? now,
      published_at: now,
      withdrawn_at: null,
      withdrawn_reason: null,
    },
    reason: '',
    noted: { no, indexNo, title: content.title },
    now,
  });
  const affected = await writeValidity(tx, actor, { regionId, id }, content);
  const change = await changeOf(tx, written, { itemIds: affected });
  await announce(context, tx, change, [id, ...affected]);
  return { item: written, change };
};

const jobName = 'item.publish';

interface PublishData {
  regionId: string;
  id: string;
}

/** Has an item published at its time; a later time for the same item replaces the earlier one. */
export const enqueuePublication = (
  { platform: { jobs } }: ItemContext,
  tx: Tx,
  { regionId, id }: PublishData,
  at: Date,
): Promise<void> => jobs.enqueue(tx, jobName, { regionId, id }, { key: `${regionId}:${id}`, at });

/** Publishes what is signed and due; what is not (any more) stays as it is. */
const publishDue = async (context: ItemContext, { regionId, id }: PublishData): Promise<void> => {
  const change = await context.platform.database.db.transaction().execute(async tx => {
    const item = await lockItem(tx, regionId, id);
    if (item?.work !== 'scheduled') return undefined;
    if (item.publish_at !== null && item.publish_at > context.now()) {
      await enqueuePublication(context, tx, { regionId, id }, item.publish_at);
      return undefined;
    }
    const indexNo = await indexNumberOf(tx, item, context.now());
    return (await publishIn(context, tx, systemActor('job'), item, indexNo)).change;
  });
  if (change) context.changes.apply(change);
};

/** The job of timed publication. Done again it finds nothing to do. */
export const publishJob = (context: ItemContext): JobHandler => ({
  name: jobName,
  run: (data: PublishData) => publishDue(context, data),
});

/** At the start of a server: everything that waits for its time has its job, also in a restored database. */
export const resumePublications = async (context: ItemContext): Promise<void> => {
  const { db } = context.platform.database;
  const waiting = await db
    .selectFrom('item')
    .select(['region_id', 'id', 'publish_at'])
    .where('work', '=', 'scheduled')
    .execute();
  for (const { region_id: regionId, id, publish_at: at } of waiting)
    await db
      .transaction()
      .execute(tx => enqueuePublication(context, tx, { regionId, id }, at ?? context.now()));
};
