import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { chinaDay } from '../platform/china-day.ts';
import type { Db, Tx } from '../platform/database/open.ts';
import { dutiesOf } from './duty-store.ts';
import type { Known } from './import-units.ts';
import { type Region, regionsAround } from './reads.ts';
import type { Organization } from './sheet.ts';
import type { Duty, Unit } from './tables.ts';
import { unitsOf } from './unit-store.ts';

/** Units in the order of the tree: each after its parent, before its parent's next child. */
const treeOrder = (units: readonly Unit[]): Unit[] => {
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const ordered: Unit[] = [];
  const waiting = [...(children.get(null) ?? [])].reverse();
  for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
    ordered.push(unit);
    waiting.push(...[...(children.get(unit.id) ?? [])].reverse());
  }
  return ordered;
};

const byUnit = (units: readonly Unit[], duties: readonly Duty[]): Duty[] => {
  const rosters = Map.groupBy(duties, ({ unitId }) => unitId);
  return units.flatMap(({ id }) => rosters.get(id) ?? []);
};

/** What a region has in force, as its workbook shows it. */
export const loadOrganization = async (db: Db, regionId: string): Promise<Organization> => {
  const found = await unitsOf(db, regionId)
    .where('status', '=', 'active')
    .orderBy('sort')
    .orderBy('id')
    .execute();
  const units = treeOrder(found);
  const duties = await dutiesOf(db, regionId)
    .where('to_day', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return { units, duties: byUnit(units, duties), areas: await areasOf(db, regionId) };
};

/** The region and those below it: where its units may sit. */
const areasOf = async (db: Db, regionId: string): Promise<Region[]> => {
  const regions = await regionsAround(db, [regionId]);
  const inside = new Set([regionId]);
  // In the order of codes a region comes after the one that it lies in.
  for (const { id, parentId } of regions) if (parentId !== null && inside.has(parentId)) inside.add(id);
  return regions.filter(({ id }) => inside.has(id));
};

interface FormerName {
  name: string;
  day: string;
  now: string;
  status: string;
  successor: string | null;
}

const sentenceOf = ({ name, day, now, status, successor }: FormerName): string => {
  if (status === 'merged') return `“${name}”已于${day}并入“${successor}”，请改用“${successor}”`;
  if (status === 'closed')
    return `“${name}”已于${day}撤销，不能再用；确要重新设立同名机构的，请先在系统中单独新建`;
  return `“${name}”已于${day}更名为“${now}”，请改用现在的名称`;
};

const formerNames = async (db: Db, regionId: string): Promise<Map<string, string>> => {
  const { rows } = await sql<FormerName>`
    with known as (
      select e.before ->> 'name' as name, e.day, e.unit_id from unit_event e
      where e.region_id = ${regionId} and e.kind = 'rename' and e.before ->> 'name' <> e.after ->> 'name'
      union all
      select name, to_day, id from unit where region_id = ${regionId} and status <> 'active'
    )
    select k.name, coalesce(u.to_day, k.day) as day, u.name as now, u.status, s.name as successor
    from known k join unit u on u.region_id = ${regionId} and u.id = k.unit_id
    left join unit s on s.region_id = ${regionId} and s.id = u.successor_id
    order by k.day`.execute(db);
  return new Map(rows.map(row => [row.name, sentenceOf(row)]));
};

/** What an import is checked against. */
export const loadKnown = async (db: Db, regionId: string): Promise<Known> => ({
  ...(await loadOrganization(db, regionId)),
  former: await formerNames(db, regionId),
  today: chinaDay(),
  newId: randomUUID,
});

/** The same, held until the transaction ends: nobody changes meanwhile what the import was checked against. */
export const lockKnown = async (tx: Tx, regionId: string): Promise<Known> => {
  await tx.selectFrom('unit').select('id').where('region_id', '=', regionId).forNoKeyUpdate().execute();
  return loadKnown(tx, regionId);
};
