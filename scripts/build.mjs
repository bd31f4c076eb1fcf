/** Bundles the server, the command line and the worker threads into apps/server/dist; libraries stay outside. */
import { cp, readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildConsole } from './console.mjs';
import { initialPglite } from './pglite.mjs';

const path = name => fileURLToPath(new URL(`../${name}`, import.meta.url));
const dist = path('apps/server/dist');

const { metafile } = await build({
  entryPoints: [
    'cli.ts',
    'main.ts',
    'platform/database/pglite-worker.ts',
    'report/worker.ts',
    'disclosure/items/inspect-worker.ts',
    'disclosure/bulk/sheet-worker.ts',
  ].map(name => path(`apps/server/src/${name}`)),
  entryNames: '[name]',
  // Beside the entries: workers.ts finds its worker beside itself, in whatever chunk it lands.
  chunkNames: '[name]-[hash]',
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  packages: 'external',
  alias: {
    '@gongkai/law': path('packages/law/src/index.ts'),
    '@gongkai/documents': path('packages/documents/src/index.ts'),
  },
  metafile: true,
  logLevel: 'warning',
});
await cp(path('apps/server/src/assets'), `${dist}/assets`, { recursive: true });
await buildConsole(`${dist}/console`);
await cp(await initialPglite(), `${dist}/pglite.tar.gz`);

// What an earlier build left goes last, so that a program running from here never misses a file that it still has.
const made = new Set([
  ...Object.keys(metafile.outputs).map(name => basename(name)),
  'assets',
  'console',
  'pglite.tar.gz',
]);
for (const name of await readdir(dist)) if (!made.has(name)) await rm(`${dist}/${name}`, { recursive: true });
