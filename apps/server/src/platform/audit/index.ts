import { type Generated, type RawBuilder, sql } from 'kysely';
import type { Database, Db, Tx } from '../database/open.ts';
import type { Actor } from '../permissions/actor.ts';

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

/** Changes recorded by this process. */
let recorded = 0;

/** Entries to a statement: it is one text, which grows with them. */
const atOnce = 1000;

const entryOf = ({ action, subject, subjectId, before, after }: Change) => ({
  action,
  subject,
  subjectId,
  before: before ?? null,
  after: after ?? null,
});

/** Records changes, any number of them, in the transaction that makes them: either both stand or neither. */
export const record = async (tx: Tx, actor: Actor, changes: readonly Change[]): Promise<void> => {
  recorded += changes.length;
  for (const [regionId, own] of Map.groupBy(changes, change => change.regionId))
    for (let from = 0; from < own.length; from += atOnce) {
      const entries = JSON.stringify(own.slice(from, from + atOnce).map(entryOf));
      await sql`select audit_append(${regionId}, ${actor.id}, ${actor.name}, ${actor.origin}, ${entries}::jsonb)`.execute(
        tx,
      );
    }
};

/**
 * Another text after each change recorded in the regions. What is read after it was asked for holds as long as it
 * stays the same: whatever is committed later changes it. One cheap query; none on PGlite, which this process has to
 * itself, and where no one reads while a transaction is under way.
 */
export const stampOf = async ({ db, kind }: Database, regionIds: readonly string[]): Promise<string> => {
  if (kind === 'pglite' || regionIds.length === 0) return String(recorded);
  const { rows } = await sql<{ seq: number }>`
    select coalesce(sum(seq), 0)::bigint as seq from audit_head where region_id in (${sql.join(regionIds)})`.execute(
    db,
  );
  return String(rows[0]?.seq);
};

/** What is wrong with the chain of a region, at which entry. */
export interface BrokenLink {
  regionId: string;
  seq: number;
  /** `altered`: the entry is not what was recorded; `missing`: entries are gone before it; `cut`: after it. */
  fault: 'altered' | 'missing' | 'cut';
  /** What the entry says now; null where the region has none left. */
  entry: { action: string; subject: string; subjectId: string } | null;
}

export interface ChainState {
  entries: number;
  /** The first broken link of each region, in order. */
  broken: BrokenLink[];
  /** The last entry of each chain: written down elsewhere, it proves later that nothing was exchanged as a whole. */
  heads: { regionId: string; seq: number; hash: string }[];
}

interface FaultRow {
  region_id: string;
  seq: number;
  fault: BrokenLink['fault'];
  action: string | null;
  subject: string;
  subject_id: string;
}

const faultsWhere = (chosen: RawBuilder<unknown>) => sql<FaultRow>`
  with linked as (
    select e.region_id, e.seq, e.previous_hash, e.hash, audit_hash(e) as computed,
      lag(e.seq, 1, 0::bigint) over chain as seq_before, lag(e.hash, 1, '') over chain as hash_before
    from audit_entry e where ${chosen} window chain as (partition by e.region_id order by e.seq)
  ), last as (
    select distinct on (region_id) region_id, seq, hash from audit_entry where ${chosen}
    order by region_id, seq desc
  ), faults as (
    select region_id, seq, case
      when seq <> seq_before + 1 then 'missing'
      when hash <> computed or previous_hash <> hash_before then 'altered' end as fault
    from linked
    union all
    select coalesce(head.region_id, last.region_id), coalesce(last.seq, 0), 'cut'
    from (select * from audit_head where ${chosen}) head full join last on last.region_id = head.region_id
    where head.seq is distinct from last.seq or head.hash is distinct from last.hash
  ), firsts as (
    select distinct on (region_id) region_id, seq, fault from faults
    where fault is not null order by region_id, seq, fault
  )
  select f.region_id, f.seq, f.fault, e.action, e.subject, e.subject_id
  from firsts f left join audit_entry e on e.region_id = f.region_id and e.seq = f.seq
  order by f.region_id`;

const linkOf = ({ region_id, seq, fault, action, subject, subject_id }: FaultRow): BrokenLink => ({
  regionId: region_id,
  seq: Number(seq),
  fault,
  entry: action === null ? null : { action, subject, subjectId: subject_id },
});

/** Proves every chain, or those of some regions, from the first entry to the head, in one pass of the database. */
export const verifyAudit = async (db: Db | Tx, regionIds?: readonly string[]): Promise<ChainState> => {
  const some = regionIds && regionIds.length > 0 ? sql`region_id in (${sql.join(regionIds)})` : sql`false`;
  const chosen = regionIds === undefined ? sql`true` : some;
  const { rows } = await faultsWhere(chosen).execute(db);
  const { rows: counted } = await sql<{ entries: number }>`
    select count(*) as entries from audit_entry where ${chosen}`.execute(db);
  const { rows: heads } = await sql<{ region_id: string; seq: number; hash: string }>`
    select region_id, seq, hash from audit_head where ${chosen} order by region_id`.execute(db);
  return {
    entries: Number(counted[0]?.entries ?? 0),
    broken: rows.map(linkOf),
    heads: heads.map(({ region_id, seq, hash }) => ({ regionId: region_id, seq: Number(seq), hash })),
  };
};
