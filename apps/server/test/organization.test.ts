import { beforeAll, describe, expect, test } from 'vitest';
import { createDuty, rosterOf } from '../src/organization/duties.ts';
import { readUnitDetail, treeOf } from '../src/organization/reads.ts';
import type { Unit, UnitDetails } from '../src/organization/tables.ts';
import {
  changeUnit,
  closeUnit,
  createUnit,
  mergeUnit,
  moveUnit,
  renameUnit,
} from '../src/organization/unit-changes.ts';
import { readUnit } from '../src/organization/unit-store.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Db, Tx } from '../src/platform/database/open.ts';
import {
  addRegions,
  addUnit,
  details,
  dutyOf,
  expectDone,
  inTransaction,
  neighbour,
  region,
  system,
} from './organization.ts';
import { describeStores } from './stores.ts';

const step = (day = '2020-01-01', note = '') => ({ day, note });
const ref = ({ regionId, id, version }: Unit) => ({ regionId, id, version });
const contactOf = ({ name: _name, parentId: _parent, ...contact }: UnitDetails) => contact;

describeStores('units', open => {
  let db: Db;
  let government: Unit;
  beforeAll(async () => {
    ({ db } = await open());
    await addRegions(db);
    government = await addUnit(db, '云溪县人民政府', { kind: 'government' }, '2000-01-01');
  });
  const act = <T>(use: (tx: Tx) => Promise<T>) => inTransaction(db, use);
  /** A unit of a name that no other test uses. */
  let count = 0;
  const newUnit = (more: Partial<UnitDetails> = {}, day?: string) =>
    addUnit(db, `云溪县第${++count}局`, { parentId: government.id, ...more }, day);
  const again = async ({ id }: Unit): Promise<Unit> => {
    const unit = await readUnit(db, region, id);
    if (!unit) throw new Error('gone');
    return unit;
  };

  test('a new unit has its path, its event and its audit', async () => {
    const unit = await newUnit({ areaId: '991123100' });
    expect(unit).toMatchObject({ version: 1, status: 'active', path: [unit.id, government.id] });
    const detail = await readUnitDetail(db, region, unit.id);
    expect(detail).toMatchObject({
      parentName: '云溪县人民政府',
      history: [{ kind: 'create', day: '2010-01-01' }],
    });
    const entries = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', unit.id)
      .execute();
    expect(entries).toEqual([{ action: 'unit.create' }]);
  });

  test('a renamed unit keeps its id and its history', async () => {
    const unit = await newUnit();
    const renamed = expectDone(
      await act(tx => renameUnit(tx, system, ref(unit), { name: '云溪县新名局', shortName: '' }, step())),
    );
    expect(renamed).toMatchObject({ id: unit.id, name: '云溪县新名局', version: 2 });
    const detail = await readUnitDetail(db, region, unit.id);
    expect(detail?.history.map(({ kind, changes }) => [kind, changes])).toEqual([
      ['rename', [{ field: 'name', label: '机构名称', before: unit.name, after: '云溪县新名局' }]],
      ['create', []],
    ]);
  });

  test('a unit moves with all below it', async () => {
    const [from, to] = [await newUnit(), await newUnit()];
    const middle = await newUnit({ parentId: from.id });
    const leaf = await newUnit({ parentId: middle.id });
    await act(tx => moveUnit(tx, system, ref(middle), to.id, step()));
    expect((await again(leaf)).path).toEqual([leaf.id, middle.id, to.id, government.id]);
    const moved = await again(middle);
    await act(tx => moveUnit(tx, system, ref(moved), null, step()));
    expect((await again(leaf)).path).toEqual([leaf.id, middle.id]);
  });

  test('a merged unit points to its successor, which takes over what was below it; its duties end', async () => {
    const [gone, into] = [await newUnit(), await newUnit()];
    const child = await newUnit({ parentId: gone.id });
    await act(tx => createDuty(tx, system, region, gone.id, dutyOf()));
    await act(tx =>
      createDuty(tx, system, region, gone.id, dutyOf({ kind: 'in-charge', fromDay: '2025-01-01' })),
    );
    const merged = expectDone(await act(tx => mergeUnit(tx, system, ref(gone), into.id, step('2024-06-01'))));
    expect(merged).toMatchObject({ status: 'merged', toDay: '2024-06-01', successorId: into.id });
    expect((await again(child)).path).toEqual([child.id, into.id, government.id]);
    expect((await rosterOf(db, region, gone.id)).map(({ toDay }) => toDay).sort()).toEqual([
      '2024-06-01',
      '2025-01-01',
    ]);
    expect((await readUnitDetail(db, region, into.id))?.predecessors).toEqual([
      { id: gone.id, name: gone.name, toDay: '2024-06-01' },
    ]);
  });

  test('a name is free again once its unit is closed', async () => {
    const unit = await newUnit();
    expectDone(await act(tx => closeUnit(tx, system, ref(unit), step())));
    await addUnit(db, unit.name, {}, '2021-01-01');
    const history = (await treeOf(db, region, { ended: true })).filter(({ name }) => name === unit.name);
    expect(history.map(({ status }) => status).sort()).toEqual(['active', 'closed']);
  });

  test('what changes nothing leaves no trace', async () => {
    const unit = await newUnit();
    const same = expectDone(
      await act(tx => changeUnit(tx, system, ref(unit), contactOf(details('')), step())),
    );
    expect(same).toEqual(unit);
  });

  describe('refused', () => {
    type Case = [string, (tx: Tx, unit: Unit) => Promise<unknown>, object];
    test.each<Case>([
      [
        'a taken name',
        (tx, { name }) => createUnit(tx, system, region, details(name), step()),
        { status: 409, code: 'name-taken', fields: { name: expect.stringContaining('已有名为') } },
      ],
      [
        'a new name that is taken',
        (tx, unit) => renameUnit(tx, system, ref(unit), { name: '云溪县人民政府', shortName: '' }, step()),
        { code: 'name-taken' },
      ],
      [
        'a parent that is not there',
        tx => createUnit(tx, system, region, details('甲局', { parentId: 'x' }), step()),
        { code: 'no-such-parent' },
      ],
      [
        'a unit of a region that is not there',
        tx => createUnit(tx, system, '110000', details('甲局'), step()),
        { status: 404 },
      ],
      [
        'an area of another region',
        tx => createUnit(tx, system, region, details('甲局', { areaId: '991124100' }), step()),
        { code: 'no-such-area' },
      ],
      [
        'a move below itself',
        async (tx, unit) => {
          const child = expectDone(
            await createUnit(tx, system, region, details(`${unit.name}下属`, { parentId: unit.id }), step()),
          );
          return moveUnit(tx, system, ref(unit), child.id, step());
        },
        { code: 'below-itself', message: expect.stringContaining('自己或其下级') },
      ],
      [
        'a move under itself',
        (tx, unit) => moveUnit(tx, system, ref(unit), unit.id, step()),
        { code: 'below-itself' },
      ],
      [
        'a merger into itself',
        (tx, unit) => mergeUnit(tx, system, ref(unit), unit.id, step()),
        { code: 'below-itself' },
      ],
      [
        'a merger into what is not there',
        (tx, unit) => mergeUnit(tx, system, ref(unit), 'x', step()),
        { status: 404 },
      ],
      [
        'a merger into a closed unit',
        async (tx, unit) => {
          const closed = expectDone(
            await createUnit(tx, system, region, details(`${unit.name}旧`), step('2011-01-01')),
          );
          await closeUnit(tx, system, ref(closed), step('2012-01-01'));
          return mergeUnit(tx, system, ref(unit), closed.id, step());
        },
        { code: 'unit-ended' },
      ],
      [
        'the closing of a unit with units below it',
        async (tx, unit) => {
          await createUnit(
            tx,
            system,
            region,
            details(`${unit.name}下属中心`, { parentId: unit.id }),
            step(),
          );
          return closeUnit(tx, system, ref(unit), step());
        },
        { code: 'has-children', message: expect.stringMatching(/下属中心”。请先/) },
      ],
      [
        'a change of a closed unit',
        async (tx, unit) => {
          const closed = expectDone(await closeUnit(tx, system, ref(unit), step()));
          return renameUnit(tx, system, ref(closed), { name: '乙局', shortName: '' }, step());
        },
        { code: 'unit-ended', message: expect.stringContaining('已撤销（2020-01-01）') },
      ],
      [
        'a day before the last change',
        (tx, unit) => renameUnit(tx, system, ref(unit), { name: '丙局', shortName: '' }, step('2009-12-31')),
        { code: 'day-too-early', fields: { day: expect.stringContaining('2010-01-01') } },
      ],
      [
        'a move under a unit that was not yet there',
        async (tx, unit) => {
          const later = expectDone(
            await createUnit(tx, system, region, details(`${unit.name}后设`), step('2022-01-01')),
          );
          return moveUnit(tx, system, ref(unit), later.id, step('2021-01-01'));
        },
        { code: 'day-too-early' },
      ],
      [
        'an older version',
        async (tx, unit) => {
          await renameUnit(tx, system, ref(unit), { name: `${unit.name}改`, shortName: '' }, step());
          return renameUnit(tx, system, ref(unit), { name: '丁局', shortName: '' }, step());
        },
        {
          status: 409,
          code: 'changed-meanwhile',
          current: { version: 2, name: expect.stringContaining('改') },
        },
      ],
    ])('%s', async (_, attempt, problem) => {
      const unit = await newUnit();
      expect(await act(tx => attempt(tx, unit))).toMatchObject(problem);
    });
  });

  test('the same name may stand in another region', async () => {
    const unit = await addUnit(db, '云溪县人民政府', {}, '2010-01-01', neighbour);
    expect(unit.regionId).toBe(neighbour);
  });

  test('of two that change the same version one succeeds', async () => {
    const unit = await newUnit();
    const results = await Promise.all(
      ['戊局', '己局'].map(name =>
        act(tx => renameUnit(tx, system, ref(unit), { name, shortName: '' }, step())),
      ),
    );
    expect(results.filter(result => 'version' in result)).toHaveLength(1);
    expect(results.filter(result => 'code' in result && result.code === 'changed-meanwhile')).toHaveLength(1);
  });

  test('two that would come to lie below each other at once do not', async () => {
    const [one, two] = [await newUnit(), await newUnit()];
    const results = await Promise.all([
      act(tx => moveUnit(tx, system, ref(one), two.id, step())),
      act(tx => moveUnit(tx, system, ref(two), one.id, step())),
    ]);
    expect(results.map(result => ('code' in result ? result.code : 'moved')).sort()).toEqual([
      'below-itself',
      'moved',
    ]);
  });

  test('all of it stands in the audit log, whole', async () => {
    expect((await verifyAudit(db)).broken).toEqual([]);
  });
});
