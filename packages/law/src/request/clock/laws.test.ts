import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWorkingDays, type CalendarDate, daysBetween } from '../../calendar/index.ts';
import { type Clock, type RequestCase, statutoryClock, statutoryDeadline } from './clock.ts';
import type { ClockEvent } from './events.ts';
import { channels } from './receipt.ts';
import { countedDays, official } from './testing.ts';

const first = '2019-01-02' as CalendarDate;
/** Days from which every case tried ends within the years known. */
const span = daysBetween(first, '2025-06-30' as CalendarDate);
const anyDay = fc.nat({ max: span }).map(offset => addDays(first, offset));

/** Something that may happen some days after what happened last. */
type Attempt = readonly [kind: number, after: number, further: number];

const eventAt = (date: CalendarDate, [kind, , further]: Attempt): ClockEvent => {
  const later = addDays(date, further);
  const parties = { received: addDays(date, further % 5), party: `第${kind % 2}方` };
  const made: readonly ClockEvent[] = [
    { type: 'correction-asked', date, until: later },
    { type: 'corrected', date },
    { type: 'fee-noticed', date, received: addDays(date, further % 4) },
    { type: 'fee-paid', date },
    { type: 'third-party-asked', date, ...parties },
    { type: 'third-party-asked', date },
    { type: 'body-asked', date, received: addDays(date, further % 5) },
    { type: 'third-party-answered', date },
    { type: 'third-party-answered', date, party: parties.party },
    { type: 'body-answered', date },
    { type: 'extended', date, workingDays: (further % 20) + 1 },
    { type: 'later-date-fixed', date, until: addDays(date, 40 + further) },
    { type: 'replied', date },
  ];
  return made[kind % made.length] as ClockEvent;
};

const accepted = (request: RequestCase): boolean => !('error' in statutoryDeadline(request, official));

/** Cases that can be: of what is tried, in order, what the clock refuses is left out. */
const anyCase: fc.Arbitrary<RequestCase> = fc
  .record({
    date: anyDay,
    channel: fc.constantFrom(...channels.map(({ id }) => id)),
    attempts: fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 9,
    }),
    rest: fc.nat({ max: 60 }),
  })
  .map(({ date, channel, attempts, rest }) => {
    const received = { date, channel, confirmed: date };
    let events: ClockEvent[] = [];
    let day = date;
    for (const attempt of attempts) {
      const next = addDays(day, attempt[1]);
      const tried = [...events, eventAt(next, attempt)];
      if (!accepted({ received, events: tried, asOf: next })) continue;
      [events, day] = [tried, next];
    }
    return { received, events, asOf: addDays(day, rest) };
  });

const clock = (request: RequestCase): Clock => {
  const found = statutoryClock(request, official);
  if ('error' in found) throw new Error(`${found.error.message} ${JSON.stringify(request)}`);
  return found;
};

const runs = { numRuns: 400 };
const holdsFor = (law: (request: RequestCase) => void) => fc.assert(fc.property(anyCase, law), runs);

const isWorking = (date: CalendarDate): boolean => {
  const day = official.dayOf(date);
  return !('error' in day) && day.working;
};

describe('laws of the clock', () => {
  test('all kinds of case are tried', () => {
    const tried = fc.sample(anyCase, { seed: 1, numRuns: 2000 }).map(clock);
    const statuses = ['running', 'waiting', 'overdue', 'abandoned', 'replied'] as const;
    for (const status of statuses)
      expect(tried.filter(each => each.status === status).length).toBeGreaterThan(20);
  });

  test('never a due date on a day off', () => {
    holdsFor(request => {
      const { due } = clock(request);
      if (due !== null) expect(isWorking(due)).toBe(true);
    });
  });

  test('the order in which events are entered never matters', () => {
    fc.assert(
      fc.property(
        anyCase.chain(request =>
          fc.tuple(
            fc.constant(request),
            fc.shuffledSubarray([...request.events], { minLength: request.events.length }),
          ),
        ),
        ([request, events]) => {
          expect(clock({ ...request, events })).toEqual(clock(request));
        },
      ),
      runs,
    );
  });

  test('the days follow one another from receipt, each with a reason, counted on working days alone', () => {
    holdsFor(request => {
      const { receivedOn, days } = clock(request);
      for (const [index, { date, counted, why }] of days.entries()) {
        expect(date).toBe(addDays(receivedOn, index + 1));
        expect(why).not.toBe('');
        if (counted) expect(isWorking(date)).toBe(true);
      }
    });
  });

  test('the explanation adds up: as many days counted as the period has, the last of them the due date', () => {
    holdsFor(request => {
      const found = clock(request);
      const { status, due, days, period } = found;
      if (status !== 'running' && status !== 'overdue') return;
      const last = days.findLast(({ counted }) => counted);
      expect(last?.date).toBe(due);
      if (period !== null) expect(countedDays(found)).toBe(period);
      if (status === 'running') expect(days.at(-1)?.date).toBe(due);
      else expect(days.at(-1)?.date).toBe(request.asOf);
    });
  });

  test('the due date is the period and the days left out, counted by the calendar from the last start', () => {
    holdsFor(request => {
      const { due, days, period, receivedOn, status } = clock(request);
      if (due === null || period === null || status === 'replied') return;
      const starts = request.events.filter(
        ({ type, date }) => (type === 'corrected' || type === 'fee-paid') && date <= request.asOf,
      );
      const start = [receivedOn, ...starts.map(({ date }) => date)].sort().at(-1) ?? receivedOn;
      const awaited = days.filter(
        ({ date, why }) => date > start && date <= due && why.includes('意见') && why.includes('不计'),
      ).length;
      expect(addWorkingDays(start, period + awaited, official)).toEqual({ date: due });
    });
  });

  test('working days left are the days counted after the day of reading', () => {
    holdsFor(request => {
      const { status, days, workingDaysLeft } = clock(request);
      if (status === 'running')
        expect(workingDaysLeft).toBe(
          days.filter(({ date, counted }) => counted && date > request.asOf).length,
        );
      else if (status === 'overdue')
        expect(workingDaysLeft).toBe(-days.filter(({ why }) => why.startsWith('逾期')).length || 0);
      else expect(workingDaysLeft).toBeNull();
    });
  });

  test('what is still to come changes nothing but the note that says so', () => {
    holdsFor(request => {
      const asOf = request.events.length > 0 ? (request.events[0]?.date ?? request.asOf) : request.asOf;
      const events = request.events.filter(({ date }) => date <= asOf);
      const { notes, ...read } = clock({ ...request, asOf });
      const { notes: _, ...alone } = clock({ ...request, events, asOf });
      expect(read).toEqual(alone);
      expect(notes.some(({ code }) => code === 'later-events')).toBe(events.length < request.events.length);
    });
  });

  test('the deadline is that of the clock', () => {
    holdsFor(request => {
      const { days: _, ...deadline } = clock(request);
      expect(statutoryDeadline(request, official)).toEqual(deadline);
    });
  });
});

const dueOf = (request: RequestCase): string | null => {
  const found = statutoryDeadline(request, official);
  return 'error' in found ? null : found.due;
};

const inPerson = (date: CalendarDate, events: readonly ClockEvent[], after = 400): RequestCase => ({
  received: { date, channel: 'in-person' },
  events,
  asOf: addDays(date, after),
});

/** Both are possible, and the one with the later event is never due earlier. */
const neverEarlier = (early: RequestCase, late: RequestCase) => {
  const [one, other] = [dueOf(early), dueOf(late)];
  fc.pre(one !== null && other !== null);
  expect((other ?? '') >= (one ?? '')).toBe(true);
};

const sent = fc.nat({ max: 25 });
const gaps = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }));

describe('monotone in each event', () => {
  const monotone = (make: (date: CalendarDate, offset: number, value: number) => RequestCase) =>
    fc.assert(
      fc.property(anyDay, sent, gaps, (date, offset, [a, b]) => {
        neverEarlier(make(date, offset, Math.min(a, b)), make(date, offset, Math.max(a, b)));
      }),
      runs,
    );

  test('a later receipt', () => monotone((date, _, gap) => inPerson(addDays(date, gap), [])));

  test('a longer extension', () =>
    monotone((date, offset, gap) =>
      inPerson(date, [{ type: 'extended', date: addDays(date, offset), workingDays: Math.min(gap, 19) + 1 }]),
    ));

  test('a later correction', () =>
    monotone((date, _, gap) =>
      inPerson(date, [
        { type: 'correction-asked', date, until: addDays(date, 60) },
        { type: 'corrected', date: addDays(date, gap) },
      ]),
    ));

  test('a later payment', () =>
    monotone((date, offset, gap) =>
      inPerson(date, [
        { type: 'fee-noticed', date: addDays(date, offset) },
        { type: 'fee-paid', date: addDays(date, offset + gap) },
      ]),
    ));

  test('a later opinion', () =>
    monotone((date, offset, gap) => {
      const asked = addDays(date, offset);
      return inPerson(date, [
        { type: 'third-party-asked', date: asked, received: asked },
        { type: 'third-party-answered', date: addDays(asked, gap) },
      ]);
    }));

  test('a later opinion of one of several who are asked, each named', () =>
    monotone((date, offset, gap) => {
      const asked = addDays(date, offset);
      return inPerson(date, [
        { type: 'third-party-asked', date: asked, received: asked, party: '甲' },
        { type: 'third-party-asked', date: addDays(asked, 4), received: addDays(asked, 6), party: '乙' },
        { type: 'body-asked', date: addDays(asked, 9), received: addDays(asked, 9) },
        { type: 'third-party-answered', date: addDays(asked, gap), party: '甲' },
      ]);
    }));

  test('a letter that arrives later and is not answered', () =>
    monotone((date, offset, gap) => {
      const asked = addDays(date, offset);
      return inPerson(date, [{ type: 'body-asked', date: asked, received: addDays(asked, gap) }]);
    }));

  test('one more who is asked', () => {
    fc.assert(
      fc.property(anyDay, sent, gaps, (date, offset, [a, b]) => {
        const asked = addDays(date, offset);
        const one: ClockEvent[] = [{ type: 'body-asked', date: asked, received: addDays(asked, a) }];
        const other: ClockEvent = {
          type: 'third-party-asked',
          date: addDays(asked, b),
          received: addDays(asked, b),
        };
        neverEarlier(inPerson(date, one), inPerson(date, [...one, other]));
        neverEarlier(inPerson(date, []), inPerson(date, one));
      }),
      runs,
    );
  });
});
