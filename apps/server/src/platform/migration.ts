import { type Kysely, sql } from 'kysely';
import { auditMigration } from './audit/migration.ts';

/** Names of stored files; the content lies in the file store under its sha-256. */
const files = sql`
  create table file (
    region_id text not null,
    id text not null,
    name text not null,
    type text not null,
    size bigint not null,
    sha256 text not null,
    created_at timestamptz not null default now(),
    primary key (region_id, id)
  )`;

/** Letters and short messages that wait to be sent, or were. */
const outbox = sql`
  create table mail_outbox (
    id text primary key,
    kind text not null check (kind in ('mail', 'sms')),
    recipient text not null,
    subject text not null,
    text text not null,
    status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'failed')),
    attempts integer not null default 0,
    error text,
    created_at timestamptz not null default now(),
    claimed_at timestamptz,
    sent_at timestamptz
  )`;

/** Work that takes long, with how far it has come: it goes on after a restart. */
const work = sql`
  create table work (
    region_id text not null,
    id text not null,
    kind text not null,
    status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
    done integer not null default 0,
    total integer,
    input jsonb not null,
    report jsonb,
    created_by text,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (region_id, id)
  )`;

/** The platform's own tables: audit log, files, outbox, work. */
export const platformMigration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await auditMigration.up(db);
    await files.execute(db);
    await sql`create index file_content on file (sha256)`.execute(db);
    await outbox.execute(db);
    await sql`create index mail_outbox_waiting on mail_outbox (created_at) where status in ('waiting', 'sending')`.execute(
      db,
    );
    await work.execute(db);
    await sql`create index work_open on work (region_id, created_at desc)`.execute(db);
  },
};
