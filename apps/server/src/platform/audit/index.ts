import { type Generated, sql } from 'kysely';
import type { Actor } from '../permissions/actor.ts';
import type { Db, Tx } from '../database/open.ts';

interface AuditEntryTable {
  region_id: string;
  seq: Generated<number>;
  at: Generated<Date>;
  actor_id: string | null;
  actor_name: string;
  origin: string;
  action: string;
  subject: string;
  subject_id: string;
  before: unknown;
  after: unknown;
  previous_hash: Generated<string>;
  hash: Generated<string>;
}

declare module '../database/tables.ts' {
  interface Tables {
    audit_entry: AuditEntryTable;
    audit_head: { region_id: string; seq: number; hash: string };
  }
}

/** A change of state: what was done to what, and the state before and after (null for none). */
export interface Change {
  regionId: string;
  /** Named as in the permission table: `unit.rename`. */
  action: string;
  /** The kind of thing changed: `unit`. */
  subject: string;
  subjectId: string;
  before: unknown;
  after: unknown;
}

const asJson = (value: unknown) => (value === null || value === undefined ? null : sql`${JSON.stringify(value)}::jsonb`);

/** Records changes in the transaction that makes them: either both stand or neither. */
export const record = async (tx: Tx, actor: Actor, changes: readonly Change[]): Promise<void> => {
  if (changes.length === 0) return;
  await tx
    .insertInto('audit_entry')
    .values(
      changes.map(({ regionId, action, subject, subjectId, before, after }) => ({
        region_id: regionId,
        actor_id: actor.id,
        actor_name: actor.name,
        origin: actor.origin,
        action,
        subject,
        subject_id: subjectId,
        before: asJson(before),
        after: asJson(after),
      })),
    )
    .execute();
};

/** What is wrong with the chain of a region, at which entry. */
export interface BrokenLink {
  regionId: string;
  seq: number;
  /** `altered`: the entry is not what was recorded; `missing`: entries are gone before it; `cut`: after it. */
  fault: 'altered' | 'missing' | 'cut';
}

export interface ChainState {
  entries: number;
  /** The first broken link of each region, in order. */
  broken: BrokenLink[];
}

/** Proves every chain from its first entry to its head, in one pass of the database. */
export const verifyAudit = async (db: Db): Promise<ChainState> => {
  const { rows } = await sql<{ region_id: string; seq: number; fault: BrokenLink['fault'] }>`
    with linked as (
      select e.region_id, e.seq, e.previous_hash, e.hash, audit_hash(e) as computed,
        lag(e.seq, 1, 0::bigint) over chain as seq_before, lag(e.hash, 1, '') over chain as hash_before
      from audit_entry e window chain as (partition by e.region_id order by e.seq)
    ), faults as (
      select region_id, seq, case
        when seq <> seq_before + 1 then 'missing'
        when hash <> computed or previous_hash <> hash_before then 'altered' end as fault
      from linked
      union all
      select h.region_id, coalesce(max(e.seq), 0), 'cut'
      from audit_head h left join audit_entry e on e.region_id = h.region_id
      group by h.region_id, h.seq, h.hash
      having coalesce(max(e.seq), 0) <> h.seq or max(e.hash) filter (where e.seq = h.seq) <> h.hash
    )
    select distinct on (region_id) region_id, seq, fault from faults
    where fault is not null order by region_id, seq, fault`.execute(db);
  const { entries } = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .executeTakeFirstOrThrow();
  return {
    entries: Number(entries),
    broken: rows.map(({ region_id, seq, fault }) => ({ regionId: region_id, seq: Number(seq), fault })),
  };
};
