import type { Calendar, Day } from './calendar.ts';
import { daysFrom } from './count.ts';
import type { CalendarDate } from './date.ts';
import type { CalendarFailure } from './error.ts';

/** A day of a period with its place in it. */
export interface ExplainedDay extends Day {
  /** Which working day of the period this is; null for a day not counted: the first day, and days off. */
  ordinal: number | null;
}

/** A period laid open. */
export interface Explanation {
  /** Every day from the first to the last, both included. */
  days: ExplainedDay[];
  /** Working days counted as a period's are: the first day is not, the last is. As `countWorkingDays`. */
  counted: number;
}

/** Lays open, day by day, what is counted between two days and why. The first day, that of the event, is not counted. */
export const explain = (
  from: CalendarDate,
  to: CalendarDate,
  calendar: Calendar,
): Explanation | CalendarFailure => {
  const result = daysFrom(from, to, calendar);
  if ('error' in result) return result;
  let counted = 0;
  const days = result.days.map((day, index): ExplainedDay => {
    const counts = day.working && index > 0;
    return { ...day, ordinal: counts ? ++counted : null };
  });
  return { days, counted };
};
