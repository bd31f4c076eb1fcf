/** Runs a suite on both stores, each with databases of its own. */
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { type Database, type DatabaseOptions, openDatabase } from '../src/platform/database/open.ts';
import { administer, postgresUrl } from './postgres.ts';

export type StoreKind = Database['kind'];

/** Where a new database is to be opened, and what it is to be emptied by afterwards. */
export interface Store {
  options: DatabaseOptions;
  remove(): Promise<void>;
}

const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });

const newPglite = async (dataDir: string, migrated: boolean): Promise<Store> => {
  const made = inject('pglite');
  if (!made) throw new Error('数据库的测试要在 apps/server 之下。');
  if (migrated) await cp(join(made.template, 'db'), join(dataDir, 'db'), { recursive: true });
  return { options: { dataDir, initial: made.initial, durable: false }, remove: () => removeFolder(dataDir) };
};

const newPostgres = async (dataDir: string, migrated: boolean): Promise<Store> => {
  const folder = inject('postgres');
  if (!folder) throw new Error('没有安装PostgreSQL。');
  const name = `t${randomUUID().replaceAll('-', '')}`;
  await administer(
    folder,
    `create database ${name} template ${migrated ? 'template_migrated' : 'template0'}`,
  );
  return {
    options: { dataDir, url: postgresUrl(folder, name), connections: 5 },
    remove: async () => {
      await administer(folder, `drop database if exists ${name} with (force)`);
      await removeFolder(dataDir);
    },
  };
};

const makers = { pglite: newPglite, postgres: newPostgres };

/** A place for a new database, with all migrations unless told otherwise; open it with `openDatabase(options)`. */
export const newStore = async (kind: StoreKind, { migrated = true } = {}): Promise<Store> =>
  makers[kind](await mkdtemp(join(tmpdir(), 'gongkai-test-')), migrated);

/** Whether the run has this kind of store. */
export const hasStore = (kind: StoreKind): boolean => kind === 'pglite' || inject('postgres') !== null;

const labels: Readonly<Record<StoreKind, string>> = { pglite: 'PGlite', postgres: 'PostgreSQL' };

/** Makes a place for a new database; removed when the suite ends. */
export type MakeStore = (options?: { migrated?: boolean }) => Promise<Store>;

/** Runs the suite for each kind of store, with a maker of stores whose folders and databases go with the suite. */
export const describeEachStore = (name: string, suite: (make: MakeStore, kind: StoreKind) => void): void => {
  for (const kind of ['pglite', 'postgres'] as const)
    describe.skipIf(!hasStore(kind))(`${name} [${labels[kind]}]`, () => {
      const stores: Store[] = [];
      suite(async options => {
        const store = await newStore(kind, options);
        stores.push(store);
        return store;
      }, kind);
      afterAll(async () => {
        for (const { remove } of stores) await remove();
      });
    });
};

/** Opens a new database each time; closed and removed when the suite ends. */
export type OpenStore = (options?: { migrated?: boolean }) => Promise<Database>;

/** Runs the suite on PGlite (on disk) and on PostgreSQL. */
export const describeStores = (name: string, suite: (open: OpenStore, kind: StoreKind) => void): void =>
  describeEachStore(name, (make, kind) => {
    const opened: Database[] = [];
    // Registered after the removal of the stores, and so run before it.
    suite(async options => {
      const database = await openDatabase((await make(options)).options);
      opened.push(database);
      return database;
    }, kind);
    afterAll(async () => {
      for (const { close } of opened) await close();
    });
  });
