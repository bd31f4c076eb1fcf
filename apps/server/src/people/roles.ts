import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { changedMeanwhile, notFound, Problem } from '../platform/api/problem.ts';
import { record } from '../platform/audit/index.ts';
import type { Db, Tx } from '../platform/database/open.ts';
import { today, totpByDefault } from '../platform/identity/index.ts';
import { roles, type StaffRole } from '../platform/permissions/index.ts';
import { lastAdministrator, regionsLeftAlone } from './administrators.ts';
import { type Making, noSuchUnit, unitsInUse } from './change.ts';
import { findPerson } from './find.ts';
import type { Person } from './schemas.ts';

export interface Grant {
  regionId: string;
  role: StaffRole;
  unitId: string | null;
  fromDay?: string | undefined;
  toDay: string | null;
}

const dayOf = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ day: string }>`select ${today} as day`.execute(tx);
  return rows[0]?.day ?? '';
};

/** Whether the person holds the role there on some day of the time. */
const holdsAlready = async (
  tx: Tx,
  personId: string,
  grant: Grant & { fromDay: string },
): Promise<boolean> => {
  const { regionId, role, unitId, fromDay, toDay } = grant;
  const found = await tx
    .selectFrom('role_assignment')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('unit_id', 'is not distinct from', unitId)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', fromDay)]))
    .$if(toDay !== null, query => query.where('from_day', '<', toDay ?? ''))
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
};

/** Grants a role from a day on (today), until a day or for good. */
export const grantRole = async (
  { platform, identity, actor }: Making,
  personId: string,
  wish: Grant,
): Promise<Person | Problem> => {
  const answer = await platform.database.db.transaction().execute(async tx => {
    const person = await tx
      .selectFrom('person')
      .where('id', '=', personId)
      .select('id')
      .forUpdate()
      .executeTakeFirst();
    if (!person) return notFound('这个用户');
    const grant = { ...wish, fromDay: wish.fromDay ?? (await dayOf(tx)) };
    const { regionId, role, unitId, fromDay, toDay } = grant;
    if (toDay !== null && toDay <= fromDay)
      return new Problem(422, 'invalid', '结束日期要晚于开始日期。', { fields: { toDay: '要晚于开始日期' } });
    if (unitId !== null && !(await unitsInUse(tx, regionId, [unitId])).has(unitId)) return noSuchUnit();
    if (await holdsAlready(tx, personId, grant))
      return new Problem(409, 'has-role', '这个用户在这段时间已有这个角色，不必重复授予。');
    const id = randomUUID();
    await tx
      .insertInto('role_assignment')
      .values({
        region_id: regionId,
        id,
        person_id: personId,
        unit_id: unitId,
        role,
        from_day: fromDay,
        to_day: toDay,
      })
      .execute();
    await record(tx, actor, [
      {
        regionId,
        action: 'role.change',
        subject: 'role',
        subjectId: id,
        before: null,
        after: { personId, role, unitId, fromDay, toDay },
      },
    ]);
    return (await findPerson(tx, identity.seal, personId)) ?? notFound('这个用户');
  });
  identity.forget(personId);
  return answer;
};

export interface Ending {
  regionId: string;
  assignmentId: string;
  version: number;
  /** The day from which it is no more held; today if not named. */
  toDay?: string | undefined;
}

/** Takes a role back from a day on; that it was held stays on record. */
export const endRole = async (
  { platform, identity, actor }: Making,
  personId: string,
  { regionId, assignmentId, version, toDay }: Ending,
): Promise<Person | Problem> => {
  const answer = await platform.database.db.transaction().execute(async tx => {
    const row = await tx
      .selectFrom('role_assignment')
      .where('region_id', '=', regionId)
      .where('id', '=', assignmentId)
      .where('person_id', '=', personId)
      .selectAll()
      .executeTakeFirst();
    if (!row) return notFound('这个角色');
    const earliest = [await dayOf(tx), row.from_day].sort().at(-1) ?? '';
    const end = toDay ?? earliest;
    if (end < earliest)
      return new Problem(422, 'invalid', '结束日期不能早于今天，也不能早于开始日期。', {
        fields: { toDay: '不能早于今天和开始日期' },
      });
    if (row.role === 'administrator' && personId === actor.id)
      return new Problem(409, 'own-role', '不能收回自己的系统管理员角色。请让另一位系统管理员来做。');
    if (row.role === 'administrator' && (await regionsLeftAlone(tx, personId)).includes(regionId))
      return lastAdministrator();
    const { numUpdatedRows } = await tx
      .updateTable('role_assignment')
      .set({ to_day: end, version: version + 1 })
      .where('region_id', '=', regionId)
      .where('id', '=', assignmentId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return changedMeanwhile(await findPerson(tx, identity.seal, personId));
    const state = { personId, role: row.role, unitId: row.unit_id, fromDay: row.from_day };
    await record(tx, actor, [
      {
        regionId,
        action: 'role.change',
        subject: 'role',
        subjectId: assignmentId,
        before: { ...state, toDay: row.to_day },
        after: { ...state, toDay: end },
      },
    ]);
    return (await findPerson(tx, identity.seal, personId)) ?? notFound('这个用户');
  });
  identity.forget(personId);
  return answer;
};

export interface Policy {
  role: StaffRole;
  label: string;
  totpRequired: boolean;
}

/** Which roles of a region need a second factor. */
export const listPolicies = async (db: Db, regionId: string): Promise<Policy[]> => {
  const rows = await db.selectFrom('role_policy').where('region_id', '=', regionId).selectAll().execute();
  return roles.map(({ id, label }) => ({
    role: id,
    label,
    totpRequired: rows.find(({ role }) => role === id)?.totp_required ?? totpByDefault.includes(id),
  }));
};

/** Says whether a role of a region needs a second factor. It counts at once, for those signed in too. */
export const changePolicy = async (
  { platform, identity, actor }: Making,
  wish: { regionId: string; role: StaffRole; totpRequired: boolean },
): Promise<Policy[]> => {
  const { regionId, role, totpRequired } = wish;
  const answer = await platform.database.db.transaction().execute(async tx => {
    const before = (await listPolicies(tx, regionId)).find(policy => policy.role === role);
    await tx
      .insertInto('role_policy')
      .values({ region_id: regionId, role, totp_required: totpRequired })
      .onConflict(conflict =>
        conflict.columns(['region_id', 'role']).doUpdateSet({ totp_required: totpRequired }),
      )
      .execute();
    await record(tx, actor, [
      {
        regionId,
        action: 'role.policy',
        subject: 'role-policy',
        subjectId: role,
        before: { totpRequired: before?.totpRequired },
        after: { totpRequired },
      },
    ]);
    return listPolicies(tx, regionId);
  });
  identity.forget();
  return answer;
};
