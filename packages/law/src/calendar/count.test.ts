import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar } from './calendar.ts';
import { addWorkingDays, countWorkingDays, maxWorkingDays } from './count.ts';
import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from './date.ts';
import { explain } from './explain.ts';

const calendar = createCalendar();

const day = (text: string): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.date;
};

const add = (start: CalendarDate, count: number): CalendarDate => {
  const result = addWorkingDays(start, count, calendar);
  if ('error' in result) throw new Error(result.error.message);
  return result.date;
};

const count = (from: CalendarDate, to: CalendarDate): number => {
  const result = countWorkingDays(from, to, calendar);
  if ('error' in result) throw new Error(result.error.message);
  return result.count;
};

const errorOf = (result: object): string | undefined =>
  'error' in result ? (result.error as { code: string }).code : undefined;

describe('the day on which a period ends', () => {
  test.each<[string, string, number, string]>([
    ['Art. 33 reply, across Spring Festival 2025 with both make-up days', '2025-01-16', 20, '2025-02-19'],
    [
      'Art. 33 reply, across Spring Festival 2024 (make-up Sundays 4 and 18 February)',
      '2024-01-31',
      20,
      '2024-03-04',
    ],
    ['Art. 33 reply, across the lengthened Spring Festival of 2020', '2020-01-17', 20, '2020-02-21'],
    [
      'Art. 33 reply, across Mid-autumn and National Day 2024 (three make-up days)',
      '2024-09-13',
      20,
      '2024-10-17',
    ],
    ['Art. 33 reply, received on a day off', '2019-10-03', 20, '2019-11-01'],
    ['Art. 33 reply with a whole extension, across Spring Festival 2026', '2026-01-15', 40, '2026-03-18'],
    ['Art. 26 publication, formed the day before National Day 2023', '2023-09-28', 20, '2023-11-01'],
    ['Art. 30 correction notice, across New Year 2025', '2024-12-31', 7, '2025-01-10'],
    ['Art. 30 correction notice, New Year’s holiday begun the year before', '2022-12-30', 7, '2023-01-11'],
    ['Art. 30 correction notice, a make-up Sunday in the first week of 2026', '2025-12-31', 7, '2026-01-12'],
    ['Art. 30 correction notice, received on a Saturday', '2025-03-01', 7, '2025-03-11'],
    ['Art. 32 third party, across Labour Day 2019 as changed', '2019-04-26', 15, '2019-05-20'],
    ['Art. 34 other body, ends on a make-up Sunday', '2022-04-01', 15, '2022-04-24'],
    ['fee payment, across Labour Day 2021', '2021-04-23', 20, '2021-05-24'],
    ['the next day, a make-up Saturday', '2021-09-17', 1, '2021-09-18'],
    ['the next day, a make-up Sunday, from a Saturday', '2021-02-06', 1, '2021-02-07'],
    ['the last day known', '2026-12-30', 1, '2026-12-31'],
    ['the leap day', '2024-02-28', 1, '2024-02-29'],
  ])('%s', (_, start, days, due) => {
    expect(add(day(start), days)).toBe(due);
    expect(count(day(start), day(due))).toBe(days);
  });

  test.each<[number, string]>([
    [0, 'count-not-positive'],
    [-5, 'count-not-positive'],
    [2.5, 'count-not-positive'],
    [Number.NaN, 'count-not-positive'],
    [Number.POSITIVE_INFINITY, 'count-not-positive'],
    [maxWorkingDays + 1, 'count-too-large'],
    [1e9, 'count-too-large'],
    [maxWorkingDays, 'unknown-year'],
  ])('%d days are refused: %s', (days, code) => {
    expect(errorOf(addWorkingDays(day('2025-01-16'), days, calendar))).toBe(code);
  });

  test.each([
    ['2026-12-31', 1, '2027'],
    ['2026-12-20', 20, '2027'],
    ['2018-12-31', 1, '2018'],
    ['2199-06-01', 1, '2199'],
  ])('a year that is not known is named, never guessed: %s + %d', (start, days, year) => {
    const result = addWorkingDays(day(start), days, calendar);
    expect(result).toMatchObject({ error: { code: 'unknown-year' } });
    expect('error' in result && result.error.message).toContain(`没有收录${year}年的放假安排`);
    expect('error' in result && result.error.message).toContain(`"years": [${year}]`);
  });
});

describe('counting', () => {
  test.each<[string, string, string, number]>([
    ['the same day', '2025-01-16', '2025-01-16', 0],
    ['over a weekend', '2025-03-07', '2025-03-09', 0],
    ['a whole year after its first day', '2025-01-01', '2025-12-31', 248],
    ['a week of National Day', '2024-09-30', '2024-10-08', 1],
  ])('%s', (_, from, to, expected) => {
    expect(count(day(from), day(to))).toBe(expected);
  });

  test('a first day after the last is refused', () => {
    const refused = { error: { code: 'from-after-to' } };
    expect(countWorkingDays(day('2025-01-17'), day('2025-01-16'), calendar)).toMatchObject(refused);
    expect(explain(day('2025-01-17'), day('2025-01-16'), calendar)).toMatchObject(refused);
  });

  test('a stretch into an unknown year is refused, however long', () => {
    expect(errorOf(countWorkingDays(day('2025-01-17'), day('2999-12-31'), calendar))).toBe('unknown-year');
    expect(errorOf(countWorkingDays(day('2017-01-17'), day('2025-12-31'), calendar))).toBe('unknown-year');
  });
});

describe('explaining', () => {
  test('each day, and why', () => {
    const result = explain(day('2024-09-27'), day('2024-10-12'), calendar);
    const lines =
      'days' in result ? result.days.map(({ date, ordinal, why }) => `${date} ${ordinal ?? '-'} ${why}`) : [];
    expect(lines).toEqual([
      '2024-09-27 - 工作日',
      '2024-09-28 - 周六',
      '2024-09-29 1 国庆节调休上班',
      '2024-09-30 2 工作日',
      ...['01', '02', '03', '04', '05', '06', '07'].map(text => `2024-10-${text} - 国庆节放假`),
      '2024-10-08 3 工作日',
      '2024-10-09 4 工作日',
      '2024-10-10 5 工作日',
      '2024-10-11 6 工作日',
      '2024-10-12 7 国庆节调休上班',
    ]);
    expect(result).toMatchObject({ counted: 7 });
  });
});

/** Starts from which every tried period stays within the known years. */
const first = day('2019-01-01');
const anyStart = fc
  .integer({ min: 0, max: daysBetween(first, day('2024-12-31')) })
  .map(offset => addDays(first, offset));
const anyCount = fc.integer({ min: 1, max: 240 });

describe('laws of counting', () => {
  test('a period ends on a working day, and the count of its days is its length', () => {
    fc.assert(
      fc.property(anyStart, anyCount, (start, days) => {
        const due = add(start, days);
        expect(calendar.dayOf(due)).toMatchObject({ working: true });
        expect(count(start, due)).toBe(days);
        expect(count(start, addDays(due, -1))).toBe(days - 1);
      }),
    );
  });

  test('a longer period ends later; a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyStart, anyStart, anyCount, (one, other, days) => {
        expect(add(one, days + 1) > add(one, days)).toBe(true);
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(add(early, days) <= add(late, days)).toBe(true);
      }),
    );
  });

  test('two periods one after the other are one of their sum', () => {
    fc.assert(
      fc.property(anyStart, anyCount, anyCount, (start, a, b) => {
        expect(add(add(start, a), b)).toBe(add(start, a + b));
      }),
    );
  });

  test('an explanation counts what counting counts, and leaves no day out', () => {
    fc.assert(
      fc.property(anyStart, fc.nat({ max: 400 }), (from, length) => {
        const to = addDays(from, length);
        const result = explain(from, to, calendar);
        if ('error' in result) throw new Error(result.error.message);
        expect(result.days.map(({ date }) => date)).toEqual(
          Array.from({ length: length + 1 }, (_, i) => addDays(from, i)),
        );
        expect(result.counted).toBe(count(from, to));
        expect(result.days.slice(1).filter(({ working }) => working)).toHaveLength(result.counted);
        expect(result.days.flatMap(({ ordinal }) => ordinal ?? [])).toEqual(
          Array.from({ length: result.counted }, (_, i) => i + 1),
        );
      }),
    );
  });
});
