import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate, createCalendar } from '../calendar/index.ts';
import { type RemedyId, type RemedyTerm, remedyTerm, remedyTerms } from './remedies.ts';

const calendar = createCalendar();
const term = (id: RemedyId, from: string): RemedyTerm => {
  const found = remedyTerm(id, from as CalendarDate, calendar);
  if ('error' in found) throw new Error(found.error.message);
  return found;
};

describe('the last day of a remedy', () => {
  test.each<[string, RemedyId, string, string, string]>([
    ['行政复议法 Art. 20: 60 calendar days', 'reconsideration', '2025-03-03', '2025-05-02', '2025-05-06'],
    ['行政复议法 Art. 20: ends on a weekday', 'reconsideration', '2025-03-10', '2025-05-09', '2025-05-09'],
    ['行政复议法 Art. 20: ends on a Saturday', 'reconsideration', '2025-06-03', '2025-08-02', '2025-08-04'],
    [
      '行政复议法 Art. 20: ends in National Day 2025',
      'reconsideration',
      '2025-08-04',
      '2025-10-03',
      '2025-10-09',
    ],
    [
      '行政复议法 Art. 20: ends on a make-up Saturday',
      'reconsideration',
      '2025-08-12',
      '2025-10-11',
      '2025-10-11',
    ],
    [
      '行政复议法 Art. 20: moves to a make-up Sunday',
      'reconsideration',
      '2022-08-03',
      '2022-10-02',
      '2022-10-08',
    ],
    ['行政复议法 Art. 20: across the leap day', 'reconsideration', '2024-01-02', '2024-03-02', '2024-03-04'],
    ['行政复议法 Art. 20: across the year end', 'reconsideration', '2025-11-10', '2026-01-09', '2026-01-09'],
    ['行政诉讼法 Art. 46: six months', 'litigation', '2025-03-03', '2025-09-03', '2025-09-03'],
    [
      '行政诉讼法 Art. 46, 民法典 Art. 202: no 31st in the month',
      'litigation',
      '2024-08-31',
      '2025-02-28',
      '2025-02-28',
    ],
    [
      '行政诉讼法 Art. 46, 民法典 Art. 202: the leap day',
      'litigation',
      '2023-08-30',
      '2024-02-29',
      '2024-02-29',
    ],
    [
      '行政诉讼法 Art. 46: across the year end, into Spring Festival',
      'litigation',
      '2025-08-18',
      '2026-02-18',
      '2026-02-24',
    ],
    ['行政诉讼法 Art. 46: December to June', 'litigation', '2024-12-31', '2025-06-30', '2025-06-30'],
    ['行政诉讼法 Art. 46: June to December', 'litigation', '2025-06-30', '2025-12-30', '2025-12-30'],
    [
      '行政诉讼法 Art. 45: fifteen days',
      'litigationAfterReconsideration',
      '2025-03-03',
      '2025-03-18',
      '2025-03-18',
    ],
    [
      '行政诉讼法 Art. 45: ends on a Sunday',
      'litigationAfterReconsideration',
      '2025-03-08',
      '2025-03-23',
      '2025-03-24',
    ],
    [
      '行政诉讼法 Art. 45: ends on Labour Day',
      'litigationAfterReconsideration',
      '2025-04-16',
      '2025-05-01',
      '2025-05-06',
    ],
  ])('%s', (_, id, from, counted, lastDay) => {
    expect(term(id, from)).toMatchObject({ remedy: id, from, counted, lastDay });
    expect(term(id, from).moved === null).toBe(counted === lastDay);
  });

  test('says why it moves', () => {
    expect(term('reconsideration', '2025-06-03').moved).toBe('2025-08-02（周六）顺延到2025-08-04');
    expect(term('reconsideration', '2025-08-04').moved).toBe(
      '2025-10-03（周五，国庆节放假）顺延到2025-10-09',
    );
  });

  test('in a year without a holiday notice is not guessed', () => {
    expect(remedyTerm('reconsideration', '2026-11-10' as CalendarDate, calendar)).toMatchObject({
      error: { code: 'unknown-year' },
    });
    expect(remedyTerms('either', '2026-09-01' as CalendarDate, calendar)).toMatchObject({
      error: { code: 'unknown-year' },
    });
  });

  test('is never a day off, never before the count ends, and later for what is known later', () => {
    const anyDay = fc.nat({ max: 2300 }).map(offset => addDays('2019-01-02' as CalendarDate, offset));
    const ids = fc.constantFrom<RemedyId>('reconsideration', 'litigation', 'litigationAfterReconsideration');
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 40 }), ids, (from, later, id) => {
        const { counted, lastDay } = term(id, from);
        expect(calendar.dayOf(lastDay)).toMatchObject({ working: true });
        expect(lastDay >= counted).toBe(true);
        expect(term(id, addDays(from, later)).lastDay >= lastDay).toBe(true);
      }),
    );
  });
});

describe('the route', () => {
  const idsOf = (route: 'reconsideration-first' | 'either' | 'none') => {
    const found = remedyTerms(route, '2025-03-03' as CalendarDate, calendar);
    return 'error' in found ? [] : found.terms.map(({ remedy }) => remedy);
  };

  test('reconsideration comes first where the law says so (行政复议法 Art. 23)', () => {
    expect(idsOf('reconsideration-first')).toEqual(['reconsideration']);
    expect(idsOf('either')).toEqual(['reconsideration', 'litigation']);
    expect(idsOf('none')).toEqual([]);
  });
});
