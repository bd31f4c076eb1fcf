/** Kysely on the thread of PGlite: statements go out without waiting for one another. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { PgliteThread } from './pglite-thread.ts';

/** What Kysely takes for a connection: whether its statements are of the transaction that is open. */
class Connection implements DatabaseConnection {
  readonly #thread: PgliteThread;
  within = false;
  constructor(thread: PgliteThread) {
    this.#thread = thread;
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.#thread.query(sql, [...parameters], this.within);
    return {
      rows: rows as R[],
      ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }),
    };
  }
  // biome-ignore lint/correctness/useYield: an embedded database has its rows at once
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('PGlite does not stream');
  }
}

const driverOf = (thread: PgliteThread): Driver => {
  const end = async (connection: DatabaseConnection, how: 'commit' | 'rollback'): Promise<void> => {
    (connection as Connection).within = false;
    await thread[how]();
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => new Connection(thread),
    releaseConnection: async () => undefined,
    beginTransaction: async connection => {
      await thread.begin();
      (connection as Connection).within = true;
    },
    commitTransaction: connection => end(connection, 'commit'),
    rollbackTransaction: connection => end(connection, 'rollback'),
    destroy: () => thread.close(),
  };
};

/** One session serves many connections: none waits but for an open transaction. */
class Adapter extends PGliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** The dialect of an open thread, which is closed with Kysely. */
export const pgliteDialect = (thread: PgliteThread): Dialect => ({
  createAdapter: () => new Adapter(),
  createDriver: () => driverOf(thread),
  createIntrospector: db => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
