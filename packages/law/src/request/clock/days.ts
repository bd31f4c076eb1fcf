import type { CalendarFailure } from '../../calendar/index.ts';
import { addDays, type Calendar, type CalendarDate, type Day, daysBetween } from '../../calendar/index.ts';

const epoch = '1970-01-01' as CalendarDate;

/** A date as a number of days since 1970-01-01, in which the clock reckons. */
export const dayNumber = (date: CalendarDate): number => daysBetween(epoch, date);

/** The calendar by day number; what was looked up once is kept, so that many deadlines cost little. */
export interface DayTable {
  at(day: number): Day | CalendarFailure;
}

const tables = new WeakMap<Calendar, DayTable>();

const createTable = (calendar: Calendar): DayTable => {
  const known = new Map<number, Day | CalendarFailure>();
  return {
    at: day => {
      const kept = known.get(day);
      if (kept) return kept;
      const found = calendar.dayOf(addDays(epoch, day));
      known.set(day, found);
      return found;
    },
  };
};

/** The table of a calendar, one for each. */
export const tableOf = (calendar: Calendar): DayTable => {
  const kept = tables.get(calendar);
  if (kept) return kept;
  const table = createTable(calendar);
  tables.set(calendar, table);
  return table;
};

export const dateOf = (day: number): CalendarDate => addDays(epoch, day);

/** The day on which a period ends, or the first day on the way to it that no notice covers. */
export type Reached = { day: number } | ({ unknown: number } & CalendarFailure);

/** 期限届满日: the `count`-th working day after the day of the event. */
export const workingDayAfter = (table: DayTable, start: number, count: number): Reached => {
  let day = start;
  for (let left = count; left > 0; ) {
    const found = table.at(++day);
    if ('error' in found) return { unknown: day, ...found };
    if (found.working) left--;
  }
  return { day };
};

/** Working days after `from`, up to and including `to`; negative, likewise counted, where `to` lies before. */
export const workingDaysFrom = (
  table: DayTable,
  from: number,
  to: number,
): { count: number } | CalendarFailure => {
  let count = 0;
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++) {
    const found = table.at(day);
    if ('error' in found) return found;
    if (found.working) count++;
  }
  return { count: from <= to || count === 0 ? count : -count };
};
