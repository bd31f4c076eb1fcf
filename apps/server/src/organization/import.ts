import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { notFound, Problem } from '../platform/api/problem.ts';
import {
  findConfirmed,
  findFaulty,
  type ImportMode,
  importRefusal,
  type Progress,
  progressOf,
  type SentWorkbook,
} from '../platform/api/workbook.ts';
import { record } from '../platform/audit/index.ts';
import type { Db, Tx } from '../platform/database/open.ts';
import { advanceWork, findWork, finishWork, startWork, type Work } from '../platform/jobs/work.ts';
import type { Actor } from '../platform/permissions/index.ts';
import type { JobHandler, Platform } from '../platform/platform.ts';
import { writeDuties } from './duty-store.ts';
import { type ImportPlan, type ImportReport, planImport, type RowReport } from './import-plan.ts';
import { loadKnown, lockKnown } from './organization.ts';
import type { Page } from './reads.ts';
import { readOrganization, type SheetRows } from './sheet.ts';
import { lockRegion, writeUnits } from './unit-store.ts';

/** An import as people see it: what it would do, and once started, how far it is. */
export interface ImportView {
  id: string;
  name: string;
  createdAt: string;
  counts: ImportReport['counts'];
  notes: string[];
  work: Progress;
}

const importKind = 'unit.import';
/** Rows to a transaction where single rows may be left out. */
const batchRows = 1000;

const once = async function* (bytes: Uint8Array) {
  yield bytes;
};

/** Checks a filled-in workbook row by row, and keeps it with what was found. Nothing of it is written yet. */
export const handIn = async (
  { database: { db }, files }: Platform,
  actor: Actor,
  regionId: string,
  { name, bytes }: SentWorkbook,
): Promise<ImportView | Problem> => {
  const file = readOrganization(bytes);
  if (file instanceof Problem) return file;
  const { report } = planImport(regionId, file, await loadKnown(db, regionId));
  const stored = await files.store(once(bytes), name);
  if (stored instanceof Problem) return stored;
  const id = randomUUID();
  await db.transaction().execute(async tx => {
    await files.keep(tx, regionId, stored);
    await tx
      .insertInto('unit_import')
      .values({
        region_id: regionId,
        id,
        name: stored.name,
        file_id: stored.id,
        report: JSON.stringify(report),
        work_id: null,
        created_by: actor.id,
      })
      .execute();
    const after = { name: stored.name, sha256: stored.sha256, counts: report.counts };
    await record(tx, actor, [
      { regionId, action: importKind, subject: 'import', subjectId: id, before: null, after },
    ]);
  });
  return (await findImport(db, regionId, id)) ?? notFound('这次导入');
};

const rowOf = (db: Db, regionId: string, id: string) =>
  db
    .selectFrom('unit_import')
    .select(['id', 'name', 'file_id', 'report', 'work_id', 'created_at'])
    .where('region_id', '=', regionId)
    .where('id', '=', id);

export const findImport = async (db: Db, regionId: string, id: string): Promise<ImportView | undefined> => {
  const row = await rowOf(db, regionId, id).executeTakeFirst();
  if (!row) return undefined;
  const work = row.work_id === null ? undefined : await findWork(db, regionId, row.work_id);
  const { counts, notes } = row.report as ImportReport;
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    counts,
    notes,
    work: progressOf(work),
  };
};

/** What was found of the rows when the file was handed in, in the order of the file. */
export const importRows = async (
  db: Db,
  regionId: string,
  id: string,
  { outcome, page, pageSize }: Page & { outcome?: RowReport['outcome'] | undefined },
): Promise<{ items: RowReport[]; total: number } | undefined> => {
  const row = await rowOf(db, regionId, id).executeTakeFirst();
  if (!row) return undefined;
  const { rows } = row.report as ImportReport;
  const chosen = outcome === undefined ? rows : rows.filter(each => each.outcome === outcome);
  return { items: chosen.slice((page - 1) * pageSize, page * pageSize), total: chosen.length };
};

interface Input {
  importId: string;
  mode: ImportMode;
  actor: Pick<Actor, 'id' | 'name' | 'origin'>;
}

/** Starts the writing of an import that was handed in; a job does it. */
export const confirmImport = async (
  platform: Platform,
  actor: Actor,
  regionId: string,
  importId: string,
  mode: ImportMode,
): Promise<ImportView | Problem> => {
  const { db } = platform.database;
  const problem = await db.transaction().execute(async tx => {
    const row = await rowOf(tx, regionId, importId).forUpdate().executeTakeFirst();
    if (!row) return notFound('这次导入');
    const { counts } = row.report as ImportReport;
    const refusal = findConfirmed(row.work_id) ?? findFaulty(counts.error, mode);
    if (refusal) return refusal;
    const total = counts.create + counts.change;
    if (total === 0) return importRefusal('nothing-to-do', '没有要新建或修改的内容，不需要导入。');
    const { id, name, origin } = actor;
    const input: Input = { importId, mode, actor: { id, name, origin } };
    const workId = await startWork(tx, { regionId, kind: importKind, input, total, actor });
    await tx
      .updateTable('unit_import')
      .set({ work_id: workId })
      .where('region_id', '=', regionId)
      .where('id', '=', importId)
      .execute();
    await platform.jobs.enqueue(tx, importKind, { regionId, workId }, { key: workId });
    return undefined;
  });
  return problem ?? (await findImport(db, regionId, importId)) ?? notFound('这次导入');
};

/** The next part of a plan. Changes go together: half of them could put a unit below itself for a while. */
const nextBatch = (
  { creates, changes, duties }: ImportPlan,
  size: number,
): Pick<ImportPlan, 'creates' | 'changes' | 'duties'> => {
  const created = creates.slice(0, size);
  if (created.length < creates.length) return { creates: created, changes: [], duties: [] };
  const room = Math.max(0, size - created.length - changes.length);
  return { creates: created, changes, duties: duties.slice(0, room) };
};

/** What an import did, at its end. */
interface ImportResult {
  counts: ImportReport['counts'];
  /** Rows that were not written, with what is wrong. */
  errors: RowReport[];
}

const countsOf = (report: unknown): { create: number; change: number } =>
  (report as ImportResult | null)?.counts ?? { create: 0, change: 0 };

/** Writes the next part of an import in one transaction. @returns whether there is more to do */
const writeBatch = async (tx: Tx, work: Work, file: SheetRows): Promise<boolean> => {
  const { regionId, id } = work;
  const { mode, actor } = work.input as Input;
  await lockRegion(tx, regionId);
  const current = await findWork(tx, regionId, id);
  if (!current || current.finishedAt !== null) return false;
  const plan = planImport(regionId, file, await lockKnown(tx, regionId));
  const errors = plan.report.rows.filter(({ outcome }) => outcome === 'error');
  if (mode === 'all' && errors.length > 0) {
    await finishWork(tx, regionId, id, { status: 'failed', report: { counts: plan.report.counts, errors } });
    return false;
  }
  const batch = nextBatch(plan, mode === 'all' ? Number.POSITIVE_INFINITY : batchRows);
  const writer: Actor = { ...actor, roles: [] };
  await writeUnits(tx, writer, regionId, [...batch.creates, ...batch.changes]);
  await writeDuties(tx, writer, regionId, batch.duties);
  const before = countsOf(current.report);
  const newDuties = batch.duties.filter(duty => duty.before === null).length;
  const create = before.create + batch.creates.length + newDuties;
  const change = before.change + batch.changes.length + batch.duties.length - newDuties;
  const unchanged = plan.report.rows.length - create - change - errors.length;
  const report: ImportResult = { counts: { create, change, unchanged, error: errors.length }, errors };
  const left = plan.report.counts.create + plan.report.counts.change;
  const written = batch.creates.length + batch.changes.length + batch.duties.length;
  const done = create + change;
  await advanceWork(tx, regionId, id, { done, total: done + left - written, report });
  if (written < left) return true;
  await finishWork(tx, regionId, id, { status: 'done', report });
  return false;
};

/**
 * The job that writes a confirmed import. What it is to write it works out from what stands there now, so that
 * being repeated it goes on where it was, and makes nothing twice.
 */
export const importJob: JobHandler = {
  name: importKind,
  run: async (
    { regionId, workId }: { regionId: string; workId: string },
    { database: { db }, files }: Platform,
  ) => {
    const work = await findWork(db, regionId, workId);
    if (!work || work.finishedAt !== null) return;
    const row = await rowOf(db, regionId, (work.input as Input).importId).executeTakeFirst();
    const stored = row && (await files.open(regionId, row.file_id));
    const file = stored && readOrganization(await buffer(stored.content));
    if (!file || file instanceof Problem) {
      const message = file?.message ?? '找不到提交的文件。请重新提交。';
      await finishWork(db, regionId, workId, { status: 'failed', report: { message } });
      return;
    }
    while (await db.transaction().execute(tx => writeBatch(tx, work, file)));
  },
};
