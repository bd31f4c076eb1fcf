import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate } from '../../calendar/index.ts';
import {
  applicantColumnIds,
  blankReport,
  checkReport,
  outcomeRowIds,
  type Report,
} from '../../report/index.ts';
import type { OutcomeId } from '../outcome/index.ts';
import { type CountedRequest, countedClosing, countRequests } from './count.ts';
import { registeredFlow } from './flow.ts';
import { drafted, nextSteps, on, requestOf, take, whole } from './testing.ts';

/** A request that takes random steps on random days, archived or not. */
const anyRequest = fc
  .record({
    applicant: fc.constantFrom(...applicantColumnIds),
    received: fc.nat({ max: 900 }),
    choices: fc.array(fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 60 }), fc.constantFrom(...drafted)), {
      maxLength: 25,
    }),
  })
  .map(({ applicant, received, choices }) => {
    const receivedOn = addDays('2021-06-01' as CalendarDate, received);
    let flow = registeredFlow;
    let day = receivedOn;
    for (const [choice, days, outcome] of choices) {
      const next = nextSteps(flow);
      const step = next[choice % next.length];
      if (!step) break;
      day = addDays(day, days);
      flow = take(flow, {
        ...whole(step, outcome, day),
        given: { ...whole(step).given, ...(step.id === 'join' && { mainRequest: `${choice % 5}` }) },
      });
    }
    return { applicant, receivedOn, closings: flow.closings };
  });

const reportOfYear = (requests: readonly CountedRequest[], year: number): Report =>
  ({ ...blankReport(2021), year, table3: countRequests(requests, year) }) as Report;

describe('table three from any set of requests', () => {
  const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027];

  test('satisfies every identity, year after year', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 25 }), made => {
        const requests = made.map((request, index) => ({ ...request, id: `${index}` }));
        for (const year of years) {
          const report = reportOfYear(requests, year);
          const { findings, tally } = checkReport({ report, previous: reportOfYear(requests, year - 1) });
          expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
          const held = tally.filter(({ rule }) => /^(T3-|CARRY)/.test(rule));
          expect(held.length).toBe(4);
          expect(held.every(({ holds, unassessable }) => holds > 0 && unassessable === 0)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('each request is closed in at most one row of one year', () => {
    fc.assert(
      fc.property(anyRequest, made => {
        const request = { ...made, id: 'a' };
        const closed = years
          .map(year => countRequests([request], year))
          .flatMap(counts => outcomeRowIds(2021).filter(row => counts[row].total > 0));
        expect(closed.length).toBe(countedClosing(request, new Map([['a', request]])) ? 1 : 0);
      }),
    );
  });

  test('one taken up again counts once: by the last answer of the year in which it was first closed', () => {
    const request = (...closings: [string, OutcomeId][]): CountedRequest => ({
      ...requestOf(registeredFlow),
      closings: closings.map(([day, outcome]) => ({ on: day as CalendarDate, outcome })),
    });
    const rowsOf = (counted: CountedRequest) =>
      years.flatMap(year =>
        outcomeRowIds(2021)
          .filter(row => countRequests([counted], year)[row].total > 0)
          .map(row => `${year} ${row}`),
      );
    expect(rowsOf(request(['2025-04-01', 'stateSecret'], ['2025-09-01', 'disclosed']))).toEqual([
      '2025 granted',
    ]);
    expect(rowsOf(request(['2025-04-01', 'stateSecret'], ['2026-02-01', 'disclosed']))).toEqual([
      '2025 stateSecret',
    ]);
  });

  test('requests joined in a ring are still open, not lost', () => {
    const ring: CountedRequest[] = [
      { ...requestOf(registeredFlow), id: 'a', closings: [{ on, joinedTo: 'b' }] },
      { ...requestOf(registeredFlow), id: 'b', closings: [{ on, joinedTo: 'a' }] },
    ];
    expect(countRequests(ring, 2025).carriedOut.total).toBe(2);
  });
});
