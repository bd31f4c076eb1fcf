/** Builds the staff's web application, and packs what it is served as; anew only where its sources changed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const path = name => fileURLToPath(new URL(`../${name}`, import.meta.url));
const sources = 'apps/console/{index.html,vite.config.ts,package.json,public/**/*.*,src/**/*.*}';

/** What the result depends on: the sources, and the versions of the libraries. */
const fingerprint = async () => {
  const hash = createHash('sha256').update(await readFile(path('package-lock.json')));
  const names = await Array.fromAsync(glob(sources, { cwd: path('') }));
  for (const name of names.sort()) hash.update(name).update(await readFile(path(name)));
  return hash.digest('hex').slice(0, 16);
};

const pack = async file => {
  const bytes = await readFile(file);
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params: quality }));
};

/** @param {string} target where it goes */
export const buildConsole = async target => {
  const built = path(`node_modules/.cache/gongkai-console-${await fingerprint()}`);
  if (!existsSync(built)) {
    // As people are to have it, whatever the build is run for.
    process.env.NODE_ENV = 'production';
    const { build } = await import('vite');
    const making = `${built}.${process.pid}`;
    await build({
      configFile: path('apps/console/vite.config.ts'),
      build: { outDir: making, emptyOutDir: true },
      logLevel: 'warn',
    });
    for await (const name of glob('assets/*.{js,css}', { cwd: making })) await pack(`${making}/${name}`);
    // Another build may have come first with the same.
    await rename(making, built).catch(() => rm(making, { recursive: true, force: true }));
  }
  await cp(built, target, { recursive: true });
};
