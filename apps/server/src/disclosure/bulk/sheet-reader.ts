import type { ItemSheetResult } from '@gongkai/documents';
import { createPool, type Pool, timedOut } from '../../platform/pool.ts';

/** Reads a list of items off the main thread; what cannot be read says why. */
export type ReadSheet = (bytes: Uint8Array) => Promise<ItemSheetResult>;

type SheetTasks = { readSheet: { input: { bytes: Uint8Array }; output: ItemSheetResult } };

const seconds = 120;
const heapMegabytes = 1024;

const tooMuch = (message: string): ItemSheetResult => ({ error: { code: 'too-large', message } });

/** One thread for reading lists, started when the first one comes. */
export const createSheetReader = (): { readSheet: ReadSheet; close(): Promise<void> } => {
  let pool: Pool<SheetTasks> | undefined;
  const open = (): Pool<SheetTasks> =>
    createPool<SheetTasks>({
      module: new URL(`./sheet-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
      threads: 1,
      timeout: seconds * 1000,
      heapMegabytes,
    });
  return {
    readSheet: async bytes => {
      pool ??= open();
      try {
        const result = await pool.run('readSheet', { bytes });
        return result === timedOut
          ? tooMuch(`读取超过${seconds}秒，已停止。请分成几个文件，或用WPS、Excel另存一份后再提交。`)
          : result;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          return tooMuch('读取这个文件需要的内存过多，已停止。请分成几个文件后再提交。');
        throw error;
      }
    },
    close: async () => pool?.close(),
  };
};
