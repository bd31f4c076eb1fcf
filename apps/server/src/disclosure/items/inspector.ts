import type { Platform } from '../../platform/platform.ts';
import { createPool, type Pool, timedOut } from '../../platform/pool.ts';
import type { FileInspection, Inspect } from './inspect.ts';

type InspectTasks = {
  inspect: { input: { bytes: Uint8Array }; output: FileInspection };
};

/** Seconds after which a file is given up. */
const seconds = 60;

const failed = (code: string, message: string): FileInspection => ({
  text: '',
  inspection: { error: { code, message } },
});

/** Threads that look into files; none is started before the first file comes. */
export const createInspector = (
  platform: Pick<Platform, 'config'>,
): { inspect: Inspect; close(): Promise<void> } => {
  let pool: Pool<InspectTasks> | undefined;
  const open = (): Pool<InspectTasks> =>
    createPool<InspectTasks>({
      module: new URL(`./inspect-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
      threads: platform.config.THREADS,
      timeout: seconds * 1000,
      heapMegabytes: 768,
    });
  return {
    inspect: async bytes => {
      pool ??= open();
      try {
        const inspection = await pool.run('inspect', { bytes });
        return inspection === timedOut
          ? failed(
              'timeout',
              `检查超过${seconds}秒，已停止。文件可能过大或已损坏，请另存一份后再上传，或人工检查后说明。`,
            )
          : inspection;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          return failed(
            'too-large',
            '检查这个文件需要的内存过多，已停止。请另存一份后再上传，或人工检查后说明。',
          );
        throw error;
      }
    },
    close: async () => pool?.close(),
  };
};
