import { type Kysely, sql } from 'kysely';
import { dutyKindIds, eventKindIds, regionLevelIds, unitKindIds, unitStatusIds } from './kinds.ts';

const oneOf = (column: string, ids: readonly string[]) =>
  sql`check (${sql.ref(column)} in (${sql.join(ids.map(id => sql.lit(id)))}))`;

const isDay = (column: string) => sql`check (${sql.ref(column)} ~ '^\\d{4}-\\d{2}-\\d{2}$')`;

/** Codes of the state's administrative divisions: known to all, the same for all. */
const region = sql`
  create table region (
    id text primary key check (id ~ '^\\d{6,12}$'),
    parent_id text references region (id),
    name text not null,
    level text not null ${oneOf('level', regionLevelIds)}
  )`;

const unit = sql`
  create table unit (
    region_id text not null references region (id),
    id text not null,
    parent_id text,
    name text not null check (name <> ''),
    short_name text not null default '',
    kind text not null ${oneOf('kind', unitKindIds)},
    area_id text references region (id),
    address text not null default '',
    hours text not null default '',
    telephone text not null default '',
    fax text not null default '',
    email text not null default '',
    website text not null default '',
    sort integer not null default 0,
    status text not null default 'active' ${oneOf('status', unitStatusIds)},
    from_day text not null ${isDay('from_day')},
    to_day text ${isDay('to_day')},
    successor_id text,
    version integer not null default 1,
    path text[] not null default '{}',
    primary key (region_id, id),
    foreign key (region_id, parent_id) references unit (region_id, id),
    foreign key (region_id, successor_id) references unit (region_id, id),
    check ((status = 'active') = (to_day is null)),
    check ((status = 'merged') = (successor_id is not null))
  )`;

const unitEvent = sql`
  create table unit_event (
    region_id text not null,
    unit_id text not null,
    version integer not null,
    kind text not null ${oneOf('kind', eventKindIds)},
    day text not null ${isDay('day')},
    before jsonb,
    after jsonb not null,
    note text not null default '',
    actor_name text not null,
    recorded_at timestamptz not null default now(),
    primary key (region_id, unit_id, version),
    foreign key (region_id, unit_id) references unit (region_id, id)
  )`;

const duty = sql`
  create table duty (
    region_id text not null,
    id text not null,
    unit_id text not null,
    kind text not null ${oneOf('kind', dutyKindIds)},
    section text not null default '',
    name text not null default '',
    post text not null default '',
    telephone text not null default '',
    person_id text,
    duties text not null default '',
    from_day text not null ${isDay('from_day')},
    to_day text ${isDay('to_day')},
    sort integer not null default 0,
    version integer not null default 1,
    primary key (region_id, id),
    foreign key (region_id, unit_id) references unit (region_id, id),
    check (section <> '' or name <> ''),
    check (to_day is null or to_day >= from_day)
  )`;

const unitImport = sql`
  create table unit_import (
    region_id text not null references region (id),
    id text not null,
    name text not null,
    file_id text not null,
    report jsonb not null,
    work_id text,
    created_by text,
    created_at timestamptz not null default now(),
    primary key (region_id, id)
  )`;

const indexes = [
  sql`create index region_parent on region (parent_id)`,
  sql`create unique index unit_name on unit (region_id, name) where status = 'active'`,
  sql`create index unit_parent on unit (region_id, parent_id, sort)`,
  sql`create index unit_path on unit using gin (path)`,
  sql`create index unit_successor on unit (region_id, successor_id) where successor_id is not null`,
  sql`create index unit_event_day on unit_event (region_id, day)`,
  sql`create index unit_event_parent on unit_event (region_id, (before ->> 'parentId'))`,
  sql`create index duty_unit on duty (region_id, unit_id, sort)`,
  sql`create unique index duty_once on duty (region_id, unit_id, kind, section, name) where to_day is null`,
  sql`create index unit_import_newest on unit_import (region_id, created_at desc)`,
];

/** Regions, units with their events, duties, and imports. */
export const organizationMigration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of [region, unit, unitEvent, duty, unitImport, ...indexes])
      await statement.execute(db);
  },
};
