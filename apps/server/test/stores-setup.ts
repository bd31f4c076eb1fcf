/** Before the test run: one migrated database of each kind, of which every suite gets copies. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { initialPglite } from '../../../scripts/pglite.mjs';
import { migrations } from '../src/migrations.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { type DatabaseOptions, openDatabase } from '../src/platform/database/open.ts';
import { administer, type Postgres, postgresUrl, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with a migrated PGlite, and the packed directory of an empty one. */
    pglite: { template: string; initial: string } | null;
    /** Folder of the server's socket, with the migrated database `template`; null where not installed. */
    postgres: string | null;
  }
}

const fill = async (options: DatabaseOptions): Promise<void> => {
  const database = await openDatabase(options);
  await migrate(database.db, migrations);
  await database.close();
};

const setUpPostgres = async (): Promise<Postgres | undefined> => {
  const postgres = await startPostgres();
  if (!postgres) {
    process.stderr.write('没有安装PostgreSQL，它的测试这次略过。安装后再测：apt-get install postgresql\n');
    return undefined;
  }
  await administer(postgres.folder, 'create database template_migrated');
  await fill({ dataDir: postgres.folder, url: postgresUrl(postgres.folder, 'template_migrated') });
  return postgres;
};

/** Tests outside the server have no use for a database and are not made to wait for one. */
const needsStores = async (project: TestProject): Promise<boolean> => {
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.some(file => file.includes('/apps/server/'));
};

export default async (project: TestProject) => {
  if (!(await needsStores(project))) {
    project.provide('pglite', null);
    project.provide('postgres', null);
    return;
  }
  const template = await mkdtemp(join(tmpdir(), 'gongkai-pglite-'));
  const initial = await initialPglite();
  const [postgres] = await Promise.all([setUpPostgres(), fill({ dataDir: template, initial })]);
  project.provide('pglite', { template, initial });
  project.provide('postgres', postgres?.folder ?? null);
  return async () => {
    await postgres?.stop();
    await rm(template, { recursive: true, force: true });
  };
};
