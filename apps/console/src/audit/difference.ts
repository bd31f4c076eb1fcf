import { dutyKinds, roles, unitKinds, unitStatuses } from '../api/words.ts';

/** One field of a record, before and after. */
export interface Changed {
  name: string;
  before: string;
  after: string;
  same: boolean;
}

/** Ids that people know by a word. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { ...unitKinds, ...dutyKinds },
  status: unitStatuses,
  role: roles,
};

const textOf = (name: string, value: unknown): string => {
  if (value === undefined || value === null || value === '') return '';
  return typeof value === 'object' ? JSON.stringify(value) : (words[name]?.[String(value)] ?? String(value));
};

const fieldsOf = (state: unknown): Record<string, unknown> =>
  typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {};

/** Two states field by field; those that differ come first. */
export const differencesOf = (before: unknown, after: unknown): Changed[] => {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names
    .map(name => ({ name, before: textOf(name, was[name]), after: textOf(name, is[name]) }))
    .map(each => ({ ...each, same: each.before === each.after }))
    .sort((a, b) => Number(a.same) - Number(b.same));
};

/** What the fields of records are called. */
export const fieldWords: Readonly<Record<string, string>> = {
  name: '名称',
  shortName: '简称',
  kind: '类型',
  parentId: '上级机构',
  areaId: '所在区域',
  address: '地址',
  hours: '办公时间',
  telephone: '电话',
  fax: '传真',
  email: '邮箱',
  website: '网址',
  sort: '排序',
  status: '状态',
  fromDay: '开始日期',
  toDay: '结束日期',
  successorId: '并入',
  section: '股室',
  post: '职务',
  duties: '职责',
  unitId: '单位',
  personId: '用户',
  role: '角色',
  disabled: '已停用',
  telephoneChanged: '电话改过',
  totpRequired: '须用两步验证',
  hasTotp: '两步验证',
  method: '方式',
  reason: '原因',
  wait: '等待秒数',
  counts: '行数',
  sha256: '文件散列',
  version: '版本',
  path: '层级',
  id: '标识',
  regionId: '区域',
};
