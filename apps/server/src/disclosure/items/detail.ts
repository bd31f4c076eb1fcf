import {
  availableActions,
  type FlowAction,
  flowActions,
  type ValidityEventKind,
  validityNames,
  validityOn,
} from '@gongkai/law';
import type { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import { type Actor, allows, type Target } from '../../platform/permissions/index.ts';
import type { ItemContent } from '../content.ts';
import { checkOf } from './check.ts';
import { permissionOf, rolesFor } from './facts.ts';
import { linksOf } from './links.ts';
import { type ItemRow, itemTarget, readItem, stateOf } from './rows.ts';
import type { detailSchema } from './schemas.ts';
import { steps } from './step.ts';
import { validityOf } from './validity.ts';
import { limitOf, viewOf } from './view.ts';

type Detail = z.input<typeof detailSchema>;

/** What is done to an item beyond the flow, as people call it. */
const otherActions: Readonly<Record<string, string>> = {
  move: '调整栏目',
  validity: '有效性变动',
  import: '批量导入',
  'hide-version': '隐去旧版本',
  'show-version': '恢复旧版本',
};

const nameOf = (action: string): string =>
  action in flowActions
    ? flowActions[action as keyof typeof flowActions].name
    : (otherActions[action] ?? action);

/** What the actor may do with the item now: by the flow, by their roles, and by who wrote the draft. */
const actionsOf = (actor: Actor, item: ItemRow, target: Target): Detail['actions'] => {
  const isDrafter = actor.id !== null && item.drafters.includes(actor.id);
  return steps
    .filter(action => allows(actor, permissionOf[action], target))
    .filter(action =>
      availableActions(stateOf(item), rolesFor(actor, permissionOf[action], target), isDrafter).includes(
        action,
      ),
    )
    .map(id => {
      const { name, help, article, needs }: FlowAction = flowActions[id];
      return { id, name, help, article, reason: needs.includes('reason') };
    });
};

const versionsOf = (db: Db, regionId: string, id: string) =>
  db
    .selectFrom('item_version')
    .select(['no', 'published_at', 'actor_name', 'note', 'hidden_reason'])
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .orderBy('no', 'desc')
    .execute();

/** What a published version said, and what the draft says now (no 0); undefined where there is none. */
export const contentOf = async (
  db: Db,
  regionId: string,
  id: string,
  no: number,
): Promise<ItemContent | undefined> => {
  if (no === 0) return ((await readItem(db, regionId, id))?.draft as ItemContent | null) ?? undefined;
  const row = await db
    .selectFrom('item_version')
    .select('content')
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .where('no', '=', no)
    .executeTakeFirst();
  return row?.content as ItemContent | undefined;
};

const eventsOf = async (db: Db, regionId: string, id: string): Promise<Detail['events']> =>
  (
    await db
      .selectFrom('item_event')
      .selectAll()
      .where('region_id', '=', regionId)
      .where('item_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(event => ({
    seq: event.seq,
    action: event.action,
    name: nameOf(event.action),
    fromWork: event.from_work,
    toWork: event.to_work,
    fromStanding: event.from_standing,
    toStanding: event.to_standing,
    onVersion: event.on_version,
    reason: event.reason,
    actorId: event.actor_id,
    actorName: event.actor_name,
    at: event.at.toISOString(),
    day: event.day,
  }));

const filesOf = async (db: Db, regionId: string, id: string): Promise<Detail['files']> => {
  const { rows } = await sql<Detail['files'][number]>`
    select f.id as "fileId", f.name, f.type, f.size::float8 as size, array_agg(i.no order by i.no) as nos,
      t.file_id is not null as inspected, coalesce(length(t.text), 0) as characters
    from item_file i join file f on f.region_id = i.region_id and f.id = i.file_id
    left join file_text t on t.region_id = i.region_id and t.file_id = i.file_id
    where i.region_id = ${regionId} and i.item_id = ${id}
    group by f.id, f.name, f.type, f.size, t.file_id, t.text
    order by min(i.sort), f.id`.execute(db);
  return rows;
};

const validityView = async (
  db: Db,
  regionId: string,
  id: string,
  today: string,
): Promise<Detail['validity']> => {
  const validity = await validityOf(db, regionId, id);
  if (!validity) return null;
  const events = await db
    .selectFrom('validity_event')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .orderBy('day')
    .orderBy('seq')
    .execute();
  const state = validityOn(validity, today);
  return {
    state,
    stateName: state === null ? '' : validityNames[state],
    events: events.map(event => ({
      seq: event.seq,
      kind: event.kind as ValidityEventKind,
      day: event.day,
      byItemId: event.by_item_id,
      note: event.note,
      actorName: event.actor_name,
      recordedAt: event.recorded_at.toISOString(),
    })),
  };
};

const namesOf = async (db: Db, { region_id: regionId, unit_id: unitId, column_id: columnId }: ItemRow) => {
  const { rows } = await sql<{ unitName: string; columnName: string }>`
    select (select name from unit where region_id = ${regionId} and id = ${unitId}) as "unitName",
      (select name from catalogue_column where region_id = ${regionId} and id = ${columnId}) as "columnName"`.execute(
    db,
  );
  return rows[0] ?? { unitName: '', columnName: '' };
};

/** One item with all that belongs to it, and what the one who asks may do. */
export const readDetail = async (
  db: Db,
  actor: Actor,
  regionId: string,
  id: string,
  now: Date,
): Promise<Detail | undefined> => {
  const item = await readItem(db, regionId, id);
  const target = await itemTarget(db, regionId, id);
  if (!item || !target) return undefined;
  const draft = item.draft as ItemContent | null;
  const published =
    item.published_no === null ? undefined : await contentOf(db, regionId, id, item.published_no);
  return {
    item: viewOf(item),
    ...(await namesOf(db, item)),
    published: published ?? null,
    limit: limitOf(
      {
        standing: item.standing,
        attribute: draft?.attribute ?? item.attribute ?? '',
        formedOn: draft?.formedOn ?? '',
      },
      now,
    ),
    actions: actionsOf(actor, item, target),
    versions: (await versionsOf(db, regionId, id)).map(version => ({
      no: version.no,
      publishedAt: version.published_at.toISOString(),
      actorName: version.actor_name,
      note: version.note,
      hiddenReason: version.hidden_reason,
    })),
    events: await eventsOf(db, regionId, id),
    links: await linksOf(db, regionId, id),
    files: await filesOf(db, regionId, id),
    check: await checkOf(db, item),
    validity: await validityView(db, regionId, id, chinaDay(now)),
  };
};
