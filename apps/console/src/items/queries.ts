import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';
import type { Item, ItemDetail } from '../api/words.ts';

export type ItemsWish = NonNullable<paths['/items/{region}']['get']['parameters']['query']>;

/** A page of the items that the person may see. */
export const itemsQuery = (region: string, wish: ItemsWish) =>
  queryOptions({
    queryKey: ['items', region, 'list', wish],
    queryFn: () => answerOf(api.GET('/items/{region}', { params: { path: { region }, query: wish } })),
    placeholderData: keepPreviousData,
  });

/** How much there is to do. */
export const countsQuery = (region: string) =>
  queryOptions({
    queryKey: ['items', region, 'counts'],
    queryFn: () => answerOf(api.GET('/item-counts/{region}', { params: { path: { region } } })),
  });

/** One item with all that belongs to it. */
export const itemQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['items', region, 'one', id],
    queryFn: () => answerOf(api.GET('/items/{region}/{id}', { params: { path: { region, id } } })),
  });

/** Two versions side by side; 0 is the draft. */
export const comparisonQuery = (region: string, id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['items', region, 'compare', id, from, to],
    queryFn: () =>
      answerOf(
        api.GET('/items/{region}/{id}/compare', { params: { path: { region, id }, query: { from, to } } }),
      ),
  });

/** The columns of the region itself (`none`) or of a unit. */
export const columnsQuery = (region: string, unit: string) =>
  queryOptions({
    queryKey: ['columns', region, 'of', unit],
    queryFn: () => answerOf(api.GET('/columns/{region}', { params: { path: { region }, query: { unit } } })),
    staleTime: 60_000,
  });

/** The key topics (重点领域) in use. */
export const topicsQuery = (region: string) =>
  queryOptions({
    queryKey: ['topics', region, 'in use'],
    queryFn: () => answerOf(api.GET('/topics/{region}', { params: { path: { region } } })),
    staleTime: 60_000,
  });

/** Reads everything of a region's items anew, after a change. */
export const useRefreshItems = (region: string) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['items', region] });
};

/** The part of an item that a change answers, put into what is known of it; the rest is read when it is next asked for. */
export const useKnowItem = (region: string, id: string) => {
  const queries = useQueryClient();
  return (item: Item): void => {
    queries.setQueryData<ItemDetail>(
      itemQuery(region, id).queryKey,
      known => known && { ...known, item: { ...item, notes: [] } },
    );
    void queries.invalidateQueries({ queryKey: ['items', region], refetchType: 'none' });
  };
};

/** Looks at the draft as it was last saved, and shows what was found. */
export const useCheck = (region: string, id: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      answerOf(
        api.POST('/items/{region}/{id}/check', { params: { path: { region, id } }, body: { version } }),
      ),
    onSuccess: check =>
      queries.setQueryData<ItemDetail>(itemQuery(region, id).queryKey, known => known && { ...known, check }),
  });
};
