import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import { lockFolder } from './lock.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { openPgliteThread, type PgliteThread } from './pglite-thread.ts';
import { preparingPool } from './prepared.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** An open database, PGlite on disk or PostgreSQL; the same SQL runs on both. */
export interface Database {
  db: Db;
  kind: 'pglite' | 'postgres';
  /** What lies below, for the job queue and the metrics alone: its statements are not Kysely's. */
  source: { pglite: PgliteThread } | { url: string; pool: Pool };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Folder of everything kept on disk; PGlite lives in `db` below it. */
  dataDir: string;
  /** A PostgreSQL connection string; without it PGlite is used. */
  url?: string | undefined;
  /** A packed, initialised PGlite directory (tar.gz) for a new folder; the one beside the program if not named. */
  initial?: string;
  /** Whether a commit waits until the disk has it (default), so that it outlives a power cut too; PGlite alone. */
  durable?: boolean;
  /** Connections to PostgreSQL at most. */
  connections?: number;
}

const besideProgram = fileURLToPath(new URL('./pglite.tar.gz', import.meta.url));

const openPglite = async ({
  dataDir,
  initial = besideProgram,
  durable = true,
}: DatabaseOptions): Promise<Database> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(dataDir);
  try {
    const pglite = await openPgliteThread({ folder: join(dataDir, 'db'), initial, durable });
    const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
    return {
      db,
      kind: 'pglite',
      source: { pglite },
      close: async () => {
        await db.destroy();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
};

const openPostgres = async (url: string, connections: number): Promise<Database> => {
  const { default: pg } = await import('pg');
  // Counts and sequence numbers are far below 2^53; as numbers they are the same on both stores.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  // A calendar date is no instant: it stays the text that it is.
  pg.types.setTypeParser(pg.types.builtins.DATE, text => text);
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'gongkai' });
  // A connection lost while idle is replaced; the next query tells whether the server is gone.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) });
  try {
    await db.executeQuery(CompiledQuery.raw('select 1'));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, kind: 'postgres', source: { url, pool }, close: () => db.destroy() };
};

/**
 * Opens the database.
 * @throws FolderInUse where another process has the PGlite folder open; the driver's error where PostgreSQL is not
 * reached.
 */
export const openDatabase = (options: DatabaseOptions): Promise<Database> =>
  options.url === undefined ? openPglite(options) : openPostgres(options.url, options.connections ?? 10);
