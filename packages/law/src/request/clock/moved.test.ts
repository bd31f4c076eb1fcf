import { describe, expect, test } from 'vitest';
import { createCalendar, parseOverrides } from '../../calendar/index.ts';
import type { RequestCase } from './clock.ts';
import { movedDeadlines } from './moved.ts';
import { parseRequestCase } from './parse.ts';
import { caseOf, clockIn, official } from './testing.ts';

const withDays = (days: Record<string, unknown>) => {
  const parsed = parseOverrides(days);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return createCalendar(parsed.overrides);
};

const off = (name: string) => ({ working: false, name });
const storm = withDays({ '2025-07-14': off('台风') });
const newYear = withDays({
  years: [2027],
  '2027-01-01': { ...off('元旦'), source: '放假通知' },
  '2027-10-01': off('国庆节'),
});

const requestOf = (received: string, events: readonly string[], asOf: string): RequestCase => {
  const parsed = parseRequestCase(caseOf(received, events, asOf));
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.request;
};

describe('holidays known late', () => {
  test('move an open deadline, and say which days moved it', () => {
    const request = requestOf('in-person 2025-07-01', [], '2025-07-10');
    expect(movedDeadlines([request], official, storm)).toEqual([
      {
        request,
        before: '2025-07-29',
        after: '2025-07-30',
        days: [{ date: '2025-07-14', before: '工作日', after: '台风放假（补充文件）' }],
        message: '到期日由2025-07-29改为2025-07-30：2025-07-14由工作日改为台风放假（补充文件）。',
      },
    ]);
    expect(movedDeadlines([request], storm, official)).toMatchObject([
      { before: '2025-07-30', after: '2025-07-29' },
    ]);
  });

  test.each<[string, string, readonly string[], string]>([
    ['due before the day', 'in-person 2025-06-03', [], '2025-07-10'],
    ['received after the day', 'in-person 2025-07-14', [], '2025-07-20'],
    ['replied to', 'in-person 2025-07-01', ['replied 2025-07-10'], '2025-07-11'],
    ['abandoned', 'in-person 2025-07-01', ['correction-asked 2025-07-02 2025-07-08'], '2025-07-11'],
    ['waiting', 'in-person 2025-07-01', ['body-asked 2025-07-02'], '2025-07-11'],
  ])('leave alone what is %s', (_, received, events, asOf) => {
    expect(movedDeadlines([requestOf(received, events, asOf)], official, storm)).toEqual([]);
  });

  test('make a deadline known that led into a year without a notice', () => {
    const request = requestOf('in-person 2026-12-10', [], '2026-12-11');
    const [moved] = movedDeadlines([request], official, newYear);
    expect(moved).toMatchObject({ before: null, after: '2027-01-08' });
    expect(moved?.message).toMatch(/^到期日由不能推算改为2027-01-08：/);
    expect(moved?.days[0]).toEqual({
      date: '2027-01-01',
      before: null,
      after: '元旦放假（补充文件：放假通知）',
    });
  });

  test('show themselves in the days of the clock', () => {
    const clock = clockIn(caseOf('in-person 2026-12-10', [], '2026-12-11'), newYear);
    expect(clock.days).toContainEqual({
      date: '2027-01-01',
      counted: false,
      why: '元旦放假（补充文件：放假通知）',
    });
  });
});
