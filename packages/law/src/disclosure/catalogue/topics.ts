/** 重点领域 that a county starts its list of topics with; it keeps the list itself afterwards. */
export const standardTopics: readonly string[] = [
  '产业链供应链招商',
  '引外资',
  '稳外贸',
  '促消费',
  '优化营商环境',
  '惠企政策',
  '乡村振兴',
  '稳就业',
  '生态环境保护',
  '安全生产',
];
