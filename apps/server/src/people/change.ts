import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { changedMeanwhile, notFound, Problem } from '../platform/api/problem.ts';
import { record } from '../platform/audit/index.ts';
import type { Tx } from '../platform/database/open.ts';
import { endSessions, type Identity, recordOfPerson, today } from '../platform/identity/index.ts';
import type { Actor, StaffRole } from '../platform/permissions/index.ts';
import type { Platform } from '../platform/platform.ts';
import { lastAdministrator, regionsLeftAlone } from './administrators.ts';
import { findPerson } from './find.ts';
import type { Person } from './schemas.ts';

/** What changes of people stand on, and who makes them. */
export interface Making {
  platform: Platform;
  identity: Identity;
  actor: Actor;
}

const sameAddress = () =>
  new Problem(409, 'email-taken', '这个邮箱已有账号。请在用户列表中找到它，直接授予角色。', {
    fields: { email: '这个邮箱已有账号' },
  });

/** What the audit log keeps of a person: no telephone number. */
const auditOf = ({ name, email, disabled }: Pick<Person, 'name' | 'email' | 'disabled'>) => ({
  name,
  email,
  disabled,
});

export interface Invitation {
  regionId: string;
  name: string;
  email: string;
  roles: readonly { role: StaffRole; unitId: string | null }[];
}

const sealed = ({ seal }: Pick<Identity, 'seal'>, telephone: string): string | null =>
  telephone === '' ? null : seal.seal(telephone);

/** The units of a region that are in use, of those named. */
export const unitsInUse = async (tx: Tx, regionId: string, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('unit')
    .where('region_id', '=', regionId)
    .where('id', 'in', [...ids])
    .where('status', '=', 'active')
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
};

export const noSuchUnit = () =>
  new Problem(422, 'no-such-unit', '没有这个单位，或它已合并、撤销。请重新选择单位。', {
    fields: { unitId: '没有这个单位，或它已合并、撤销' },
  });

/** Creates a person with roles from today on, recorded in the region. @returns the person's id. */
export const createPerson = async (
  tx: Tx,
  actor: Actor,
  { regionId, name, email, roles }: Invitation,
  sealedTelephone: string | null = null,
): Promise<string | Problem> => {
  const id = randomUUID();
  const inserted = await tx
    .insertInto('person')
    .values({
      id,
      name,
      email,
      // Whoever invites vouches for the address: single sign-on may match it.
      email_verified: true,
      telephone: sealedTelephone,
    })
    .onConflict(conflict => conflict.column('email').doNothing())
    .executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) === 0n) return sameAddress();
  const held = roles.map(({ role, unitId }) => ({ id: randomUUID(), role, unitId }));
  const rows = await tx
    .insertInto('role_assignment')
    .values(
      held.map(each => ({
        region_id: regionId,
        id: each.id,
        person_id: id,
        unit_id: each.unitId,
        role: each.role,
        from_day: today,
      })),
    )
    .returning(['id', 'from_day'])
    .execute();
  await record(tx, actor, [
    {
      regionId,
      action: 'person.invite',
      subject: 'person',
      subjectId: id,
      before: null,
      after: auditOf({ name, email, disabled: false }),
    },
    ...held.map(each => ({
      regionId,
      action: 'role.change',
      subject: 'role',
      subjectId: each.id,
      before: null,
      after: {
        personId: id,
        role: each.role,
        unitId: each.unitId,
        fromDay: rows.find(row => row.id === each.id)?.from_day,
        toDay: null,
      },
    })),
  ]);
  return id;
};

/** Creates a person and sends the letter with which they set their password. */
export const invitePerson = (
  { platform, identity, actor }: Making,
  { telephone, ...invitation }: Invitation & { telephone: string },
): Promise<Person | Problem> =>
  platform.database.db.transaction().execute(async tx => {
    const { regionId, name, email, roles } = invitation;
    const named = roles.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
    const units = await unitsInUse(tx, regionId, named);
    if (named.some(unitId => !units.has(unitId))) return noSuchUnit();
    const id = await createPerson(tx, actor, invitation, sealed(identity, telephone));
    if (id instanceof Problem) return id;
    await identity.invite(tx, { id, name, email });
    return (await findPerson(tx, identity.seal, id)) ?? notFound('这个用户');
  });

/** Sends the letter again; the one before holds no more. */
export const inviteAgain = ({ platform, identity, actor }: Making, id: string): Promise<Problem | Person> =>
  platform.database.db.transaction().execute(async tx => {
    const person = await findPerson(tx, identity.seal, id);
    if (!person) return notFound('这个用户');
    if (person.disabled) return new Problem(409, 'disabled', '这个账号已停用。请先启用，再发送邀请。');
    if (person.activated)
      return new Problem(409, 'activated', '这个用户已经设置过口令。忘记口令时，请他在登录页申请重设。');
    await identity.invite(tx, person);
    await recordOfPerson(tx, actor, id, { action: 'person.invite', before: null, after: auditOf(person) });
    return person;
  });

/** Makes a change to the row of a person that is still of the version; tells the state now where it is not. */
const changeRow = async (
  { identity, actor }: Making,
  tx: Tx,
  id: string,
  version: number,
  action: string,
  values: { name?: string; telephone?: string | null; disabled_at?: Date | null },
): Promise<Person | Problem> => {
  const before = await findPerson(tx, identity.seal, id);
  if (!before) return notFound('这个用户');
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({ ...values, version: sql`version + 1`, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  const after = await findPerson(tx, identity.seal, id);
  if (!after) return notFound('这个用户');
  if (numUpdatedRows === 0n) return changedMeanwhile(after);
  await recordOfPerson(tx, actor, id, {
    action,
    before: auditOf(before),
    after: {
      ...auditOf(after),
      ...(before.telephone !== after.telephone && { telephoneChanged: true }),
    },
  });
  return after;
};

/** Changes a person's name and telephone. */
export const changePerson = async (
  making: Making,
  id: string,
  { name, telephone, version }: { name: string; telephone: string; version: number },
): Promise<Person | Problem> => {
  const { platform, identity } = making;
  const answer = await platform.database.db.transaction().execute(tx =>
    changeRow(making, tx, id, version, 'person.change', {
      name,
      telephone: sealed(identity, telephone),
    }),
  );
  identity.forget(id);
  return answer;
};

/** Disables an account: its sessions end with the change. Nobody disables their own, nor the last administrator's. */
export const disablePerson = async (
  making: Making,
  id: string,
  version: number,
): Promise<Person | Problem> => {
  const { platform, identity, actor } = making;
  if (id === actor.id)
    return new Problem(409, 'own-account', '不能停用自己的账号。请让另一位系统管理员来做。');
  const answer = await platform.database.db.transaction().execute(async tx => {
    if ((await regionsLeftAlone(tx, id)).length > 0) return lastAdministrator();
    const changed = await changeRow(making, tx, id, version, 'person.change', { disabled_at: new Date() });
    if (!(changed instanceof Problem)) await identity.shutOut(tx, id);
    return changed;
  });
  identity.forget(id);
  return answer;
};

export const enablePerson = (making: Making, id: string, version: number): Promise<Person | Problem> =>
  making.platform.database.db
    .transaction()
    .execute(tx => changeRow(making, tx, id, version, 'person.change', { disabled_at: null }));

/** Takes the second factor away from who lost it: they sign in with the password and set up a new one. */
export const resetTotp = async (
  { platform, identity, actor }: Making,
  id: string,
): Promise<Person | Problem> => {
  if (id === actor.id)
    return new Problem(409, 'own-account', '自己的两步验证请在“我的账号”中停用，再重新设置。');
  const answer = await platform.database.db.transaction().execute(async tx => {
    const { numDeletedRows } = await tx
      .deleteFrom('two_factor')
      .where('person_id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return new Problem(409, 'no-totp', '这个用户没有设置两步验证，不需要重置。');
    await tx.updateTable('person').set({ two_factor_enabled: false }).where('id', '=', id).execute();
    await endSessions(tx, id);
    await recordOfPerson(tx, actor, id, {
      action: 'totp.reset',
      before: { hasTotp: true },
      after: { hasTotp: false },
    });
    return (await findPerson(tx, identity.seal, id)) ?? notFound('这个用户');
  });
  identity.forget(id);
  return answer;
};
