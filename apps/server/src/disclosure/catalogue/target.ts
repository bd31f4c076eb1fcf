import { unitTarget } from '../../organization/index.ts';
import type { Db } from '../../platform/database/open.ts';
import type { Target } from '../../platform/permissions/index.ts';

/** A unit as the target of an action, or (null) the whole region. */
export const placeTarget = async (db: Db, regionId: string, unitId: string | null): Promise<Target | null> =>
  unitId === null ? { regionId, unitIds: [] } : unitTarget(db, regionId, unitId);

/** What changing a column is done to: its unit, or the region whose own column it is. */
export const columnTarget = async (db: Db, regionId: string, id: string): Promise<Target | null> => {
  const row = await db
    .selectFrom('catalogue_column')
    .select('unit_id')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? placeTarget(db, regionId, row.unit_id) : null;
};
