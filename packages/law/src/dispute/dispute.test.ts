import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate, createCalendar } from '../calendar/index.ts';
import { blankReport, checkReport, type Report } from '../report/index.ts';
import {
  checkDispute,
  columnIn,
  countDisputes,
  type Dispute,
  type DisputeFaultCode,
  disputeResults,
} from './dispute.ts';
import type { RemedyRoute } from './remedies.ts';

const calendar = createCalendar();
const day = (text: string) => text as CalendarDate;
const knownOn = day('2025-03-03');

describe('a case is checked', () => {
  const reconsidered = { closedOn: day('2025-05-06'), decisionReceivedOn: day('2025-05-08') };

  test.each<[string, Dispute, RemedyRoute, DisputeFaultCode[]]>([
    ['reconsideration in time', { kind: 'reconsideration', filedOn: day('2025-05-06') }, 'either', []],
    [
      'reconsideration a day late',
      { kind: 'reconsideration', filedOn: day('2025-05-07') },
      'either',
      ['filed-late'],
    ],
    ['direct litigation', { kind: 'litigation', filedOn: day('2025-09-03') }, 'either', []],
    [
      'direct litigation a day late',
      { kind: 'litigation', filedOn: day('2025-09-04') },
      'either',
      ['filed-late'],
    ],
    [
      '行政复议法 Art. 23: direct litigation of a refusal',
      { kind: 'litigation', filedOn: day('2025-04-01') },
      'reconsideration-first',
      ['reconsideration-first'],
    ],
    [
      'litigation after reconsideration',
      { kind: 'litigation', filedOn: day('2025-05-23'), after: reconsidered },
      'reconsideration-first',
      [],
    ],
    [
      '行政诉讼法 Art. 45: a day late',
      { kind: 'litigation', filedOn: day('2025-05-26'), after: reconsidered },
      'either',
      ['filed-late'],
    ],
    [
      'litigation before the decision',
      { kind: 'litigation', filedOn: day('2025-05-05'), after: reconsidered },
      'either',
      ['reconsideration-pending'],
    ],
    [
      'litigation while reconsideration is open',
      { kind: 'litigation', filedOn: day('2025-05-05'), after: {} },
      'either',
      ['reconsideration-pending'],
    ],
    [
      '行政诉讼法 Art. 45: the body of reconsideration was late',
      { kind: 'litigation', filedOn: day('2025-05-05'), after: { overdue: true } },
      'either',
      [],
    ],
    [
      'closed before it was filed',
      { kind: 'reconsideration', filedOn: day('2025-04-01'), closedOn: day('2025-03-31'), result: 'upheld' },
      'either',
      ['closed-before-filed'],
    ],
    [
      'closed without a result',
      { kind: 'reconsideration', filedOn: day('2025-04-01'), closedOn: day('2025-05-31') },
      'either',
      ['result-missing'],
    ],
    [
      'a result without a day',
      { kind: 'reconsideration', filedOn: day('2025-04-01'), result: 'upheld' },
      'either',
      ['day-missing'],
    ],
    [
      'a court does not uphold',
      { kind: 'litigation', filedOn: day('2025-04-01'), closedOn: day('2025-05-31'), result: 'upheld' },
      'either',
      ['result-of-other-kind'],
    ],
  ])('%s', (_, dispute, route, codes) => {
    expect(checkDispute(dispute, { route, knownOn, calendar }).map(({ code }) => code)).toEqual(codes);
  });

  test('a last day in a year without a holiday notice is told, not guessed', () => {
    const dispute: Dispute = { kind: 'reconsideration', filedOn: day('2026-12-01') };
    const found = checkDispute(dispute, { route: 'either', knownOn: day('2026-11-20'), calendar });
    expect(found).toMatchObject([{ code: 'unknown-year', severity: 'warning' }]);
  });
});

describe('the year in which a case counts', () => {
  const closed: Dispute = {
    kind: 'reconsideration',
    filedOn: day('2023-11-20'),
    closedOn: day('2025-01-01'),
    result: 'annulled',
  };

  test.each([
    [2022, undefined],
    [2023, 'pending'],
    [2024, 'pending'],
    [2025, 'corrected'],
    [2026, undefined],
  ])('%d: %s', (year, column) => {
    expect(columnIn(closed, year)).toBe(column);
  });

  test('filed and closed on the last day', () => {
    const dispute: Dispute = { ...closed, filedOn: day('2024-12-31'), closedOn: day('2024-12-31') };
    expect(columnIn(dispute, 2024)).toBe('corrected');
    expect(columnIn(dispute, 2025)).toBeUndefined();
  });
});

const anyDispute: fc.Arbitrary<Dispute> = fc
  .record({
    kind: fc.constantFrom('reconsideration', 'litigation'),
    filed: fc.nat({ max: 1400 }),
    lasting: fc.option(fc.nat({ max: 600 }), { nil: undefined }),
    result: fc.constantFrom(...disputeResults.map(({ id }) => id)),
    after: fc.boolean(),
  })
  .map(({ kind, filed, lasting, result, after }) => {
    const filedOn = addDays(day('2021-01-01'), filed);
    const closed = lasting === undefined ? {} : { closedOn: addDays(filedOn, lasting), result };
    return { kind, filedOn, ...closed, ...(kind === 'litigation' && after && { after: {} }) };
  });

describe('table four', () => {
  test('its identity holds for any set of cases, and each is closed once', () => {
    fc.assert(
      fc.property(fc.array(anyDispute, { maxLength: 40 }), disputes => {
        const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027];
        for (const year of years) {
          const report = { ...blankReport(2021), table4: countDisputes(disputes, year) } as Report;
          expect(checkReport({ report }).findings.filter(({ rule }) => rule === 'T4-ROW')).toEqual([]);
        }
        const closings = disputes.filter(({ closedOn }) => closedOn !== undefined).length;
        const counted = years.flatMap(year => disputes.map(dispute => columnIn(dispute, year)));
        expect(counted.filter(column => column !== undefined && column !== 'pending')).toHaveLength(closings);
      }),
    );
  });

  test('three groups', () => {
    const filedOn = day('2024-05-06');
    const counts = countDisputes(
      [
        { kind: 'reconsideration', filedOn, closedOn: day('2024-07-01'), result: 'annulled' },
        { kind: 'litigation', filedOn },
        { kind: 'litigation', filedOn, closedOn: day('2024-12-02'), result: 'request-rejected', after: {} },
      ],
      2024,
    );
    expect(counts.reconsideration).toEqual({ upheld: 0, corrected: 1, other: 0, pending: 0, total: 1 });
    expect(counts.directLitigation).toEqual({ upheld: 0, corrected: 0, other: 0, pending: 1, total: 1 });
    expect(counts.litigationAfterReconsideration).toMatchObject({ upheld: 1, total: 1 });
  });
});
