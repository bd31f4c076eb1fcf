import { createHash, randomUUID } from 'node:crypto';
import { step } from '@gongkai/law';
import { changedMeanwhile, notFound, Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { ItemContent } from '../content.ts';
import {
  type ContentInput,
  contentFrom,
  findColumnProblem,
  findContentProblem,
  findFileProblem,
  findUnitProblem,
  newContent,
  refuseField,
  writeDraftFiles,
} from './content.ts';
import { factsOf } from './facts.ts';
import { addLink, type NewLink } from './links.ts';
import { type ItemRef, type ItemRow, lockItem, readItem, stateOf } from './rows.ts';
import type { ItemContext } from './tools.ts';
import { addEvent } from './write.ts';

export interface NewItem {
  regionId: string;
  unitId: string;
  columnId: string;
  /** Files that it attaches must have been kept for it in the same transaction. */
  content: ContentInput;
  /** Of what comes from elsewhere; taken once per unit. */
  origin?: string | null | undefined;
  /** What it is made from (问答、图解…) or explains (解读). */
  source?: Omit<NewLink, 'fromId'> | undefined;
}

export interface Drafted {
  item: ItemRow;
  notes: string[];
}

const knownOrigin = async (tx: Tx, { regionId, unitId, origin }: NewItem): Promise<ItemRow | undefined> =>
  origin == null
    ? undefined
    : tx
        .selectFrom('item')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('unit_id', '=', unitId)
        .where('origin', '=', origin)
        .executeTakeFirst();

const insertItem = async (
  tx: Tx,
  actor: Actor,
  id: string,
  { regionId, unitId, columnId, origin = null }: NewItem,
  content: ItemContent,
  now: Date,
): Promise<void> => {
  await tx
    .insertInto('item')
    .values({
      region_id: regionId,
      id,
      unit_id: unitId,
      column_id: columnId,
      standing: 'none',
      work: 'draft',
      draft: JSON.stringify(content),
      drafters: actor.id === null ? [] : [actor.id],
      urgent: false,
      topics: [],
      origin,
      created_at: now,
      updated_at: now,
    })
    .execute();
};

/**
 * 起草: a new draft. What comes from elsewhere and was taken before is told as it stands and changes nothing.
 * @returns the draft, or why it cannot be
 */
export const createItem = async (
  context: Pick<ItemContext, 'now'>,
  tx: Tx,
  actor: Actor,
  wish: NewItem,
): Promise<Drafted | Problem> => {
  const { regionId, unitId, columnId } = wish;
  const now = context.now();
  const { content, notes } = newContent(wish.content);
  const problem =
    (await findUnitProblem(tx, regionId, unitId)) ??
    (await findColumnProblem(tx, regionId, unitId, columnId, chinaDay(now))) ??
    (await findContentProblem(tx, regionId, content));
  if (problem) return problem;
  const known = await knownOrigin(tx, wish);
  if (known) return { item: known, notes: [] };
  const id = randomUUID();
  await insertItem(tx, actor, id, wish, content, now);
  await writeDraftFiles(tx, regionId, id, content);
  const linked = wish.source && (await addLink(tx, regionId, { ...wish.source, fromId: id }));
  if (linked) throw new Refused(linked);
  const from = { standing: 'none', work: null } as const;
  const to = { standing: 'none', work: 'draft' } as const;
  const event = {
    regionId,
    itemId: id,
    action: 'create',
    from,
    to,
    onVersion: 0,
    reason: '',
    at: now,
  } as const;
  await addEvent(tx, actor, event);
  await record(tx, actor, [
    {
      regionId,
      action: 'item.create',
      subject: 'item',
      subjectId: id,
      before: null,
      after: { ...to, unitId, columnId, title: content.title, attribute: content.attribute },
    },
  ]);
  const item = await readItem(tx, regionId, id);
  return item ? { item, notes } : notFound('这条信息');
};

/** A refusal in the midst of a transaction, which is given back. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Runs a transaction; one that was refused in its midst leaves nothing behind. */
export const transaction = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T | Problem> => {
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
};

const shortOf = (value: unknown): unknown =>
  typeof value === 'string' && value.length > 500
    ? { length: value.length, sha256: createHash('sha256').update(value).digest('hex') }
    : value;

/** The fields that differ, before and after; long texts by their hash, for the text itself is kept in its versions. */
const differences = (
  before: object,
  after: object,
): { before: Record<string, unknown>; after: Record<string, unknown> } => {
  const changed = Object.keys(after).filter(
    key => JSON.stringify(before[key as keyof object]) !== JSON.stringify(after[key as keyof object]),
  );
  const pick = (of: object) =>
    Object.fromEntries(changed.map(key => [key, shortOf(of[key as keyof object])]));
  return { before: pick(before), after: pick(after) };
};

/** The draft that is to be changed, locked, with what is done to it allowed; or why not. */
export const beginWriting = async (
  context: Pick<ItemContext, 'now'>,
  tx: Tx,
  actor: Actor,
  { regionId, id, version }: ItemRef,
): Promise<{ item: ItemRow; content: ItemContent } | Problem> => {
  const item = await lockItem(tx, regionId, id);
  if (!item) return notFound('这条信息');
  if (item.version !== version) return changedMeanwhile({ version: item.version, draft: item.draft });
  const facts = await factsOf(context, tx, actor, item, 'write', { reason: '' });
  const result = step(stateOf(item), 'write', facts);
  if ('refusal' in result) return new Problem(409, result.refusal.code, result.refusal.message);
  const content = item.draft as ItemContent | null;
  return content ? { item, content } : notFound('这份草稿');
};

/** Writes a locked draft: whoever does has written on it. What changes nothing leaves no trace. */
export const saveDraft = async (
  context: Pick<ItemContext, 'now'>,
  tx: Tx,
  actor: Actor,
  item: ItemRow,
  content: ItemContent,
  columnId = item.column_id,
): Promise<ItemRow> => {
  const { region_id: regionId, id, version } = item;
  const changed = differences(
    { ...(item.draft as ItemContent), columnId: item.column_id },
    { ...content, columnId },
  );
  if (Object.keys(changed.after).length === 0) return item;
  const drafters = [...new Set([...item.drafters, ...(actor.id === null ? [] : [actor.id])])];
  await tx
    .updateTable('item')
    .set({
      draft: JSON.stringify(content),
      column_id: columnId,
      drafters,
      version: version + 1,
      updated_at: context.now(),
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
  await writeDraftFiles(tx, regionId, id, content);
  await record(tx, actor, [{ regionId, action: 'item.write', subject: 'item', subjectId: id, ...changed }]);
  const written = await readItem(tx, regionId, id);
  if (!written) throw new Error(`item ${id} was written and is not there`);
  return written;
};

/** 修改草稿, by what its author last saw. */
export const writeItem = async (
  context: Pick<ItemContext, 'now'>,
  tx: Tx,
  actor: Actor,
  ref: ItemRef,
  { content: input, columnId }: { content: ContentInput; columnId?: string | undefined },
): Promise<Drafted | Problem> => {
  const begun = await beginWriting(context, tx, actor, ref);
  if (begun instanceof Problem) return begun;
  const { item } = begun;
  const { content, notes } = contentFrom(begun.content, input);
  const moved = columnId !== undefined && columnId !== item.column_id;
  if (moved && item.standing !== 'none')
    return refuseField(
      'columnId',
      'move-published',
      '已发布的信息换栏目会立即生效，请由有权签发的人用“调整栏目”办理。',
    );
  const problem =
    (moved
      ? await findColumnProblem(tx, ref.regionId, item.unit_id, columnId, chinaDay(context.now()))
      : undefined) ??
    (await findContentProblem(tx, ref.regionId, content)) ??
    (await findFileProblem(tx, ref.regionId, ref.id, content));
  if (problem) return problem;
  return { item: await saveDraft(context, tx, actor, item, content, columnId), notes };
};
