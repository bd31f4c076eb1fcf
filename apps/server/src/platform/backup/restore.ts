import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { verifyAudit } from '../audit/index.ts';
import type { Config } from '../config.ts';
import { type Migrations, migrate } from '../database/migrate.ts';
import { type DatabaseOptions, type Db, openDatabase, type Tx } from '../database/open.ts';
import { contentStoreOf, incomingFolder, receive } from '../files/index.ts';
import { type Manifest, manifestName, manifestSchema, secretName } from './manifest.ts';
import {
  dropAll,
  fixSequences,
  holdsRows,
  insertRows,
  rowsOf,
  type TableShape,
  tablesOf,
  whileLoading,
} from './tables.ts';
import { BadArchive, readTar, readWhole, type TarEntry } from './tar.ts';

/** Why a backup is not restored, in words for the person who restores it. Nothing of it was kept. */
export class NotRestored extends Error {}

const damaged = (what: string) =>
  new NotRestored(`备份文件已损坏（${what}），没有恢复任何内容。请换用另一份备份。`);

const readManifest = async (entry: TarEntry | undefined, migrations: Migrations): Promise<Manifest> => {
  if (entry?.name !== manifestName)
    throw new NotRestored('这不是本系统的备份文件，没有恢复任何内容。请选用gongkai backup写出的文件。');
  const text: unknown = JSON.parse((await readWhole(entry.content)).toString('utf8'));
  const format = typeof text === 'object' && text !== null && 'format' in text ? String(text.format) : '';
  const result = manifestSchema.safeParse(text);
  const known = result.success && result.data.schema in migrations;
  if (known) return result.data;
  if (format.startsWith('gongkai-backup/'))
    throw new NotRestored(
      `这份备份由更新的版本写成（${result.success ? result.data.schema : format}），本版本只认得到${Object.keys(migrations).at(-1)}，没有恢复任何内容。请先升级程序，再恢复这份备份。`,
    );
  throw damaged(manifestName);
};

/** Lines of a stream in batches, none larger than a database statement should be. */
const batchesOf = async function* (content: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of content) {
    const joined = Buffer.concat([rest, piece]);
    const end = joined.lastIndexOf(10) + 1;
    rest = joined.subarray(end);
    if (end > 0) yield joined.toString('utf8', 0, end - 1).split('\n');
  }
  if (rest.length > 0) throw damaged('最后一行不完整');
};

const hashing = async function* (
  content: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
};

const loadTable = async (tx: Tx, table: TableShape, manifest: Manifest, entry: TarEntry): Promise<void> => {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const lines of batchesOf(hashing(entry.content, hash))) {
    await insertRows(tx, table, lines);
    rows += lines.length;
  }
  const told = manifest.tables[table.name];
  if (rows !== told?.rows || hash.digest('hex') !== told.sha256) throw damaged(entry.name);
};

/** Reads the loaded table back: what stands there is what the backup says. */
const provesEqual = async (tx: Tx, table: TableShape, sha256: string): Promise<boolean> => {
  const hash = createHash('sha256');
  for await (const lines of rowsOf(tx, table)) hash.update(lines.map(line => `${line}\n`).join(''));
  return hash.digest('hex') === sha256;
};

const loadFile = async (config: Config, sha256: string, entry: TarEntry): Promise<void> => {
  const received = await receive(entry.content, incomingFolder(config), Number.POSITIVE_INFINITY);
  if (!('path' in received) || received.sha256 !== sha256) throw damaged(entry.name);
  await contentStoreOf(config).put(received);
};

const loadSecret = async ({ DATA_DIR, SECRET_KEY }: Config, manifest: Manifest, entry: TarEntry) => {
  const secret = await readWhole(entry.content);
  if (createHash('sha256').update(secret).digest('hex') !== manifest.secret) throw damaged(entry.name);
  if (SECRET_KEY === undefined) await writeFile(join(DATA_DIR, secretName), secret, { mode: 0o600 });
};

/** Loads every entry, and proves that none is missing. */
const loadAll = async (
  tx: Tx,
  config: Config,
  manifest: Manifest,
  entries: AsyncGenerator<TarEntry>,
): Promise<void> => {
  const tables = new Map((await tablesOf(tx)).map(table => [table.name, table]));
  const missing = new Set([
    ...Object.keys(manifest.tables).map(name => `tables/${name}.ndjson`),
    ...Object.keys(manifest.files).map(sha256 => `files/${sha256}`),
    ...(manifest.secret === null ? [] : [secretName]),
  ]);
  for await (const entry of entries) {
    if (!missing.delete(entry.name)) throw damaged(entry.name);
    const [, room, name = ''] = /^(tables|files)\/(\w+)/.exec(entry.name) ?? [];
    const table = tables.get(name);
    if (room === 'tables' && table) await loadTable(tx, table, manifest, entry);
    else if (room === 'files') await loadFile(config, name, entry);
    else if (entry.name === secretName) await loadSecret(config, manifest, entry);
    else throw damaged(entry.name);
  }
  const [first] = missing;
  if (first !== undefined) throw damaged(`缺少${first}`);
  for (const [name, { sha256 }] of Object.entries(manifest.tables)) {
    const table = tables.get(name);
    if (table && !(await provesEqual(tx, table, sha256))) throw damaged(`${name}恢复后与备份不同`);
  }
};

const proveAudit = async (tx: Tx): Promise<void> => {
  const { broken } = await verifyAudit(tx);
  const [first] = broken;
  if (first)
    throw new NotRestored(
      `备份中的审计链在区域${first.regionId}第${first.seq}条断裂，没有恢复任何内容。请换用断裂之前的备份；确知原因、仍要恢复的，加--accept-broken-audit。`,
    );
};

interface RestoreOptions {
  migrations: Migrations;
  /** Restores also where the audit chain was broken before the backup was taken. */
  acceptBrokenAudit?: boolean;
  database?: Partial<DatabaseOptions>;
}

const load = async (
  db: Db,
  input: Readable,
  config: Config,
  { migrations, acceptBrokenAudit = false }: RestoreOptions,
): Promise<Manifest> => {
  const unpacked = createGunzip();
  // A fault on either side ends both; it shows where the archive is read.
  pipeline(input, unpacked, () => undefined);
  const entries = readTar(unpacked);
  const manifest = await readManifest((await entries.next()).value, migrations);
  await migrate(db, migrations, manifest.schema);
  await db.transaction().execute(async tx => {
    await whileLoading(tx, await tablesOf(tx), () => loadAll(tx, config, manifest, entries));
    await fixSequences(tx);
    if (!acceptBrokenAudit) await proveAudit(tx);
  });
  await migrate(db, migrations);
  return manifest;
};

const isDamage = (error: unknown): boolean =>
  error instanceof BadArchive ||
  error instanceof SyntaxError ||
  (error instanceof Error && 'code' in error && /^(Z_|ERR_.*ZLIB|22)/.test(String(error.code)));

const inDataDir = ['db', 'files', secretName] as const;

/**
 * Restores a backup into an empty store of either kind: all of it, proved by its hashes and its audit chain and
 * brought to this version's schema, or nothing.
 * @throws NotRestored with a sentence that says why and what to do; FolderInUse.
 */
export const restore = async (
  input: Readable,
  config: Config,
  options: RestoreOptions,
): Promise<Manifest> => {
  const { DATA_DIR, DATABASE_URL } = config;
  await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  const before = new Set(inDataDir.filter(name => existsSync(join(DATA_DIR, name))));
  const database = await openDatabase({ dataDir: DATA_DIR, url: DATABASE_URL, ...options.database });
  const clear = async () => {
    for (const name of inDataDir)
      if (!before.has(name)) await rm(join(DATA_DIR, name), { recursive: true, force: true });
  };
  try {
    if (await holdsRows(database.db))
      throw new NotRestored('数据库不是空的，没有恢复任何内容。请换一个空的数据目录或空的数据库再恢复。');
    await dropAll(database.db);
    const manifest = await load(database.db, input, config, options).catch(async (error: unknown) => {
      await dropAll(database.db);
      throw isDamage(error) ? damaged(error instanceof Error ? error.message : '') : error;
    });
    await database.close();
    return manifest;
  } catch (error) {
    await database.close();
    await clear();
    throw error;
  } finally {
    input.destroy();
  }
};
