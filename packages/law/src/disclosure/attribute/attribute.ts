import { addDays, type CalendarDate } from '../../calendar/index.ts';

/** 公开属性, fixed when a document is drafted (Art. 17): 主动公开、依申请公开、不予公开. */
export type DisclosureAttribute = 'proactive' | 'on-request' | 'withheld';

export const attributeNames: Readonly<Record<DisclosureAttribute, string>> = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
};

/** What information may be withheld on: the articles, and what each covers. */
export const withholdingGrounds = [
  {
    article: '第十四条',
    covers: '国家秘密，法律、行政法规禁止公开，危及国家安全、公共安全、经济安全、社会稳定',
  },
  { article: '第十五条', covers: '商业秘密、个人隐私等公开会对第三方合法权益造成损害' },
  { article: '第十六条', covers: '内部事务信息、过程性信息、行政执法案卷信息' },
] as const;

type Ground = (typeof withholdingGrounds)[number];

/** An article as people write it: 第十四条、第14条、14条; not 第一百一十四条 nor 第140条. */
const written: readonly (readonly [Ground['article'], RegExp])[] = [
  ['第十四条', /(?<![一二三四五六七八九十百千〇零])十四条|(?<!\d)14\s*条/],
  ['第十五条', /(?<![一二三四五六七八九十百千〇零])十五条|(?<!\d)15\s*条/],
  ['第十六条', /(?<![一二三四五六七八九十百千〇零])十六条|(?<!\d)16\s*条/],
];

/** The articles of the grounds that a reason names. */
export const groundsIn = (reason: string): Ground['article'][] =>
  written.filter(([, pattern]) => pattern.test(reason)).map(([article]) => article);

/** Why an attribute cannot stand: a code for programs, a Chinese sentence that says what to do. */
export interface AttributeFault {
  code: 'reason-missing' | 'ground-missing';
  message: string;
}

/** 公开属性的理由 (Art. 14–17): what is not proactive needs a reason, what is withheld one that names the article. */
export const findAttributeFault = (
  attribute: DisclosureAttribute,
  reason: string,
): AttributeFault | undefined => {
  if (attribute === 'proactive') return undefined;
  if (reason.trim() === '')
    return {
      code: 'reason-missing',
      message: `公开属性为“${attributeNames[attribute]}”的，请写明理由。`,
    };
  if (attribute === 'withheld' && groundsIn(reason).length === 0)
    return {
      code: 'ground-missing',
      message: '不予公开的理由应写明依据条例第十四条、第十五条或第十六条中的哪一条。',
    };
  return undefined;
};

/** Days after which withheld information is examined anew (Art. 18 says “periodically” and sets no number †). */
export const reexaminationDays = 365;

/**
 * 定期评估审查 (Art. 18): the day by which withheld information is to be examined anew, from the day on which its
 * attribute was fixed or last examined; null for what is disclosed.
 */
export const reexaminationDue = (attribute: DisclosureAttribute, fixedOn: string): string | null =>
  attribute === 'withheld' ? addDays(fixedOn as CalendarDate, reexaminationDays) : null;
