/** Lists as pages show them: which items, in one statement; the items themselves and counts are fragments. */
import { sql } from 'kysely';
import { type Db, keepPrepared } from '../../platform/database/open.ts';
import { made } from './cache.ts';
import type { Fragments } from './fragments.ts';
import { type ItemRow, itemJson, lastPage, pageSize } from './rows.ts';

/** With what lists are read. */
export interface Reader {
  db: Db;
  fragments: Fragments;
  regionId: string;
}

export interface ListPage {
  items: ItemRow[];
  total: number;
}

/** Where a list takes its items from: everything, or some columns or units. */
export type Places = { by: 'region' } | { by: 'columns' | 'units'; ids: readonly string[] };

/** A column as lists need it: itself first in its path. */
interface Column {
  id: string;
  slug: string;
  kind: string;
  path: string[];
}

/** All columns of the region, with those of its units. */
export const columnsOf = ({ db, fragments, regionId }: Reader): Promise<Column[]> =>
  fragments.once(
    regionId,
    'columns',
    [],
    async () =>
      (
        await sql<Column>`select id, slug, kind, path from catalogue_column where region_id = ${regionId}`.execute(
          db,
        )
      ).rows,
  );

/** The items of these ids that are published, in the order of the ids. */
const rowsOf = async ({ db, fragments, regionId }: Reader, ids: readonly string[]): Promise<ItemRow[]> => {
  const rows = await fragments.each<ItemRow>(regionId, 'row', ids, made.item, async missing => {
    const { rows: read } = await sql<{ row: ItemRow }>`${keepPrepared}select ${itemJson} as row from item i
      where i.region_id = ${regionId} and i.id = any(${[...missing]}::text[]) and i.standing = 'published'`.execute(
      db,
    );
    return new Map(read.map(({ row }) => [row.id, row]));
  });
  return ids.flatMap(id => rows.get(id) ?? []);
};

const columnOf = { columns: 'column_id', units: 'unit_id' } as const;

/** The ids of the newest: of several places each gives its newest, which its index holds in order. */
const newestIds = (regionId: string, places: Places, limit: number, offset: number) => {
  const order = sql`order by published_at desc, id desc`;
  const published = sql`region_id = ${regionId} and standing = 'published'`;
  if (places.by === 'region')
    return sql<
      string[]
    >`array(select id from item where ${published} ${order} limit ${limit} offset ${offset})`;
  const column = sql.ref(columnOf[places.by]);
  const [only, ...others] = places.ids;
  if (only !== undefined && others.length === 0)
    return sql<string[]>`array(select id from item where ${published} and ${column} = ${only}
      ${order} limit ${limit} offset ${offset})`;
  return sql<
    string[]
  >`array(select n.id from unnest(${[...places.ids]}::text[]) as places (place_id) cross join lateral (
      select id, published_at from item where ${published} and ${column} = places.place_id ${order} limit ${limit + offset}) n
    ${order} limit ${limit} offset ${offset})`;
};

/** The newest of a source. */
export const newest = async (reader: Reader, places: Places, limit: number): Promise<ItemRow[]> => {
  const { rows } = await sql<{
    ids: string[];
  }>`${keepPrepared}select ${newestIds(reader.regionId, places, limit, 0)} as ids`.execute(reader.db);
  return rowsOf(reader, rows[0]?.ids ?? []);
};

type Counted = 'published' | 'in-force';

/** How many items a column holds, itself alone: read again where something was published in it or below it. */
const countsOf = async (
  { db, fragments, regionId }: Reader,
  ids: readonly string[],
  counted: Counted,
  day: string,
): Promise<number> => {
  const key = counted === 'published' ? 'count' : `in-force ${day}`;
  const which =
    counted === 'published'
      ? sql`true`
      : sql`kind in ('normative', 'rule') and (valid_from is null or valid_from <= ${day})
          and (valid_to is null or valid_to > ${day})`;
  const counts = await fragments.each<number>(regionId, key, ids, made.column, async missing => {
    const { rows } = await sql<{ id: string; count: number }>`${keepPrepared}
      select column_id as id, count(*)::int as count from item
      where region_id = ${regionId} and standing = 'published' and column_id = any(${[...missing]}::text[])
        and ${which} group by column_id`.execute(db);
    return new Map([
      ...missing.map(id => [id, 0] as const),
      ...rows.map(each => [each.id, each.count] as const),
    ]);
  });
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
};

/** How many are published in the region, and how many rules and normative documents of them are in force on the day. */
export const countRegion = async (reader: Reader, counted: Counted, day: string): Promise<number> =>
  countsOf(
    reader,
    (await columnsOf(reader)).map(({ id }) => id),
    counted,
    day,
  );

/** The most that pages can show, and one more. */
const most = lastPage * pageSize + 1;

/** Places whose items are counted with the list; of more the counts are kept. */
const countedAtOnce = 8;

const totalOf = async (reader: Reader, places: Places): Promise<number> => {
  const ids = places.by === 'region' ? (await columnsOf(reader)).map(({ id }) => id) : places.ids;
  return Math.min(await countsOf(reader, ids, 'published', ''), most);
};

/** A page of a list. */
export const readPage = async (reader: Reader, places: Places, page: number): Promise<ListPage> => {
  const { db, regionId } = reader;
  const atOnce = places.by === 'units' || (places.by === 'columns' && places.ids.length <= countedAtOnce);
  const count = atOnce
    ? sql<number>`(select count(*)::int from (select from item where region_id = ${regionId} and standing = 'published'
        and ${sql.ref(columnOf[places.by])} = any(${[...places.ids]}::text[]) limit ${most}) as counted)`
    : sql<null>`null::int`;
  const reading = sql<{ ids: string[]; total: number | null }>`${keepPrepared}
    select ${newestIds(regionId, places, pageSize, (page - 1) * pageSize)} as ids, ${count} as total`.execute(
    db,
  );
  const kept = atOnce ? null : totalOf(reader, places);
  // Awaited below: an error is not to be nobody's while the statement runs.
  kept?.catch(() => undefined);
  const { ids, total } = (await reading).rows[0] ?? { ids: [], total: 0 };
  return { items: await rowsOf(reader, ids), total: total ?? (await kept) ?? 0 };
};
