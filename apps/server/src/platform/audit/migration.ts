import { type Kysely, sql } from 'kysely';

/**
 * The audit log: one chain of entries a region, each holding the hash of the one before. Sequence, time and hash are
 * given by the database itself in the very transaction of the change; rows can be added only.
 */
export const auditMigration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table audit_head (
        region_id text primary key,
        seq bigint not null,
        hash text not null
      )`.execute(db);
    await sql`
      create table audit_entry (
        region_id text not null,
        seq bigint not null,
        at timestamptz not null,
        actor_id text,
        actor_name text not null,
        origin text not null,
        action text not null,
        subject text not null,
        subject_id text not null,
        before jsonb,
        after jsonb,
        previous_hash text not null,
        hash text not null,
        primary key (region_id, seq)
      )`.execute(db);
    await sql`create index audit_entry_subject on audit_entry (region_id, subject, subject_id, seq)`.execute(
      db,
    );
    await sql`create index audit_entry_actor on audit_entry (region_id, actor_id, seq)`.execute(db);
    await sql`
      create function audit_hash(e audit_entry) returns text language sql stable as $$
        select encode(sha256(convert_to(jsonb_build_array(
          e.previous_hash, e.region_id, e.seq,
          to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          e.actor_id, e.actor_name, e.origin, e.action, e.subject, e.subject_id, e.before, e.after
        )::text, 'UTF8')), 'hex')
      $$`.execute(db);
    await sql`
      create function audit_append(of_region text, by_id text, by_name text, from_where text, changes jsonb)
      returns void language plpgsql as $$
      declare
        entry audit_entry;
        change jsonb;
      begin
        insert into audit_head (region_id, seq, hash) values (of_region, 0, '') on conflict do nothing;
        select h.region_id, h.seq, h.hash into entry.region_id, entry.seq, entry.hash
          from audit_head h where h.region_id = of_region for update;
        entry.actor_id := by_id;
        entry.actor_name := by_name;
        entry.origin := from_where;
        for change in select * from jsonb_array_elements(changes) loop
          entry.seq := entry.seq + 1;
          entry.at := clock_timestamp();
          entry.action := change->>'action';
          entry.subject := change->>'subject';
          entry.subject_id := change->>'subjectId';
          entry.before := nullif(change->'before', 'null'::jsonb);
          entry.after := nullif(change->'after', 'null'::jsonb);
          entry.previous_hash := entry.hash;
          entry.hash := audit_hash(entry);
          insert into audit_entry select entry.*;
        end loop;
        update audit_head set seq = entry.seq, hash = entry.hash where region_id = of_region;
      end $$`.execute(db);
    await sql`
      create function audit_refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_entry is append-only';
      end $$`.execute(db);
    await sql`create trigger audit_refuse before update or delete on audit_entry for each row execute function audit_refuse()`.execute(
      db,
    );
    await sql`create trigger audit_refuse_truncate before truncate on audit_entry for each statement execute function audit_refuse()`.execute(
      db,
    );
  },
};
