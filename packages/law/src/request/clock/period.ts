import type { CalendarFailure } from '../../calendar/index.ts';
import type { DayTable } from './days.ts';
import type { Wait } from './letters.ts';

/** What stops the clock for good: a correction asked for (Art. 30), a fee notice sent. */
export type StopCause = 'correction' | 'payment';

/** A period of the clock: the first begins with receipt, a later one with the corrected request or the payment. */
export interface Period {
  /** The day of the event; day 1 is the next working day that counts. */
  start: number;
  /** Working days: 20, and what an extension adds. */
  length: number;
  extendedBy: number;
  /** 延迟答复的日期 (Art. 35), which takes the place of the count. */
  fixed: number | undefined;
  /** The day on which a correction was asked for or a fee notice sent, which ends the period for good. */
  stopped: { day: number; by: StopCause } | undefined;
}

export const periodFrom = (start: number, length: number): Period => ({
  start,
  length,
  extendedBy: 0,
  fixed: undefined,
  stopped: undefined,
});

/** Whether a day is left out because an opinion is awaited; overlapping waits leave it out once. */
const isAwaited = (waits: readonly Wait[], day: number): boolean =>
  waits.some(({ after, through }) => after < day && day <= through);

/** The first day from which an open wait stops the clock. */
const openFrom = (waits: readonly Wait[]): number =>
  Math.min(
    ...waits.map(({ after, through }) =>
      through === Number.POSITIVE_INFINITY ? after : Number.POSITIVE_INFINITY,
    ),
  );

/**
 * 到期日: the day on which the period's last working day falls, days awaiting an opinion left out; none while an open
 * wait stops the clock.
 */
export const dueOf = (
  table: DayTable,
  { start, length, fixed }: Period,
  waits: readonly Wait[],
): { due: number | undefined } | CalendarFailure => {
  if (fixed !== undefined) return { due: fixed };
  const open = openFrom(waits);
  let day = start;
  for (let left = length; left > 0; ) {
    if (++day > open) return { due: undefined };
    const found = table.at(day);
    if ('error' in found) return found;
    if (found.working && !isAwaited(waits, day)) left--;
  }
  return { due: day };
};
