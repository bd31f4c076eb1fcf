import type { ValidityEventKind } from '@gongkai/law';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { PublicChange } from '../changes.ts';
import { findColumnProblem } from './content.ts';
import { announce, changeOf } from './publish.ts';
import { type ItemRef, type ItemRow, lockItem, stateOf } from './rows.ts';
import type { ItemContext } from './tools.ts';
import { addValidity } from './validity.ts';
import { viewOf } from './view.ts';
import { writeStep } from './write.ts';

export interface Moved {
  item: ItemRow;
  change: PublicChange;
}

const begin = async (tx: Tx, { regionId, id, version }: ItemRef): Promise<ItemRow | Problem> => {
  const item = await lockItem(tx, regionId, id);
  if (!item) return notFound('这条信息');
  return item.version === version ? item : changedMeanwhile(viewOf(item));
};

/** 调整栏目: puts an item into another column, at once also for readers. */
export const moveItem = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  ref: ItemRef,
  { columnId, reason }: { columnId: string; reason: string },
): Promise<Moved | Problem> => {
  const item = await begin(tx, ref);
  if (item instanceof Problem) return item;
  const now = context.now();
  const problem = await findColumnProblem(tx, ref.regionId, item.unit_id, columnId, chinaDay(now));
  if (problem) return problem;
  const written = await writeStep(tx, actor, item, {
    action: 'move',
    state: stateOf(item),
    set: { column_id: columnId },
    reason,
    noted: { columnId, columnBefore: item.column_id },
    now,
  });
  const change = await changeOf(tx, written, { columnIds: [item.column_id] });
  await announce(context, tx, change, [item.id]);
  return { item: written, change };
};

export interface ValidityWish {
  kind: Exclude<ValidityEventKind, 'issue'>;
  day: string;
  byItemId: string | null;
  note: string;
}

/** 有效性变动: notes the amendment, repeal or expiry of a published rule or normative document. */
export const noteValidity = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  ref: ItemRef,
  wish: ValidityWish,
): Promise<Moved | Problem> => {
  const item = await begin(tx, ref);
  if (item instanceof Problem) return item;
  const problem = await addValidity(tx, actor, ref.regionId, ref.id, wish);
  if (problem) return problem;
  const written = await writeStep(tx, actor, item, {
    action: 'validity',
    state: stateOf(item),
    set: {},
    reason: wish.note,
    noted: { ...wish },
    now: context.now(),
  });
  const change = await changeOf(tx, written, { itemIds: wish.byItemId === null ? [] : [wish.byItemId] });
  await announce(context, tx, change, [item.id]);
  return { item: written, change };
};
