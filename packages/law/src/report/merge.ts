import { type CellPath, cellsOf, figureAt, reportOf, sum } from './cells.ts';
import type { Figure, Report } from './model.ts';

/** A unit's report, by the name of the unit. */
export interface UnitReport {
  unit: string;
  report: Report;
}

export interface MergeOptions {
  /** The body whose report the sum is; null where not yet known. */
  authority: string | null;
  /** The units that should have reported. */
  expectedUnits?: readonly string[];
}

export interface Merged {
  /** The cell-wise sum, without prose. */
  report: Report;
  /** Every cell opened into its units, blanks included. */
  sources: Map<CellPath, { unit: string; figure: Figure }[]>;
  /** Units that should have reported and did not; they are not counted, and not counted as 0. */
  missing: string[];
  /** Units that reported though they are not among the expected. */
  unexpected: string[];
}

export interface MergeFailure {
  code: 'no-units' | 'unit-twice' | 'years-differ' | 'formats-differ';
  /** Chinese, with what to do. */
  message: string;
}

const groupBy = <K>(units: readonly UnitReport[], key: (unit: UnitReport) => K): Map<K, string[]> => {
  const groups = new Map<K, string[]>();
  for (const entry of units) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry.unit]);
  return groups;
};

/** 「2023年：甲、乙；2024年：丙」, the smaller group first, so that the odd one stands out. */
const describe = (groups: Map<number | null, string[]>, word: (key: number | null) => string): string =>
  [...groups]
    .toSorted(([, a], [, b]) => a.length - b.length)
    .map(
      ([key, units]) =>
        `${word(key)}：${units.slice(0, 5).join('、')}${units.length > 5 ? `等${units.length}个` : ''}`,
    )
    .join('；');

const sameName = (name: string): string => name.replace(/\s/g, '');

const findFault = (units: readonly UnitReport[]): MergeFailure | undefined => {
  if (units.length === 0) return { code: 'no-units', message: '没有可以汇总的报告。请至少给出一份。' };
  const twice = [...groupBy(units, ({ unit }) => sameName(unit))].filter(([, each]) => each.length > 1);
  if (twice.length > 0)
    return {
      code: 'unit-twice',
      message: `同一单位出现了不止一次：${twice.map(([name]) => name).join('、')}。每个单位只计一次，请去掉重复的报告。`,
    };
  const years = groupBy(units, ({ report }) => report.year);
  if (years.size > 1)
    return {
      code: 'years-differ',
      message: `报告年度不一致（${describe(years, year => (year === null ? '年度未读出' : `${year}年`))}）。请只汇总同一年度的报告。`,
    };
  const formats = groupBy(units, ({ report }) => report.format);
  if (formats.size > 1)
    return {
      code: 'formats-differ',
      message: `报告格式不一致（${describe(formats, format => `${format}年格式`)}）。请按同一格式重报后再汇总。`,
    };
  return undefined;
};

/**
 * Merges the reports of units into the cell-wise sum (blanks as in `sum`: a cell blank everywhere stays blank).
 * A unit counts once; reports of different years or formats are refused. The identities of the sum are for
 * `checkReport` to check again.
 */
export const mergeReports = (
  units: readonly UnitReport[],
  { authority, expectedUnits = [] }: MergeOptions,
): Merged | { error: MergeFailure } => {
  const fault = findFault(units);
  const first = units[0]?.report;
  if (fault || !first) return { error: fault ?? { code: 'no-units', message: '没有可以汇总的报告。' } };
  const sources: Merged['sources'] = new Map(
    cellsOf(first.format).map(({ path }) => [
      path,
      units.map(({ unit, report }) => ({ unit, figure: figureAt(report, path) ?? null })),
    ]),
  );
  const figures = reportOf(first.format, path => sum((sources.get(path) ?? []).map(({ figure }) => figure)));
  const { year } = first;
  const period = year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` };
  const reported = new Set(units.map(({ unit }) => sameName(unit)));
  const expected = new Set(expectedUnits.map(sameName));
  return {
    report: { ...figures, authority, year, period } as Report,
    sources,
    missing: expectedUnits.filter(name => !reported.has(sameName(name))),
    unexpected:
      expected.size === 0 ? [] : units.map(({ unit }) => unit).filter(name => !expected.has(sameName(name))),
  };
};
