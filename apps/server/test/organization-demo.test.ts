import { beforeAll, expect, test } from 'vitest';
import { unitsAsOf } from '../src/organization/history.ts';
import { planImport } from '../src/organization/import-plan.ts';
import { type DemoOrganization, demoOrganization } from '../src/organization/index.ts';
import { loadKnown, loadOrganization } from '../src/organization/organization.ts';
import { readUnitDetail, treeOf, unitsWithGaps } from '../src/organization/reads.ts';
import { readOrganization, writeOrganization } from '../src/organization/sheet.ts';
import { Problem } from '../src/platform/api/problem.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Db } from '../src/platform/database/open.ts';
import { clientOf, inTransaction, platformOn, system } from './organization.ts';
import { describeStores, type OpenStore } from './stores.ts';

const seed = 430_423;
const county = '430423';

const filled = async (open: OpenStore) => {
  const database = await open();
  const demo = await inTransaction(database.db, tx => demoOrganization(tx, system, seed));
  return { database, demo };
};

describeStores('the demonstration county', open => {
  let db: Db;
  let demo: DemoOrganization;
  let server: ReturnType<typeof platformOn>;
  beforeAll(async () => {
    const made = await filled(open);
    ({ db } = made.database);
    ({ demo } = made);
    server = platformOn(made.database);
  });

  test('has its government, its office, its bureaus, its towns and townships', async () => {
    const tree = await treeOf(db, county);
    const count = (kind: string) => tree.filter(unit => unit.kind === kind).length;
    expect([count('government'), count('office'), count('town')]).toEqual([1, 1, 12]);
    expect(count('department')).toBeGreaterThanOrEqual(25);
    expect(tree.find(({ id }) => id === demo.officeId)?.name).toBe('衡山县人民政府办公室');
    expect(new Set(tree.map(({ id }) => id))).toEqual(new Set(demo.units.values()));
  });

  test('has the roster of the Hengshan example: a leading group, the office and 行政审批股 with their persons', async () => {
    const detail = await readUnitDetail(db, county, demo.units.get('衡山县商务局') ?? '');
    expect(detail?.roster.map(({ kind, section, post }) => [kind, section, post])).toEqual([
      ['group-leader', '', '局长'],
      ['group-deputy', '', '副局长'],
      ['group-member', '局办公室', '局办公室负责人'],
      ['group-member', '行政审批股', '行政审批股负责人'],
      ['in-charge', '', '副局长'],
      ['section', '局办公室', '局办公室负责人'],
      ['section', '行政审批股', '行政审批股负责人'],
      ['officer', '局办公室', '信息员'],
    ]);
    expect(detail?.roster.every(({ name }) => name.length >= 2)).toBe(true);
  });

  test('lacks a few entries, told by the check of gaps', async () => {
    const { items, total } = await unitsWithGaps(db, county, { page: 1, pageSize: 50 });
    expect(items.map(({ name, gaps }) => [name, gaps])).toEqual([
      ['衡山县统计局', ['in-charge']],
      ['衡山县林业局', ['officer']],
      ['衡山县气象局', ['section']],
      ['衡山县江东乡人民政府', ['in-charge', 'section', 'officer']],
    ]);
    expect(total).toBe(4);
  });

  test('had another bureau and another name before', async () => {
    const namesOn = async (day: string) => (await unitsAsOf(db, county, day)).map(({ name }) => name);
    expect(await namesOn('2019-03-14')).toContain('衡山县文化体育广播电视局');
    expect(await namesOn('2019-03-15')).toContain('衡山县文化旅游广电体育局');
    expect(await namesOn('2024-03-19')).toContain('衡山县乡村振兴局');
    expect(await namesOn('2024-03-20')).not.toContain('衡山县乡村振兴局');
    const successor = await readUnitDetail(db, county, demo.units.get('衡山县农业农村局') ?? '');
    expect(successor?.predecessors).toMatchObject([{ name: '衡山县乡村振兴局', toDay: '2024-03-20' }]);
  });

  test('is the same for the same seed, and audited', async () => {
    const other = (await filled(open)).database.db;
    const rows = (from: Db) => from.selectFrom('duty').selectAll().orderBy('id').execute();
    expect(await rows(other)).toEqual(await rows(db));
    const { entries, broken } = await verifyAudit(db);
    expect([broken, entries]).toEqual([[], expect.any(Number)]);
    expect(entries).toBeGreaterThan(300);
  });

  test('exported and imported again changes nothing; imported elsewhere it is the same', async () => {
    const organization = await loadOrganization(db, county);
    const bytes = writeOrganization(organization, '衡山县');
    const file = readOrganization(bytes);
    if (file instanceof Problem) throw new Error(file.message);
    const { report } = planImport(county, file, await loadKnown(db, county));
    expect(report.counts).toEqual({ create: 0, change: 0, error: 0, unchanged: report.rows.length });
    const elsewhere = '990423';
    const areas = organization.areas.filter(({ id }) => id !== county);
    await db
      .insertInto('region')
      .values([
        { id: elsewhere, parent_id: null, name: '云溪县', level: 'county' },
        ...areas.map(({ id, name, level }) => ({
          id: id.replace(/^43/, '99'),
          parent_id: elsewhere,
          name,
          level,
        })),
      ])
      .execute();
    const ask = clientOf(server.platform);
    const form = new FormData();
    form.set('file', new File([Buffer.from(bytes)], '衡山县.xlsx'));
    const { body } = await ask(system, 'POST', `/imports/${elsewhere}`, form);
    await ask(system, 'POST', `/imports/${elsewhere}/${body.id}/confirm`, { mode: 'all' });
    await server.runJobs();
    const copy = await loadOrganization(db, elsewhere);
    expect(readOrganization(writeOrganization(copy, '云溪县'))).toEqual(file);
  });
});
