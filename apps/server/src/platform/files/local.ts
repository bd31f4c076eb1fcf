import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentStore } from './content.ts';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Contents in a folder, below the first two digits of their hash. The received file must be on the same disk. */
export const localStore = (folder: string): ContentStore => {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a sha-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    put: async ({ path, sha256 }) => {
      const target = pathOf(sha256);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(path, target);
      await syncFolder(dirname(target));
    },
    read: async (sha256, range) => {
      const handle = await open(pathOf(sha256)).catch(error => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return handle && createReadStream('', { fd: handle, ...range });
    },
  };
};
