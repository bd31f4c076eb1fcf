import { type Calendar, createCalendar } from '../../calendar/index.ts';
import { type Clock, type Deadline, statutoryClock } from './clock.ts';
import type { ClockFailure } from './error.ts';
import { clockEvents } from './events.ts';
import { parseRequestCase } from './parse.ts';

/**
 * A case of a test's table: article, what it is about, `channel date [confirmed]`, events as `type date [further
 * fields]`, the day on which the clock is read, and what it says: `status [due or abandoned] [working days left]`.
 */
export type CaseRow = readonly [string, string, string, readonly string[], string, string];

const orders: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  clockEvents.map(({ type, fields }) => [type, Object.keys(fields)]),
);

const eventOf = (text: string): Record<string, unknown> => {
  const [type = '', ...values] = text.split(' ');
  const fields = orders[type] ?? [];
  const entries = values.map((value, index) => {
    const field = fields[index] ?? `extra${index}`;
    return [field, field === 'workingDays' ? Number(value) : value];
  });
  return { type, ...Object.fromEntries(entries) };
};

/** The json of a case from its short form. */
export const caseOf = (received: string, events: readonly string[], asOf: string): unknown => {
  const [channel, date, confirmed] = received.split(' ');
  return {
    received: { channel, date, ...(confirmed !== undefined && { confirmed }) },
    events: events.map(eventOf),
    asOf,
  };
};

export const official = createCalendar();

/** Reads a case as the command line does, and its clock. */
export const clockOf = (value: unknown, calendar: Calendar = official): Clock | ClockFailure => {
  const parsed = parseRequestCase(value);
  return 'error' in parsed ? parsed : (statutoryClock(parsed.request, calendar) as Clock | ClockFailure);
};

/** The clock of a case that must be possible. */
export const clockIn = (value: unknown, calendar?: Calendar): Clock => {
  const clock = clockOf(value, calendar);
  if ('error' in clock) throw new Error(clock.error.message);
  return clock;
};

/** A clock as the tables write it: 「running 2024-10-30 12」「waiting」「abandoned 2024-10-10」. */
export const told = ({ status, due, abandonedOn, workingDaysLeft }: Deadline): string => {
  if (status === 'waiting') return status;
  if (status === 'abandoned') return `${status} ${abandonedOn}`;
  return status === 'replied' ? `${status} ${due}` : `${status} ${due} ${workingDaysLeft}`;
};

/** The days counted of a clock. */
export const countedDays = ({ days }: Clock): number => days.filter(({ counted }) => counted).length;
