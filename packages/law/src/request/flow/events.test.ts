import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDate } from '../../calendar/index.ts';
import { type ClockErrorCode, type ClockEvent, clockEvents, statutoryClock } from '../clock/index.ts';
import { registeredFlow } from './flow.ts';
import type { StepId } from './table.ts';
import { allSteps, nextSteps, take, whole } from './testing.ts';

/** The event that a step is to the clock, with a term long enough for what follows. */
const eventOf = (type: ClockEvent['type'], date: CalendarDate): ClockEvent => {
  if (type === 'correction-asked') return { type, date, until: addDays(date, 60) };
  if (type === 'later-date-fixed') return { type, date, until: addDays(date, 120) };
  if (type === 'extended') return { type, date, workingDays: 20 };
  return { type, date };
};

/** What the clock may still refuse: it alone knows the due date. */
const byDates: readonly ClockErrorCode[] = [
  'after-due',
  'after-abandonment',
  'second-later-date',
  'later-date-not-later',
];

test('every event of the clock is a step', () => {
  const recorded = new Set(allSteps.flatMap(({ event }) => event ?? []));
  expect(recorded).toEqual(new Set(clockEvents.map(({ type }) => type)));
});

/** Steps after which the clock of the request no longer decides: the ruling or the closed case does. */
const beyond: readonly StepId[] = ['reopen', 'supplement'];

test('whatever steps are taken, the clock refuses their events for nothing but dates', () => {
  const start = '2024-01-02' as CalendarDate;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 99 }), fc.integer({ min: 1, max: 6 })), { maxLength: 25 }),
      choices => {
        let flow = registeredFlow;
        let asOf = start;
        const events: ClockEvent[] = [];
        for (const [choice, days] of choices) {
          const possible = nextSteps(flow).filter(({ id }) => !beyond.includes(id));
          const step = possible[choice % possible.length];
          if (!step) break;
          asOf = addDays(asOf, days);
          flow = take(flow, whole(step, 'disclosed', asOf));
          if (step.event) events.push(eventOf(step.event, asOf));
        }
        const found = statutoryClock({ received: { date: start, channel: 'in-person' }, events, asOf });
        if ('error' in found) expect(byDates).toContain(found.error.code);
        else if (flow.status === 'awaitingPayment') expect(found.waitingFor).toEqual(['payment']);
        else if (events.some(({ type }) => type === 'replied')) expect(found.status).toBe('replied');
      },
    ),
    { numRuns: 300 },
  );
});
