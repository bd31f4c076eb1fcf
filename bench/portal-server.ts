/**
 * The portal as the server mounts it, in a process of its own; the same that hears of a publication before each
 * request, so that no answer is kept and what did not change stays of what answers are put together from; the same
 * that forgets everything before each request; and pages of bare Hono. Started with the data folder and, for
 * PostgreSQL, the connection; told by messages.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createPortal } from '../apps/server/src/disclosure/portal/index.ts';
import { createPublications } from '../apps/server/src/disclosure/publications.ts';
import { migrations } from '../apps/server/src/migrations.ts';
import { createKeep } from '../apps/server/src/platform/api/kept.ts';
import { createApi } from '../apps/server/src/platform/api/route.ts';
import { type Config, readConfig } from '../apps/server/src/platform/config.ts';
import { createHttp } from '../apps/server/src/platform/http.ts';
import { loadAssets } from '../apps/server/src/platform/http-assets.ts';
import { createLog, createMetrics } from '../apps/server/src/platform/observability/index.ts';
import { openPlatform } from '../apps/server/src/platform/open.ts';
import { publicActor } from '../apps/server/src/platform/permissions/index.ts';

const [assetsFolder = '', region = '', folder = '', url] = process.argv.slice(2);

const configOf = (): Config => {
  const result = readConfig({ DATA_DIR: folder, ...(url && { DATABASE_URL: url }) });
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.config;
};

const assets = loadAssets(new URL(assetsFolder));
let publish = (): void => undefined;
let forgetAll = (): void => undefined;
const { platform, subjects } = await openPlatform(configOf(), {
  migrations,
  log: createLog('error'),
  works: true,
  subjects: opened => {
    const publications = createPublications(opened.database.source);
    // As a publication in the column, the unit and of the item that are asked for.
    publish = () =>
      publications.apply({ regionId: region, unitIds: ['u8'], columnIds: ['c7'], itemIds: ['i512'] });
    forgetAll = () => publications.applyRegion(region);
    return [createPortal(opened, { assets, publications })];
  },
});
const metrics = createMetrics();
const app = createHttp({
  routes: subjects.flatMap(({ pages }) => pages ?? []),
  assets,
  log: createLog('error'),
  measure: metrics.measure,
  answered: metrics.answered,
  ready: subjects.flatMap(({ ready }) => (ready ? [ready] : [])),
  sameOrigin: (_, next) => next(),
  api: createApi([], async () => publicActor('127.0.0.1'), createKeep(platform.database)),
  auth: c => c.notFound(),
  console: new Hono(),
});
const after =
  (change: () => void): typeof app.fetch =>
  (request, env) => {
    change();
    return app.fetch(request, env);
  };
const bodies = new Map<string, string>();
const bare = new Hono().get('*', c => c.html(bodies.get(c.req.path) ?? ''));

const listen = (fetch: typeof app.fetch): Promise<number> =>
  new Promise(resolve => serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port)));

const ports = [
  await listen(app.fetch),
  await listen(after(() => publish())),
  await listen(after(() => forgetAll())),
  await listen(bare.fetch),
];
process.on('message', (message: { bare?: [path: string, html: string]; stop?: true }) => {
  if (message.bare) bodies.set(...message.bare);
  if (message.stop) process.exit(0);
  process.send?.({ megabytes: process.memoryUsage().rss / 1024 ** 2 });
});
process.send?.({ ports });
