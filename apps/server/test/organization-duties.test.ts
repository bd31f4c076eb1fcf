import { beforeAll, expect, test } from 'vitest';
import { changeDuty, createDuty, endDuty, orderDuties, rosterOf } from '../src/organization/duties.ts';
import { treeOf, unitsWithGaps } from '../src/organization/reads.ts';
import type { Db, Tx } from '../src/platform/database/open.ts';
import { addRegions, addUnit, dutyOf, expectDone, inTransaction, region, system } from './organization.ts';
import { describeStores } from './stores.ts';

describeStores('the duty roster', open => {
  let db: Db;
  beforeAll(async () => {
    ({ db } = await open());
    await addRegions(db);
  });
  const act = <T>(use: (tx: Tx) => Promise<T>) => inTransaction(db, use);
  let count = 0;
  const newUnit = () => addUnit(db, `云溪县第${++count}局`);

  test('entries are added, corrected, put in order, ended; gaps close and open', async () => {
    const unit = await newUnit();
    const gapsOf = async () => (await treeOf(db, region)).find(({ id }) => id === unit.id)?.gaps;
    expect(await gapsOf()).toEqual(['in-charge', 'section', 'officer']);
    const add = async (more: Parameters<typeof dutyOf>[0]) =>
      expectDone(await act(tx => createDuty(tx, system, region, unit.id, dutyOf(more))));
    const officer = await add({});
    await add({ kind: 'in-charge', name: '方远', section: '' });
    const section = await add({ kind: 'section', name: '', section: '行政审批股' });
    expect(await gapsOf()).toEqual([]);
    const corrected = expectDone(await act(tx => changeDuty(tx, system, officer, dutyOf({ post: '干事' }))));
    expect(corrected).toMatchObject({ post: '干事', version: 2 });
    const ids = (await rosterOf(db, region, unit.id)).map(({ id }) => id).reverse();
    expectDone(await act(tx => orderDuties(tx, system, region, unit.id, ids)));
    expect((await rosterOf(db, region, unit.id)).map(({ id }) => id)).toEqual(ids);
    const latest = (await rosterOf(db, region, unit.id)).find(({ id }) => id === section.id) ?? section;
    expectDone(await act(tx => endDuty(tx, system, latest, '2024-05-01')));
    expect(await gapsOf()).toEqual(['section']);
    const listed = await unitsWithGaps(db, region, { page: 1, pageSize: 100 });
    expect(listed.items).toContainEqual({
      id: unit.id,
      name: unit.name,
      kind: 'department',
      gaps: ['section'],
    });
    expect(listed.total).toBe(listed.items.length);
  });

  test.each<[string, Parameters<typeof dutyOf>[0], object]>([
    ['an officer without a name', { name: '' }, { status: 422, fields: { name: '“专人”要写明姓名' } }],
    [
      'a section without its name',
      { kind: 'section', section: '' },
      { status: 422, fields: { section: '“责任股室”要写明责任股室' } },
    ],
    [
      'a start before the unit was',
      { fromDay: '2009-01-01' },
      { status: 422, fields: { fromDay: expect.stringContaining('才设立') } },
    ],
    ['the same entry twice', { kind: 'in-charge', section: '', name: '方远' }, { code: 'duty-exists' }],
    [
      'a second head of the group',
      { kind: 'group-leader', name: '许安' },
      { code: 'duty-held', message: expect.stringContaining('周行') },
    ],
  ])('refuses %s', async (_, more, problem) => {
    const unit = await newUnit();
    const add = (entry: Parameters<typeof dutyOf>[0]) =>
      act(tx => createDuty(tx, system, region, unit.id, dutyOf(entry)));
    await add({ kind: 'in-charge', section: '', name: '方远' });
    await add({ kind: 'group-leader', section: '', name: '周行' });
    expect(await add(more)).toMatchObject(problem);
  });

  test('refuses an older version, an ended entry, an order that leaves one out', async () => {
    const unit = await newUnit();
    const duty = expectDone(await act(tx => createDuty(tx, system, region, unit.id, dutyOf())));
    expect(await act(tx => orderDuties(tx, system, region, unit.id, []))).toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await act(tx => endDuty(tx, system, duty, '2023-01-01'))).toMatchObject({ status: 422 });
    const ended = expectDone(await act(tx => endDuty(tx, system, duty, '2024-05-01')));
    expect(await act(tx => endDuty(tx, system, duty, '2024-05-01'))).toMatchObject({
      code: 'changed-meanwhile',
      current: { toDay: '2024-05-01' },
    });
    expect(await act(tx => changeDuty(tx, system, ended, dutyOf()))).toMatchObject({ code: 'duty-ended' });
  });
});
