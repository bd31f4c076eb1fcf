import { z } from '@hono/zod-openapi';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/open.ts';
import type { Tables } from '../platform/database/tables.ts';
import { type Actor, type Role, scopeOf } from '../platform/permissions/index.ts';
import type { Recorded } from '../platform/platform.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写作2025-01-31的样子');
const whole = (text: string) => z.coerce.number({ error: text }).int(text).min(1, text);

export const entriesQuery = z.object({
  region: z.string().optional(),
  subject: z.string().optional(),
  subjectId: z.string().optional(),
  /** The id of the person. */
  actor: z.string().optional(),
  /** Days in China, both included. */
  from: day.optional(),
  to: day.optional(),
  page: whole('页码应为从1开始的整数').default(1),
  pageSize: whole('每页条数应为1到100').max(100, '每页条数应为1到100').default(20),
});

export const entriesAnswer = z
  .object({
    items: z.array(
      z.object({
        regionId: z.string(),
        seq: z.number().int(),
        at: z.string(),
        actorId: z.string().nullable(),
        actorName: z.string(),
        origin: z.string(),
        action: z.string(),
        /** The action as people call it. */
        actionLabel: z.string(),
        subject: z.string(),
        /** The kind of thing as people call it. */
        subjectLabel: z.string(),
        subjectId: z.string(),
        before: z.unknown(),
        after: z.unknown(),
        hash: z.string(),
      }),
    ),
    total: z.number().int(),
    /** Every kind of thing that the log speaks of. */
    subjects: z.array(z.object({ id: z.string(), label: z.string() })),
  })
  .openapi('AuditEntries');

type Query = z.infer<typeof entriesQuery>;
type Answer = z.infer<typeof entriesAnswer>;
type Condition = ExpressionBuilder<Tables, 'audit_entry'>;

/** Regions that the actor may read the log of; undefined for all, as the program itself may. */
export const readableRegions = (actor: Actor): string[] | undefined =>
  actor.roles.some(({ role }: { role: Role }) => role === 'system')
    ? undefined
    : scopeOf(actor, 'audit.read').regions;

/** Midnight in China at the beginning of the day. */
const beginning = (date: string) => sql<Date>`${`${date}T00:00:00+08:00`}::timestamptz`;

const conditions = (eb: Condition, query: Query, regions: readonly string[] | undefined) =>
  eb.and([
    ...(regions ? [regions.length > 0 ? eb('region_id', 'in', regions) : eb.val(false)] : []),
    ...(query.region ? [eb('region_id', '=', query.region)] : []),
    ...(query.subject ? [eb('subject', '=', query.subject)] : []),
    ...(query.subjectId ? [eb('subject_id', '=', query.subjectId)] : []),
    ...(query.actor ? [eb('actor_id', '=', query.actor)] : []),
    ...(query.from ? [eb('at', '>=', beginning(query.from))] : []),
    ...(query.to ? [eb('at', '<', sql<Date>`${beginning(query.to)} + interval '1 day'`)] : []),
  ]);

const columns = [
  'region_id as regionId',
  'seq',
  'at',
  'actor_id as actorId',
  'actor_name as actorName',
  'origin',
  'action',
  'subject',
  'subject_id as subjectId',
  'before',
  'after',
  'hash',
] as const;

/** A page of entries, newest first, of the regions that the actor may read; in the words of those who recorded them. */
export const listEntries = async (
  db: Db,
  actor: Actor,
  query: Query,
  { actions, subjects }: Recorded,
): Promise<Answer> => {
  const regions = readableRegions(actor);
  const rows = await db
    .selectFrom('audit_entry')
    .select(columns)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where(eb => conditions(eb, query, regions))
    .orderBy('at', 'desc')
    .orderBy('region_id')
    .orderBy('seq', 'desc')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return {
    items: rows.map(({ total: _, seq, at, ...row }) => ({
      ...row,
      seq: Number(seq),
      at: at.toISOString(),
      actionLabel: actions[row.action] ?? row.action,
      subjectLabel: subjects[row.subject] ?? row.subject,
    })),
    total: Number(rows[0]?.total ?? 0),
    subjects: Object.entries(subjects).map(([id, label]) => ({ id, label })),
  };
};
