import type { FlowActionId, FlowState } from '@gongkai/law';
import { sql, type Updateable } from 'kysely';
import { record } from '../../platform/audit/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { type ItemRow, readItem, stateOf } from './rows.ts';

/** What is done to an item beyond the steps of the flow: its column, its validity, whether an old version is shown. */
type ItemAction = FlowActionId | 'move' | 'validity' | 'hide-version' | 'show-version';

export interface Written {
  action: ItemAction;
  state: FlowState;
  set: Updateable<Tables['item']>;
  reason: string;
  /** What the audit log keeps beside the state. */
  noted?: Record<string, unknown>;
  now: Date;
}

export interface EventEntry {
  regionId: string;
  itemId: string;
  action: ItemAction;
  from: FlowState;
  to: FlowState;
  onVersion: number;
  reason: string;
  at: Date;
}

/** Adds an event; the item is locked, so that the numbers follow each other. */
export const addEvent = async (tx: Tx, actor: Actor, event: EventEntry): Promise<void> => {
  const { regionId, itemId, action, from, to, onVersion, reason, at } = event;
  await sql`
    insert into item_event (region_id, item_id, seq, action, from_work, to_work, from_standing, to_standing,
      on_version, reason, actor_id, actor_name, at, day)
    select ${regionId}, ${itemId}, coalesce(max(seq), 0) + 1, ${action}, ${from.work}, ${to.work}, ${from.standing},
      ${to.standing}, ${onVersion}::integer, ${reason}, ${actor.id}, ${actor.name}, ${at}::timestamptz,
      ${chinaDay(at)}
    from item_event where region_id = ${regionId} and item_id = ${itemId}`.execute(tx);
};

/** Writes a step on a locked item with its event and its audit. @returns the item as it now stands */
export const writeStep = async (
  tx: Tx,
  actor: Actor,
  item: ItemRow,
  { action, state, set, reason, noted = {}, now }: Written,
): Promise<ItemRow> => {
  const { region_id: regionId, id, version } = item;
  await tx
    .updateTable('item')
    .set({ ...set, ...state, version: version + 1, updated_at: now })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
  const from = stateOf(item);
  const event = { regionId, itemId: id, action, from, to: state, onVersion: version, reason, at: now };
  await addEvent(tx, actor, event);
  await record(tx, actor, [
    {
      regionId,
      action: `item.${action}`,
      subject: 'item',
      subjectId: id,
      before: { ...from, version },
      after: { ...state, version: version + 1, ...(reason !== '' && { reason }), ...noted },
    },
  ]);
  const written = await readItem(tx, regionId, id);
  if (!written) throw new Error(`item ${id} was written and is not there`);
  return written;
};
