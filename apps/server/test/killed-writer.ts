/** Writes without end until it is killed, each write one audited transaction, told on standard output once it stands. */
import { writeSync } from 'node:fs';
import { migrations } from '../src/migrations.ts';
import { record } from '../src/platform/audit/index.ts';
import { readConfig } from '../src/platform/config.ts';
import { openPlatform } from '../src/platform/open.ts';
import { systemActor } from '../src/platform/permissions/index.ts';

const { round = '', initial = '' } = JSON.parse(process.argv[2] ?? '{}');
const configured = readConfig(process.env);
if ('faults' in configured) throw new Error(configured.faults.join('\n'));
const { platform } = await openPlatform(configured.config, {
  migrations,
  log: () => undefined,
  works: false,
  database: { initial },
});

for (let at = 0; ; at++) {
  const id = `${round}-${at}`;
  await platform.database.db.transaction().execute(async tx => {
    const row = { region_id: 'r1', id, kind: 'unit.import', total: at, input: '{}', created_by: null };
    await tx.insertInto('work').values(row).execute();
    const change = { regionId: 'r1', action: 'unit.import', subject: 'work', subjectId: id };
    await record(tx, systemActor('job'), [{ ...change, before: null, after: { at } }]);
  });
  writeSync(1, `${id}\n`);
}
