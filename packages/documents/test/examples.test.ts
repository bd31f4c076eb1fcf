import { readFileSync } from 'node:fs';
import { checkReport, figureAt } from '@gongkai/law';
import { describe, expect, test } from 'vitest';
import { readReport } from '../src/index.ts';

/** Reads and checks one of the published reports that ship with the tests. */
const inspect = async (name: string) => {
  const result = await readReport(readFileSync(new URL(`./files/${name}`, import.meta.url)));
  if ('error' in result) throw new Error(result.error.message);
  const { report, outline, notes } = result;
  return { report, notes, ...checkReport({ report, ...(outline && { outline }) }) };
};

describe('two published reports, read and checked as a reader would', () => {
  test('a county bureau’s, as text out of Word: every figure, the sum 58, nothing false said', async () => {
    const { report, notes, findings, assessments } = await inspect('txt/hengshan-commerce-2024.txt');
    expect(notes).toEqual([]);
    expect(report).toMatchObject({ authority: '衡山县商务局', year: 2024, published: '2025-01-16' });
    expect(figureAt(report, 'table2.licences')).toBe(11);
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['note BLANK', 'note BLANK']);
    const sums = assessments.filter(({ rule, state }) => rule === 'TEXT-SUM' && state === 'holds');
    expect(sums.map(({ expected, found }) => [expected, found])).toEqual([[58, 58]]);
  });

  test('a city’s, as pdf: every figure, the prose agrees with the tables, nothing false said', async () => {
    const { report, notes, findings, assessments } = await inspect('pdf/huaian-2024.pdf');
    expect(notes).toEqual([]);
    expect(report).toMatchObject({ year: 2024, format: 2021 });
    const stated: [string, number][] = [
      ['table3.granted.total', 1362],
      ['table3.total.total', 3050],
      ['table3.carriedOut.total', 103],
      ['table4.reconsideration.total', 351],
      ['table2.feesTenThousandYuan', 96171.6],
    ];
    for (const [path, figure] of stated) expect([path, figureAt(report, path)]).toEqual([path, figure]);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const agreed = assessments.filter(({ rule, state }) => rule === 'TEXT-TABLE' && state === 'holds');
    expect(agreed.length).toBeGreaterThan(5);
  });
});
