/** The portal's server of the measurements, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { benchRegion } from '../apps/server/test/disclosure-many.ts';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

const assets = new URL('../apps/server/src/assets/', import.meta.url).href;

/** The server, and the thread of its database beside it: Node does not read the pages' JSX itself. */
const bundle = async (): Promise<string> => {
  const outdir = path('apps/server/node_modules/.cache/gongkai-bench');
  await build({
    entryPoints: [path('bench/portal-server.ts'), path('apps/server/src/platform/database/pglite-worker.ts')],
    entryNames: '[name]',
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    packages: 'external',
    alias: {
      '@gongkai/law': path('packages/law/src/index.ts'),
      '@gongkai/documents': path('packages/documents/src/index.ts'),
    },
    logLevel: 'warning',
  });
  return `${outdir}/portal-server.js`;
};

/** The ports of one portal by how it answers, as bench/portal.ts says, and of bare pages. */
export interface Ports {
  kept: number;
  anew: number;
  forgotten: number;
  bare: number;
}

export interface PortalProcess {
  child: ChildProcess;
  ports: Ports;
  stop(): Promise<void>;
}

/** Starts it on a filled store. */
export const startPortal = async (folder: string, url?: string): Promise<PortalProcess> => {
  const child = fork(await bundle(), [assets, benchRegion, folder, ...(url ? [url] : [])]);
  const [kept = 0, anew = 0, forgotten = 0, bare = 0] = await new Promise<number[]>((resolve, reject) => {
    child.once('message', message => resolve((message as { ports: number[] }).ports));
    child.once('close', () => reject(new Error('the portal did not start')));
  });
  return {
    child,
    ports: { kept, anew, forgotten, bare },
    stop: () =>
      new Promise(resolve => {
        child.once('close', () => resolve());
        child.send({ stop: true });
      }),
  };
};
