import {
  audiences,
  benefitKinds,
  type ItemBenefit,
  type ItemContent,
  itemAttributes,
  itemForms,
  itemKinds,
} from '../../api/words.ts';

/** A content as the form holds it: empty texts where a day is open, keywords as one line. */
export interface Values
  extends Omit<ItemContent, 'validFrom' | 'validTo' | 'keywords' | 'benefits'>,
    Record<string, unknown> {
  columnId: string;
  validFrom: string;
  validTo: string;
  keywords: string;
  benefits: (Omit<ItemBenefit, 'fromDay' | 'toDay'> & { fromDay: string; toDay: string })[];
}

/** What is sent of a draft. */
export type Sent = ItemContent & { columnId: string };

export const valuesOf = ({ columnId, ...content }: Sent): Values => ({
  ...content,
  columnId,
  validFrom: content.validFrom ?? '',
  validTo: content.validTo ?? '',
  keywords: content.keywords.join('、'),
  benefits: content.benefits.map(benefit => ({
    ...benefit,
    fromDay: benefit.fromDay ?? '',
    toDay: benefit.toDay ?? '',
  })),
});

const keywordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\s]+/)
      .map(word => word.trim())
      .filter(Boolean),
  ),
];

/** Rows that were added and not filled in yet are not sent. */
const isBegun = ({ audience, text }: Values['benefits'][number]): boolean =>
  Boolean(audience) && Boolean(text?.trim());

export const sentOf = (values: Values): Sent => ({
  title: values.title,
  body: values.body,
  summary: values.summary,
  source: values.source,
  author: values.author,
  formedOn: values.formedOn ?? '',
  kind: values.kind,
  form: values.form,
  attribute: values.attribute,
  attributeReason: values.attributeReason ?? '',
  subjectClass: values.subjectClass,
  documentNo: values.documentNo,
  validFrom: values.validFrom || null,
  validTo: values.validTo || null,
  keywords: keywordsOf(values.keywords),
  topics: values.topics,
  attachments: values.attachments,
  benefits: (values.benefits ?? [])
    .filter(isBegun)
    .map(({ audience, kind, text, clause, fromDay, toDay }) => ({
      audience,
      kind: kind ?? 'duty',
      text,
      clause: clause ?? '',
      fromDay: fromDay || null,
      toDay: toDay || null,
    })),
  columnId: values.columnId,
});

/** The fields that differ, as they are to be. */
export const changesOf = (before: Sent, after: Sent): Partial<Sent> =>
  Object.fromEntries(
    (Object.keys(after) as (keyof Sent)[])
      .filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map(name => [name, after[name]]),
  );

/** What the fields are called, in the order of the form. */
export const labels: Readonly<Record<keyof Sent, string>> = {
  title: '标题',
  body: '正文',
  summary: '内容概述',
  columnId: '栏目',
  source: '来源',
  author: '发布机构或作者',
  formedOn: '成文日期',
  documentNo: '发文字号',
  kind: '类型',
  form: '公开形式',
  subjectClass: '主题分类',
  attribute: '公开属性',
  attributeReason: '公开属性的理由',
  validFrom: '施行日期',
  validTo: '有效期至',
  keywords: '关键词',
  topics: '重点领域',
  attachments: '附件',
  benefits: '政策要点',
};

const blocks = /<\/(?:p|h[2-4]|li|tr|blockquote|figure|table|caption|figcaption)>|<br>/g;

/** The text of a body by lines. Made by the browser's own reader, which runs nothing. */
const linesOf = (html: string): string[] => {
  const page = new DOMParser().parseFromString(
    html.replace(blocks, '$&\n').replace(/<\/t[dh]>/g, '　$&'),
    'text/html',
  );
  return (page.body.textContent ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
};

const most = 12;

/** The lines of a body that the other one does not have: all of it would be no help. */
export const linesApart = (html: string, other: string): string => {
  const known = new Set(linesOf(other));
  const own = linesOf(html).filter(line => !known.has(line));
  const more = own.length > most ? `\n……另有${own.length - most}处` : '';
  return own.length === 0 ? '（文字相同，格式或图片不同）' : own.slice(0, most).join('\n') + more;
};

const benefitLine = ({ audience, kind, text, clause, fromDay, toDay }: ItemBenefit): string =>
  [
    audiences[audience as keyof typeof audiences] ?? audience,
    benefitKinds[kind],
    text,
    clause,
    fromDay,
    toDay,
  ]
    .filter(Boolean)
    .join(' ');

/** A field in words. */
export const wordsOf = (name: keyof Sent, sent: Sent, names: ReadonlyMap<string, string>): string => {
  switch (name) {
    case 'kind':
      return itemKinds[sent.kind];
    case 'form':
      return itemForms[sent.form];
    case 'attribute':
      return itemAttributes[sent.attribute];
    case 'keywords':
      return sent.keywords.join('、');
    case 'topics':
      return sent.topics.map(id => names.get(id) ?? id).join('、');
    case 'attachments':
      return sent.attachments.map(file => file.name).join('\n');
    case 'benefits':
      return sent.benefits.map(benefitLine).join('\n');
    case 'columnId':
      return names.get(sent.columnId) ?? sent.columnId;
    default:
      return sent[name] ?? '';
  }
};
