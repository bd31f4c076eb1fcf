import { createHash } from 'node:crypto';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { StoredFile } from '../../platform/platform.ts';
import { columnFinder } from '../bulk/index.ts';
import { findContentProblem, newContent } from '../items/content.ts';
import { saveDraft } from '../items/draft.ts';
import {
  createItem,
  type FileInspection,
  type ItemContext,
  keepInspection,
  receiveFile,
} from '../items/index.ts';
import { type ItemRow, lockItem } from '../items/rows.ts';
import { contentOf, type Metadata } from './metadata.ts';
import type { IntakeSource } from './sources.ts';

/** A document as a source hands it over. */
export interface Document {
  metadata: Metadata;
  files: readonly { name: string; bytes: Uint8Array }[];
}

/** What became of it. `unchanged`: it was handed over before, the same. */
export interface HandedOver {
  outcome: 'created' | 'unchanged' | 'revised';
  itemId: string;
  version: number;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The same for the same content, whatever the order in which its fields were written. */
const digestOf = ({ metadata, files }: Document): string =>
  sha256(
    JSON.stringify([
      Object.entries(metadata).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      files.map(({ name, bytes }) => [name, sha256(bytes)]),
    ]),
  );

const known = (db: Db, { regionId, id }: IntakeSource, key: string) =>
  db
    .selectFrom('intake_document as d')
    .innerJoin('item as i', join =>
      join.onRef('i.region_id', '=', 'd.region_id').onRef('i.id', '=', 'd.item_id'),
    )
    .select(['d.item_id as itemId', 'd.digest', 'd.on_version as onVersion', 'i.version'])
    .where('d.region_id', '=', regionId)
    .where('d.source_id', '=', id)
    .where('d.key', '=', key)
    .executeTakeFirst();

type Known = NonNullable<Awaited<ReturnType<typeof known>>>;

const same = ({ itemId, version }: Known): HandedOver => ({ outcome: 'unchanged', itemId, version });

/** Sources are no persons: whoever drafts on is the only drafter. */
const actorOf = ({ name }: IntakeSource, origin: string): Actor => ({
  id: null,
  name: `来源：${name}`,
  origin,
  roles: [],
});

interface Received {
  file: StoredFile;
  read: FileInspection;
}

const receiveAll = async (context: ItemContext, { files }: Document): Promise<Received[] | Problem> => {
  const received: Received[] = [];
  for (const file of files) {
    const result = await receiveFile(context, file);
    if (result instanceof Problem)
      return new Problem(result.status, result.code, `附件“${file.name}”：${result.message}`);
    received.push(result);
  }
  return received;
};

const noteDocument = async (
  tx: Tx,
  { regionId, id }: IntakeSource,
  key: string,
  { itemId, digest, version, now }: { itemId: string; digest: string; version: number; now: Date },
): Promise<void> => {
  const values = { item_id: itemId, digest, on_version: version, received_at: now };
  await tx
    .insertInto('intake_document')
    .values({ region_id: regionId, source_id: id, key, ...values })
    .onConflict(on => on.columns(['region_id', 'source_id', 'key']).doUpdateSet(values))
    .execute();
};

interface Taking {
  context: ItemContext;
  tx: Tx;
  actor: Actor;
  source: IntakeSource;
  columnId: string;
  content: ReturnType<typeof newContent>['content'];
}

const isUntouched = (item: ItemRow, { onVersion }: Known): boolean =>
  item.standing === 'none' && item.work === 'draft' && item.version === onVersion;

/** Another content under the same key: a new text of the draft, where nobody has touched it since. */
const revise = async (
  { context, tx, actor, source, columnId, content }: Taking,
  before: Known,
): Promise<HandedOver | Problem> => {
  const item = await lockItem(tx, source.regionId, before.itemId);
  if (!item) return notFound('这条信息');
  if (!isUntouched(item, before))
    return new Problem(
      409,
      'draft-in-use',
      '这个编号的草稿已有人修改，或已送审、发布，没有覆盖。请在系统中修订，或使用新的编号移交。',
      { current: { itemId: item.id, version: item.version } },
    );
  const problem = await findContentProblem(tx, source.regionId, content);
  if (problem) return problem;
  const saved = await saveDraft(context, tx, actor, item, content, columnId);
  return { outcome: 'revised', itemId: saved.id, version: saved.version };
};

const create = async (
  { context, tx, actor, source, columnId, content }: Taking,
  key: string,
): Promise<HandedOver | Problem> => {
  const { regionId, unitId, id } = source;
  const made = await createItem(context, tx, actor, {
    regionId,
    unitId,
    columnId,
    content,
    origin: `intake:${id}:${key}`,
  });
  return made instanceof Problem
    ? made
    : { outcome: 'created', itemId: made.item.id, version: made.item.version };
};

class Undone extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

const take = async (
  context: ItemContext,
  tx: Tx,
  {
    source,
    actor,
    columnId,
    unitName,
  }: { source: IntakeSource; actor: Actor; columnId: string; unitName: string },
  { document, digest, received }: { document: Document; digest: string; received: readonly Received[] },
): Promise<HandedOver> => {
  const { regionId, id } = source;
  const { key } = document.metadata;
  // One at a time of each source: no key is taken twice.
  const open = await tx
    .selectFrom('intake_source')
    .select('ended_at')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (open?.ended_at !== null) throw new Undone(noToken());
  const before = await known(tx, source, key);
  if (before?.digest === digest) return same(before);
  for (const { file, read } of received) {
    await context.platform.files.keep(tx, regionId, file);
    await keepInspection(tx, regionId, file.id, read);
  }
  const attachments = received.map(({ file }) => ({ fileId: file.id, name: file.name }));
  const { content } = newContent({ ...contentOf(document.metadata, unitName), attachments });
  const taking = { context, tx, actor, source, columnId, content };
  const result = await (before ? revise(taking, before) : create(taking, key));
  // What was kept of the files goes back with it.
  if (result instanceof Problem) throw new Undone(result);
  await noteDocument(tx, source, key, { ...result, digest, now: context.now() });
  return result;
};

export const noToken = (): Problem =>
  new Problem(401, 'no-such-source', '令牌不对，或来源已停用。请向主管部门索取新的令牌。');

/**
 * Takes a document from a source: a draft of its unit, with the disclosure attribute that was fixed when it was
 * drafted (Art. 17). The same again changes nothing; another text under the same key renews an untouched draft.
 */
export const handOver = async (
  context: ItemContext,
  source: IntakeSource,
  document: Document,
  from: string,
): Promise<HandedOver | Problem> => {
  const { db } = context.platform.database;
  const { regionId, unitId } = source;
  const digest = digestOf(document);
  const before = await known(db, source, document.metadata.key);
  if (before?.digest === digest) return same(before);
  const findColumn = await columnFinder(db, regionId, unitId, chinaDay(context.now()));
  const column = findColumn(document.metadata.column.split(/[/／]/).map(name => name.trim()));
  if ('fault' in column)
    return new Problem(422, 'no-such-column', column.fault, { fields: { column: column.fault } });
  const received = await receiveAll(context, document);
  if (received instanceof Problem) return received;
  const { name: unitName } = await db
    .selectFrom('unit')
    .select('name')
    .where('region_id', '=', regionId)
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  const by = { source, actor: actorOf(source, from), columnId: column.id, unitName };
  try {
    return await db.transaction().execute(tx => take(context, tx, by, { document, digest, received }));
  } catch (error) {
    if (error instanceof Undone) return error.problem;
    throw error;
  }
};
