import { type Kysely, type RawBuilder, sql } from 'kysely';

const counts = sql`
  create table item_count (
    region_id text not null,
    place text not null check (place in ('column', 'unit')),
    place_id text not null,
    published integer not null,
    primary key (region_id, place, place_id)
  )`;

/** Adds rows of (region_id, column_id, unit_id, n) to the counts; in one order, so that no two wait for each other. */
const add = (changed: string): RawBuilder<unknown> =>
  sql.raw(`insert into item_count as c (region_id, place, place_id, published)
    select region_id, place, place_id, sum(n) from (${changed}) changed
      cross join lateral (values ('column', column_id), ('unit', unit_id)) as places (place, place_id)
    group by region_id, place, place_id having sum(n) <> 0 order by region_id, place, place_id
    on conflict (region_id, place, place_id) do update set published = c.published + excluded.published`);

const published = (rows: string, n: 1 | -1): string =>
  `select region_id, column_id, unit_id, ${n} as n from ${rows} where standing = 'published'`;

const before = published('rows_before', -1);
const after = published('rows_after', 1);

const changes = {
  insert: { sees: 'new table as rows_after', adds: after },
  update: {
    sees: 'old table as rows_before new table as rows_after',
    adds: `${before} union all ${after}`,
  },
  delete: { sees: 'old table as rows_before', adds: before },
} as const;

/** A statement's rows are counted together: a place is written once, however many of its items change. */
const triggers = Object.entries(changes).flatMap(([change, { sees, adds }]) => [
  sql`create function ${sql.ref(`item_counted_${change}`)}() returns trigger language plpgsql as $$
    begin ${add(adds)}; return null; end $$`,
  sql`create trigger ${sql.ref(`item_count_${change}`)} after ${sql.raw(change)} on item referencing ${sql.raw(sees)}
    for each statement execute function ${sql.ref(`item_counted_${change}`)}()`,
]);

/** How many items are published in each column and by each unit, kept by the database itself. */
export const countMigration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of [counts, add(published('item', 1)), ...triggers]) await statement.execute(db);
  },
};
