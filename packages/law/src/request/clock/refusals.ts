import type { CalendarFailure } from '../../calendar/index.ts';
import { dateOf } from './days.ts';
import { type ClockFailure, refuse } from './error.ts';
import {
  type ClockEvent,
  type ClockEventOf,
  type ClockEventType,
  eventLabel,
  type Placed,
} from './events.ts';
import { dueAt, type State, stoppedFor } from './state.ts';

export type Refusal = ClockFailure | CalendarFailure | undefined;
/** Takes an event of one kind into the state; a refusal leaves the state unused. */
export type Apply<T extends ClockEventType> = (
  state: State,
  placed: Placed<ClockEventOf<T>>,
  day: number,
) => Refusal;

const waitingWords = { correction: '等待申请人补正', payment: '等待申请人缴费' } as const;

/** Refuses what cannot be done while the clock is stopped for good. */
export const refuseStopped = (state: State, placed: Placed): Refusal => {
  const waiting = stoppedFor(state);
  return waiting
    ? refuse(
        placed,
        'already-stopped',
        `此时正在${waitingWords[waiting]}，期限已经停下，不能再“${eventLabel(placed.event.type)}”。请核对日期。`,
      )
    : undefined;
};

/** Refuses what must come before the reply is due. */
export const refuseAfterDue = (state: State, placed: Placed, day: number): Refusal => {
  const at = dueAt(state, day);
  if ('error' in at) return at;
  return at.due !== undefined && at.due < day
    ? refuse(
        placed,
        'after-due',
        `答复期限已于${dateOf(at.due)}届满，应当在届满以前作出并告知申请人。请核对日期。`,
      )
    : undefined;
};

/** Refuses a term that ends before it is set. */
export const refuseUntil = (placed: Placed<ClockEvent & { until: string }>): Refusal =>
  placed.event.until < placed.event.date
    ? refuse(placed, 'until-before-date', `期限${placed.event.until}早于作出的日期，请核对。`)
    : undefined;
