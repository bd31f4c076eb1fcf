import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { StaffRole } from '../permissions/index.ts';

/** Roles that need a second factor where the region has not said otherwise. */
export const totpByDefault: readonly StaffRole[] = ['administrator', 'auditor'];

/** Today in China, as the database has it. */
export const today: RawBuilder<string> = sql<string>`to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** Whether a role assignment is in force today. */
export const inForce = (eb: ExpressionBuilder<Tables, 'role_assignment'>) =>
  eb.and([
    eb('role_assignment.from_day', '<=', today),
    eb.or([eb('role_assignment.to_day', 'is', null), eb('role_assignment.to_day', '>', today)]),
  ]);

/** Whether the region asks for a second factor of who holds the role. */
export const totpRequired = (eb: ExpressionBuilder<Tables, 'role_assignment'>) =>
  eb.fn.coalesce(
    eb
      .selectFrom('role_policy')
      .whereRef('role_policy.region_id', '=', 'role_assignment.region_id')
      .whereRef('role_policy.role', '=', 'role_assignment.role')
      .select('role_policy.totp_required'),
    eb('role_assignment.role', 'in', [...totpByDefault]),
  );
