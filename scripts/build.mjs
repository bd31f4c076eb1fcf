/** Bundles the server, the command line and the worker threads into apps/server/dist; libraries stay outside. */
import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildConsole } from './console.mjs';
import { initialPglite } from './pglite.mjs';

const path = name => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** Where to: a folder of its own for a test run, else the one that the program starts from. */
const dist = process.argv[2] ?? path('apps/server/dist');

await rm(dist, { recursive: true, force: true });
await build({
  entryPoints: ['cli.ts', 'main.ts', 'report/worker.ts'].map(name => path(`apps/server/src/${name}`)),
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
  logLevel: 'warning',
});
await cp(path('apps/server/src/assets'), `${dist}/assets`, { recursive: true });
await buildConsole(`${dist}/console`);
await cp(await initialPglite(), `${dist}/pglite.tar.gz`);
