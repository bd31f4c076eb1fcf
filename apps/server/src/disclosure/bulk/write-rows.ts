import { sql } from 'kysely';
import { Problem } from '../../platform/api/problem.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { StoredFile } from '../../platform/platform.ts';
import type { PublicChange } from '../changes.ts';
import type { Attachment } from '../content.ts';
import {
  createItem,
  type FileInspection,
  type ItemContext,
  keepInspection,
  writePublished,
} from '../items/index.ts';
import { indexIn } from '../search/index.ts';
import type { ImportInput } from './import.ts';
import type { RowContent, RowMessage } from './rows.ts';
import { knownOrigins } from './store.ts';

export interface NextRow {
  row: number;
  origin: string;
  content: RowContent;
}

export interface ReadFile {
  file: StoredFile;
  read: FileInspection;
}

/** A row with its files stored and read, or what is wrong with them. */
export interface ReadyRow extends NextRow {
  files: ReadFile[];
  fault: RowMessage | null;
}

const attachmentsOf = ({ files }: ReadyRow): Attachment[] =>
  files.map(({ file }) => ({ fileId: file.id, name: file.name }));

export interface Batch {
  context: ItemContext;
  tx: Tx;
  actor: Actor;
  regionId: string;
  unitId: string;
}

const keepFiles = async ({ context, tx, regionId }: Batch, rows: readonly ReadyRow[]): Promise<void> => {
  for (const { file, read } of rows.flatMap(({ files }) => files)) {
    await context.platform.files.keep(tx, regionId, file);
    await keepInspection(tx, regionId, file.id, read);
  }
};

export interface Done {
  row: number;
  outcome: 'create' | 'known' | 'error';
  itemId: string | null;
  message: RowMessage | null;
}

const publishRows = async (batch: Batch, rows: readonly ReadyRow[]): Promise<Done[]> => {
  const { tx, actor, regionId, unitId } = batch;
  if (rows.length === 0) return [];
  const ids = await writePublished(
    tx,
    actor,
    regionId,
    rows.map(row => ({
      unitId,
      columnId: row.content.columnId,
      content: { ...row.content.content, attachments: attachmentsOf(row) },
      publishedAt: new Date(row.content.publishedAt ?? 0),
      origin: row.origin,
      validity: row.content.validity,
    })),
  );
  await indexIn(tx, regionId, ids);
  return rows.map(({ row }, at) => ({ row, outcome: 'create', itemId: ids[at] ?? null, message: null }));
};

const draftRow = async ({ context, tx, actor, regionId, unitId }: Batch, row: ReadyRow): Promise<Done> => {
  const made = await createItem(context, tx, actor, {
    regionId,
    unitId,
    columnId: row.content.columnId,
    content: { ...row.content.content, attachments: attachmentsOf(row) },
    origin: row.origin,
  });
  return made instanceof Problem
    ? { row: row.row, outcome: 'error', itemId: null, message: { column: '', message: made.message } }
    : { row: row.row, outcome: 'create', itemId: made.item.id, message: null };
};

const noteRows = (tx: Tx, regionId: string, importId: string, done: readonly Done[]) =>
  sql`
  update bulk_row r set outcome = x.outcome, item_id = x."itemId",
    errors = case when x.message is null or x.message = 'null'::jsonb then r.errors else r.errors || jsonb_build_array(x.message) end
  from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as x (row integer, outcome text, "itemId" text, message jsonb)
  where r.region_id = ${regionId} and r.import_id = ${importId} and r.row = x.row`.execute(tx);

/** What readers see anew: the columns into which something was published, with those above them. */
export const changeOf = async (
  { tx, regionId, unitId }: Batch,
  rows: readonly ReadyRow[],
): Promise<PublicChange> => {
  const ids = [...new Set(rows.map(({ content }) => content.columnId))];
  const { rows: found } = await sql<{ id: string }>`
    select distinct unnest(path) as id from catalogue_column
    where region_id = ${regionId} and id = any(${ids}::text[])`.execute(tx);
  return { regionId, unitIds: [unitId], columnIds: found.map(({ id }) => id), itemIds: [] };
};

/** Columns that were ended since the check take nothing new. */
const endedColumns = async ({ tx, regionId }: Batch, rows: readonly ReadyRow[]): Promise<Set<string>> => {
  const ids = [...new Set(rows.map(({ content }) => content.columnId))];
  const found = await tx
    .selectFrom('catalogue_column')
    .select('id')
    .where('region_id', '=', regionId)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .where('to_day', 'is', null)
    .execute();
  const open = new Set(found.map(({ id }) => id));
  return new Set(ids.filter(id => !open.has(id)));
};

/** Rows that are not written, with why. */
const leftOut = (rows: readonly ReadyRow[], known: ReadonlySet<string>, ended: ReadonlySet<string>): Done[] =>
  rows.flatMap(({ row, origin, fault, content }): Done[] => {
    if (known.has(origin)) return [{ row, outcome: 'known', itemId: null, message: null }];
    const message = ended.has(content.columnId)
      ? { column: '栏目', message: '栏目已停用或删除。请改放其他栏目后重新提交。' }
      : fault;
    return message === null ? [] : [{ row, outcome: 'error', itemId: null, message }];
  });

export const writeRows = async (
  batch: Batch,
  importId: string,
  rows: readonly ReadyRow[],
  past: ImportInput['past'],
): Promise<{ done: Done[]; published: ReadyRow[] }> => {
  const { tx, regionId, unitId } = batch;
  const origins = rows.map(({ origin }) => origin);
  const out = leftOut(
    rows,
    await knownOrigins(tx, regionId, unitId, origins),
    await endedColumns(batch, rows),
  );
  const skipped = new Set(out.map(({ row }) => row));
  const good = rows.filter(({ row }) => !skipped.has(row));
  await keepFiles(batch, good);
  const isPast = ({ content }: ReadyRow): boolean => past === 'publish' && content.publishedAt !== null;
  const published = good.filter(isPast);
  // Those with index numbers first: numbers are taken before anything is recorded.
  const done = [...out, ...(await publishRows(batch, published))];
  for (const row of good) if (!isPast(row)) done.push(await draftRow(batch, row));
  await noteRows(tx, regionId, importId, done);
  return { done, published };
};
