import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { writeItemSheet, writeSheets } from '@gongkai/documents';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createBulk } from '../src/disclosure/bulk/index.ts';
import { createSearch } from '../src/disclosure/search/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import { apiOf, formWith } from './disclosure-api.ts';
import { addColumn, recorder, worker } from './disclosure-office.ts';
import { zipOf } from './disclosure-zip.ts';
import { addRegions, addUnit, region } from './organization.ts';
import { openTestPlatform, until } from './platform.ts';
import { describeEachStore, type Store } from './stores.ts';

const writer = fileURLToPath(new URL('./disclosure-bulk-writer.ts', import.meta.url));
const rows = 600;

const list = () =>
  writeItemSheet({
    creator: '',
    rows: Array.from({ length: rows }, (_, at) => ({
      title: `第${at + 1}号通知`,
      column: '通知公告',
      formed: '2024-03-01',
      ...(at % 2 === 0 && { published: '2024-03-05' }),
      ...(at % 50 === 0 && { attachments: '附表.xlsx' }),
      body: '正文',
      sourceId: `old-${at + 1}`,
    })),
  });

const annex = writeSheets({ title: '', creator: '', sheets: [{ name: '附表', lines: ['附表', '内容'] }] });

const subjects = (platform: Parameters<typeof createBulk>[0]) => {
  const changes = recorder();
  return [createBulk(platform, { changes }), createSearch(changes)];
};

/** Lets a server write until it is so far, and kills it in the midst of what follows. */
const writeAndKill = async ({ options }: Store, until: number): Promise<number> => {
  const child = spawn(process.execPath, [writer, JSON.stringify({ initial: options.initial })], {
    env: { ...process.env, DATA_DIR: options.dataDir, DATABASE_URL: options.url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let done = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    done = Number(line);
    if (done >= until) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return done;
};

describeEachStore('a bulk import cut off by SIGKILL', make => {
  it('goes on where it was, and writes nothing twice and nothing by halves', async () => {
    const store = await make();
    const opened = await openTestPlatform(store, { subjects });
    const { db } = opened.platform.database;
    await addRegions(db);
    const unit = await addUnit(db, '云溪县商务局');
    await addColumn(db, '通知公告', { unitId: unit.id });
    const head = worker('head', unit.id, '何宁');
    const ask = apiOf(opened.platform, opened.subjects);
    const zip = zipOf([
      { name: '信息.xlsx', bytes: list() },
      { name: '附件/附表.xlsx', bytes: annex },
    ]);
    const { body } = await ask(
      head,
      'POST',
      `/units/${region}/${unit.id}/bulk-imports`,
      formWith([{ name: '信息.zip', bytes: zip }]),
    );
    const path = `/bulk-imports/${region}/${body.id}`;
    await until(async () => (await ask(head, 'GET', path)).body.stage === 'checked');
    await opened.close();

    // Confirmed where nothing works, so that every row is written by servers that are killed.
    const still = await openTestPlatform(store, { subjects, works: false });
    const confirmed = await apiOf(still.platform, still.subjects)(head, 'POST', `${path}/confirm`, {
      mode: 'all',
    });
    expect(confirmed.status).toBe(200);
    await still.close();

    const reached: number[] = [];
    for (const share of [0.1, 0.35, 0.6])
      reached.push(await writeAndKill(store, Math.floor(rows * share) + randomInt(0, 60)));
    expect(reached.at(-1)).toBeLessThan(rows);

    const last = await openTestPlatform(store, { subjects });
    const askLast = apiOf(last.platform, last.subjects);
    await until(async () => (await askLast(head, 'GET', path)).body.stage === 'done');
    const { body: view } = await askLast(head, 'GET', path);
    expect(view.work).toMatchObject({
      done: rows,
      report: { drafts: rows / 2, published: rows / 2, known: 0, failed: 0 },
    });
    const { rows: counted } = await sql<Record<string, number>>`
      select count(*)::int as items, count(distinct i.origin)::int as origins,
        count(*) filter (where standing = 'published')::int as published,
        (select count(*)::int from item_version) as versions, (select count(*)::int from search_entry) as indexed,
        (select count(*)::int from item_file) as files, (select count(*)::int from file_text) as read,
        (select max(last) from index_counter) as numbers,
        (select count(*)::int from bulk_row r join item x on x.id = r.item_id and x.origin = r.origin) as noted
      from item i`.execute(last.platform.database.db);
    expect(counted[0]).toEqual({
      items: rows,
      origins: rows,
      published: rows / 2,
      versions: rows / 2,
      indexed: rows / 2,
      files: rows / 50,
      read: rows / 50,
      numbers: rows / 2,
      noted: rows,
    });
    expect(await verifyAudit(last.platform.database.db)).toMatchObject({ broken: [] });
    await last.close();
    // Several processes are started and killed, which takes its time on a busy machine.
  }, 400_000);
});
