import { type RawBuilder, sql } from 'kysely';
import type { Form, ItemKind } from '../content.ts';
import type { ValidityKind } from '../tables.ts';

/** An item as lists show it. */
export interface ItemRow extends Nameless {
  unitName: string;
  columnName: string;
  columnSlug: string;
}

/** The same without the names. */
export interface Nameless {
  id: string;
  unitId: string;
  columnId: string;
  title: string;
  summary: string;
  source: string;
  documentNo: string;
  indexNo: string;
  formedOn: string;
  kind: ItemKind;
  form: Form;
  subjectClass: string;
  validFrom: string | null;
  validTo: string | null;
  events: { kind: ValidityKind; day: string }[];
  /** Of the version shown; instants as JSON writes them. */
  publishedAt: string;
  firstPublishedAt: string;
}

/** The row of an item `i` as JSON, without the names that are kept apart: of its unit and its column. */
export const namelessJson = sql`jsonb_build_object(
  'id', i.id, 'unitId', i.unit_id, 'columnId', i.column_id, 'title', i.title, 'summary', coalesce(i.summary, ''),
  'source', coalesce(i.source, ''), 'documentNo', coalesce(i.document_no, ''), 'indexNo', i.index_no,
  'formedOn', i.formed_on, 'kind', i.kind, 'form', i.form, 'subjectClass', coalesce(i.subject_class, ''),
  'validFrom', i.valid_from, 'validTo', i.valid_to, 'publishedAt', i.published_at,
  'firstPublishedAt', i.first_published_at,
  'events', case when i.kind in ('normative', 'rule') then coalesce((
    select jsonb_agg(jsonb_build_object('kind', e.kind, 'day', e.day) order by e.seq) from validity_event e
    where e.region_id = i.region_id and e.item_id = i.id), '[]') else '[]' end)`;

/** With the names, looked up one by one: for lists that are short and not kept. */
export const itemJson = sql`${namelessJson} || jsonb_build_object(
  'unitName', (select u.name from unit u where u.region_id = i.region_id and u.id = i.unit_id),
  'columnName', (select c.name from catalogue_column c where c.region_id = i.region_id and c.id = i.column_id),
  'columnSlug', (select c.slug from catalogue_column c where c.region_id = i.region_id and c.id = i.column_id))`;

/** Items to a page. */
export const pageSize = 20;

/** The last page that can be turned to; older items are found by year and words. */
export const lastPage = 500;

/** The most items that can be turned to. */
export const mostTurned = lastPage * pageSize;

/** Where a list takes its items from. */
export type Source =
  | { by: 'region' }
  | { by: 'columns'; ids: RawBuilder<unknown> }
  | { by: 'units'; ids: RawBuilder<unknown> };

/** A place in a list: what follows this item. */
export interface Cursor {
  publishedAt: string;
  id: string;
}

const after = (cursor: Cursor | undefined): RawBuilder<unknown> =>
  cursor ? sql`and (o.published_at, o.id) < (${cursor.publishedAt}::timestamptz, ${cursor.id})` : sql``;

const columnOf = { columns: 'column_id', units: 'unit_id' } as const;

/**
 * The newest published items of a source, `limit` of them after `offset`, as rows `i`. Of several columns or units
 * each gives its newest, which its index holds in order, and the newest of those are taken.
 */
export const newestOf = (
  regionId: string,
  source: Source,
  { limit, offset = 0, cursor }: { limit: number; offset?: number; cursor?: Cursor | undefined },
): RawBuilder<unknown> => {
  const order = sql`order by published_at desc, id desc`;
  if (source.by === 'region')
    return sql`(select * from item o where region_id = ${regionId} and standing = 'published' ${after(cursor)}
      ${order} limit ${limit} offset ${offset})`;
  const column = sql.ref(columnOf[source.by]);
  return sql`(select n.* from (${source.ids}) as places (place_id) cross join lateral (
      select * from item o where o.region_id = ${regionId} and o.${column} = places.place_id
        and o.standing = 'published' ${after(cursor)} ${order} limit ${limit + offset}) n
    ${order} limit ${limit} offset ${offset})`;
};

/** The ids of a column and those below it. */
export const columnsBelow = (regionId: string, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select id from catalogue_column where region_id = ${regionId} and path @> array[${id}]`;

/** The ids of a unit, those within it, and those that were merged into them. */
export const unitsOfWindow = (regionId: string, id: string): RawBuilder<unknown> => sql`
  with recursive inside as (
    select id from unit where region_id = ${regionId} and path @> array[${id}]::text[]
      and (id = ${id} or kind = 'internal')
    union
    select u.id from unit u join inside on u.region_id = ${regionId} and u.successor_id = inside.id
  ) select id from inside`;
