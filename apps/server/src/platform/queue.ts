/** Jobs that run a few at a time; the rest wait in the order in which they came. */
export interface Queue {
  /** How many jobs have not begun. */
  readonly waiting: number;
  /** Runs a job when its turn comes; one whose signal was aborted meanwhile rejects with the signal's reason. */
  run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/**
 * A queue of `size` jobs at a time. The wait stands here and not in the thread pool, so that a task's time limit
 * counts its work alone.
 */
export const createQueue = (size: number): Queue => {
  const turns: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running < size) running++;
    else await new Promise<void>(resolve => turns.push(resolve));
  };
  const leave = (): void => {
    const next = turns.shift();
    if (next) next();
    else running--;
  };
  return {
    get waiting() {
      return turns.length;
    },
    run: async (job, signal) => {
      await enter();
      try {
        signal?.throwIfAborted();
        return await job();
      } finally {
        leave();
      }
    },
  };
};

/** Bytes that all requests together may hold in memory. */
export interface Budget {
  /** Takes bytes if they are there; says whether it did. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export const createBudget = (total: number): Budget => {
  let left = total;
  return {
    take: bytes => {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    give: bytes => {
      left += bytes;
    },
  };
};
