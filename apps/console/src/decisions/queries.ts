import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { Decision } from '../api/words.ts';

export const pageSize = 20;

/** The year in which 双公示 began. */
export const firstYear = 2015;

/** What the list is narrowed to; nothing is the empty text. */
export interface Narrowing {
  unit: string;
  kind: string;
  year: string;
  status: string;
  search: string;
}

type Status = Decision['status'] | 'overdue';

const given = <T extends object>(wanted: T) =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')) as Partial<T>;

/** A page of the decisions of a region. */
export const useDecisions = (region: string, { year, ...wanted }: Narrowing, page: number, size = pageSize) =>
  useQuery({
    queryKey: ['decisions', region, wanted, year, page, size],
    queryFn: () =>
      answerOf(
        api.GET('/decisions/{region}', {
          params: {
            path: { region },
            query: {
              page,
              pageSize: size,
              ...(year !== '' && { year: Number(year) }),
              ...(given(wanted) as { kind?: Decision['kind']; status?: Status }),
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** What the form asks of a decision: the same everywhere, for it follows from the standard. */
export const formsQuery = (region: string) =>
  queryOptions({
    queryKey: ['decision-forms', region],
    queryFn: () => answerOf(api.GET('/decisions/{region}/forms', { params: { path: { region } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export type Forms = Awaited<ReturnType<NonNullable<ReturnType<typeof formsQuery>['queryFn']>>>;
export type Field = Forms['kinds'][number]['fields'][number];

export const readDecision = (region: string, id: string) =>
  answerOf(api.GET('/decisions/{region}/{id}', { params: { path: { region, id } } }));

export const decisionQuery = (region: string, id: string) =>
  queryOptions({ queryKey: ['decisions', region, 'one', id], queryFn: () => readDecision(region, id) });

/** Reads the decisions of a region anew, after a change. */
export const useRefreshDecisions = (region: string) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['decisions', region] });
};
