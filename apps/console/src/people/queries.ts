import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { Person } from '../api/words.ts';

export const pageSize = 20;

/** A page of the people of a region. */
export const usePeople = (regionId: string, search: string, page: number) =>
  useQuery({
    queryKey: ['people', regionId, search, page],
    queryFn: () =>
      answerOf(
        api.GET('/people', {
          params: { query: { page, pageSize, regionId, ...(search !== '' && { search }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const useRefreshPeople = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['people'] });
};

const one = (id: string) => ({ params: { path: { id } } });

/** What can be done to an account at once, each with its route. */
const accountActs = {
  disable: ({ id, version }: Person) =>
    answerOf(api.POST('/people/{id}/disable', { ...one(id), body: { version } })),
  enable: ({ id, version }: Person) =>
    answerOf(api.POST('/people/{id}/enable', { ...one(id), body: { version } })),
  invite: ({ id }: Person) => answerOf(api.POST('/people/{id}/invitation', one(id))),
  resetTotp: ({ id }: Person) => answerOf(api.POST('/people/{id}/totp/reset', one(id))),
} as const;

export type AccountAct = keyof typeof accountActs;

/** Does one of them, and reads the list anew whatever came of it. */
export const useAccountAct = (act: AccountAct): ((person: Person) => Promise<Person>) => {
  const refresh = useRefreshPeople();
  return person => accountActs[act](person).finally(() => void refresh());
};
