import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDay, chinaMinute } from '../src/platform/china-day.ts';

const zone = { timeZone: 'Asia/Shanghai' } as const;
const days = new Intl.DateTimeFormat('sv-SE', zone);
const minutes = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' });

describe('the clock in China', () => {
  it.each([
    ['2024-02-29T15:59:59.999Z', '2024-02-29', '2024-02-29 23:59'],
    ['2024-02-29T16:00:00Z', '2024-03-01', '2024-03-01 00:00'],
    ['2023-12-31T16:00:00Z', '2024-01-01', '2024-01-01 00:00'],
  ])('of %s is %s', (instant, day, minute) => {
    expect(chinaDay(new Date(instant))).toBe(day);
    expect(chinaMinute(new Date(instant))).toBe(minute);
  });

  it('is what the time zone says, at every instant since summer time ended', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        instant => {
          expect(chinaDay(instant)).toBe(days.format(instant));
          expect(chinaMinute(instant)).toBe(minutes.format(instant));
        },
      ),
    ));
});
