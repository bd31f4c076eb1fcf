import { type CalendarFailure, failure } from './error.ts';

declare const brand: unique symbol;

/** A day of the calendar in China (Asia/Shanghai), written YYYY-MM-DD: no time of day, no zone, and it exists. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

const millisecondsOfDay = 86_400_000;
const pad = (value: number): string => String(value).padStart(2, '0');

const fromDayNumber = (day: number): CalendarDate => {
  const date = new Date(day * millisecondsOfDay);
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}` as CalendarDate;
};

/** Days since 1970-01-01. Every day is taken as a day of UTC, which knows no summer time, so days never vary in length. */
const toDayNumber = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A date from its text, which must be YYYY-MM-DD (years 1000 to 2999) and exist: 2025-02-30 does not. */
export const parseCalendarDate = (text: string): { date: CalendarDate } | CalendarFailure => {
  const match = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!match)
    return failure('not-a-date', `“${text}”不是日期。请写成“年-月-日”，月和日各两位，例如2025-01-16。`);
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12) return failure('not-a-date', `没有${text}这一天：月份应在01至12之间。`);
  const last = daysInMonth(year, month);
  if (day < 1 || day > last)
    return failure('not-a-date', `没有${text}这一天：${year}年${month}月只有1日至${last}日。`);
  return { date: text as CalendarDate };
};

/** The day `days` after (negative: before) a date. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(toDayNumber(date) + days);

/** How many days `to` lies after `from`: 0 for the same day, negative where it lies before. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  toDayNumber(to) - toDayNumber(from);

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

/** 0 is Sunday, 6 is Saturday. */
const weekdayOf = (date: CalendarDate): number => new Date(toDayNumber(date) * millisecondsOfDay).getUTCDay();

export const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(weekdayOf(date));

/** 「周六」. */
export const weekdayName = (date: CalendarDate): string => `周${'日一二三四五六'[weekdayOf(date)]}`;
