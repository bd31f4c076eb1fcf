import { CompiledQuery } from 'kysely';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Database, Tx } from '../database/open.ts';

type Row = Record<string, unknown>;
type QueueDatabase = NonNullable<ConstructorOptions['db']>;

/** The queue's statements on PGlite: each alone, or several in one text, of which the rows of each count. */
const onPglite = ({ source }: Database): QueueDatabase | undefined => {
  if (!('pglite' in source)) return undefined;
  const { pglite } = source;
  return {
    executeSql: async (text, values) => {
      if (values && values.length > 0) return pglite.query(text, values);
      return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) };
    },
    listen: async (channel, heard, connected) => {
      const end = await pglite.listen(channel, heard);
      connected();
      return { close: () => end() };
    },
  };
};

/** A single statement of the queue within a transaction. */
export const inTransaction = (tx: Tx): QueueDatabase => ({
  executeSql: async (text, values = []) => ({
    rows: [...(await tx.executeQuery<Row>(CompiledQuery.raw(text, values))).rows],
  }),
});

/** The queue on the same database as everything else; a process that only enqueues supervises nothing. */
export const createQueue = (database: Database, works: boolean): PgBoss => {
  const { source } = database;
  const embedded = onPglite(database);
  const common: ConstructorOptions = {
    useListenNotify: works,
    supervise: works,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: 15,
    maintenanceIntervalSeconds: 3600,
  };
  if (embedded) return new PgBoss({ ...common, backend: 'pglite', db: embedded });
  const connectionString = 'url' in source ? source.url : '';
  return new PgBoss({ ...common, connectionString, max: works ? 4 : 1, application_name: 'gongkai-jobs' });
};
