import { type Change, record } from '../audit/index.ts';
import type { Tx } from '../database/open.ts';
import { type Actor, publicActor } from '../permissions/index.ts';

/** The chain of what belongs to no region, such as a failed sign-in to an account that does not exist. */
const noRegion = '*';

/** What people do with their own account, as the audit log has it. */
export const accountEvents = {
  'session.begin': '登录',
  'session.refuse': '登录失败',
  'session.end': '退出登录',
  'totp.begin': '开始设置两步验证',
  'totp.enable': '启用两步验证',
  'totp.disable': '停用两步验证',
  'totp.reset': '重置用户的两步验证',
  'totp.codes': '重新生成备用码',
  'password.forget': '申请重设口令',
  'password.set': '通过邮件设置口令',
  'password.change': '修改口令',
} as const;

export type AccountEvent = keyof typeof accountEvents;

/** The regions in whose chains a person's doings are recorded: where they hold or held a role. */
const regionsOf = async (tx: Tx, personId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('role_assignment')
    .where('person_id', '=', personId)
    .select('region_id')
    .distinct()
    .orderBy('region_id')
    .execute();
  return rows.length > 0 ? rows.map(({ region_id }) => region_id) : [noRegion];
};

/** Records a change of a person's account in each region that it concerns. */
export const recordOfPerson = async (
  tx: Tx,
  actor: Actor,
  personId: string,
  change: Pick<Change, 'action' | 'before' | 'after'>,
): Promise<void> => {
  const regions = await regionsOf(tx, personId);
  await record(
    tx,
    actor,
    regions.map(regionId => ({ regionId, subject: 'person', subjectId: personId, ...change })),
  );
};

/** Records what a person did with their account, or someone tried with it; `details` never hold what was typed. */
export const recordEvent = async (
  tx: Tx,
  event: AccountEvent,
  person: { id: string; name: string } | undefined,
  address: string,
  details: object = {},
): Promise<void> => {
  if (!person)
    return record(tx, publicActor(address), [
      { regionId: noRegion, action: event, subject: 'person', subjectId: '-', before: null, after: details },
    ]);
  const actor: Actor = { id: person.id, name: person.name, origin: address, roles: [] };
  return recordOfPerson(tx, actor, person.id, { action: event, before: null, after: details });
};
