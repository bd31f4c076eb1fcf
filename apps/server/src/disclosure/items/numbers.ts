import { sql } from 'kysely';
import type { Tx } from '../../platform/database/open.ts';

/**
 * The unit's part of its index numbers, given at its first publication. The counter of the region is the largest code
 * given; who gives the next one holds the region until the transaction ends.
 */
export const unitCode = async (tx: Tx, regionId: string, unitId: string): Promise<number> => {
  const known = () =>
    tx
      .selectFrom('unit_code')
      .select('code')
      .where('region_id', '=', regionId)
      .where('unit_id', '=', unitId)
      .executeTakeFirst();
  const before = await known();
  if (before) return before.code;
  await tx
    .selectFrom('region')
    .select('id')
    .where('id', '=', regionId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const meanwhile = await known();
  if (meanwhile) return meanwhile.code;
  const { rows } = await sql<{ code: number }>`
    insert into unit_code (region_id, unit_id, code)
    select ${regionId}, ${unitId}, coalesce(max(code), 0) + 1 from unit_code where region_id = ${regionId}
    returning code`.execute(tx);
  const [given] = rows;
  if (!given) throw new Error('no unit code was given');
  return given.code;
};

/**
 * Takes the next `count` index numbers of a unit's year. The counter's row is held until the transaction ends: where
 * that fails its numbers go to the next, so that none is left out.
 * @returns the first of them
 */
export const takeNumbers = async (
  tx: Tx,
  regionId: string,
  unitId: string,
  year: number,
  count = 1,
): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    insert into index_counter as c (region_id, unit_id, year, last)
    values (${regionId}, ${unitId}, ${year}::integer, ${count}::integer)
    on conflict (region_id, unit_id, year) do update set last = c.last + excluded.last
    returning last`.execute(tx);
  const [counter] = rows;
  if (!counter) throw new Error('no index number was given');
  return counter.last - count + 1;
};
