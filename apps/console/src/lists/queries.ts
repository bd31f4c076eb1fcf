import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

export const pageSize = 20;

/** A page of the words of a region. */
export const useWords = (region: string, search: string, page: number) =>
  useQuery({
    queryKey: ['words', region, search, page],
    queryFn: () =>
      answerOf(
        api.GET('/words/{region}', {
          params: { path: { region }, query: { page, pageSize, ...(search !== '' && { search }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** The key topics of a region, also those that were ended. */
export const topicsQuery = (region: string) =>
  queryOptions({
    queryKey: ['topics', region],
    queryFn: () =>
      answerOf(api.GET('/topics/{region}', { params: { path: { region }, query: { ended: 'true' } } })),
  });

/** Reads one of the two lists anew, after a change. */
export const useRefreshList = (list: 'words' | 'topics', region: string) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [list, region] });
};
