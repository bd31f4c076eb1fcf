import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './open.ts';

/** Forward steps of the schema by name, in the order of their names: `0001-platform`, `0002-organization`, … */
export type Migrations = Readonly<Record<string, Migration>>;

/** The database was written by a newer version of the program than this one. */
export class NewerSchema extends Error {}

const table = 'schema_migration';
const migratorOf = (db: Db, migrations: Migrations): Migrator =>
  new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });

/** Names of the migrations that this version has and the database has not. */
export const pendingMigrations = async (db: Db, migrations: Migrations): Promise<string[]> => {
  const all = await migratorOf(db, migrations).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
};

/** The newest migration that the database has, or null for a new database. */
export const schemaVersion = async (db: Db): Promise<string | null> => {
  const exists = (await db.introspection.getTables({ withInternalKyselyTables: true })).some(
    ({ name }) => name === table,
  );
  if (!exists) return null;
  const row = await db
    .withTables<{ [table]: { name: string } }>()
    .selectFrom(table)
    .select(({ fn }) => fn.max<string | null>('name').as('name'))
    .executeTakeFirst();
  return row?.name ?? null;
};

/**
 * Brings the schema up to this version, or up to `target`.
 * @throws NewerSchema where the database is of a newer version; the failed step's error, with nothing of it kept.
 */
export const migrate = async (db: Db, migrations: Migrations, target?: string): Promise<void> => {
  const version = await schemaVersion(db);
  if (version !== null && !(version in migrations))
    throw new NewerSchema(
      `数据库由更新的版本写成（${version}），本版本只认得到${Object.keys(migrations).at(-1)}。请升级程序后再启动，数据没有改动。`,
    );
  const migrator = migratorOf(db, migrations);
  const { error } = await (target === undefined ? migrator.migrateToLatest() : migrator.migrateTo(target));
  if (error) throw error;
};
