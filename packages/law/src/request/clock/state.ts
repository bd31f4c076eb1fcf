import type { CalendarDate, CalendarFailure } from '../../calendar/index.ts';
import { type DayTable, dayNumber, type Reached } from './days.ts';
import { type Letter, waitsOf } from './letters.ts';
import type { ClockNote } from './note.ts';
import { dueOf, type Period, periodFrom, type StopCause } from './period.ts';
import { replyDays } from './periods.ts';

/** What the events so far have made of the clock. Days are day numbers. */
export interface State {
  table: DayTable;
  receivedOn: number;
  periods: Period[];
  letters: Letter[];
  correction: { asked: number; until: number; corrected: number | undefined } | undefined;
  fee:
    | { noticed: number; received: number | undefined; limit: Reached | undefined; paid: number | undefined }
    | undefined;
  extended: boolean;
  replied: number | undefined;
  /** What happened on a day, as people call it. */
  marks: Map<number, string[]>;
  notes: ClockNote[];
}

export const stateFrom = (table: DayTable, receivedOn: CalendarDate): State => ({
  table,
  receivedOn: dayNumber(receivedOn),
  periods: [periodFrom(dayNumber(receivedOn), replyDays)],
  letters: [],
  correction: undefined,
  fee: undefined,
  extended: false,
  replied: undefined,
  marks: new Map(),
  notes: [],
});

/** The period that runs, or ran when the clock was last stopped. */
export const currentPeriod = ({ periods }: State): Period => periods[periods.length - 1] as Period;

/** What the clock waits for, having stopped for good. */
export const stoppedFor = ({ correction, fee }: State): StopCause | undefined => {
  if (correction && correction.corrected === undefined) return 'correction';
  return fee && fee.paid === undefined ? 'payment' : undefined;
};

/** The due date as it stands on a day, or none while the clock is stopped. */
export const dueAt = (state: State, now: number): { due: number | undefined } | CalendarFailure => {
  if (stoppedFor(state)) return { due: undefined };
  const waits = waitsOf(state.letters, now);
  return 'error' in waits ? waits : dueOf(state.table, currentPeriod(state), waits.waits);
};

/** The last day on which a correction or a payment is in time; none while that is not known. */
const lastDay = (state: State): Reached | undefined => {
  const waiting = stoppedFor(state);
  if (waiting === 'correction' && state.correction) return { day: state.correction.until };
  return waiting === 'payment' ? state.fee?.limit : undefined;
};

/** 视为放弃 (Art. 30, fee rules): the day after the last day, once that is past. */
export const abandonedAt = (state: State, now: number): { day: number | undefined } | CalendarFailure => {
  const last = lastDay(state);
  if (last === undefined) return { day: undefined };
  if ('day' in last) return { day: last.day < now ? last.day + 1 : undefined };
  return now < last.unknown ? { day: undefined } : { error: last.error };
};

/** Stops the clock for good: what was counted so far counts no more. */
export const stop = (state: State, day: number, by: StopCause): void => {
  currentPeriod(state).stopped = { day, by };
};

/** Starts a new period of 20 working days. */
export const restart = (state: State, day: number): void => {
  state.periods.push(periodFrom(day, replyDays));
};

export const note = (state: State, code: ClockNote['code'], message: string): void => {
  state.notes.push({ code, message });
};

export const mark = (state: State, day: number, words: string): void => {
  const kept = state.marks.get(day);
  if (kept) kept.push(words);
  else state.marks.set(day, [words]);
};
