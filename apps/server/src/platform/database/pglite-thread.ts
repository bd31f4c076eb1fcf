/** PGlite in a thread of its own, as the process sees it. */
import { Worker } from 'node:worker_threads';
import { type Asked, errorOf, type Opening, type Order, type Rows, type Said } from './pglite-messages.ts';

/** What the queue, the news and Kysely's driver need of PGlite. */
export interface PgliteThread {
  /**
   * One statement; `within` the transaction that is open, else after it.
   * @throws what PostgreSQL says, with its code
   */
  query(text: string, values?: unknown[], within?: boolean): Promise<Rows>;
  /** Several statements, each with its rows; a transaction of their own that fails is rolled back. */
  exec(text: string): Promise<Rows[]>;
  /** Done when the transaction is open: those before it have ended. */
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** @returns what ends it */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(rows: Rows[]): void;
  reject(error: Error): void;
}

/** The thread, and what it is asked and says; it keeps the process alive until it is closed. */
const startThread = async (opening: Opening) => {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./pglite-worker.${ending}`, import.meta.url), { workerData: opening });
  const waiting = new Map<number, Waiting>();
  const ears = new Map<string, Set<(payload: string) => void>>();
  const opened = Promise.withResolvers<void>();
  let broken: Error | undefined;
  const breakAll = (error: Error): void => {
    broken ??= error;
    opened.reject(broken);
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  };
  const answer = (said: Extract<Said, { id: number }>): void => {
    const asker = waiting.get(said.id);
    waiting.delete(said.id);
    if ('rows' in said) asker?.resolve(said.rows);
    else asker?.reject(errorOf(said.failure));
  };
  const hear = (said: Said): void => {
    if ('id' in said) answer(said);
    else if ('channel' in said) for (const heard of ears.get(said.channel) ?? []) heard(said.payload);
    else if (said.opened) opened.resolve();
    else opened.reject(errorOf(said.failure));
  };
  worker.on('message', hear);
  worker.on('error', breakAll);
  worker.on('exit', () => breakAll(new Error('The thread of the database has ended')));
  let id = 0;
  const ask = (order: Order): Promise<Rows[]> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      const asked: Asked = { ...order, id: ++id };
      waiting.set(asked.id, { resolve, reject });
      worker.postMessage(asked);
    });
  try {
    await opened.promise;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return { ask, ears, terminate: () => worker.terminate() };
};

/**
 * Opens the folder in a new thread.
 * @throws what PGlite throws where the folder cannot be opened
 */
export const openPgliteThread = async (opening: Opening): Promise<PgliteThread> => {
  const { ask, ears, terminate } = await startThread(opening);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await ask({ does: 'close' });
    await terminate();
  };
  const unlisten = async (channel: string, heard: (payload: string) => void): Promise<void> => {
    const of = ears.get(channel);
    of?.delete(heard);
    if (of?.size !== 0) return;
    ears.delete(channel);
    await ask({ does: 'unlisten', channel });
  };
  return {
    query: async (text, values = [], within = false) => {
      const [rows] = await ask({ does: 'query', text, values, within });
      return rows ?? { rows: [] };
    },
    exec: text => ask({ does: 'exec', text }),
    begin: async () => void (await ask({ does: 'begin' })),
    commit: async () => void (await ask({ does: 'commit' })),
    rollback: async () => void (await ask({ does: 'rollback' })),
    listen: async (channel, heard) => {
      const of = ears.get(channel);
      if (of) of.add(heard);
      else {
        ears.set(channel, new Set([heard]));
        await ask({ does: 'listen', channel });
      }
      return () => unlisten(channel, heard);
    },
    close: () => (closed ??= close()),
  };
};
