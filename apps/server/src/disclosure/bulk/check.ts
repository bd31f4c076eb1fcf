import { setImmediate as breathe } from 'node:timers/promises';
import { type FeedEntry, type FeedPart, readFeed, readWxr } from '@gongkai/documents';
import { sql } from 'kysely';
import { Problem } from '../../platform/api/problem.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import type { JobHandler, Platform } from '../../platform/platform.ts';
import type { ItemContext } from '../items/index.ts';
import { columnFinder } from './columns.ts';
import { openPackage, type Package } from './package.ts';
import { isArticle, planEntry, planSheetRow, type Reading, type RowPlan } from './rows.ts';
import type { ReadSheet } from './sheet-reader.ts';
import {
  type BulkCounts,
  type BulkInput,
  type BulkKind,
  bulkRow,
  keepRows,
  knownOrigins,
  noCounts,
  type Outcome,
} from './store.ts';

export const checkJobName = 'bulk.check';

export type CheckContext = Pick<ItemContext, 'platform' | 'now'> & { readSheet: ReadSheet };

export interface CheckData {
  regionId: string;
  importId: string;
}

/** Rows to a transaction: so many are in memory at a time, however long the file is. */
const batchRows = 100;

/** Rows of an import at most. */
const mostRows = 20_000;

/** Rows as they are read, and at the end what stopped the reading, in Chinese. */
type Read = { plan: RowPlan } | { fault: string } | { note: string };

async function* sheetRows(
  source: AsyncIterable<Uint8Array>,
  reading: Reading,
  readSheet: ReadSheet,
): AsyncGenerator<Read> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  const result = await readSheet(new Uint8Array(Buffer.concat(pieces)));
  if ('error' in result) {
    yield { fault: result.error.message };
    return;
  }
  for (const note of result.notes) yield { note };
  for (const row of result.rows) yield { plan: planSheetRow(row, reading) };
}

async function* entryRows(
  parts: AsyncGenerator<FeedPart<FeedEntry>>,
  reading: Reading,
): AsyncGenerator<Read> {
  let row = 0;
  let others = 0;
  for await (const part of parts) {
    if (part.kind === 'fault') yield { fault: part.fault.message };
    else if (isArticle(part.entry)) yield { plan: planEntry(part.entry, ++row, reading) };
    else others++;
  }
  if (others > 0) yield { note: `${others}个条目不是文章（附件、菜单、旧版本等），没有导入。` };
  if (row === 0) yield { fault: '文件里没有文章。请确认导出的内容后再提交。' };
}

const headLength = 8192;

/** The beginning of a stream, and the stream as a whole. */
const peek = async (
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; whole: AsyncIterable<Uint8Array> }> => {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < headLength) {
    const { done, value } = await iterator.next();
    if (done) break;
    taken.push(value);
    length += value.length;
  }
  async function* whole() {
    yield* taken;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(taken), whole: whole() };
};

const rowsOf = async (
  files: Package,
  reading: Reading,
  readSheet: ReadSheet,
): Promise<{ kind: BulkKind; rows: AsyncGenerator<Read> } | Problem> => {
  const source = await files.open();
  if (source instanceof Problem) return source;
  if (files.isSheet) return { kind: 'sheet', rows: sheetRows(source, reading, readSheet) };
  const { head, whole } = await peek(source);
  return head.includes('wordpress.org/export')
    ? { kind: 'wxr', rows: entryRows(readWxr(whole), reading) }
    : { kind: 'feed', rows: entryRows(readFeed(whole), reading) };
};

interface Checking {
  db: Db;
  regionId: string;
  importId: string;
  unitId: string;
}

/** Judges and keeps rows: what the unit has already, and what comes twice in the file, is taken once. */
const keepBatch = async (
  { db, regionId, importId, unitId }: Checking,
  plans: readonly RowPlan[],
  seen: Set<string>,
  counts: BulkCounts,
): Promise<void> => {
  const origins = plans.map(({ origin }) => origin);
  const known = await knownOrigins(db, regionId, unitId, origins);
  const rows = plans.map((plan): RowPlan & { outcome: Outcome } => {
    const { content, origin } = plan;
    const outcome = content === null ? 'error' : known.has(origin) || seen.has(origin) ? 'known' : 'create';
    seen.add(origin);
    return { ...plan, outcome, content: outcome === 'create' ? content : null };
  });
  for (const { outcome, content } of rows) {
    counts[outcome]++;
    if (content?.publishedAt != null) counts.published++;
    if (content && content.files.length > 0) counts.withFiles++;
  }
  await db.transaction().execute(tx => keepRows(tx, regionId, importId, rows));
};

const readAll = async (checking: Checking, rows: AsyncGenerator<Read>): Promise<BulkCounts> => {
  const counts: BulkCounts = { ...noCounts, notes: [] };
  const seen = new Set<string>();
  let batch: RowPlan[] = [];
  let read = 0;
  for await (const found of rows) {
    if ('note' in found) counts.notes.push(found.note);
    else if ('fault' in found) counts.fault = found.fault;
    else if (++read > mostRows) {
      counts.fault = `文件里超过${mostRows}条，没有读取。请分成几个文件提交。`;
      break;
    } else batch.push(found.plan);
    if (batch.length < batchRows) continue;
    await keepBatch(checking, batch, seen, counts);
    batch = [];
    // Others are answered between two batches, also where the database is this process's own.
    await breathe();
  }
  if (batch.length > 0) await keepBatch(checking, batch, seen, counts);
  return { ...counts, checked: counts.fault === null };
};

const readingFor = async (
  { db, regionId, unitId }: Checking,
  files: Package,
  { defaultColumnId }: BulkInput,
  now: Date,
): Promise<Reading> => {
  const unit = await db
    .selectFrom('unit')
    .select('name')
    .where('region_id', '=', regionId)
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  return {
    findColumn: await columnFinder(db, regionId, unitId, chinaDay(now)),
    defaultColumnId,
    files,
    unitName: unit.name,
    now,
  };
};

/** Looks at all rows of what was handed in. Done again it begins anew. */
const check = async (
  { platform, now, readSheet }: CheckContext,
  { regionId, importId }: CheckData,
): Promise<void> => {
  const { db } = platform.database;
  const row = await bulkRow(db, regionId, importId).executeTakeFirst();
  if (!row) return;
  const before = row.counts as BulkCounts;
  if (before.checked || before.fault !== null) return;
  const rowsBefore = () =>
    db.deleteFrom('bulk_row').where('region_id', '=', regionId).where('import_id', '=', importId);
  await rowsBefore().execute();
  const input = row.input as BulkInput;
  const checking = { db, regionId, importId, unitId: row.unit_id };
  const finish = (counts: BulkCounts, kind = row.kind) =>
    db
      .updateTable('bulk_import')
      .set({ counts: JSON.stringify(counts), kind })
      .where('region_id', '=', regionId)
      .where('id', '=', importId)
      .execute();
  const files = await openPackage(platform.files, { regionId, fileId: input.fileId });
  const opened =
    files instanceof Problem
      ? files
      : await rowsOf(files, await readingFor(checking, files, input, now()), readSheet);
  if (opened instanceof Problem) await finish({ ...noCounts, fault: opened.message });
  else await finish(await readAll(checking, opened.rows), opened.kind);
};

/** The job that looks at what was handed in, row by row. */
export const checkJob = (context: CheckContext): JobHandler => ({
  name: checkJobName,
  run: (data: CheckData) => check(context, data),
  retries: 3,
});

/** Enqueues again what was handed in and not looked at to its end: a restored database has no jobs. */
export const resumeChecks = async ({ database: { db }, jobs }: Platform): Promise<void> => {
  const open = await db
    .selectFrom('bulk_import')
    .select(['region_id', 'id'])
    .where(sql<boolean>`counts ->> 'checked' = 'false' and counts ->> 'fault' is null`)
    .execute();
  if (open.length === 0) return;
  await db.transaction().execute(async tx => {
    for (const { region_id: regionId, id } of open)
      await jobs.enqueue(tx, checkJobName, { regionId, importId: id }, { key: id });
  });
};
