import { sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import { keepPrepared } from '../../platform/database/prepared.ts';
import type { ItemContent } from '../content.ts';
import type { LinkKind } from '../tables.ts';
import { type Reader, readNames } from './read-list.ts';
import type { ColumnLink } from './reads.ts';
import { type ItemRow, type Nameless, namelessJson } from './rows.ts';

interface ShownFile {
  id: string;
  name: string;
  size: number;
  type: string;
  /** Whether its text is known, and can be read on a page. */
  text: boolean;
}

export interface ShownLink {
  kind: LinkKind;
  /** Whether the link leads away from the item, or to it. */
  away: boolean;
  id: string;
  title: string;
  form: string;
  /** That the source has changed since the form was made from it. */
  outdated: boolean;
}

export interface ItemPage {
  standing: 'published' | 'withdrawn';
  withdrawnAt: string | null;
  item: ItemRow & { topics: string[] };
  no: number;
  content: ItemContent;
  /** Why this version is shown no more; null where it is. */
  hiddenReason: string | null;
  /** The column with those above it, the root first. */
  columns: (ColumnLink & { id: string; kind: string })[];
  files: ShownFile[];
  links: ShownLink[];
  /** The newest first; none where there is but one. */
  versions: { no: number; publishedAt: string; note: string; hiddenReason: string | null }[];
}

const filesOf = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type,
      'text', exists (select from file_text t where t.region_id = f.region_id and t.file_id = f.id and t.text <> ''))
    order by n.sort)
  from item_file n join file f on f.region_id = n.region_id and f.id = n.file_id
  where n.region_id = i.region_id and n.item_id = i.id and n.no = v.no), '[]')`;

const linksOf = sql`coalesce((
  select jsonb_agg(jsonb_build_object('kind', l.kind, 'away', l.from_id = i.id, 'id', o.id, 'title', o.title,
    'form', o.form, 'outdated', l.kind = 'derived' and l.source_no < s.published_no) order by l.kind, o.published_at desc)
  from (select * from item_link where region_id = i.region_id and from_id = i.id
    union all select * from item_link where region_id = i.region_id and to_id = i.id) l
  join item o on o.region_id = i.region_id and o.id = case when l.from_id = i.id then l.to_id else l.from_id end
  join item s on s.region_id = i.region_id and s.id = l.to_id
  where o.standing = 'published'), '[]')`;

/** What most items have not, asked for only where there is any: it makes a long statement, begun for nothing else. */
const hasMore = sql`exists (select from item_file n where n.region_id = i.region_id and n.item_id = i.id and n.no = v.no)
  or exists (select from item_link where region_id = i.region_id and from_id = i.id)
  or exists (select from item_link where region_id = i.region_id and to_id = i.id)`;

type More = Pick<ItemPage, 'files' | 'links'>;

type ItemRead = Omit<ItemPage, 'item' | 'columns' | keyof More> & {
  item: Nameless & { topics: string[] };
  more: boolean;
};

/** The item `i` of the id with its version `v` of the number, or the newest. */
const fromItem = (regionId: string, id: string, no: number | null) => sql`
  from item i
  left join item_version v on i.standing = 'published' and v.region_id = i.region_id and v.item_id = i.id
    and v.no = coalesce(${no}::int, i.published_no)
  where i.region_id = ${regionId} and i.id = ${id} and i.standing <> 'none'`;

const readMore = async (db: Db, from: ReturnType<typeof fromItem>): Promise<More> => {
  const { rows } =
    await sql<More>`${keepPrepared}select ${filesOf} as files, ${linksOf} as links ${from}`.execute(db);
  return rows[0] ?? { files: [], links: [] };
};

/**
 * An item that is or was published, as its page shows it, with the version of the number, or the newest; undefined
 * where nothing was ever published under this id. What is withdrawn comes without its content.
 */
export const readItem = async (
  reader: Reader,
  id: string,
  no: number | null = null,
): Promise<ItemPage | undefined> => {
  const { db, regionId } = reader;
  const from = fromItem(regionId, id, no);
  const reading = sql<ItemRead>`${keepPrepared}
    select i.standing, i.withdrawn_at as "withdrawnAt", ${namelessJson} || jsonb_build_object('topics', i.topics) as item,
      v.no, v.content, v.hidden_reason as "hiddenReason", ${hasMore} as more,
      case when i.published_no = 1 then '[]' else (select jsonb_agg(jsonb_build_object('no', o.no,
          'publishedAt', o.published_at, 'note', o.note, 'hiddenReason', o.hidden_reason) order by o.no desc)
        from item_version o where o.region_id = i.region_id and o.item_id = i.id) end as versions ${from}`.execute(
    db,
  );
  const [{ rows }, { named, pathOf }] = await Promise.all([reading, readNames(reader)]);
  const [row] = rows;
  if (!row || (row.standing === 'published' && row.content === null)) return undefined;
  const { more, item, ...rest } = row;
  const found = more ? await readMore(db, from) : { files: [], links: [] };
  return {
    ...rest,
    ...found,
    item: { ...named(item), topics: item.topics },
    columns: pathOf(item.columnId),
  };
};

/** A file that a published item shows now, with the item. */
export interface PublicFile {
  name: string;
  /** The name that the item gives it. */
  type: string;
  size: number;
  sha256: string;
  itemId: string;
  itemTitle: string;
}

const shownBy = sql`
  from item_file n
  join item i on i.region_id = n.region_id and i.id = n.item_id and i.published_no = n.no and i.standing = 'published'
  join file f on f.region_id = n.region_id and f.id = n.file_id`;

export const readPublicFile = async (db: Db, regionId: string, id: string): Promise<PublicFile | undefined> =>
  (
    await sql<PublicFile>`${keepPrepared}select f.name, f.type, f.size::float8 as size, f.sha256, i.id as "itemId", i.title as "itemTitle"
      ${shownBy} where n.region_id = ${regionId} and n.file_id = ${id} limit 1`.execute(db)
  ).rows[0];

/** Characters of a file that its page shows. */
const previewed = 200_000;

export interface Preview extends PublicFile {
  text: string;
  /** Whether there is more than is shown. */
  cut: boolean;
}

export const readPreview = async (db: Db, regionId: string, id: string): Promise<Preview | undefined> =>
  (
    await sql<Preview>`select f.name, f.type, f.size::float8 as size, f.sha256, i.id as "itemId", i.title as "itemTitle",
        left(t.text, ${previewed}) as text, char_length(t.text) > ${previewed} as cut
      ${shownBy} join file_text t on t.region_id = n.region_id and t.file_id = n.file_id
      where n.region_id = ${regionId} and n.file_id = ${id} and t.text <> '' limit 1`.execute(db)
  ).rows[0];
