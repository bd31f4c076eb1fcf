import {
  addDays,
  addWorkingDays,
  type Calendar,
  type CalendarDate,
  type CalendarFailure,
} from '../../calendar/index.ts';

/** 双公示: a decision is published within seven working days (发改办财金〔2018〕424号). */
export const publicationDays = 7;

/** The last day on which a decision is published in time; the day of the decision is not counted. */
export const publicationDue = (
  decidedOn: CalendarDate,
  calendar: Calendar,
): { date: CalendarDate } | CalendarFailure => addWorkingDays(decidedOn, publicationDays, calendar);

/**
 * The first day whose decisions are not overdue today: what was decided before it and is not published is late. By it
 * a list is narrowed without counting working days row by row.
 */
export const firstInTime = (
  today: CalendarDate,
  calendar: Calendar,
): { date: CalendarDate } | CalendarFailure => {
  let date = today;
  for (;;) {
    const before = addDays(date, -1);
    const due = publicationDue(before, calendar);
    if ('error' in due) return due;
    if (due.date < today) return { date };
    date = before;
  }
};
