import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '../../platform/api/problem.ts';
import { traceOf } from '../../platform/http-log.ts';
import type { ItemContext } from '../items/index.ts';
import { type Document, handOver } from './hand-over.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { type IntakeSource, openSources } from './sources.ts';

const megabyte = 1024 * 1024;
const largestMetadata = 3 * megabyte;
const largestFile = 50 * megabyte;
/** A file that was written to within so many ms may still be growing. */
const settleTime = 1500;
/** Files that a document names may come so many ms after it. */
const patience = 60_000;
/** Documents of a source in one round: the others of it wait for the next. */
const mostAtOnce = 50;

/** The folder into which a source puts its documents. */
const folderOf = (dataDir: string, { id }: Pick<IntakeSource, 'id'>): string => join(dataDir, 'intake', id);

export const makeFolder = async (dataDir: string, source: Pick<IntakeSource, 'id'>): Promise<void> => {
  await mkdir(folderOf(dataDir, source), { recursive: true, mode: 0o700 });
};

interface Stat {
  size: number;
  age: number;
}

/** Of a plain file; links lead elsewhere and are none. */
const statOf = async (path: string, now: number): Promise<Stat | undefined> => {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? { size: found.size, age: now - found.mtimeMs } : undefined;
};

const readPlain = async (path: string): Promise<Buffer> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
};

/** `wait`: it is not all there yet. */
type Gathered = { document: Document } | { fault: string } | 'wait';

const gatherFiles = async (
  folder: string,
  metadata: Metadata,
  { age }: Stat,
  now: number,
): Promise<Gathered> => {
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const name of metadata.files) {
    if (name !== basename(name) || name.startsWith('.') || name.includes('\\'))
      return { fault: `附件“${name}”应只写文件名，和元数据放在同一个文件夹里。` };
    const stat = await statOf(join(folder, name), now);
    if (!stat && age > patience) return { fault: `没有附件“${name}”。请补上文件，或从元数据中删去。` };
    if (!stat || stat.age < settleTime) return 'wait';
    if (stat.size > largestFile) return { fault: `附件“${name}”超过50MB。请压缩后再移交。` };
    files.push({ name, bytes: new Uint8Array(await readPlain(join(folder, name))) });
  }
  return { document: { metadata, files } };
};

const gather = async (folder: string, name: string, now: number): Promise<Gathered> => {
  const path = join(folder, name);
  const stat = await statOf(path, now);
  if (!stat || stat.age < settleTime) return 'wait';
  if (stat.size > largestMetadata) return { fault: '元数据文件超过3MB。请把附表、附图作为附件。' };
  const metadata = readMetadata((await readPlain(path)).toString('utf8').replace(/^\uFEFF/, ''));
  return metadata instanceof Problem ? { fault: metadata.message } : gatherFiles(folder, metadata, stat, now);
};

const stampOf = (now: Date): string => now.toISOString().replace(/[-:]|\.\d+/g, '');

/** Puts a document with its files away. A name that is there already is told apart by a number. */
const putAway = async (
  folder: string,
  where: 'done' | 'failed',
  names: readonly string[],
  now: Date,
): Promise<string> => {
  const base = `${stampOf(now)}-${basename(names[0] ?? '', '.json')}`;
  for (let attempt = 1; ; attempt++) {
    const target = join(folder, where, attempt === 1 ? base : `${base}-${attempt}`);
    await mkdir(join(folder, where), { recursive: true, mode: 0o700 });
    const made = await mkdir(target, { mode: 0o700 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (!made) continue;
    for (const name of names)
      if (await statOf(join(folder, name), 0)) await rename(join(folder, name), join(target, name));
    return target;
  }
};

const takeOne = async (context: ItemContext, source: IntakeSource, name: string): Promise<void> => {
  const folder = folderOf(context.platform.config.DATA_DIR, source);
  const found = await gather(folder, name, Date.now());
  if (found === 'wait') return;
  const result = 'fault' in found ? found.fault : await handOver(context, source, found.document, 'folder');
  const reason = typeof result === 'string' ? result : result instanceof Problem ? result.message : undefined;
  const names = [name, ...('document' in found ? found.document.metadata.files : [])];
  const target = await putAway(folder, reason === undefined ? 'done' : 'failed', names, context.now());
  if (reason !== undefined) await writeFile(join(target, `${basename(name, '.json')}.txt`), `${reason}\n`);
};

/**
 * Looks once into the folders of the sources in use. A document is its metadata (`….json`) with the files that it
 * names; taken or refused it is moved to `done` or `failed`, there with the reason. Cut off between, it is taken again
 * and found to be the same.
 */
const lookIntoFolders = async (context: ItemContext): Promise<void> => {
  const { database, config, log } = context.platform;
  for (const source of await openSources(database.db)) {
    const names = await readdir(folderOf(config.DATA_DIR, source)).catch(() => []);
    const documents = names.filter(name => /^[^.].*\.json$/i.test(name)).sort();
    // One that cannot be read or moved just now is tried again in the next round, and holds up no other.
    for (const name of documents.slice(0, mostAtOnce))
      await takeOne(context, source, name).catch((error: unknown) =>
        log({ level: 'error', part: 'intake', trace: traceOf(error) }),
      );
  }
};

/** Looks every so many ms, one round after the other. */
export const watchFolders = (context: ItemContext, interval: number): { close(): Promise<void> } => {
  let round: Promise<void> = Promise.resolve();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    round = lookIntoFolders(context)
      .catch((error: unknown) =>
        context.platform.log({ level: 'error', part: 'intake', trace: traceOf(error) }),
      )
      .finally(() => {
        looking = false;
      });
  }, interval);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await round;
    },
  };
};
