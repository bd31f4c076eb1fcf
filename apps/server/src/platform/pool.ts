import { Piscina } from 'piscina';

/** Work that a pool of threads does: each task by its name, from its input to its output. */
export type Tasks = Record<string, { input: unknown; output: unknown }>;

/** The answer to a task that took too long: its thread was ended, and the memory it held is free again. */
export const timedOut = Symbol('timed out');

export interface Pool<T extends Tasks> {
  run<K extends keyof T & string>(task: K, input: T[K]['input']): Promise<T[K]['output'] | typeof timedOut>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Module whose exports are the tasks. */
  module: URL;
  threads: number;
  /** Milliseconds after which a task is given up. */
  timeout: number;
  /** Heap of each thread, in MB: what one bad file may use before its thread is ended. */
  heapMegabytes: number;
}

/**
 * Threads for work that must not hold up requests. A task that runs too long is ended with its thread.
 * Rejects with the task's own error, or with the thread's when it ran out of memory.
 */
export const createPool = <T extends Tasks>({
  module,
  threads,
  timeout,
  heapMegabytes,
}: PoolOptions): Pool<T> => {
  const piscina = new Piscina({
    filename: module.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  return {
    run: async (task, input) => {
      const signal = AbortSignal.timeout(timeout);
      try {
        return (await piscina.run(input, { name: task, signal })) as T[typeof task]['output'];
      } catch (error) {
        if (signal.aborted) return timedOut;
        throw error;
      }
    },
    close: () => piscina.close({ force: true }),
  };
};
