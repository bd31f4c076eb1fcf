import { Problem } from '../platform/api/problem.ts';
import type { Tx } from '../platform/database/open.ts';
import { inForce } from '../platform/identity/index.ts';

/**
 * The regions that would be left without an administrator who can sign in, if the person were none. The assignments
 * are locked, so that two administrators cannot remove each other at once.
 */
export const regionsLeftAlone = async (tx: Tx, personId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('role_assignment')
    .where('role_assignment.role', '=', 'administrator')
    .where(eb =>
      eb(
        'role_assignment.region_id',
        'in',
        eb
          .selectFrom('role_assignment as own')
          .where('own.person_id', '=', personId)
          .where('own.role', '=', 'administrator')
          .select('own.region_id'),
      ),
    )
    .where(inForce)
    .innerJoin('person as p', 'p.id', 'role_assignment.person_id')
    .select([
      'role_assignment.region_id',
      'role_assignment.person_id',
      'role_assignment.to_day',
      'p.disabled_at',
    ])
    .select(eb =>
      eb
        .exists(eb.selectFrom('account as a').whereRef('a.person_id', '=', 'p.id').select('a.id'))
        .as('activated'),
    )
    .orderBy('role_assignment.region_id')
    .orderBy('role_assignment.id')
    .forUpdate(['role_assignment', 'p'])
    .execute();
  const own = new Set(rows.filter(row => row.person_id === personId).map(row => row.region_id));
  const others = rows.filter(
    row => row.person_id !== personId && row.disabled_at === null && row.to_day === null && row.activated,
  );
  return [...own].filter(regionId => !others.some(row => row.region_id === regionId));
};

export const lastAdministrator = (): Problem =>
  new Problem(
    409,
    'last-administrator',
    '这是该区域唯一能登录的系统管理员，不能停用或收回。请先授予另一个人系统管理员角色，并等他设置好口令。',
  );
