/** What an import is checked against, in memory: a county of three units and one roster. */
import type { Known } from '../src/organization/import-units.ts';
import type { Duty, Unit } from '../src/organization/tables.ts';
import { details, dutyOf, region } from './organization.ts';

export const unitOf = (id: string, name: string, more: Partial<Unit> = {}): Unit => ({
  ...details(name),
  regionId: region,
  id,
  status: 'active',
  fromDay: '2010-01-01',
  toDay: null,
  successorId: null,
  version: 1,
  path: [id],
  ...more,
});

export const dutyIn = (id: string, unitId: string, more: Partial<Duty> = {}): Duty => ({
  ...dutyOf(),
  regionId: region,
  id,
  unitId,
  toDay: null,
  sort: 1,
  version: 1,
  ...more,
});

let ids = 0;
export const known = (more: Partial<Known> = {}): Known => ({
  units: [
    unitOf('g', '云溪县人民政府', { kind: 'government' }),
    unitOf('i', '云溪县工业和信息化局', { shortName: '县工信', parentId: 'g' }),
    unitOf('c', '云溪县商务局', { parentId: 'g', telephone: '0999-1234567' }),
  ],
  duties: [dutyIn('d', 'c'), dutyIn('l', 'c', { kind: 'group-leader', section: '', name: '周行', sort: 2 })],
  areas: [
    { id: region, parentId: null, name: '云溪县', level: 'county' },
    { id: '991123100', parentId: region, name: '柳林镇', level: 'township' },
  ],
  former: new Map([['云溪县物资局', '“云溪县物资局”已于2019-03-15并入“云溪县商务局”，请改用“云溪县商务局”']]),
  today: '2025-06-30',
  newId: () => `new${++ids}`,
  ...more,
});
