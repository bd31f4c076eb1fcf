/** Who takes a step: roles as the permission table has them; `system` is the program itself. */
export type FlowRole = 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor' | 'system';

/** 对外状态: what readers see of it — not yet published (未发布), published (已发布), withdrawn (已撤下). */
const standings = ['none', 'published', 'withdrawn'] as const;
export type FlowStanding = (typeof standings)[number];

/** 办理状态: where the text that is being worked on stands. */
const works = ['draft', 'content', 'secrecy', 'signing', 'scheduled'] as const;
export type FlowWork = (typeof works)[number];

/**
 * Where a piece of information stands: what readers see of it, and where the text stands that is being worked on
 * (null where none is). Not yet published and nothing being worked on: a draft that was put aside (已放弃).
 */
export interface FlowState {
  standing: FlowStanding;
  work: FlowWork | null;
}

/** Every state that there is. */
export const flowStates: readonly FlowState[] = standings.flatMap(standing =>
  [null, ...works].map(work => ({ standing, work })),
);

const standingNames: Readonly<Record<FlowStanding, string>> = {
  none: '未发布',
  published: '已发布',
  withdrawn: '已撤下',
};

const workNames: Readonly<Record<FlowWork, string>> = {
  draft: '草稿',
  content: '内容审核',
  secrecy: '保密审查',
  signing: '待签发',
  scheduled: '待发布',
};

const revisionNames: Readonly<Record<FlowWork, string>> = {
  draft: '修订稿起草中',
  content: '修订稿内容审核中',
  secrecy: '修订稿保密审查中',
  signing: '修订稿待签发',
  scheduled: '修订稿待发布',
};

/** The state in words: 「草稿」「已发布」「已发布，修订稿内容审核中」「已放弃」. */
export const flowStateName = ({ standing, work }: FlowState): string => {
  if (standing === 'none') return work === null ? '已放弃' : workNames[work];
  return work === null ? standingNames[standing] : `${standingNames[standing]}，${revisionNames[work]}`;
};
