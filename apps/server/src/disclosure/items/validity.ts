import {
  endOfForce,
  findValidityFault,
  type Validity,
  type ValidityEvent,
  type ValidityEventKind,
} from '@gongkai/law';
import { sql } from 'kysely';
import { Problem } from '../../platform/api/problem.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { ItemContent } from '../content.ts';
import type { LinkKind } from '../tables.ts';

/** Rules and normative documents (规章、行政规范性文件) alone have a validity. */
export const hasValidity = (kind: string | null): boolean => kind === 'rule' || kind === 'normative';

const eventsOf = async (db: Db, regionId: string, itemId: string): Promise<ValidityEvent[]> =>
  db
    .selectFrom('validity_event')
    .select(['kind', 'day'])
    .where('region_id', '=', regionId)
    .where('item_id', '=', itemId)
    .orderBy('seq')
    .execute();

/** What is known of the validity of an item as it is published. */
export const validityOf = async (db: Db, regionId: string, itemId: string): Promise<Validity | undefined> => {
  const row = await db
    .selectFrom('item as i')
    .innerJoin('item_version as v', join =>
      join
        .onRef('v.region_id', '=', 'i.region_id')
        .onRef('v.item_id', '=', 'i.id')
        .onRef('v.no', '=', 'i.published_no'),
    )
    .select('v.content')
    .where('i.region_id', '=', regionId)
    .where('i.id', '=', itemId)
    .where('i.kind', 'in', ['rule', 'normative'])
    .executeTakeFirst();
  if (!row) return undefined;
  const { validFrom, validTo } = row.content as ItemContent;
  return { events: await eventsOf(db, regionId, itemId), validFrom, validTo };
};

export interface NewValidityEvent {
  kind: ValidityEventKind;
  day: string;
  byItemId: string | null;
  note: string;
}

const insertEvent = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  itemId: string,
  { kind, day, byItemId, note }: NewValidityEvent,
): Promise<void> => {
  await sql`
    insert into validity_event (region_id, item_id, seq, kind, day, by_item_id, note, actor_name)
    select ${regionId}, ${itemId}, coalesce(max(seq), 0) + 1, ${kind}, ${day}, ${byItemId}, ${note}, ${actor.name}
    from validity_event where region_id = ${regionId} and item_id = ${itemId}`.execute(tx);
};

/** Brings the columns of lists up to what the events say: the first day in force, and the first no more in force. */
const refreshValidity = async (tx: Tx, regionId: string, itemId: string): Promise<void> => {
  const validity = await validityOf(tx, regionId, itemId);
  if (!validity) return;
  const issued = validity.events.find(({ kind }) => kind === 'issue')?.day ?? null;
  await tx
    .updateTable('item')
    .set({ valid_from: validity.validFrom ?? issued, valid_to: endOfForce(validity)?.day ?? null })
    .where('region_id', '=', regionId)
    .where('id', '=', itemId)
    .execute();
};

/** Adds an event to a locked item's validity, or says why it does not fit. */
export const addValidity = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  itemId: string,
  event: NewValidityEvent,
): Promise<Problem | undefined> => {
  const validity = await validityOf(tx, regionId, itemId);
  if (!validity)
    return new Problem(
      409,
      'no-validity',
      '只有已发布的规章和行政规范性文件才有有效性。请先发布，或更正信息的类型。',
    );
  const fault = findValidityFault(validity, event);
  if (fault) return new Problem(409, fault.code, fault.message, { fields: { day: fault.message } });
  await insertEvent(tx, actor, regionId, itemId, event);
  await refreshValidity(tx, regionId, itemId);
  return undefined;
};

/** What an item that amends or repeals does to the other. */
const effects = { amends: 'amend', repeals: 'repeal' } as const satisfies Partial<
  Record<LinkKind, ValidityEventKind>
>;

/**
 * Writes what a publication means for validity: its own issue, and what it does to those that it amends or repeals,
 * each once. One that has ended meanwhile stays as it ended.
 * @returns the ids of the items whose validity changed
 */
export const writeValidity = async (
  tx: Tx,
  actor: Actor,
  { regionId, id }: { regionId: string; id: string },
  content: ItemContent,
): Promise<string[]> => {
  if (!hasValidity(content.kind)) return [];
  const known = await eventsOf(tx, regionId, id);
  if (!known.some(({ kind }) => kind === 'issue'))
    await insertEvent(tx, actor, regionId, id, {
      kind: 'issue',
      day: content.formedOn,
      byItemId: null,
      note: '',
    });
  await refreshValidity(tx, regionId, id);
  const links = await tx
    .selectFrom('item_link as l')
    .select(['l.to_id', 'l.kind'])
    .where('l.region_id', '=', regionId)
    .where('l.from_id', '=', id)
    .where('l.kind', 'in', ['amends', 'repeals'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('validity_event as e')
            .select('e.seq')
            .whereRef('e.region_id', '=', 'l.region_id')
            .whereRef('e.item_id', '=', 'l.to_id')
            .where('e.by_item_id', '=', id),
        ),
      ),
    )
    .orderBy('l.to_id')
    .execute();
  const changed: string[] = [];
  for (const { to_id: itemId, kind } of links) {
    const event = {
      kind: effects[kind as keyof typeof effects],
      day: content.validFrom ?? content.formedOn,
      byItemId: id,
      note: content.title,
    };
    if (!(await addValidity(tx, actor, regionId, itemId, event))) changed.push(itemId);
  }
  return changed;
};
