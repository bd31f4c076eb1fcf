/** The real platform on a store of the test's own. */
import { mkdir } from 'node:fs/promises';
import { migrations } from '../src/migrations.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import type { Log } from '../src/platform/http-log.ts';
import { type Opened, openPlatform, type PlatformOptions } from '../src/platform/open.ts';
import type { Store } from './stores.ts';

type Entry = Parameters<Log>[0];

/** The configuration for a store, with what else the environment would say. */
export const configFor = ({ options }: Store, environment: Record<string, string> = {}): Config => {
  const result = readConfig({
    DATA_DIR: options.dataDir,
    ...(options.url && { DATABASE_URL: options.url }),
    ...environment,
  });
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.config;
};

export interface TestPlatform extends Opened {
  config: Config;
  /** All that was logged. */
  logged: Entry[];
}

/** Opens the platform on the store; close it before the store is removed. */
export const openTestPlatform = async (
  store: Store,
  { environment, ...options }: Partial<PlatformOptions> & { environment?: Record<string, string> } = {},
): Promise<TestPlatform> => {
  const config = configFor(store, environment);
  await mkdir(config.DATA_DIR, { recursive: true });
  const logged: Entry[] = [];
  const opened = await openPlatform(config, {
    migrations,
    log: entry => void logged.push(entry),
    works: true,
    database: store.options,
    ...options,
  });
  return { ...opened, config, logged };
};

/** Waits until the condition holds; fails after long. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let attempt = 0; !(await holds()); attempt++) {
    if (attempt > 600) throw new Error('What was waited for did not come about');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
};
