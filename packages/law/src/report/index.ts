export * from './cells.ts';
export { type CheckResult, checkReport, type RuleTally, rules, rulesAsMarkdown } from './check.ts';
export * from './form.ts';
export * from './model.ts';
export type { Outline } from './outline.ts';
export type { Assessment, CheckInput, Finding, ProseSection, Quote, Rule, Severity } from './rule.ts';
export { halfWidth, normalizeProse } from './text.ts';
