export interface Audience {
  /** Part of the portal's addresses: it stays as it is. */
  id: string;
  name: string;
  /** What those do who are meant. */
  hint: string;
}

/** Whom a document can give or ask something of (政策与我), in the order in which they are offered. */
export const audiences: readonly Audience[] = [
  { id: 'shop', name: '个体工商户', hint: '开店、摆摊、小本经营' },
  { id: 'enterprise', name: '企业', hint: '生产、服务、建筑和商贸企业' },
  { id: 'exporter', name: '外贸外资企业', hint: '进出口、跨境电商、外商投资' },
  { id: 'startup', name: '创业者', hint: '准备开办企业或刚刚开办' },
  { id: 'farmer', name: '农户和合作社', hint: '种植、养殖、农机、土地承包' },
  { id: 'worker', name: '职工和求职者', hint: '就业、培训、社会保险' },
  { id: 'graduate', name: '高校毕业生', hint: '就业、落户、见习、人才补贴' },
  { id: 'parent', name: '学生家长', hint: '入学、招生、资助' },
  { id: 'elder', name: '老年人', hint: '养老、高龄津贴、医疗' },
  { id: 'disabled', name: '残疾人', hint: '康复、补贴、就业' },
  { id: 'veteran', name: '退役军人', hint: '安置、优抚、就业' },
  { id: 'needy', name: '困难群众', hint: '低保、救助、住房保障' },
  { id: 'resident', name: '居民', hint: '住房、医保、出行、办证' },
];
