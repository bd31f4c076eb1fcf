import { type FlowActionId, step } from '@gongkai/law';
import { sql, type Updateable } from 'kysely';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { PublicChange } from '../changes.ts';
import type { ItemContent } from '../content.ts';
import { checkItem } from './check.ts';
import { factsOf, permissionOf } from './facts.ts';
import { announce, changeOf, enqueuePublication, indexNumberOf, publishIn } from './publish.ts';
import { type ItemRef, type ItemRow, lockItem, stateOf } from './rows.ts';
import type { ItemContext } from './tools.ts';
import { viewOf } from './view.ts';
import { writeStep } from './write.ts';

/** The steps that people take by a route of their own; drafts are written by others. */
export const steps = (Object.keys(permissionOf) as (keyof typeof permissionOf)[]).filter(
  action => action !== 'create' && action !== 'write',
);
export type Step = Exclude<keyof typeof permissionOf, 'create' | 'write'>;

export interface StepWish {
  reason: string;
  publishAt?: Date | null | undefined;
  urgent?: boolean | undefined;
}

type Changed = Updateable<Tables['item']>;

interface Call {
  context: ItemContext;
  tx: Tx;
  actor: Actor;
  item: ItemRow;
  wish: StepWish;
}

const wishedTime = ({ item, wish }: Call): Date | null =>
  wish.publishAt === undefined ? item.publish_at : wish.publishAt;

/** A new draft out of what readers see, or the one that was put aside. */
const takeUp = async ({ tx, actor, item }: Call): Promise<Changed> => {
  const me = actor.id === null ? [] : [actor.id];
  if (item.standing === 'none') return { drafters: [...new Set([...item.drafters, ...me])] };
  const { region_id: regionId, id, published_no: no } = item;
  const { content } = await tx
    .selectFrom('item_version')
    .select('content')
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .where('no', '=', no ?? 0)
    .executeTakeFirstOrThrow();
  await sql`
    insert into item_file (region_id, item_id, no, file_id, sort)
    select region_id, item_id, 0, file_id, sort from item_file
    where region_id = ${regionId} and item_id = ${id} and no = ${no}::integer`.execute(tx);
  return { draft: JSON.stringify(content), drafters: me, urgent: false, publish_at: null };
};

/** The draft of something published goes; one that never was is put aside as it is. */
const putAside = async ({ tx, item }: Call): Promise<Changed> => {
  if (item.standing === 'none') return {};
  const { region_id: regionId, id } = item;
  await sql`delete from item_file where region_id = ${regionId} and item_id = ${id} and no = 0`.execute(tx);
  await sql`delete from item_check where region_id = ${regionId} and item_id = ${id}`.execute(tx);
  return { draft: null, drafters: [], urgent: false, publish_at: null };
};

/** What a step changes in the item beyond its state. */
const changes: Readonly<Record<Step, (call: Call) => Changed | Promise<Changed>>> = {
  submit: call => ({
    publish_at: wishedTime(call),
    urgent: call.wish.urgent ?? call.item.urgent,
    // What no person has written on, as what another system handed over, is answered for by who hands it in.
    ...(call.item.drafters.length === 0 && call.actor.id !== null && { drafters: [call.actor.id] }),
  }),
  'take-back': () => ({}),
  'content-pass': () => ({}),
  'content-return': () => ({}),
  'secrecy-pass': () => ({}),
  'secrecy-return': () => ({}),
  sign: call => ({ publish_at: wishedTime(call) }),
  'sign-return': () => ({}),
  // What is urgent is not kept waiting for a time that was wished before.
  'urgent-release': ({ wish }) => ({ publish_at: wish.publishAt ?? null, urgent: true }),
  schedule: call => ({ publish_at: wishedTime(call) }),
  unschedule: () => ({ publish_at: null }),
  revise: takeUp,
  'discard-draft': putAside,
  withdraw: ({ context, item, wish }) => ({
    withdrawn_at: context.now(),
    withdrawn_reason: wish.reason.trim(),
    ...(item.work === 'scheduled' && { publish_at: null }),
  }),
  restore: () => ({ withdrawn_at: null, withdrawn_reason: null }),
};

/** Steps before which the text is checked anew, as it stands now. */
const checked: readonly FlowActionId[] = ['submit', 'urgent-release'];
/** Steps that change at once what readers see. */
const visible: readonly FlowActionId[] = ['withdraw', 'restore'];

const statusOf = { 'not-your-role': 403, reason: 422, complete: 422, formed: 422, future: 422 } as const;

const refused = (code: string, message: string): Problem =>
  new Problem(statusOf[code as keyof typeof statusOf] ?? 409, code, message, {
    ...(code === 'reason' && { fields: { reason: message } }),
    ...(code === 'future' && { fields: { publishAt: message } }),
  });

interface Stepped {
  item: ItemRow;
  change: PublicChange | undefined;
}

/** What follows when a step is written: publication where it is due, else its job; word to readers' pages. */
const follow = async (
  { context, tx, actor }: Call,
  item: ItemRow,
  action: Step,
  indexNo: string | undefined,
): Promise<Stepped> => {
  if (indexNo !== undefined) return publishIn(context, tx, actor, item, indexNo);
  if (item.work === 'scheduled' && item.publish_at !== null)
    await enqueuePublication(context, tx, { regionId: item.region_id, id: item.id }, item.publish_at);
  if (!visible.includes(action)) return { item, change: undefined };
  const change = await changeOf(tx, item);
  await announce(context, tx, change, [item.id]);
  return { item, change };
};

/** Takes a step on a locked item, in the given transaction. */
const takeIn = async (call: Call, action: Step): Promise<Stepped | Problem> => {
  const { context, tx, actor, item, wish } = call;
  const openFindings = checked.includes(action) ? await checkItem(context, tx, item) : 0;
  const facts = await factsOf(context, tx, actor, item, action, {
    reason: wish.reason,
    publishAt: wish.publishAt,
    openFindings,
  });
  const result = step(stateOf(item), action, facts);
  if ('refusal' in result) return refused(result.refusal.code, result.refusal.message);
  const set = await changes[action](call);
  const now = context.now();
  const at = set.publish_at ?? null;
  const isDue = result.state.work === 'scheduled' && (!(at instanceof Date) || at <= now);
  const indexNo = isDue ? await indexNumberOf(tx, item, now) : undefined;
  const content = item.draft as ItemContent | null;
  const written = await writeStep(tx, actor, item, {
    action,
    state: result.state,
    set,
    reason: wish.reason.trim(),
    noted: {
      title: content?.title ?? item.title,
      ...(at instanceof Date && { publishAt: at.toISOString() }),
    },
    now,
  });
  return follow(call, written, action, indexNo);
};

/** Takes a step of the flow, by what the one who takes it last saw. One transaction; readers see it when it answers. */
export const takeStep = async (
  context: ItemContext,
  actor: Actor,
  { regionId, id, version }: ItemRef,
  action: Step,
  wish: StepWish,
): Promise<ItemRow | Problem> => {
  const { db } = context.platform.database;
  const result = await db.transaction().execute(async tx => {
    const item = await lockItem(tx, regionId, id);
    if (!item) return notFound('这条信息');
    if (item.version !== version) return changedMeanwhile(viewOf(item));
    return takeIn({ context, tx, actor, item, wish }, action);
  });
  if (result instanceof Problem) return result;
  if (result.change) context.changes.apply(result.change);
  return result.item;
};
