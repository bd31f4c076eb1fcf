import type { Tx } from '../../platform/database/open.ts';
import { type Seal, SealBroken } from '../../platform/identity/index.ts';
import { advanceWork, findWork, finishWork, type Work } from '../../platform/jobs/work.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { JobHandler, Platform } from '../../platform/platform.ts';
import { newDecision } from './changes.ts';
import type { DecisionValues } from './check.ts';
import { type ImportInput, importKind, importRow } from './import.ts';
import { sealParty } from './sealing.ts';
import { lockUnit, withNumbers, writeDecisions } from './store.ts';

/** Rows to a transaction where single rows may be left out. */
const batchRows = 500;

/** What an import did, so far or at its end. */
interface ImportResult {
  created: number;
  /** Numbers that were there already when their row's turn came: entered meanwhile by someone else. */
  known: string[];
  message?: string;
}

const rowsOf = (tx: Tx, regionId: string, importId: string) =>
  tx
    .selectFrom('decision_import_row')
    .where('region_id', '=', regionId)
    .where('import_id', '=', importId)
    .where('outcome', '=', 'create');

const nextRows = async (
  tx: Tx,
  seal: Seal,
  regionId: string,
  importId: string,
  limit: number,
): Promise<{ row: number; values: DecisionValues }[]> => {
  const rows = await rowsOf(tx, regionId, importId)
    .select(['row', 'content'])
    .where('content', 'is not', null)
    .orderBy('row')
    .limit(limit)
    .execute();
  return rows.map(({ row, content }) => ({
    row,
    values: JSON.parse(seal.open(content ?? '')) as DecisionValues,
  }));
};

/** What was written is no more kept here: the row's number and outcome stay. */
const forgetRows = (tx: Tx, regionId: string, importId: string, last: number) =>
  tx
    .updateTable('decision_import_row')
    .set({ content: null })
    .where('region_id', '=', regionId)
    .where('import_id', '=', importId)
    .where('row', '<=', last)
    .where('content', 'is not', null)
    .execute();

const fail = async (tx: Tx, { regionId, id }: Work, report: ImportResult): Promise<boolean> => {
  await finishWork(tx, regionId, id, { status: 'failed', report });
  return false;
};

/**
 * Writes the next rows of an import in one transaction. Their content goes with it, so that what is still there is
 * what is still to be written, however often it was cut off. @returns whether there is more to do
 */
const writeBatch = async (tx: Tx, work: Work, seal: Seal): Promise<boolean> => {
  const { regionId, id } = work;
  const { importId, mode, actor } = work.input as ImportInput;
  const row = await importRow(tx, regionId, importId).forUpdate().executeTakeFirst();
  const unit = row && (await lockUnit(tx, regionId, row.unit_id));
  const current = await findWork(tx, regionId, id);
  if (!row || !unit || !current || current.finishedAt !== null) return false;
  const before = (current.report as ImportResult | null) ?? { created: 0, known: [] };
  const limit = mode === 'all' ? (current.total ?? batchRows) : batchRows;
  const rows = await nextRows(tx, seal, regionId, importId, limit);
  const numbers = rows.map(({ values }) => values.documentNo);
  const taken = new Set(
    (await withNumbers(tx, regionId, row.unit_id, row.kind, numbers)).map(({ documentNo }) => documentNo),
  );
  if (mode === 'all' && taken.size > 0) {
    const message = '检查之后又有人录入了其中的文书号，没有写入。请重新提交。';
    return fail(tx, work, { ...before, known: [...taken], message });
  }
  const writer: Actor = { ...actor, roles: [] };
  const fresh = rows.filter(({ values }) => !taken.has(values.documentNo));
  await writeDecisions(
    tx,
    writer,
    regionId,
    fresh.map(({ values }) => ({
      action: 'decision.create',
      before: null,
      after: newDecision(regionId, row.unit_id, sealParty(seal, values)),
    })),
  );
  const last = rows.at(-1)?.row;
  if (last !== undefined) await forgetRows(tx, regionId, importId, last);
  const report: ImportResult = {
    created: before.created + fresh.length,
    known: [...before.known, ...taken],
  };
  await advanceWork(tx, regionId, id, { done: current.done + rows.length, report });
  if (rows.length === limit) return true;
  await finishWork(tx, regionId, id, { status: 'done', report });
  return false;
};

/** The job that writes a confirmed import; being repeated it goes on where it was, and enters nothing twice. */
export const importJob = (seal: Seal): JobHandler => ({
  name: importKind,
  run: async (
    { regionId, workId }: { regionId: string; workId: string },
    { database: { db } }: Platform,
  ): Promise<void> => {
    const work = await findWork(db, regionId, workId);
    if (!work || work.finishedAt !== null) return;
    try {
      while (await db.transaction().execute(tx => writeBatch(tx, work, seal)));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      const message = '系统密钥已更换，读不出提交的内容。请重新提交文件。';
      await finishWork(db, regionId, workId, { status: 'failed', report: { message } });
    }
  },
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
    for (const { region_id, id } of open)
      await jobs.enqueue(tx, importKind, { regionId: region_id, workId: id }, { key: id });
  });
};
