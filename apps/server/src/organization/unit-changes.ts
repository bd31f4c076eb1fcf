import { randomUUID } from 'node:crypto';
import { changedMeanwhile, notFound, Problem } from '../platform/api/problem.ts';
import type { Tx } from '../platform/database/open.ts';
import type { Actor } from '../platform/permissions/index.ts';
import { endDutiesOf } from './duty-store.ts';
import type { EventKind } from './kinds.ts';
import type { Unit, UnitDetails, UnitState } from './tables.ts';
import {
  activeChildren,
  firstProblem,
  refuse,
  refuseArea,
  refuseBelowLater,
  refuseChildren,
  refuseEnded,
  refuseMovedAbove,
  refuseOutOfOrder,
  refuseTakenName,
} from './unit-rules.ts';
import { lockRegion, readUnit, stateOf, type UnitChange, unitsOf, writeUnits } from './unit-store.ts';

/** Which unit is changed, as the one who changes it last saw it. */
export interface UnitRef {
  regionId: string;
  id: string;
  version: number;
}

/** When the change takes effect (not after today), and why. */
export interface Step {
  day: string;
  note: string;
}

type Outcome = Promise<Unit | Problem>;

const written = async (tx: Tx, regionId: string, id: string): Promise<Unit> => {
  const unit = await readUnit(tx, regionId, id);
  if (!unit) throw new Error(`unit ${id} was written and is not there`);
  return unit;
};

const readParent = async (
  tx: Tx,
  regionId: string,
  parentId: string | null,
): Promise<Unit | null | Problem> => {
  if (parentId === null) return null;
  const parent = await readUnit(tx, regionId, parentId);
  if (parent?.status === 'active') return parent;
  return refuse('no-such-parent', '上级机构已不在用。请刷新后另选一个。', 'parentId');
};

/** Sets up a unit on a day. */
export const createUnit = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  details: UnitDetails,
  { day, note }: Step,
): Outcome => {
  if (!(await lockRegion(tx, regionId))) return notFound('这个区域');
  const parent = await readParent(tx, regionId, details.parentId);
  if (parent instanceof Problem) return parent;
  const problem = await firstProblem(
    () => refuseTakenName(tx, regionId, details.name),
    () => refuseArea(tx, regionId, details.areaId),
  );
  if (problem) return problem;
  const id = randomUUID();
  const after: UnitState = { ...details, status: 'active', fromDay: day, toDay: null, successorId: null };
  await writeUnits(tx, actor, regionId, [{ id, kind: 'create', day, note, before: null, after }]);
  return written(tx, regionId, id);
};

/** The unit to be changed, locked, as it must be for any change; or why it cannot be. */
const begin = async (tx: Tx, { regionId, id, version }: UnitRef, { day }: Step): Outcome => {
  if (!(await lockRegion(tx, regionId))) return notFound('这个区域');
  const unit = await unitsOf(tx, regionId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!unit) return notFound('这个机构');
  if (unit.version !== version) return changedMeanwhile(unit);
  const problem = await firstProblem(
    () => refuseEnded(unit),
    () => refuseOutOfOrder(tx, unit, day),
  );
  return problem ?? unit;
};

const differs = (before: Unit, change: Partial<UnitState>): boolean =>
  (Object.keys(change) as (keyof UnitState)[]).some(field => before[field] !== change[field]);

/** Writes one unit's change; what changes nothing leaves no trace. */
const apply = async (
  tx: Tx,
  actor: Actor,
  before: Unit,
  kind: EventKind,
  change: Partial<UnitState>,
  { day, note }: Step,
): Promise<Unit> => {
  if (!differs(before, change)) return before;
  const after = { ...stateOf(before), ...change };
  await writeUnits(tx, actor, before.regionId, [{ id: before.id, kind, day, note, before, after }]);
  return written(tx, before.regionId, before.id);
};

/** Changes what a unit says of itself, its name and its parent apart. */
export const changeUnit = async (
  tx: Tx,
  actor: Actor,
  ref: UnitRef,
  contact: Omit<UnitDetails, 'name' | 'parentId'>,
  step: Step,
): Outcome => {
  const unit = await begin(tx, ref, step);
  if (unit instanceof Problem) return unit;
  const problem = await refuseArea(tx, unit.regionId, contact.areaId);
  return problem ?? apply(tx, actor, unit, 'change', contact, step);
};

/** Gives a unit a new name; it stays the same unit, with its history. */
export const renameUnit = async (
  tx: Tx,
  actor: Actor,
  ref: UnitRef,
  names: { name: string; shortName: string },
  step: Step,
): Outcome => {
  const unit = await begin(tx, ref, step);
  if (unit instanceof Problem) return unit;
  const problem = await refuseTakenName(tx, unit.regionId, names.name, unit.id);
  return problem ?? apply(tx, actor, unit, 'rename', names, step);
};

/** Puts a unit, with all below it, under another parent, or at the top. */
export const moveUnit = async (
  tx: Tx,
  actor: Actor,
  ref: UnitRef,
  parentId: string | null,
  step: Step,
): Outcome => {
  const unit = await begin(tx, ref, step);
  if (unit instanceof Problem) return unit;
  const parent = await readParent(tx, unit.regionId, parentId);
  if (parent instanceof Problem) return parent;
  if (parent?.path.includes(unit.id))
    return refuse(
      'below-itself',
      `“${parent.name}”是“${unit.name}”自己或其下级，不能作为它的上级。请另选一个。`,
      'parentId',
    );
  const problem = parent ? await refuseMovedAbove(tx, parent, step.day) : undefined;
  return problem ?? apply(tx, actor, unit, 'move', { parentId }, step);
};

const findMergeProblem = (tx: Tx, unit: Unit, into: Unit, children: readonly Unit[], day: string) =>
  firstProblem(
    () => refuseEnded(into),
    () =>
      into.path.includes(unit.id)
        ? refuse(
            'below-itself',
            into.id === unit.id
              ? '机构不能并入自己。请选择另一个机构。'
              : `“${into.name}”是“${unit.name}”的下级。请先调整它的隶属，再合并。`,
            'successorId',
          )
        : undefined,
    () => refuseMovedAbove(tx, into, day),
    () => refuseBelowLater(tx, unit, day),
    ...children.map(child => () => refuseOutOfOrder(tx, child, day)),
  );

/** Merges a unit into another, which takes over the units below it; its duties end on the day. */
export const mergeUnit = async (
  tx: Tx,
  actor: Actor,
  ref: UnitRef,
  successorId: string,
  step: Step,
): Outcome => {
  const unit = await begin(tx, ref, step);
  if (unit instanceof Problem) return unit;
  const into = await readUnit(tx, unit.regionId, successorId);
  if (!into) return notFound('并入的机构');
  const children = await activeChildren(tx, unit);
  const problem = await findMergeProblem(tx, unit, into, children, step.day);
  if (problem) return problem;
  const { day, note } = step;
  const moves = children.map(
    (child): UnitChange => ({
      id: child.id,
      kind: 'move',
      day,
      note: `随“${unit.name}”并入“${into.name}”`,
      before: child,
      after: { ...stateOf(child), parentId: into.id },
    }),
  );
  const after: UnitState = { ...stateOf(unit), status: 'merged', toDay: day, successorId: into.id };
  await endDutiesOf(tx, actor, unit, day);
  await writeUnits(tx, actor, unit.regionId, [
    ...moves,
    { id: unit.id, kind: 'merge', day, note, before: unit, after },
  ]);
  return written(tx, unit.regionId, unit.id);
};

/** Closes a unit that has none below it; its duties end on the day. */
export const closeUnit = async (tx: Tx, actor: Actor, ref: UnitRef, step: Step): Outcome => {
  const unit = await begin(tx, ref, step);
  if (unit instanceof Problem) return unit;
  const problem = await firstProblem(
    () => refuseChildren(tx, unit),
    () => refuseBelowLater(tx, unit, step.day),
  );
  if (problem) return problem;
  await endDutiesOf(tx, actor, unit, step.day);
  return apply(tx, actor, unit, 'close', { status: 'closed', toDay: step.day }, step);
};
