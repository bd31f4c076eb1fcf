export { type Calendar, createCalendar, type Day, type DayKind } from './calendar.ts';
export { addWorkingDays, countWorkingDays, maxWorkingDays } from './count.ts';
export { addDays, type CalendarDate, daysBetween, parseCalendarDate, weekdayName } from './date.ts';
export type { CalendarError, CalendarErrorCode, CalendarFailure } from './error.ts';
export { type ExplainedDay, type Explanation, explain } from './explain.ts';
export { type OverrideDay, type Overrides, parseOverrides } from './overrides.ts';
