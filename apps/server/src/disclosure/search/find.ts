import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import { keepPrepared } from '../../platform/database/prepared.ts';
import type { Form, ItemKind } from '../content.ts';
import type { Question, SearchFilters } from './query.ts';

interface Found {
  id: string;
  unitId: string;
  /** Itself first, the root last. */
  columnPath: string[];
  title: string;
  publishedAt: Date;
  form: Form;
  kind: ItemKind;
  validFrom: string | null;
  validTo: string | null;
  /** A piece of the text around the first word that was asked for. */
  excerpt: string;
}

export interface Facet {
  by: 'year' | 'form' | 'unit';
  value: string;
  count: number;
}

export interface SearchResult {
  /** Up to 5,000; one more where there are more. */
  total: number;
  found: Found[];
  /** None where there are more than can be counted. */
  facets: Facet[];
}

interface Paging {
  page: number;
  pageSize: number;
}

export interface FindOptions extends Paging {
  sort: 'relevance' | 'newest';
  filters: SearchFilters;
}

/** Of those that say it in the title, and of all, the newest so many are ranked; the rest follow by their day. */
const ranked = 150;

/** As many are counted and sorted; of what more have, the newest are found by walking back from today. */
const counted = 5000;

/** How far that walk goes before all are sorted after all. */
const walked = 5000;

/** Of what holds the words of a phrase, the newest so many are looked through for the phrase itself. */
const lookedThrough = 1500;

/** Of those that say it in the title so many are looked at. */
const titles = 1000;

/** Characters of a text in which the excerpt is looked for, before the first word, and in all. */
const excerpt = { within: 20_000, before: 40, length: 150 };

const validity = ({ validity: asked }: SearchFilters): RawBuilder<unknown> => {
  if (!asked) return sql``;
  const { is, day } = asked;
  const conditions = {
    'in-force': sql`(valid_from is null or valid_from <= ${day}) and (valid_to is null or valid_to > ${day})`,
    ended: sql`valid_to <= ${day}`,
    future: sql`valid_from > ${day}`,
  };
  return sql`and kind in ('normative', 'rule') and ${conditions[is]}`;
};

const columns = sql`item_id, published_at, year, form, unit_id`;

/**
 * The query stands in a table of one row, and so the planner does not see how common its words are: it always asks the
 * index of words. Reading the words of every entry instead, which it takes for cheaper where many match, is not.
 */
const matching = (regionId: string, filters: SearchFilters) => sql`
  from search_entry where region_id = ${regionId} and tokens @@ (select query from asked) ${validity(filters)}`;

/** CTEs up to `hits`: all of them where they are few, else the newest, as many as the page needs. */
const hitsOf = (regionId: string, filters: SearchFilters, phrases: readonly string[], needed: number) => {
  const from = matching(regionId, filters);
  if (phrases.length > 0) {
    const together = phrases.map(
      phrase => sql`(strpos(lower(title), ${phrase}) > 0 or strpos(lower(text), ${phrase}) > 0)`,
    );
    return sql`few as materialized (select ${columns}
        from (select * ${from} order by published_at desc limit ${lookedThrough}) as newest
        where ${sql.join(together, sql` and `)}),
      size as materialized (select count(*)::int as count from few),
      hits as materialized (select * from few)`;
  }
  return sql`few as materialized (select ${columns} ${from} limit ${counted + 1}),
    size as materialized (select count(*)::int as count from few),
    newest as materialized (
      select ${columns} from (select * from search_entry where region_id = ${regionId}
        order by published_at desc limit ${walked}) e
      where (select count from size) > ${counted} and tokens @@ (select query from asked) ${validity(filters)}
      limit ${needed}),
    sorted as materialized (
      select ${columns} ${from} and (select count from size) > ${counted}
        and (select count(*) from newest) < ${needed} order by published_at desc limit ${needed}),
    hits as materialized (
      select * from few where (select count from size) <= ${counted}
      union all select * from newest where (select count(*) from newest) >= ${needed}
      union all select * from sorted)`;
};

/** The score of a candidate: its words by weight, more where the title says it all, a little less each year. */
const scored = (regionId: string): RawBuilder<unknown> => sql`
  select e.item_id, ts_rank('{0.02, 0.1, 0.3, 1}', e.tokens, a.query)
    * case when e.tokens @@ a.title_query then 3 else 1 end
    / (1 + greatest(0, extract(epoch from now() - e.published_at)) / 157680000) as score
  from asked a, search_entry e
  where e.region_id = ${regionId} and e.item_id in (
    (select h.item_id from hits h order by h.published_at desc limit ${ranked})
    union
    (select h.item_id from hits h
      join (select item_id from search_entry where region_id = ${regionId}
        and (select count from size) <= ${counted} and tokens @@ (select title_query from asked) limit ${titles}) t on t.item_id = h.item_id
      order by h.published_at desc limit ${ranked}))`;

/** What is found, with the whole count and the counts by year, form and unit: one statement. */
export const find = async (
  db: Db,
  regionId: string,
  question: Question,
  { page, pageSize, sort, filters }: FindOptions,
): Promise<SearchResult> => {
  if (question.query === null) return { total: 0, found: [], facets: [] };
  const byScore = sort === 'relevance' && question.titleQuery !== null;
  const { rows } = await sql<SearchResult>`${keepPrepared}
    with asked as materialized (
      select ${question.query}::tsquery as query, ${question.titleQuery ?? ''}::tsquery as title_query),
    ${hitsOf(regionId, filters, question.phrases, Math.max(page * pageSize, ranked))},
    scores as materialized (${byScore ? scored(regionId) : sql`select null::text as item_id, 0 as score limit 0`}),
    shown as materialized (
      select h.item_id, row_number() over (order by s.score desc nulls last, h.published_at desc, h.item_id) as place
      from hits h left join scores s on s.item_id = h.item_id
      order by s.score desc nulls last, h.published_at desc, h.item_id
      limit ${pageSize} offset ${(page - 1) * pageSize}
    ),
    counted as (
      select year, form, unit_id, count(*)::int as count from hits where (select count from size) <= ${counted}
      group by grouping sets ((year), (form), (unit_id))
    )
    select (select count from size) as total,
      coalesce((select jsonb_agg(jsonb_build_object(
          'by', case when year is not null then 'year' when form is not null then 'form' else 'unit' end,
          'value', coalesce(year::text, form, unit_id), 'count', count) order by count desc, year desc)
        from counted), '[]') as facets,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.item_id, 'unitId', e.unit_id, 'columnPath', e.column_path,
          'title', e.title, 'publishedAt', e.published_at, 'form', e.form, 'kind', e.kind, 'validFrom', e.valid_from,
          'validTo', e.valid_to, 'excerpt', x.excerpt) order by n.place)
        from shown n
        join search_entry e on e.region_id = ${regionId} and e.item_id = n.item_id
        -- Withdrawn or revised a moment ago: what the index has not heard of yet is not shown as it was.
        join item i on i.region_id = e.region_id and i.id = e.item_id and i.standing = 'published'
          and i.published_at = e.published_at
        cross join lateral (
          select substr(t.text, greatest(1, coalesce((
              select min(p) from (select nullif(strpos(lower(t.text), w), 0) as p
                from unnest(${question.marks}::text[]) w) at), 1) - ${excerpt.before}), ${excerpt.length}) as excerpt
          from (select left(e.text, ${excerpt.within}) as text) t) x), '[]') as found`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a search answered nothing');
  return { ...row, found: row.found.map(each => ({ ...each, publishedAt: new Date(each.publishedAt) })) };
};
