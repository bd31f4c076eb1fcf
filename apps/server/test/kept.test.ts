import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { z } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createKeep } from '../src/platform/api/kept.ts';
import { Problem } from '../src/platform/api/problem.ts';
import { createApi, route } from '../src/platform/api/route.ts';
import { record } from '../src/platform/audit/index.ts';
import type { Database } from '../src/platform/database/open.ts';
import type { Actor } from '../src/platform/permissions/index.ts';
import { addRegions, neighbour, region, system } from './organization.ts';
import { describeStores } from './stores.ts';

const actorOf = (id: string, regionId = region): Actor => ({
  id,
  name: id,
  origin: '127.0.0.1',
  roles: [{ role: 'office', regionId, unitId: null }],
});

/** Counts up a figure that stands in the database, and records it as every change of state is. */
const countUp = ({ db }: Database, regionId = region) =>
  db.transaction().execute(async tx => {
    await sql`update figure set n = n + 1 where region_id = ${regionId}`.execute(tx);
    await record(tx, system, [
      { regionId, action: 'unit.change', subject: 'figure', subjectId: '1', before: null, after: null },
    ]);
  });

/** One route whose answer is kept: the figure of the actor's region. `read` counts how often it was worked out. */
const open = async (database: Database, actor: () => Actor = () => actorOf('甲')) => {
  const read = { times: 0, before: async () => {} };
  const routes = [
    route({
      method: 'get',
      path: '/figure',
      summary: '数',
      action: 'unit.read',
      kept: true,
      query: z.object({ long: z.string().optional(), fault: z.string().optional() }),
      handle: async ({ actor: who, query }) => {
        read.times++;
        if (query.fault) return new Problem(409, 'fault', '不行。');
        await read.before();
        const { rows } = await sql<{ n: number }>`
          select n from figure where region_id = ${who.roles[0]?.regionId}`.execute(database.db);
        return { n: rows[0]?.n, who: who.id, padding: query.long ? '公开'.repeat(1000) : '' } as never;
      },
    }),
  ];
  const app = new Hono().route(
    '/',
    createApi(routes, async () => actor(), createKeep(database)),
  );
  const get = async (path = '/figure', headers: Record<string, string> = {}) =>
    app.request(path, { headers });
  const figure = async (): Promise<number> => ((await (await get()).json()) as { n: number }).n;
  return { read, get, figure };
};

const prepare = async (database: Database): Promise<Database> => {
  await addRegions(database.db);
  await sql`create table figure (region_id text primary key, n integer not null)`.execute(database.db);
  await sql`insert into figure values (${region}, 0), (${neighbour}, 0)`.execute(database.db);
  return database;
};

describeStores('an answer that is kept', (openStore, kind) => {
  it('is worked out once, and again after each change', async () => {
    const database = await prepare(await openStore());
    const { read, figure } = await open(database);
    expect([await figure(), await figure()]).toEqual([0, 0]);
    expect(read.times).toBe(1);
    for (let n = 1; n <= 3; n++) {
      await countUp(database);
      expect([await figure(), await figure()]).toEqual([n, n]);
    }
    expect(read.times).toBe(4);
  });

  it('is never older than what was committed before it was asked for, whoever writes meanwhile', async () => {
    const database = await prepare(await openStore());
    const { figure } = await open(database);
    let committed = 0;
    const writing = (async () => {
      for (let n = 1; n <= 60; n++) {
        await countUp(database);
        committed = n;
      }
    })();
    const reading = Array.from({ length: 4 }, async () => {
      while (committed < 60) {
        const least = committed;
        expect(await figure()).toBeGreaterThanOrEqual(least);
        await new Promise(resolve => setImmediate(resolve));
      }
    });
    await Promise.all([writing, ...reading]);
    expect(await figure()).toBe(60);
  });

  it('is not kept where a change was committed while it was worked out', async () => {
    const database = await prepare(await openStore());
    const { read, figure } = await open(database);
    read.before = () => countUp(database);
    await figure();
    read.before = async () => {};
    expect(await figure()).toBe(1);
    expect(read.times).toBe(2);
  });

  it('is not shared by those who hold different roles, nor by different persons', async () => {
    const database = await prepare(await openStore());
    let actor = actorOf('甲');
    const { get } = await open(database, () => actor);
    expect(await (await get()).json()).toMatchObject({ who: '甲' });
    actor = actorOf('乙');
    expect(await (await get()).json()).toMatchObject({ who: '乙' });
    await countUp(database, neighbour);
    actor = actorOf('乙', neighbour);
    expect(await (await get()).json()).toMatchObject({ n: 1 });
  });

  it('outlives changes of regions that do not concern it, on a store of many processes', async () => {
    const database = await prepare(await openStore());
    const { read, figure } = await open(database);
    await figure();
    await countUp(database, neighbour);
    await figure();
    // One process on its own database knows only that something changed.
    expect(read.times).toBe(kind === 'pglite' ? 2 : 1);
  });

  it('is told unchanged, and packed as the client takes it', async () => {
    const database = await prepare(await openStore());
    const { get } = await open(database);
    const plain = await get('/figure?long=1');
    const text = await plain.text();
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const encoding of ['br', 'gzip'] as const) {
      const packed = await get('/figure?long=1', { 'Accept-Encoding': encoding });
      expect(packed.headers.get('Content-Encoding')).toBe(encoding);
      expect(unpack[encoding](await packed.arrayBuffer()).toString()).toBe(text);
      const tag = packed.headers.get('ETag') ?? '';
      const again = await get('/figure?long=1', { 'Accept-Encoding': encoding, 'If-None-Match': tag });
      expect(again.status).toBe(304);
    }
    await countUp(database);
    const changed = await get('/figure?long=1', { 'If-None-Match': plain.headers.get('ETag') ?? '' });
    expect(changed.status).toBe(200);
    expect(plain.headers.get('Cache-Control')).toBe('private, no-cache');
  });

  it('is no problem: what was refused is asked again', async () => {
    const database = await prepare(await openStore());
    const { read, get } = await open(database);
    for (let time = 1; time <= 2; time++) {
      expect((await get('/figure?fault=1')).status).toBe(409);
      expect(read.times).toBe(time);
    }
  });
});
