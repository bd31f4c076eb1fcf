import { sql } from 'kysely';
import type { Db } from '../platform/database/open.ts';
import type { Scope, Target } from '../platform/permissions/index.ts';
import { rosterOf } from './duties.ts';
import { type HistoryEntry, historyOf } from './history.ts';
import {
  type GapKind,
  gapKinds,
  type RegionLevel,
  rosterKindIds,
  type UnitKind,
  type UnitStatus,
} from './kinds.ts';
import type { Duty, Unit } from './tables.ts';
import { readUnit, unitsOf } from './unit-store.ts';

export interface Region {
  id: string;
  parentId: string | null;
  name: string;
  level: RegionLevel;
}

/** Regions named, with those above and below them; all where none is named. */
export const regionsAround = async (db: Db, ids: readonly string[] | null): Promise<Region[]> => {
  const named =
    ids === null
      ? sql`select id from region`
      : sql`select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`;
  const { rows } = await sql<Region>`
    with recursive above as (
      select id, parent_id from region where id in (${named})
      union
      select r.id, r.parent_id from region r join above a on r.id = a.parent_id
    ), below as (
      select id from region where id in (${named})
      union
      select r.id from region r join below b on r.parent_id = b.id
    )
    select id, parent_id as "parentId", name, level from region
    where id in (select id from above union select id from below) order by id`.execute(db);
  return rows;
};

/** The regions in which someone may do something at all: whole, or by a unit. */
export const regionsOf = ({ regions }: Scope, held: readonly { regionId: string }[]): string[] | null => {
  const all = [...regions, ...held.map(({ regionId }) => regionId)];
  return all.includes('*') ? null : [...new Set(all)];
};

export interface TreeNode {
  id: string;
  parentId: string | null;
  name: string;
  shortName: string;
  kind: UnitKind;
  areaId: string | null;
  sort: number;
  status: UnitStatus;
  version: number;
  /** What is missing from the duty roster. */
  gaps: GapKind[];
}

/** What is missing from the roster of a unit `u`, as an array in SQL; looked up by index, whatever the planner knows. */
const gapsOf = sql<GapKind[]>`case when u.status = 'active' and u.kind in (${sql.join(rosterKindIds)})
  then array(select g from unnest(array[${sql.join(gapKinds)}]::text[]) with ordinality as x(g, place)
    where not exists (select from duty d where d.region_id = u.region_id and d.unit_id = u.id and d.kind = g
      and d.to_day is null) order by place)
  else '{}'::text[] end`;

/** The units of a region as a flat list, parents named, in one round trip. */
export const treeOf = async (db: Db, regionId: string, { ended = false } = {}): Promise<TreeNode[]> => {
  const { rows } = await sql<TreeNode>`
    select u.id, u.parent_id as "parentId", u.name, u.short_name as "shortName", u.kind, u.area_id as "areaId",
      u.sort, u.status, u.version, ${gapsOf} as gaps
    from unit u
    where u.region_id = ${regionId} and (u.status = 'active' or ${ended}::boolean)
    order by u.sort, u.id`.execute(db);
  return rows;
};

export interface Page {
  page: number;
  pageSize: number;
}

export interface Gap {
  id: string;
  name: string;
  kind: UnitKind;
  gaps: GapKind[];
}

/** Active units whose roster lacks a leader in charge, a section or an officer. */
export const unitsWithGaps = async (
  db: Db,
  regionId: string,
  { page, pageSize }: Page,
): Promise<{ items: Gap[]; total: number }> => {
  const { rows } = await sql<Gap & { total: number }>`
    with found as (
      select u.id, u.name, u.kind, u.sort, ${gapsOf} as gaps
      from unit u
      where u.region_id = ${regionId} and u.status = 'active'
    )
    select id, name, kind, gaps, count(*) over () as total from found where cardinality(gaps) > 0
    order by sort, id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return {
    items: rows.map(({ total: _total, ...gap }) => gap),
    total: Number(rows[0]?.total ?? 0),
  };
};

/** A unit with its roster, what happened to it, and what was merged into it. */
export interface UnitDetail {
  unit: Unit;
  parentName: string | null;
  successorName: string | null;
  roster: Duty[];
  history: HistoryEntry[];
  predecessors: { id: string; name: string; toDay: string | null }[];
}

export const readUnitDetail = async (
  db: Db,
  regionId: string,
  id: string,
): Promise<UnitDetail | undefined> => {
  const unit = await readUnit(db, regionId, id);
  if (!unit) return undefined;
  const related = await unitsOf(db, regionId)
    .where(({ eb, or }) =>
      or([
        eb('successor_id', '=', id),
        ...[unit.parentId, unit.successorId]
          .filter(other => other !== null)
          .map(other => eb('id', '=', other)),
      ]),
    )
    .orderBy('to_day')
    .execute();
  const nameOf = (wanted: string | null) => related.find(other => other.id === wanted)?.name ?? null;
  return {
    unit,
    parentName: nameOf(unit.parentId),
    successorName: nameOf(unit.successorId),
    roster: await rosterOf(db, regionId, id),
    history: await historyOf(db, regionId, id),
    predecessors: related
      .filter(({ successorId }) => successorId === id)
      .map(({ id: of, name, toDay }) => ({ id: of, name, toDay })),
  };
};

/** A unit as the target of an action: with those above it. */
export const unitTarget = async (db: Db, regionId: string, id: string): Promise<Target | null> => {
  const row = await db
    .selectFrom('unit')
    .select('path')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { regionId, unitIds: row.path } : null;
};

/** The unit of a duty as the target of an action. */
export const dutyTarget = async (db: Db, regionId: string, id: string): Promise<Target | null> => {
  const row = await db
    .selectFrom('duty')
    .innerJoin('unit', join =>
      join.onRef('unit.region_id', '=', 'duty.region_id').onRef('unit.id', '=', 'duty.unit_id'),
    )
    .select('unit.path')
    .where('duty.region_id', '=', regionId)
    .where('duty.id', '=', id)
    .executeTakeFirst();
  return row ? { regionId, unitIds: row.path } : null;
};
