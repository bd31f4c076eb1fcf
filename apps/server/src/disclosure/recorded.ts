import { flowActions } from '@gongkai/law';
import type { Recorded } from '../platform/platform.ts';

const ofFlow = Object.fromEntries(Object.entries(flowActions).map(([id, { name }]) => [`item.${id}`, name]));

/** What is recorded of proactive disclosure. */
export const recorded: Recorded = {
  actions: {
    ...ofFlow,
    'item.import': '导入信息',
    'item.attach': '上传附件',
    'item.answer': '说明检查结果',
    'item.move': '调整栏目',
    'item.validity': '登记有效性变动',
    'item.hide-version': '隐去旧版本',
    'item.show-version': '恢复旧版本',
    'item.link-add': '关联信息',
    'item.link-remove': '取消关联',
    'column.create': '新建栏目',
    'column.change': '修改栏目',
    'column.move': '移动栏目',
    'column.order': '排列栏目',
    'column.assign': '指定栏目责任单位',
    'column.end': '停用栏目',
    'column.reopen': '重新启用栏目',
    'column.remove': '删除空栏目',
    'word.add': '新增词语',
    'word.change': '修改词语',
    'word.remove': '移除词语',
    'topic.add': '新增重点专题',
    'topic.change': '修改重点专题',
    'topic.order': '排列重点专题',
    'topic.end': '停用重点专题',
    'topic.reopen': '重新启用重点专题',
    'decision.create': '录入双公示决定',
    'decision.change': '修改双公示决定',
    'decision.publish': '公示决定',
    'decision.withdraw': '撤下决定',
    'decision.restore': '恢复公示决定',
    'decision.import': '导入双公示决定',
    'figure.change': '填报年度数据',
  },
  subjects: {
    item: '信息',
    column: '栏目',
    word: '词语',
    topic: '重点专题',
    decision: '双公示决定',
    'decision-import': '双公示导入',
    figure: '年度数据',
  },
};
