import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byItems,
  byPages,
  type Fee,
  type FeeFailure,
  feeOfItem,
  inYuan,
  maxItems,
  maxPages,
  mayCharge,
} from './fee.ts';

const fee = (found: Fee | FeeFailure): Fee => {
  if ('error' in found) throw new Error(found.error.message);
  return found;
};
const yuan = (found: Fee | FeeFailure): number => fee(found).amount / 100;

describe('by item (fee rules: 1–10 free, 11–30 at 100 yuan, then bands of ten, 100 yuan dearer each)', () => {
  test.each([
    [0, 0],
    [1, 0],
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [40, 4000],
    [41, 4300],
    [50, 7000],
    [51, 7400],
    [60, 11_000],
    [100, 20 * 100 + 10 * (200 + 300 + 400 + 500 + 600 + 700 + 800)],
  ])('%d items cost %d yuan', (count, expected) => {
    expect(yuan(byItems(count))).toBe(expected);
  });

  test('the steps of the computation', () => {
    expect(fee(byItems(45)).steps).toEqual([
      { from: 1, to: 10, count: 10, rate: 0, amount: 0 },
      { from: 11, to: 30, count: 20, rate: 10_000, amount: 200_000 },
      { from: 31, to: 40, count: 10, rate: 20_000, amount: 200_000 },
      { from: 41, to: 45, count: 5, rate: 30_000, amount: 150_000 },
    ]);
    expect(fee(byItems(0)).steps).toEqual([]);
  });

  test.each([
    [1, 0],
    [10, 0],
    [11, 100],
    [30, 100],
    [31, 200],
    [41, 300],
  ])('item %d by itself costs %d yuan', (nth, expected) => {
    expect(feeOfItem(nth)).toEqual({ amount: expected * 100 });
  });
});

describe('by page (1–30 free, 31–100 at 10 yuan, 101–200 at 20, from 201 at 40)', () => {
  test.each([
    [0, 0],
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
    [1000, 34_700],
  ])('%d pages cost %d yuan', (count, expected) => {
    expect(yuan(byPages(count))).toBe(expected);
  });
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, maxPages + 1])(
  '%d is no number of pages',
  count => {
    expect(byPages(count)).toMatchObject({ error: { code: 'bad-count' } });
    expect(byItems(count)).toMatchObject({ error: { code: 'bad-count' } });
    expect(feeOfItem(count)).toMatchObject({ error: { code: 'bad-count' } });
  },
);

test('the largest numbers taken are computed exactly', () => {
  expect(Number.isSafeInteger(fee(byItems(maxItems)).amount)).toBe(true);
  expect(Number.isSafeInteger(fee(byPages(maxPages)).amount)).toBe(true);
});

describe('laws of both methods', () => {
  test.each([
    ['items', byItems, 500],
    ['pages', byPages, 2000],
  ] as const)('%s: monotone, never cheaper for one more, and the steps add up', (_, method, max) => {
    fc.assert(
      fc.property(fc.nat({ max }), count => {
        const one = fee(method(count));
        const more = fee(method(count + 1));
        const last = more.amount - one.amount;
        expect(last).toBeGreaterThanOrEqual(0);
        expect(last).toBe(more.steps.at(-1)?.rate);
        expect(one.steps.reduce((sum, { amount }) => sum + amount, 0)).toBe(one.amount);
        expect(one.steps.reduce((sum, step) => sum + step.count, 0)).toBe(count);
        expect(one.steps.every(step => step.amount === step.count * step.rate)).toBe(true);
        expect(one.steps.every((step, i) => step.from === (one.steps[i - 1]?.to ?? 0) + 1)).toBe(true);
        expect(Number.isInteger(one.amount)).toBe(true);
      }),
    );
  });

  test('by item: the total is the sum of what each item costs by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), count => {
        const each = Array.from({ length: count }, (_, i) => feeOfItem(i + 1)) as { amount: number }[];
        expect(each.reduce((sum, { amount }) => sum + amount, 0)).toBe(fee(byItems(count)).amount);
      }),
    );
  });
});

describe('whether a fee may be charged (Art. 42)', () => {
  const ground = {
    method: 'pages',
    excessive: true,
    reason: '一个月内提出38件',
    alreadyPublic: false,
  } as const;

  test.each([
    ['manifestly excessive', ground, undefined],
    ['not excessive', { ...ground, excessive: false }, 'not-excessive'],
    ['no reason given', { ...ground, reason: ' ' }, 'no-reason'],
    ['already public, by page', { ...ground, alreadyPublic: true }, 'already-public'],
    ['already public, by item', { ...ground, method: 'items', alreadyPublic: true } as const, undefined],
  ])('%s', (_, given, code) => {
    const found = mayCharge(given);
    expect('error' in found ? found.error.code : undefined).toBe(code);
  });
});

test('yuan as written', () => {
  expect([0, 50, 10_000, 350_000].map(inYuan)).toEqual(['0', '0.5', '100', '3500']);
});
