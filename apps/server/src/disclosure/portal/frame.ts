import { sql } from 'kysely';
import type { RegionLevel, UnitKind } from '../../organization/index.ts';
import type { Db } from '../../platform/database/open.ts';

interface FrameUnit {
  id: string;
  name: string;
  shortName: string;
  kind: UnitKind;
}

interface FrameColumn {
  id: string;
  parentId: string | null;
  name: string;
  slug: string;
  kind: string;
}

interface Topic {
  id: string;
  name: string;
}

/** What every page of a region shows or needs: read once and kept until the region's organisation changes. */
export interface Frame {
  region: { id: string; name: string; level: RegionLevel };
  /** Units in force that have a window, in their order. */
  units: FrameUnit[];
  /** Columns of the region itself that are in use. */
  columns: FrameColumn[];
  topics: Topic[];
  /** Units that were merged, each with what it was merged into. */
  merged: { id: string; into: string }[];
  /** 主管部门. */
  officeId: string | null;
}

/** The frame of a region, or undefined where there is no such region; one statement. */
export const readFrame = async (db: Db, regionId: string, day: string): Promise<Frame | undefined> => {
  const { rows } = await sql<Frame>`
    select jsonb_build_object('id', r.id, 'name', r.name, 'level', r.level) as region,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name,
          'kind', u.kind) order by u.sort, u.id)
        from unit u where u.region_id = r.id and u.status = 'active' and u.kind <> 'internal'), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'parentId', c.parent_id, 'name', c.name,
          'slug', c.slug, 'kind', c.kind) order by c.sort, c.id)
        from catalogue_column c where c.region_id = r.id and c.unit_id is null
          and (c.to_day is null or c.to_day > ${day})), '[]') as columns,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.sort, t.id)
        from topic t where t.region_id = r.id and (t.to_day is null or t.to_day > ${day})), '[]') as topics,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'into', u.successor_id))
        from unit u where u.region_id = r.id and u.successor_id is not null), '[]') as merged,
      (select u.id from unit u where u.region_id = r.id and u.status = 'active' and u.kind = 'office'
        order by u.sort, u.id limit 1) as "officeId"
    from region r where r.id = ${regionId}`.execute(db);
  return rows[0];
};

/** A unit with those that were merged into it, one after the other. */
export const withMerged = ({ merged }: Pick<Frame, 'merged'>, id: string): string[] => {
  const found = new Set([id]);
  for (const unit of found) for (const { id: other, into } of merged) if (into === unit) found.add(other);
  return [...found];
};

/** The region of the home page: the highest that has units, the first by its code. */
export const topRegion = async (db: Db): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from region r where exists (select from unit u where u.region_id = r.id and u.status = 'active')
    order by array_position(array['province', 'city', 'county', 'township'], level), id limit 1`.execute(db);
  return rows[0]?.id;
};
