import { type CalendarDate, isWeekend, weekdayName, yearOf } from './date.ts';
import { type CalendarFailure, failure } from './error.ts';
import { officialDays } from './official.ts';
import type { OverrideDay, Overrides } from './overrides.ts';

/** Why a day is a working day or not: 工作日、周末、节假日、调休上班, or set by an override. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUpDay' | 'override';

/** A day as the calendar knows it. */
export interface Day {
  date: CalendarDate;
  working: boolean;
  kind: DayKind;
  /** The reason in Chinese: 「工作日」「周六」「国庆节放假」「国庆节调休上班」. */
  why: string;
}

/** Working days of the years that are known, and of no others. */
export interface Calendar {
  /** In order. A day of another year is known only where an override sets it. */
  years: readonly number[];
  dayOf(date: CalendarDate): Day | CalendarFailure;
}

/** 「2019–2026」「2019–2026、2028」. */
const yearRanges = (years: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === year - 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join('、');
};

const unknownYear = (date: CalendarDate, years: readonly number[]): CalendarFailure => {
  const year = yearOf(date);
  return failure(
    'unknown-year',
    `没有收录${year}年的放假安排，算到${date}不能再算；已有${yearRanges(years)}年。请按国务院办公厅关于${year}年部分节假日安排的通知编写补充文件（json，用"years": [${year}]声明年份，逐日写明放假和调休上班）。`,
  );
};

const overridden = (date: CalendarDate, { working, name, source }: OverrideDay): Day => {
  const atWork = isWeekend(date) ? '调休上班' : '上班';
  const basis = source === undefined ? '补充文件' : `补充文件：${source}`;
  return { date, working, kind: 'override', why: `${name}${working ? atWork : '放假'}（${basis}）` };
};

const plainDay = (date: CalendarDate): Day =>
  isWeekend(date)
    ? { date, working: false, kind: 'weekend', why: weekdayName(date) }
    : { date, working: true, kind: 'workday', why: '工作日' };

const officialDay = (date: CalendarDate): Day => {
  const { holidays, makeUpDays } = officialDays();
  const makeUp = makeUpDays.get(date);
  if (makeUp !== undefined) return { date, working: true, kind: 'makeUpDay', why: `${makeUp}调休上班` };
  const holiday = holidays.get(date);
  if (holiday !== undefined) return { date, working: false, kind: 'holiday', why: `${holiday}放假` };
  return plainDay(date);
};

const noOverrides: Overrides = { days: new Map(), years: [] };

/** A calendar of the official days; overrides win over them, day by day, and may add years. */
export const createCalendar = ({ days, years: added }: Overrides = noOverrides): Calendar => {
  const official = new Set(officialDays().years);
  const known = new Set([...official, ...added]);
  const years = [...known].sort((a, b) => a - b);
  return {
    years,
    dayOf: date => {
      const override = days.get(date);
      if (override) return overridden(date, override);
      return known.has(yearOf(date)) ? officialDay(date) : unknownYear(date, years);
    },
  };
};
