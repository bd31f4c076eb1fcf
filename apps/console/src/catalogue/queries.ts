import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

/** Whose columns: those of the region itself, or of the unit with this id. */
export const ofRegion = 'region';

/** The unit of an owner as the API has it. */
export const unitOf = (owner: string): string | null => (owner === ofRegion ? null : owner);

/** All columns of an owner, also those that were ended. */
export const columnsQuery = (region: string, owner: string) =>
  queryOptions({
    queryKey: ['columns', region, owner],
    queryFn: () =>
      answerOf(
        api.GET('/columns/{region}', {
          params: { path: { region }, query: { unit: unitOf(owner) ?? 'none', ended: 'true' } },
        }),
      ),
  });

/** The standard templates, and what the form of a column offers: the same everywhere. */
export const templatesQuery = (region: string) =>
  queryOptions({
    queryKey: ['column-templates', region],
    queryFn: () => answerOf(api.GET('/column-templates/{region}', { params: { path: { region } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the form of a column offers; empty until it is there. */
export const useChoices = (region: string) => {
  const { data } = useQuery(templatesQuery(region));
  return { kinds: data?.kinds ?? [], categories: data?.categories ?? [], articles: data?.articles ?? [] };
};

/** Reads the columns of a region anew, after a change. */
export const useRefreshColumns = (region: string) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['columns', region] });
};
