/** Library, 政策与我, decisions, site map: what these pages read, one statement each. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import type { Benefit } from '../content.ts';
import type { ShownValidity } from './labels.ts';
import type { ListPage } from './reads.ts';
import { itemJson, mostTurned, pageSize } from './rows.ts';

export interface LibraryFilter {
  validity: ShownValidity | undefined;
  /** Of issue: the year of the formed date. */
  year: number | undefined;
  unitId: string | undefined;
  page: number;
}

const has = (kind: string, day: string) =>
  sql`exists (select from validity_event e where e.region_id = i.region_id and e.item_id = i.id
    and e.kind = ${kind} and e.day <= ${day})`;

/** The states of law's `validityOn`, as conditions. */
const stateIs = (day: string): Readonly<Record<ShownValidity, RawBuilder<unknown>>> => {
  const ended = sql`i.valid_to <= ${day}`;
  const goes = sql`(i.valid_to is null or i.valid_to > ${day})`;
  const begun = sql`(i.valid_from is null or i.valid_from <= ${day})`;
  // Repealed and expired differ by what ended it: a repeal on the very day on which it ended.
  const repeal = sql`exists (select from validity_event e where e.region_id = i.region_id and e.item_id = i.id
    and e.kind = 'repeal' and e.day = i.valid_to)`;
  return {
    pending: sql`i.valid_from > ${day} and ${goes}`,
    'in-force': sql`${begun} and ${goes} and not ${has('amend', day)}`,
    amended: sql`${begun} and ${goes} and ${has('amend', day)}`,
    repealed: sql`${ended} and ${repeal}`,
    expired: sql`${ended} and not ${repeal}`,
  };
};

/** The library of rules and normative documents, the newest in force first. */
export const readLibrary = async (
  db: Db,
  regionId: string,
  day: string,
  { validity, year, unitId, page }: LibraryFilter,
): Promise<ListPage & { years: number[] }> => {
  const documents = sql`region_id = ${regionId} and standing = 'published' and kind in ('normative', 'rule')`;
  const { rows } = await sql<ListPage & { years: number[] }>`
    with found as materialized (
      select i.* from item i where ${documents}
        ${validity ? sql`and ${stateIs(day)[validity]}` : sql``}
        ${year ? sql`and left(i.formed_on, 4) = ${String(year)}` : sql``}
        ${unitId ? sql`and i.unit_id = ${unitId}` : sql``}
    ), shown as (
      select * from found order by formed_on desc, id desc limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select coalesce((select jsonb_agg(${itemJson} order by i.formed_on desc, i.id desc) from shown i), '[]') as items,
      (select least(count(*), ${mostTurned + 1})::int from found) as total,
      array(select distinct left(formed_on, 4)::int as y from item where ${documents} order by y desc) as years`.execute(
    db,
  );
  return rows[0] ?? { items: [], total: 0, years: [] };
};

export interface ShownBenefit extends Benefit {
  itemId: string;
  itemTitle: string;
  unitName: string;
}

/** What someone of an audience gets, must do, or must not miss, out of documents in force on the day. */
export const readBenefits = async (
  db: Db,
  regionId: string,
  audience: string,
  day: string,
): Promise<ShownBenefit[]> => {
  const { rows } = await sql<ShownBenefit>`
    select b.value ->> 'audience' as audience, b.value ->> 'kind' as kind, b.value ->> 'text' as text,
      b.value ->> 'clause' as clause, b.value ->> 'fromDay' as "fromDay", b.value ->> 'toDay' as "toDay",
      i.id as "itemId", i.title as "itemTitle",
      (select u.name from unit u where u.region_id = i.region_id and u.id = i.unit_id) as "unitName"
    from search_entry e
    join item i on i.region_id = e.region_id and i.id = e.item_id and i.standing = 'published'
    join item_version v on v.region_id = i.region_id and v.item_id = i.id and v.no = i.published_no
    cross join lateral jsonb_array_elements(v.content -> 'benefits') b
    where e.region_id = ${regionId} and e.tokens @@ ${`'r:${regionId}' & 'b:${audience}'`}::tsquery
      and b.value ->> 'audience' = ${audience}
      and (i.kind not in ('normative', 'rule') or i.valid_from is null or i.valid_from <= ${day}) and (i.valid_to is null or i.valid_to > ${day})
      and (b.value ->> 'toDay' is null or b.value ->> 'toDay' >= ${day})
    order by b.value ->> 'toDay' nulls last, i.published_at desc, i.id limit 500`.execute(db);
  return rows;
};

export type DecisionKind = 'licence' | 'penalty';

/** A decision as the portal shows it: of a person only what may be shown. */
export interface ShownDecision {
  id: string;
  unitId: string;
  unitName: string;
  documentNo: string;
  name: string;
  party: string;
  creditCode: string;
  category: string;
  content: string;
  basis: string;
  organ: string;
  decidedOn: string;
  validTo: string | null;
  amount: number | null;
}

export interface DecisionCursor {
  decidedOn: string;
  id: string;
}

const decisionJson = sql`jsonb_build_object('id', d.id, 'unitId', d.unit_id, 'documentNo', d.document_no, 'name', d.name,
  'unitName', (select u.name from unit u where u.region_id = d.region_id and u.id = d.unit_id),
  'party', d.party_shown, 'creditCode', case d.party_kind when 'organization' then d.credit_code else '' end,
  'category', d.category, 'content', d.content, 'basis', d.basis, 'organ', d.organ, 'decidedOn', d.decided_on,
  'validTo', d.valid_to, 'amount', d.amount)`;

const shownDecisions = (regionId: string, kind: DecisionKind, unitId: string | undefined) => sql`
  d.region_id = ${regionId} and d.kind = ${kind} and d.published_at is not null and d.withdrawn_at is null
  ${unitId ? sql`and d.unit_id = ${unitId}` : sql``}`;

export const readDecisions = async (
  db: Db,
  regionId: string,
  kind: DecisionKind,
  unitId: string | undefined,
  page: number,
): Promise<{ decisions: ShownDecision[]; total: number }> => {
  const where = shownDecisions(regionId, kind, unitId);
  const { rows } = await sql<{ decisions: ShownDecision[]; total: number }>`
    select coalesce((select jsonb_agg(${decisionJson} order by d.decided_on desc, d.id desc) from (
        select * from decision d where ${where} order by decided_on desc, id desc
        limit ${pageSize} offset ${(page - 1) * pageSize}) d), '[]') as decisions,
      (select count(*)::int from (select 1 from decision d where ${where} limit ${mostTurned + 1}) c) as total`.execute(
    db,
  );
  return rows[0] ?? { decisions: [], total: 0 };
};

export const readDecisionsAfter = async (
  db: Db,
  regionId: string,
  kind: DecisionKind,
  unitId: string | undefined,
  limit: number,
  cursor: DecisionCursor | undefined,
): Promise<ShownDecision[]> => {
  const after = cursor ? sql`and (d.decided_on, d.id) < (${cursor.decidedOn}, ${cursor.id})` : sql``;
  const { rows } = await sql<{ decision: ShownDecision }>`
    select ${decisionJson} as decision from decision d where ${shownDecisions(regionId, kind, unitId)} ${after}
    order by d.decided_on desc, d.id desc limit ${limit}`.execute(db);
  return rows.map(({ decision }) => decision);
};

export interface MapColumn {
  id: string;
  parentId: string | null;
  name: string;
  slug: string;
  unitId: string | null;
}

/** Every column in use, for the site map. */
export const readMap = async (db: Db, regionId: string): Promise<MapColumn[]> =>
  (
    await sql<MapColumn>`select id, parent_id as "parentId", name, slug, unit_id as "unitId" from catalogue_column
      where region_id = ${regionId} and to_day is null order by sort, id`.execute(db)
  ).rows;

/** Addresses in one part of the site's map for search engines. */
export const sitemapPart = 20_000;

export interface SitemapItem {
  id: string;
  publishedAt: Date;
}

/** The items of a part, the oldest first, so that parts that are full do not change when something is added. */
export const readSitemap = async (db: Db, regionId: string, part: number): Promise<SitemapItem[]> =>
  (
    await sql<SitemapItem>`select id, published_at as "publishedAt" from item
      where region_id = ${regionId} and standing = 'published' order by published_at, id
      limit ${sitemapPart} offset ${(part - 1) * sitemapPart}`.execute(db)
  ).rows;

export const countPublished = async (db: Db, regionId: string): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*)::int as count from item
      where region_id = ${regionId} and standing = 'published'`.execute(db)
  ).rows[0]?.count ?? 0;
