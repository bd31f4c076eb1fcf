import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIndexNumber, type IndexNumber, parseIndexNumber } from './index-number.ts';

const anyNumber: fc.Arbitrary<IndexNumber> = fc.record({
  regionId: fc.stringMatching(/^\d{6,12}$/),
  unitCode: fc.integer({ min: 1, max: 999_999 }),
  year: fc.integer({ min: 1990, max: 2999 }),
  sequence: fc.integer({ min: 1, max: 9_999_999 }),
});

describe('index numbers (Art. 12)', () => {
  test.each<[string, IndexNumber]>([
    ['991123-0012-2024-00058', { regionId: '991123', unitCode: 12, year: 2024, sequence: 58 }],
    ['991123100-0001-2026-00001', { regionId: '991123100', unitCode: 1, year: 2026, sequence: 1 }],
    ['991123-12345-2024-123456', { regionId: '991123', unitCode: 12_345, year: 2024, sequence: 123_456 }],
  ])('%s', (text, number) => {
    expect(formatIndexNumber(number)).toBe(text);
    expect(parseIndexNumber(text)).toEqual(number);
  });

  test.each([
    '',
    '991123-0012-2024',
    '991123-12-2024-00058',
    '991123-0012-2024-58',
    '991123-0000-2024-00058',
    '991123-0012-2024-00000',
    '991123-012345-2024-00058',
    '99112-0012-2024-00058',
    ' 991123-0012-2024-00058',
    '９91123-0012-2024-00058',
    '991123/0012-2024-00058',
  ])('%j is none', text => {
    expect(parseIndexNumber(text)).toBeUndefined();
  });

  test('what is written is read, and different numbers are written differently', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (one, other) => {
        expect(parseIndexNumber(formatIndexNumber(one))).toEqual(one);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(formatIndexNumber(one) === formatIndexNumber(other)).toBe(same);
      }),
    );
  });

  test('within a unit and year they are in the order of their sequence', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        (number, a, b) => {
          const [one, other] = [a, b].map(sequence => formatIndexNumber({ ...number, sequence })) as [
            string,
            string,
          ];
          expect(one < other).toBe(a < b);
        },
      ),
    );
  });
});
