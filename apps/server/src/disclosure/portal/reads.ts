/** What the pages read: what changes with each publication in a statement of its own, the rest as fragments. */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import { keepPrepared } from '../../platform/database/prepared.ts';
import { made } from './cache.ts';
import { kindLists } from './labels.ts';
import {
  columnsOf,
  countInForce,
  countPublished,
  type ListPage,
  newest,
  type Reader,
  readPage,
} from './read-list.ts';
import { type Cursor, type ItemRow, itemJson, newestOf, type Source, unitsOfWindow } from './rows.ts';

export type { ListPage } from './read-list.ts';

export interface ColumnLink {
  name: string;
  slug: string;
}

const one = async <T>(db: Db, query: ReturnType<typeof sql<T>>): Promise<T | undefined> =>
  (await query.execute(db)).rows[0];

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

/** Items of a group on the home page, and of the newest. */
const groupSize = 6;
const newestSize = 8;

/** The columns of some kinds, of the region and of its units. */
export const kindSource = (regionId: string, kinds: readonly string[]): Source => ({
  by: 'columns',
  ids: sql`select id from catalogue_column where region_id = ${regionId} and kind = any(${[...kinds]}::text[])`,
});

/** The ids of the columns of some kinds. */
const idsOfKinds = async (reader: Reader, kinds: readonly string[]): Promise<string[]> =>
  (await columnsOf(reader)).flatMap(({ id, kind }) => (kinds.includes(kind) ? [id] : []));

/** The newest of a group of the home page: read again where something was published in one of its columns. */
const groupOf = async (reader: Reader, { id, kinds }: (typeof kindLists)[number]) => {
  const ids = await idsOfKinds(reader, kinds);
  const tags = ids.map(column => made.column(reader.regionId, column));
  const items = await reader.fragments.once(reader.regionId, `group ${id}`, tags, () =>
    newest(reader, { by: 'columns', ids }, groupSize),
  );
  return { id, items };
};

/** Decisions that are shown, counted up to what the page says of them. */
const countDecisions = ({ db, fragments, regionId }: Reader): Promise<number> =>
  fragments.once(regionId, 'decisions', [], async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select 1 from decision where region_id = ${regionId} and published_at is not null and withdrawn_at is null
      limit 10001) d`.execute(db);
    return rows[0]?.count ?? 0;
  });

export const readHome = async (reader: Reader, day: string): Promise<HomePage> => {
  const [newestItems, groups, published, inForce, decisions] = await Promise.all([
    newest(reader, { by: 'region' }, newestSize),
    Promise.all(kindLists.map(list => groupOf(reader, list))),
    countPublished(reader),
    countInForce(reader, day),
    countDecisions(reader),
  ]);
  return { newest: newestItems, groups, published, inForce, decisions };
};

/** A list over the whole region: everything (no kinds), or what stands in columns of some kinds. */
export const readList = async (
  reader: Reader,
  kinds: readonly string[] | null,
  page: number,
): Promise<ListPage> =>
  readPage(reader, kinds ? { by: 'columns', ids: await idsOfKinds(reader, kinds) } : { by: 'region' }, page);

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

type ColumnHead = Omit<ColumnPage, keyof ListPage>;

const readColumnHead = (db: Db, regionId: string, slug: string): Promise<ColumnHead | undefined> =>
  one(
    db,
    sql<ColumnHead>`select jsonb_build_object('id', c.id, 'name', c.name, 'slug', c.slug,
        'description', c.description, 'keywords', c.keywords, 'kind', c.kind, 'articles', c.articles,
        'unitId', c.unit_id, 'path', c.path,
        'unitName', (select name from unit u where u.region_id = c.region_id and u.id = c.unit_id),
        'dutyUnitName', (select name from unit u where u.region_id = c.region_id and u.id = c.duty_unit_id)) as column,
      coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'slug', a.slug) order by cardinality(a.path))
        from catalogue_column a where a.region_id = c.region_id and a.id = any(c.path) and a.id <> c.id), '[]') as above,
      coalesce((select jsonb_agg(jsonb_build_object('name', b.name, 'slug', b.slug) order by b.sort, b.id)
        from catalogue_column b where b.region_id = c.region_id and b.parent_id = c.id), '[]') as below
    from catalogue_column c where c.region_id = ${regionId} and c.slug = ${slug}`,
  );

export const readColumn = async (
  reader: Reader,
  slug: string,
  page: number,
): Promise<ColumnPage | undefined> => {
  const { db, fragments, regionId } = reader;
  const head = await fragments.once(regionId, `column ${slug}`, [], () => readColumnHead(db, regionId, slug));
  if (!head) return undefined;
  const ids = (await columnsOf(reader)).flatMap(({ id, path }) =>
    path.includes(head.column.id) ? [id] : [],
  );
  return { ...head, ...(await readPage(reader, { by: 'columns', ids }, page)) };
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

type UnitHead = Omit<UnitPage, keyof ListPage>;

const readUnitHead = (db: Db, regionId: string, id: string): Promise<UnitHead | undefined> =>
  one(
    db,
    sql<UnitHead>`select jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'kind', u.kind,
        'status', u.status, 'successorId', u.successor_id, 'toDay', u.to_day, 'address', u.address, 'hours', u.hours,
        'telephone', u.telephone, 'fax', u.fax, 'email', u.email, 'website', u.website) as unit,
      array(${unitsOfWindow(regionId, id)}) as "unitIds",
      array(select p.name from unit p where p.region_id = u.region_id and p.successor_id = u.id order by p.to_day) as predecessors,
      coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'name', d.name, 'post', d.post,
          'section', d.section, 'telephone', d.telephone, 'duties', d.duties) order by d.sort, d.id)
        from duty d where d.region_id = u.region_id and d.unit_id = u.id and d.to_day is null), '[]') as roster,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'parentId', c.parent_id, 'name', c.name,
          'slug', c.slug, 'kind', c.kind) order by c.sort, c.id)
        from catalogue_column c where c.region_id = u.region_id and c.unit_id = u.id and c.to_day is null), '[]') as columns
    from unit u where u.region_id = ${regionId} and u.id = ${id}`,
  );

export const readUnitPage = async (
  reader: Reader,
  id: string,
  page: number,
): Promise<UnitPage | undefined> => {
  const { db, fragments, regionId } = reader;
  const head = await fragments.once(regionId, `unit ${id}`, [], () => readUnitHead(db, regionId, id));
  return head && { ...head, ...(await readPage(reader, { by: 'units', ids: head.unitIds }, page)) };
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

export const readNamed = async (reader: Reader, slug: string, page: number): Promise<ListPage> => {
  const ids = (await columnsOf(reader)).flatMap(column =>
    column.slug === slug || column.slug.endsWith(`-${slug}`) ? [column.id] : [],
  );
  return readPage(reader, { by: 'columns', ids }, page);
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
