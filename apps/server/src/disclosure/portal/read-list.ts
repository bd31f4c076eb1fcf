/** Lists as pages show them: which items, in one statement; the items themselves and counts are fragments. */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import { keepPrepared } from '../../platform/database/prepared.ts';
import { made } from './cache.ts';
import type { Fragments } from './fragments.ts';
import { type ItemRow, type Nameless, namelessJson, pageSize } from './rows.ts';

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

/** A column as lists need it: itself and those above it in its path. */
interface Column {
  id: string;
  name: string;
  slug: string;
  kind: string;
  path: string[];
}

const byId = <T extends { id: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map(row => [row.id, row]));

/** All columns of the region by their ids, with those of its units. */
const columnMap = ({ db, fragments, regionId }: Reader): Promise<Record<string, Column>> =>
  fragments.once(regionId, 'columns', [], async () => {
    const { rows } =
      await sql<Column>`select id, name, slug, kind, path from catalogue_column where region_id = ${regionId}`.execute(
        db,
      );
    return byId(rows);
  });

/** All columns of the region, with those of its units. */
export const columnsOf = async (reader: Reader): Promise<Column[]> => Object.values(await columnMap(reader));

const unitMap = ({ db, fragments, regionId }: Reader): Promise<Record<string, { name: string }>> =>
  fragments.once(regionId, 'units', [], async () =>
    byId(
      (
        await sql<{
          id: string;
          name: string;
        }>`select id, name from unit where region_id = ${regionId}`.execute(db)
      ).rows,
    ),
  );

/** What names an item's unit and column, and the columns from the root to its own. */
export const readNames = async (reader: Reader) => {
  const [units, columns] = await Promise.all([unitMap(reader), columnMap(reader)]);
  return {
    named: (row: Nameless): ItemRow => ({
      ...row,
      unitName: units[row.unitId]?.name ?? '',
      columnName: columns[row.columnId]?.name ?? '',
      columnSlug: columns[row.columnId]?.slug ?? '',
    }),
    pathOf: (columnId: string): Column[] =>
      (columns[columnId]?.path ?? [])
        .flatMap(id => columns[id] ?? [])
        .toSorted((a, b) => a.path.length - b.path.length),
  };
};

/** The items of these ids that are published, in the order of the ids. */
const rowsOf = async (reader: Reader, ids: readonly string[]): Promise<ItemRow[]> => {
  const { db, fragments, regionId } = reader;
  const rows = await fragments.each<ItemRow>(regionId, 'row', ids, made.item, async missing => {
    const [{ named }, { rows: read }] = await Promise.all([
      readNames(reader),
      sql<{ row: Nameless }>`${keepPrepared}select ${namelessJson} as row from item i
        where i.region_id = ${regionId} and i.id = any(${[...missing]}::text[]) and i.standing = 'published'`.execute(
        db,
      ),
    ]);
    return new Map(read.map(({ row }) => [row.id, named(row)]));
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

/** How many items are published in the places together; the database keeps the counts. */
const publishedIn = (regionId: string, places: Places) => {
  const [place, some] =
    places.by === 'region'
      ? ['column', sql`true`]
      : [places.by === 'columns' ? 'column' : 'unit', sql`place_id = any(${[...places.ids]}::text[])`];
  return sql<number>`(select coalesce(sum(published), 0)::int from item_count
    where region_id = ${regionId} and place = ${place} and ${some})`;
};

/** How many are published in the region. */
export const countPublished = async ({ db, regionId }: Reader): Promise<number> => {
  const count = publishedIn(regionId, { by: 'region' });
  const { rows } = await sql<{ count: number }>`${keepPrepared}select ${count} as count`.execute(db);
  return rows[0]?.count ?? 0;
};

/** How many rules and normative documents of the region are in force on the day: counted anew where one was published. */
export const countInForce = async (reader: Reader, day: string): Promise<number> => {
  const { db, fragments, regionId } = reader;
  const ids = (await columnsOf(reader)).map(({ id }) => id);
  const counts = await fragments.each<number>(
    regionId,
    `in-force ${day}`,
    ids,
    made.column,
    async missing => {
      const { rows } = await sql<{ id: string; count: number }>`${keepPrepared}
      select column_id as id, count(*)::int as count from item
      where region_id = ${regionId} and standing = 'published' and column_id = any(${[...missing]}::text[])
        and kind in ('normative', 'rule') and (valid_from is null or valid_from <= ${day})
        and (valid_to is null or valid_to > ${day}) group by column_id`.execute(db);
      return new Map([
        ...missing.map(id => [id, 0] as const),
        ...rows.map(each => [each.id, each.count] as const),
      ]);
    },
  );
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
};

/** A page of a list; one statement, and another for rows that are not kept. */
export const readPage = async (reader: Reader, places: Places, page: number): Promise<ListPage> => {
  const { db, regionId } = reader;
  const ids = newestIds(regionId, places, pageSize, (page - 1) * pageSize);
  const { rows } = await sql<{ ids: string[]; total: number }>`${keepPrepared}
    select ${ids} as ids, ${publishedIn(regionId, places)} as total`.execute(db);
  const [found] = rows;
  return { items: await rowsOf(reader, found?.ids ?? []), total: found?.total ?? 0 };
};
