import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate, daysBetween, parseCalendarDate, weekdayName } from './date.ts';

describe('dates', () => {
  test.each(['2025-01-16', '2024-02-29', '2000-02-29', '1999-12-31', '2999-12-31'])('%s is one', text => {
    expect(parseCalendarDate(text)).toEqual({ date: text });
  });

  test.each<readonly [string, string]>([
    ['2025-02-30', '没有2025-02-30这一天：2025年2月只有1日至28日。'],
    ['2100-02-29', '没有2100-02-29这一天：2100年2月只有1日至28日。'],
    ['2025-04-31', '没有2025-04-31这一天：2025年4月只有1日至30日。'],
    ['2025-04-00', '没有2025-04-00这一天：2025年4月只有1日至30日。'],
    ['2025-13-01', '没有2025-13-01这一天：月份应在01至12之间。'],
    ['2025-00-01', '没有2025-00-01这一天：月份应在01至12之间。'],
    ...[
      '2025-1-6',
      '2025/01/16',
      '20250116',
      '2025年1月16日',
      '',
      ' 2025-01-16',
      '2025-01-16T00:00:00Z',
      '0025-01-16',
      '２０２５-01-16',
    ].map(text => [text, `“${text}”不是日期。请写成“年-月-日”，月和日各两位，例如2025-01-16。`] as const),
  ])('%j is none', (text, message) => {
    expect(parseCalendarDate(text)).toEqual({ error: { code: 'not-a-date', message } });
  });

  test.each([
    ['2025-01-16', '周四'],
    ['2024-02-29', '周四'],
    ['2026-11-01', '周日'],
    ['1969-12-31', '周三'],
  ])('%s is a %s', (date, name) => {
    expect(weekdayName(date as CalendarDate)).toBe(name);
  });

  test('days added are days between, and the date is a date', () => {
    const start = '1999-12-31' as CalendarDate;
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), days => {
        const date = addDays(start, days);
        expect(parseCalendarDate(date)).toEqual({ date });
        expect(daysBetween(start, date)).toBe(days);
        expect(addDays(date, -days)).toBe(start);
      }),
    );
  });
});
