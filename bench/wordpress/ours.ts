/** Our portal on one store, in a process of its own: where it answers from its cache, and where it answers anew. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../apps/server/src/migrations.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { type Db, openDatabase } from '../../apps/server/src/platform/database/open.ts';
import { fillPortal } from '../../apps/server/test/disclosure-many.ts';
import { administer, postgresUrl, startPostgres } from '../../apps/server/test/postgres.ts';
import { startPortal } from '../portal-process.ts';

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
    const { ports, stop } = await startPortal(folder, url);
    return {
      kept: `http://127.0.0.1:${ports.kept}`,
      anew: `http://127.0.0.1:${ports.anew}`,
      stop: async () => {
        await stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
};
