import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { Figure } from '../api/words.ts';

/** The year in which the law first took effect. */
export const firstYear = 2008;

/** The figures of a region's units in a year. */
export const figuresQuery = (region: string, year: string) =>
  queryOptions({
    queryKey: ['figures', region, year],
    queryFn: () =>
      answerOf(api.GET('/figures/{region}', { params: { path: { region }, query: { year: Number(year) } } })),
  });

/** Which figure: of a unit, a year, a kind. */
export interface Place {
  region: string;
  unit: string;
  year: string;
  kind: Figure['kind'];
}

export const historyQuery = ({ region, unit, year, kind }: Place) =>
  queryOptions({
    queryKey: ['figures', region, year, 'history', unit, kind],
    queryFn: () =>
      answerOf(
        api.GET('/figures/{region}/{unit}/{year}/{kind}/history', {
          params: { path: { region, unit, year: Number(year), kind } },
        }),
      ),
  });

/** Reads the figures of a year anew, with how they came about. */
export const useRefreshFigures = ({ region, year }: Pick<Place, 'region' | 'year'>) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['figures', region, year] });
};
