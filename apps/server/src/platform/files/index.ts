import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnType } from 'kysely';
import { Problem } from '../api/problem.ts';
import type { Config } from '../config.ts';
import type { Db } from '../database/open.ts';
import type { Files } from '../platform.ts';
import type { ContentStore } from './content.ts';
import { localStore } from './local.ts';
import { receive } from './receive.ts';
import { s3Store } from './s3.ts';
import { scan } from './scan.ts';
import { typeOf } from './types.ts';

export type { ContentStore } from './content.ts';
export { removeLeftovers } from './leftovers.ts';
export { receive } from './receive.ts';

declare module '../database/tables.ts' {
  interface Tables {
    file: {
      region_id: string;
      id: string;
      name: string;
      type: string;
      size: number;
      sha256: string;
      created_at: ColumnType<Date, undefined, never>;
    };
  }
}

type Settings = Pick<Config, 'DATA_DIR' | 'S3_URL' | 'CLAMD_URL'>;

/** Bytes that one file may have. */
const largest = 100 * 1024 * 1024;

/** Where files lie while they come in: beside the local store, on the same disk. */
export const incomingFolder = ({ DATA_DIR }: Pick<Config, 'DATA_DIR'>): string =>
  join(DATA_DIR, 'files', 'incoming');

/** The store of contents by the configuration: a bucket, or the data folder. */
export const contentStoreOf = (config: Settings): ContentStore =>
  config.S3_URL ? s3Store(config.S3_URL) : localStore(join(config.DATA_DIR, 'files'));

/** The name as people know it: without a path, without what would change how the rest is shown. */
const cleanName = (name: string): string => {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const shown = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  const points = [...shown];
  // The ending is worth more than the middle.
  return points.length <= 200
    ? shown || '未命名'
    : [...points.slice(0, 180), '…', ...points.slice(-19)].join('');
};

/** The files of the platform: contents in the store, names in the database. */
export const createFiles = (config: Settings, db: Db, { limit = largest } = {}): Files => {
  const contents = contentStoreOf(config);
  return {
    store: async (content, given) => {
      const name = cleanName(given);
      const received = await receive(content, incomingFolder(config), limit);
      if (received instanceof Problem) return received;
      try {
        const type = await typeOf(received.path, name);
        if (type instanceof Problem) return type;
        const infection = config.CLAMD_URL && (await scan(config.CLAMD_URL, received.path));
        if (infection) return infection;
        await contents.put(received);
        return { id: randomUUID(), name, type, size: received.size, sha256: received.sha256 };
      } finally {
        await rm(received.path, { force: true });
      }
    },
    keep: async (tx, regionId, file) => {
      await tx
        .insertInto('file')
        .values({ region_id: regionId, ...file })
        .execute();
    },
    open: async (regionId, id, range) => {
      const file = await db
        .selectFrom('file')
        .select(['id', 'name', 'type', 'size', 'sha256'])
        .where('region_id', '=', regionId)
        .where('id', '=', id)
        .executeTakeFirst();
      const content = file && (await contents.read(file.sha256, range));
      return content && { file: { ...file, size: Number(file.size) }, content };
    },
  };
};
