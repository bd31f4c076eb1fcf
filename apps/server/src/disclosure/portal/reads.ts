/** What the pages read, one statement a page. */
import { sql } from 'kysely';
import { type Db, keepPrepared } from '../../platform/database/open.ts';
import { kindLists } from './labels.ts';
import {
  type Cursor,
  columnsBelow,
  countOf,
  type ItemRow,
  itemJson,
  newestOf,
  pageSize,
  type Source,
  unitsOfWindow,
} from './rows.ts';

export interface ColumnLink {
  name: string;
  slug: string;
}

const one = async <T>(db: Db, query: ReturnType<typeof sql<T>>): Promise<T | undefined> =>
  (await query.execute(db)).rows[0];

export interface ListPage {
  items: ItemRow[];
  total: number;
}

const itemsOf = (regionId: string, source: Source, limit: number, offset = 0, cursor?: Cursor) =>
  sql<ItemRow[]>`coalesce((select jsonb_agg(${itemJson} order by i.published_at desc, i.id desc)
    from ${newestOf(regionId, source, { limit, offset, cursor })} i), '[]')`;

export interface HomePage {
  newest: ItemRow[];
  groups: { id: string; items: ItemRow[] }[];
  published: number;
  inForce: number;
  decisions: number;
}

/** Items of a group on the home page. */
const groupSize = 6;

/** The columns of some kinds, of the region and of its units. */
export const kindSource = (regionId: string, kinds: readonly string[]): Source => ({
  by: 'columns',
  ids: sql`select id from catalogue_column where region_id = ${regionId} and kind = any(${[...kinds]}::text[])`,
});

export const readHome = async (db: Db, regionId: string, day: string): Promise<HomePage | undefined> =>
  one(
    db,
    sql<HomePage>`${keepPrepared}select ${itemsOf(regionId, { by: 'region' }, 8)} as newest,
      jsonb_build_array(${sql.join(
        kindLists.map(
          ({ id, kinds }) =>
            sql`jsonb_build_object('id', ${id}::text, 'items', ${itemsOf(regionId, kindSource(regionId, kinds), groupSize)})`,
        ),
      )}) as groups,
      ${countOf(regionId, { by: 'region' })} as published,
      (select count(*)::int from item where region_id = ${regionId} and standing = 'published'
        and kind in ('normative', 'rule') and (valid_from is null or valid_from <= ${day}) and (valid_to is null or valid_to > ${day})) as "inForce",
      (select count(*)::int from (select 1 from decision where region_id = ${regionId}
        and published_at is not null and withdrawn_at is null limit 10001) d) as decisions`,
  );

/** A list over the whole region: everything (no kinds), or what stands in columns of some kinds. */
export const readList = async (
  db: Db,
  regionId: string,
  kinds: readonly string[] | null,
  page: number,
): Promise<ListPage | undefined> => {
  const source: Source = kinds ? kindSource(regionId, kinds) : { by: 'region' };
  return one(
    db,
    sql<ListPage>`${keepPrepared}select ${itemsOf(regionId, source, pageSize, (page - 1) * pageSize)} as items,
      ${countOf(regionId, source)} as total`,
  );
};

export interface ColumnPage extends ListPage {
  column: {
    id: string;
    name: string;
    slug: string;
    description: string;
    keywords: string;
    kind: string;
    articles: string[];
    unitId: string | null;
    unitName: string | null;
    dutyUnitName: string | null;
    path: string[];
  };
  /** Those above it, the root first. */
  above: ColumnLink[];
  below: ColumnLink[];
}

export const readColumn = async (
  db: Db,
  regionId: string,
  slug: string,
  page: number,
): Promise<ColumnPage | undefined> => {
  const source: Source = { by: 'columns', ids: columnsBelow(regionId, sql`c.id`) };
  return one(
    db,
    sql<ColumnPage>`${keepPrepared}select jsonb_build_object('id', c.id, 'name', c.name, 'slug', c.slug,
        'description', c.description, 'keywords', c.keywords, 'kind', c.kind, 'articles', c.articles,
        'unitId', c.unit_id, 'path', c.path,
        'unitName', (select name from unit u where u.region_id = c.region_id and u.id = c.unit_id),
        'dutyUnitName', (select name from unit u where u.region_id = c.region_id and u.id = c.duty_unit_id)) as column,
      coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'slug', a.slug) order by cardinality(a.path))
        from catalogue_column a where a.region_id = c.region_id and a.id = any(c.path) and a.id <> c.id), '[]') as above,
      coalesce((select jsonb_agg(jsonb_build_object('name', b.name, 'slug', b.slug) order by b.sort, b.id)
        from catalogue_column b where b.region_id = c.region_id and b.parent_id = c.id), '[]') as below,
      ${itemsOf(regionId, source, pageSize, (page - 1) * pageSize)} as items,
      ${countOf(regionId, source)} as total
    from catalogue_column c where c.region_id = ${regionId} and c.slug = ${slug}`,
  );
};

export interface UnitColumn extends ColumnLink {
  id: string;
  parentId: string | null;
  kind: string;
}

export interface Person {
  kind: string;
  name: string;
  post: string;
  section: string;
  telephone: string;
  duties: string;
}

export interface UnitPage extends ListPage {
  unit: {
    id: string;
    name: string;
    shortName: string;
    kind: string;
    status: string;
    successorId: string | null;
    toDay: string | null;
    address: string;
    hours: string;
    telephone: string;
    fax: string;
    email: string;
    website: string;
  };
  /** Of whose information the window shows: itself, parts of it, and what was merged into it. */
  unitIds: string[];
  predecessors: string[];
  roster: Person[];
  columns: UnitColumn[];
}

export const readUnitPage = async (
  db: Db,
  regionId: string,
  id: string,
  page: number,
): Promise<UnitPage | undefined> => {
  const source: Source = { by: 'units', ids: unitsOfWindow(regionId, id) };
  return one(
    db,
    sql<UnitPage>`${keepPrepared}select jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'kind', u.kind,
        'status', u.status, 'successorId', u.successor_id, 'toDay', u.to_day, 'address', u.address, 'hours', u.hours,
        'telephone', u.telephone, 'fax', u.fax, 'email', u.email, 'website', u.website) as unit,
      array(${unitsOfWindow(regionId, id)}) as "unitIds",
      array(select p.name from unit p where p.region_id = u.region_id and p.successor_id = u.id order by p.to_day) as predecessors,
      coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'name', d.name, 'post', d.post,
          'section', d.section, 'telephone', d.telephone, 'duties', d.duties) order by d.sort, d.id)
        from duty d where d.region_id = u.region_id and d.unit_id = u.id and d.to_day is null), '[]') as roster,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'parentId', c.parent_id, 'name', c.name,
          'slug', c.slug, 'kind', c.kind) order by c.sort, c.id)
        from catalogue_column c where c.region_id = u.region_id and c.unit_id = u.id and c.to_day is null), '[]') as columns,
      ${itemsOf(regionId, source, pageSize, (page - 1) * pageSize)} as items,
      ${countOf(regionId, source)} as total
    from unit u where u.region_id = ${regionId} and u.id = ${id}`,
  );
};

export interface StatutoryColumn extends ColumnLink {
  unitName: string | null;
  articles: string[];
  /** Whether something was published in it. */
  filled: boolean;
}

/** The columns that serve items of Art. 20 and 21: the region's own, and those of units. */
export const readStatutory = async (db: Db, regionId: string): Promise<StatutoryColumn[]> =>
  (
    await sql<StatutoryColumn>`select c.name, c.slug, u.name as "unitName", c.articles,
        exists (select from item i where i.region_id = c.region_id and i.column_id = c.id and i.standing = 'published') as filled
      from catalogue_column c left join unit u on u.region_id = c.region_id and u.id = c.unit_id
      where c.region_id = ${regionId} and cardinality(c.articles) > 0 and c.kind not in ('group', 'entrance') and c.to_day is null
      order by (c.unit_id is not null), u.sort, c.sort, c.id`.execute(db)
  ).rows;

/** The columns of this name, the region's and those of its units: 制度、年报. */
export const namedSource = (regionId: string, slug: string): Source => ({
  by: 'columns',
  ids: sql`select id from catalogue_column where region_id = ${regionId}
    and (slug = ${slug} or slug like ${`%-${slug}`})`,
});

export const readNamed = (
  db: Db,
  regionId: string,
  slug: string,
  page: number,
): Promise<ListPage | undefined> => {
  const source = namedSource(regionId, slug);
  return one(
    db,
    sql<ListPage>`${keepPrepared}select ${itemsOf(regionId, source, pageSize, (page - 1) * pageSize)} as items,
      ${countOf(regionId, source)} as total`,
  );
};

/** What a list of a column or a unit is called, and whose ids it is made of, its own first. */
export const readHead = (
  db: Db,
  regionId: string,
  of: { slug: string } | { unitId: string },
): Promise<{ name: string; ids: string[] } | undefined> =>
  one(
    db,
    'slug' in of
      ? sql<{ name: string; ids: string[] }>`select coalesce(u.name, '') || c.name as name, array[c.id] as ids
          from catalogue_column c left join unit u on u.region_id = c.region_id and u.id = c.unit_id
          where c.region_id = ${regionId} and c.slug = ${of.slug}`
      : sql<{ name: string; ids: string[] }>`select name, array(${unitsOfWindow(regionId, of.unitId)}) as ids
          from unit where region_id = ${regionId} and id = ${of.unitId}`,
  );

/** One part of a list for programs: so many items after the cursor. */
export const readPart = async (
  db: Db,
  regionId: string,
  source: Source,
  limit: number,
  cursor?: Cursor,
): Promise<ItemRow[]> =>
  (
    await one(
      db,
      sql<{
        items: ItemRow[];
      }>`${keepPrepared}select ${itemsOf(regionId, source, limit, 0, cursor)} as items`,
    )
  )?.items ?? [];
