import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type UnitAsOf, unitsAsOf } from '../src/organization/history.ts';
import type { Unit } from '../src/organization/tables.ts';
import {
  changeUnit,
  closeUnit,
  createUnit,
  mergeUnit,
  moveUnit,
  renameUnit,
} from '../src/organization/unit-changes.ts';
import { stateOf, unitsOf } from '../src/organization/unit-store.ts';
import { Problem } from '../src/platform/api/problem.ts';
import type { Db, Tx } from '../src/platform/database/open.ts';
import { details, inTransaction, system } from './organization.ts';
import { describeStores } from './stores.ts';

/** A wish: what is to be done to which of the units so far, with which other, on which day. */
const wish = fc.record({
  what: fc.constantFrom(
    'create',
    'change',
    'rename',
    'move',
    'move',
    'move',
    'move',
    'merge',
    'close',
    'close',
  ),
  unit: fc.nat(9),
  other: fc.nat(9),
  day: fc.nat(9).map(day => `2020-01-0${Math.max(1, day)}`),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

/** A few units to begin with, so that what is wished meets something. */
const founders: readonly Wish[] = [9, 9, 0, 1].map(other => ({
  what: 'create',
  unit: 0,
  other,
  day: '2020-01-01',
}));

/** What is known of a unit from a day on, as the test keeps it. */
interface Known {
  id: string;
  day: string;
  name: string;
  parentId: string | null;
  status: string;
}

const knownOf = ({ id, name, parentId, status }: Unit | UnitAsOf) => ({ id, name, parentId, status });

/** Does what is wished where the rules allow it. */
const attempt = (
  tx: Tx,
  regionId: string,
  units: readonly Unit[],
  number: number,
  { what, unit, other, day }: Wish,
) => {
  const step = { day, note: '' };
  const chosen = units[unit % Math.max(1, units.length)];
  const second = units[other % Math.max(1, units.length)];
  const parentId = second && other < 8 ? second.id : null;
  if (what === 'create' || !chosen || !second)
    return createUnit(tx, system, regionId, details(`机构${number}`, { parentId, sort: number }), step);
  const {
    name: _name,
    parentId: _parent,
    ...contact
  } = details('', { address: `地址${number}`, sort: number });
  const acts = {
    change: () => changeUnit(tx, system, chosen, contact, step),
    rename: () => renameUnit(tx, system, chosen, { name: `新名${number % 6}`, shortName: '' }, step),
    move: () => moveUnit(tx, system, chosen, parentId, step),
    merge: () => mergeUnit(tx, system, chosen, second.id, step),
    close: () => closeUnit(tx, system, chosen, step),
  };
  return acts[what as keyof typeof acts]();
};

/** The chain of parents of a unit, itself first. Ends where it would go round. */
const pathIn = (units: ReadonlyMap<string, { parentId: string | null }>, id: string): string[] => {
  const path: string[] = [];
  for (let at: string | null = id; at !== null; at = units.get(at)?.parentId ?? null) {
    if (path.includes(at)) return [...path, '…'];
    path.push(at);
  }
  return path;
};

const sorted = <T extends { id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

describeStores('the organisation on any day', open => {
  let db: Db;
  let runs = 0;
  beforeAll(async () => {
    ({ db } = await open());
  });

  const play = async (regionId: string, wishes: readonly Wish[]): Promise<Known[]> => {
    const log: Known[] = [];
    for (const [number, each] of wishes.entries()) {
      const before = await unitsOf(db, regionId).orderBy('sort').orderBy('id').execute();
      const result = await inTransaction(db, tx => attempt(tx, regionId, before, number, each));
      const after = await unitsOf(db, regionId).execute();
      if (result instanceof Problem) expect(sorted(after)).toEqual(sorted(before));
      const versions = new Map(before.map(unit => [unit.id, unit.version]));
      for (const unit of after)
        if (unit.version !== versions.get(unit.id)) log.push({ ...knownOf(unit), day: each.day });
    }
    return log;
  };

  /** The last word on each unit up to a day: by days, and within a day in the order in which things were entered. */
  const recall = (log: readonly Known[], day: string) => {
    const upTo = log
      .filter(entry => entry.day <= day)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    const known = new Map(upTo.map(entry => [entry.id, entry]));
    return [...known.values()].map(({ day: _day, ...entry }) => ({
      ...entry,
      parentId: entry.parentId !== null && known.has(entry.parentId) ? entry.parentId : null,
    }));
  };

  const checkDay = async (regionId: string, log: readonly Known[], day: string): Promise<void> => {
    const all = await unitsAsOf(db, regionId, day, { ended: true });
    expect(sorted(all.map(knownOf))).toEqual(sorted(recall(log, day)));
    const active = await unitsAsOf(db, regionId, day);
    expect(sorted(active)).toEqual(sorted(all.filter(({ status }) => status === 'active')));
    const inBeing = new Map(active.map(unit => [unit.id, unit]));
    for (const { id, parentId } of active) {
      expect(parentId === null || inBeing.has(parentId)).toBe(true);
      expect(pathIn(inBeing, id)).not.toContain('…');
    }
  };

  test('is what the events up to that day made of it; replayed to the end, what is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 10, maxLength: 30 }), async wishes => {
        const regionId = String(980_000 + ++runs);
        await db
          .insertInto('region')
          .values({ id: regionId, parent_id: null, name: '白塔县', level: 'county' })
          .execute();
        const log = await play(regionId, [...founders, ...wishes]);
        for (let day = 1; day <= 9; day++) await checkDay(regionId, log, `2020-01-0${day}`);
        const stored = await unitsOf(db, regionId).execute();
        const replayed = await unitsAsOf(db, regionId, '2030-01-01', { ended: true });
        expect(sorted(replayed)).toEqual(sorted(stored.map(unit => ({ id: unit.id, ...stateOf(unit) }))));
        const byId = new Map(stored.map(unit => [unit.id, unit]));
        for (const { id, path } of stored) expect(path).toEqual(pathIn(byId, id));
        const names = stored.filter(({ status }) => status === 'active').map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 40 },
    );
  });
});
