import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Moved } from './move.ts';
import { announce, changeOf } from './publish.ts';
import { type ItemRef, type ItemRow, lockItem, stateOf } from './rows.ts';
import type { ItemContext } from './tools.ts';
import { viewOf } from './view.ts';
import { writeStep } from './write.ts';

export type HideAct = 'hide' | 'show';

const readHidden = async (tx: Tx, item: ItemRow, no: number): Promise<string | null | undefined> =>
  (
    await tx
      .selectFrom('item_version')
      .select('hidden_reason')
      .where('region_id', '=', item.region_id)
      .where('item_id', '=', item.id)
      .where('no', '=', no)
      .executeTakeFirst()
  )?.hidden_reason;

/** Why a version is not hidden or shown; undefined where it can be. */
const findProblem = async (tx: Tx, item: ItemRow, no: number, act: HideAct): Promise<Problem | undefined> => {
  const hidden = await readHidden(tx, item, no);
  if (hidden === undefined) return notFound('这个版本');
  if (no >= (item.published_no ?? 0))
    return new Problem(
      409,
      'newest-version',
      '只能隐去修订以前的版本。现在的版本有不该公开的内容，请先撤下，修订发布后再隐去这一版。',
    );
  if (act === 'hide' && hidden !== null)
    return new Problem(409, 'hidden-already', '这个版本已经隐去了。请刷新后再看。');
  return act === 'show' && hidden === null
    ? new Problem(409, 'not-hidden', '这个版本没有隐去，不需要恢复。请刷新后再看。')
    : undefined;
};

/**
 * 隐去旧版本: takes a version that was replaced from readers, for what it should never have said, such as personal
 * data (Art. 15); `show` gives it back. Those who work on the item still read it. Readers see it at once.
 */
export const hideVersion = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  { regionId, id, version }: ItemRef,
  { no, reason }: { no: number; reason: string },
  act: HideAct,
): Promise<Moved | Problem> => {
  const item = await lockItem(tx, regionId, id);
  if (!item) return notFound('这条信息');
  if (item.version !== version) return changedMeanwhile(viewOf(item));
  const problem = await findProblem(tx, item, no, act);
  if (problem) return problem;
  await tx
    .updateTable('item_version')
    .set({ hidden_reason: act === 'hide' ? reason : null })
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .where('no', '=', no)
    .execute();
  const written = await writeStep(tx, actor, item, {
    action: `${act}-version`,
    state: stateOf(item),
    set: {},
    reason: `第${no}版：${reason}`,
    noted: { no },
    now: context.now(),
  });
  const change = await changeOf(tx, written);
  await announce(context, tx, change, []);
  return { item: written, change };
};
