import type { Config } from './config.ts';
import { type Migrations, migrate } from './database/migrate.ts';
import { type DatabaseOptions, openDatabase } from './database/open.ts';
import { createFiles, removeLeftovers } from './files/index.ts';
import type { Log } from './http-log.ts';
import { createJobs } from './jobs/index.ts';
import { outboxHandler, outboxOf, recoverOutbox } from './mail/index.ts';
import { createMetrics, type Metrics } from './observability/index.ts';
import type { Platform, Subject } from './platform.ts';

export interface PlatformOptions {
  migrations: Migrations;
  log: Log;
  /** Whether this process does the jobs (the server), or enqueues only (the command line). */
  works: boolean;
  /** Makes the subjects on the open platform. */
  subjects?: (platform: Platform) => readonly Subject[];
  /** Otherwise than the configuration says. */
  database?: Partial<DatabaseOptions>;
}

export interface Opened {
  platform: Platform;
  subjects: readonly Subject[];
  metrics: Metrics;
  /** Lets jobs under way finish, for at most `patience` ms, and closes the database. */
  close(patience?: number): Promise<void>;
}

/**
 * Opens all that the subjects stand on: the database, brought to this version's schema, files, mail and jobs.
 * @throws FolderInUse, NewerSchema, the driver's error.
 */
export const openPlatform = async (
  config: Config,
  { migrations, log, works, subjects: make = () => [], database: changes }: PlatformOptions,
): Promise<Opened> => {
  const database = await openDatabase({ dataDir: config.DATA_DIR, url: config.DATABASE_URL, ...changes });
  const metrics = createMetrics();
  const jobs = createJobs({ database, log, works, ended: metrics.jobEnded });
  let opened: readonly Subject[] = [];
  const close = async (patience = 10_000): Promise<void> => {
    await jobs.stop(patience);
    for (const subject of opened) await subject.close?.();
    await database.close();
  };
  try {
    await migrate(database.db, migrations);
    const platform: Platform = {
      config,
      database,
      jobs,
      ...outboxOf(jobs),
      files: createFiles(config, database.db),
      log,
    };
    const subjects = make(platform);
    opened = subjects;
    const handlers = [outboxHandler(config), ...subjects.flatMap(subject => subject.jobs ?? [])];
    await jobs.start(handlers, platform);
    metrics.watch(database, jobs);
    if (works) {
      await removeLeftovers(config.DATA_DIR);
      await recoverOutbox(database, jobs);
      for (const subject of subjects) await subject.resume?.();
    }
    return { platform, subjects, metrics, close };
  } catch (error) {
    await close();
    throw error;
  }
};
