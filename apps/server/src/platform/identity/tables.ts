import type { Generated } from 'kysely';
import type { StaffRole } from '../permissions/index.ts';

interface PersonTable {
  id: string;
  name: string;
  /** In small letters. */
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  two_factor_enabled: Generated<boolean | null>;
  /** Sealed. */
  telephone: string | null;
  disabled_at: Date | null;
  version: Generated<number>;
}

/** How a session began. */
export type SignInMethod = 'password' | 'oidc';

interface SessionTable {
  id: string;
  token: string;
  person_id: string;
  method: SignInMethod;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Date;
  ip_address: string | null;
  user_agent: string | null;
}

interface RoleAssignmentTable {
  region_id: string;
  id: string;
  person_id: string;
  /** Null: over the whole region. */
  unit_id: string | null;
  role: StaffRole;
  from_day: string;
  /** The day from which it is no more held. */
  to_day: string | null;
  version: Generated<number>;
}

declare module '../database/tables.ts' {
  interface Tables {
    person: PersonTable;
    session: SessionTable;
    account: {
      id: string;
      account_id: string;
      provider_id: string;
      person_id: string;
      access_token: string | null;
      refresh_token: string | null;
      id_token: string | null;
      access_token_expires_at: Date | null;
      refresh_token_expires_at: Date | null;
      scope: string | null;
      /** argon2id. */
      password: string | null;
      created_at: Generated<Date>;
      updated_at: Date;
    };
    verification: {
      id: string;
      /** Hashed. */
      identifier: string;
      value: string;
      expires_at: Date;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
    };
    two_factor: {
      id: string;
      person_id: string;
      /** Encrypted, as the backup codes are. */
      secret: string;
      backup_codes: string;
      verified: boolean | null;
      failed_verification_count: number | null;
      locked_until: Date | null;
    };
    totp_used: { person_id: string; code_hash: string; used_at: Generated<Date> };
    sign_in_attempt: {
      key: string;
      failures: number;
      /** Attempts turned away since the wait began. */
      refusals: number;
      last_at: Date;
      blocked_until: Date | null;
    };
    role_assignment: RoleAssignmentTable;
    role_policy: { region_id: string; role: StaffRole; totp_required: boolean };
  }
}
