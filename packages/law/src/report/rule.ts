import type { CellPath } from './cells.ts';
import type { Report } from './model.ts';
import type { Outline } from './outline.ts';

/** error: the form's own arithmetic is broken; warning: very probably wrong; note: worth a look. */
export type Severity = 'error' | 'warning' | 'note';

/** What people call the severities. */
export const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  note: '提示',
};

/** The prose of the report that a rule reads. */
export type ProseSection = 'preamble' | 'overview' | 'problems' | 'other';

/** Words of the report that a finding is about. */
export interface Quote {
  section: ProseSection;
  text: string;
}

/**
 * What a rule says of one place of the report. `holds` and `unassessable` are kept so that a reader sees what was
 * checked and what could not be; only `broken` becomes a finding.
 */
export interface Assessment {
  state: 'holds' | 'broken' | 'unassessable';
  severity: Severity;
  /** One Chinese sentence that a clerk understands, and what to do about it when broken. */
  message: string;
  cells: CellPath[];
  expected: number | string | null;
  found: number | string | null;
  quote?: Quote;
}

/** A broken assessment with the rule it breaks. */
export interface Finding extends Omit<Assessment, 'state'> {
  rule: string;
}

/** What the rules look at. The outline is there for reports read from documents, the previous report if given. */
export interface CheckInput {
  report: Report;
  /**
   * Cells that hold something which is no figure (「二十八」): null in the report, but not blank. They never count as
   * 0; what touches them cannot be assessed.
   */
  unread?: readonly CellPath[];
  outline?: Outline;
  previous?: Report;
}

/** A rule of the annual report. Rules are data: they print themselves into docs/rules.md. */
export interface Rule {
  code: string;
  /** The severities that it can give. */
  severities: readonly Severity[];
  /** What must hold, in one Chinese sentence. */
  title: string;
  /** How it is computed, and when it stays silent. */
  explanation: string;
  /** The article or form that it comes from. */
  source: string;
  /** Whether it needs last year's report. */
  needsPrevious: boolean;
  assess(input: CheckInput): Assessment[];
}
