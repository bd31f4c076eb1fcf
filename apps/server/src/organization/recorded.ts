import type { Recorded } from '../platform/platform.ts';

/** What is recorded of units and duties. */
export const recorded: Recorded = {
  actions: {
    'unit.create': '新建机构',
    'unit.change': '修改机构',
    'unit.rename': '更名机构',
    'unit.move': '调整机构隶属',
    'unit.merge': '合并机构',
    'unit.close': '撤销机构',
    'unit.import': '导入机构',
    'duty.create': '新增责任分工',
    'duty.change': '更正责任分工',
    'duty.order': '排列责任分工',
    'duty.end': '结束责任分工',
  },
  subjects: { unit: '机构', duty: '责任分工', import: '机构导入' },
};
