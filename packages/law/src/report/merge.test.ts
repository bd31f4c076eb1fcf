import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBalancedReport, anyReport } from '../../testing/index.ts';
import { cellsOf, figureAt, sum } from './cells.ts';
import { checkReport } from './check.ts';
import { mergeReports, type UnitReport } from './merge.ts';
import type { Report } from './model.ts';

const units = (reports: readonly Report[]): UnitReport[] =>
  reports.map((report, index) => ({ unit: `云溪县第${index + 1}局`, report }));

const merged = (entries: UnitReport[], expectedUnits?: string[]) => {
  const result = mergeReports(entries, {
    authority: '云溪县人民政府',
    ...(expectedUnits && { expectedUnits }),
  });
  if ('error' in result) throw new Error(result.error.message);
  return result;
};

const several = (one: fc.Arbitrary<Report>) => fc.array(one, { minLength: 1, maxLength: 5 });
const errorsOf = (report: Report) =>
  checkReport({ report }).findings.filter(({ severity }) => severity === 'error');

describe('merging', () => {
  test('the sum of balanced reports is balanced', () => {
    fc.assert(
      fc.property(several(anyBalancedReport({ format: 2021, year: 2024 })), reports => {
        expect(errorsOf(merged(units(reports)).report)).toEqual([]);
      }),
    );
  });

  test('every cell is the sum of what it opens into, and each unit stands in it once', () => {
    fc.assert(
      fc.property(several(anyReport({ format: 2021, year: 2024 })), reports => {
        const { report, sources } = merged(units(reports));
        for (const { path } of cellsOf(2021)) {
          const parts = sources.get(path) ?? [];
          expect(parts.map(({ unit }) => unit)).toEqual(units(reports).map(({ unit }) => unit));
          expect(figureAt(report, path)).toBe(sum(parts.map(({ figure }) => figure)));
        }
      }),
    );
  });

  test('the order of the units does not matter', () => {
    fc.assert(
      fc.property(several(anyReport({ format: 2021, year: 2024 })), reports => {
        expect(merged(units(reports).toReversed()).report).toEqual(merged(units(reports)).report);
      }),
    );
  });

  const [one, other, older] = [
    ...fc.sample(anyBalancedReport({ format: 2021, year: 2024 }), { seed: 1, numRuns: 2 }),
    ...fc.sample(anyBalancedReport({ format: 2021, year: 2023 }), { seed: 2, numRuns: 1 }),
  ] as [Report, Report, Report];

  test('a unit that did not report is named and not counted', () => {
    const result = merged(
      [
        { unit: '水利局', report: one },
        { unit: '商务局', report: other },
      ],
      ['水利局', '教育局', '财政局'],
    );
    expect(result.missing).toEqual(['教育局', '财政局']);
    expect(result.unexpected).toEqual(['商务局']);
    expect(result.report).toEqual(
      merged([
        { unit: '水利局', report: one },
        { unit: '商务局', report: other },
      ]).report,
    );
  });

  test.each([
    ['no report', [], 'no-units'],
    [
      'a unit twice',
      [
        { unit: '水利局', report: one },
        { unit: '水 利局', report: other },
      ],
      'unit-twice',
    ],
    [
      'two years',
      [
        { unit: '水利局', report: one },
        { unit: '商务局', report: older },
      ],
      'years-differ',
    ],
    [
      'two formats',
      [
        { unit: '水利局', report: one },
        { unit: '商务局', report: { ...one, format: 2019 } as unknown as Report },
      ],
      'formats-differ',
    ],
  ])('%s is refused', (_, entries, code) => {
    expect(mergeReports(entries, { authority: null })).toMatchObject({ error: { code } });
  });

  test.each([
    [[0.1, 0.2], 0.3],
    [[96171.6, 0.05, 1], 96172.65],
    [[0.1, 0.2, 0.7], 1],
    [[null, 3, undefined], 3],
    [[null, null], null],
    [[], null],
  ])('%j add up to %j', (figures, total) => {
    expect(sum(figures)).toBe(total);
  });
});
