import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '../src/migrations.ts';
import { record, verifyAudit } from '../src/platform/audit/index.ts';
import { backup, type Manifest, NotRestored, restore } from '../src/platform/backup/index.ts';
import { rowsOf, tablesOf } from '../src/platform/backup/tables.ts';
import { BadArchive, readTar, readWhole, type TarEntry, writeTar } from '../src/platform/backup/tar.ts';
import { schemaVersion } from '../src/platform/database/migrate.ts';
import { type Db, openDatabase } from '../src/platform/database/open.ts';
import { systemActor } from '../src/platform/permissions/index.ts';
import { configFor, openTestPlatform, type TestPlatform } from './platform.ts';
import { describeEachStore, hasStore, newStore, type Store, type StoreKind } from './stores.ts';

const actor = systemActor('cli');

const inMemory = async function* (entries: readonly (readonly [string, Buffer])[]): AsyncGenerator<TarEntry> {
  for (const [name, bytes] of entries) yield { name, size: bytes.length, content: Readable.from([bytes]) };
};

const pack = async (entries: readonly (readonly [string, Buffer])[]): Promise<Buffer> =>
  readWhole(writeTar(inMemory(entries), new Date(0)));

const unpack = async (archive: Buffer, pieceLength = 700): Promise<(readonly [string, Buffer])[]> => {
  const pieces = async function* () {
    for (let at = 0; at < archive.length; at += pieceLength) yield archive.subarray(at, at + pieceLength);
  };
  const entries: (readonly [string, Buffer])[] = [];
  for await (const { name, content } of readTar(pieces())) entries.push([name, await readWhole(content)]);
  return entries;
};

describe('tar', () => {
  it('gives back what was put in, in pieces of any length', async () => {
    const content = fc.uint8Array({ maxLength: 2000 }).map(bytes => Buffer.from(bytes));
    const entries = fc.array(fc.tuple(fc.stringMatching(/^[a-z/.]{1,100}$/), content), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 3000 }), async (put, pieceLength) => {
        expect(await unpack(await pack(put), pieceLength)).toEqual(put);
      }),
    );
  });

  it('that ends early, or is none, is told', async () => {
    const archive = await pack([['a', Buffer.alloc(1000, 'a')]]);
    await expect(unpack(archive.subarray(0, 900))).rejects.toThrow(BadArchive);
    await expect(unpack(Buffer.alloc(1024, 'a'))).rejects.toThrow(BadArchive);
  });
});

/** Each table's rows as one hash. */
const contentOf = (db: Db): Promise<Record<string, string>> =>
  db.transaction().execute(async tx => {
    const result: Record<string, string> = {};
    for (const table of await tablesOf(tx)) {
      const hash = createHash('sha256');
      for await (const lines of rowsOf(tx, table)) hash.update(lines.map(line => `${line}\n`).join(''));
      result[table.name] = hash.digest('hex');
    }
    return result;
  });

const hashesOf = ({ tables }: Manifest): Record<string, string> =>
  Object.fromEntries(Object.entries(tables).map(([name, { sha256 }]) => [name, sha256]));

/** Audited writes of one kind and another: a file, a letter, work, an entry each. */
const write = ({ platform }: TestPlatform, at: number) =>
  platform.database.db.transaction().execute(async tx => {
    const regionId = `r${at % 3}`;
    await tx
      .insertInto('work')
      .values({
        region_id: regionId,
        id: `w${at}`,
        kind: 'unit.import',
        total: at,
        input: JSON.stringify({ 名称: `第${at}批`, amount: 0.1 + at, nested: [null, { deep: '“引号”\n' }] }),
        created_by: null,
      })
      .execute();
    const change = { regionId, action: 'unit.import', subject: 'work', subjectId: `w${at}`, before: null };
    await record(tx, actor, [{ ...change, after: { at } }]);
  });

const keepFile = async ({ platform }: TestPlatform, text: string): Promise<string> => {
  const file = await platform.files.store(Readable.from([Buffer.from(text)]), '文件.txt');
  if (!('id' in file)) throw new Error(file.message);
  await platform.database.db.transaction().execute(tx => platform.files.keep(tx, 'r0', file));
  return file.id;
};

const folders: string[] = [];
const newFile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-backup-'));
  folders.push(folder);
  return join(folder, 'backup.tar.gz');
};
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const restoreInto = (store: Store, file: string, more: Partial<Parameters<typeof restore>[2]> = {}) =>
  restore(createReadStream(file), configFor(store), { migrations, database: store.options, ...more });

const withDatabase = async <T>(store: Store, use: (db: Db) => Promise<T>): Promise<T> => {
  const database = await openDatabase(store.options);
  try {
    return await use(database.db);
  } finally {
    await database.close();
  }
};

const ways: [StoreKind, StoreKind][] = [
  ['pglite', 'pglite'],
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
  ['postgres', 'postgres'],
];

describe('a backup taken under load', () => {
  const stores: Store[] = [];
  const make = async (kind: StoreKind, migrated: boolean) => {
    const store = await newStore(kind, { migrated });
    stores.push(store);
    return store;
  };
  afterAll(async () => {
    for (const { remove } of stores) await remove();
  });

  it.each(ways.filter(way => way.every(hasStore)))(
    'from %s, restored into %s, is equal to the moment it was taken',
    async (from, to) => {
      const source = await openTestPlatform(await make(from, true));
      for (let at = 0; at < 30; at++) await write(source, at);
      await source.platform.database.db
        .transaction()
        .execute(tx => source.platform.post(tx, { to: 'a@example.com', subject: '题', text: '文' }));
      const fileId = await keepFile(source, '附件的内容');
      await writeFile(join(source.config.DATA_DIR, 'secret'), 'the key of this place, long enough');
      let writing = true;
      let written = 30;
      const load = (async () => {
        // PGlite's work never leaves this thread: others get their turn only between.
        for (; writing; await setImmediate()) await write(source, written++);
      })();
      const file = await newFile();
      const manifest = await backup(source.platform, createWriteStream(file));
      writing = false;
      await load;
      expect(written).toBeGreaterThan(30);
      expect(manifest).toMatchObject({ store: from, format: 'gongkai-backup/1' });
      expect(await readdir(source.config.DATA_DIR)).not.toContainEqual(expect.stringMatching(/^backup-/));
      await source.close();

      const target = await make(to, false);
      expect(await restoreInto(target, file)).toEqual(manifest);
      await withDatabase(target, async db => {
        expect(await contentOf(db)).toEqual(hashesOf(manifest));
        expect(await verifyAudit(db)).toMatchObject({ broken: [], heads: manifest.auditHeads });
      });
      expect(await readFile(join(target.options.dataDir, 'secret'), 'utf8')).toBe(
        'the key of this place, long enough',
      );

      // And it works on: the file is there, the chain goes on, the letter that waited has its job.
      const restored = await openTestPlatform(target);
      const content = (await restored.platform.files.open('r0', fileId))?.content;
      expect(Buffer.concat((await content?.toArray()) ?? []).toString()).toBe('附件的内容');
      await write(restored, 1_000_000);
      expect((await verifyAudit(restored.platform.database.db)).broken).toEqual([]);
      await restored.close();
    },
  );
});

describeEachStore('restoring', make => {
  const filled = async (): Promise<{ store: Store; file: string; manifest: Manifest }> => {
    const store = await make();
    const source = await openTestPlatform(store, { works: false });
    for (let at = 0; at < 5; at++) await write(source, at);
    await keepFile(source, '附件');
    const file = await newFile();
    const manifest = await backup(source.platform, createWriteStream(file));
    await source.close();
    return { store, file, manifest };
  };

  /** The same backup with its entries changed. */
  const changed = async (
    file: string,
    change: (entries: (readonly [string, Buffer])[]) => (readonly [string, Buffer])[],
  ): Promise<string> => {
    const entries = change(await unpack(gunzipSync(await readFile(file))));
    const other = await newFile();
    await writeFile(other, gzipSync(await pack(entries)));
    return other;
  };

  const withManifest = (file: string, edit: (manifest: Manifest) => Manifest) =>
    changed(file, ([[name, bytes] = ['', Buffer.alloc(0)], ...rest]) => [
      [name, Buffer.from(JSON.stringify(edit(JSON.parse(bytes.toString()))))],
      ...rest,
    ]);

  const isEmpty = (store: Store) =>
    withDatabase(store, async db => {
      expect(await tablesOf(db)).toEqual([]);
      expect(await schemaVersion(db)).toBeNull();
    });

  it('refuses a store that holds something, and leaves it as it was', async () => {
    const { store, file } = await filled();
    const before = await withDatabase(store, contentOf);
    await expect(restoreInto(store, file)).rejects.toThrow('数据库不是空的');
    expect(await withDatabase(store, contentOf)).toEqual(before);
  });

  it('refuses a backup of a newer version, in plain words', async () => {
    const { file } = await filled();
    const newer = await withManifest(file, manifest => ({ ...manifest, schema: '9999-later' }));
    const format = await withManifest(file, manifest => ({
      ...manifest,
      format: 'gongkai-backup/2' as never,
    }));
    const target = await make({ migrated: false });
    for (const each of [newer, format])
      await expect(restoreInto(target, each)).rejects.toThrow(/更新的版本写成.*请先升级程序/);
    await isEmpty(target);
  });

  it('keeps nothing of a backup that is damaged', async () => {
    const { file } = await filled();
    const whole = await readFile(file);
    const cut = await newFile();
    await writeFile(cut, whole.subarray(0, whole.length - 200));
    const none = await newFile();
    await writeFile(none, '这不是备份');
    const damaged = [
      cut,
      none,
      await changed(file, entries => entries.filter(([name]) => !name.startsWith('files/'))),
      await changed(file, entries => entries.filter(([name]) => name !== 'tables/work.ndjson')),
      await changed(file, entries => [...entries, ['files/other', Buffer.from('x')]]),
      await changed(file, entries =>
        entries.map(([name, bytes]) =>
          name === 'tables/work.ndjson'
            ? [name, Buffer.from(bytes.toString().replace('第1批', '第8批'))]
            : [name, bytes],
        ),
      ),
      await changed(file, entries =>
        entries.map(([name, bytes]) => [name, name.startsWith('files/') ? Buffer.from('别的') : bytes]),
      ),
    ];
    const target = await make({ migrated: false });
    for (const each of damaged) {
      const restoring = restoreInto(target, each);
      await expect(restoring).rejects.toBeInstanceOf(NotRestored);
      await expect(restoring).rejects.toThrow(/损坏/);
      await isEmpty(target);
      expect(await readdir(target.options.dataDir)).not.toContain('files');
    }
  });

  it('refuses what is no backup', async () => {
    const { file } = await filled();
    const other = await changed(file, ([, ...rest]) => rest);
    await expect(restoreInto(await make({ migrated: false }), other)).rejects.toThrow('不是本系统的备份文件');
  });

  it('refuses a backup whose audit chain was broken when it was taken, unless that is accepted', async () => {
    const { store } = await filled();
    const file = await newFile();
    const tampered = await openTestPlatform(store, { works: false });
    const { db } = tampered.platform.database;
    await sql`alter table audit_entry disable trigger user`.execute(db);
    await sql`update audit_entry set after = '{"at": 99}' where region_id = 'r0' and seq = 2`.execute(db);
    await sql`alter table audit_entry enable trigger user`.execute(db);
    await backup(tampered.platform, createWriteStream(file));
    await tampered.close();
    const target = await make({ migrated: false });
    await expect(restoreInto(target, file)).rejects.toThrow(/审计链在区域r0第2条断裂/);
    await isEmpty(target);
    await restoreInto(target, file, { acceptBrokenAudit: true });
    const { broken } = await withDatabase(target, db => verifyAudit(db));
    expect(broken).toMatchObject([{ regionId: 'r0', seq: 2, fault: 'altered' }]);
  });
});
