import { randomUUID } from 'node:crypto';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import {
  begin,
  type ColumnRef,
  contentOf,
  detailsProblem,
  invalid,
  placeProblem,
  readParent,
} from './rules.ts';
import type { Column, ColumnDetails, NewColumn } from './schemas.ts';
import {
  type ColumnChange,
  columnsOf,
  deleteColumn,
  lockCatalogue,
  refreshPathsBelow,
  writeColumns,
} from './store.ts';

const next = (column: Column, more: Partial<Column>): Column => ({
  ...column,
  ...more,
  version: column.version + 1,
});

const siblingsOf = (
  tx: Tx,
  { regionId, unitId }: Pick<Column, 'regionId' | 'unitId'>,
  parentId: string | null,
) =>
  columnsOf(tx, regionId)
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .where('to_day', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute();

const lastSort = (siblings: readonly Column[]): number => Math.max(0, ...siblings.map(({ sort }) => sort));

/** Adds a column at the end of its place. Its address is for good: readers keep it. */
export const createColumn = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  { unitId, parentId, slug, ...details }: NewColumn,
): Promise<Column | Problem> => {
  if (!(await lockCatalogue(tx, regionId))) return notFound('这个区域');
  const id = randomUUID();
  const place = { regionId, unitId, id, name: details.name };
  const parent = await readParent(tx, place, parentId);
  if (parent instanceof Problem) return parent;
  const problem =
    (await detailsProblem(tx, regionId, details, unitId)) ?? (await placeProblem(tx, place, parentId));
  if (problem) return problem;
  const taken = await columnsOf(tx, regionId).where('slug', '=', slug).executeTakeFirst();
  if (taken) return invalid({ slug: `“${taken.name}”已用了这个网址，请换一个` });
  const sort = lastSort(await siblingsOf(tx, place, parentId)) + 1;
  const path = [id, ...(parent?.path ?? [])];
  const field = parent?.field ?? null;
  const after: Column = { ...place, ...details, slug, parentId, path, field, sort, toDay: null, version: 1 };
  await writeColumns(tx, actor, regionId, [{ action: 'column.create', before: null, after }]);
  return after;
};

/** Changes what a column says of itself. */
export const changeColumn = async (
  tx: Tx,
  actor: Actor,
  ref: ColumnRef,
  details: ColumnDetails,
): Promise<Column | Problem> => {
  const column = await begin(tx, ref);
  if (column instanceof Problem) return column;
  const problem =
    (await detailsProblem(tx, column.regionId, details)) ??
    (await placeProblem(tx, { ...column, name: details.name }, column.parentId));
  if (problem) return problem;
  const after = next(column, details);
  await writeColumns(tx, actor, column.regionId, [{ action: 'column.change', before: column, after }]);
  return after;
};

/** Moves a column with all below it to another place in the tree of the same unit; it comes last there. */
export const moveColumn = async (
  tx: Tx,
  actor: Actor,
  ref: ColumnRef,
  parentId: string | null,
): Promise<Column | Problem> => {
  const column = await begin(tx, ref);
  if (column instanceof Problem) return column;
  if (column.parentId === parentId) return column;
  const parent = await readParent(tx, column, parentId);
  if (parent instanceof Problem) return parent;
  if (parent?.path.includes(column.id))
    return invalid({ parentId: `“${parent.name}”就在“${column.name}”之下，不能移到自己下面` });
  const problem = await placeProblem(tx, column, parentId);
  if (problem) return problem;
  const sort = lastSort(await siblingsOf(tx, column, parentId)) + 1;
  const after = next(column, { parentId, path: [column.id, ...(parent?.path ?? [])], sort });
  await writeColumns(tx, actor, column.regionId, [{ action: 'column.move', before: column, after }]);
  await refreshPathsBelow(tx, after);
  return after;
};

/** Puts the columns in use of one place into the given order; all of them must be named. */
export const orderColumns = async (
  tx: Tx,
  actor: Actor,
  place: Pick<Column, 'regionId' | 'unitId' | 'parentId'>,
  ids: readonly string[],
): Promise<Column[] | Problem> => {
  if (!(await lockCatalogue(tx, place.regionId))) return notFound('这个区域');
  const siblings = await siblingsOf(tx, place, place.parentId);
  const places = new Map(ids.map((id, index) => [id, index + 1]));
  if (
    places.size !== ids.length ||
    ids.length !== siblings.length ||
    siblings.some(({ id }) => !places.has(id))
  )
    return changedMeanwhile(siblings);
  const changes = siblings.flatMap((before): ColumnChange[] => {
    const sort = places.get(before.id) ?? before.sort;
    return sort === before.sort ? [] : [{ action: 'column.order', before, after: next(before, { sort }) }];
  });
  await writeColumns(tx, actor, place.regionId, changes);
  return siblingsOf(tx, place, place.parentId);
};

/** Ends a column: from today it takes nothing new; what it holds stays to be found. */
export const endColumn = async (tx: Tx, actor: Actor, ref: ColumnRef): Promise<Column | Problem> => {
  const column = await begin(tx, ref);
  if (column instanceof Problem) return column;
  const { active } = await contentOf(tx, column);
  if (active > 0)
    return new Problem(
      409,
      'has-columns',
      `“${column.name}”之下还有${active}个在用的栏目。请先停用或移走它们。`,
    );
  const after = next(column, { toDay: chinaDay() });
  await writeColumns(tx, actor, column.regionId, [{ action: 'column.end', before: column, after }]);
  return after;
};

/** Takes an ended column into use again. */
export const reopenColumn = async (tx: Tx, actor: Actor, ref: ColumnRef): Promise<Column | Problem> => {
  const column = await begin(tx, ref, { evenEnded: true });
  if (column instanceof Problem) return column;
  if (column.toDay === null) return column;
  const parent = await readParent(tx, column, column.parentId);
  if (parent instanceof Problem) return parent;
  const problem = await placeProblem(tx, column, column.parentId);
  if (problem) return problem;
  const after = next(column, { toDay: null });
  await writeColumns(tx, actor, column.regionId, [{ action: 'column.reopen', before: column, after }]);
  return after;
};

/** Removes a column made by mistake: one that holds nothing and never did. */
export const removeColumn = async (tx: Tx, actor: Actor, ref: ColumnRef): Promise<undefined | Problem> => {
  const column = await begin(tx, ref, { evenEnded: true });
  if (column instanceof Problem) return column;
  // Whoever puts something into it meanwhile waits, and finds it gone.
  await columnsOf(tx, column.regionId).where('id', '=', column.id).forUpdate().execute();
  const { columns, items } = await contentOf(tx, column);
  if (columns > 0 || items > 0) {
    const holds = columns > 0 ? `${columns}个下级栏目` : `${items}条信息`;
    return new Problem(409, 'column-in-use', `“${column.name}”中有${holds}，不能删除。不再使用的，请停用。`);
  }
  await deleteColumn(tx, actor, column);
  return undefined;
};

/** Names the unit responsible for several columns at once. */
export const assignColumns = async (
  tx: Tx,
  actor: Actor,
  { regionId, unitId }: Pick<Column, 'regionId' | 'unitId'>,
  refs: readonly { id: string; version: number }[],
  dutyUnitId: string | null,
): Promise<Column[] | Problem> => {
  if (!(await lockCatalogue(tx, regionId))) return notFound('这个区域');
  const problem = await detailsProblem(tx, regionId, { dutyUnitId });
  if (problem) return problem;
  const versions = new Map(refs.map(({ id, version }) => [id, version]));
  const columns = await columnsOf(tx, regionId)
    .where('id', 'in', [...versions.keys()])
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .orderBy('id')
    .execute();
  if (columns.length < versions.size) return notFound('其中的栏目');
  if (columns.some(({ id, version }) => versions.get(id) !== version)) return changedMeanwhile(columns);
  const changes = columns
    .filter(column => column.dutyUnitId !== dutyUnitId)
    .map(
      (before): ColumnChange => ({ action: 'column.assign', before, after: next(before, { dutyUnitId }) }),
    );
  await writeColumns(tx, actor, regionId, changes);
  const changed = new Map(changes.map(({ after }) => [after.id, after]));
  return columns.map(column => changed.get(column.id) ?? column);
};
