import type { Generated, JSONColumnType } from 'kysely';
import type { DutyKind, EventKind, RegionLevel, UnitKind, UnitStatus } from './kinds.ts';

/** What a unit is said to be; all texts may be empty but the name. */
export interface UnitDetails {
  name: string;
  shortName: string;
  kind: UnitKind;
  parentId: string | null;
  /** The township that it sits in. */
  areaId: string | null;
  address: string;
  hours: string;
  telephone: string;
  fax: string;
  email: string;
  website: string;
  /** Order among the units of the same parent. */
  sort: number;
}

/** What a unit is on a day: events keep it whole, so that the newest one up to a day tells how it stood then. */
export interface UnitState extends UnitDetails {
  status: UnitStatus;
  fromDay: string;
  /** The day from which it is no more. */
  toDay: string | null;
  /** What it was merged into. */
  successorId: string | null;
}

export interface Unit extends UnitState {
  regionId: string;
  id: string;
  version: number;
  /** Itself first, the root last. */
  path: string[];
}

/** What an entry of the leading group or the duty roster says. */
export interface DutyDetails {
  kind: DutyKind;
  section: string;
  name: string;
  post: string;
  telephone: string;
  /** The account of the person named, where it has one. */
  personId: string | null;
  duties: string;
}

export interface Duty extends DutyDetails {
  regionId: string;
  id: string;
  unitId: string;
  fromDay: string;
  /** The day from which it is no more in force. */
  toDay: string | null;
  sort: number;
  version: number;
}

interface UnitTable {
  region_id: string;
  id: string;
  parent_id: string | null;
  name: string;
  short_name: string;
  kind: UnitKind;
  area_id: string | null;
  address: string;
  hours: string;
  telephone: string;
  fax: string;
  email: string;
  website: string;
  sort: number;
  status: UnitStatus;
  from_day: string;
  to_day: string | null;
  successor_id: string | null;
  version: number;
  path: string[];
}

interface DutyTable {
  region_id: string;
  id: string;
  unit_id: string;
  kind: DutyKind;
  section: string;
  name: string;
  post: string;
  telephone: string;
  person_id: string | null;
  duties: string;
  from_day: string;
  to_day: string | null;
  sort: number;
  version: number;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    region: { id: string; parent_id: string | null; name: string; level: RegionLevel };
    unit: UnitTable;
    unit_event: {
      region_id: string;
      unit_id: string;
      /** The version of the unit that the event made. */
      version: number;
      kind: EventKind;
      day: string;
      before: JSONColumnType<UnitState | null>;
      after: JSONColumnType<UnitState>;
      note: string;
      actor_name: string;
      recorded_at: Generated<Date>;
    };
    duty: DutyTable;
    unit_import: {
      region_id: string;
      id: string;
      name: string;
      file_id: string;
      /** An `ImportReport`: what it would have done when it was handed in. */
      report: JSONColumnType<object>;
      work_id: string | null;
      created_by: string | null;
      created_at: Generated<Date>;
    };
  }
}
