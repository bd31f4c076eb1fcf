import {
  addDays,
  addWorkingDays,
  type Calendar,
  type CalendarDate,
  type CalendarFailure,
  parseCalendarDate,
  weekdayName,
} from '../calendar/index.ts';

/** 救济途径: how a reply, or the lack of one, may be contested, and by when. */
export type RemedyId = 'reconsideration' | 'litigation' | 'litigationAfterReconsideration';

export interface Remedy {
  id: RemedyId;
  label: string;
  /** Calendar days or calendar months, counted from the day after `from`. */
  days?: number;
  months?: number;
  from: string;
  source: string;
}

/** 申请行政复议的期限 (行政复议法, Art. 20(1)): calendar days from the day the reply is known. */
const reconsiderationDays = 60;
/** 直接起诉的期限 (行政诉讼法, Art. 46(1)): calendar months from the day the reply is known. */
const litigationMonths = 6;
/** 不服复议决定起诉的期限 (行政诉讼法, Art. 45): calendar days from the day the decision is received. */
const litigationAfterDays = 15;

export const remedies: readonly Remedy[] = [
  {
    id: 'reconsideration',
    label: '申请行政复议',
    days: reconsiderationDays,
    from: '收到答复之日；没有答复的，答复期限届满之日',
    source: '行政复议法第二十条',
  },
  {
    id: 'litigation',
    label: '提起行政诉讼',
    months: litigationMonths,
    from: '收到答复之日；没有答复的，答复期限届满之日',
    source: '行政诉讼法第四十六条',
  },
  {
    id: 'litigationAfterReconsideration',
    label: '复议后提起行政诉讼',
    days: litigationAfterDays,
    from: '收到复议决定书之日；逾期不作复议决定的，复议期限届满之日',
    source: '行政诉讼法第四十五条',
  },
];

/**
 * 期间的计算: the day of the event is not counted; a last day on a day off moves to the first day after it
 * (民事诉讼法, Art. 85, to which 行政诉讼法, Art. 101, and 行政复议法, Art. 88, refer); months end on the day of the
 * same number, or the month's last where there is none (民法典, Art. 202).
 */
export const countingSource =
  '民事诉讼法第八十五条（行政诉讼法第一百零一条、行政复议法第八十八条）、民法典第二百零二条';

/** 复议前置: where nothing was done in time (item 3), and where disclosure was refused (item 4). */
const firstSource = '行政复议法第二十三条第一款第（三）（四）项，实施条例第三十条、第三十一条';

/**
 * 复议前置 or not. reconsideration-first: no direct litigation (行政复议法, Art. 23(1)(3)(4)); either: at the
 * applicant's choice; none: nothing was decided.
 */
export type RemedyRoute = 'reconsideration-first' | 'either' | 'none';

export const remedyRoutes: Readonly<
  Record<RemedyRoute, { label: string; remedies: readonly RemedyId[]; source: string }>
> = {
  'reconsideration-first': {
    label: '先申请行政复议，对复议决定不服的再提起行政诉讼',
    remedies: ['reconsideration'],
    source: firstSource,
  },
  either: {
    label: '可以申请行政复议，也可以直接提起行政诉讼',
    remedies: ['reconsideration', 'litigation'],
    source: '行政复议法第二条、行政诉讼法第四十四条',
  },
  none: { label: '没有作出可以争议的答复', remedies: [], source: '—' },
};

/** The last day of a remedy. */
export interface RemedyTerm {
  remedy: RemedyId;
  /** The day of the event, not counted. */
  from: CalendarDate;
  /** The last day by the count alone. */
  counted: CalendarDate;
  /** The last day on which the remedy is in time. */
  lastDay: CalendarDate;
  /** 「2025-10-04（周六，国庆节放假）顺延到2025-10-09」, or null where it does not move. */
  moved: string | null;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The day of the same number some months later, or the last day of that month. */
const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = month - 1 + months;
  const start = `${year + Math.floor(index / 12)}-${pad((index % 12) + 1)}`;
  for (let last = day; ; last--) {
    const parsed = parseCalendarDate(`${start}-${pad(last)}`);
    if ('date' in parsed) return parsed.date;
  }
};

/**
 * The last day of a remedy whose day of the event is known. A year without a holiday notice is named where the last
 * day, or the day it moves to, lies in it.
 */
export const remedyTerm = (
  id: RemedyId,
  from: CalendarDate,
  calendar: Calendar,
): RemedyTerm | CalendarFailure => {
  const { days = 0, months = 0 } = remedies.find(remedy => remedy.id === id) ?? {};
  const counted = months > 0 ? addMonths(from, months) : addDays(from, days);
  const day = calendar.dayOf(counted);
  if ('error' in day) return day;
  if (day.working) return { remedy: id, from, counted, lastDay: counted, moved: null };
  const next = addWorkingDays(counted, 1, calendar);
  if ('error' in next) return next;
  const why = day.kind === 'weekend' ? day.why : `${weekdayName(counted)}，${day.why}`;
  return { remedy: id, from, counted, lastDay: next.date, moved: `${counted}（${why}）顺延到${next.date}` };
};

/** The remedies open on a route, each with its last day. */
export const remedyTerms = (
  route: RemedyRoute,
  from: CalendarDate,
  calendar: Calendar,
): { terms: RemedyTerm[] } | CalendarFailure => {
  const terms: RemedyTerm[] = [];
  for (const id of remedyRoutes[route].remedies) {
    const term = remedyTerm(id, from, calendar);
    if ('error' in term) return term;
    terms.push(term);
  }
  return { terms };
};
