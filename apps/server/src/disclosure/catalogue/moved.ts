import type { Db } from '../../platform/database/open.ts';
import type { JobHandler } from '../../platform/platform.ts';
import { indexMany } from '../search/index.ts';

/** Published items of the column and those below it after an id, in the order of their ids. */
const itemsAfter = (db: Db, regionId: string, columnId: string, after: string, limit: number) =>
  db
    .selectFrom('item')
    .innerJoin('catalogue_column as c', join =>
      join.onRef('c.region_id', '=', 'item.region_id').onRef('c.id', '=', 'item.column_id'),
    )
    .select('item.id')
    .where('item.region_id', '=', regionId)
    .where('item.standing', '=', 'published')
    .where('item.id', '>', after)
    .where(({ eb, val, fn }) => eb(val(columnId), '=', fn.any('c.path')))
    .orderBy('item.id')
    .limit(limit)
    .execute();

/** Items to a transaction. */
const batch = 200;

export interface MovedData {
  regionId: string;
  columnId: string;
}

export const movedJobName = 'column.moved';

/** After a column was moved, what stands in it is found under its new place too; done again it does no harm. */
export const movedJob: JobHandler = {
  name: movedJobName,
  run: async ({ regionId, columnId }: MovedData, { database: { db } }) => {
    for (let after = ''; ; ) {
      const ids = (await itemsAfter(db, regionId, columnId, after, batch)).map(({ id }) => id);
      const last = ids.at(-1);
      if (last === undefined) return;
      await indexMany(db, regionId, ids);
      after = last;
    }
  },
};
