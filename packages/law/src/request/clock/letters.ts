import type { CalendarFailure } from '../../calendar/index.ts';
import { type DayTable, type Reached, workingDayAfter } from './days.ts';
import { type ClockFailure, refuse } from './error.ts';
import type { ClockEventOf, Placed } from './events.ts';
import { opinionDays } from './periods.ts';

/** Who was asked for an opinion: a third party (Art. 32) or another body (Art. 34). */
export type Asked = 'third-party' | 'body';

/** A letter that asks for an opinion; days are day numbers. */
export interface Letter {
  kind: Asked;
  party: string | undefined;
  sent: number;
  /** The day it was received; undefined while that is not known. */
  received: number | undefined;
  /** The last of the 15 working days; undefined while the day of receipt is not known. */
  limit: Reached | undefined;
  answered: number | undefined;
}

export const letterOf = (
  kind: Asked,
  party: string | undefined,
  sent: number,
  received: number | undefined,
  table: DayTable,
): Letter => ({
  kind,
  party,
  sent,
  received,
  limit: received === undefined ? undefined : workingDayAfter(table, received, opinionDays),
  answered: undefined,
});

/** Whether the 15 working days of a letter were over before a day. */
const isOver = ({ limit }: Letter, day: number): boolean =>
  limit !== undefined && 'day' in limit && limit.day < day;

/**
 * The letter that an opinion answers: of the same party where the opinion names one, else the oldest still within its
 * 15 working days, else the oldest. An opinion that fits no letter is refused.
 */
export const answer = (
  letters: readonly Letter[],
  placed: Placed<ClockEventOf<'third-party-answered' | 'body-answered'>>,
  kind: Asked,
  day: number,
): { letter: Letter } | ClockFailure => {
  const { party } = placed.event;
  const open = letters.filter(
    letter =>
      letter.kind === kind &&
      letter.answered === undefined &&
      (party === undefined || letter.party === party),
  );
  if (open.length === 0)
    return refuse(
      placed,
      'answer-without-question',
      '在这一天以前没有发出还在等待意见的征求意见书。请先录入征求意见，或核对日期。',
    );
  const received = open.filter(letter => letter.received === undefined || letter.received <= day);
  const letter = received.find(each => !isOver(each, day)) ?? received[0];
  return letter
    ? { letter }
    : refuse(
        placed,
        'answer-before-received',
        '早于对方收到征求意见书之日，收到以前不会有意见。请核对这两个日期。',
      );
};

/** Working days left out of the period: those after `after` up to and including `through` (Art. 33(2)). */
export interface Wait {
  letter: Letter;
  after: number;
  /** Infinity while it is not known when the wait ends. */
  through: number;
}

/**
 * The wait for an opinion as it stands on a day: it ends when the opinion arrives, at the latest with the last of the
 * 15 working days. Until one of them is past, its end is not known.
 */
const waitOf = (letter: Letter, now: number): Wait | CalendarFailure => {
  const { sent: after, limit: known } = letter;
  const answered = letter.answered !== undefined && letter.answered <= now ? letter.answered : undefined;
  const upTo = (through: number): Wait => ({ letter, after, through });
  if (known === undefined) return upTo(answered ?? Number.POSITIVE_INFINITY);
  if ('day' in known) {
    if (answered !== undefined) return upTo(Math.min(answered, known.day));
    return upTo(known.day < now ? known.day : Number.POSITIVE_INFINITY);
  }
  if (answered !== undefined && answered < known.unknown) return upTo(answered);
  return now < known.unknown ? upTo(Number.POSITIVE_INFINITY) : { error: known.error };
};

/** The waits for all letters as they stand on a day. */
export const waitsOf = (letters: readonly Letter[], now: number): { waits: Wait[] } | CalendarFailure => {
  const waits: Wait[] = [];
  for (const letter of letters) {
    const wait = waitOf(letter, now);
    if ('error' in wait) return wait;
    waits.push(wait);
  }
  return { waits };
};
