import { type ExpressionBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/open.ts';
import type { Tables } from '../platform/database/tables.ts';
import { inForce, type Seal, SealBroken } from '../platform/identity/index.ts';
import { type Action, type Actor, allows, type Scope, type Target } from '../platform/permissions/index.ts';
import type { Person } from './schemas.ts';

type Assignments = ExpressionBuilder<Tables, 'role_assignment'>;

/** Whether an assignment lies within what the actor reaches; a scope of the system reaches all. */
const withinScope = (scope: Scope | 'all') => (eb: Assignments) => {
  if (scope === 'all') return sql<boolean>`true`;
  const { regions, own, below } = scope;
  const ways = [
    ...(regions.length > 0 ? [eb('role_assignment.region_id', 'in', regions)] : []),
    ...(own.length > 0 ? [eb('role_assignment.unit_id', 'in', own)] : []),
    ...(below.length > 0
      ? [
          eb.exists(
            eb
              .selectFrom('unit')
              .whereRef('unit.region_id', '=', 'role_assignment.region_id')
              .whereRef('unit.id', '=', 'role_assignment.unit_id')
              .where(sql<boolean>`unit.path && ${below}::text[]`)
              .select(sql`1`.as('one')),
          ),
        ]
      : []),
  ];
  return ways.length > 0 ? eb.or(ways) : sql<boolean>`false`;
};

const assignmentsOf =
  (scope: Scope | 'all') => (eb: ExpressionBuilder<Tables & { p: Tables['person'] }, 'p'>) =>
    eb
      .selectFrom('role_assignment')
      .leftJoin('unit as u', join =>
        join
          .onRef('u.region_id', '=', 'role_assignment.region_id')
          .onRef('u.id', '=', 'role_assignment.unit_id'),
      )
      .whereRef('role_assignment.person_id', '=', 'p.id')
      .where(inner => withinScope(scope)(inner as unknown as Assignments))
      .select(inner => [
        sql<Person['roles']>`coalesce(json_agg(json_build_object(
        'id', role_assignment.id, 'regionId', role_assignment.region_id, 'role', role,
        'unitId', unit_id, 'unitName', u.name, 'fromDay', role_assignment.from_day,
        'toDay', role_assignment.to_day,
        'inForce', ${inForce(inner as unknown as Assignments)}, 'version', role_assignment.version)
        order by role_assignment.from_day, role_assignment.id), '[]')`.as('roles'),
      ]);

const people = (db: Db, scope: Scope | 'all') =>
  db
    .selectFrom('person as p')
    .select(['p.id', 'p.name', 'p.email', 'p.telephone', 'p.version'])
    .select(sql<boolean>`p.disabled_at is not null`.as('disabled'))
    .select(sql<boolean>`coalesce(p.two_factor_enabled, false)`.as('hasTotp'))
    .select(sql<boolean>`exists (select 1 from account a where a.person_id = p.id)`.as('activated'))
    .select(eb => assignmentsOf(scope)(eb as never).as('roles'));

type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

/** Sealed under a secret that is no more: it is said, and the list still comes. */
const unreadable = '（密钥已更换，读不出）';

const openTelephone = (seal: Seal, sealed: string): string => {
  try {
    return seal.open(sealed);
  } catch (error) {
    if (error instanceof SealBroken) return unreadable;
    throw error;
  }
};

const personOf =
  (seal: Seal) =>
  ({ telephone, roles, ...row }: Row): Person => ({
    ...row,
    telephone: telephone === null ? '' : openTelephone(seal, telephone),
    roles: roles ?? [],
  });

/** One person with all roles, or those within a scope. */
export const findPerson = async (
  db: Db,
  seal: Seal,
  id: string,
  scope: Scope | 'all' = 'all',
): Promise<Person | undefined> => {
  const row = await people(db, scope).where('p.id', '=', id).executeTakeFirst();
  return row && personOf(seal)(row);
};

export interface Wanted {
  page: number;
  pageSize: number;
  regionId?: string | undefined;
  unitId?: string | undefined;
  search?: string | undefined;
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`;

/** A page of the people within the scope, by name; one query. */
export const listPeople = async (
  db: Db,
  seal: Seal,
  scope: Scope,
  { page, pageSize, regionId, unitId, search }: Wanted,
): Promise<{ items: Person[]; total: number }> => {
  const rows = await people(db, scope)
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('role_assignment')
          .whereRef('role_assignment.person_id', '=', 'p.id')
          .where(inner => withinScope(scope)(inner as unknown as Assignments))
          .$if(regionId !== undefined, query => query.where('role_assignment.region_id', '=', regionId ?? ''))
          .$if(unitId !== undefined, query => query.where('role_assignment.unit_id', '=', unitId ?? ''))
          .select(sql`1`.as('one')),
      ),
    )
    .$if(search !== undefined && search !== '', query =>
      query.where(eb =>
        eb.or([
          eb('p.name', 'ilike', containing(search ?? '')),
          eb('p.email', 'ilike', containing(search ?? '')),
        ]),
      ),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const toPerson = personOf(seal);
  return { items: rows.map(({ total: _, ...row }) => toPerson(row)), total: Number(rows[0]?.total ?? 0) };
};

/** Where a person holds roles today; where none, where they ever did. */
const placesOf = async (db: Db, id: string): Promise<{ today: Target[]; ever: Target[] }> => {
  const rows = await db
    .selectFrom('role_assignment')
    .leftJoin('unit as u', join =>
      join
        .onRef('u.region_id', '=', 'role_assignment.region_id')
        .onRef('u.id', '=', 'role_assignment.unit_id'),
    )
    .where('role_assignment.person_id', '=', id)
    .select(['role_assignment.region_id', 'role_assignment.unit_id', 'u.path'])
    .select(eb => inForce(eb as unknown as Assignments).as('in_force'))
    .orderBy('role_assignment.from_day')
    .execute();
  const places = rows.map(({ region_id, unit_id, path, in_force }) => ({
    inForce: in_force,
    place: { regionId: region_id, unitIds: path ?? (unit_id === null ? [] : [unit_id]) },
  }));
  return {
    today: places.filter(({ inForce: now }) => now).map(({ place }) => place),
    ever: places.map(({ place }) => place),
  };
};

/** What reading a person is done to: a place of theirs that the actor reaches, if there is one. */
export const targetToRead = async (db: Db, actor: Actor, id: string): Promise<Target | null> => {
  const { ever } = await placesOf(db, id);
  return ever.find(place => allows(actor, 'person.read', place)) ?? ever[0] ?? null;
};

/** What changing a person is done to: a place of theirs that the actor does not reach, if there is one. */
export const targetToChange = async (
  db: Db,
  actor: Actor,
  action: Action,
  id: string,
): Promise<Target | null> => {
  const { today, ever } = await placesOf(db, id);
  const places = today.length > 0 ? today : ever;
  return places.find(place => !allows(actor, action, place)) ?? places[0] ?? null;
};
