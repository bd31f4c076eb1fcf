import { useQuery } from '@tanstack/react-query';
import type { components } from '../api/schema.d.ts';
import { columnsQuery } from './queries.ts';

type Column = components['schemas']['CatalogueColumnState'];

const indent = '　';

/** Columns in the order of the tree, each below the one it belongs to and indented by its depth. */
const ordered = (columns: readonly Column[]): { value: string; label: string }[] => {
  const known = new Set(columns.map(({ id }) => id));
  const below = Map.groupBy(columns, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const add = (parent: string | null, depth: number): { value: string; label: string }[] =>
    (below.get(parent) ?? []).flatMap(({ id, name }) => [
      { value: id, label: indent.repeat(depth) + name },
      ...add(id, depth + 1),
    ]);
  return add(null, 0);
};

/** The columns in which something of a unit may stand: those of the region and its own; without a unit the first alone. */
export const useColumnChoices = (region: string, unit: string) => {
  const regional = useQuery(columnsQuery(region, 'none'));
  const own = useQuery({ ...columnsQuery(region, unit), enabled: unit !== '' });
  return {
    regional: ordered(regional.data?.items ?? []),
    own: unit === '' ? [] : ordered(own.data?.items ?? []),
    known: regional.data !== undefined && (unit === '' || own.data !== undefined),
  };
};
