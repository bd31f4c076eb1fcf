import { sql } from 'kysely';
import { Problem } from '../platform/api/problem.ts';
import type { Tx } from '../platform/database/open.ts';
import { labelOf, unitStatuses } from './kinds.ts';
import type { Unit } from './tables.ts';
import { unitsOf } from './unit-store.ts';

const refuse = (code: string, message: string, field?: string) =>
  new Problem(409, code, message, field === undefined ? {} : { fields: { [field]: message } });

const latest = async (
  tx: Tx,
  regionId: string,
  which: ReturnType<typeof sql<boolean>>,
): Promise<string | null> => {
  const row = await tx
    .selectFrom('unit_event')
    .select(({ fn }) => fn.max<string | null>('day').as('day'))
    .where('region_id', '=', regionId)
    .where(which)
    .executeTakeFirst();
  return row?.day ?? null;
};

const among = (ids: readonly string[]) =>
  sql`unit_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

/** An ended unit stays as it was. */
export const refuseEnded = ({ name, status, toDay }: Unit): Problem | undefined =>
  status === 'active'
    ? undefined
    : refuse('unit-ended', `“${name}”${labelOf(unitStatuses, status)}（${toDay}），不能再办理变动。`);

/** What happened to a unit is entered in the order of its days. */
export const refuseOutOfOrder = async (
  tx: Tx,
  { regionId, id, name }: Unit,
  day: string,
): Promise<Problem | undefined> => {
  const last = await latest(tx, regionId, sql<boolean>`unit_id = ${id}`);
  return last === null || last <= day
    ? undefined
    : refuse('day-too-early', `“${name}”在${last}已有变动，生效日期不能早于那一天。`, 'day');
};

/** The units above did not move after the day: no unit comes to lie below itself on any day. */
export const refuseMovedAbove = async (
  tx: Tx,
  { regionId, path, name, fromDay }: Unit,
  day: string,
): Promise<Problem | undefined> => {
  if (day < fromDay)
    return refuse('day-too-early', `“${name}”${fromDay}才设立，生效日期不能早于那一天。`, 'day');
  const last = await latest(tx, regionId, sql<boolean>`kind = 'move' and ${among(path)}`);
  return last === null || last <= day
    ? undefined
    : refuse('day-too-early', `“${name}”或其上级在${last}调整过隶属，生效日期不能早于那一天。`, 'day');
};

/** Units that were below it on later days would lie below a unit that is no more. */
export const refuseBelowLater = async (
  tx: Tx,
  { regionId, id, name }: Unit,
  day: string,
): Promise<Problem | undefined> => {
  const last = await latest(tx, regionId, sql<boolean>`before ->> 'parentId' = ${id}`);
  return last === null || last <= day
    ? undefined
    : refuse('day-too-early', `“${name}”的下级机构在${last}还有变动，生效日期不能早于那一天。`, 'day');
};

/** A name is one active unit's alone within the region. */
export const refuseTakenName = async (
  tx: Tx,
  regionId: string,
  name: string,
  own: string | null = null,
): Promise<Problem | undefined> => {
  const holder = await tx
    .selectFrom('unit')
    .select('id')
    .where('region_id', '=', regionId)
    .where('name', '=', name)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return holder === undefined || holder.id === own
    ? undefined
    : refuse('name-taken', `本区域已有名为“${name}”的机构。请改用其他名称，或在原有机构上修改。`, 'name');
};

/** The area is the region itself or one below it. */
export const refuseArea = async (
  tx: Tx,
  regionId: string,
  areaId: string | null,
): Promise<Problem | undefined> => {
  if (areaId === null || areaId === regionId) return undefined;
  const { rows } = await sql`
    with recursive above as (
      select id, parent_id from region where id = ${areaId}
      union all
      select r.id, r.parent_id from region r join above a on r.id = a.parent_id
    ) select 1 from above where id = ${regionId}`.execute(tx);
  return rows.length > 0
    ? undefined
    : refuse('no-such-area', '所在区域不在本区域之内。请从列表中选择。', 'areaId');
};

export const activeChildren = (tx: Tx, { regionId, id }: Unit): Promise<Unit[]> =>
  unitsOf(tx, regionId)
    .where('parent_id', '=', id)
    .where('status', '=', 'active')
    .orderBy('sort')
    .orderBy('id')
    .execute();

const listed = 5;

/** A unit with active units below it is not closed: they would be nobody's. */
export const refuseChildren = async (tx: Tx, unit: Unit): Promise<Problem | undefined> => {
  const children = await activeChildren(tx, unit);
  if (children.length === 0) return undefined;
  const names = children.slice(0, listed).map(({ name }) => `“${name}”`);
  const more = children.length > listed ? `等${children.length}个机构` : '';
  return refuse(
    'has-children',
    `“${unit.name}”还有下级机构${names.join('、')}${more}。请先调整它们的隶属，或先将它们撤销、合并。`,
  );
};

/** The first problem found; later checks are not made. */
export const firstProblem = async (
  ...checks: (() => Problem | undefined | Promise<Problem | undefined>)[]
): Promise<Problem | undefined> => {
  for (const check of checks) {
    const problem = await check();
    if (problem) return problem;
  }
  return undefined;
};

export { refuse };
