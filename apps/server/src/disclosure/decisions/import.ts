import { randomUUID } from 'node:crypto';
import type { DecisionKind } from '@gongkai/law';
import { sql } from 'kysely';
import type { Page } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import {
  findConfirmed,
  findFaulty,
  type ImportMode,
  importRefusal,
  type Progress,
  progressOf,
} from '../../platform/api/workbook.ts';
import { record } from '../../platform/audit/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import type { Seal } from '../../platform/identity/index.ts';
import { findWork, startWork } from '../../platform/jobs/work.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { countRows, type ImportCounts, numberOf, type PlannedRow, planDecisions } from './import-plan.ts';
import { readDecisionBook } from './sheet.ts';
import { withNumbers } from './store.ts';

/** An import as people see it: what it would do, and once started, how far it is. */
export interface DecisionImportView {
  id: string;
  unitId: string;
  kind: DecisionKind;
  createdAt: string;
  counts: ImportCounts;
  notes: string[];
  work: Progress;
}

export const importKind = 'decision.import';

const keepRows = (tx: Db, regionId: string, importId: string, rows: readonly object[]) =>
  sql`
  insert into decision_import_row (region_id, import_id, row, document_no, outcome, content, errors)
  select ${regionId}, ${importId}, x.row, x."documentNo", x.outcome, x.content, x.errors
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (row integer, "documentNo" text, outcome text,
    content text, errors jsonb)`.execute(tx);

/**
 * Checks a filled-in workbook row by row and keeps what was found, the rows to be written sealed as a whole. The file
 * itself is not kept: persons' names stand in it. Nothing of it is written yet.
 */
export const handIn = async (
  { database: { db } }: Platform,
  { actor, seal }: { actor: Actor; seal: Seal },
  { regionId, unitId, kind }: { regionId: string; unitId: string; kind: DecisionKind },
  bytes: Uint8Array,
): Promise<DecisionImportView | Problem> => {
  const file = readDecisionBook(kind, bytes);
  if (file instanceof Problem) return file;
  const found = await withNumbers(db, regionId, unitId, kind, file.entries.map(numberOf));
  const stored = new Map(found.map(decision => [decision.documentNo, decision]));
  const planned = planDecisions(file.entries, { kind, stored, seal, today: chinaDay() });
  const counts = countRows(planned);
  const id = randomUUID();
  await db.transaction().execute(async tx => {
    await tx
      .insertInto('decision_import')
      .values({
        region_id: regionId,
        id,
        unit_id: unitId,
        kind,
        counts: JSON.stringify(counts),
        notes: JSON.stringify(file.notes),
        work_id: null,
        created_by: actor.id,
      })
      .execute();
    const rows = planned.map(({ values, ...row }) => ({
      ...row,
      content: values && seal.seal(JSON.stringify(values)),
    }));
    await keepRows(tx, regionId, id, rows);
    await record(tx, actor, [
      {
        regionId,
        action: importKind,
        subject: 'decision-import',
        subjectId: id,
        before: null,
        after: { unitId, kind, counts },
      },
    ]);
  });
  return (await findImport(db, regionId, id)) ?? notFound('这次导入');
};

export const importRow = (db: Db, regionId: string, id: string) =>
  db
    .selectFrom('decision_import')
    .select(['id', 'unit_id', 'kind', 'counts', 'notes', 'work_id', 'created_at'])
    .where('region_id', '=', regionId)
    .where('id', '=', id);

export const findImport = async (
  db: Db,
  regionId: string,
  id: string,
): Promise<DecisionImportView | undefined> => {
  const row = await importRow(db, regionId, id).executeTakeFirst();
  if (!row) return undefined;
  const work = row.work_id === null ? undefined : await findWork(db, regionId, row.work_id);
  return {
    id: row.id,
    unitId: row.unit_id,
    kind: row.kind,
    createdAt: row.created_at.toISOString(),
    counts: row.counts as ImportCounts,
    notes: row.notes,
    work: progressOf(work),
  };
};

/** What was found of the rows when the file was handed in, in the order of the file. */
export const importRows = async (
  db: Db,
  regionId: string,
  id: string,
  { outcome, page, pageSize }: Page & { outcome?: PlannedRow['outcome'] | undefined },
): Promise<{ items: Omit<PlannedRow, 'values'>[]; total: number } | undefined> => {
  if (!(await importRow(db, regionId, id).executeTakeFirst())) return undefined;
  const rows = await db
    .selectFrom('decision_import_row')
    .select(['row', 'document_no as documentNo', 'outcome', 'errors'])
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .where('region_id', '=', regionId)
    .where('import_id', '=', id)
    .$if(outcome !== undefined, query => query.where('outcome', '=', outcome ?? 'error'))
    .orderBy('row')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return {
    items: rows.map(({ total: _, errors, ...row }) => ({ ...row, errors: errors as PlannedRow['errors'] })),
    total: Number(rows[0]?.total ?? 0),
  };
};

/** What the job that writes an import is started with. */
export interface ImportInput {
  importId: string;
  mode: ImportMode;
  actor: Pick<Actor, 'id' | 'name' | 'origin'>;
}

const startProblem = (counts: ImportCounts, workId: string | null, mode: ImportMode): Problem | undefined => {
  const problem = findConfirmed(workId) ?? findFaulty(counts.error, mode);
  if (problem || counts.create > 0) return problem;
  return importRefusal('nothing-to-do', '没有要新录入的内容，不需要导入。');
};

/** Starts the writing of an import that was handed in; a job does it. */
export const confirmImport = async (
  platform: Platform,
  actor: Actor,
  regionId: string,
  importId: string,
  mode: ImportMode,
): Promise<DecisionImportView | Problem> => {
  const { db } = platform.database;
  const problem = await db.transaction().execute(async tx => {
    const row = await importRow(tx, regionId, importId).forUpdate().executeTakeFirst();
    if (!row) return notFound('这次导入');
    const counts = row.counts as ImportCounts;
    const refusal = startProblem(counts, row.work_id, mode);
    if (refusal) return refusal;
    const { id, name, origin } = actor;
    const input: ImportInput = { importId, mode, actor: { id, name, origin } };
    const workId = await startWork(tx, { regionId, kind: importKind, input, total: counts.create, actor });
    await tx
      .updateTable('decision_import')
      .set({ work_id: workId })
      .where('region_id', '=', regionId)
      .where('id', '=', importId)
      .execute();
    await platform.jobs.enqueue(tx, importKind, { regionId, workId }, { key: workId });
    return undefined;
  });
  return problem ?? (await findImport(db, regionId, importId)) ?? notFound('这次导入');
};
