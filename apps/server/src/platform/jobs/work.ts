import { randomUUID } from 'node:crypto';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Db, Tx } from '../database/open.ts';
import type { Actor } from '../permissions/actor.ts';

interface WorkTable {
  region_id: string;
  id: string;
  kind: string;
  status: Generated<'waiting' | 'running' | 'done' | 'failed'>;
  done: Generated<number>;
  total: number | null;
  input: ColumnType<unknown, string, never>;
  report: ColumnType<unknown, undefined, string>;
  created_by: string | null;
  created_at: Generated<Date>;
  finished_at: ColumnType<Date | null, undefined, Date>;
}

declare module '../database/tables.ts' {
  interface Tables {
    work: WorkTable;
  }
}

/** Work that takes long, as people follow it. */
export interface Work {
  regionId: string;
  id: string;
  kind: string;
  status: 'waiting' | 'running' | 'done' | 'failed';
  /** How many of `total` steps are done; total null while it is not known. */
  done: number;
  total: number | null;
  /** What it needs, as it was started with. */
  input: unknown;
  /** What came of it, so far or at the end. */
  report: unknown;
  createdBy: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** Writes down work in the transaction that starts it; enqueue the job that does it in the same. @returns its id. */
export const startWork = async (
  tx: Tx,
  {
    regionId,
    kind,
    input,
    total = null,
    actor,
  }: {
    regionId: string;
    kind: string;
    input: object;
    total?: number | null;
    actor: Actor;
  },
): Promise<string> => {
  const id = randomUUID();
  await tx
    .insertInto('work')
    .values({
      region_id: regionId,
      id,
      kind,
      total,
      input: JSON.stringify(input),
      created_by: actor.id,
    })
    .execute();
  return id;
};

interface Advance {
  done: number;
  total?: number;
  report?: object;
}

/**
 * Notes how far the work is. Within the transaction of a batch it tells, after a restart, exactly which batch is the
 * next one: go on from `done`.
 */
export const advanceWork = async (
  db: Db | Tx,
  regionId: string,
  id: string,
  { done, total, report }: Advance,
): Promise<void> => {
  await db
    .updateTable('work')
    .set({
      status: 'running',
      done,
      ...(total !== undefined && { total }),
      ...(report && { report: JSON.stringify(report) }),
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
};

/** Ends the work with its report; once ended it stays as it is. */
export const finishWork = async (
  db: Db | Tx,
  regionId: string,
  id: string,
  { status, report }: { status: 'done' | 'failed'; report: object },
): Promise<void> => {
  await db
    .updateTable('work')
    .set({ status, report: JSON.stringify(report), finished_at: sql<Date>`now()` })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
};

/** The work as it stands, or undefined. */
export const findWork = async (db: Db | Tx, regionId: string, id: string): Promise<Work | undefined> => {
  const row = await db
    .selectFrom('work')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      regionId: row.region_id,
      id: row.id,
      kind: row.kind,
      status: row.status,
      done: row.done,
      total: row.total,
      input: row.input,
      report: row.report,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
    }
  );
};
