import type { ItemFinding } from '@gongkai/law';
import { sql } from 'kysely';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { JobHandler } from '../../platform/platform.ts';
import type { ItemContent } from '../content.ts';
import { findingOf, findingsIn } from './findings.ts';
import type { DeadLink } from './probe.ts';
import { linksIn } from './probe.ts';
import { type ItemRow, readItem } from './rows.ts';
import type { ItemContext } from './tools.ts';

const linkRule = 'LINK';

/** Writes what was found; what is known of dead links stays until they are tried again. */
const storeFindings = async (
  tx: Tx,
  { region_id: regionId, id, version }: ItemRow,
  findings: readonly ItemFinding[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into item_check (region_id, item_id, on_version, findings, checked_at)
    values (${regionId}, ${id}, ${version}::integer, ${JSON.stringify(findings)}::jsonb, ${now}::timestamptz)
    on conflict (region_id, item_id) do update set on_version = excluded.on_version,
      checked_at = excluded.checked_at, findings = excluded.findings || coalesce((
        select jsonb_agg(f) from jsonb_array_elements(item_check.findings) f
        where f ->> 'rule' = ${linkRule} and item_check.on_version = excluded.on_version), '[]')`.execute(tx);
};

/** Findings that must be mended or answered, and are neither. */
const openOf = (
  findings: readonly Pick<ItemFinding, 'key' | 'severity'>[],
  answered: ReadonlySet<string>,
): number => findings.filter(({ key, severity }) => severity === 'must' && !answered.has(key)).length;

const answersOf = (db: Db, regionId: string, itemId: string) =>
  db
    .selectFrom('finding_answer')
    .select(['key', 'reason', 'actor_name', 'at'])
    .where('region_id', '=', regionId)
    .where('item_id', '=', itemId)
    .execute();

const jobName = 'item.links';

/** 审前检查: looks at the draft as it stands and keeps what was found; links are tried by a job. @returns what is open */
export const checkItem = async (context: ItemContext, tx: Tx, item: ItemRow): Promise<number> => {
  const findings = await findingsIn(context, tx, item);
  await storeFindings(tx, item, findings, context.now());
  const content = item.draft as ItemContent | null;
  const { region_id: regionId, id: itemId } = item;
  if (content && linksIn(content.body).length > 0)
    await context.platform.jobs.enqueue(
      tx,
      jobName,
      { regionId, itemId, onVersion: item.version },
      { key: `${regionId}:${itemId}` },
    );
  const answered = new Set((await answersOf(tx, regionId, itemId)).map(({ key }) => key));
  return openOf(findings, answered);
};

export interface CheckView {
  checkedAt: string | null;
  stale: boolean;
  open: number;
  findings: (ItemFinding & { answer: { reason: string; actorName: string; at: string } | null })[];
}

/** What was found when it was last looked at, each with its answer. */
export const checkOf = async (db: Db, item: ItemRow): Promise<CheckView> => {
  const { region_id: regionId, id } = item;
  const row = await db
    .selectFrom('item_check')
    .select(['on_version', 'findings', 'checked_at'])
    .where('region_id', '=', regionId)
    .where('item_id', '=', id)
    .executeTakeFirst();
  if (!row) return { checkedAt: null, stale: true, open: 0, findings: [] };
  const answers = new Map((await answersOf(db, regionId, id)).map(answer => [answer.key, answer]));
  const findings = (row.findings as ItemFinding[]).map(finding => {
    const answer = answers.get(finding.key);
    return {
      ...finding,
      answer: answer
        ? { reason: answer.reason, actorName: answer.actor_name, at: answer.at.toISOString() }
        : null,
    };
  });
  return {
    checkedAt: row.checked_at.toISOString(),
    stale: item.work === 'draft' && row.on_version !== item.version,
    open: openOf(findings, new Set(answers.keys())),
    findings,
  };
};

/** Accepts a finding with a reason; a later reason replaces an earlier one. */
export const answerFinding = async (
  context: ItemContext,
  tx: Tx,
  actor: Actor,
  { regionId, id }: { regionId: string; id: string },
  { key, reason }: { key: string; reason: string },
): Promise<CheckView | Problem> => {
  const item = await readItem(tx, regionId, id);
  if (!item) return notFound('这条信息');
  if (item.work !== 'draft')
    return new Problem(409, 'not-a-draft', '只有草稿的检查结果可以说明理由。要修改请先撤回或退回。');
  const known = await checkOf(tx, item);
  if (!known.findings.some(finding => finding.key === key))
    return new Problem(409, 'no-such-finding', '这处检查结果已经没有了。请重新检查。');
  const values = { reason, actor_id: actor.id, actor_name: actor.name, at: context.now() };
  await tx
    .insertInto('finding_answer')
    .values({ region_id: regionId, item_id: id, key, ...values })
    .onConflict(on => on.columns(['region_id', 'item_id', 'key']).doUpdateSet(values))
    .execute();
  await record(tx, actor, [
    {
      regionId,
      action: 'item.answer',
      subject: 'item',
      subjectId: id,
      before: null,
      after: { key, reason },
    },
  ]);
  return checkOf(tx, item);
};

const linkFinding = ({ url, fault }: DeadLink): ItemFinding =>
  findingOf(
    linkRule,
    'body',
    url,
    url.slice(0, 200),
    fault === 'private'
      ? '链接指向内部网络，公众打不开。请改为公开的网址，或删去链接。'
      : '链接打不开。请核对网址，或删去链接。',
  );

interface LinksData {
  regionId: string;
  itemId: string;
  /** The version that was checked. */
  onVersion: number;
}

/** Tries the links of a draft outside of any transaction, and adds what was found to the check that asked for it. */
const checkLinks = async (
  context: ItemContext,
  { regionId, itemId, onVersion }: LinksData,
): Promise<void> => {
  const { db } = context.platform.database;
  const item = await readItem(db, regionId, itemId);
  const content = item?.draft as ItemContent | null | undefined;
  if (!content) return;
  const dead = (await context.probe(linksIn(content.body))).map(linkFinding);
  await sql`
    update item_check set findings = coalesce((
        select jsonb_agg(f) from jsonb_array_elements(findings) f where f ->> 'rule' <> ${linkRule}), '[]')
      || ${JSON.stringify(dead)}::jsonb
    where region_id = ${regionId} and item_id = ${itemId} and on_version = ${onVersion}::integer`.execute(db);
};

/** The job that tries links. */
export const linksJob = (context: ItemContext): JobHandler => ({
  name: jobName,
  run: (data: LinksData) => checkLinks(context, data),
  retries: 2,
});
