import {
  type Assessment,
  type CheckInput,
  type Finding,
  type Rule,
  type Severity,
  severityNames,
} from './rule.ts';
import { carry, inForce, pending } from './rules/across-years.ts';
import { blank } from './rules/blank.ts';
import { copied } from './rules/copied.ts';
import { table3Balance, table3Results, table3Row, table4Row } from './rules/identities.ts';
import { late } from './rules/late.ts';
import { period } from './rules/period.ts';
import { structure } from './rules/structure.ts';
import { textSum } from './rules/text-sum.ts';
import { textTable } from './rules/text-table.ts';

/** All rules of the annual report, in the order in which they are reported. */
export const rules: readonly Rule[] = [
  table3Balance,
  table3Results,
  table3Row,
  table4Row,
  carry,
  inForce,
  pending,
  blank,
  textTable,
  textSum,
  period,
  late,
  structure,
  copied,
];

/** How one rule fared: how many places hold, are broken, or could not be assessed. */
export interface RuleTally {
  rule: string;
  holds: number;
  broken: number;
  unassessable: number;
}

export interface CheckResult {
  findings: Finding[];
  /** Everything that was looked at, holding or not, with its rule. */
  assessments: (Assessment & { rule: string })[];
  tally: RuleTally[];
}

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Checks a report against every rule; cross-year rules look at `previous` where it is given. */
export const checkReport = (input: CheckInput): CheckResult => {
  const assessments = rules.flatMap(rule =>
    rule.assess(input).map(assessment => ({ ...assessment, rule: rule.code })),
  );
  const findings = assessments
    .filter(assessment => assessment.state === 'broken')
    .map(({ state: _, ...finding }) => finding)
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
  const tally = rules.map(({ code }) => {
    const own = assessments.filter(assessment => assessment.rule === code);
    const count = (state: Assessment['state']) => own.filter(assessment => assessment.state === state).length;
    return {
      rule: code,
      holds: count('holds'),
      broken: count('broken'),
      unassessable: count('unassessable'),
    };
  });
  return { findings, assessments, tally };
};

/** The rules as a Markdown table, for docs/rules.md. */
export const rulesAsMarkdown = (): string => {
  const rows = rules.map(rule =>
    [
      `\`${rule.code}\``,
      rule.severities.map(severity => severityNames[severity]).join('、'),
      rule.title,
      rule.explanation,
      rule.needsPrevious ? '是' : '否',
      rule.source,
    ].join(' | '),
  );
  return [
    '| 规则 | 级别 | 必须成立 | 怎样核对 | 需上年报告 | 依据 |',
    '|---|---|---|---|---|---|',
    ...rows.map(row => `| ${row} |`),
  ].join('\n');
};
