/**
 * 更新期限 in days, from the national inspection of government websites (政府网站与政务新媒体检查指标, 国办秘函〔2019〕
 * 19号): 动态、要闻 at least every two weeks.
 */
export const newsLimitDays = 14;

/** 通知公告、政策文件: at least every six months; 181 days is the shortest six months, so none is let off too long. */
export const noticeLimitDays = 181;

/** Every other column: at least once a year. */
export const otherLimitDays = 365;

/** What a kind of column says of those in it. */
export interface ColumnKind {
  id: string;
  /** 栏目类型, as the page's ColumnType (政府网站发展指引) and the console name it. */
  name: string;
  /** Days within which something new must appear; null where nothing is published in it. */
  limitDays: number | null;
}

/** 栏目类型 with what its update limit follows from. */
export const columnKinds = [
  { id: 'group', name: '栏目组', limitDays: null },
  { id: 'entrance', name: '入口', limitDays: null },
  { id: 'news', name: '政务动态', limitDays: newsLimitDays },
  { id: 'notice', name: '通知公告', limitDays: noticeLimitDays },
  { id: 'policy', name: '政策文件', limitDays: noticeLimitDays },
  { id: 'interpretation', name: '政策解读', limitDays: otherLimitDays },
  { id: 'guide', name: '信息公开指南、制度和年报', limitDays: otherLimitDays },
  { id: 'profile', name: '机构职能', limitDays: otherLimitDays },
  { id: 'data', name: '数据发布', limitDays: otherLimitDays },
  { id: 'service', name: '办事服务', limitDays: otherLimitDays },
  { id: 'decision', name: '许可和处罚', limitDays: otherLimitDays },
  { id: 'information', name: '其他信息', limitDays: otherLimitDays },
] as const satisfies readonly ColumnKind[];

export type ColumnKindId = (typeof columnKinds)[number]['id'];

/** The update limit that holds for a column: its own where a county sets a stricter one, else that of its kind. */
export const limitOf = ({ kind, limitDays }: { kind: string; limitDays: number | null }): number | null => {
  const found = columnKinds.find(({ id }) => id === kind);
  const byKind = found ? found.limitDays : otherLimitDays;
  return byKind === null ? null : (limitDays ?? byKind);
};
