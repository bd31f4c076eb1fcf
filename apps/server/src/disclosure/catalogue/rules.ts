import { sql } from 'kysely';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Column, ColumnDetails } from './schemas.ts';
import { columnsOf, lockCatalogue, readColumn } from './store.ts';

/** A column, as the one who changes it last saw it. */
export interface ColumnRef {
  regionId: string;
  id: string;
  version: number;
}

export const invalid = (fields: Record<string, string>) =>
  new Problem(422, 'invalid', '有内容填得不对，请按提示改正后再提交。', { fields });

const ended = ({ name, toDay }: Column) =>
  new Problem(409, 'column-ended', `栏目“${name}”已于${toDay}停用，不能再改。需要时请先恢复。`);

/** Begins a change: the catalogue of the region is locked, and the column is as it was seen. */
export const begin = async (
  tx: Tx,
  { regionId, id, version }: ColumnRef,
  { evenEnded = false } = {},
): Promise<Column | Problem> => {
  if (!(await lockCatalogue(tx, regionId))) return notFound('这个区域');
  const column = await readColumn(tx, regionId, id);
  if (!column) return notFound('这个栏目');
  if (column.version !== version) return changedMeanwhile(column);
  return column.toDay !== null && !evenEnded ? ended(column) : column;
};

/** The column that another is to stand in; null for the top. */
export const readParent = async (
  tx: Tx,
  { regionId, unitId }: Pick<Column, 'regionId' | 'unitId'>,
  parentId: string | null,
): Promise<Column | null | Problem> => {
  if (parentId === null) return null;
  const parent = await readColumn(tx, regionId, parentId);
  if (!parent) return invalid({ parentId: '没有这个上级栏目，请重新选择' });
  if (parent.toDay !== null) return invalid({ parentId: `“${parent.name}”已停用，请选择在用的栏目` });
  if (parent.unitId !== unitId)
    return invalid({ parentId: '上级栏目属于别的单位，请选择同一单位（或同为全区域）的栏目' });
  return parent;
};

/** What is wrong with a column among those of the same place. */
export const placeProblem = async (
  tx: Tx,
  { regionId, unitId, name, id }: Pick<Column, 'regionId' | 'unitId' | 'name' | 'id'>,
  parentId: string | null,
): Promise<Problem | undefined> => {
  const same = await columnsOf(tx, regionId)
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .where('name', '=', name)
    .where('to_day', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
  return same
    ? new Problem(409, 'name-taken', `这里已有名为“${name}”的栏目。请换一个名称，或改那一个。`, {
        fields: { name: '这里已有同名的栏目' },
      })
    : undefined;
};

/** What is wrong with the units and kinds that a column names. */
export const detailsProblem = async (
  tx: Tx,
  regionId: string,
  { dutyUnitId }: Pick<ColumnDetails, 'dutyUnitId'>,
  unitId: string | null = null,
): Promise<Problem | undefined> => {
  const wanted = [...new Set([dutyUnitId, unitId].filter(id => id !== null))];
  if (wanted.length === 0) return undefined;
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'name', 'status'])
    .where('region_id', '=', regionId)
    .where('id', 'in', wanted)
    .execute();
  const fault = (id: string | null): string | undefined => {
    if (id === null) return undefined;
    const unit = units.find(each => each.id === id);
    if (!unit) return '没有这个机构，请重新选择';
    return unit.status === 'active' ? undefined : `“${unit.name}”已不在用，请选择在用的机构`;
  };
  const faults = { dutyUnitId: fault(dutyUnitId), unitId: fault(unitId) };
  const fields = Object.fromEntries(
    Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return Object.keys(fields).length > 0 ? invalid(fields) : undefined;
};

/** What a column holds: columns in use below it, columns at all, and items of any standing. */
export const contentOf = async (
  tx: Tx,
  { regionId, id }: Pick<Column, 'regionId' | 'id'>,
): Promise<{ active: number; columns: number; items: number }> => {
  const { rows } = await sql<{ active: number; columns: number; items: number }>`
    select
      (select count(*) from catalogue_column where region_id = ${regionId} and parent_id = ${id}
        and to_day is null)::integer as active,
      (select count(*) from catalogue_column where region_id = ${regionId} and parent_id = ${id})::integer as columns,
      (select count(*) from item where region_id = ${regionId} and column_id = ${id})::integer as items`.execute(
    tx,
  );
  return rows[0] ?? { active: 0, columns: 0, items: 0 };
};
