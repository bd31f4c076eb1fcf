/** The items of our portal written into WordPress: the same titles, bodies, columns, subjects and days. */
import type { Db } from '../../apps/server/src/platform/database/open.ts';
import type { WordPress } from './server.ts';

interface Row {
  id: string;
  title: string;
  body: string;
  column_id: string;
  subject_class: string;
  day: string;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const after = async (db: Db, regionId: string, last: string): Promise<Row[]> => {
  const rows = await db
    .selectFrom('item as i')
    .innerJoin('item_version as v', join =>
      join
        .onRef('v.region_id', '=', 'i.region_id')
        .onRef('v.item_id', '=', 'i.id')
        .onRef('v.no', '=', 'i.published_no'),
    )
    .select(['i.id', 'i.column_id', 'i.subject_class', 'v.content', 'v.published_at'])
    .where('i.region_id', '=', regionId)
    .where('i.id', '>', last)
    .orderBy('i.id')
    .limit(500)
    .execute();
  return rows.map(({ id, column_id, subject_class, content, published_at }) => ({
    id,
    column_id: column_id ?? '',
    subject_class: subject_class ?? '',
    title: content.title,
    body: content.body,
    day: published_at.toISOString().slice(0, 19).replace('T', ' '),
  }));
};

const post = ({ id, title, body, day }: Row): string => {
  const fields = [day, day, day, day, title, body, id.toLowerCase()].map(quoted);
  return `(1, ${fields.join(', ')}, '', '', '', '', 'publish', 'post')`;
};

const term = ({ id, column_id, subject_class }: Row): string =>
  `(${[id.toLowerCase(), column_id, subject_class].map(quoted).join(', ')})`;

/** One page of items, with what each belongs to. */
const statementsOf = (rows: readonly Row[]): string => `
  insert into wp_posts (post_author, post_date, post_date_gmt, post_modified, post_modified_gmt, post_title, post_content,
    post_name, post_excerpt, to_ping, pinged, post_content_filtered, post_status, post_type) values ${rows.map(post).join(',\n')};
  insert into bench_item (name, category, tag) values ${rows.map(term).join(',\n')};`;

const before = `
  delete from wp_posts; delete from wp_postmeta; delete from wp_comments; delete from wp_term_relationships;
  create table bench_item (name varchar(200) primary key, category varchar(190), tag varchar(190))
    collate utf8mb4_unicode_520_ci;`;

/** Categories of the columns and tags of the subjects, counted as WordPress counts them. */
const belonging = (pageSize: number): string => `
  insert into wp_terms (name, slug) select distinct category, replace(category, 'c', 'column-') from bench_item;
  insert into wp_term_taxonomy (term_id, taxonomy, description)
    select term_id, 'category', '' from wp_terms where slug like 'column-%';
  insert into wp_terms (name, slug) select tag, concat('subject-', row_number() over (order by tag))
    from (select distinct tag from bench_item) x;
  insert into wp_term_taxonomy (term_id, taxonomy, description)
    select term_id, 'post_tag', '' from wp_terms where slug like 'subject-%';
  insert into wp_term_relationships (object_id, term_taxonomy_id)
    select p.ID, tt.term_taxonomy_id from wp_posts p join bench_item b on b.name = p.post_name
    join wp_terms t on t.name in (b.category, b.tag) join wp_term_taxonomy tt on tt.term_id = t.term_id;
  update wp_term_taxonomy tt set count =
    (select count(*) from wp_term_relationships r where r.term_taxonomy_id = tt.term_taxonomy_id);
  update wp_posts set guid = concat((select option_value from wp_options where option_name = 'home'), '/?p=', ID);
  update wp_options set option_value = ${pageSize} where option_name = 'posts_per_page';
  update wp_options set option_value = '/%year%/%monthnum%/%day%/%postname%/' where option_name = 'permalink_structure';
  update wp_options set option_value = '' where option_name = 'rewrite_rules';
  drop table bench_item;
  analyze table wp_posts, wp_terms, wp_term_taxonomy, wp_term_relationships;`;

/** Writes every published item of the region; lists are then as long as ours. */
export const fillWordPress = (
  wordpress: WordPress,
  db: Db,
  regionId: string,
  pageSize: number,
): Promise<void> => {
  const statements = async function* () {
    yield before;
    for (let rows = await after(db, regionId, ''); rows.length > 0; ) {
      yield statementsOf(rows);
      rows = await after(db, regionId, rows.at(-1)?.id ?? '');
    }
    yield belonging(pageSize);
  };
  return wordpress.query(statements());
};
