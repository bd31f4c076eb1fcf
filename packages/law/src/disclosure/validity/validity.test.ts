import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate } from '../../calendar/index.ts';
import {
  countValidity,
  findValidityFault,
  type Validity,
  type ValidityEvent,
  validityOn,
} from './validity.ts';

const document = (
  events: string,
  validFrom: string | null = null,
  validTo: string | null = null,
): Validity => ({
  events: events
    .split(' ')
    .filter(Boolean)
    .map(text => {
      const [kind = '', day = ''] = text.split(':');
      return { kind, day } as ValidityEvent;
    }),
  validFrom,
  validTo,
});

describe('the state on a day (law.md 2: 有效性)', () => {
  test.each<[string, Validity, string, string | null]>([
    ['before it was issued', document('issue:2024-03-01'), '2024-02-29', null],
    ['never issued', document(''), '2024-02-29', null],
    ['on the day of issue', document('issue:2024-03-01'), '2024-03-01', 'in-force'],
    ['issued, not yet in force', document('issue:2024-03-01', '2024-04-01'), '2024-03-31', 'pending'],
    ['the first day in force', document('issue:2024-03-01', '2024-04-01'), '2024-04-01', 'in-force'],
    ['amended', document('issue:2024-03-01 amend:2024-06-01'), '2024-06-01', 'amended'],
    ['the day before the amendment', document('issue:2024-03-01 amend:2024-06-01'), '2024-05-31', 'in-force'],
    ['repealed', document('issue:2024-03-01 repeal:2024-08-01'), '2024-08-01', 'repealed'],
    [
      'amended, then repealed',
      document('issue:2024-03-01 amend:2024-06-01 repeal:2024-08-01'),
      '2024-09-01',
      'repealed',
    ],
    ['the last day of its term', document('issue:2024-03-01', null, '2026-02-28'), '2026-02-28', 'in-force'],
    ['the day after its term', document('issue:2024-03-01', null, '2026-02-28'), '2026-03-01', 'expired'],
    ['declared expired', document('issue:2024-03-01 expire:2025-01-01'), '2025-01-01', 'expired'],
    [
      'repealed before its term ends',
      document('issue:2024-03-01 repeal:2025-01-01', null, '2026-02-28'),
      '2026-03-01',
      'repealed',
    ],
    [
      'repealed on the day on which it would expire',
      document('issue:2024-03-01 repeal:2026-03-01', null, '2026-02-28'),
      '2026-03-01',
      'repealed',
    ],
    [
      'repealed after it had expired',
      document('issue:2024-03-01 repeal:2026-03-02', null, '2026-02-28'),
      '2026-03-02',
      'expired',
    ],
    [
      'repealed before it came into force',
      document('issue:2024-03-01 repeal:2024-03-20', '2024-04-01'),
      '2024-03-25',
      'repealed',
    ],
  ])('%s', (_, validity, day, state) => {
    expect(validityOn(validity, day)).toBe(state);
  });
});

describe('the counts of a period (Art. 50)', () => {
  const year = { from: '2024-01-01', to: '2024-12-31' };

  test.each<[string, Validity[], Partial<ReturnType<typeof countValidity>>]>([
    ['issued and in force', [document('issue:2024-03-01')], { issued: 1, inForce: 1 }],
    ['issued the year before', [document('issue:2023-12-31')], { inForce: 1 }],
    ['issued the year after', [document('issue:2025-01-01')], {}],
    [
      'issued on the last day, in force next year',
      [document('issue:2024-12-31', '2025-01-01')],
      { issued: 1, pending: 1 },
    ],
    [
      'issued and repealed within the year',
      [document('issue:2024-03-01 repeal:2024-12-31')],
      { issued: 1, repealed: 1 },
    ],
    [
      'repealed on the first day of the next year',
      [document('issue:2020-03-01 repeal:2025-01-01')],
      { inForce: 1 },
    ],
    ['expired by its own term', [document('issue:2020-03-01', null, '2024-06-30')], { expired: 1 }],
    ['in force until the very last day', [document('issue:2020-03-01', null, '2024-12-31')], { inForce: 1 }],
    ['amended: not issued anew', [document('issue:2020-03-01 amend:2024-05-01')], { inForce: 1 }],
    [
      'expired before, then repealed',
      [document('issue:2020-03-01 repeal:2024-05-01', null, '2023-06-30')],
      {},
    ],
    ['never issued', [document('amend:2024-03-01')], {}],
  ])('%s', (_, documents, counts) => {
    expect(countValidity(documents, year)).toEqual({
      issued: 0,
      repealed: 0,
      expired: 0,
      inForce: 0,
      pending: 0,
      ...counts,
    });
  });
});

describe('an event that does not fit is named', () => {
  test.each<[string, Validity, ValidityEvent, string | undefined]>([
    ['issued twice', document('issue:2024-03-01'), { kind: 'issue', day: '2024-04-01' }, 'issued-already'],
    ['repealed, never issued', document(''), { kind: 'repeal', day: '2024-04-01' }, 'not-issued'],
    [
      'repealed before it was issued',
      document('issue:2024-03-01'),
      { kind: 'repeal', day: '2024-02-29' },
      'before-issue',
    ],
    [
      'repealed twice',
      document('issue:2024-03-01 repeal:2024-04-01'),
      { kind: 'repeal', day: '2024-05-01' },
      'ended-already',
    ],
    [
      'amended after its term',
      document('issue:2024-03-01', null, '2024-12-31'),
      { kind: 'amend', day: '2025-01-01' },
      'ended-already',
    ],
    [
      'amended on its last day',
      document('issue:2024-03-01', null, '2024-12-31'),
      { kind: 'amend', day: '2024-12-31' },
      undefined,
    ],
    ['issued', document(''), { kind: 'issue', day: '2024-04-01' }, undefined],
    [
      'repealed on the day of issue',
      document('issue:2024-03-01'),
      { kind: 'repeal', day: '2024-03-01' },
      undefined,
    ],
  ])('%s', (_, validity, event, code) => {
    expect(findValidityFault(validity, event)?.code).toBe(code);
  });
});

const anyDay = fc.integer({ min: 0, max: 1500 }).map(days => addDays('2022-01-01' as CalendarDate, days));
const anyEvent = fc.record({
  kind: fc.constantFrom('issue', 'amend', 'repeal', 'expire'),
  day: anyDay,
}) as fc.Arbitrary<ValidityEvent>;

/** A history as it grows: only events that fit. */
const anyValidity: fc.Arbitrary<Validity> = fc
  .record({
    wished: fc.array(anyEvent, { maxLength: 6 }),
    validFrom: fc.option(anyDay),
    validTo: fc.option(anyDay),
  })
  .map(({ wished, validFrom, validTo }) => {
    const events: ValidityEvent[] = [];
    for (const event of wished)
      if (!findValidityFault({ events, validFrom, validTo }, event)) events.push(event);
    return { events, validFrom, validTo };
  });

describe('laws of validity', () => {
  test('events in any order give the same', () => {
    const shuffled = fc
      .tuple(fc.array(anyEvent, { maxLength: 6 }), fc.option(anyDay), fc.option(anyDay), anyDay)
      .chain(([events, validFrom, validTo, day]) =>
        fc
          .shuffledSubarray(events, { minLength: events.length })
          .map(other => ({ events, other, validFrom, validTo, day })),
      );
    fc.assert(
      fc.property(shuffled, ({ events, other, validFrom, validTo, day }) => {
        const one = { events, validFrom, validTo };
        const another = { events: other, validFrom, validTo };
        expect(validityOn(one, day)).toBe(validityOn(another, day));
        expect(countValidity([one], { from: '2023-01-01', to: day })).toEqual(
          countValidity([another], { from: '2023-01-01', to: day }),
        );
      }),
    );
  });

  test('a history that grew by events that fit has its issue before all else, and one issue', () => {
    fc.assert(
      fc.property(anyValidity, ({ events }) => {
        const issues = events.filter(({ kind }) => kind === 'issue');
        expect(issues.length).toBe(events.length === 0 ? 0 : 1);
        for (const { day } of events) expect(day >= (issues[0]?.day ?? '')).toBe(true);
      }),
    );
  });

  test('what ended stays ended, and as it ended', () => {
    fc.assert(
      fc.property(anyValidity, anyDay, fc.nat(400), (validity, day, more) => {
        const state = validityOn(validity, day);
        if (state === 'repealed' || state === 'expired')
          expect(validityOn(validity, addDays(day, more))).toBe(state);
      }),
    );
  });

  test('in force at the end = in force before + issued − repealed − expired − still to come into force', () => {
    fc.assert(
      fc.property(fc.array(anyValidity, { maxLength: 8 }), anyDay, fc.nat(800), (documents, from, length) => {
        const before = countValidity(documents, { from: '2000-01-01', to: addDays(from, -1) });
        const { issued, repealed, expired, inForce, pending } = countValidity(documents, {
          from,
          to: addDays(from, length),
        });
        expect(inForce).toBe(before.inForce + issued - repealed - expired - (pending - before.pending));
      }),
    );
  });

  test('two periods one after the other count what the whole counts', () => {
    fc.assert(
      fc.property(
        fc.array(anyValidity, { maxLength: 5 }),
        anyDay,
        fc.nat(400),
        fc.nat(400),
        (documents, from, a, b) => {
          const middle = addDays(from, a);
          const first = countValidity(documents, { from, to: middle });
          const second = countValidity(documents, { from: addDays(middle, 1), to: addDays(middle, b + 1) });
          const whole = countValidity(documents, { from, to: addDays(middle, b + 1) });
          expect(whole.issued).toBe(first.issued + second.issued);
          expect(whole.repealed).toBe(first.repealed + second.repealed);
          expect(whole.expired).toBe(first.expired + second.expired);
          expect(whole.inForce).toBe(second.inForce);
        },
      ),
    );
  });
});
