/** Our portal on one store, in a process of its own: where it answers from its cache, and where it answers anew. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { migrations } from '../../apps/server/src/migrations.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { type Db, openDatabase } from '../../apps/server/src/platform/database/open.ts';
import { benchRegion, fillPortal } from '../../apps/server/test/disclosure-many.ts';
import { administer, postgresUrl, startPostgres } from '../../apps/server/test/postgres.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** The portal's server as one file, beside the one of the portal's own measurement. */
const bundle = async (): Promise<string> => {
  const outfile = path('apps/server/node_modules/.cache/gongkai-bench/beside-wordpress.mjs');
  await build({
    entryPoints: [path('bench/portal-server.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    packages: 'external',
    alias: {
      '@gongkai/law': path('packages/law/src/index.ts'),
      '@gongkai/documents': path('packages/documents/src/index.ts'),
    },
    logLevel: 'warning',
  });
  return outfile;
};

export interface Ours {
  kept: string;
  anew: string;
  stop(): Promise<void>;
}

const filled = async (
  folder: string,
  url: string | undefined,
  items: number,
  copy: (db: Db) => Promise<void>,
): Promise<void> => {
  const database = await openDatabase({ dataDir: folder, url });
  try {
    await migrate(database.db, migrations);
    await fillPortal(database.db, items);
    await copy(database.db);
  } finally {
    await database.close();
  }
};

const listening = (child: ChildProcess): Promise<number[]> =>
  new Promise((resolve, reject) => {
    child.once('message', message => resolve((message as { ports: number[] }).ports));
    child.once('close', () => reject(new Error('the portal did not start')));
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.once('close', () => resolve());
    child.send({ stop: true });
  });

/** Starts the portal with so many items; what else is to be read of them is read before. */
export const startOurs = async (
  store: 'pglite' | 'postgres',
  items: number,
  copy: (db: Db) => Promise<void> = async () => undefined,
): Promise<Ours> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const postgres = store === 'postgres' ? await startPostgres() : undefined;
  const clear = async (): Promise<void> => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (store === 'postgres' && !postgres) throw new Error('没有安装PostgreSQL');
    if (postgres) await administer(postgres.folder, 'create database bench');
    const url = postgres && postgresUrl(postgres.folder, 'bench');
    await filled(folder, url, items, copy);
    const assets = new URL('../../apps/server/src/assets/', import.meta.url).href;
    const child = fork(await bundle(), [assets, benchRegion, folder, ...(url ? [url] : [])]);
    const [kept, anew] = await listening(child);
    return {
      kept: `http://127.0.0.1:${kept}`,
      anew: `http://127.0.0.1:${anew}`,
      stop: async () => {
        await ended(child);
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
};
