import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { advanceWork, findWork, finishWork, startWork } from '../src/platform/jobs/work.ts';
import { systemActor } from '../src/platform/permissions/index.ts';
import type { JobHandler } from '../src/platform/platform.ts';
import { openTestPlatform, type TestPlatform, until } from './platform.ts';
import { describeEachStore, type Store } from './stores.ts';

interface Note {
  text: string;
}

describeEachStore('jobs', (make, kind) => {
  const open: TestPlatform[] = [];
  const start = async (handlers: JobHandler[], store?: Store, works = true) => {
    const opened = await openTestPlatform(store ?? (await make()), {
      subjects: () => [{ jobs: handlers }],
      works,
    });
    open.push(opened);
    return opened;
  };
  const collector = (name = 'note') => {
    const done: string[] = [];
    const handler: JobHandler = { name, run: async ({ text }: Note) => void done.push(text) };
    return { done, handler };
  };
  afterEach(async () => {
    for (const { close } of open.splice(0)) await close();
  });

  it('are done once the transaction that enqueues them stands, and not where it fails', async () => {
    const { done, handler } = collector();
    const { platform } = await start([handler]);
    const { db } = platform.database;
    const failing = db.transaction().execute(async tx => {
      await platform.jobs.enqueue(tx, 'note', { text: 'never' });
      throw new Error('The change fails');
    });
    await expect(failing).rejects.toThrow('The change fails');
    await db.transaction().execute(async tx => {
      await platform.jobs.enqueue(tx, 'note', { text: 'one' });
      await platform.jobs.enqueue(tx, 'note', { text: 'two' });
      expect(done).toEqual([]);
    });
    await until(() => done.length === 2);
    expect(done.toSorted()).toEqual(['one', 'two']);
  });

  it('of one key wait once, with the newest data', async () => {
    const { done, handler } = collector();
    const { platform } = await start([handler]);
    const { db } = platform.database;
    const enqueue = (text: string) =>
      db.transaction().execute(tx => platform.jobs.enqueue(tx, 'note', { text }, { key: 'page' }));
    await db.transaction().execute(async tx => {
      for (const text of ['old', 'older', 'newest'])
        await platform.jobs.enqueue(tx, 'note', { text }, { key: 'page' });
    });
    await until(() => done.length > 0);
    expect(done).toEqual(['newest']);
    await enqueue('again');
    await until(() => done.length > 1);
    expect(done).toEqual(['newest', 'again']);
  });

  it('wait for their time, and a later enqueue of the key sets another', async () => {
    const { done, handler } = collector();
    const { platform } = await start([handler]);
    const enqueue = (text: string, at: Date) =>
      platform.database.db
        .transaction()
        .execute(tx => platform.jobs.enqueue(tx, 'note', { text }, { key: 'k', at }));
    const inAnHour = new Date(Date.now() + 3_600_000);
    await enqueue('in an hour', inAnHour);
    const { rows } = await sql<{ start: Date }>`
      select start_after as start from pgboss.job where name = 'note'`.execute(platform.database.db);
    expect(rows.map(({ start }) => start.toISOString())).toEqual([inAnHour.toISOString()]);
    await enqueue('now', new Date());
    await until(() => done.length > 0);
    expect(done).toEqual(['now']);
  });

  it('that fail are tried again, and what failed is logged without its data', async () => {
    let attempts = 0;
    const handler: JobHandler = {
      name: 'note',
      run: async ({ text }: Note) => {
        attempts++;
        if (attempts < 2) throw new Error(`No success with ${text}`);
      },
    };
    const { platform, logged } = await start([handler]);
    await platform.database.db
      .transaction()
      .execute(tx => platform.jobs.enqueue(tx, 'note', { text: '张三' }));
    await until(() => attempts === 2);
    const entries = logged.filter(({ job }) => job === 'note');
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('张三');
  });

  it('are refused where nobody would do them', async () => {
    const { platform } = await start([]);
    const enqueue = platform.database.db
      .transaction()
      .execute(tx => platform.jobs.enqueue(tx, 'unknown', {}));
    await expect(enqueue).rejects.toThrow('unknown');
  });

  it('enqueued by the command line are done by the server that starts later', async () => {
    const store = await make();
    const { done, handler } = collector();
    const line = await start([handler], store, false);
    await line.platform.database.db
      .transaction()
      .execute(tx => line.platform.jobs.enqueue(tx, 'note', { text: 'from the line' }));
    await pause(500);
    expect(done).toEqual([]);
    await line.close();
    open.splice(open.indexOf(line), 1);
    await start([handler], store);
    await until(() => done.length === 1);
    expect(done).toEqual(['from the line']);
  });

  it('do not stand in the way of transactions that take long', async () => {
    const { done, handler } = collector();
    const { platform } = await start([handler]);
    const { db } = platform.database;
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        db.transaction().execute(async tx => {
          await platform.jobs.enqueue(tx, 'note', { text: String(at) });
          await pause(100);
          await sql`select 1`.execute(tx);
        }),
      ),
    );
    await until(() => done.length === 20);
    expect(new Set(done).size).toBe(20);
  });

  if (kind === 'pglite')
    it('cut off with their process begin again at the next start', async () => {
      const store = await make();
      const { done, handler } = collector();
      const { platform, close } = await start([handler], store, false);
      const { db } = platform.database;
      await db.transaction().execute(tx => platform.jobs.enqueue(tx, 'note', { text: 'cut off' }));
      await sql`update pgboss.job set state = 'active', started_on = now() where name = 'note'`.execute(db);
      open.pop();
      await close();
      await start([handler], store);
      await until(() => done.length === 1);
      expect(done).toEqual(['cut off']);
    });

  it('that stop gracefully finish what is under way', async () => {
    let finished = false;
    let begun = false;
    const handler: JobHandler = {
      name: 'slow',
      run: async () => {
        begun = true;
        await pause(1_000);
        finished = true;
      },
    };
    const { platform, close } = await start([handler]);
    open.pop();
    await platform.database.db.transaction().execute(tx => platform.jobs.enqueue(tx, 'slow', {}));
    await until(() => begun);
    await close();
    expect(finished).toBe(true);
  });

  it('report how far long work has come, and go on from there', async () => {
    const store = await make();
    const regionId = 'r1';
    const cut = async (upTo: number, { platform }: TestPlatform, id: string) => {
      const { db } = platform.database;
      const { done = 0 } = (await findWork(db, regionId, id)) ?? {};
      for (let at = done; at < upTo; at++)
        await db.transaction().execute(tx => advanceWork(tx, regionId, id, { done: at + 1, total: 5 }));
    };
    const first = await start([], store);
    const actor = systemActor('job');
    const id = await first.platform.database.db
      .transaction()
      .execute(tx => startWork(tx, { regionId, kind: 'unit.import', input: { file: 'f1' }, actor }));
    await cut(3, first, id);
    open.pop();
    await first.close();
    const second = await start([], store);
    const { db } = second.platform.database;
    expect(await findWork(db, regionId, id)).toMatchObject({
      status: 'running',
      done: 3,
      total: 5,
      input: { file: 'f1' },
      finishedAt: null,
    });
    await cut(5, second, id);
    await finishWork(db, regionId, id, { status: 'done', report: { faults: [] } });
    await finishWork(db, regionId, id, { status: 'failed', report: {} });
    expect(await findWork(db, regionId, id)).toMatchObject({
      status: 'done',
      done: 5,
      report: { faults: [] },
    });
    expect(await findWork(db, 'r2', id)).toBeUndefined();
  });
});
