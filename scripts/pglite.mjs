/**
 * An initialised data directory of PGlite, made once for each version of PGlite: its own first initialisation takes
 * seconds, unpacking this takes a fraction.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const versionOf = async () => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')).version;
};

/** @returns the path of the packed directory (tar.gz), made now if this version has none yet. */
export const initialPglite = async () => {
  const folder = fileURLToPath(new URL('../node_modules/.cache/gongkai/', import.meta.url));
  const file = join(folder, `pglite-${await versionOf()}.tar.gz`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const pglite = await PGlite.create();
  const packed = await pglite.dumpDataDir('gzip');
  await pglite.close();
  // Whole or not at all: another build may be making it at the same moment.
  await writeFile(`${file}.${process.pid}`, Buffer.from(await packed.arrayBuffer()));
  await rename(`${file}.${process.pid}`, file);
  return file;
};
