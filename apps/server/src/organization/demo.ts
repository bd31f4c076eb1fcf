import { Problem } from '../platform/api/problem.ts';
import type { Tx } from '../platform/database/open.ts';
import type { Actor } from '../platform/permissions/index.ts';
import {
  type DemoUnit,
  demoGaps,
  demoMerge,
  demoRegionId,
  demoRegions,
  demoRename,
  demoUnits,
  givenNames,
  governmentName,
  officeName,
  surnames,
} from './demo-data.ts';
import { type DutyChange, writeDuties } from './duty-store.ts';
import type { DutyKind } from './kinds.ts';
import type { Duty } from './tables.ts';
import { mergeUnit, renameUnit } from './unit-changes.ts';
import { type UnitChange, writeUnits } from './unit-store.ts';

/** Chance that is the same for the same seed: numbers from 0 up to 1 (mulberry32). */
const createChance = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Chance = ReturnType<typeof createChance>;

const pick = <T>(chance: Chance, list: readonly [T, ...T[]] | readonly T[]): T => {
  const item = list[Math.floor(chance() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** An id in the form of a random UUID. */
const idOf = (chance: Chance): string => {
  const hex = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

const personName = (chance: Chance): string => pick(chance, surnames) + pick(chance, givenNames);
const telephone = (chance: Chance): string =>
  `0734-58${String(Math.floor(chance() * 100_000)).padStart(5, '0')}`;

const streets = ['开云镇人民中路', '开云镇衡山路', '开云镇建设路', '开云镇青年路', '开云镇金龙路'];

const addressOf = (chance: Chance, { area, shortName }: DemoUnit): string =>
  area === undefined
    ? `衡山县${pick(chance, streets)}${1 + Math.floor(chance() * 200)}号`
    : `衡山县${shortName}政府大院`;

const parentName = ({ name, under }: DemoUnit): string | null =>
  name === governmentName ? null : (under ?? governmentName);

const unitChanges = (chance: Chance, ids: ReadonlyMap<string, string>): UnitChange[] =>
  demoUnits.map((unit, index) => ({
    id: ids.get(unit.name) ?? '',
    kind: 'create',
    day: unit.fromDay,
    note: '',
    before: null,
    after: {
      name: unit.name,
      shortName: unit.shortName,
      kind: unit.kind,
      parentId: ids.get(parentName(unit) ?? '') ?? null,
      areaId: unit.area ?? '430423100',
      address: addressOf(chance, unit),
      hours: '工作日8:30至12:00，14:30至17:30',
      telephone: telephone(chance),
      fax: '',
      email: '',
      website: '',
      sort: index + 1,
      status: 'active',
      fromDay: unit.fromDay,
      toDay: null,
      successorId: null,
    },
  }));

type Entry = Pick<Duty, 'kind' | 'section' | 'name' | 'post' | 'duties'>;

const entry = (kind: DutyKind, name: string, post: string, section: string, duties: string): Entry => ({
  kind,
  name,
  post,
  section,
  duties,
});

/** How the posts of a unit are called. */
const posts = ({ kind }: DemoUnit) => {
  if (kind === 'town') return { head: '乡镇长', deputy: '副乡镇长', office: '党政综合办公室' };
  if (kind === 'government') return { head: '县长', deputy: '常务副县长', office: '县政府办公室' };
  if (kind === 'office') return { head: '主任', deputy: '副主任', office: '政务公开办公室' };
  if (kind === 'institution') return { head: '主任', deputy: '副主任', office: '综合股' };
  if (kind === 'utility') return { head: '院长', deputy: '副院长', office: '院办公室' };
  return { head: '局长', deputy: '副局长', office: '局办公室' };
};

/**
 * A roster: the leading group headed by the head of the unit, the deputy in charge, the office and, where the unit
 * grants licences, the section for them, each with its person (谁主管谁负责).
 */
const rosterEntries = (chance: Chance, unit: DemoUnit): Entry[] => {
  const { head, deputy, office } = posts(unit);
  const leader = personName(chance);
  const second = personName(chance);
  const clerk = personName(chance);
  const sections = [office, ...(unit.licences ? ['行政审批股'] : [])];
  const heads = sections.map(section => ({ section, name: personName(chance) }));
  return [
    entry('group-leader', leader, head, '', '政府信息公开工作领导小组组长，负总责'),
    entry('group-deputy', second, deputy, '', '协助组长，主持日常工作'),
    ...heads.map(({ section, name }) => entry('group-member', name, `${section}负责人`, section, '')),
    entry('in-charge', second, deputy, '', '分管政府信息公开和政务公开工作'),
    ...heads.map(({ section, name }) =>
      entry(
        'section',
        name,
        `${section}负责人`,
        section,
        section === office ? '信息收集、审核、报送，依申请公开，年度报告' : '行政许可等信息的收集、报送',
      ),
    ),
    entry('officer', clerk, '信息员', office, '网站栏目维护、信息报送'),
  ];
};

const dutyChanges = (chance: Chance, ids: ReadonlyMap<string, string>): DutyChange[] =>
  demoUnits
    .filter(({ kind }) => kind !== 'internal')
    .flatMap(unit => {
      const left = demoGaps[unit.name] ?? [];
      const phone = telephone(chance);
      return rosterEntries(chance, unit)
        .filter(({ kind }) => !left.includes(kind))
        .map((written, index) => ({
          action: 'duty.create' as const,
          before: null,
          after: {
            ...written,
            regionId: demoRegionId,
            id: idOf(chance),
            unitId: ids.get(unit.name) ?? '',
            telephone: phone,
            personId: null,
            fromDay: '2024-01-10',
            toDay: null,
            sort: index + 1,
            version: 1,
          },
        }));
    });

/** What of the demonstration others build on. */
export interface DemoOrganization {
  regionId: string;
  /** 主管部门: the county government's office. */
  officeId: string;
  /** Ids of the units by their names of today; the merged one is not among them. */
  units: ReadonlyMap<string, string>;
}

const settled = <T>(result: T | Problem): T => {
  if (result instanceof Problem) throw new Error(result.message);
  return result;
};

/** Fills an empty database with the demonstration county, the same for the same seed. */
export const demoOrganization = async (tx: Tx, actor: Actor, seed: number): Promise<DemoOrganization> => {
  const chance = createChance(seed);
  await tx
    .insertInto('region')
    .values(demoRegions.map(({ id, parentId, name, level }) => ({ id, parent_id: parentId, name, level })))
    .execute();
  const ids = new Map(demoUnits.map(({ name }) => [name, idOf(chance)]));
  await writeUnits(tx, actor, demoRegionId, unitChanges(chance, ids));
  await writeDuties(tx, actor, demoRegionId, dutyChanges(chance, ids));
  const ref = (name: string) => ({ regionId: demoRegionId, id: ids.get(name) ?? '', version: 1 });
  const { name, shortName } = demoRename;
  const renamed = settled(await renameUnit(tx, actor, ref(demoRename.from), { name, shortName }, demoRename));
  settled(await mergeUnit(tx, actor, ref(demoMerge.from), ids.get(demoMerge.into) ?? '', demoMerge));
  ids.delete(demoRename.from);
  ids.set(name, renamed.id);
  ids.delete(demoMerge.from);
  return { regionId: demoRegionId, officeId: ids.get(officeName) ?? '', units: ids };
};
