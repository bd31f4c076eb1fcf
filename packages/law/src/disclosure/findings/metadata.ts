import {
  addWorkingDays,
  type Calendar,
  type CalendarDate,
  countWorkingDays,
  daysBetween,
  parseCalendarDate,
} from '../../calendar/index.ts';
import type { FindingSeverity, ItemFinding } from './model.ts';
import { basis, type FindingRule } from './rule.ts';
import { findingKey } from './scan.ts';

/** What an item says of itself; what is not filled in is null or blank. Dates are YYYY-MM-DD. */
export interface ItemMetadata {
  title: string | null;
  summary: string | null;
  /** 成文日期 or, for other information, the day it was formed or changed. */
  formed: string | null;
  /** 来源. */
  source: string | null;
  /** 发布机构、发文机关 or author. */
  author: string | null;
  /** 公开属性: 主动公开, 依申请公开, 不予公开. */
  attribute: 'proactive' | 'onRequest' | 'withheld' | null;
  attributeReason: string | null;
  /** Any name of the column in the catalogue. */
  column: string | null;
  /** Whether it is a normative document (行政规范性文件) or a rule. */
  normative: boolean;
  /** 发文字号. */
  documentNumber: string | null;
  /** Any word of its validity (现行有效, …). */
  validity: string | null;
  /** The day it was first published; null before. */
  published: string | null;
}

/** Art. 26: information is published within 20 working days after it was formed or changed. */
export const disclosureDays = 20;

/** Where an item stands in its 20 working days. `due` is the last of them. */
export type DisclosureLimit =
  | { due: CalendarDate; state: 'open'; daysLeft: number }
  | { due: CalendarDate; state: 'overdue'; daysOver: number }
  | { state: 'unknown'; message: string };

/**
 * Working days left or overdue on `on` (today, or the day of publication), for information formed on `formed`. `open`
 * with 0 days left is the last day. A year whose days off are not known, or a text that is no date, gives `unknown`
 * with a Chinese sentence.
 */
export const disclosureLimit = (formed: string, on: string, calendar: Calendar): DisclosureLimit => {
  const start = parseCalendarDate(formed);
  const day = parseCalendarDate(on);
  if ('error' in start) return { state: 'unknown', message: start.error.message };
  if ('error' in day) return { state: 'unknown', message: day.error.message };
  const limit = addWorkingDays(start.date, disclosureDays, calendar);
  if ('error' in limit) return { state: 'unknown', message: limit.error.message };
  const due = limit.date;
  const overdue = day.date > due;
  const between = overdue
    ? countWorkingDays(due, day.date, calendar)
    : countWorkingDays(daysBetween(start.date, day.date) > 0 ? day.date : start.date, due, calendar);
  if ('error' in between) return { state: 'unknown', message: between.error.message };
  return overdue
    ? { due, state: 'overdue', daysOver: between.count }
    : { due, state: 'open', daysLeft: between.count };
};

interface MetadataRule extends FindingRule {
  broken(item: ItemMetadata): boolean;
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';

const missing = (
  code: string,
  title: string,
  severity: FindingSeverity,
  article: string,
  message: string,
  broken: (item: ItemMetadata) => boolean,
): MetadataRule => ({ code, title, severity, basis: article, message, broken });

/** 发文字号: 「云政发〔2024〕5号」. */
const documentNumber =
  /^.{1,20}[〔[［(（]\d{4}[〕\]］)）]\s?(?:第)?\d{1,5}号$|^.{0,20}令?第[\d一二三四五六七八九十百零]{1,6}号$/;

/** What an item must say of itself before it is reviewed. */
export const metadataRules: readonly MetadataRule[] = [
  missing('META-TITLE', '标题', 'must', basis.entry, '没有标题。请填写完整的标题。', item =>
    blank(item.title),
  ),
  missing(
    'META-FORMED',
    '生成日期',
    'must',
    basis.entry,
    '没有生成日期。请填写文件的成文日期或信息形成的日期，公开时限从这一天算起。',
    item => blank(item.formed),
  ),
  missing(
    'META-SOURCE',
    '来源',
    'must',
    basis.correctness,
    '没有来源。请填写信息从哪里来；本单位制作的填本单位。',
    item => blank(item.source),
  ),
  missing(
    'META-AUTHOR',
    '发布机构或作者',
    'must',
    basis.entry,
    '没有发布机构。请填写制作或保存这条信息的机关。',
    item => blank(item.author),
  ),
  missing('META-COLUMN', '栏目', 'must', basis.entry, '没有选栏目。请选择这条信息放在哪个栏目。', item =>
    blank(item.column),
  ),
  missing(
    'META-ATTRIBUTE',
    '公开属性',
    'must',
    basis.attribute,
    '没有认定公开属性。请选择主动公开、依申请公开或不予公开。',
    item => item.attribute === null,
  ),
  missing(
    'META-REASON',
    '非主动公开的理由',
    'must',
    basis.attribute,
    '公开属性不是主动公开，但没有写理由。请写明依据的条款和事实。',
    item => item.attribute !== null && item.attribute !== 'proactive' && blank(item.attributeReason),
  ),
  missing(
    'META-NUMBER',
    '发文字号',
    'must',
    basis.documents,
    '这是规范性文件，但没有发文字号。请按原文填写，例如“云政发〔2024〕5号”。',
    item => item.normative && blank(item.documentNumber),
  ),
  missing(
    'META-NUMBER-FORM',
    '发文字号的写法',
    'note',
    basis.documents,
    '发文字号的写法不常见。请核对：一般由机关代字、六角括号中的四位年份和序号组成，例如“云政发〔2024〕5号”。',
    item => !blank(item.documentNumber) && !documentNumber.test((item.documentNumber ?? '').trim()),
  ),
  missing(
    'META-VALIDITY',
    '有效性',
    'must',
    basis.documents,
    '这是规范性文件，但没有有效性。请填写施行日期和有效期，系统据此显示现行有效、已修改或已废止。',
    item => item.normative && blank(item.validity),
  ),
  missing(
    'META-SUMMARY',
    '内容概述',
    'note',
    basis.entry,
    '没有内容概述。目录应当有内容概述，请用一两句话写明主要内容。',
    item => blank(item.summary),
  ),
];

/** 公开时限. */
export const limitRule: FindingRule = {
  code: 'LIMIT',
  severity: 'must',
  title: '形成或变更之日起20个工作日内公开',
  basis: basis.limit,
  message: '已经超过公开时限。请尽快公开，并说明迟延的原因。',
};

/** From this many working days left on, a clerk is reminded. */
const nearlyDue = 5;

const finding = (
  rule: FindingRule,
  severity: FindingSeverity,
  message: string,
  what: string,
  excerpt: string,
): ItemFinding => ({
  key: findingKey(rule.code, 'metadata', null, what),
  rule: rule.code,
  severity,
  place: 'metadata',
  name: null,
  from: 0,
  to: 0,
  times: 1,
  excerpt,
  message,
  suggestion: null,
});

const limitMessage = (limit: DisclosureLimit): { severity: FindingSeverity; message: string } | undefined => {
  if (limit.state === 'unknown') return { severity: 'note', message: `无法计算公开时限：${limit.message}` };
  if (limit.state === 'overdue')
    return {
      severity: 'must',
      message: `公开时限是${limit.due}，已超过${limit.daysOver}个工作日。请尽快公开，并说明迟延的原因。`,
    };
  if (limit.daysLeft > nearlyDue) return undefined;
  return {
    severity: 'note',
    message:
      limit.daysLeft === 0
        ? `今天（${limit.due}）是公开的最后一天，请今天公开。`
        : `公开时限是${limit.due}，还剩${limit.daysLeft}个工作日，请抓紧办理。`,
  };
};

const checkLimit = (item: ItemMetadata, today: string, calendar: Calendar): ItemFinding[] => {
  const { formed } = item;
  if (formed === null || blank(formed)) return [];
  const formedRule = metadataRules.find(({ code }) => code === 'META-FORMED') ?? limitRule;
  const parsed = parseCalendarDate(formed);
  if ('error' in parsed)
    return [finding(formedRule, 'must', `生成日期有误：${parsed.error.message}`, formed, formed)];
  if (formed > today)
    return [finding(formedRule, 'must', `生成日期${formed}还没有到。请核对年份和月份。`, formed, formed)];
  if (item.attribute !== 'proactive' && item.attribute !== null) return [];
  if (item.published !== null) return [];
  const said = limitMessage(disclosureLimit(formed, today, calendar));
  return said ? [finding(limitRule, said.severity, said.message, formed, formed)] : [];
};

/**
 * What is missing in an item's metadata, and where it stands in its 20 working days (Art. 26): nothing is said while
 * more than 5 are left (`disclosureLimit` tells at any time). Items published once, and those not disclosed
 * proactively, have no such limit.
 */
export const checkMetadata = (
  item: ItemMetadata,
  { today, calendar }: { today: string; calendar: Calendar },
): ItemFinding[] => [
  ...metadataRules
    .filter(rule => rule.broken(item))
    .map(rule => finding(rule, rule.severity, rule.message, rule.title, '')),
  ...checkLimit(item, today, calendar),
];
