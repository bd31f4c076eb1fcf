import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyReport } from '../../testing/index.ts';
import { cellsOf, figureAt, withFigure } from './cells.ts';
import { checkReport } from './check.ts';
import { compareReports } from './compare.ts';
import type { Report } from './model.ts';
import { copiedProse } from './prose/copied.ts';

const at = (comparison: ReturnType<typeof compareReports>, path: string) =>
  comparison.cells.find(cell => cell.path === path);
const sample = (format: 2019 | 2021, year: number, seed: number) =>
  fc.sample(anyReport({ format, year }), { seed, numRuns: 1 })[0] as Report;

describe('comparing two years', () => {
  test('every cell is compared; older plus difference is newer', () => {
    fc.assert(
      fc.property(
        anyReport({ format: 2021, year: 2023 }),
        anyReport({ format: 2021, year: 2024 }),
        (older, newer) => {
          const { cells } = compareReports(older, newer);
          expect(cells.map(({ path }) => path)).toEqual(cellsOf(2021).map(({ path }) => path));
          for (const cell of cells) {
            expect([cell.older, cell.newer]).toEqual([
              figureAt(older, cell.path),
              figureAt(newer, cell.path),
            ]);
            if (cell.older === null || cell.newer === null) expect(cell.difference).toBeNull();
            else expect(cell.older + (cell.difference ?? Number.NaN)).toBeCloseTo(cell.newer, 6);
          }
        },
      ),
    );
  });

  test.each([
    [200, 250, 50, 0.25],
    [250, 200, -50, -0.2],
    [0, 5, 5, null],
    [5, 5, 0, 0],
    [null, 5, null, null],
    [5, null, null, null],
  ])('%j to %j', (before, after, difference, rate) => {
    const path = 'table3.received.total';
    const comparison = compareReports(
      withFigure(sample(2021, 2023, 1), path, before),
      withFigure(sample(2021, 2024, 2), path, after),
    );
    expect(at(comparison, path)).toMatchObject({ older: before, newer: after, difference, rate });
  });

  test('across the formats 其他处理 is one row against the sum of three, and table two is left out', () => {
    const [older, newer] = [sample(2019, 2020, 3), sample(2021, 2021, 4)];
    const rows = ['overdueCorrection', 'overdueFee', 'otherHandling'] as const;
    const filled = rows.reduce<Report>(
      (report, row, index) => withFigure(report, `table3.${row}.total`, index + 1),
      newer,
    );
    const comparison = compareReports(withFigure(older, 'table3.otherHandling.total', 4), filled);
    expect(at(comparison, 'table3.otherHandling.total')).toMatchObject({
      older: 4,
      newer: 6,
      name: '表三“（六）其他处理”的“总计”',
    });
    expect(comparison.cells.some(({ table }) => table === 'table2')).toBe(false);
  });
});

const prose = {
  fresh: '全年围绕河湖长制公开巡河结果和整改清单，首次把水库汛限水位逐日上网。',
  old: '我局高度重视政府信息公开工作，把它列入重要议事日程，明确专人负责收集、报送和展示。',
};
const years = (overview: string, before: string): [Report, Report] => [
  { ...sample(2021, 2024, 5), overview, problems: '', other: '无' },
  { ...sample(2021, 2023, 6), overview: before, problems: '', other: '' },
];
const copiedFindings = (report: Report, previous: Report) =>
  checkReport({ report, previous }).findings.filter(({ rule }) => rule === 'COPIED');

describe('COPIED: prose that stands in last year’s report', () => {
  test.each([
    ['nothing copied', prose.fresh, prose.old, undefined],
    ['all copied', prose.old, prose.old, 'warning'],
    [
      'only the year and the figures are new',
      `2024年${prose.old}公开58条。`,
      `2023年${prose.old}公开61条。`,
      'warning',
    ],
    ['half copied', `${prose.fresh}\n${prose.old}`, prose.old, 'note'],
    ['no prose last year', prose.old, '', undefined],
    [
      'a set phrase is no copy',
      '依照《中华人民共和国政府信息公开条例》编制。',
      `《中华人民共和国政府信息公开条例》要求：${prose.fresh}`,
      undefined,
    ],
  ])('%s', (_, now, before, severity) => {
    const [report, previous] = years(now, before);
    expect(copiedFindings(report, previous).map(finding => finding.severity)).toEqual(
      severity ? [severity] : [],
    );
  });

  test('a report’s prose is wholly its own copy, and never more than whole', () => {
    fc.assert(
      fc.property(anyReport({ format: 2021 }), anyReport({ format: 2021 }), (report, other) => {
        const own = copiedProse(report, report);
        expect(own.share).toBe(1);
        const { share, paragraphs } = copiedProse(report, other);
        for (const value of [share ?? 0, ...paragraphs.map(paragraph => paragraph.share)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('the reports must be of consecutive years', () => {
    const [report, previous] = years(prose.old, prose.old);
    expect(copiedFindings(report, { ...previous, year: 2022 })).toEqual([]);
  });
});
