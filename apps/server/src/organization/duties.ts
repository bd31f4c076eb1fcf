import { randomUUID } from 'node:crypto';
import { changedMeanwhile, notFound, Problem } from '../platform/api/problem.ts';
import type { Db, Tx } from '../platform/database/open.ts';
import type { Actor } from '../platform/permissions/index.ts';
import { dutiesOf, writeDuties } from './duty-store.ts';
import { type DutyKind, dutyKinds, labelOf } from './kinds.ts';
import type { Duty, DutyDetails, Unit } from './tables.ts';
import { refuseEnded } from './unit-rules.ts';
import { unitsOf } from './unit-store.ts';

const words = { name: '姓名', section: '责任股室' } as const;

/** What an entry of its kind must say, by field; nothing where it says it all. */
export const missingOf = ({
  kind,
  name,
  section,
}: Pick<DutyDetails, 'kind' | 'name' | 'section'>): Record<string, string> => {
  const needs = dutyKinds.find(({ id }) => id === kind)?.needs ?? [];
  const given = { name, section };
  return Object.fromEntries(
    needs
      .filter(field => given[field] === '')
      .map(field => [field, `“${labelOf(dutyKinds, kind)}”要写明${words[field]}`]),
  );
};

/** Whether a unit has at most one entry of the kind in force. */
export const isSingle = (kind: DutyKind): boolean =>
  dutyKinds.some(({ id, single }) => id === kind && single);

type Entry = Pick<DutyDetails, 'kind' | 'section' | 'name'>;

/** Entries in force are told apart by kind, section and name. */
export const isSameEntry = (a: Entry, b: Entry): boolean =>
  a.kind === b.kind && a.section === b.section && a.name === b.name;

const findProblem = (
  unit: Unit,
  details: DutyDetails & { fromDay: string },
  others: readonly Duty[],
): Problem | undefined => {
  const fields = missingOf(details);
  if (details.fromDay < unit.fromDay)
    fields.fromDay = `“${unit.name}”${unit.fromDay}才设立，开始日期不能更早`;
  if (Object.keys(fields).length > 0)
    return new Problem(422, 'invalid', '有内容填得不对，请按提示改正后再提交。', { fields });
  const same = others.find(other => isSameEntry(other, details));
  if (same) return new Problem(409, 'duty-exists', '已有同样的分工。请在原有的那一条上修改。');
  const holder = isSingle(details.kind) && others.find(({ kind }) => kind === details.kind);
  return holder
    ? new Problem(
        409,
        'duty-held',
        `已有${labelOf(dutyKinds, details.kind)}“${holder.name}”。请先结束原来的分工，再新建。`,
      )
    : undefined;
};

/** The unit, locked so that its roster is changed by one at a time. */
const lockUnit = async (tx: Tx, regionId: string, id: string): Promise<Unit | Problem> => {
  const unit = await unitsOf(tx, regionId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return unit ? (refuseEnded(unit) ?? unit) : notFound('这个机构');
};

const inForce = (db: Db, { regionId, id }: Unit): Promise<Duty[]> =>
  dutiesOf(db, regionId)
    .where('unit_id', '=', id)
    .where('to_day', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute();

const readDuty = (db: Db, regionId: string, id: string): Promise<Duty | undefined> =>
  dutiesOf(db, regionId).where('id', '=', id).executeTakeFirst();

/** The roster of a unit: entries in force first, in their order; then those that ended, newest first. */
export const rosterOf = (db: Db, regionId: string, unitId: string): Promise<Duty[]> =>
  dutiesOf(db, regionId)
    .where('unit_id', '=', unitId)
    .orderBy('to_day', order => order.desc().nullsFirst())
    .orderBy('sort')
    .orderBy('id')
    .execute();

/** Adds an entry at the end of a unit's roster. */
export const createDuty = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  unitId: string,
  details: DutyDetails & { fromDay: string },
): Promise<Duty | Problem> => {
  const unit = await lockUnit(tx, regionId, unitId);
  if (unit instanceof Problem) return unit;
  const others = await inForce(tx, unit);
  const problem = findProblem(unit, details, others);
  if (problem) return problem;
  const sort = Math.max(0, ...others.map(other => other.sort)) + 1;
  const after: Duty = { ...details, regionId, id: randomUUID(), unitId, toDay: null, sort, version: 1 };
  await writeDuties(tx, actor, regionId, [{ action: 'duty.create', before: null, after }]);
  return after;
};

/** Which entry is changed, as the one who changes it last saw it. */
export interface DutyRef {
  regionId: string;
  id: string;
  version: number;
}

const begin = async (
  tx: Tx,
  { regionId, id, version }: DutyRef,
): Promise<{ unit: Unit; duty: Duty } | Problem> => {
  const found = await readDuty(tx, regionId, id);
  if (!found) return notFound('这条分工');
  const unit = await lockUnit(tx, regionId, found.unitId);
  if (unit instanceof Problem) return unit;
  const duty = await readDuty(tx, regionId, id);
  if (duty?.version !== version) return changedMeanwhile(duty);
  if (duty.toDay !== null)
    return new Problem(409, 'duty-ended', `这条分工已于${duty.toDay}结束，不能再改。需要时请新建一条。`);
  return { unit, duty };
};

/** Corrects an entry in force. Another person's taking over is an end and a new entry. */
export const changeDuty = async (
  tx: Tx,
  actor: Actor,
  ref: DutyRef,
  details: DutyDetails & { fromDay: string },
): Promise<Duty | Problem> => {
  const begun = await begin(tx, ref);
  if (begun instanceof Problem) return begun;
  const { unit, duty } = begun;
  const others = (await inForce(tx, unit)).filter(({ id }) => id !== duty.id);
  const problem = findProblem(unit, details, others);
  if (problem) return problem;
  const after: Duty = { ...duty, ...details, version: duty.version + 1 };
  await writeDuties(tx, actor, duty.regionId, [{ action: 'duty.change', before: duty, after }]);
  return after;
};

/** Ends an entry: from the day on it is no more in force. */
export const endDuty = async (tx: Tx, actor: Actor, ref: DutyRef, day: string): Promise<Duty | Problem> => {
  const begun = await begin(tx, ref);
  if (begun instanceof Problem) return begun;
  const { duty } = begun;
  if (day < duty.fromDay) {
    const message = `这条分工${duty.fromDay}才开始，结束日期不能更早。`;
    return new Problem(422, 'invalid', message, { fields: { day: message } });
  }
  const after: Duty = { ...duty, toDay: day, version: duty.version + 1 };
  await writeDuties(tx, actor, duty.regionId, [{ action: 'duty.end', before: duty, after }]);
  return after;
};

/** Puts the entries in force of a unit into the given order; all of them must be named. */
export const orderDuties = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  unitId: string,
  ids: readonly string[],
): Promise<Duty[] | Problem> => {
  const unit = await lockUnit(tx, regionId, unitId);
  if (unit instanceof Problem) return unit;
  const duties = await inForce(tx, unit);
  const places = new Map(ids.map((id, index) => [id, index + 1]));
  if (
    places.size !== duties.length ||
    ids.length !== duties.length ||
    duties.some(({ id }) => !places.has(id))
  )
    return changedMeanwhile(duties);
  const changes = duties.flatMap(before => {
    const sort = places.get(before.id) ?? before.sort;
    return sort === before.sort
      ? []
      : [{ action: 'duty.order' as const, before, after: { ...before, sort, version: before.version + 1 } }];
  });
  await writeDuties(tx, actor, regionId, changes);
  return inForce(tx, unit);
};
