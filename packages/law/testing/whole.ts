import fc from 'fast-check';
import { type Outline, type Report, type Rule, sections } from '../src/index.ts';
import { anyBalancedReport } from './index.ts';

const sample = fc.sample(anyBalancedReport({ format: 2021, year: 2024 }), {
  seed: 3,
  numRuns: 1,
})[0] as Report;
/** A report of 2024 in which nothing is wrong. */
export const wholeReport: Report = {
  ...sample,
  authority: '云溪县水利局',
  published: '2025-01-20',
  period: { from: '2024-01-01', to: '2024-12-31' },
  preamble: '本报告依照《中华人民共和国政府信息公开条例》（2019年修订）和国办公开办函〔2021〕30号编制。',
  overview: '一年来，健全工作机制。',
  problems: '（一）存在问题。更新不够及时。（二）改进措施。落实专人。',
  other: '本年度没有收取信息处理费。',
};
/** What a reader sees of a complete document. */
export const wholeOutline: Outline = {
  title: '云溪县水利局2024年政府信息公开工作年度报告',
  sections: sections.map(({ id, heading }) => ({ id, heading })),
  tables: ['table2', 'table3', 'table4'],
};

/** What a rule finds broken in it after a change to the report or to the outline; no outline where undefined. */
export const brokenBy = (rule: Rule, change: Partial<Report> = {}, seen: Partial<Outline> | undefined = {}) =>
  rule
    .assess({
      report: { ...wholeReport, ...change } as Report,
      ...(seen && { outline: { ...wholeOutline, ...seen } }),
    })
    .filter(({ state }) => state === 'broken');
