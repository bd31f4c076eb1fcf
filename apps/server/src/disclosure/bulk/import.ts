import { randomUUID } from 'node:crypto';
import { unitTarget } from '../../organization/index.ts';
import { notFound, Problem } from '../../platform/api/problem.ts';
import { findConfirmed, findFaulty, type ImportMode, importRefusal } from '../../platform/api/workbook.ts';
import { record } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/open.ts';
import { startWork } from '../../platform/jobs/work.ts';
import { type Actor, allows } from '../../platform/permissions/index.ts';
import type { Platform, StoredFile } from '../../platform/platform.ts';
import { findUnitProblem } from '../items/content.ts';
import { checkJobName } from './check.ts';
import { type BulkCounts, type BulkView, bulkRow, findBulk, noCounts } from './store.ts';

export const importKind = 'bulk.import';

/** Takes what was handed in; a job looks at it row by row. Nothing of it is written yet. */
export const handIn = async (
  platform: Platform,
  actor: Actor,
  { regionId, unitId }: { regionId: string; unitId: string },
  { file, defaultColumnId }: { file: StoredFile; defaultColumnId: string | null },
): Promise<BulkView | Problem> => {
  const { db } = platform.database;
  const id = randomUUID();
  const problem = await db.transaction().execute(async tx => {
    const refusal = await findUnitProblem(tx, regionId, unitId);
    if (refusal) return refusal;
    await platform.files.keep(tx, regionId, file);
    await tx
      .insertInto('bulk_import')
      .values({
        region_id: regionId,
        id,
        unit_id: unitId,
        // The check tells the two kinds of xml apart, and looks into a zip.
        kind: file.type === 'text/plain' ? 'feed' : 'sheet',
        name: file.name,
        input: JSON.stringify({ fileId: file.id, defaultColumnId }),
        counts: JSON.stringify(noCounts),
        work_id: null,
        created_by: actor.id,
      })
      .execute();
    await record(tx, actor, [
      {
        regionId,
        action: 'bulk.hand-in',
        subject: 'bulk-import',
        subjectId: id,
        before: null,
        after: { unitId, name: file.name, size: file.size, sha256: file.sha256 },
      },
    ]);
    await platform.jobs.enqueue(tx, checkJobName, { regionId, importId: id }, { key: id });
    return undefined;
  });
  return problem ?? (await findBulk(db, regionId, id)) ?? notFound('这次导入');
};

/** What becomes of what was published before: published with its date, or a draft like the rest. */
export type PastMode = 'publish' | 'draft';

/** What the job that writes an import is started with. */
export interface ImportInput {
  importId: string;
  past: PastMode;
  actor: Pick<Actor, 'id' | 'name' | 'origin'>;
}

const startProblem = (
  { checked, fault, error, create }: BulkCounts,
  workId: string | null,
  mode: ImportMode,
): Problem | undefined => {
  const confirmed = findConfirmed(workId);
  if (confirmed) return confirmed;
  if (fault !== null) return importRefusal('unreadable', `文件没有读完：${fault}`);
  if (!checked) return importRefusal('still-checking', '还在逐行检查。请等检查完再确认。');
  const faulty = findFaulty(error, mode);
  if (faulty || create > 0) return faulty;
  return importRefusal('nothing-to-do', '没有要新录入的内容，不需要导入。');
};

/** What was published elsewhere becomes public here without the flow: whoever signs answers for that. */
const mayPublish = async (tx: Tx, actor: Actor, regionId: string, unitId: string): Promise<boolean> => {
  const target = await unitTarget(tx, regionId, unitId);
  return target !== null && allows(actor, 'item.sign', target);
};

const mustSign = (published: number) =>
  new Problem(
    403,
    'must-sign',
    `其中${published}条填有发布日期，导入后立即公开，须由单位负责人或主管部门确认。请由他们确认，或选择全部作为草稿导入。`,
  );

/** Starts the writing of an import that was checked; a job does it. */
export const confirmImport = async (
  platform: Platform,
  actor: Actor,
  { regionId, importId }: { regionId: string; importId: string },
  { mode, past }: { mode: ImportMode; past: PastMode },
): Promise<BulkView | Problem> => {
  const { db } = platform.database;
  const problem = await db.transaction().execute(async tx => {
    const row = await bulkRow(tx, regionId, importId).forUpdate().executeTakeFirst();
    if (!row) return notFound('这次导入');
    const counts = row.counts as BulkCounts;
    const refusal =
      startProblem(counts, row.work_id, mode) ?? (await findUnitProblem(tx, regionId, row.unit_id));
    if (refusal) return refusal;
    const publishes = past === 'publish' && counts.published > 0;
    if (publishes && !(await mayPublish(tx, actor, regionId, row.unit_id))) return mustSign(counts.published);
    const { id, name, origin } = actor;
    const input: ImportInput = { importId, past, actor: { id, name, origin } };
    const workId = await startWork(tx, { regionId, kind: importKind, input, total: counts.create, actor });
    await tx
      .updateTable('bulk_import')
      .set({ work_id: workId })
      .where('region_id', '=', regionId)
      .where('id', '=', importId)
      .execute();
    await record(tx, actor, [
      {
        regionId,
        action: 'bulk.confirm',
        subject: 'bulk-import',
        subjectId: importId,
        before: null,
        after: { mode, past, create: counts.create, published: publishes ? counts.published : 0 },
      },
    ]);
    await platform.jobs.enqueue(tx, importKind, { regionId, workId }, { key: workId });
    return undefined;
  });
  return problem ?? (await findBulk(db, regionId, importId)) ?? notFound('这次导入');
};
