import {
  type Calendar,
  type CalendarDate,
  type CalendarFailure,
  createCalendar,
} from '../../calendar/index.ts';
import { apply } from './apply.ts';
import { type DayTable, dateOf, dayNumber, tableOf, workingDaysFrom } from './days.ts';
import { type ClockFailure, clockFailure } from './error.ts';
import { type ClockEvent, inOrder, type Placed } from './events.ts';
import { type ClockDay, explainDays } from './explain.ts';
import { type Asked, waitsOf } from './letters.ts';
import type { ClockNote } from './note.ts';
import type { StopCause } from './period.ts';
import { type Receipt, receivedOn } from './receipt.ts';
import { abandonedAt, currentPeriod, dueAt, note, type State, stateFrom, stoppedFor } from './state.ts';

/** What the clock is computed from. `asOf` is the day, at its end, on which the clock is read. */
export interface RequestCase {
  received: Receipt;
  /** In any order. */
  events: readonly ClockEvent[];
  asOf: CalendarDate;
}

/** running 计算中, waiting 停止计算, overdue 逾期, abandoned 视为放弃, replied 已答复. */
export type ClockStatus = 'running' | 'waiting' | 'overdue' | 'abandoned' | 'replied';

export const clockStatuses: Readonly<Record<ClockStatus, { label: string; means: string }>> = {
  running: { label: '办理期限内', means: '期限正在计算，截至日不晚于到期日。' },
  waiting: { label: '期限停止计算', means: '等待补正、缴费，或等待第三方、其他机关的意见；没有到期日。' },
  overdue: { label: '已逾期', means: '截至日晚于到期日，还没有答复。' },
  abandoned: { label: '视为放弃', means: '逾期不补正或者逾期不缴费。' },
  replied: { label: '已答复', means: '已经答复；到期日是答复当日适用的到期日。' },
};

/** The clock of a request as it stands at the end of a day. */
export interface Deadline {
  /** 收到申请之日. */
  receivedOn: CalendarDate;
  /**
   * 到期日: the last day on which a reply is in time. Null while the clock is stopped and when the request was
   * abandoned; of a request replied to, the due date that applied on the day of the reply.
   */
  due: CalendarDate | null;
  status: ClockStatus;
  /**
   * Working days after `asOf` up to and including the due date: 0 on the due date itself. Overdue: the working days
   * after the due date up to and including `asOf`, negative (0 while none has passed). Null in every other status.
   */
  workingDaysLeft: number | null;
  /** What stops the clock; empty unless waiting. */
  waitingFor: readonly (StopCause | Asked)[];
  abandonedOn: CalendarDate | null;
  repliedOn: CalendarDate | null;
  /** Working days of the period that decides: 20, with an extension up to 40; null where a date fixed under Art. 35 does. */
  period: number | null;
  notes: readonly ClockNote[];
}

/** A deadline laid open. */
export interface Clock extends Deadline {
  /**
   * Every day from the day after receipt: through the due date while running, through `asOf` while waiting or overdue,
   * through the day of the reply or of the abandonment after them.
   */
  days: readonly ClockDay[];
}

type Failure = ClockFailure | CalendarFailure;

/** More events than any request has; what has more is no case. */
export const maxEvents = 1000;

const fold = (table: DayTable, start: CalendarDate, events: readonly Placed[]): State | Failure => {
  const state = stateFrom(table, start);
  for (const placed of events) {
    const refused = apply(state, placed);
    if (refused) return refused;
  }
  return state;
};

/**
 * The state on a day. Later events are checked as all are, so that a case that cannot be is refused whatever the day,
 * and then left out: the clock can be read as it stood on any day.
 */
const stateOn = (table: DayTable, start: CalendarDate, { events, asOf }: RequestCase): State | Failure => {
  const ordered = inOrder(events);
  const whole = fold(table, start, ordered);
  const known = ordered.filter(({ event }) => event.date <= asOf);
  if (known.length === ordered.length) return whole;
  if ('error' in whole && 'event' in whole.error) return whole;
  const state = fold(table, start, known);
  if ('error' in state) return state;
  const later = ordered.length - known.length;
  note(state, 'later-events', `有${later}个事项晚于截至日${asOf}，没有计入。`);
  return state;
};

/** What holds the clock up on a day. */
const waitingFor = (state: State, day: number): (StopCause | Asked)[] => {
  const stopped = stoppedFor(state);
  if (stopped) return [stopped];
  const known = waitsOf(state.letters, day);
  if ('error' in known) return [];
  const open = known.waits.filter(({ through }) => through === Number.POSITIVE_INFINITY);
  return [...new Set(open.map(({ letter }) => letter.kind))];
};

/** Says what is not known or without effect about letters and notices. */
const noteLetters = (state: State, due: number | undefined): void => {
  const { letters, fee } = state;
  const { start } = currentPeriod(state);
  if (letters.some(({ received, answered }) => received === undefined && answered === undefined))
    note(state, 'letter-receipt-unknown', '有征求意见书还不知道对方何日收到，15个工作日的期限还没有起算。');
  if (fee && fee.received === undefined && fee.paid === undefined)
    note(state, 'fee-receipt-unknown', '还不知道申请人何日收到收费通知，缴费期限还没有起算。');
  if (due !== undefined && letters.some(({ sent }) => sent >= start && sent > due))
    note(state, 'asked-after-due', '期限届满以后才征求意见，所需时间不再扣除。');
};

interface Reading {
  status: ClockStatus;
  due: number | undefined;
  abandonedOn: number | undefined;
}

const read = (state: State, asOf: number): Reading | CalendarFailure => {
  const abandoned = state.replied === undefined ? abandonedAt(state, asOf) : { day: undefined };
  if ('error' in abandoned) return abandoned;
  if (abandoned.day !== undefined) return { status: 'abandoned', due: undefined, abandonedOn: abandoned.day };
  const at = dueAt(state, state.replied ?? asOf);
  if ('error' in at) return at;
  const { due } = at;
  if (state.replied !== undefined) return { status: 'replied', due, abandonedOn: undefined };
  if (due === undefined) return { status: 'waiting', due, abandonedOn: undefined };
  return { status: asOf > due ? 'overdue' : 'running', due, abandonedOn: undefined };
};

interface Judged extends Reading {
  state: State;
  asOf: number;
  deadline: Deadline;
}

const left = (
  state: State,
  { status, due }: Reading,
  asOf: number,
): { count: number | null } | CalendarFailure =>
  due !== undefined && (status === 'running' || status === 'overdue')
    ? workingDaysFrom(state.table, asOf, due)
    : { count: null };

const judge = (request: RequestCase, calendar: Calendar): Judged | Failure => {
  const { received, events } = request;
  if (events.length > maxEvents)
    return clockFailure(
      'too-many-events',
      `事项（events）最多${maxEvents}个，这里有${events.length}个。请检查是否选错了文件。`,
    );
  const receipt = receivedOn(received);
  if ('error' in receipt) return receipt;
  if (request.asOf < receipt.receivedOn)
    return clockFailure(
      'as-of-before-receipt',
      `截至日（asOf）${request.asOf}早于收到申请之日${receipt.receivedOn}，此时还没有收到申请。请核对这两个日期。`,
    );
  const state = stateOn(tableOf(calendar), receipt.receivedOn, request);
  if ('error' in state) return state;
  const asOf = dayNumber(request.asOf);
  const reading = read(state, asOf);
  if ('error' in reading) return reading;
  const remaining = left(state, reading, asOf);
  if ('error' in remaining) return remaining;
  noteLetters(state, reading.due);
  const period = currentPeriod(state);
  const dated = (day: number | undefined) => (day === undefined ? null : dateOf(day));
  const deadline: Deadline = {
    receivedOn: receipt.receivedOn,
    due: dated(reading.due),
    status: reading.status,
    workingDaysLeft: remaining.count,
    waitingFor: reading.status === 'waiting' ? waitingFor(state, asOf) : [],
    abandonedOn: dated(reading.abandonedOn),
    repliedOn: dated(state.replied),
    period: period.fixed === undefined ? period.length : null,
    notes: [...receipt.notes, ...state.notes],
  };
  return { ...reading, state, asOf, deadline };
};

let official: Calendar | undefined;
/** One calendar of the official days for all who bring none, so that what was looked up is kept. */
const officialCalendar = (): Calendar => {
  official ??= createCalendar();
  return official;
};

/**
 * The due date, the status and the days left of a request (Art. 30–35), without the days one by one.
 * A case that cannot be is refused with the event named; a year without its holiday notice is named, never guessed.
 */
export const statutoryDeadline = (
  request: RequestCase,
  calendar: Calendar = officialCalendar(),
): Deadline | Failure => {
  const judged = judge(request, calendar);
  return 'error' in judged ? judged : judged.deadline;
};

const endOf = ({ status, due, abandonedOn, state, asOf }: Judged): number => {
  if (status === 'running') return due ?? asOf;
  return state.replied ?? abandonedOn ?? asOf;
};

/** The clock of a request with every day counted, every day not counted, and why. Fails as `statutoryDeadline`. */
export const statutoryClock = (
  request: RequestCase,
  calendar: Calendar = officialCalendar(),
): Clock | Failure => {
  const judged = judge(request, calendar);
  if ('error' in judged) return judged;
  const { state, asOf, due, abandonedOn, deadline } = judged;
  const now = state.replied ?? asOf;
  const explained = explainDays(state, { asOf: now, end: endOf(judged), due, abandonedOn });
  return 'error' in explained ? explained : { ...deadline, days: explained.days };
};
