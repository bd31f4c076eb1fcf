import type { FlowNeed } from './needs.ts';
import type { FlowRole, FlowStanding, FlowWork } from './state.ts';

/** A step from one work state to another; `same` keeps it. */
interface Move {
  from: readonly (FlowWork | null)[];
  to: FlowWork | null | 'same';
}

/** One action of the flow (发布流程). */
export interface FlowAction {
  /** What people call it. */
  name: string;
  /** One sentence that says what it does. */
  help: string;
  /** The article that it carries out, where there is one. */
  article: string | null;
  /** What must stand for readers before it, and what stands after it; `same` keeps it. `absent`: it does not exist yet. */
  standing: { from: readonly FlowStanding[] | 'absent'; to: FlowStanding | 'same' };
  /** Of each state of the work, the state that follows; the first that fits. */
  moves: readonly Move[];
  roles: readonly FlowRole[];
  /** What it needs, in the order in which it is asked. */
  needs: readonly FlowNeed[];
}

const anywhere = ['none', 'published', 'withdrawn'] as const;
const anyStanding = { from: anywhere, to: 'same' } as const;
const anyWork = [null, 'draft', 'content', 'secrecy', 'signing', 'scheduled'] as const;

const writers = ['clerk', 'reviewer', 'head', 'office'] as const;
const reviewers = ['reviewer', 'head', 'office'] as const;
const signers = ['head', 'office'] as const;

/** What every text must be before it is handed in for review: proactive, whole, dated, checked. */
const ready = ['proactive', 'complete', 'formed', 'checked'] as const;

/** 发布流程: every action, from where to where, by whom, on what conditions. What is not here cannot be done. */
export const flowActions = {
  create: {
    name: '起草',
    help: '新建一条信息的草稿。',
    article: null,
    standing: { from: 'absent', to: 'none' },
    moves: [{ from: [null], to: 'draft' }],
    roles: [...writers, 'system'],
    needs: [],
  },
  write: {
    name: '修改草稿',
    help: '修改草稿的内容和附件；参加修改的人不能再审核这一稿。',
    article: null,
    standing: anyStanding,
    moves: [{ from: ['draft'], to: 'draft' }],
    roles: [...writers, 'system'],
    needs: [],
  },
  submit: {
    name: '送审',
    help: '交给审核人；送审后不能再改，要改先撤回。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['draft'], to: 'content' }],
    roles: writers,
    needs: ready,
  },
  'take-back': {
    name: '撤回送审',
    help: '起草人在审核之前把稿子拿回来修改。',
    article: null,
    standing: anyStanding,
    moves: [{ from: ['content'], to: 'draft' }],
    roles: writers,
    needs: ['drafter'],
  },
  'content-pass': {
    name: '内容审核通过',
    help: '内容准确、完整，转保密审查。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['content'], to: 'secrecy' }],
    roles: reviewers,
    needs: ['four-eyes'],
  },
  'content-return': {
    name: '内容审核退回',
    help: '写明理由，退给起草人修改。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['content'], to: 'draft' }],
    roles: reviewers,
    needs: ['four-eyes', 'reason'],
  },
  'secrecy-pass': {
    name: '保密审查通过',
    help: '不涉及国家秘密和其他不得公开的内容，转签发。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['secrecy'], to: 'signing' }],
    roles: reviewers,
    needs: ['four-eyes'],
  },
  'secrecy-return': {
    name: '保密审查退回',
    help: '写明理由，退给起草人修改。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['secrecy'], to: 'draft' }],
    roles: reviewers,
    needs: ['four-eyes', 'reason'],
  },
  sign: {
    name: '签发',
    help: '同意发布；没有定时的立即发布，定时的到时发布。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['signing'], to: 'scheduled' }],
    roles: signers,
    needs: ['four-eyes', 'proactive'],
  },
  'sign-return': {
    name: '签发退回',
    help: '写明理由，退给起草人修改。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['signing'], to: 'draft' }],
    roles: signers,
    needs: ['four-eyes', 'reason'],
  },
  'urgent-release': {
    name: '急件发布',
    help: '重大事件及时发声：值班人一次完成内容审核、保密审查和签发，并写明理由。',
    article: '条例第十七条',
    standing: anyStanding,
    moves: [{ from: ['content', 'secrecy', 'signing'], to: 'scheduled' }],
    roles: reviewers,
    needs: ['four-eyes', 'reason', ...ready],
  },
  schedule: {
    name: '定时',
    help: '改定发布的时间。',
    article: null,
    standing: anyStanding,
    moves: [{ from: ['signing', 'scheduled'], to: 'same' }],
    roles: signers,
    needs: ['future'],
  },
  unschedule: {
    name: '取消定时',
    help: '写明理由，停下定时发布，退回签发。',
    article: null,
    standing: anyStanding,
    moves: [{ from: ['scheduled'], to: 'signing' }],
    roles: signers,
    needs: ['reason'],
  },
  publish: {
    name: '发布',
    help: '签发后由系统按时发布，取得索引号，形成新的版本。',
    article: '条例第二十六条',
    standing: { from: anywhere, to: 'published' },
    moves: [{ from: ['scheduled'], to: null }],
    roles: ['system'],
    needs: ['due'],
  },
  revise: {
    name: '修订',
    help: '在已发布的内容上起草新的一稿，原来的内容照常公开；放弃的草稿也由此重新拾起。',
    article: '条例第二十六条',
    standing: anyStanding,
    moves: [{ from: [null], to: 'draft' }],
    roles: writers,
    needs: [],
  },
  'discard-draft': {
    name: '放弃草稿',
    help: '不再写这一稿；已发布的内容不受影响。',
    article: null,
    standing: anyStanding,
    moves: [{ from: ['draft'], to: null }],
    roles: writers,
    needs: [],
  },
  withdraw: {
    name: '撤下',
    help: '写明理由，从门户撤下；内容和记录都保留，可以恢复。',
    article: '条例第十八条',
    standing: { from: ['published'], to: 'withdrawn' },
    // A signed revision would put it back before readers by itself: whoever signs decides anew.
    moves: [
      { from: ['scheduled'], to: 'signing' },
      { from: anyWork, to: 'same' },
    ],
    roles: reviewers,
    needs: ['reason'],
  },
  restore: {
    name: '恢复公开',
    help: '写明理由，把撤下的内容按原来的版本重新公开。',
    article: '条例第十八条',
    standing: { from: ['withdrawn'], to: 'published' },
    moves: [{ from: anyWork, to: 'same' }],
    roles: signers,
    needs: ['reason'],
  },
} as const satisfies Record<string, FlowAction>;

export type FlowActionId = keyof typeof flowActions;
export const flowActionIds = Object.keys(flowActions) as FlowActionId[];

/** The actions that give a text back to its drafters. */
export const returnActions = [
  'content-return',
  'secrecy-return',
  'sign-return',
] as const satisfies FlowActionId[];
