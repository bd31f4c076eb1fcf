import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
export type Unit = Schemas['Unit'];
export type UnitNode = Schemas['UnitNode'];
export type UnitDetail = Schemas['UnitDetail'];
export type Duty = Schemas['Duty'];
export type Person = Schemas['Person'];
export type Me = Schemas['Me'];
export type UnitImport = Schemas['UnitImport'];
export type ImportRow = Schemas['ImportRow'];
export type AuditEntry = Schemas['AuditEntries']['items'][number];
export type AuditState = Schemas['AuditState'];
export type CatalogueColumn = Schemas['CatalogueColumn'];
export type ColumnState = Schemas['CatalogueColumnState'];
/** What a column says of itself, as it is changed. */
export type NewColumn = paths['/columns/{region}/{id}']['put']['requestBody']['content']['application/json'];
export type TemplatePlan = Schemas['CatalogueTemplatePlan'];
export type ListedWord = Schemas['Word'];
export type Topic = Schemas['Topic'];
export type Decision = Schemas['Decision'];
export type DecisionDetail = Schemas['DecisionDetail'];
export type DecisionImport = Schemas['DecisionImport'];
export type DecisionImportRow = Schemas['DecisionImportRow'];
export type Figure = Schemas['YearlyFigure'];
export type Role = Me['roles'][number]['role'];
export type Action = Me['permissions'][number]['action'];

/** Words for the ids that the API uses; the types fail where one is missing. */
export const unitKinds: Readonly<Record<Unit['kind'], string>> = {
  government: '人民政府',
  office: '政府办公室（主管部门）',
  department: '政府工作部门',
  town: '乡镇人民政府',
  street: '街道办事处',
  institution: '事业单位',
  vertical: '垂直管理机构',
  utility: '公共企事业单位',
  internal: '内设或派出机构',
};

export const unitStatuses: Readonly<Record<Unit['status'], string>> = {
  active: '在用',
  merged: '已合并',
  closed: '已撤销',
};

export const dutyKinds: Readonly<Record<Duty['kind'], string>> = {
  'group-leader': '组长',
  'group-deputy': '副组长',
  'group-member': '成员',
  'in-charge': '分管领导',
  section: '责任股室',
  officer: '专人',
};

export const roles: Readonly<Record<Role, string>> = {
  clerk: '信息员',
  reviewer: '审核人',
  head: '单位负责人',
  office: '主管部门',
  administrator: '系统管理员',
  auditor: '审计员',
};

/** Roles that are held over a whole region; the others are held in a unit. */
export const regionWide: ReadonlySet<Role> = new Set(['office', 'administrator', 'auditor']);

export const outcomes: Readonly<Record<ImportRow['outcome'], string>> = {
  create: '新建',
  change: '修改',
  unchanged: '不变',
  error: '有错',
};

/** A table of words as the choices of a field. */
export const choicesOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

/** 公开形式 */
export const columnForms: Readonly<Record<NewColumn['forms'][number], string>> = {
  text: '文字',
  table: '表格',
  picture: '图解',
  video: '视频',
  faq: '问答',
  'large-type': '大字版',
  leaflet: '明白纸',
};

/** What a word asks of those who use it. */
export const severities: Readonly<Record<ListedWord['severity'], string>> = {
  must: '须改正或说明理由',
  note: '提示',
};

export const decisionKinds: Readonly<Record<Decision['kind'], string>> = {
  licence: '行政许可',
  penalty: '行政处罚',
};

export const decisionStatuses: Readonly<Record<Decision['status'], string>> = {
  entered: '待公示',
  published: '已公示',
  withdrawn: '已撤下',
};

export const decisionOutcomes: Readonly<Record<DecisionImportRow['outcome'], string>> = {
  create: '新录入',
  unchanged: '已有',
  error: '有错',
};

/** Yearly figures: what they count, and in what. */
export const figureKinds: Readonly<Record<Figure['kind'], string>> = {
  coercive: '行政强制',
  fees: '行政事业性收费',
};

export type Item = Schemas['Item'];
export type ItemContent = NonNullable<Schemas['ItemContent']>;
export type ItemDetail = Schemas['ItemDetail'];
export type ItemFinding = Schemas['ItemFinding'];
export type ListedItem = Schemas['ListedItem'];
export type ItemBenefit = ItemContent['benefits'][number];
export type ItemStep = ItemDetail['actions'][number];
export type ItemLink = ItemDetail['links']['to'][number];
export type ItemFile = ItemDetail['files'][number];

export type BulkImport = Schemas['BulkImport'];
export type BulkImportRow = Schemas['BulkImportRow'];
export type IntakeSource = Schemas['IntakeSource'];
export type MediaFile = Schemas['MediaFile'];

export const bulkOutcomes: Readonly<Record<BulkImportRow['outcome'], string>> = {
  create: '新导入',
  known: '已有',
  error: '有错',
};

export const bulkStages: Readonly<Record<BulkImport['stage'], string>> = {
  checking: '正在检查',
  failed: '没有读出',
  checked: '等待确认',
  writing: '正在写入',
  done: '已结束',
};

/** 办理状态 of a draft; a revision of something published goes the same way. */
export const itemWorks: Readonly<Record<NonNullable<Item['work']>, string>> = {
  draft: '草稿',
  content: '内容审核',
  secrecy: '保密审查',
  signing: '待签发',
  scheduled: '待发布',
};

export const itemStandings: Readonly<Record<Item['standing'], string>> = {
  none: '未发布',
  published: '已发布',
  withdrawn: '已撤下',
};

export const itemKinds: Readonly<Record<ItemContent['kind'], string>> = {
  information: '一般信息',
  document: '公文',
  normative: '行政规范性文件',
  rule: '规章',
};

export const itemForms: Readonly<Record<ItemContent['form'], string>> = {
  text: '文字',
  table: '表格',
  picture: '图解',
  video: '视频',
  faq: '问答',
  'large-type': '大字版',
  leaflet: '折页',
};

export const itemAttributes: Readonly<Record<ItemContent['attribute'], string>> = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
};

export const benefitKinds: Readonly<Record<ItemBenefit['kind'], string>> = {
  duty: '应当做的',
  subsidy: '可以得到的',
  date: '不要错过的日子',
};

/** What a link is called on the item that it goes from, and on the one that it leads to. */
export const linkKinds: Readonly<Record<ItemLink['kind'], { to: string; from: string }>> = {
  interprets: { to: '解读的文件', from: '对它的解读' },
  amends: { to: '修改的文件', from: '被它修改' },
  repeals: { to: '废止的文件', from: '被它废止' },
  derived: { to: '原文', from: '由它制作的' },
};

export const findingPlaces: Readonly<Record<ItemFinding['place'], string>> = {
  title: '标题',
  summary: '概述',
  body: '正文',
  attachment: '附件',
  metadata: '要素',
};

export const findingSeverities: Readonly<Record<ItemFinding['severity'], string>> = {
  must: '必须处理',
  note: '请核对',
};

export const validityKinds: Readonly<
  Record<NonNullable<ItemDetail['validity']>['events'][number]['kind'], string>
> = {
  issue: '制发',
  amend: '修改',
  repeal: '废止',
  expire: '失效',
};

/** Who one is (政策与我), by the ids of the portal. */
export const audiences = {
  shop: '个体工商户',
  enterprise: '企业',
  exporter: '外贸外资企业',
  startup: '创业者',
  farmer: '农户和合作社',
  worker: '职工和求职者',
  graduate: '高校毕业生',
  parent: '学生家长',
  elder: '老年人',
  disabled: '残疾人',
  veteran: '退役军人',
  needy: '困难群众',
  resident: '居民',
} as const;
