import type { FlowState } from '@gongkai/law';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Target } from '../../platform/permissions/index.ts';

/** A row of `item`. */
export type ItemRow = Selectable<Tables['item']>;

/** Which item, as the one who changes it last saw it. */
export interface ItemRef {
  regionId: string;
  id: string;
  version: number;
}

export const stateOf = ({ standing, work }: Pick<ItemRow, 'standing' | 'work'>): FlowState => ({
  standing,
  work,
});

export const readItem = (db: Db, regionId: string, id: string): Promise<ItemRow | undefined> =>
  db.selectFrom('item').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst();

/**
 * The item, locked until the transaction ends, together with what it amends or repeals: those are written to when it
 * is published. All in the order of their ids, so that two who lock do it one after the other.
 */
export const lockItem = async (tx: Tx, regionId: string, id: string): Promise<ItemRow | undefined> => {
  await sql`
    select id from item where region_id = ${regionId} and (id = ${id} or id in (
      select to_id from item_link where region_id = ${regionId} and from_id = ${id} and kind in ('amends', 'repeals')))
    order by id for no key update`.execute(tx);
  return readItem(tx, regionId, id);
};

/** An item as the target of an action: its unit with those above it. */
export const itemTarget = async (db: Db, regionId: string, id: string): Promise<Target | null> => {
  const row = await db
    .selectFrom('item')
    .innerJoin('unit', join =>
      join.onRef('unit.region_id', '=', 'item.region_id').onRef('unit.id', '=', 'item.unit_id'),
    )
    .select('unit.path')
    .where('item.region_id', '=', regionId)
    .where('item.id', '=', id)
    .executeTakeFirst();
  return row ? { regionId, unitIds: row.path } : null;
};
