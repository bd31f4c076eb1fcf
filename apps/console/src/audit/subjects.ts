import type { AuditEntry } from '../api/words.ts';

/** The kinds of things that the log speaks of. */
export const subjects: Readonly<Record<string, string>> = {
  unit: '机构',
  duty: '责任分工',
  import: '机构导入',
  person: '用户',
  role: '角色',
  'role-policy': '两步验证的规定',
  region: '区域',
};

const nameIn = (state: unknown): string => {
  const { name, section } = (state ?? {}) as { name?: unknown; section?: unknown };
  return [name, section].find(text => typeof text === 'string' && text !== '')?.toString() ?? '';
};

/** What an entry is about: its kind, and its name where the record has one. */
export const wordOf = ({ subject, before, after }: AuditEntry): string =>
  [subjects[subject] ?? subject, nameIn(after) || nameIn(before)].filter(Boolean).join(' ');

/** Actions that the log tells more exactly than the permission table, whose words the server knows. */
const actions: Readonly<Record<string, string>> = {
  'unit.rename': '更名机构',
  'unit.move': '调整机构隶属',
  'unit.merge': '合并机构',
  'unit.close': '撤销机构',
  'duty.create': '新增责任分工',
  'duty.order': '排列责任分工',
  'duty.end': '结束责任分工',
  'region.create': '新建区域',
};

/** What was done, as people call it. */
export const actionOf = ({ action, actionLabel }: AuditEntry): string => actions[action] ?? actionLabel;
