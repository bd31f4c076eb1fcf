/** Measurements of the running server: start, an authenticated list beside a bare route, audited writes, memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { migrations } from '../apps/server/src/migrations.ts';
import { demoPassword } from '../apps/server/src/people/index.ts';
import { record } from '../apps/server/src/platform/audit/index.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { openDatabase } from '../apps/server/src/platform/database/open.ts';
import { systemActor } from '../apps/server/src/platform/permissions/index.ts';
import { freePort } from '../apps/server/test/server.ts';
import { load } from './load.ts';
import { type Figures, median } from './measure.ts';

const main = fileURLToPath(new URL('../apps/server/dist/main.js', import.meta.url));

interface Running {
  url: string;
  child: ChildProcess;
  /** Milliseconds from the start of the process to the first page. */
  started: number;
}

const start = async (folder: string): Promise<Running> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: 'ignore',
  });
  for (;;) {
    const answer = await fetch(`${url}/report`).catch(() => undefined);
    if (answer?.ok) return { url, child, started: performance.now() - begin };
    await new Promise(resolve => setTimeout(resolve, 20));
  }
};

const stop = ({ child }: Running): Promise<void> =>
  new Promise(resolve => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });

const inFolder = async (work: (folder: string) => Promise<Figures>): Promise<Figures> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** From the start of the process to the first page: on an empty folder, which makes the demo, and on a filled one. */
export const starting = (): Promise<Figures> =>
  inFolder(async folder => {
    const first = await start(folder);
    await stop(first);
    const again: number[] = [];
    for (let round = 0; round < 3; round++) {
      const running = await start(folder);
      again.push(running.started);
      await stop(running);
    }
    return { empty: first.started, filled: median(again) };
  });

const seconds = 4;

const signIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ email: 'administrator@hengshan.example', password: demoPassword }),
  });
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ');
};

/** An authenticated list of the API beside a bare Hono route that answers the same JSON, turn by turn. */
export const listing = (): Promise<Figures> =>
  inFolder(async folder => {
    const running = await start(folder);
    const cookie = await signIn(running.url);
    const list = `${running.url}/api/people?page=1&pageSize=20`;
    const answer = await fetch(list, { headers: { cookie } });
    const json = (await answer.json()) as object;
    const port = await freePort();
    const bare = serve({ fetch: new Hono().get('/', c => c.json(json)).fetch, port, hostname: '127.0.0.1' });
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < 3; round++) {
      theirs.push((await load([`http://127.0.0.1:${port}/`], seconds, {})).perSecond);
      ours.push((await load([list], seconds, { cookie })).perSecond);
    }
    bare.close();
    await stop(running);
    return { perSecond: median(ours), bare: median(theirs), share: median(ours) / median(theirs) };
  });

/** Audited writes per second on PGlite, durable, one transaction each. */
export const auditing = (): Promise<Figures> =>
  inFolder(async folder => {
    const database = await openDatabase({ dataDir: folder });
    await migrate(database.db, migrations);
    const count = 1000;
    const begin = performance.now();
    for (let index = 0; index < count; index++)
      await database.db.transaction().execute(tx =>
        record(tx, systemActor('job'), [
          {
            regionId: '430423',
            action: 'unit.change',
            subject: 'unit',
            subjectId: String(index),
            before: { name: '县商务局' },
            after: { name: '县商务和粮食局' },
          },
        ]),
      );
    const perSecond = (count * 1000) / (performance.now() - begin);
    await database.close();
    return { perSecond };
  });

/** Resident memory of the server at rest, ten seconds after it started with the demo. */
export const resting = (): Promise<Figures> =>
  inFolder(async folder => {
    const running = await start(folder);
    await new Promise(resolve => setTimeout(resolve, 10_000));
    const status = await readFile(`/proc/${running.child.pid}/status`, 'utf8');
    await stop(running);
    return { megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
  });
