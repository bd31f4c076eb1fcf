import { availableParallelism } from 'node:os';
import type { WriteKind } from '@gongkai/documents';
import type { Report } from '@gongkai/law';
import { createPool, timedOut } from '../platform/pool.ts';
import type { Inspection } from './worker.ts';

type ReportTasks = {
  inspectFile: { input: { path: string }; output: Inspection };
  inspect: { input: { bytes: Uint8Array; previous?: Report }; output: Inspection };
  write: { input: { report: Report; kind: WriteKind }; output: Uint8Array };
};

/** Seconds after which a file is given up: a thousand times what a real report takes. */
const seconds = 60;

const failed = (message: string): Inspection => ({ result: { error: { code: 'timeout', message } } });

/** Threads that read, check and write reports; one bad file costs its own thread and nothing else. */
export const createReportWorkers = (threads = availableParallelism()) => {
  const pool = createPool<ReportTasks>({
    module: new URL(`./worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
    threads,
    timeout: seconds * 1000,
    heapMegabytes: 768,
  });
  const guard = async (run: () => Promise<Inspection | typeof timedOut>): Promise<Inspection> => {
    try {
      const inspection = await run();
      return inspection === timedOut
        ? failed(`读取超过${seconds}秒，已停止。文件可能过大或已损坏，请另存一份后再试。`)
        : inspection;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        return failed('读取这个文件需要的内存过多，已停止。文件可能已损坏，请另存一份后再试。');
      throw error;
    }
  };
  return {
    inspect: (bytes: Uint8Array, previous?: Report) =>
      guard(() => pool.run('inspect', { bytes, ...(previous && { previous }) })),
    inspectFile: (path: string) => guard(() => pool.run('inspectFile', { path })),
    /** @throws when the report takes too long to write, which no valid report does. */
    write: async (report: Report, kind: WriteKind): Promise<Uint8Array> => {
      const bytes = await pool.run('write', { report, kind });
      if (bytes === timedOut) throw new Error('writing the report timed out');
      return bytes;
    },
    close: pool.close,
  };
};

export type ReportWorkers = ReturnType<typeof createReportWorkers>;
