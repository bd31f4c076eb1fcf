import { limitOf, overdueOf, parseCalendarDate } from '@gongkai/law';
import { sql } from 'kysely';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import type { Column, ColumnStateView } from './schemas.ts';

interface Wanted {
  /** The columns of a unit; null: those of the region itself; undefined: all. */
  unitId?: string | null | undefined;
  ended?: boolean | undefined;
  /** `2024-03-01` for how it stands on another day; today where none is named. */
  today?: string | undefined;
}

type Row = Column & {
  unitName: string | null;
  dutyUnitName: string | null;
  ownItems: number;
  items: number;
  lastDay: string | null;
};

/** A day that the database vouches for. */
const dayOf = (text: string) => {
  const result = parseCalendarDate(text);
  if ('error' in result) throw new Error(result.error.message);
  return result.date;
};

const stateOf = (row: Row, today: string): ColumnStateView => {
  const state = overdueOf(row, row.lastDay === null ? null : dayOf(row.lastDay), dayOf(today));
  const left = 'daysLeft' in state ? state.daysLeft : 'daysOver' in state ? -state.daysOver : null;
  return {
    ...row,
    ownItems: Number(row.ownItems),
    items: Number(row.items),
    limit: limitOf(row),
    state: state.state,
    dueDay: 'dueDay' in state ? state.dueDay : null,
    daysLeft: left,
  };
};

const unitIs = (unitId: string | null | undefined) => {
  if (unitId === undefined) return sql`true`;
  return unitId === null ? sql`c.unit_id is null` : sql`c.unit_id = ${unitId}`;
};

/** Whose tree it is holds what it counts: below a unit's column stand columns of that unit alone. */
const inColumnsOf = (regionId: string, unitId: string | null | undefined) =>
  unitId === undefined
    ? sql`true`
    : sql`column_id in (select c.id from catalogue_column c where c.region_id = ${regionId} and ${unitIs(unitId)})`;

/**
 * Columns as a flat list in the order of the tree's levels, each with what it and those below it hold, when something
 * was last published there, and how it stands to its limit. One query.
 */
export const columnStates = async (
  db: Db,
  regionId: string,
  { unitId, ended = false, today = chinaDay() }: Wanted = {},
): Promise<ColumnStateView[]> => {
  const { rows } = await sql<Row>`
    with own as (
      select column_id, count(*) as items, max(published_at) as last from item
      where region_id = ${regionId} and standing = 'published' and ${inColumnsOf(regionId, unitId)}
      group by column_id
    ), whole as (
      select above.id, sum(own.items) as items, max(own.last) as last
      from own join catalogue_column c on c.region_id = ${regionId} and c.id = own.column_id
      cross join lateral unnest(c.path) as above (id)
      group by above.id
    )
    select c.region_id as "regionId", c.id, c.unit_id as "unitId", c.parent_id as "parentId", c.path, c.name, c.slug,
      c.articles, c.category, c.field, c.kind, c.duty_unit_id as "dutyUnitId", c.limit_days as "limitDays", c.forms,
      c.description, c.keywords, c.sort, c.to_day as "toDay", c.version,
      u.name as "unitName", d.name as "dutyUnitName",
      coalesce(own.items, 0) as "ownItems", coalesce(whole.items, 0) as items,
      to_char(whole.last at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "lastDay"
    from catalogue_column c
    left join own on own.column_id = c.id
    left join whole on whole.id = c.id
    left join unit u on u.region_id = c.region_id and u.id = c.unit_id
    left join unit d on d.region_id = c.region_id and d.id = c.duty_unit_id
    where c.region_id = ${regionId} and ${unitIs(unitId)} and (c.to_day is null or ${ended}::boolean)
    order by cardinality(c.path), c.sort, c.id`.execute(db);
  return rows.map(row => stateOf(row, today));
};
