import type { Action } from '../api/words.ts';

export interface MenuItem {
  to: string;
  label: string;
  /** What the page is for. */
  use: string;
  /** The action without which the page has nothing to show. */
  action?: Action;
}

/** The pages, in the order of the menu. */
export const menu: readonly MenuItem[] = [
  { to: '/', label: '我的工作', use: '待办和提醒' },
  { to: '/items', label: '信息', use: '起草、审核、发布、修订、撤下主动公开的信息', action: 'item.read' },
  {
    to: '/media',
    label: '文件库',
    use: '信息中的图片和附件，各在哪些信息里',
    action: 'item.read',
  },
  {
    to: '/bulk',
    label: '批量导入',
    use: '从工作簿或旧网站的导出文件导入信息',
    action: 'item.write',
  },
  {
    to: '/catalogue',
    label: '栏目',
    use: '法定主动公开内容的目录，谁负责、是否按期更新',
    action: 'catalogue.read',
  },
  {
    to: '/decisions',
    label: '双公示',
    use: '行政许可、行政处罚的录入和七个工作日内的公示',
    action: 'decision.read',
  },
  { to: '/figures', label: '年度数据', use: '年报要的行政强制件数、收费金额及来源', action: 'figure.read' },
  {
    to: '/lists',
    label: '词库和重点领域',
    use: '审前检查用的词语，信息可以归入的重点领域',
    action: 'list.read',
  },
  { to: '/intake', label: '公文交换', use: '哪些办公系统可以移交公文', action: 'intake.manage' },
  { to: '/organization', label: '机构', use: '机构的基本情况、领导小组和责任分工', action: 'unit.read' },
  { to: '/people', label: '用户与角色', use: '谁在用本系统，各有什么角色', action: 'person.read' },
  { to: '/audit', label: '审计', use: '谁在何时改了什么，记录是否完整', action: 'audit.read' },
  { to: '/account', label: '我的账号', use: '口令、两步验证、登录情况' },
];
