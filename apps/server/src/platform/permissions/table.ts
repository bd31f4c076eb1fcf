/**
 * Who may do what, as one table: roles × actions × reach. The server asks it at one place, before a route's work
 * begins; the console hides what it would refuse; the documentation and the tests are printed from it.
 */
export const roles = [
  { id: 'clerk', label: '信息员' },
  { id: 'reviewer', label: '审核人' },
  { id: 'head', label: '单位负责人' },
  { id: 'office', label: '主管部门' },
  { id: 'administrator', label: '系统管理员' },
  { id: 'auditor', label: '审计员' },
] as const;

export type StaffRole = (typeof roles)[number]['id'];
/** `public` is everyone, signed in or not; `system` is the program itself. */
export type Role = StaffRole | 'public' | 'system';

/** How far a role reaches: its own unit, that unit and those below it, the whole region. */
export type Reach = 'own' | 'below' | 'region';

const everyStaff = (reach: Reach): Record<StaffRole, Reach> => ({
  clerk: reach,
  reviewer: reach,
  head: reach,
  office: reach,
  administrator: reach,
  auditor: reach,
});

export interface ActionRule {
  /** What the action is called on the page and in the audit log. */
  label: string;
  /** `anyone`: no permission is needed; `self`: any signed-in person, for what is their own. */
  open?: 'anyone' | 'self';
  /** Where it is done, if by no route of the API. */
  elsewhere?: string;
  roles?: Partial<Record<StaffRole, Reach>>;
}

/** Every action that a route can perform. A route names exactly one. */
export const actions = {
  'service.read': {
    label: '查看服务状态',
    open: 'anyone',
    elsewhere: '/healthz、/readyz、/api/openapi.json',
  },
  'session.own': { label: '使用自己的账号', open: 'self' },
  'unit.read': { label: '查看机构', roles: everyStaff('region') },
  'unit.create': { label: '新建机构', roles: { office: 'region', administrator: 'region' } },
  'unit.change': { label: '修改机构', roles: { head: 'own', office: 'region', administrator: 'region' } },
  'unit.end': { label: '合并、更名、撤销机构', roles: { office: 'region', administrator: 'region' } },
  'duty.change': {
    label: '维护领导小组和责任分工',
    roles: { clerk: 'own', head: 'below', office: 'region', administrator: 'region' },
  },
  'unit.import': { label: '导入机构', roles: { office: 'region', administrator: 'region' } },
  'person.read': { label: '查看用户', roles: { head: 'own', office: 'region', administrator: 'region' } },
  'person.invite': { label: '邀请用户', roles: { administrator: 'region' } },
  'person.change': { label: '停用、启用用户', roles: { administrator: 'region' } },
  'role.change': { label: '授予、收回角色', roles: { administrator: 'region' } },
  'role.policy': { label: '规定哪些角色须用两步验证', roles: { administrator: 'region' } },
  'catalogue.read': { label: '查看栏目', roles: everyStaff('region') },
  'catalogue.change': {
    label: '维护栏目',
    roles: { head: 'own', office: 'region', administrator: 'region' },
  },
  'list.read': { label: '查看词库和重点领域', roles: everyStaff('region') },
  'list.change': { label: '维护词库和重点领域', roles: { office: 'region', administrator: 'region' } },
  'decision.read': { label: '查看许可和处罚', roles: everyStaff('region') },
  'decision.change': {
    label: '录入、公示许可和处罚',
    roles: { clerk: 'own', head: 'own', office: 'region' },
  },
  'figure.read': { label: '查看年度数据', roles: everyStaff('region') },
  'figure.change': { label: '填报年度数据', roles: { clerk: 'own', head: 'own', office: 'region' } },
  'item.read': {
    label: '查看信息和草稿',
    roles: {
      clerk: 'own',
      reviewer: 'below',
      head: 'below',
      office: 'region',
      administrator: 'region',
      auditor: 'region',
    },
  },
  'item.write': {
    label: '起草、修改、送审信息',
    roles: { clerk: 'own', reviewer: 'own', head: 'own', office: 'region' },
  },
  'item.review': {
    label: '审核、急件发布、撤下信息',
    roles: { reviewer: 'below', head: 'below', office: 'region' },
  },
  'item.sign': {
    label: '签发、恢复信息，隐去旧版本，调整栏目和有效性',
    roles: { head: 'below', office: 'region' },
  },
  'intake.manage': { label: '管理公文交换来源', roles: { office: 'region', administrator: 'region' } },
  'intake.hand-over': { label: '移交公文（凭来源的令牌）', open: 'anyone' },
  'audit.read': { label: '查看审计记录', roles: { administrator: 'region', auditor: 'region' } },
} as const satisfies Record<string, ActionRule>;

export type Action = keyof typeof actions;
