import { sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { containing, reached, title } from './list.ts';

export interface MediaWish {
  unit?: string | undefined;
  /** A part of the file's name or of the title of an item that shows it. */
  search?: string | undefined;
  page: number;
  pageSize: number;
}

/** A file with the items that show it, in their draft or in any version. */
export interface MediaFile {
  fileId: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** When it was uploaded: ISO text. */
  createdAt: string;
  items: { id: string; title: string; unitName: string }[];
}

interface MediaRow extends Omit<MediaFile, 'createdAt'> {
  createdAt: Date;
  total: number;
}

/** A page of the files of the items that the actor may see, newest first; one query. */
export const listMedia = async (
  db: Db,
  actor: Actor,
  regionId: string,
  { unit, search, page, pageSize }: MediaWish,
): Promise<{ items: MediaFile[]; total: number }> => {
  const ofUnit = unit ? sql`i.unit_id = ${unit}` : sql`true`;
  const found = search
    ? sql`(f.name ilike ${containing(search)} or bool_or(s.title ilike ${containing(search)}))`
    : sql`true`;
  const { rows } = await sql<MediaRow>`
    with shown as (
      select distinct x.file_id, i.id, coalesce(${title}, '') as title, u.name as unit_name
      from item_file x
      join item i on i.region_id = x.region_id and i.id = x.item_id
      join unit u on u.region_id = i.region_id and u.id = i.unit_id
      where x.region_id = ${regionId} and ${ofUnit} and ${reached(actor, 'item.read', regionId)})
    select f.id as "fileId", f.name, f.type, f.size, f.created_at as "createdAt",
      jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'unitName', s.unit_name)
        order by s.title, s.id) as items,
      count(*) over () as total
    from shown s join file f on f.region_id = ${regionId} and f.id = s.file_id
    group by f.id, f.name, f.type, f.size, f.created_at
    having ${found}
    order by f.created_at desc, f.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return {
    items: rows.map(({ total: _, createdAt, size, ...row }) => ({
      ...row,
      size: Number(size),
      createdAt: createdAt.toISOString(),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
};
