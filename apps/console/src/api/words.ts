import type { components } from './schema.d.ts';

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
