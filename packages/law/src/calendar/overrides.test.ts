import { describe, expect, test } from 'vitest';
import { createCalendar } from './calendar.ts';
import { addWorkingDays } from './count.ts';
import type { CalendarDate } from './date.ts';
import { parseOverrides } from './overrides.ts';

const calendarOf = (value: unknown) => {
  const parsed = parseOverrides(value);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return createCalendar(parsed.overrides);
};

const off = (name: string) => ({ working: false, name });

/** A made-up year, far from any notice. */
const invented = {
  years: [2090],
  '2090-01-02': { ...off('元旦'), source: '某号通知' },
  '2090-01-07': { working: true, name: '元旦', source: '某号通知' },
  '2090-05-01': off('劳动节'),
  '2090-10-02': off('国庆节'),
  '2090-10-03': off('国庆节'),
};

describe('overrides', () => {
  test('win over the official days', () => {
    const calendar = calendarOf({
      '2025-01-26': off('停电'),
      '2025-03-03': off('台风'),
      '2025-03-08': { working: true, name: '台风' },
    });
    const why = (date: string) => calendar.dayOf(date as CalendarDate);
    expect(why('2025-01-26')).toMatchObject({
      working: false,
      kind: 'override',
      why: '停电放假（补充文件）',
    });
    expect(why('2025-03-08')).toMatchObject({
      working: true,
      kind: 'override',
      why: '台风调休上班（补充文件）',
    });
    expect(why('2025-03-04')).toMatchObject({ working: true, kind: 'workday', why: '工作日' });
    expect(addWorkingDays('2025-02-28' as CalendarDate, 5, calendar)).toEqual({ date: '2025-03-08' });
  });

  test('make a year known that they set out in full', () => {
    const calendar = calendarOf({ ...invented, '2090-01-03': off('元旦') });
    expect(calendar.years).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2090]);
    expect(addWorkingDays('2090-01-01' as CalendarDate, 4, calendar)).toEqual({ date: '2090-01-07' });
    expect(calendar.dayOf('2090-01-02' as CalendarDate)).toMatchObject({
      why: '元旦放假（补充文件：某号通知）',
    });
    expect(addWorkingDays('2090-12-30' as CalendarDate, 1, calendar)).toMatchObject({
      error: { code: 'unknown-year' },
    });
  });

  test('of single days leave the rest of an unknown year unknown, and say which years are known', () => {
    const calendar = calendarOf({ '2027-01-01': off('元旦') });
    expect(calendar.dayOf('2027-01-01' as CalendarDate)).toMatchObject({ working: false });
    const rest = calendar.dayOf('2027-01-04' as CalendarDate);
    expect('error' in rest && rest.error.message).toContain('已有2019–2026年');
  });

  test.each<[string, unknown, string]>([
    ['a list', [], '应是json对象'],
    ['null', null, '应是json对象'],
    ['a date that is none', { '2025-02-30': off('元旦') }, '没有2025-02-30这一天'],
    ['a word in place of a date', { days: {} }, '“days”不是日期'],
    ['a day that is no object', { '2025-03-03': false }, '2025-03-03：应写成'],
    ['working as text', { '2025-03-03': { working: 'no', name: '台风' } }, 'working应为true'],
    ['no name', { '2025-03-03': { working: false } }, 'name应写明'],
    ['an empty name', { '2025-03-03': off(' ') }, 'name应写明'],
    ['a source that is no text', { '2025-03-03': { ...off('台风'), source: 1 } }, 'source应写明'],
    ['a misspelt field', { '2025-03-03': { ...off('台风'), sourc: '通知' } }, '不认识的字段“sourc”'],
    ['years that are no list', { years: 2027 }, 'years应为年份的列表'],
    ['years as text', { years: ['2027'] }, 'years应为年份的列表'],
    [
      'a year without its days',
      { years: [2027] },
      '2027-01-01（周五，元旦）、2027-10-01（周五，国庆节）放假',
    ],
    [
      'a year with New Year at work',
      { ...invented, '2090-10-02': { working: true, name: '国庆节' } },
      '2090-10-02（周一，国庆节）放假',
    ],
    ['many faults', Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}`, {}])), '另有3处'],
  ])('refused: %s', (_, value, words) => {
    const parsed = parseOverrides(value);
    expect(parsed).toMatchObject({ error: { code: 'bad-overrides' } });
    expect('error' in parsed && parsed.error.message).toContain(words);
  });
});
