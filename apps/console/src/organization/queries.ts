import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

/** The units as they stood on a day. */
export const asOfQuery = (region: string, day: string, ended: boolean) =>
  queryOptions({
    queryKey: ['units', region, 'as-of', day, ended],
    queryFn: () =>
      answerOf(
        api.GET('/units/{region}/as-of/{day}', {
          params: { path: { region, day }, query: { ended: ended ? 'true' : 'false' } },
        }),
      ),
  });

export const unitQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['units', region, 'one', id],
    queryFn: () => answerOf(api.GET('/units/{region}/{id}', { params: { path: { region, id } } })),
  });

/** Reads everything of a region's units anew, after a change. */
export const useRefresh = (region: string) => {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['units', region] }),
      queries.invalidateQueries({ queryKey: ['gaps', region] }),
    ]);
};
