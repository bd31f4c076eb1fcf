import { sql } from 'kysely';
import type { Db } from '../platform/database/open.ts';
import { eventKinds, labelOf, unitKinds, unitStatuses } from './kinds.ts';
import type { UnitState } from './tables.ts';

/** A unit as it stood on a day. */
export interface UnitAsOf extends UnitState {
  id: string;
}

/**
 * The units of a region as they stood on a day, with the names that they bore then: those in being, and with
 * `ended` also those that had ended by then. A unit set up before its parent stands at the top until then.
 */
export const unitsAsOf = async (
  db: Db,
  regionId: string,
  day: string,
  { ended = false } = {},
): Promise<UnitAsOf[]> => {
  const rows = await db
    .selectFrom('unit_event')
    .distinctOn('unit_id')
    .select(['unit_id as id', 'after'])
    .where('region_id', '=', regionId)
    .where('day', '<=', day)
    .orderBy('unit_id')
    .orderBy('version', 'desc')
    .execute();
  const units = rows.map(({ id, after }): UnitAsOf => ({ id, ...after }));
  const known = new Set(units.map(({ id }) => id));
  return units
    .filter(({ status }) => ended || status === 'active')
    .map(unit => ({
      ...unit,
      parentId: unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null,
    }))
    .sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1));
};

/** One thing that an event changed, in words. */
interface FieldChange {
  field: string;
  label: string;
  before: string;
  after: string;
}

export interface HistoryEntry {
  version: number;
  day: string;
  kind: string;
  label: string;
  note: string;
  changes: FieldChange[];
  actorName: string;
  recordedAt: string;
}

const fields: Partial<Record<keyof UnitState, string>> = {
  name: '机构名称',
  shortName: '简称',
  kind: '机构类型',
  parentId: '上级机构',
  areaId: '所在区域',
  address: '地址',
  hours: '办公时间',
  telephone: '电话',
  fax: '传真',
  email: '邮箱',
  website: '网址',
  sort: '排序',
  status: '状态',
  successorId: '并入',
};

type Names = ReadonlyMap<string, string>;

const shown: Partial<Record<keyof UnitState, (value: string, names: Names) => string>> = {
  kind: value => labelOf(unitKinds, value),
  status: value => labelOf(unitStatuses, value),
  parentId: (value, names) => names.get(value) ?? value,
  successorId: (value, names) => names.get(value) ?? value,
  areaId: (value, names) => names.get(value) ?? value,
};

const textOf = (field: keyof UnitState, state: UnitState | null, names: Names): string => {
  const value = state?.[field] ?? '';
  return value === '' ? '' : (shown[field]?.(String(value), names) ?? String(value));
};

/** What differs between two states, in words; of a new unit nothing does. */
export const changesBetween = (before: UnitState | null, after: UnitState, names: Names): FieldChange[] =>
  before === null
    ? []
    : (Object.entries(fields) as [keyof UnitState, string][])
        .filter(([field]) => before[field] !== after[field])
        .map(([field, label]) => ({
          field,
          label,
          before: textOf(field, before, names),
          after: textOf(field, after, names),
        }));

/** What happened to a unit, newest first. Other units are named as they are called today. */
export const historyOf = async (db: Db, regionId: string, id: string): Promise<HistoryEntry[]> => {
  const events = await db
    .selectFrom('unit_event')
    .select(['version', 'day', 'kind', 'note', 'before', 'after', 'actor_name', 'recorded_at'])
    .where('region_id', '=', regionId)
    .where('unit_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  const named = [
    ...new Set(
      events
        .flatMap(({ before, after }) => [before, after])
        .flatMap(state => [state?.parentId, state?.successorId, state?.areaId])
        .filter(value => typeof value === 'string'),
    ),
  ];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from unit where region_id = ${regionId} and id in (select jsonb_array_elements_text(${JSON.stringify(named)}::jsonb))
    union all
    select id, name from region where id in (select jsonb_array_elements_text(${JSON.stringify(named)}::jsonb))`.execute(
    db,
  );
  const names = new Map(rows.map(({ id: of, name }) => [of, name]));
  return events.map(({ version, day, kind, note, before, after, actor_name, recorded_at }) => ({
    version,
    day,
    kind,
    label: labelOf(eventKinds, kind),
    note,
    changes: changesBetween(before, after, names),
    actorName: actor_name,
    recordedAt: recorded_at.toISOString(),
  }));
};
