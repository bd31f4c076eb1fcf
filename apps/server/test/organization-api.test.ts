import { beforeAll, expect, test } from 'vitest';
import type { Unit } from '../src/organization/tables.ts';
import type { Db } from '../src/platform/database/open.ts';
import type { Actor } from '../src/platform/permissions/index.ts';
import {
  addRegions,
  addUnit,
  clientOf,
  neighbour,
  nobody,
  person,
  platformOn,
  region,
  system,
} from './organization.ts';
import { describeStores } from './stores.ts';

describeStores('the API of the organisation', open => {
  let db: Db;
  let server: ReturnType<typeof platformOn>;
  let ask: ReturnType<typeof clientOf>;
  let government: Unit;
  let commerce: Unit;
  let station: Unit;
  let other: Unit;
  const office = () => person('office', government.id);
  beforeAll(async () => {
    const database = await open();
    ({ db } = database);
    server = platformOn(database);
    ask = clientOf(server.platform);
    await addRegions(db);
    government = await addUnit(db, '云溪县人民政府', { kind: 'government' });
    commerce = await addUnit(db, '云溪县商务局', { parentId: government.id });
    station = await addUnit(db, '云溪县招商中心', { parentId: commerce.id, kind: 'institution' });
    other = await addUnit(db, '临河县商务局', {}, '2010-01-01', neighbour);
  });

  const contact = {
    shortName: '',
    kind: 'department',
    areaId: null,
    address: '',
    hours: '',
    telephone: '',
    fax: '',
    email: '',
    website: '',
    sort: 0,
    day: '2020-01-01',
    version: 9,
  };
  type Ask = [method: string, path: (unit: Unit) => string, body?: object];
  const reading: Ask = ['GET', ({ regionId, id }) => `/units/${regionId}/${id}`];
  const changing: Ask = ['PUT', ({ regionId, id }) => `/units/${regionId}/${id}`, contact];
  const ending: Ask = [
    'POST',
    ({ regionId, id }) => `/units/${regionId}/${id}/close`,
    { day: '2020-01-01', version: 9 },
  ];
  const dutying: Ask = ['PUT', ({ regionId, id }) => `/units/${regionId}/${id}/duties/order`, { ids: ['x'] }];
  const creating: Ask = [
    'POST',
    ({ regionId }) => `/units/${regionId}`,
    { name: '甲局', kind: 'department', parentId: 'x', day: '2020-01-01' },
  ];
  const exporting: Ask = ['GET', ({ regionId }) => `/imports/${regionId}/export`];
  const taking: Ask = ['GET', ({ regionId }) => `/imports/${regionId}/template`];

  /** 409: allowed, and refused by the rules alone, so that nothing is changed. */
  test.each<[string, () => Actor, Ask, () => Unit, number]>([
    ['nobody reads', () => nobody, reading, () => commerce, 401],
    ['a clerk reads its region', () => person('clerk', commerce.id), reading, () => government, 200],
    ['a clerk does not read another region', () => person('clerk', commerce.id), reading, () => other, 403],
    [
      'what is not there is not found',
      () => person('clerk', commerce.id),
      reading,
      () => ({ ...commerce, id: 'x' }),
      404,
    ],
    [
      'a unit is not found by another region',
      () => person('clerk', commerce.id),
      reading,
      () => ({ ...other, regionId: region }),
      404,
    ],
    ['a head changes its own unit', () => person('head', commerce.id), changing, () => commerce, 409],
    [
      'a head does not change the unit below',
      () => person('head', commerce.id),
      changing,
      () => station,
      403,
    ],
    ['a clerk does not change its unit', () => person('clerk', commerce.id), changing, () => commerce, 403],
    ['the office changes any unit', office, changing, () => station, 409],
    ['the office changes none of another region', office, changing, () => other, 403],
    ['a head does not close its unit', () => person('head', commerce.id), ending, () => commerce, 403],
    ['the office closes', office, ending, () => commerce, 409],
    [
      'an administrator of the region closes',
      () => person('administrator', null),
      ending,
      () => commerce,
      409,
    ],
    ['a clerk keeps its own roster', () => person('clerk', commerce.id), dutying, () => commerce, 409],
    [
      'a clerk does not keep the roster below',
      () => person('clerk', commerce.id),
      dutying,
      () => station,
      403,
    ],
    ['a head keeps the roster below', () => person('head', commerce.id), dutying, () => station, 409],
    [
      'a head does not keep the roster above',
      () => person('head', commerce.id),
      dutying,
      () => government,
      403,
    ],
    ['an auditor keeps no roster', () => person('auditor', null), dutying, () => commerce, 403],
    ['a head creates nothing', () => person('head', commerce.id), creating, () => commerce, 403],
    ['under a parent that is not there nothing is created', office, creating, () => commerce, 404],
    ['a clerk exports', () => person('clerk', commerce.id), exporting, () => commerce, 200],
    ['a clerk imports nothing', () => person('clerk', commerce.id), taking, () => commerce, 403],
    ['the office imports', office, taking, () => commerce, 200],
  ])('%s', async (_, who, [method, path, body], unit, status) => {
    expect((await ask(who(), method, path(unit()), body)).status).toBe(status);
  });

  test('regions are shown as far as one reaches, with those above and below', async () => {
    const { body } = await ask(person('clerk', commerce.id), 'GET', '/regions');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      '望江市',
      '云溪县',
      '柳林镇',
      '青石乡',
    ]);
    expect((await ask(system, 'GET', '/regions')).body.items).toHaveLength(6);
  });

  test('a unit is created, renamed, moved, and shown as it was', async () => {
    const made = await ask(office(), 'POST', `/units/${region}`, {
      name: ' 云溪县粮食局 ',
      kind: 'department',
      parentId: government.id,
      day: '2012-05-01',
    });
    expect(made).toMatchObject({
      status: 200,
      body: { name: '云溪县粮食局', version: 1, fromDay: '2012-05-01' },
    });
    const path = `/units/${region}/${made.body.id}`;
    await ask(office(), 'POST', `${path}/rename`, {
      name: '云溪县粮食和物资储备局',
      day: '2019-03-15',
      version: 1,
      note: '机构改革',
    });
    await ask(office(), 'POST', `${path}/move`, { parentId: commerce.id, day: '2021-01-01', version: 2 });
    const shown = async (day: string) => {
      const { body } = await ask(office(), 'GET', `/units/${region}/as-of/${day}`);
      return body.items.find(({ id }: { id: string }) => id === made.body.id);
    };
    expect(await shown('2012-04-30')).toBeUndefined();
    expect(await shown('2019-03-14')).toMatchObject({ name: '云溪县粮食局', parentId: government.id });
    expect(await shown('2019-03-15')).toMatchObject({
      name: '云溪县粮食和物资储备局',
      parentId: government.id,
    });
    expect(await shown('2021-01-01')).toMatchObject({ parentId: commerce.id });
    const { body } = await ask(office(), 'GET', path);
    expect(body).toMatchObject({
      parentName: '云溪县商务局',
      history: [
        { label: '调整隶属' },
        { label: '更名', note: '机构改革', actorName: '何宁' },
        { label: '设立' },
      ],
    });
  });

  test.each<[string, object, string, RegExp]>([
    ['a day to come', { day: '2999-01-01' }, 'day', /不能晚于今天/],
    ['a day that is none', { day: '2024-02-30' }, 'day', /应写作/],
    ['no name', { name: ' ' }, 'name', /请填写机构名称/],
    ['a kind that is none', { kind: 'ministry' }, 'kind', /请选择/],
    ['a line break', { address: '甲\n乙' }, 'address', /控制字符/],
  ])('%s is refused by its field', async (_, more, field, message) => {
    const { status, body } = await ask(office(), 'POST', `/units/${region}`, {
      name: '乙局',
      kind: 'department',
      parentId: null,
      day: '2020-01-01',
      ...more,
    });
    expect([status, body.fields[field]]).toEqual([422, expect.stringMatching(message)]);
  });
});
