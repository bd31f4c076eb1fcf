import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf, api, readAuth } from '../api/client.ts';
import type { Action, Me } from '../api/words.ts';

/** Who is signed in and what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.GET('/me')),
  staleTime: 60_000,
});

/** The signed-in person; only below the shell, which waits for it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** What the sign-in page needs to know beforehand. */
export const useAuthState = () => useQuery({ queryKey: ['auth'], queryFn: readAuth, staleTime: 0 });

/** A region, or a unit in it with those above it: itself first. */
export interface Place {
  regionId: string;
  path?: readonly string[];
}

/** Asks the permission list for an action, at a place or (without one) anywhere. The server asks again. */
export const useMay = (): ((action: Action, place?: Place) => boolean) => {
  const { permissions } = useMe();
  return (action, place) => {
    const held = permissions.find(permission => permission.action === action);
    if (!held || !place) return held !== undefined;
    const { regionId, path = [] } = place;
    return (
      held.regions.includes(regionId) ||
      held.own.some(id => path[0] === id) ||
      held.below.some(id => path.includes(id))
    );
  };
};

/** Regions that the person works in, the first being where they begin. */
export const useOwnRegions = (): string[] => {
  const { roles } = useMe();
  return [...new Set(roles.map(({ regionId }) => regionId))];
};
