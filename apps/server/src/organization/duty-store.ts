import { sql } from 'kysely';
import { record } from '../platform/audit/index.ts';
import type { Db, Tx } from '../platform/database/open.ts';
import type { Actor } from '../platform/permissions/index.ts';
import { tellChanged } from './changed.ts';
import type { Duty, Unit } from './tables.ts';

/** A duty's columns by the names of `Duty`. */
const dutyColumns = [
  'region_id as regionId',
  'id',
  'unit_id as unitId',
  'kind',
  'section',
  'name',
  'post',
  'telephone',
  'person_id as personId',
  'duties',
  'from_day as fromDay',
  'to_day as toDay',
  'sort',
  'version',
] as const;

export const dutiesOf = (db: Db, regionId: string) =>
  db.selectFrom('duty').select(dutyColumns).where('region_id', '=', regionId);

type DutyAction = 'duty.create' | 'duty.change' | 'duty.end' | 'duty.order';

export interface DutyChange {
  action: DutyAction;
  before: Duty | null;
  /** With the version that it gets. */
  after: Duty;
}

/** Writes changes in one statement, and their audit. */
export const writeDuties = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  changes: readonly DutyChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  await sql`
    insert into duty (region_id, id, unit_id, kind, section, name, post, telephone, person_id, duties, from_day,
      to_day, sort, version)
    select ${regionId}, x.id, x."unitId", x.kind, x.section, x.name, x.post, x.telephone, x."personId", x.duties,
      x."fromDay", x."toDay", x.sort, x.version
    from jsonb_to_recordset(${JSON.stringify(changes.map(({ after }) => after))}::jsonb) as x (id text,
      "unitId" text, kind text, section text, name text, post text, telephone text, "personId" text, duties text,
      "fromDay" text, "toDay" text, sort integer, version integer)
    on conflict (region_id, id) do update set kind = excluded.kind, section = excluded.section,
      name = excluded.name, post = excluded.post, telephone = excluded.telephone, person_id = excluded.person_id,
      duties = excluded.duties, from_day = excluded.from_day, to_day = excluded.to_day, sort = excluded.sort,
      version = excluded.version`.execute(tx);
  await tellChanged(tx, regionId);
  await record(
    tx,
    actor,
    changes.map(({ action, before, after }) => ({
      regionId,
      action,
      subject: 'duty',
      subjectId: after.id,
      before,
      after,
    })),
  );
};

/** Ends the duties of a unit that ends on a day. */
export const endDutiesOf = async (
  tx: Tx,
  actor: Actor,
  { regionId, id }: Unit,
  day: string,
): Promise<void> => {
  const open = await dutiesOf(tx, regionId)
    .where('unit_id', '=', id)
    .where(({ eb, or }) => or([eb('to_day', 'is', null), eb('to_day', '>', day)]))
    .forUpdate()
    .execute();
  await writeDuties(
    tx,
    actor,
    regionId,
    open.map(before => ({
      action: 'duty.end',
      before,
      after: { ...before, toDay: day < before.fromDay ? before.fromDay : day, version: before.version + 1 },
    })),
  );
};
