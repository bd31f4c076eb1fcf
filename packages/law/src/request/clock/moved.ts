import {
  type Calendar,
  type CalendarDate,
  type CalendarFailure,
  type Day,
  daysBetween,
} from '../../calendar/index.ts';
import { type Deadline, type RequestCase, statutoryDeadline } from './clock.ts';
import { dateOf, dayNumber, tableOf } from './days.ts';

/** A day that the two calendars tell differently. */
export interface ChangedDay {
  date: CalendarDate;
  /** Null where the calendar before did not know the day. */
  before: string | null;
  after: string | null;
}

type Found = Day | CalendarFailure;

/** An open deadline that another calendar moves. */
export interface MovedDeadline<T extends RequestCase> {
  request: T;
  /** Null where the due date could not be told: the year had no holiday notice yet. */
  before: CalendarDate | null;
  after: CalendarDate | null;
  /** The days between receipt and the later due date that make the difference. */
  days: readonly ChangedDay[];
  /** 「到期日由2027-01-08改为2027-01-11：2027-01-04由工作日改为元旦放假（…）。」 */
  message: string;
}

const open: readonly Deadline['status'][] = ['running', 'overdue'];

/** The due date of an open request; null where it cannot be told, undefined where the request is not open. */
const openDue = (request: RequestCase, calendar: Calendar): CalendarDate | null | undefined => {
  const deadline = statutoryDeadline(request, calendar);
  if ('error' in deadline) return deadline.error.code === 'unknown-year' ? null : undefined;
  return open.includes(deadline.status) ? deadline.due : undefined;
};

const whyOf = (found: Found): string | null => ('error' in found ? null : found.why);

/** Of a year that has become known, or is known no more, only the holidays and make-up days tell something. */
const differs = (was: Found, is: Found): boolean => {
  if ('error' in was || 'error' in is) {
    const known = 'error' in was ? is : was;
    return !('error' in known || known.kind === 'workday' || known.kind === 'weekend');
  }
  return was.working !== is.working;
};

const changedDays = (
  from: CalendarDate,
  to: CalendarDate,
  before: Calendar,
  after: Calendar,
): ChangedDay[] => {
  const [one, other] = [tableOf(before), tableOf(after)];
  const days: ChangedDay[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    const [was, is] = [one.at(day), other.at(day)];
    if (differs(was, is)) days.push({ date: dateOf(day), before: whyOf(was), after: whyOf(is) });
  }
  return days;
};

/** More days than a sentence can hold are summed up. */
const namedDays = 6;

const whyMoved = (days: readonly ChangedDay[]): string => {
  if (days.length === 0) return '放假安排有变';
  const unknown = '没有放假安排';
  const named = days
    .slice(0, namedDays)
    .map(({ date, before, after }) => `${date}由${before ?? unknown}改为${after ?? unknown}`);
  return `${named.join('，')}${days.length > namedDays ? `等${days.length}日` : ''}`;
};

/**
 * Which open deadlines another calendar moves, and by which days: holidays announced late (an override, the notice of
 * a new year) move what is still open. Requests replied to, abandoned or waiting have no open deadline.
 */
export const movedDeadlines = <T extends RequestCase>(
  requests: readonly T[],
  before: Calendar,
  after: Calendar,
): MovedDeadline<T>[] =>
  requests.flatMap(request => {
    const [was, is] = [openDue(request, before), openDue(request, after)];
    if (was === is || was === undefined || is === undefined) return [];
    const { date } = request.received;
    const last = was !== null && (is === null || daysBetween(is, was) > 0) ? was : (is ?? request.asOf);
    const days = changedDays(date, last, before, after);
    const told = (due: CalendarDate | null) => due ?? '不能推算';
    return [
      {
        request,
        before: was,
        after: is,
        days,
        message: `到期日由${told(was)}改为${told(is)}：${whyMoved(days)}。`,
      },
    ];
  });
