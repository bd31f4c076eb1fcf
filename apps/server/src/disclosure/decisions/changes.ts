import { randomUUID } from 'node:crypto';
import type { DecisionKind, WithdrawalKind } from '@gongkai/law';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Seal } from '../../platform/identity/index.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { checkDecision, type DecisionTexts, type DecisionValues } from './check.ts';
import { sealParty } from './sealing.ts';
import {
  decisionsOf,
  lockUnit,
  readDecision,
  type StoredDecision,
  withNumbers,
  writeDecisions,
} from './store.ts';
import { viewOf } from './view.ts';

/** Who changes decisions, and with what persons' names are sealed. */
export interface Making {
  tx: Tx;
  actor: Actor;
  seal: Seal;
}

const invalid = (fields: Record<string, string>) =>
  new Problem(422, 'invalid', '有内容填得不对，请按提示改正后再提交。', { fields });

const byField = (faults: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).map(([id, message]) => [`fields.${id}`, message]));

const taken = () =>
  new Problem(409, 'number-taken', '本单位已有这个文书号。请在原有的那一条上修改，或核对文书号。', {
    fields: { 'fields.documentNo': '本单位已有这个文书号' },
  });

/** What a new decision is before anything happened to it. */
export const newDecision = (regionId: string, unitId: string, values: DecisionValues): StoredDecision => ({
  ...values,
  regionId,
  id: randomUUID(),
  unitId,
  publishedAt: null,
  withdrawnAt: null,
  withdrawnKind: null,
  withdrawnReason: '',
  version: 1,
});

/** Enters a decision; it is not published by that. */
export const createDecision = async (
  { tx, actor, seal }: Making,
  regionId: string,
  { unitId, kind, fields }: { unitId: string; kind: DecisionKind; fields: DecisionTexts },
): Promise<StoredDecision | Problem> => {
  const unit = await lockUnit(tx, regionId, unitId);
  if (!unit) return notFound('这个机构');
  const checked = checkDecision(kind, fields, chinaDay());
  if ('faults' in checked) return invalid(byField(checked.faults));
  const same = await withNumbers(tx, regionId, unitId, kind, [checked.values.documentNo]);
  if (same.length > 0) return taken();
  const after = newDecision(regionId, unitId, sealParty(seal, checked.values));
  await writeDecisions(tx, actor, regionId, [{ action: 'decision.create', before: null, after }]);
  return after;
};

export interface DecisionRef {
  regionId: string;
  id: string;
  version: number;
}

const begin = async (tx: Tx, { regionId, id, version }: DecisionRef): Promise<StoredDecision | Problem> => {
  const found = await readDecision(tx, regionId, id);
  if (!found) return notFound('这条记录');
  await lockUnit(tx, regionId, found.unitId);
  const decision = await readDecision(tx, regionId, id);
  if (!decision) return notFound('这条记录');
  return decision.version === version ? decision : changedMeanwhile(viewOf(decision));
};

const withdrawn = () =>
  new Problem(409, 'decision-withdrawn', '这条记录已经撤下。要修改或重新公示的，请先恢复。');

/** Corrects a decision, published or not; a correction of a published one is seen at once. */
export const changeDecision = async (
  { tx, actor, seal }: Making,
  ref: DecisionRef,
  fields: DecisionTexts,
): Promise<StoredDecision | Problem> => {
  const before = await begin(tx, ref);
  if (before instanceof Problem) return before;
  if (before.withdrawnAt !== null) return withdrawn();
  const checked = checkDecision(before.kind, fields, chinaDay());
  if ('faults' in checked) return invalid(byField(checked.faults));
  const { documentNo } = checked.values;
  const same = await withNumbers(tx, ref.regionId, before.unitId, before.kind, [documentNo]);
  if (same.some(({ id }) => id !== before.id)) return taken();
  const after = { ...before, ...sealParty(seal, checked.values, before), version: before.version + 1 };
  await writeDecisions(tx, actor, ref.regionId, [{ action: 'decision.change', before, after }]);
  return after;
};

/** Publishes several decisions of a unit at once; all of them or none. What is published already stays as it is. */
export const publishDecisions = async (
  { tx, actor }: Making,
  regionId: string,
  unitId: string,
  refs: readonly { id: string; version: number }[],
): Promise<StoredDecision[] | Problem> => {
  if (!(await lockUnit(tx, regionId, unitId))) return notFound('这个机构');
  const versions = new Map(refs.map(({ id, version }) => [id, version]));
  const decisions = await decisionsOf(tx, regionId)
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...versions.keys()])
    .orderBy('id')
    .execute();
  if (decisions.length < versions.size) return notFound('其中的记录');
  if (decisions.some(({ id, version }) => versions.get(id) !== version))
    return changedMeanwhile(decisions.map(decision => viewOf(decision)));
  if (decisions.some(({ withdrawnAt }) => withdrawnAt !== null)) return withdrawn();
  const now = new Date();
  const changes = decisions
    .filter(({ publishedAt }) => publishedAt === null)
    .map(before => ({
      action: 'decision.publish' as const,
      before,
      after: { ...before, publishedAt: now, version: before.version + 1 },
    }));
  await writeDecisions(tx, actor, regionId, changes);
  const changed = new Map(changes.map(({ after }) => [after.id, after]));
  return decisions.map(decision => changed.get(decision.id) ?? decision);
};

/** Takes a decision off the portal, with the reason (行政处罚法第四十八条); the record stays. */
export const withdrawDecision = async (
  { tx, actor }: Making,
  ref: DecisionRef,
  { kind, reason }: { kind: WithdrawalKind; reason: string },
): Promise<StoredDecision | Problem> => {
  const before = await begin(tx, ref);
  if (before instanceof Problem) return before;
  if (before.withdrawnAt !== null) return withdrawn();
  if (before.publishedAt === null && kind !== 'mistake')
    return new Problem(
      409,
      'not-published',
      '这条记录还没有公示，不需要撤下。录入有误、要作废的，请选“录入错误”。',
    );
  const after: StoredDecision = {
    ...before,
    withdrawnAt: new Date(),
    withdrawnKind: kind,
    withdrawnReason: reason,
    version: before.version + 1,
  };
  await writeDecisions(tx, actor, ref.regionId, [{ action: 'decision.withdraw', before, after }]);
  return after;
};

/** Takes a withdrawal back: the decision stands as it stood before. */
export const restoreDecision = async (
  { tx, actor }: Making,
  ref: DecisionRef,
): Promise<StoredDecision | Problem> => {
  const before = await begin(tx, ref);
  if (before instanceof Problem) return before;
  if (before.withdrawnAt === null) return before;
  const same = await withNumbers(tx, ref.regionId, before.unitId, before.kind, [before.documentNo]);
  if (same.some(({ id }) => id !== before.id)) return taken();
  const after: StoredDecision = {
    ...before,
    withdrawnAt: null,
    withdrawnKind: null,
    withdrawnReason: '',
    version: before.version + 1,
  };
  await writeDecisions(tx, actor, ref.regionId, [{ action: 'decision.restore', before, after }]);
  return after;
};
