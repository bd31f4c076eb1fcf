import type { Db } from '../../platform/database/open.ts';

/** A column as something from elsewhere may name it. */
interface KnownColumn {
  id: string;
  unitId: string | null;
  name: string;
  slug: string;
  /** Names from the outermost to itself. */
  names: string[];
}

/** Finds a column by its names, the outer ones first; or says in Chinese why there is none. */
export type FindColumn = (names: readonly string[]) => { id: string } | { fault: string };

const bare = (name: string): string => name.replace(/\s/g, '');

const endsWith = (names: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((name, at) => bare(names.at(at - wanted.length) ?? '') === bare(name));

const columnsFor = async (
  db: Db,
  regionId: string,
  unitId: string,
  today: string,
): Promise<KnownColumn[]> => {
  const rows = await db
    .selectFrom('catalogue_column')
    .select(['id', 'unit_id', 'name', 'slug', 'path', 'to_day', 'kind'])
    .where('region_id', '=', regionId)
    .where(({ or, eb }) => or([eb('unit_id', 'is', null), eb('unit_id', '=', unitId)]))
    .orderBy('sort')
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return rows
    .filter(({ to_day, kind }) => kind !== 'entrance' && (to_day === null || to_day > today))
    .map(({ id, unit_id: unitId, name, slug, path }) => ({
      id,
      unitId,
      name,
      slug,
      names: path.toReversed().flatMap(each => names.get(each) ?? []),
    }));
};

/** Columns of the unit, and of the whole region, by their names or their address; the unit's own go first. */
export const columnFinder = async (
  db: Db,
  regionId: string,
  unitId: string,
  today: string,
): Promise<FindColumn> => {
  const columns = await columnsFor(db, regionId, unitId, today);
  return names => {
    const shown = names.join('/');
    const found = columns.filter(
      column => endsWith(column.names, names) || (names.length === 1 && column.slug === names[0]),
    );
    const own = found.filter(column => column.unitId === unitId);
    const fitting = own.length > 0 ? own : found;
    const [first, second] = fitting;
    if (!first) return { fault: `没有名为“${shown}”的栏目。请先建立栏目，或改为已有的栏目。` };
    return second
      ? {
          fault: `名为“${shown}”的栏目不止一个。请连同上级栏目一起写，如“${second.names.slice(-2).join('/')}”。`,
        }
      : { id: first.id };
  };
};

/** The names of the columns that a template offers. */
export const columnNames = async (
  db: Db,
  regionId: string,
  unitId: string,
  today: string,
): Promise<string[]> => {
  const columns = await columnsFor(db, regionId, unitId, today);
  const own = columns.filter(column => column.unitId === unitId);
  const shown = own.length > 0 ? own : columns;
  const parents = new Set(
    shown.flatMap(({ names }) => (names.length > 1 ? [names.slice(0, -1).join('/')] : [])),
  );
  return shown
    .filter(({ names }) => !parents.has(names.join('/')))
    .map(({ names, name }) =>
      shown.filter(other => other.name === name).length > 1 ? names.slice(-2).join('/') : name,
    );
};
