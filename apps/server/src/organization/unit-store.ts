import { sql } from 'kysely';
import { record } from '../platform/audit/index.ts';
import type { Db, Tx } from '../platform/database/open.ts';
import type { Actor } from '../platform/permissions/index.ts';
import { tellChanged } from './changed.ts';
import type { EventKind } from './kinds.ts';
import type { Unit, UnitState } from './tables.ts';

/** A unit's columns by the names of `Unit`. */
const unitColumns = [
  'region_id as regionId',
  'id',
  'parent_id as parentId',
  'name',
  'short_name as shortName',
  'kind',
  'area_id as areaId',
  'address',
  'hours',
  'telephone',
  'fax',
  'email',
  'website',
  'sort',
  'status',
  'from_day as fromDay',
  'to_day as toDay',
  'successor_id as successorId',
  'version',
  'path',
] as const;

export const unitsOf = (db: Db, regionId: string) =>
  db.selectFrom('unit').select(unitColumns).where('region_id', '=', regionId);

export const readUnit = (db: Db, regionId: string, id: string): Promise<Unit | undefined> =>
  unitsOf(db, regionId).where('id', '=', id).executeTakeFirst();

/** The part of a unit that its events keep. */
export const stateOf = ({
  regionId: _region,
  id: _id,
  version: _version,
  path: _path,
  ...state
}: Unit): UnitState => state;

/** One at a time changes the units of a region: rules that look at several units hold. @returns whether it exists */
export const lockRegion = async (tx: Tx, regionId: string): Promise<boolean> =>
  (await tx
    .selectFrom('region')
    .select('id')
    .where('id', '=', regionId)
    .forNoKeyUpdate()
    .executeTakeFirst()) !== undefined;

/** A change of one unit, already found to be allowed. */
export interface UnitChange {
  id: string;
  kind: EventKind;
  /** From this day on the unit is as `after` says. */
  day: string;
  note: string;
  before: Unit | null;
  after: UnitState;
}

const upsert = (tx: Tx, regionId: string, changes: readonly UnitChange[]) => {
  const rows = changes.map(({ id, before, after }) => ({
    ...after,
    id,
    version: (before?.version ?? 0) + 1,
  }));
  return sql`
    insert into unit (region_id, id, parent_id, name, short_name, kind, area_id, address, hours, telephone, fax,
      email, website, sort, status, from_day, to_day, successor_id, version)
    select ${regionId}, x.id, x."parentId", x.name, x."shortName", x.kind, x."areaId", x.address, x.hours,
      x.telephone, x.fax, x.email, x.website, x.sort, x.status, x."fromDay", x."toDay", x."successorId", x.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, "parentId" text, name text,
      "shortName" text, kind text, "areaId" text, address text, hours text, telephone text, fax text, email text,
      website text, sort integer, status text, "fromDay" text, "toDay" text, "successorId" text, version integer)
    on conflict (region_id, id) do update set parent_id = excluded.parent_id, name = excluded.name,
      short_name = excluded.short_name, kind = excluded.kind, area_id = excluded.area_id,
      address = excluded.address, hours = excluded.hours, telephone = excluded.telephone, fax = excluded.fax,
      email = excluded.email, website = excluded.website, sort = excluded.sort, status = excluded.status,
      to_day = excluded.to_day, successor_id = excluded.successor_id, version = excluded.version`.execute(tx);
};

const addEvents = (tx: Tx, actor: Actor, regionId: string, changes: readonly UnitChange[]) => {
  const rows = changes.map(({ id, kind, day, note, before, after }) => ({
    id,
    version: (before?.version ?? 0) + 1,
    kind,
    day,
    note,
    before: before && stateOf(before),
    after,
  }));
  return sql`
    insert into unit_event (region_id, unit_id, version, kind, day, note, before, after, actor_name)
    select ${regionId}, x.id, x.version, x.kind, x.day, x.note, x.before, x.after, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, version integer, kind text, day text,
      note text, before jsonb, after jsonb)`.execute(tx);
};

/** Works the paths out anew of the given units and all below them. */
const refreshPaths = (tx: Tx, regionId: string, ids: readonly string[]) => {
  // Of many units some may lie below others: then the whole region is walked from its roots.
  const start =
    ids.length === 1
      ? sql`select u.id, array[u.id] || coalesce(p.path, '{}') as path from unit u
          left join unit p on p.region_id = u.region_id and p.id = u.parent_id
          where u.region_id = ${regionId} and u.id = ${ids[0]}`
      : sql`select id, array[id] as path from unit where region_id = ${regionId} and parent_id is null`;
  return sql`
    with recursive walked as (
      ${start}
      union all
      select u.id, array[u.id] || w.path from unit u join walked w on u.parent_id = w.id
      where u.region_id = ${regionId}
    )
    update unit set path = walked.path from walked
    where unit.region_id = ${regionId} and unit.id = walked.id and unit.path <> walked.path`.execute(tx);
};

/** Writes changes with their events and their audit, each in one statement. */
export const writeUnits = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  changes: readonly UnitChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  await upsert(tx, regionId, changes);
  await tellChanged(tx, regionId);
  await addEvents(tx, actor, regionId, changes);
  const moved = changes.filter(({ before, after }) => before === null || before.parentId !== after.parentId);
  if (moved.length > 0)
    await refreshPaths(
      tx,
      regionId,
      moved.map(({ id }) => id),
    );
  await record(
    tx,
    actor,
    changes.map(({ id, kind, day, note, before, after }) => ({
      regionId,
      action: `unit.${kind}`,
      subject: 'unit',
      subjectId: id,
      before: before && stateOf(before),
      after: { ...after, day, note },
    })),
  );
};
