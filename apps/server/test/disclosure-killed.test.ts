import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createSearch } from '../src/disclosure/search/index.ts';
import { migrations } from '../src/migrations.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import { type Db, openDatabase } from '../src/platform/database/open.ts';
import { openPlatform } from '../src/platform/open.ts';
import { addColumn } from './disclosure-office.ts';
import { addRegions, addUnit } from './organization.ts';
import { configFor } from './platform.ts';
import { describeEachStore, type Store } from './stores.ts';

const writer = fileURLToPath(new URL('./disclosure-killed-writer.ts', import.meta.url));
const wanted = 200;

/** Lets the writer publish until it has told of `acknowledged` items, and kills it in the midst of later ones. */
const publishAndKill = async (
  { options }: Store,
  place: { unitId: string; columnId: string },
  acknowledged: number,
): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, JSON.stringify({ ...place, initial: options.initial })], {
    env: { ...process.env, DATA_DIR: options.dataDir, DATABASE_URL: options.url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    if (told.length === acknowledged) void pause(randomInt(0, 60)).then(() => child.kill('SIGKILL'));
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(told.length).toBeGreaterThanOrEqual(acknowledged);
  return told;
};

/** What belongs to each published item, and to none that is not: all of it was written at once. */
const readParts = async (db: Db) => {
  const { rows } = await sql<Record<string, string | number | null>>`
    select i.id, i.standing, i.work, i.published_no as "publishedNo", i.index_no as "indexNo",
      i.draft is null as "draftGone",
      (select count(*)::int from item_version v where v.item_id = i.id) as versions,
      (select count(*)::int from item_event e where e.item_id = i.id and e.action = 'publish') as events,
      (select count(*)::int from validity_event y where y.item_id = i.id and y.kind = 'issue') as issues,
      (select count(*)::int from audit_entry a where a.subject_id = i.id and a.action = 'item.publish') as audited,
      (select count(*)::int from pgboss.job j where j.name = 'item.index' and j.data ->> 'itemId' = i.id) as indexing
    from item i order by i.index_no`.execute(db);
  return rows;
};

const whole = {
  standing: 'published',
  work: null,
  publishedNo: 1,
  draftGone: true,
  versions: 1,
  events: 1,
  issues: 1,
  audited: 1,
  indexing: 1,
};
const untouched = {
  standing: 'none',
  publishedNo: null,
  indexNo: null,
  draftGone: false,
  versions: 0,
  events: 0,
  issues: 0,
  audited: 0,
  indexing: 0,
};

describeEachStore('publications cut off by SIGKILL', make => {
  it('lose nothing that was acknowledged, and stand whole or not at all', async () => {
    const store = await make();
    const { platform, close } = await openPlatform(configFor(store), {
      migrations,
      log: () => undefined,
      works: false,
      database: store.options,
      subjects: () => [createSearch()],
    });
    await addRegions(platform.database.db);
    const unit = await addUnit(platform.database.db, '云溪县商务局');
    const column = await addColumn(platform.database.db, '政策文件');
    await close();

    const told: string[] = [];
    while (told.length < wanted) {
      told.push(
        ...(await publishAndKill(store, { unitId: unit.id, columnId: column.id }, randomInt(30, 90))),
      );
      const database = await openDatabase(store.options);
      expect(await verifyAudit(database.db)).toMatchObject({ broken: [] });
      const rows = await readParts(database.db);
      const published = rows.filter(({ standing }) => standing === 'published');
      for (const row of rows) expect(row).toMatchObject(row.standing === 'published' ? whole : untouched);
      const kept = new Set(published.map(({ id, indexNo }) => `${id} ${indexNo}`));
      expect(told.filter(line => !kept.has(line))).toEqual([]);
      expect(published.map(({ indexNo }) => Number(String(indexNo).split('-').at(-1)))).toEqual(
        published.map((_, at) => at + 1),
      );
      await database.close();
    }
    // Several processes are started and killed, which takes its time on a busy machine.
  }, 400_000);
});
