/** What leaves days out: the opinions of third parties (Art. 32) and of other bodies (Art. 34). */
import { dateOf, dayNumber } from './days.ts';
import type { ClockEventOf, Placed } from './events.ts';
import { type Asked, answer, letterOf } from './letters.ts';
import { opinionDays } from './periods.ts';
import type { Refusal } from './refusals.ts';
import { note, type State } from './state.ts';

type AskedEvent = ClockEventOf<'third-party-asked' | 'body-asked'>;
type AnsweredEvent = ClockEventOf<'third-party-answered' | 'body-answered'>;

/** A letter goes out. */
export const asked =
  (kind: Asked) =>
  (state: State, { event }: Placed<AskedEvent>, day: number): Refusal => {
    const { party, received } = event;
    const arrived = received === undefined ? undefined : dayNumber(received);
    state.letters.push(letterOf(kind, party, day, arrived, state.table));
    return undefined;
  };

/** An opinion comes in. */
export const answered =
  (kind: Asked) =>
  (state: State, placed: Placed<AnsweredEvent>, day: number): Refusal => {
    const found = answer(state.letters, placed, kind, day);
    if ('error' in found) return found;
    const { limit } = found.letter;
    found.letter.answered = day;
    if (limit && 'day' in limit && limit.day < day)
      note(
        state,
        'opinion-late',
        `${dateOf(day)}收到的意见已过${opinionDays}个工作日（${dateOf(limit.day)}届满），逾期的日子照常计算。`,
      );
    return undefined;
  };
