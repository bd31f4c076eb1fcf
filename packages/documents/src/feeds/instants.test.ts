import { describe, expect, test } from 'vitest';
import { isoOf, parseInstant, rfc822Of } from './instants.ts';

describe('instants as feeds write them', () => {
  test.each<[string, string | null]>([
    ['Fri, 01 Mar 2024 09:30:00 +0800', '2024-03-01T01:30:00.000Z'],
    ['1 Mar 24 09:30 GMT', '2024-03-01T09:30:00.000Z'],
    ['Fri, 1 March 2024 09:30:00 EST', '2024-03-01T14:30:00.000Z'],
    ['Fri Mar 01 09:30:00 CST 2024', '2024-03-01T01:30:00.000Z'],
    ['2024-03-01T09:30:00+08:00', '2024-03-01T01:30:00.000Z'],
    ['2024-03-01T01:30:00.25Z', '2024-03-01T01:30:00.250Z'],
    ['2024-03-01 09:30:00', '2024-03-01T01:30:00.000Z'],
    ['2024/3/1 9:30', '2024-03-01T01:30:00.000Z'],
    ['2024-03-01', '2024-02-29T16:00:00.000Z'],
    ['  2024.3.1 ', '2024-02-29T16:00:00.000Z'],
    ['0000-00-00 00:00:00', null],
    ['2024-02-30 10:00:00', null],
    ['2024-03-01 25:00', null],
    ['Fri, 01 Mxx 2024 09:30:00 +0800', null],
    ['昨天', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(parseInstant(text)?.toISOString() ?? null).toBe(expected);
  });

  test('are written so that they are read the same', () => {
    const instant = new Date('2024-03-01T01:30:00Z');
    expect(rfc822Of(instant)).toBe('Fri, 01 Mar 2024 01:30:00 +0000');
    expect(isoOf(instant)).toBe('2024-03-01T01:30:00Z');
    expect([rfc822Of(instant), isoOf(instant)].map(parseInstant)).toEqual([instant, instant]);
  });
});
