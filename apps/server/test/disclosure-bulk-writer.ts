/** A server that does nothing but the jobs of bulk imports, until it is killed; tells how far the import is. */
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createBulk } from '../src/disclosure/bulk/index.ts';
import { createSearch } from '../src/disclosure/search/index.ts';
import { migrations } from '../src/migrations.ts';
import { readConfig } from '../src/platform/config.ts';
import { openPlatform } from '../src/platform/open.ts';
import { recorder } from './disclosure-office.ts';

const { initial = '' } = JSON.parse(process.argv[2] ?? '{}');
const configured = readConfig(process.env);
if ('faults' in configured) throw new Error(configured.faults.join('\n'));
const changes = recorder();
const { platform } = await openPlatform(configured.config, {
  migrations,
  log: () => undefined,
  works: true,
  database: { initial },
  subjects: opened => [createBulk(opened, { changes }), createSearch(changes)],
});
for (;;) {
  const work = await platform.database.db.selectFrom('work').select('done').executeTakeFirst();
  writeSync(1, `${work?.done ?? 0}\n`);
  await pause(10);
}
