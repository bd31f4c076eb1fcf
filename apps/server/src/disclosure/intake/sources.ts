import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { changedMeanwhile, notFound, type Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { findUnitProblem } from '../items/content.ts';

/** Another system of a unit that hands documents over: its office automation, an exchange. */
export interface IntakeSource {
  regionId: string;
  id: string;
  unitId: string;
  name: string;
  createdAt: string;
  endedAt: string | null;
  version: number;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const sourcesOf = (db: Db) =>
  db
    .selectFrom('intake_source')
    .select(['region_id', 'id', 'unit_id', 'name', 'created_at', 'ended_at', 'version']);

type Row = Awaited<ReturnType<ReturnType<typeof sourcesOf>['execute']>>[number];

const sourceOf = (row: Row): IntakeSource => ({
  regionId: row.region_id,
  id: row.id,
  unitId: row.unit_id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  version: row.version,
});

/** The sources of a region; those in use first. */
export const listSources = async (db: Db, regionId: string): Promise<IntakeSource[]> => {
  const rows = await sourcesOf(db)
    .where('region_id', '=', regionId)
    .orderBy('ended_at', order => order.desc().nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(sourceOf);
};

/** All sources in use, of every region. */
export const openSources = async (db: Db): Promise<IntakeSource[]> =>
  (await sourcesOf(db).where('ended_at', 'is', null).orderBy('id').execute()).map(sourceOf);

/** The source in use that holds the token. */
export const sourceByToken = async (db: Db, token: string): Promise<IntakeSource | undefined> => {
  const row = await sourcesOf(db)
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && sourceOf(row);
};

/** A new source. Its token is told this once: only its hash is kept. */
export const createSource = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  { unitId, name }: { unitId: string; name: string },
): Promise<{ source: IntakeSource; token: string } | Problem> => {
  const problem = await findUnitProblem(tx, regionId, unitId);
  if (problem) return problem;
  const token = `gk_${randomBytes(32).toString('base64url')}`;
  const id = randomUUID();
  await tx
    .insertInto('intake_source')
    .values({
      region_id: regionId,
      id,
      unit_id: unitId,
      name,
      token_hash: hashOf(token),
      ended_at: null,
      version: 1,
    })
    .execute();
  await record(tx, actor, [
    {
      regionId,
      action: 'intake.create',
      subject: 'intake-source',
      subjectId: id,
      before: null,
      after: { unitId, name },
    },
  ]);
  const row = await sourcesOf(tx)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { source: sourceOf(row), token };
};

/** Ends a source: its token opens nothing any more. What it handed over stays. */
export const endSource = async (
  tx: Tx,
  actor: Actor,
  { regionId, id, version }: { regionId: string; id: string; version: number },
  now: Date,
): Promise<IntakeSource | Problem> => {
  const row = await sourcesOf(tx)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound('这个来源');
  if (row.version !== version) return changedMeanwhile(sourceOf(row));
  if (row.ended_at !== null) return sourceOf(row);
  await tx
    .updateTable('intake_source')
    .set({ ended_at: now, version: version + 1 })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
  await record(tx, actor, [
    {
      regionId,
      action: 'intake.end',
      subject: 'intake-source',
      subjectId: id,
      before: null,
      after: { name: row.name },
    },
  ]);
  return sourceOf({ ...row, ended_at: now, version: version + 1 });
};
