/** Publishes without end until it is killed; each publication is told on standard output once it is answered. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createItems } from '../src/disclosure/items/index.ts';
import { createSearch } from '../src/disclosure/search/index.ts';
import { migrations } from '../src/migrations.ts';
import { readConfig } from '../src/platform/config.ts';
import { openPlatform } from '../src/platform/open.ts';
import { good, itemsClient, recorder, worker } from './disclosure-office.ts';
import { region } from './organization.ts';

const { initial = '', unitId = '', columnId = '' } = JSON.parse(process.argv[2] ?? '{}');
const configured = readConfig(process.env);
if ('faults' in configured) throw new Error(configured.faults.join('\n'));
const changes = recorder();
const { platform } = await openPlatform(configured.config, {
  migrations,
  log: () => undefined,
  works: false,
  database: { initial },
  subjects: opened => [createItems(opened, { changes }), createSearch()],
});
const now = () => new Date('2024-06-03T02:00:00Z');
const { ask } = itemsClient(platform, { changes, now });
const clerk = worker('clerk', unitId, '周平');
const reviewer = worker('reviewer', unitId, '许安');
const items = `/items/${region}`;

const done = async (as: typeof clerk, path: string, body: object) => {
  const answer = await ask(as, 'POST', path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body.message}`);
  return answer.body;
};

const publishOne = async (): Promise<void> => {
  const content = {
    ...good,
    title: `办法${randomUUID()}`,
    kind: 'normative',
    documentNo: '云商发〔2024〕5号',
    validFrom: '2024-06-01',
  };
  const made = await done(clerk, items, { unitId, columnId, content });
  const submitted = await done(clerk, `${items}/${made.id}/submit`, { version: made.version });
  const published = await done(reviewer, `${items}/${made.id}/urgent-release`, {
    version: submitted.version,
    reason: '急件',
  });
  writeSync(1, `${published.id} ${published.indexNo}\n`);
};

// Several at a time, so that one is killed while others wait for its number.
const forever = async (): Promise<never> => {
  for (;;) await publishOne();
};
await Promise.all([forever(), forever(), forever()]);
