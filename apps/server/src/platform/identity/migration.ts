import { type Kysely, sql } from 'kysely';
import { roles } from '../permissions/index.ts';

/** The tables that better-auth reads and writes, with what we add to a person and a session. */
const authTables = [
  sql`
    create table person (
      id text primary key,
      name text not null check (name <> ''),
      email text not null unique check (email = lower(email)),
      email_verified boolean not null default false,
      image text,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null default current_timestamp,
      two_factor_enabled boolean default false,
      telephone text,
      disabled_at timestamptz,
      version integer not null default 1
    )`,
  sql`
    create table session (
      id text primary key,
      token text not null unique,
      person_id text not null references person (id) on delete cascade,
      method text not null check (method in ('password', 'oidc')),
      expires_at timestamptz not null,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null,
      ip_address text,
      user_agent text
    )`,
  sql`
    create table account (
      id text primary key,
      account_id text not null,
      provider_id text not null,
      person_id text not null references person (id) on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null,
      unique (provider_id, account_id)
    )`,
  sql`
    create table verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null default current_timestamp
    )`,
  sql`
    create table two_factor (
      id text primary key,
      person_id text not null unique references person (id) on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean,
      failed_verification_count integer,
      locked_until timestamptz
    )`,
];

const ownTables = [
  sql`
    create table totp_used (
      person_id text not null references person (id) on delete cascade,
      code_hash text not null,
      used_at timestamptz not null default current_timestamp,
      primary key (person_id, code_hash)
    )`,
  sql`
    create table sign_in_attempt (
      key text primary key,
      failures integer not null,
      refusals integer not null,
      last_at timestamptz not null,
      blocked_until timestamptz
    )`,
];

const staff = sql.join(roles.map(({ id }) => sql.lit(id)));

const roleTables = [
  sql`
    create table role_assignment (
      region_id text not null,
      id text not null,
      person_id text not null references person (id),
      unit_id text,
      role text not null check (role in (${staff})),
      from_day text not null check (from_day ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      to_day text check (to_day ~ '^\\d{4}-\\d{2}-\\d{2}$' and to_day >= from_day),
      version integer not null default 1,
      primary key (region_id, id)
    )`,
  sql`
    create table role_policy (
      region_id text not null,
      role text not null check (role in (${staff})),
      totp_required boolean not null,
      primary key (region_id, role)
    )`,
];

const indexes = [
  sql`create index session_person on session (person_id)`,
  sql`create index session_expires on session (expires_at)`,
  sql`create index account_person on account (person_id)`,
  sql`create index verification_identifier on verification (identifier)`,
  sql`create index verification_expires on verification (expires_at)`,
  sql`create index verification_value on verification (value)`,
  sql`create index two_factor_secret on two_factor (secret)`,
  sql`create index totp_used_at on totp_used (used_at)`,
  sql`create index sign_in_attempt_last on sign_in_attempt (last_at)`,
  sql`create index role_assignment_person on role_assignment (person_id)`,
  sql`create index role_assignment_unit on role_assignment (region_id, unit_id)`,
];

/** People, their sessions, passwords and second factors, and their roles. */
export const identityMigration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of [...authTables, ...ownTables, ...roleTables, ...indexes])
      await statement.execute(db);
  },
};
