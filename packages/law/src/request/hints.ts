import type { Calendar, CalendarDate, CalendarFailure } from '../calendar/index.ts';
import { type RemedyRoute, type RemedyTerm, remedies, remedyRoutes, remedyTerms } from '../dispute/index.ts';
import { type OutcomeId, remedyOf, remedyOfSilence } from './outcome/index.ts';

/** What a reply, or the lack of one, gives an applicant to hold on to. */
export type Contested =
  | { outcome: OutcomeId; withheld?: readonly OutcomeId[]; deliveredOn: CalendarDate }
  /** No reply came in time: from the due date. */
  | { overdueSince: CalendarDate };

/** Whether reconsideration comes first, each remedy with its last day, and the sentences that say so. */
export interface RemedyHint {
  route: RemedyRoute;
  terms: readonly RemedyTerm[];
  sentences: readonly string[];
}

const periodOf = ({ remedy }: RemedyTerm): string => {
  const { days, months } = remedies.find(({ id }) => id === remedy) ?? {};
  return months === undefined ? `${days}日` : `${months}个月`;
};

const sentenceOf = (term: RemedyTerm): string => {
  const label = remedies.find(({ id }) => id === term.remedy)?.label ?? '';
  return `自${term.from}的次日起${periodOf(term)}内${label}，最后一日是${term.lastDay}${term.moved ? `（${term.moved}）` : ''}。`;
};

/**
 * 救济途径 of a request: the route and the last days. A last day in a year without a holiday notice cannot be told and
 * comes back as that failure.
 */
export const remedyHint = (contested: Contested, calendar: Calendar): RemedyHint | CalendarFailure => {
  const silent = 'overdueSince' in contested;
  const route = silent ? remedyOfSilence : remedyOf(contested.outcome, contested.withheld);
  const found = remedyTerms(route, silent ? contested.overdueSince : contested.deliveredOn, calendar);
  if ('error' in found) return found;
  const head = silent ? '逾期没有答复' : '对这一答复不服';
  const sentences =
    route === 'none' ? [] : [`${head}的，${remedyRoutes[route].label}。`, ...found.terms.map(sentenceOf)];
  return { route, terms: found.terms, sentences };
};
