import { beforeAll, describe, expect, it } from 'vitest';
import { createDuty } from '../src/organization/duties.ts';
import { type RouteSpec, route } from '../src/platform/api/route.ts';
import type { Database } from '../src/platform/database/open.ts';
import type { Identity } from '../src/platform/identity/index.ts';
import {
  type Action,
  type ActionRule,
  actions,
  permissionsAsMarkdown,
  roles,
  type StaffRole,
} from '../src/platform/permissions/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { allRoutes } from '../src/subjects.ts';
import { addDraft } from './disclosure-office.ts';
import { addRecords } from './disclosure-records.ts';
import { addPerson, type Browser, openOffice, waiveTotp } from './identity-office.ts';
import { addRegions, addUnit, dutyOf, neighbour, region, system } from './organization.ts';
import { type Example, examples, type Place } from './permissions-examples.ts';
import { describeStores } from './stores.ts';

/** The routes as they are declared; nothing is opened for that. */
const routes = allRoutes({ database: {} } as Platform, {} as Identity);
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const relations = ['own', 'below', 'other', 'region'] as const;
type Relation = (typeof relations)[number];

/** What the table says, worked out anew: whether a role reaches what stands to its unit (or region) like this. */
const isAllowed = (
  action: Action,
  of: Example['of'],
  role: StaffRole | 'none',
  relation: Relation,
): boolean => {
  const rule: ActionRule = actions[action];
  if (rule.open) return true;
  const reach = role === 'none' ? undefined : rule.roles?.[role];
  if (reach === undefined || of === 'nothing') return reach !== undefined;
  if (relation === 'region') return false;
  if (reach === 'region') return true;
  if (of === 'region') return false;
  return relation === 'own' || (relation === 'below' && reach === 'below');
};

const unitRoles: readonly StaffRole[] = ['clerk', 'reviewer', 'head'];

/** Units that stand to the first in every relation, each with a person, a role and a duty. */
const fill = async (database: Database): Promise<Record<Relation, Place>> => {
  const { db } = database;
  await addRegions(db);
  const own = await addUnit(db, '云溪县统计局');
  const units = {
    own,
    below: await addUnit(db, '云溪县统计局调查队', { parentId: own.id, kind: 'internal' }),
    other: await addUnit(db, '云溪县林业局'),
    region: await addUnit(db, '临河县统计局', {}, '2010-01-01', neighbour),
  };
  const placeOf = async (relation: Relation): Promise<Place> => {
    const { regionId, id: unitId } = units[relation];
    const personId = await addPerson(database, `${relation}@yunxi.example`, [
      { role: 'clerk', regionId, unitId },
    ]);
    const { id: assignmentId } = await db
      .selectFrom('role_assignment')
      .where('person_id', '=', personId)
      .select('id')
      .executeTakeFirstOrThrow();
    const duty = await db.transaction().execute(tx => createDuty(tx, system, regionId, unitId, dutyOf()));
    if (!('kind' in duty)) throw new Error(duty.message);
    const { columnId, itemId } = await addDraft(db, regionId, unitId);
    const records = await addRecords(db, { regionId, unitId });
    return { regionId, unitId, personId, assignmentId, dutyId: duty.id, columnId, itemId, ...records };
  };
  return {
    own: await placeOf('own'),
    below: await placeOf('below'),
    other: await placeOf('other'),
    region: await placeOf('region'),
  };
};

describe('the permission table and the routes', () => {
  it('has an example for each route, and no other', () => {
    expect(Object.keys(examples).sort()).toEqual(routes.map(nameOf).sort());
  });

  it('has no action that nothing performs', () => {
    const performed = new Set<string>(routes.map(({ action }) => action));
    const idle = Object.entries<ActionRule>(actions)
      .filter(([action, { elsewhere }]) => performed.has(action) === (elsewhere !== undefined))
      .map(([action]) => action);
    expect(idle).toEqual([]);
  });

  it('lets no route be declared without an action of the table', () => {
    type Spec = RouteSpec<undefined, undefined, undefined, undefined>;
    const named = (action: Spec['action']): Spec => ({ ...common, action });
    const common = { method: 'get', path: '/x', summary: '', handle: () => undefined } as const;
    // @ts-expect-error: it is the compiler that refuses a route without an action,
    const declared = () => route(common);
    // @ts-expect-error: and an action that the table does not have.
    const unknown = named('unit.paint');
    expect([declared, unknown.action]).toEqual([declared, 'unit.paint']);
  });

  it('is printed with a row an action and a column a role', () => {
    const lines = permissionsAsMarkdown().split('\n');
    expect(lines).toHaveLength(Object.keys(actions).length + 2);
    expect(new Set(lines.map(line => line.split('|').length))).toEqual(new Set([roles.length + 5]));
    expect(lines).toContain(
      '| 维护领导小组和责任分工 | `duty.change` | 本单位 |  | 本单位及下级 | 全区域 | 全区域 |  |  |',
    );
    expect(lines).toContain(`| 使用自己的账号 | \`session.own\` |${' 自己的 |'.repeat(roles.length)}  |`);
  });
});

describeStores('every route, asked by every role', open => {
  let places: Record<Relation, Place>;
  const browsers = new Map<StaffRole | 'none' | 'public', Browser>();

  beforeAll(async () => {
    const database = await open();
    places = await fill(database);
    for (const role of ['administrator', 'auditor'] as const)
      for (const each of [region, neighbour]) await waiveTotp(database, role, each);
    await addPerson(database, 'taken@yunxi.example');
    const office = openOffice(database, { routes: allRoutes });
    for (const role of [...roles.map(({ id }) => id), 'none'] as const) {
      const unitId = role !== 'none' && unitRoles.includes(role) ? places.own.unitId : null;
      const email = `as-${role}@yunxi.example`;
      await addPerson(database, email, role === 'none' ? [] : [{ role, unitId }]);
      const browser = office.browser();
      await browser.signIn(email);
      browsers.set(role, browser);
    }
    browsers.set('public', office.browser());
  });

  const ask = (
    role: StaffRole | 'none' | 'public',
    method: string,
    { path, body }: Example,
    place: Place,
  ) => {
    const browser = browsers.get(role);
    if (!browser) throw new Error(`nobody signed in as ${role}`);
    const needsBody = body !== undefined && method !== 'get';
    return browser.ask(method.toUpperCase(), `/api${path(place)}`, needsBody ? { body: body(place) } : {});
  };

  describe.each(routes.map(each => [nameOf(each), each] as const))('%s', (name, { method, action }) => {
    const example = examples[name];

    it.each([...roles.map(({ id }) => id), 'none'] as const)('%s', async role => {
      if (!example) throw new Error(`no example of ${name}`);
      for (const relation of relations) {
        const { status, body } = await ask(role, method, example, places[relation]);
        const expected = isAllowed(action, example.of, role, relation)
          ? [example.allowed]
          : [403, 'forbidden'];
        expect([relation, status, ...(status === 403 ? [body.code] : [])]).toEqual([relation, ...expected]);
      }
    });

    it('public', async () => {
      if (!example) throw new Error(`no example of ${name}`);
      const { open: openTo }: ActionRule = actions[action];
      for (const relation of relations) {
        const { status, body } = await ask('public', method, example, places[relation]);
        if (openTo === 'anyone') expect(status).toBe(example.allowed);
        else expect([relation, status, body.code]).toEqual([relation, 401, 'sign-in-first']);
      }
    });
  });
});
