/** The columns of a list of items, in the order of the template. */
export const itemFields = [
  'title',
  'column',
  'formed',
  'published',
  'documentNumber',
  'source',
  'author',
  'disclosure',
  'reason',
  'subject',
  'keywords',
  'summary',
  'body',
  'attachments',
  'validity',
  'validityDay',
  'sourceId',
] as const;
export type ItemField = (typeof itemFields)[number];

/** 公开属性. */
export const disclosureNames = ['主动公开', '依申请公开', '不予公开'] as const;
/** 有效性. */
export const validityNames = ['现行有效', '已修改', '已废止', '失效'] as const;

export interface ItemColumn {
  title: string;
  /** Other titles by which people and other systems call it. */
  also?: readonly string[];
  /** In characters, on paper. */
  width: number;
  required?: boolean;
  advice?: string;
  choices?: readonly string[];
  /** Characters at most. */
  longest?: number;
}

export const itemColumns: Readonly<Record<ItemField, ItemColumn>> = {
  title: {
    title: '标题',
    also: ['信息名称', '名称'],
    width: 40,
    required: true,
    longest: 300,
    advice: '信息的完整标题。',
  },
  column: {
    title: '栏目',
    also: ['所属栏目', '栏目名称'],
    width: 24,
    required: true,
    longest: 200,
    advice: '栏目的名称；下级栏目写成“政策文件/规范性文件”。',
  },
  formed: {
    title: '成文日期',
    also: ['生成日期', '形成日期'],
    width: 14,
    required: true,
    advice: '如2024-03-15。公开期限从这一天算起。',
  },
  published: { title: '发布日期', also: ['公开日期'], width: 14, advice: '如2024-03-20；没有发布过的不填。' },
  documentNumber: {
    title: '文号',
    also: ['发文字号'],
    width: 22,
    longest: 100,
    advice: '如“山政办发〔2024〕3号”。',
  },
  source: { title: '来源', also: ['信息来源', '发文机关'], width: 20, longest: 100 },
  author: { title: '作者', width: 14, longest: 50 },
  disclosure: {
    title: '公开属性',
    also: ['公开方式'],
    width: 14,
    choices: disclosureNames,
    advice: '从下拉列表中选择；不填为主动公开。',
  },
  reason: {
    title: '不予公开理由',
    also: ['理由'],
    width: 30,
    longest: 500,
    advice: '公开属性不是主动公开时必填，写明依据的条款。',
  },
  subject: { title: '主题分类', width: 18, longest: 100 },
  keywords: { title: '关键词', also: ['主题词'], width: 24, advice: '多个用分号隔开。' },
  summary: { title: '摘要', also: ['内容概述', '概述'], width: 30, longest: 1000 },
  body: { title: '正文', also: ['内容'], width: 50, advice: '文字一段一行；表格请作为附件。' },
  attachments: {
    title: '附件',
    also: ['附件名称'],
    width: 30,
    advice: '文件名，与压缩包里的文件一致，如“申报表.docx”；多个用分号隔开。',
  },
  validity: {
    title: '有效性',
    width: 12,
    choices: validityNames,
    advice: '规范性文件填写，从下拉列表中选择。',
  },
  validityDay: {
    title: '有效性日期',
    also: ['废止日期', '失效日期'],
    width: 14,
    advice: '修改、废止、失效的日期，如2025-01-01。',
  },
  sourceId: {
    title: '原编号',
    also: ['编号'],
    width: 20,
    longest: 200,
    advice: '在原系统中的编号，可以不填；填写后重复导入不会重复产生。',
  },
};

export const itemSheetName = '信息';
export const titleOfColumn = ({ title, required }: ItemColumn): string => (required ? `${title}*` : title);

/** Rows of a sheet at most; larger lists are imported in parts. */
export const maxItemRows = 10_000;
