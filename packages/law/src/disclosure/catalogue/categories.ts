/**
 * 年报统计类别: how the report's 总体情况 counts what was published in a year (「主动公开信息58条，其中……」). The first
 * five are those that reports of county departments name; the rest keep what they leave out from vanishing.
 */
export const categories = [
  { id: 'finance', name: '财政预决算与“三公”经费' },
  { id: 'policy', name: '政策文件及通知' },
  { id: 'organization', name: '机构领导、机构设置、规划计划' },
  { id: 'services', name: '办事服务事项' },
  { id: 'investment', name: '招商服务及招商项目' },
  { id: 'statistics', name: '统计信息' },
  { id: 'emergency', name: '应急管理' },
  { id: 'projects', name: '重大项目和政府采购' },
  { id: 'supervision', name: '监督检查和执法' },
  { id: 'livelihood', name: '民生保障' },
  { id: 'recruitment', name: '人事招考' },
  { id: 'news', name: '工作动态' },
  { id: 'other', name: '其他' },
] as const;

export type Category = (typeof categories)[number]['id'];

/** Where what a column holds counts if the column names no category. */
export const otherCategory: Category = 'other';

const known = new Set<string>(categories.map(({ id }) => id));

/** The category under which a column's items count. */
export const categoryOf = (category: string | null): Category =>
  category !== null && known.has(category) ? (category as Category) : otherCategory;
