import type { FlowActionId, FlowFacts, FlowRole } from '@gongkai/law';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import { type Action, type Actor, allows, type Target } from '../../platform/permissions/index.ts';
import type { ItemContent } from '../content.ts';
import { type ItemRow, itemTarget } from './rows.ts';
import type { ItemContext } from './tools.ts';

/** The action of the permission table that each step of the flow is; `publish` is the system's own. */
export const permissionOf = {
  create: 'item.write',
  write: 'item.write',
  submit: 'item.write',
  'take-back': 'item.write',
  revise: 'item.write',
  'discard-draft': 'item.write',
  'content-pass': 'item.review',
  'content-return': 'item.review',
  'secrecy-pass': 'item.review',
  'secrecy-return': 'item.review',
  'urgent-release': 'item.review',
  withdraw: 'item.review',
  sign: 'item.sign',
  'sign-return': 'item.sign',
  schedule: 'item.sign',
  unschedule: 'item.sign',
  restore: 'item.sign',
} as const satisfies Record<Exclude<FlowActionId, 'publish'>, Action>;

/** The roles by which the actor may do the action to the target. */
export const rolesFor = (actor: Actor, action: Action, target: Target): FlowRole[] =>
  actor.roles
    .filter(held => allows({ ...actor, roles: [held] }, action, target))
    .map(({ role }) => role)
    .filter(role => role !== 'public');

/** What must be filled in before a text is handed in, and is not. */
const missingOf = ({ title, body, attachments, source }: ItemContent): string[] => [
  ...(title === '' ? ['标题'] : []),
  ...(body === '' && attachments.length === 0 ? ['正文或附件'] : []),
  ...(source === '' ? ['来源'] : []),
];

export interface StepInput {
  reason: string;
  publishAt?: Date | null | undefined;
  /** Findings that must be mended or answered, and are neither. */
  openFindings?: number | undefined;
}

/** What the law judges a step by, as it stands now. */
export const factsOf = async (
  context: Pick<ItemContext, 'now'>,
  db: Db,
  actor: Actor,
  item: ItemRow,
  action: keyof typeof permissionOf,
  { reason, publishAt = null, openFindings = 0 }: StepInput,
): Promise<FlowFacts> => {
  const target = await itemTarget(db, item.region_id, item.id);
  const content = item.draft as ItemContent | null;
  const now = context.now();
  return {
    roles: target ? rolesFor(actor, permissionOf[action], target) : [],
    isDrafter: actor.id !== null && item.drafters.includes(actor.id),
    reason,
    attribute: content?.attribute ?? item.attribute ?? 'proactive',
    formedOn: content?.formedOn ?? '',
    today: chinaDay(now),
    missing: content ? missingOf(content) : [],
    openFindings,
    publishAt,
    now,
  };
};
