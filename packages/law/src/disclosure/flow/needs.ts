import type { FlowRole } from './state.ts';

/** What a step is judged by, as it stands at the moment of the step. */
export interface FlowFacts {
  /** The roles that the actor holds over the unit of the information. */
  roles: readonly FlowRole[];
  /** Whether the actor wrote on this draft. */
  isDrafter: boolean;
  /** What the actor gives as the reason; blanks are none. */
  reason: string;
  attribute: 'proactive' | 'on-request' | 'withheld';
  /** 成文日期: `YYYY-MM-DD`; empty where it is not filled in. */
  formedOn: string;
  /** The calendar day in China of the step. */
  today: string;
  /** Names of what else must be filled in and is not: 「标题」「正文或附件」. */
  missing: readonly string[];
  /** Findings of the check that must be mended or answered, and are neither. */
  openFindings: number;
  /** When it is to be published, and the instant of the step; null for at once. */
  publishAt: Date | null;
  now: Date;
}

/** What a step may need beyond its states and roles. */
export const needIds = [
  'four-eyes',
  'drafter',
  'reason',
  'proactive',
  'complete',
  'formed',
  'checked',
  'future',
  'due',
] as const;
export type FlowNeed = (typeof needIds)[number];

/** Why a step is refused: a code for programs, a Chinese sentence that says what to do. */
export interface FlowRefusal {
  code: 'not-from-here' | 'not-your-role' | FlowNeed;
  message: string;
}

const refusalOf: Readonly<Record<FlowNeed, (facts: FlowFacts) => string | undefined>> = {
  // 四眼: nobody reviews, signs or releases what they wrote themselves.
  'four-eyes': ({ isDrafter }) =>
    isDrafter ? '您参加过这一稿的起草，不能自己审核或签发。请由其他有权限的人办理。' : undefined,
  drafter: ({ isDrafter }) =>
    isDrafter ? undefined : '只有起草人可以撤回送审。要退回修改的，请审核人填写理由后退回。',
  reason: ({ reason }) => (reason.trim() === '' ? '请填写理由。理由会留在办理记录里。' : undefined),
  proactive: ({ attribute }) =>
    attribute === 'proactive'
      ? undefined
      : '公开属性不是“主动公开”，不能送审发布。应当公开的，请先改公开属性。',
  complete: ({ missing }) => (missing.length === 0 ? undefined : `请先填写：${missing.join('、')}。`),
  formed: ({ formedOn, today }) =>
    formedOn === ''
      ? '请填写成文日期，公开的期限从这一天起算。'
      : formedOn > today
        ? `成文日期${formedOn}还没有到。请改正成文日期。`
        : undefined,
  checked: ({ openFindings }) =>
    openFindings === 0 ? undefined : `审前检查还有${openFindings}处必须处理。请逐处改正，或写明理由后接受。`,
  future: ({ publishAt, now }) =>
    publishAt === null || publishAt <= now ? '定时发布的时间应在现在之后。请另选时间。' : undefined,
  due: ({ publishAt, now }) =>
    publishAt !== null && publishAt > now ? '还没有到定时发布的时间。' : undefined,
};

/** The first need of a step that the facts do not meet. */
export const findUnmet = (needs: readonly FlowNeed[], facts: FlowFacts): FlowRefusal | undefined => {
  for (const need of needs) {
    const message = refusalOf[need](facts);
    if (message !== undefined) return { code: need, message };
  }
  return undefined;
};
