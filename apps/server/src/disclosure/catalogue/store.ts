import { sql } from 'kysely';
import { record } from '../../platform/audit/index.ts';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import type { Column } from './schemas.ts';

/** A column's fields by the names of `Column`. */
const fields = [
  'region_id as regionId',
  'id',
  'unit_id as unitId',
  'parent_id as parentId',
  'path',
  'name',
  'slug',
  'articles',
  'category',
  'field',
  'kind',
  'duty_unit_id as dutyUnitId',
  'limit_days as limitDays',
  'forms',
  'description',
  'keywords',
  'sort',
  'to_day as toDay',
  'version',
] as const;

export const columnsOf = (db: Db, regionId: string) =>
  db.selectFrom('catalogue_column').select(fields).where('region_id', '=', regionId);

export const readColumn = (db: Db, regionId: string, id: string): Promise<Column | undefined> =>
  columnsOf(db, regionId).where('id', '=', id).executeTakeFirst();

/** One at a time changes the columns of a region: rules that look at several of them hold. @returns whether it exists */
export const lockCatalogue = async (tx: Tx, regionId: string): Promise<boolean> =>
  (await tx
    .selectFrom('region')
    .select('id')
    .where('id', '=', regionId)
    .forNoKeyUpdate()
    .executeTakeFirst()) !== undefined;

type ColumnAction =
  | 'column.create'
  | 'column.change'
  | 'column.move'
  | 'column.order'
  | 'column.end'
  | 'column.reopen'
  | 'column.assign';

export interface ColumnChange {
  action: ColumnAction;
  before: Column | null;
  /** With the version that it gets. */
  after: Column;
}

/** What the audit log keeps: the path follows from the parent. */
const auditOf = (column: Column | null) => {
  if (column === null) return null;
  const { regionId: _region, id: _id, path: _path, version: _version, ...kept } = column;
  return kept;
};

const upsert = (tx: Tx, regionId: string, rows: readonly Column[]) =>
  sql`
  insert into catalogue_column (region_id, id, unit_id, parent_id, path, name, slug, articles, category, field, kind,
    duty_unit_id, limit_days, forms, description, keywords, sort, to_day, version)
  select ${regionId}, x.id, x."unitId", x."parentId", array(select jsonb_array_elements_text(x.path)), x.name, x.slug,
    array(select jsonb_array_elements_text(x.articles)), x.category, x.field, x.kind, x."dutyUnitId", x."limitDays",
    array(select jsonb_array_elements_text(x.forms)), x.description, x.keywords, x.sort, x."toDay", x.version
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, "unitId" text, "parentId" text, path jsonb,
    name text, slug text, articles jsonb, category text, field text, kind text, "dutyUnitId" text,
    "limitDays" integer, forms jsonb, description text, keywords text, sort integer, "toDay" text, version integer)
  on conflict (region_id, id) do update set parent_id = excluded.parent_id, path = excluded.path,
    name = excluded.name, articles = excluded.articles, category = excluded.category, kind = excluded.kind,
    duty_unit_id = excluded.duty_unit_id, limit_days = excluded.limit_days, forms = excluded.forms,
    description = excluded.description, keywords = excluded.keywords, sort = excluded.sort,
    to_day = excluded.to_day, version = excluded.version`.execute(tx);

/** Writes changes in one statement, and their audit. */
export const writeColumns = async (
  tx: Tx,
  actor: Actor,
  regionId: string,
  changes: readonly ColumnChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  await upsert(
    tx,
    regionId,
    changes.map(({ after }) => after),
  );
  await record(
    tx,
    actor,
    changes.map(({ action, before, after }) => ({
      regionId,
      action,
      subject: 'column',
      subjectId: after.id,
      before: auditOf(before),
      after: auditOf(after),
    })),
  );
};

/** Removes a column that holds nothing; the audit log keeps what it was. */
export const deleteColumn = async (tx: Tx, actor: Actor, column: Column): Promise<void> => {
  await tx
    .deleteFrom('catalogue_column')
    .where('region_id', '=', column.regionId)
    .where('id', '=', column.id)
    .execute();
  await record(tx, actor, [
    {
      regionId: column.regionId,
      action: 'column.remove',
      subject: 'column',
      subjectId: column.id,
      before: auditOf(column),
      after: null,
    },
  ]);
};

/** Below a moved column every path runs over its new place. */
export const refreshPathsBelow = (tx: Tx, { regionId, id, path }: Column) =>
  sql`
  update catalogue_column
  set path = path[1:array_position(path, ${id}) - 1] || ${path}::text[]
  where region_id = ${regionId} and path @> array[${id}] and id <> ${id}`.execute(tx);
