import {
  addDays,
  type CalendarDate,
  disclosureLimit,
  type FlowStanding,
  type FlowWork,
  flowStateName,
  returnActions,
} from '@gongkai/law';
import type { z } from '@hono/zod-openapi';
import { type RawBuilder, sql } from 'kysely';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import { type Action, type Actor, type Scope, scopeOf } from '../../platform/permissions/index.ts';
import type { listedSchema } from './schemas.ts';
import { limitOf, officialCalendar } from './view.ts';

export interface ListWish {
  unit?: string | undefined;
  /** Itself with the columns below it. */
  column?: string | undefined;
  work?: FlowWork | undefined;
  standing?: FlowStanding | undefined;
  /** `todo`: what waits for me; `drafts`: drafts that I write on. */
  mine?: 'todo' | 'drafts' | undefined;
  /** Drafts that a reviewer gave back. */
  returned?: boolean | undefined;
  /** Not yet public, and past the 20 working days of Art. 26. */
  overdue?: boolean | undefined;
  /** Drafts that were put aside: in no list but this one. */
  aside?: boolean | undefined;
  text?: string | undefined;
  page: number;
  pageSize: number;
}

/** Whether the unit `u` of an item lies within what the actor reaches. */
export const reached = (actor: Actor, action: Action, regionId: string): RawBuilder<boolean> => {
  const { regions, own, below }: Scope = scopeOf(actor, action);
  return regions.includes(regionId)
    ? sql<boolean>`true`
    : sql<boolean>`(i.unit_id = any(${own}::text[]) or u.path && ${below}::text[])`;
};

/**
 * The newest day of formation for which the 20 working days (Art. 26) are over today. Later days of formation end
 * later, so that all up to it are overdue and none after it.
 */
export const overdueUpTo = (now: Date): string => {
  const today = chinaDay(now) as CalendarDate;
  const isOver = (day: CalendarDate): boolean =>
    disclosureLimit(day, today, officialCalendar()).state === 'overdue';
  let day = addDays(today, -20);
  // Twenty working days never take half a year; where the calendar ends before, none is known to be overdue.
  for (let back = 0; back < 180 && !isOver(day); back++) day = addDays(day, -1);
  return isOver(day) ? day : '0000-00-00';
};

const attribute = sql`coalesce(i.draft ->> 'attribute', i.attribute)`;
const formedOn = sql`coalesce(i.draft ->> 'formedOn', i.formed_on)`;
/** The title of an item `i`: of its draft where there is one. */
export const title = sql`coalesce(i.draft ->> 'title', i.title)`;

const isReturned = sql<boolean>`(i.work = 'draft' and e.action in (${sql.join(returnActions)}))`;

const isOverdue = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`(i.standing = 'none' and i.work is not null and ${attribute} = 'proactive' and ${formedOn} <> ''
    and ${formedOn} <= ${overdueUpTo(now)})`;

const isMine = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(${actor.id ?? ''} = any(i.drafters))`;

/** What waits for someone: to be reviewed or signed by them, or written on by them. */
const isTodo = (actor: Actor, regionId: string): RawBuilder<boolean> => sql<boolean>`(
  i.work = 'draft' and ${isMine(actor)} and ${attribute} = 'proactive'
  or not ${isMine(actor)} and (
    i.work in ('content', 'secrecy') and ${reached(actor, 'item.review', regionId)}
    or i.work = 'signing' and ${reached(actor, 'item.sign', regionId)}))`;

/** Any text with these words in it, as a pattern of SQL. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`;

const conditionsOf = (actor: Actor, regionId: string, wish: ListWish, now: Date): RawBuilder<unknown> => {
  const { unit, column, work, standing, mine, returned, overdue, aside = false, text } = wish;
  return sql.join(
    [
      reached(actor, 'item.read', regionId),
      aside
        ? sql`(i.standing = 'none' and i.work is null)`
        : sql`(i.standing <> 'none' or i.work is not null)`,
      ...(unit ? [sql`i.unit_id = ${unit}`] : []),
      ...(column ? [sql`c.path @> array[${column}]`] : []),
      ...(work ? [sql`i.work = ${work}`] : []),
      ...(standing ? [sql`i.standing = ${standing}`] : []),
      ...(mine === 'todo' ? [isTodo(actor, regionId)] : []),
      ...(mine === 'drafts' ? [sql`(i.work = 'draft' and ${isMine(actor)})`] : []),
      ...(returned ? [isReturned] : []),
      ...(overdue ? [isOverdue(now)] : []),
      ...(text
        ? [
            sql`(${title} ilike ${containing(text)} or i.index_no ilike ${containing(text)}
              or coalesce(i.draft ->> 'documentNo', i.document_no) ilike ${containing(text)})`,
          ]
        : []),
    ],
    sql` and `,
  );
};

interface ListedRow {
  id: string;
  title: string;
  unitId: string;
  unitName: string;
  columnId: string;
  columnName: string;
  standing: FlowStanding;
  work: FlowWork | null;
  urgent: boolean;
  returned: boolean;
  lastAction: string | null;
  lastActor: string;
  lastAt: Date;
  lastReason: string;
  kind: string;
  attribute: string;
  formedOn: string;
  publishAt: Date | null;
  indexNo: string | null;
  publishedAt: Date | null;
  updatedAt: Date;
  version: number;
  total: number;
}

const from = (regionId: string) => sql`
  from item i
  join unit u on u.region_id = i.region_id and u.id = i.unit_id
  join catalogue_column c on c.region_id = i.region_id and c.id = i.column_id
  left join lateral (select action, actor_name, at, reason from item_event
    where region_id = ${regionId} and item_id = i.id order by seq desc limit 1) e on true
  where i.region_id = ${regionId}`;

const listed = (
  {
    lastAction,
    lastActor,
    lastAt,
    lastReason,
    publishAt,
    publishedAt,
    updatedAt,
    total: _,
    ...row
  }: ListedRow,
  now: Date,
): z.input<typeof listedSchema> => ({
  ...row,
  stateName: flowStateName(row),
  last:
    lastAction === null
      ? null
      : { action: lastAction, actorName: lastActor, at: lastAt.toISOString(), reason: lastReason },
  limit: limitOf(row, now),
  publishAt: publishAt?.toISOString() ?? null,
  publishedAt: publishedAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
});

/** A page of the items that the actor may see, urgent ones and then the newest change first; one query. */
export const listItems = async (
  db: Db,
  actor: Actor,
  regionId: string,
  wish: ListWish,
  now: Date,
): Promise<{ items: z.input<typeof listedSchema>[]; total: number }> => {
  const { rows } = await sql<ListedRow>`
    select i.id, coalesce(${title}, '') as title, i.unit_id as "unitId", u.name as "unitName",
      i.column_id as "columnId", c.name as "columnName", i.standing, i.work, i.urgent, ${isReturned} as returned,
      e.action as "lastAction", e.actor_name as "lastActor", e.at as "lastAt", e.reason as "lastReason",
      coalesce(i.draft ->> 'kind', i.kind) as kind, ${attribute} as attribute, coalesce(${formedOn}, '') as "formedOn",
      i.publish_at as "publishAt", i.index_no as "indexNo", i.published_at as "publishedAt",
      i.updated_at as "updatedAt", i.version, count(*) over () as total
    ${from(regionId)} and ${conditionsOf(actor, regionId, wish, now)}
    order by (i.urgent and i.work is not null) desc, i.updated_at desc, i.id
    limit ${wish.pageSize} offset ${(wish.page - 1) * wish.pageSize}`.execute(db);
  return { items: rows.map(row => listed(row, now)), total: Number(rows[0]?.total ?? 0) };
};

/** How much there is in each of the lists of one's own work. */
export interface ItemCounts {
  todo: number;
  drafts: number;
  returned: number;
  overdue: number;
  /** By work state, of all that the actor may see. */
  works: Record<FlowWork, number>;
}

/** The numbers beside the lists of one's own work; one query over what is being worked on. */
export const countWork = async (db: Db, actor: Actor, regionId: string, now: Date): Promise<ItemCounts> => {
  const works = ['draft', 'content', 'secrecy', 'signing', 'scheduled'] as const;
  const { rows } = await sql<Record<string, number>>`
    select count(*) filter (where ${isTodo(actor, regionId)}) as todo,
      count(*) filter (where i.work = 'draft' and ${isMine(actor)}) as drafts,
      count(*) filter (where ${isReturned} and ${isMine(actor)}) as returned,
      count(*) filter (where ${isOverdue(now)}) as overdue,
      ${sql.join(works.map(work => sql`count(*) filter (where i.work = ${work}) as ${sql.ref(work)}`))}
    ${from(regionId)} and i.work is not null and ${reached(actor, 'item.read', regionId)}`.execute(db);
  const count = (name: string): number => Number(rows[0]?.[name] ?? 0);
  return {
    todo: count('todo'),
    drafts: count('drafts'),
    returned: count('returned'),
    overdue: count('overdue'),
    works: {
      draft: count('draft'),
      content: count('content'),
      secrecy: count('secrecy'),
      signing: count('signing'),
      scheduled: count('scheduled'),
    },
  };
};

/** 公文公开属性: of the documents formed in a year, how many were fixed as what, and how many are public. */
export interface DocumentShare {
  unitId: string;
  unitName: string;
  documents: number;
  proactive: number;
  onRequest: number;
  withheld: number;
  published: number;
  /** Published ones among all documents: 0 to 1; null where there is none. */
  share: number | null;
}

/** The share of its documents that each unit disclosed (Art. 17), of all years or of those formed in one. */
export const documentShare = async (
  db: Db,
  actor: Actor,
  regionId: string,
  year?: number,
): Promise<DocumentShare[]> => {
  const ofYear = year === undefined ? sql`true` : sql`left(${formedOn}, 4) = ${String(year)}`;
  const { rows } = await sql<Omit<DocumentShare, 'share'>>`
    select u.id as "unitId", u.name as "unitName", count(*) as documents,
      count(*) filter (where ${attribute} = 'proactive') as proactive,
      count(*) filter (where ${attribute} = 'on-request') as "onRequest",
      count(*) filter (where ${attribute} = 'withheld') as withheld,
      count(*) filter (where i.standing = 'published') as published
    from item i join unit u on u.region_id = i.region_id and u.id = i.unit_id
    where i.region_id = ${regionId} and (i.standing <> 'none' or i.work is not null)
      and coalesce(i.draft ->> 'kind', i.kind) <> 'information' and ${ofYear}
      and ${reached(actor, 'item.read', regionId)}
    group by u.id, u.name, u.sort order by u.sort, u.id`.execute(db);
  return rows.map(({ unitId, unitName, ...counts }) => {
    const documents = Number(counts.documents);
    const published = Number(counts.published);
    return {
      unitId,
      unitName,
      documents,
      proactive: Number(counts.proactive),
      onRequest: Number(counts.onRequest),
      withheld: Number(counts.withheld),
      published,
      share: documents === 0 ? null : published / documents,
    };
  });
};
