import { sql } from 'kysely';
import { changedMeanwhile, notFound, type Problem } from '../../platform/api/problem.ts';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';

/** 行政强制 (a count) and 行政事业性收费 (in 分). */
export const figureKinds = ['coercive', 'fees'] as const;
type FigureKind = (typeof figureKinds)[number];

export interface FigureRef {
  regionId: string;
  unitId: string;
  year: number;
  kind: FigureKind;
}

export interface Figure extends FigureRef {
  /** A count, or money in 分. */
  value: number;
  source: string;
  actorName: string;
  recordedAt: string;
  version: number;
}

const figuresOf = (db: Db, regionId: string) =>
  db
    .selectFrom('yearly_figure')
    .select([
      'region_id as regionId',
      'unit_id as unitId',
      'year',
      'kind',
      'value',
      'source',
      'actor_name as actorName',
      'recorded_at as recordedAt',
      'version',
    ])
    .where('region_id', '=', regionId);

type Row = Awaited<ReturnType<ReturnType<typeof figuresOf>['execute']>>[number];

const figureOf = (row: Row): Figure => ({
  ...row,
  value: Number(row.value),
  recordedAt: row.recordedAt.toISOString(),
});

/** The figures of a region's units, of one year or all, newest year first. */
export const listFigures = async (
  db: Db,
  regionId: string,
  { unitId, year }: { unitId?: string | undefined; year?: number | undefined } = {},
): Promise<Figure[]> => {
  const rows = await figuresOf(db, regionId)
    .$if(unitId !== undefined, query => query.where('unit_id', '=', unitId ?? ''))
    .$if(year !== undefined, query => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('unit_id')
    .orderBy('kind')
    .execute();
  return rows.map(figureOf);
};

const one = (db: Db, { regionId, unitId, year, kind }: FigureRef) =>
  figuresOf(db, regionId).where('unit_id', '=', unitId).where('year', '=', year).where('kind', '=', kind);

const idOf = ({ unitId, year, kind }: FigureRef): string => `${unitId}/${year}/${kind}`;

/**
 * Enters a figure, or changes the one that stands there: `version` is that of the figure as it was seen, 0 where there
 * was none.
 */
export const putFigure = async (
  tx: Tx,
  actor: Actor,
  ref: FigureRef,
  { value, source, version }: { value: number; source: string; version: number },
): Promise<Figure | Problem> => {
  // The unit's row: two who enter the same figure do it one after the other.
  const unit = await tx
    .selectFrom('unit')
    .select('id')
    .where('region_id', '=', ref.regionId)
    .where('id', '=', ref.unitId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!unit) return notFound('这个机构');
  const row = await one(tx, ref).executeTakeFirst();
  const before = row ? figureOf(row) : null;
  if ((before?.version ?? 0) !== version) return changedMeanwhile(before);
  const { regionId, unitId, year, kind } = ref;
  await sql`
    insert into yearly_figure (region_id, unit_id, year, kind, value, source, actor_name, version)
    values (${regionId}, ${unitId}, ${year}, ${kind}, ${value}, ${source}, ${actor.name}, ${version + 1})
    on conflict (region_id, unit_id, year, kind) do update set value = excluded.value, source = excluded.source,
      actor_name = excluded.actor_name, recorded_at = now(), version = excluded.version`.execute(tx);
  await record(tx, actor, [
    {
      regionId,
      action: 'figure.change',
      subject: 'figure',
      subjectId: idOf(ref),
      before: before && { value: before.value, source: before.source },
      after: { value, source },
    },
  ]);
  return figureOf(await one(tx, ref).executeTakeFirstOrThrow());
};

export interface FigureStep {
  at: string;
  actorName: string;
  before: { value: number; source: string } | null;
  after: { value: number; source: string };
}

/** How a figure came about, newest first: who entered what, from which source. */
export const figureHistory = async (db: Db, ref: FigureRef): Promise<FigureStep[]> => {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['at', 'actor_name', 'before', 'after'])
    .where('region_id', '=', ref.regionId)
    .where('subject', '=', 'figure')
    .where('subject_id', '=', idOf(ref))
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(({ at, actor_name, before, after }) => ({
    at: at.toISOString(),
    actorName: actor_name,
    before: before as FigureStep['before'],
    after: after as FigureStep['after'],
  }));
};

/** The figures of a year for the report's table two; null where none was entered, for a blank is no 0. */
export const figuresForYear = async (
  db: Db,
  { regionId, unitId, year }: Omit<FigureRef, 'kind'>,
): Promise<Record<FigureKind, number | null>> => {
  const figures = await listFigures(db, regionId, { unitId, year });
  const entered = (kind: FigureKind) => figures.find(figure => figure.kind === kind)?.value ?? null;
  return { coercive: entered('coercive'), fees: entered('fees') };
};
