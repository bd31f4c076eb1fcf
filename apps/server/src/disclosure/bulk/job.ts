import { setImmediate as breathe } from 'node:timers/promises';
import { Problem } from '../../platform/api/problem.ts';
import type { Db } from '../../platform/database/open.ts';
import { advanceWork, findWork, finishWork, type Work } from '../../platform/jobs/work.ts';
import type { JobHandler, Platform } from '../../platform/platform.ts';
import { type ItemContext, receiveFile } from '../items/index.ts';
import { type ImportInput, importKind } from './import.ts';
import { openPackage, type Package } from './package.ts';
import type { RowContent, RowFile } from './rows.ts';
import { type BulkInput, bulkRow } from './store.ts';
import {
  type Batch,
  changeOf,
  type Done,
  type NextRow,
  type ReadFile,
  type ReadyRow,
  writeRows,
} from './write-rows.ts';

/** Rows to a transaction. */
const batchRows = 25;

/** What an import did, so far or at its end. */
interface ImportReport {
  drafts: number;
  published: number;
  /** Rows whose item came in meanwhile by another way. */
  known: number;
  /** Rows that could not be written after all; their own messages say why. */
  failed: number;
}

const nothing: ImportReport = { drafts: 0, published: 0, known: 0, failed: 0 };

const openRows = (db: Db, regionId: string, importId: string) =>
  db
    .selectFrom('bulk_row')
    .where('region_id', '=', regionId)
    .where('import_id', '=', importId)
    .where('outcome', '=', 'create')
    .where('item_id', 'is', null);

const nextRows = async (db: Db, regionId: string, importId: string): Promise<NextRow[]> => {
  const rows = await openRows(db, regionId, importId)
    .select(['row', 'origin', 'content'])
    .orderBy('row')
    .limit(batchRows)
    .execute();
  return rows.map(row => ({ ...row, content: row.content as RowContent }));
};

const receive = async (
  context: ItemContext,
  files: Package,
  { name, entry }: RowFile,
): Promise<ReadFile | Problem> => {
  const place = files.at(entry);
  if (!place) return new Problem(409, 'no-file', `压缩包里没有“${name}”。`);
  const bytes = await files.read(place);
  return bytes instanceof Problem ? bytes : receiveFile(context, { name, bytes: new Uint8Array(bytes) });
};

/** Stores and reads the files of a row, before any transaction: both take their time. */
const readyRow = async (context: ItemContext, files: Package, row: NextRow): Promise<ReadyRow> => {
  const received: ReadFile[] = [];
  for (const wanted of row.content.files) {
    const file = await receive(context, files, wanted);
    if (file instanceof Problem)
      return { ...row, files: [], fault: { column: '附件', message: `“${wanted.name}”：${file.message}` } };
    received.push(file);
  }
  return { ...row, files: received, fault: null };
};

const reportOf = (before: ImportReport, done: readonly Done[], published: number): ImportReport => {
  const count = (outcome: Done['outcome']) => done.filter(each => each.outcome === outcome).length;
  return {
    drafts: before.drafts + count('create') - published,
    published: before.published + published,
    known: before.known + count('known'),
    failed: before.failed + count('error'),
  };
};

/**
 * Writes the next rows in one transaction with the note that they are written: cut off anywhere, what has no item yet
 * is what is still to be written. @returns whether there is more to do
 */
const writeBatch = async (context: ItemContext, work: Work, files: Package): Promise<boolean> => {
  const { db } = context.platform.database;
  const { regionId, id } = work;
  const { importId, actor, past } = work.input as ImportInput;
  const ready: ReadyRow[] = [];
  for (const row of await nextRows(db, regionId, importId)) ready.push(await readyRow(context, files, row));
  const result = await db.transaction().execute(async tx => {
    const row = await bulkRow(tx, regionId, importId).forUpdate().executeTakeFirst();
    const current = await findWork(tx, regionId, id);
    if (!row || !current || current.finishedAt !== null) return undefined;
    const before = (current.report as ImportReport | null) ?? nothing;
    if (ready.length === 0) {
      await finishWork(tx, regionId, id, { status: 'done', report: before });
      return undefined;
    }
    const last = ready.at(-1)?.row ?? 0;
    const stillOpen = await openRows(tx, regionId, importId).select('row').where('row', '<=', last).execute();
    const open = new Set(stillOpen.map(each => each.row));
    const rows = ready.filter(each => open.has(each.row));
    const batch: Batch = { context, tx, actor: { ...actor, roles: [] }, regionId, unitId: row.unit_id };
    const { done, published } = await writeRows(batch, importId, rows, past);
    await advanceWork(tx, regionId, id, {
      done: current.done + rows.length,
      report: reportOf(before, done, published.length),
    });
    if (published.length === 0) return null;
    const change = await changeOf(batch, published);
    await context.changes.announce(tx, change);
    return change;
  });
  if (result) context.changes.apply(result);
  return result !== undefined;
};

const run = async (
  context: ItemContext,
  { regionId, workId }: { regionId: string; workId: string },
): Promise<void> => {
  const { database, files } = context.platform;
  const work = await findWork(database.db, regionId, workId);
  if (!work || work.finishedAt !== null) return;
  const { importId } = work.input as ImportInput;
  const row = await bulkRow(database.db, regionId, importId).executeTakeFirstOrThrow();
  const { fileId } = row.input as BulkInput;
  const opened = await openPackage(files, { regionId, fileId });
  if (opened instanceof Problem)
    return finishWork(database.db, regionId, workId, {
      status: 'failed',
      report: { message: opened.message },
    });
  // Others are answered between two batches, also where the database is this process's own.
  while (await writeBatch(context, work, opened)) await breathe();
};

/** The job that writes a confirmed import; being repeated it goes on where it was, and writes nothing twice. */
export const importJob = (context: ItemContext): JobHandler => ({
  name: importKind,
  run: (data: { regionId: string; workId: string }) => run(context, data),
});

/** Enqueues again the imports that were confirmed and are not finished: a restored database has no jobs. */
export const resumeImports = async ({ database: { db }, jobs }: Platform): Promise<void> => {
  const open = await db
    .selectFrom('work')
    .select(['region_id', 'id'])
    .where('kind', '=', importKind)
    .where('finished_at', 'is', null)
    .execute();
  if (open.length === 0) return;
  await db.transaction().execute(async tx => {
    for (const { region_id: regionId, id } of open)
      await jobs.enqueue(tx, importKind, { regionId, workId: id }, { key: id });
  });
};
