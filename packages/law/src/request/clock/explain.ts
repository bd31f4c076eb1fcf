import type { CalendarDate, CalendarFailure, Day } from '../../calendar/index.ts';
import { dateOf } from './days.ts';
import { type Wait, waitsOf } from './letters.ts';
import type { Period } from './period.ts';
import { replyDays } from './periods.ts';
import { currentPeriod, type State } from './state.ts';

/** A day of the clock: whether it counts towards the due date, and why. */
export interface ClockDay {
  date: CalendarDate;
  counted: boolean;
  /** 「第3个工作日」「周六」「国庆节放假」「等待补正（至2024-10-20）」「等待第三方意见第2个工作日，不计」. */
  why: string;
}

const awaitedLabels = { 'third-party': '等待第三方意见', body: '等待其他机关意见' } as const;
const lapsedWords = { 'third-party': '第三方意见期限届满', body: '其他机关意见期限届满' } as const;
const closedWords = { correction: '逾期未补正，视为放弃申请', payment: '逾期未缴费，视为放弃申请' } as const;
const restartWords = { correction: '补正后重新计算', payment: '缴费后重新计算' } as const;

/** What is known of the case when its days are laid open. */
interface Setting {
  state: State;
  waits: readonly Wait[];
  due: number | undefined;
  abandonedOn: number | undefined;
}

/** 「等待补正（至2024-10-20）」. */
const stoppedWords = ({ correction, fee }: State, by: 'correction' | 'payment'): string => {
  if (by === 'correction') return correction ? `等待补正（至${dateOf(correction.until)}）` : '等待补正';
  return fee?.limit && 'day' in fee.limit ? `等待缴费（至${dateOf(fee.limit.day)}）` : '等待缴费';
};

/** A working day that is not an ordinary one says so: 「（国庆节调休上班）」. */
const special = ({ kind, why }: Day): string => (kind === 'workday' ? '' : `（${why}）`);

/** The counts that go on from day to day. */
const createCounts = (waits: readonly Wait[]) => {
  const awaited = new Map<Wait, number>();
  let period: Period | undefined;
  let counted = 0;
  let late = 0;
  return {
    next: (of: Period): number => {
      if (of !== period) [period, counted] = [of, 0];
      return ++counted;
    },
    late: (): number => ++late,
    /** The waits that leave a working day out, each with its place in the wait. */
    awaited: (day: number): { wait: Wait; nth: number }[] =>
      waits
        .filter(({ after, through }) => after < day && day <= through)
        .map(wait => {
          const nth = (awaited.get(wait) ?? 0) + 1;
          awaited.set(wait, nth);
          return { wait, nth };
        }),
  };
};

type Counts = ReturnType<typeof createCounts>;

/** Several letters of one kind are one wait to the reader: the longest, with their number. */
const awaitedWords = (awaited: ReturnType<Counts['awaited']>): string => {
  const parts = (['third-party', 'body'] as const).flatMap(kind => {
    const places = awaited.filter(({ wait }) => wait.letter.kind === kind).map(({ nth }) => nth);
    if (places.length === 0) return [];
    const several = places.length > 1 ? `（共${places.length}件）` : '';
    return [`${awaitedLabels[kind]}第${Math.max(...places)}个工作日${several}`];
  });
  return `${parts.join('、')}，${awaited.length > 1 ? '重叠的只扣除一次，' : ''}不计`;
};

const beyondWords = ({ fixed, extendedBy }: Period, nth: number, length: number): string => {
  if (nth <= length) return '';
  return fixed !== undefined ? '（延迟答复）' : extendedBy > 0 ? '（延期）' : '';
};

/** A working day of a period that runs or ran. */
const workingDay = (
  { due, waits: _, state }: Setting,
  period: Period,
  day: Day,
  number: number,
  counts: Counts,
): Omit<ClockDay, 'date'> => {
  const awaited = counts.awaited(number);
  if (period.stopped === undefined && due !== undefined && number > due)
    return { counted: false, why: `逾期第${counts.late()}个工作日${special(day)}` };
  if (awaited.length > 0 && period.fixed === undefined)
    return { counted: false, why: `${awaitedWords(awaited)}${special(day)}` };
  const nth = counts.next(period);
  const place = `第${nth}个工作日${special(day)}`;
  if (period.stopped) return { counted: false, why: `${place}，${restartWords[period.stopped.by]}，不计` };
  const { length } = currentPeriod(state);
  return { counted: true, why: place + beyondWords(period, nth, Math.min(length, replyDays)) };
};

/** The period that a day belongs to: the last one begun before it. */
const createPeriodOf = (periods: readonly Period[]) => {
  let index = 0;
  return (day: number): Period => {
    for (let next = periods[index + 1]; next && next.start < day; next = periods[index + 1]) index++;
    return periods[index] as Period;
  };
};

const isStopped = ({ stopped }: Period, day: number): boolean => stopped !== undefined && day > stopped.day;

const explainDay = (
  setting: Setting,
  period: Period,
  day: Day,
  number: number,
  counts: Counts,
): Omit<ClockDay, 'date'> => {
  const { stopped } = period;
  if (number === setting.abandonedOn && stopped) return { counted: false, why: closedWords[stopped.by] };
  if (!day.working) return { counted: false, why: day.why };
  if (stopped && isStopped(period, number)) {
    counts.awaited(number);
    return { counted: false, why: stoppedWords(setting.state, stopped.by) + special(day) };
  }
  return workingDay(setting, period, day, number, counts);
};

/** What happened on a day, each thing once: 「征求第三方意见（3件）、延期答复」. */
const told = (marks: readonly string[]): string =>
  [...new Set(marks)]
    .map(words => {
      const times = marks.filter(each => each === words).length;
      return times > 1 ? `${words}（${times}件）` : words;
    })
    .join('、');

/** The letters whose 15 working days end on a day without an opinion. */
const lapsed = (waits: readonly Wait[], day: number): string[] =>
  waits
    .filter(({ through, letter }) => through === day && letter.answered !== day)
    .map(({ letter }) => lapsedWords[letter.kind]);

/**
 * Every day from the day after receipt to `end`: counted or not, and why. The days counted are exactly those of the
 * period that decides the due date; what a correction or a fee notice made void counts no more.
 */
export const explainDays = (
  state: State,
  {
    asOf,
    end,
    due,
    abandonedOn,
  }: { asOf: number; end: number; due: number | undefined; abandonedOn: number | undefined },
): { days: ClockDay[] } | CalendarFailure => {
  const known = waitsOf(state.letters, asOf);
  if ('error' in known) return known;
  const setting: Setting = { state, waits: known.waits, due, abandonedOn };
  const counts = createCounts(known.waits);
  const periodOf = createPeriodOf(state.periods);
  const days: ClockDay[] = [];
  for (let number = state.receivedOn + 1; number <= end; number++) {
    const day = state.table.at(number);
    if ('error' in day) return day;
    const { counted, why } = explainDay(setting, periodOf(number), day, number, counts);
    const marks = [...(state.marks.get(number) ?? []), ...lapsed(known.waits, number)];
    days.push({ date: day.date, counted, why: marks.length > 0 ? `${why}；当日${told(marks)}` : why });
  }
  return { days };
};
