import { randomUUID } from 'node:crypto';
import { record } from '../platform/audit/index.ts';
import type { Tx } from '../platform/database/open.ts';
import { hashPassword, today, totpByDefault } from '../platform/identity/index.ts';
import { roles, type StaffRole, systemActor } from '../platform/permissions/index.ts';
import { regionWide } from './schemas.ts';

/** The password of every demo account. It is printed, and of no use but for looking around. */
export const demoPassword = 'Kaifang-demo-7';

export interface DemoUnit {
  regionId: string;
  id: string;
  name: string;
}

export interface DemoAccount {
  id: string;
  role: StaffRole;
  /** The role in Chinese. */
  label: string;
  name: string;
  email: string;
  /** Empty where the role is over the whole region. */
  unitName: string;
}

const surnames = ['周', '吴', '郑', '谢', '罗', '曾', '邓', '萧', '彭', '旷', '文', '康'];
const givenNames = [
  '建国',
  '晓岚',
  '志远',
  '秀英',
  '立新',
  '海燕',
  '文斌',
  '雅琴',
  '国强',
  '思源',
  '春华',
  '永康',
];

/** Numbers from 0 up to 1 that the seed fixes (mulberry32). */
const numbersFrom = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pick = <T>(list: readonly T[], number: number, fallback: T): T =>
  list[Math.floor(number * list.length)] ?? fallback;

/** One account for each role, over the region or in a unit that the seed picks: the same unit for all three. */
const castOf = (units: readonly [DemoUnit, ...DemoUnit[]], seed: number) => {
  const next = numbersFrom(seed);
  const unit = pick(units, next(), units[0]);
  return roles.map(({ id, label }) => ({
    id: randomUUID(),
    role: id,
    label,
    name: pick(surnames, next(), '周') + pick(givenNames, next(), '建国'),
    email: `${id}@hengshan.example`,
    unit: regionWide.includes(id) ? undefined : unit,
  }));
};

/**
 * Puts the demo accounts into an empty installation, in the transaction that makes its units. So that one can look
 * around at once, the demo region asks for no second factor.
 */
export const demoPeople = async (
  tx: Tx,
  units: readonly [DemoUnit, ...DemoUnit[]],
  seed: number,
): Promise<DemoAccount[]> => {
  const [{ regionId }] = units;
  const cast = castOf(units, seed);
  const hash = await hashPassword(demoPassword);
  const now = new Date();
  await tx
    .insertInto('person')
    .values(cast.map(({ id, name, email }) => ({ id, name, email, email_verified: true })))
    .execute();
  await tx
    .insertInto('account')
    .values(
      cast.map(({ id }) => ({
        id: randomUUID(),
        account_id: id,
        provider_id: 'credential',
        person_id: id,
        password: hash,
        updated_at: now,
      })),
    )
    .execute();
  await tx
    .insertInto('role_assignment')
    .values(
      cast.map(({ id, role, unit }) => ({
        region_id: regionId,
        id: randomUUID(),
        person_id: id,
        unit_id: unit?.id ?? null,
        role,
        from_day: today,
      })),
    )
    .execute();
  await tx
    .insertInto('role_policy')
    .values(totpByDefault.map(role => ({ region_id: regionId, role, totp_required: false })))
    .execute();
  await record(
    tx,
    systemActor('demo'),
    cast.map(({ id, name, email, role, unit }) => ({
      regionId,
      action: 'person.invite',
      subject: 'person',
      subjectId: id,
      before: null,
      after: { name, email, role, unitId: unit?.id ?? null },
    })),
  );
  return cast.map(({ id, role, label, name, email, unit }) => ({
    id,
    role,
    label,
    name,
    email,
    unitName: unit?.name ?? '',
  }));
};
