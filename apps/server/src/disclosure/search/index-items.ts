import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/open.ts';
import type { PublicChange, PublicChanges } from '../changes.ts';
import type { Attachment, Benefit, Form, ItemKind } from '../content.ts';
import { searchedLength, tags, vectorOf } from './lexemes.ts';
import { plainText } from './plain.ts';
import { narrow, termsOf } from './words.ts';

interface Source {
  id: string;
  unitId: string;
  columnPath: string[];
  title: string;
  year: number;
  publishedAt: Date;
  form: Form;
  kind: ItemKind;
  topics: string[];
  validFrom: string | null;
  validTo: string | null;
  documentNo: string | null;
  indexNo: string;
  summary: string | null;
  body: string;
  keywords: string[];
  attachments: Attachment[];
  benefits: Benefit[];
  files: string[];
}

/**
 * The items as they are published now, with the texts of their files. Each is locked until the transaction ends, so
 * that two who index it at once do it one after the other and the later sees the newest.
 */
const readSources = async (tx: Tx, regionId: string, ids: readonly string[]): Promise<Source[]> => {
  const { rows } = await sql<Source>`
    with locked as materialized (
      select * from item where region_id = ${regionId} and id = any(${ids}::text[]) order by id for no key update
    )
    select i.id, i.unit_id as "unitId", c.path as "columnPath", i.title,
      extract(year from i.published_at at time zone 'Asia/Shanghai')::int as year,
      i.published_at as "publishedAt", i.form, i.kind, i.topics, i.valid_from as "validFrom",
      i.valid_to as "validTo", i.document_no as "documentNo", i.index_no as "indexNo", i.summary,
      v.content ->> 'body' as body, coalesce(v.content -> 'keywords', '[]') as keywords,
      coalesce(v.content -> 'attachments', '[]') as attachments,
      coalesce(v.content -> 'benefits', '[]') as benefits,
      array(select left(t.text, ${searchedLength}) from item_file f
        join file_text t on t.region_id = f.region_id and t.file_id = f.file_id
        where f.region_id = i.region_id and f.item_id = i.id and f.no = i.published_no order by f.sort) as files
    from locked i
    join catalogue_column c on c.region_id = i.region_id and c.id = i.column_id
    join item_version v on v.region_id = i.region_id and v.item_id = i.id and v.no = i.published_no
    where i.standing = 'published'`.execute(tx);
  return rows;
};

const tagsOf = (regionId: string, item: Source): string[] => [
  tags.region(regionId),
  tags.unit(item.unitId),
  ...item.columnPath.map(tags.column),
  ...item.topics.map(tags.topic),
  tags.year(item.year),
  tags.form(item.form),
  tags.kind(item.kind),
  ...new Set(item.benefits.map(({ audience }) => tags.audience(audience))),
];

const entryOf = async (regionId: string, item: Source) => {
  const numbers = [item.documentNo ?? '', item.indexNo];
  const body = [item.summary ?? '', plainText(item.body), item.keywords.join(' '), ...numbers].join('\n');
  const attached = [...item.attachments.map(({ name }) => name), ...item.files].join('\n');
  return {
    item_id: item.id,
    unit_id: item.unitId,
    column_path: item.columnPath,
    title: item.title,
    published_at: item.publishedAt,
    year: item.year,
    form: item.form,
    kind: item.kind,
    topics: item.topics,
    valid_from: item.validFrom,
    valid_to: item.validTo,
    tokens: await vectorOf({ A: item.title, B: body, C: attached }, tagsOf(regionId, item)),
    text: narrow(`${plainText(item.body)}\n${attached}`.trim()).slice(0, searchedLength),
  };
};

type Entry = Awaited<ReturnType<typeof entryOf>>;

const upsert = (tx: Tx, regionId: string, entries: readonly Entry[]) =>
  sql`
  insert into search_entry (region_id, item_id, unit_id, column_path, title, published_at, year, form, kind, topics,
    valid_from, valid_to, tokens, text)
  select ${regionId}, x.item_id, x.unit_id, array(select jsonb_array_elements_text(x.column_path)), x.title,
    x.published_at, x.year, x.form, x.kind, array(select jsonb_array_elements_text(x.topics)), x.valid_from,
    x.valid_to, x.tokens::tsvector, x.text
  from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as x (item_id text, unit_id text, column_path jsonb,
    title text, published_at timestamptz, year integer, form text, kind text, topics jsonb, valid_from text,
    valid_to text, tokens text, text text)
  on conflict (region_id, item_id) do update set unit_id = excluded.unit_id, column_path = excluded.column_path,
    title = excluded.title, published_at = excluded.published_at, year = excluded.year, form = excluded.form,
    kind = excluded.kind, topics = excluded.topics, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
    tokens = excluded.tokens, text = excluded.text`.execute(tx);

/** The titles as they were indexed before. */
const indexedTitles = async (tx: Tx, regionId: string, ids: readonly string[]): Promise<string[]> =>
  (
    await tx
      .selectFrom('search_entry')
      .select('title')
      .where('region_id', '=', regionId)
      .where('item_id', '=', sql<string>`any(${ids}::text[])`)
      .execute()
  ).map(({ title }) => title);

/** By how much the words of titles have become more or fewer. */
const changesOf = (
  before: readonly string[],
  after: readonly string[],
): { word: string; count: number }[] => {
  const counts = new Map<string, number>();
  const add = (titles: readonly string[], by: number) => {
    for (const word of titles.flatMap(termsOf)) counts.set(word, (counts.get(word) ?? 0) + by);
  };
  add(before, -1);
  add(after, 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
};

/** In the order of the words, so that two who count at once wait for each other and not in a circle. */
const countWords = async (tx: Tx, regionId: string, changes: readonly object[]): Promise<void> => {
  if (changes.length === 0) return;
  await sql`
    insert into search_word as w (region_id, word, count)
    select ${regionId}, x.word, x.count
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as x (word text, count integer)
    order by x.word
    on conflict (region_id, word) do update set count = w.count + excluded.count`.execute(tx);
};

/** Brings the entries of some items up to what is published now, in the given transaction; again does no harm. */
export const indexIn = async (tx: Tx, regionId: string, ids: readonly string[]): Promise<void> => {
  const sources = await readSources(tx, regionId, ids);
  const before = await indexedTitles(tx, regionId, ids);
  const entries: Entry[] = [];
  for (const source of sources) entries.push(await entryOf(regionId, source));
  const shown = new Set(sources.map(({ id }) => id));
  const gone = ids.filter(id => !shown.has(id));
  if (gone.length > 0)
    await sql`delete from search_entry where region_id = ${regionId} and item_id = any(${gone}::text[])`.execute(
      tx,
    );
  if (entries.length > 0) await upsert(tx, regionId, entries);
  await countWords(
    tx,
    regionId,
    changesOf(
      before,
      sources.map(({ title }) => title),
    ),
  );
};

/** Items to a transaction. */
const atOnce = 200;

/**
 * Indexes many items, each as it is published now: added, renewed, or taken away where it is withdrawn.
 * @param changes told that what is found in the region is another now
 */
export const indexMany = async (
  db: Db,
  regionId: string,
  ids: readonly string[],
  changes?: PublicChanges,
): Promise<void> => {
  const change: PublicChange = { regionId, unitIds: [], columnIds: [], itemIds: [] };
  for (let from = 0; from < ids.length; from += atOnce) {
    await db.transaction().execute(async tx => {
      await indexIn(tx, regionId, ids.slice(from, from + atOnce));
      await changes?.announce(tx, change);
    });
    changes?.apply(change);
  }
};
