import { sql } from 'kysely';
import type { Page } from '../../organization/index.ts';
import { type Progress, progressOf } from '../../platform/api/workbook.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import { findWork, type Work } from '../../platform/jobs/work.ts';
import type { RowMessage, RowPlan } from './rows.ts';

export const outcomes = ['create', 'known', 'error'] as const;
export type Outcome = (typeof outcomes)[number];
export type BulkKind = 'sheet' | 'wxr' | 'feed';

/** What was handed in. */
export interface BulkInput {
  fileId: string;
  defaultColumnId: string | null;
}

/** What the check found. */
export interface BulkCounts {
  /** Whether all rows were looked at. */
  checked: boolean;
  create: number;
  known: number;
  error: number;
  /** Of those to be created, how many were published before and how many come with files. */
  published: number;
  withFiles: number;
  notes: string[];
  /** Why it could not be read at all, or not to its end. */
  fault: string | null;
}

export const noCounts: BulkCounts = {
  checked: false,
  create: 0,
  known: 0,
  error: 0,
  published: 0,
  withFiles: 0,
  notes: [],
  fault: null,
};

/** `checking`: a job looks at the rows; `checked`: it waits for confirmation; `failed`: it cannot be read. */
type BulkStage = 'checking' | 'failed' | 'checked' | 'writing' | 'done';

/** An import as people see it. */
export interface BulkView {
  id: string;
  unitId: string;
  kind: BulkKind;
  name: string;
  stage: BulkStage;
  createdAt: string;
  counts: BulkCounts;
  work: Progress;
}

export const bulkRow = (db: Db, regionId: string, id: string) =>
  db.selectFrom('bulk_import').selectAll().where('region_id', '=', regionId).where('id', '=', id);

type ImportRow = NonNullable<Awaited<ReturnType<ReturnType<typeof bulkRow>['executeTakeFirst']>>>;

const stageOf = ({ checked, fault }: BulkCounts, work: Work | undefined): BulkStage => {
  if (work) return work.finishedAt === null ? 'writing' : 'done';
  if (fault !== null) return 'failed';
  return checked ? 'checked' : 'checking';
};

const viewOf = async (db: Db, row: ImportRow): Promise<BulkView> => {
  const work = row.work_id === null ? undefined : await findWork(db, row.region_id, row.work_id);
  const counts = row.counts as BulkCounts;
  return {
    id: row.id,
    unitId: row.unit_id,
    kind: row.kind,
    name: row.name,
    stage: stageOf(counts, work),
    createdAt: row.created_at.toISOString(),
    counts,
    work: progressOf(work),
  };
};

export const findBulk = async (db: Db, regionId: string, id: string): Promise<BulkView | undefined> => {
  const row = await bulkRow(db, regionId, id).executeTakeFirst();
  return row && viewOf(db, row);
};

/** The imports of a unit, newest first. */
export const listBulk = async (
  db: Db,
  regionId: string,
  unitId: string,
  { page, pageSize }: Page,
): Promise<{ items: BulkView[]; total: number }> => {
  const rows = await db
    .selectFrom('bulk_import')
    .selectAll()
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .where('region_id', '=', regionId)
    .where('unit_id', '=', unitId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const items: BulkView[] = [];
  for (const row of rows) items.push(await viewOf(db, row));
  return { items, total: Number(rows[0]?.total ?? 0) };
};

export interface BulkRowView {
  row: number;
  title: string;
  outcome: Outcome;
  publishedAt: string | null;
  messages: RowMessage[];
  itemId: string | null;
}

/** What was found of the rows, in the order of the file; once written, with their items. */
export const listRows = async (
  db: Db,
  regionId: string,
  importId: string,
  { outcome, page, pageSize }: Page & { outcome?: Outcome | undefined },
): Promise<{ items: BulkRowView[]; total: number }> => {
  const rows = await db
    .selectFrom('bulk_row')
    .select(['row', 'title', 'outcome', 'errors', 'item_id as itemId'])
    .select(sql<string | null>`content ->> 'publishedAt'`.as('publishedAt'))
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .where('region_id', '=', regionId)
    .where('import_id', '=', importId)
    .$if(outcome !== undefined, query => query.where('outcome', '=', outcome ?? 'error'))
    .orderBy('row')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return {
    items: rows.map(({ total: _, errors, ...row }) => ({ ...row, messages: errors as RowMessage[] })),
    total: Number(rows[0]?.total ?? 0),
  };
};

/** Origins that the unit has items of already. */
export const knownOrigins = async (
  db: Db,
  regionId: string,
  unitId: string,
  origins: readonly string[],
): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('item')
    .select('origin')
    .where('region_id', '=', regionId)
    .where('unit_id', '=', unitId)
    .where('origin', '=', sql<string>`any(${[...origins]}::text[])`)
    .execute();
  return new Set(rows.flatMap(({ origin }) => origin ?? []));
};

export const keepRows = async (
  tx: Tx,
  regionId: string,
  importId: string,
  rows: readonly (RowPlan & { outcome: Outcome })[],
): Promise<void> => {
  // The database takes no NUL in texts; nobody reads it either.
  const json = JSON.stringify(rows).replaceAll('\\u0000', '');
  await sql`
    insert into bulk_row (region_id, import_id, row, origin, title, outcome, content, errors)
    select ${regionId}, ${importId}, x.row, x.origin, x.title, x.outcome, nullif(x.content, 'null'::jsonb), x.messages
    from jsonb_to_recordset(${json}::jsonb) as x (row integer, origin text, title text, outcome text, content jsonb,
      messages jsonb)`.execute(tx);
};
