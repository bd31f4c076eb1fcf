import { checkReport, figureAt, type Report, rules, table3ColumnIds, withFigure } from '@gongkai/law';
import { anyBalancedReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport, type WriteKind, writeReport } from '../src/index.ts';

const sample = (year: number, seed: number): Report => ({
  ...(fc.sample(anyBalancedReport({ format: 2021, year }), { seed, numRuns: 1 })[0] as Report),
  authority: '云溪县水利局',
  published: `${year + 1}-01-20`,
  period: { from: `${year}-01-01`, to: `${year}-12-31` },
});

const figure = (report: Report, path: string): number => figureAt(report, path) ?? 0;
const plus = (report: Report, path: string, by: number): Report =>
  withFigure(report, path, figure(report, path) + by);

const earlier: Report = {
  ...sample(2023, 11),
  preamble: '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。',
  overview: '上一年以河湖管理为重点公开巡查结果。',
  problems: '解读形式单一，今后增加图解。',
  other: '没有收取信息处理费。',
};
const previous = withFigure(earlier, 'table4.reconsideration.pending', 5);

/** A report of the next year in which every rule holds. */
const sound = (() => {
  let report: Report = {
    ...sample(2024, 12),
    preamble: '本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。',
    problems: '（一）存在问题。个别目录更新不够及时。（二）改进措施。按月核对目录。',
    other: '本年度没有收取信息处理费。',
  };
  for (const column of table3ColumnIds) {
    const more = column === 'total' ? 6000 : 1000;
    const at = (id: string) => `table3.${id}.${column}`;
    report = withFigure(report, at('carriedIn'), previous.table3.carriedOut[column]);
    report = plus(report, at('carriedOut'), more);
    const received =
      figure(report, at('total')) + figure(report, at('carriedOut')) - figure(report, at('carriedIn'));
    report = withFigure(report, at('received'), received);
  }
  for (const kind of ['rules', 'normativeDocuments'] as const) {
    report = withFigure(report, `table2.${kind}.repealed`, 0);
    const now = figure(previous, `table2.${kind}.inForce`) + figure(report, `table2.${kind}.issued`);
    report = withFigure(report, `table2.${kind}.inForce`, now);
  }
  for (const group of ['reconsideration', 'directLitigation', 'litigationAfterReconsideration']) {
    report = plus(report, `table4.${group}.upheld`, 1000);
    report = plus(report, `table4.${group}.total`, 1000);
  }
  const received = figure(report, 'table3.received.total');
  return {
    ...report,
    overview: `2024年，主动公开信息58条，其中政策文件20条，办事指南30条，工作动态8条。全年收到政府信息公开申请${received}件。`,
  };
})();

/** The applicant totals of a row no longer agree with its own columns unless both are changed; these change both. */
const row = (report: Report, id: string, by: number): Report =>
  plus(plus(report, `table3.${id}.enterprise`, by), `table3.${id}.total`, by);

/** One fault for each rule, and which other rules the same fault must break with it. */
const faults: [rule: string, report: Report, others: string[]][] = [
  ['T3-BALANCE', row(sound, 'carriedOut', 3), []],
  ['T3-RESULTS', row(row(sound, 'granted', 2), 'carriedIn', 0), []],
  ['T3-ROW', plus(sound, 'table3.notHeld.total', 1), ['T3-RESULTS']],
  ['T4-ROW', plus(sound, 'table4.directLitigation.other', 1), []],
  ['CARRY', row(row(sound, 'carriedIn', 1), 'carriedOut', 1), []],
  ['IN-FORCE', plus(sound, 'table2.normativeDocuments.inForce', 1), []],
  [
    'PENDING',
    (() => {
      const total = figure(sound, 'table4.reconsideration.total');
      const gone = ['upheld', 'corrected', 'other', 'pending'].reduce(
        (report, result) => withFigure(report, `table4.reconsideration.${result}`, 0),
        sound as Report,
      );
      return plus(gone, 'table4.reconsideration.total', -total);
    })(),
    [],
  ],
  ['BLANK', withFigure(sound, 'table2.penalties', null), []],
  ['TEXT-TABLE', { ...sound, overview: sound.overview.replace(/申请\d+件/, '申请7件') }, []],
  ['TEXT-SUM', { ...sound, overview: sound.overview.replace('58条', '59条') }, []],
  [
    'PERIOD',
    {
      ...sound,
      period: { from: '2023-01-01', to: '2023-12-31' },
      preamble: '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。',
    },
    [],
  ],
  ['LATE', { ...sound, published: '2025-02-01' }, []],
  ['STRUCTURE', { ...sound, problems: '（文字描述）' }, []],
  ['COPIED', { ...sound, problems: previous.overview.repeat(3), overview: `${sound.overview}` }, []],
];

/** The rules that a file breaks, errors and warnings and notes alike. */
const broken = async (report: Report, kind: WriteKind): Promise<string[]> => {
  const result = await readReport(await writeReport(report, kind));
  if ('error' in result) throw new Error(result.error.message);
  const { outline } = result;
  const { findings } = checkReport({ report: result.report, previous, ...(outline && { outline }) });
  return [...new Set(findings.map(({ rule }) => rule))].sort();
};

describe('a file with one fault breaks the rule of that fault', () => {
  test.each<WriteKind>(['docx', 'txt', 'html', 'xlsx', 'pdf'])('a sound %s breaks none', async kind => {
    expect(await broken(sound, kind)).toEqual([]);
  });

  test.each(faults)('%s', async (rule, report, others) => {
    for (const kind of ['docx', 'txt'] as const)
      expect([kind, await broken(report, kind)]).toEqual([kind, [rule, ...others].sort()]);
  });

  test('every rule has its fault', () => {
    expect(faults.map(([rule]) => rule).sort()).toEqual(rules.map(({ code }) => code).sort());
  });
});
