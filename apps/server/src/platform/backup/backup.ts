import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { schemaVersion } from '../database/migrate.ts';
import type { Database, Tx } from '../database/open.ts';
import { type ContentStore, contentStoreOf } from '../files/index.ts';
import type { Platform } from '../platform.ts';
import { fileEntry, type Manifest, manifestName, secretName, tableEntry } from './manifest.ts';
import { rowsOf, type TableShape, tablesOf } from './tables.ts';
import { type TarEntry, writeTar } from './tar.ts';

/** Writes a table's rows to a file. */
const spool = async (tx: Tx, table: TableShape, path: string) => {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let rows = 0;
  let bytes = 0;
  try {
    for await (const lines of rowsOf(tx, table)) {
      const text = Buffer.from(lines.map(line => `${line}\n`).join(''));
      hash.update(text);
      await file.writeFile(text);
      rows += lines.length;
      bytes += text.length;
    }
  } finally {
    await file.close();
  }
  return { rows, bytes, sha256: hash.digest('hex') };
};

const headsAndFiles = async (tx: Tx): Promise<Pick<Manifest, 'auditHeads' | 'files'>> => {
  const heads = await tx.selectFrom('audit_head').selectAll().orderBy('region_id').execute();
  const files = await tx.selectFrom('file').select(['sha256', 'size']).distinct().orderBy('sha256').execute();
  return {
    auditHeads: heads.map(({ region_id, seq, hash }) => ({ regionId: region_id, seq: Number(seq), hash })),
    files: Object.fromEntries(files.map(({ sha256, size }) => [sha256, Number(size)])),
  };
};

type Snapshot = Pick<Manifest, 'schema' | 'tables' | 'files' | 'auditHeads'>;

/**
 * All tables as they stand at one moment, in a folder. PostgreSQL goes on meanwhile; PGlite has one connection, so
 * others wait for this and for no more: packing comes after.
 */
const takeSnapshot = ({ db }: Database, folder: string): Promise<Snapshot> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      await sql`set transaction read only`.execute(tx);
      const tables: Manifest['tables'] = {};
      for (const table of await tablesOf(tx))
        tables[table.name] = await spool(tx, table, join(folder, table.name));
      return { schema: (await schemaVersion(tx)) ?? '', tables, ...(await headsAndFiles(tx)) };
    });

const inMemory = (name: string, bytes: Buffer): TarEntry => ({
  name,
  size: bytes.length,
  content: Readable.from([bytes]),
});

const contentOf = async (store: ContentStore, sha256: string): Promise<Readable> => {
  const content = await store.read(sha256);
  if (!content) throw new Error(`The content of the file ${sha256} is missing`);
  return content;
};

const entriesOf = async function* (
  manifest: Manifest,
  folder: string,
  store: ContentStore,
  secret: Buffer | undefined,
): AsyncGenerator<TarEntry> {
  yield inMemory(manifestName, Buffer.from(JSON.stringify(manifest, null, 2)));
  if (secret) yield inMemory(secretName, secret);
  for (const [name, { bytes }] of Object.entries(manifest.tables))
    yield { name: tableEntry(name), size: bytes, content: createReadStream(join(folder, name)) };
  for (const [sha256, size] of Object.entries(manifest.files))
    yield { name: fileEntry(sha256), size, content: await contentOf(store, sha256) };
};

/** The key that is kept beside the data; one given by the environment is its keeper's business. */
const readSecret = async ({ DATA_DIR, SECRET_KEY }: Platform['config']): Promise<Buffer | undefined> =>
  SECRET_KEY === undefined ? readFile(join(DATA_DIR, secretName)).catch(() => undefined) : undefined;

/**
 * Writes a backup (tar.gz) of the database and the files as they stand at one moment, while the server works. Memory
 * does not grow with the data; the data folder needs room for the tables' text.
 * @returns what it holds.
 */
export const backup = async (
  { config, database }: Pick<Platform, 'config' | 'database'>,
  out: Writable,
): Promise<Manifest> => {
  const at = new Date();
  const folder = join(config.DATA_DIR, `backup-${process.pid}-${at.getTime()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const snapshot = await takeSnapshot(database, folder);
    const secret = await readSecret(config);
    const manifest: Manifest = {
      format: 'gongkai-backup/1',
      store: database.kind,
      at: at.toISOString(),
      secret: secret ? createHash('sha256').update(secret).digest('hex') : null,
      ...snapshot,
    };
    const tar = writeTar(entriesOf(manifest, folder, contentStoreOf(config), secret), at);
    await pipeline(tar, createGzip(), out);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
