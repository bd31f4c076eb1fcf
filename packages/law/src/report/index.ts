export * from './cells.ts';
export { type CheckResult, checkReport, type RuleTally, rules, rulesAsMarkdown } from './check.ts';
export * from './compare.ts';
export * from './form.ts';
export * from './merge.ts';
export * from './model.ts';
export type { Outline } from './outline.ts';
export type { CopiedProse, ParagraphCopy } from './prose/copied.ts';
export {
  type Assessment,
  type CheckInput,
  type Finding,
  type ProseSection,
  type Quote,
  type Rule,
  type Severity,
  severityNames,
} from './rule.ts';
export { halfWidth, normalizeProse } from './text.ts';
