import type { Calendar, Day } from './calendar.ts';
import { addDays, type CalendarDate, daysBetween } from './date.ts';
import { type CalendarFailure, failure } from './error.ts';

/** More working days than any period of the law has, and than fit into a career: 40 years. */
export const maxWorkingDays = 10_000;

const countFault = (count: number): CalendarFailure | undefined => {
  if (!Number.isInteger(count) || count < 1)
    return failure(
      'count-not-positive',
      `工作日数应是1以上的整数，不能是${count}。当日不计，次一工作日为第1天。`,
    );
  if (count > maxWorkingDays)
    return failure(
      'count-too-large',
      `工作日数最多${maxWorkingDays}，不能是${count}。请检查是否多写了数字。`,
    );
  return undefined;
};

/**
 * 期限届满日: the `count`-th working day after the day of the event (Art. 26, 30, 32–34). The day of the event is not
 * counted; day 1 is the first working day after it. Every day from the first to the last must be of a known year.
 */
export const addWorkingDays = (
  start: CalendarDate,
  count: number,
  calendar: Calendar,
): { date: CalendarDate } | CalendarFailure => {
  const fault = countFault(count);
  if (fault) return fault;
  const first = calendar.dayOf(start);
  if ('error' in first) return first;
  let date = start;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    const day = calendar.dayOf(date);
    if ('error' in day) return day;
    if (day.working) left--;
  }
  return { date };
};

/** The days from `from` to `to`, both included. */
export const daysFrom = (
  from: CalendarDate,
  to: CalendarDate,
  calendar: Calendar,
): { days: Day[] } | CalendarFailure => {
  const length = daysBetween(from, to);
  if (length < 0) return failure('from-after-to', `起日${from}晚于止日${to}，请把两个日期对调。`);
  const days: Day[] = [];
  for (let offset = 0; offset <= length; offset++) {
    const day = calendar.dayOf(addDays(from, offset));
    if ('error' in day) return day;
    days.push(day);
  }
  return { days };
};

/** Working days after `from`, up to and including `to`: the inverse of `addWorkingDays`. */
export const countWorkingDays = (
  from: CalendarDate,
  to: CalendarDate,
  calendar: Calendar,
): { count: number } | CalendarFailure => {
  const result = daysFrom(from, to, calendar);
  return 'error' in result ? result : { count: result.days.slice(1).filter(day => day.working).length };
};
