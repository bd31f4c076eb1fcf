import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Db } from '../src/platform/database/open.ts';
import { describeStores } from './stores.ts';

const region = '991123';
const columns = ['c1', 'c2', 'c3'] as const;
const units = ['u1', 'u2'] as const;
const ids = Array.from({ length: 8 }, (_, at) => `i${at}`);

const makePlaces = async (db: Db): Promise<void> => {
  await sql`insert into region (id, name, level) values (${region}, '云溪县', 'county')`.execute(db);
  await sql`insert into unit (region_id, id, name, kind, from_day, path)
    select ${region}, id, id, 'department', '2019-01-01', array[id] from unnest(${[...units]}::text[]) id`.execute(
    db,
  );
  await sql`insert into catalogue_column (region_id, id, path, name, slug, kind)
    select ${region}, id, array[id], id, id, 'other' from unnest(${[...columns]}::text[]) id`.execute(db);
};

/** What is kept, but for places of which nothing is published. */
const kept = async (db: Db) =>
  (
    await sql`select place, place_id, published from item_count where region_id = ${region} and published > 0
      order by place, place_id`.execute(db)
  ).rows;

const counted = async (db: Db) =>
  (
    await sql`select place, place_id, count(*)::int as published from item
        cross join lateral (values ('column', column_id), ('unit', unit_id)) as places (place, place_id)
      where region_id = ${region} and standing = 'published' group by place, place_id order by place, place_id`.execute(
      db,
    )
  ).rows;

interface Change {
  kind: 'insert' | 'publish' | 'withdraw' | 'move' | 'delete';
  ids: string[];
  column: (typeof columns)[number];
  unit: (typeof units)[number];
}

const some = (chosen: readonly string[]) => sql`region_id = ${region} and id = any(${[...chosen]}::text[])`;

const statements: Readonly<Record<Change['kind'], (change: Change) => ReturnType<typeof sql>>> = {
  insert: change => sql`insert into item (region_id, id, unit_id, column_id, standing, published_no, index_no)
    select ${region}, id, ${change.unit}, ${change.column}, 'published', 1, id from unnest(${change.ids}::text[]) id
    on conflict do nothing`,
  publish: change =>
    sql`update item set standing = 'published', withdrawn_at = null where ${some(change.ids)}`,
  withdraw: change =>
    sql`update item set standing = 'withdrawn', withdrawn_at = now() where ${some(change.ids)}`,
  move: change =>
    sql`update item set column_id = ${change.column}, unit_id = ${change.unit} where ${some(change.ids)}`,
  delete: change => sql`delete from item where ${some(change.ids)}`,
};

const changes: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...(Object.keys(statements) as Change['kind'][]), 'insert' as const),
  ids: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
  column: fc.constantFrom(...columns),
  unit: fc.constantFrom(...units),
});

describeStores('the counts of published items', open => {
  it('are as counted, whatever is inserted, published, withdrawn, moved or deleted, also where it is taken back', async () => {
    const { db } = await open();
    await makePlaces(db);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(changes, fc.boolean()), { maxLength: 12 }), async list => {
        for (const [change, takenBack] of list) {
          const done = db.transaction().execute(async tx => {
            await statements[change.kind](change).execute(tx);
            if (takenBack) throw new Error('taken back');
          });
          await (takenBack ? expect(done).rejects.toThrow('taken back') : done);
        }
        expect(await kept(db)).toEqual(await counted(db));
      }),
      { numRuns: 25 },
    );
  });

  it('are right where many publish into the same places at once', async () => {
    const { db } = await open();
    await makePlaces(db);
    const publish = (at: number) => {
      const [first = 'c1', second = 'c2'] = at % 2 === 0 ? columns : columns.toReversed();
      return sql`insert into item (region_id, id, unit_id, column_id, standing, published_no, index_no)
        values (${region}, ${`a${at}`}, 'u1', ${first}, 'published', 1, ${`a${at}`}),
          (${region}, ${`b${at}`}, 'u2', ${second}, 'published', 1, ${`b${at}`})`.execute(db);
    };
    await Promise.all(Array.from({ length: 30 }, (_, at) => publish(at)));
    expect(await kept(db)).toEqual(await counted(db));
    expect(await kept(db)).toContainEqual({ place: 'unit', place_id: 'u1', published: 30 });
  });
});
