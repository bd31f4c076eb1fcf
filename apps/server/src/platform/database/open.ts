import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import { lockFolder } from './lock.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** An open database, PGlite on disk or PostgreSQL; the same SQL runs on both. */
export interface Database {
  db: Db;
  kind: 'pglite' | 'postgres';
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Folder of everything kept on disk; PGlite lives in `db` below it. */
  dataDir: string;
  /** A PostgreSQL connection string; without it PGlite is used. */
  url?: string | undefined;
  /** Connections to PostgreSQL at most. */
  connections?: number;
}

const openPglite = async (dataDir: string): Promise<Database> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(dataDir);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const pglite: PGlite = await PGlite.create(join(dataDir, 'db'));
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      db,
      kind: 'pglite',
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
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await db.executeQuery(CompiledQuery.raw('select 1'));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, kind: 'postgres', close: () => db.destroy() };
};

/**
 * Opens the database.
 * @throws FolderInUse where another process has the PGlite folder open; the driver's error where PostgreSQL is not
 * reached.
 */
export const openDatabase = ({ dataDir, url, connections = 10 }: DatabaseOptions): Promise<Database> =>
  url === undefined ? openPglite(dataDir) : openPostgres(url, connections);
