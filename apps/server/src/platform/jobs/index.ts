import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Database, Tx } from '../database/open.ts';
import { type Log, traceOf } from '../http-log.ts';
import type { JobHandler, Jobs, Platform } from '../platform.ts';
import { createQueue, inTransaction } from './queue.ts';

export interface JobRunner extends Jobs {
  /** Makes the queues of all handlers and, if this process works, begins to take jobs. */
  start(handlers: readonly JobHandler[], platform: Platform): Promise<void>;
  /** Lets the jobs under way finish, for at most `patience` ms; the others wait for the next start. */
  stop(patience: number): Promise<void>;
  /** Jobs by queue and state, for the metrics. */
  counts(): Promise<{ name: string; waiting: number; active: number; failed: number }[]>;
}

/** What the metrics are told of each job that ended. */
export type JobEnded = (name: string, result: 'done' | 'failed', seconds: number) => void;

export interface JobOptions {
  database: Database;
  log: Log;
  /** Whether this process does jobs, or enqueues only (the command line). */
  works: boolean;
  ended?: JobEnded;
}

const defaultRetries = 8;
/** Seconds after which a job whose worker gives no sign of life is tried again. */
const signOfLife = 30;
/** Seconds that a job may take at most: imports of a whole province included. */
const longest = 6 * 3600;

/** Seconds between looks at a queue: notices wake the worker sooner, but not for retries and jobs of a set time. */
const interval = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 };

const queueOf = ({ retries = defaultRetries }: JobHandler) => ({
  policy: 'short' as const,
  notify: true,
  retryLimit: retries,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: signOfLife,
  expireInSeconds: longest,
});

/**
 * Gives the waiting job of this key the newer data and time; it then cannot be taken before the transaction ends.
 * @returns false where it was taken meanwhile.
 */
const replaceWaiting = async (
  tx: Tx,
  name: string,
  key: string,
  data: object,
  at?: Date,
): Promise<boolean> => {
  const { rows } = await sql`
    update pgboss.job set data = ${JSON.stringify(data)}::jsonb, start_after = coalesce(${at ?? null}::timestamptz, now())
    where name = ${name} and singleton_key = ${key} and state = 'created' returning id`.execute(tx);
  return rows.length > 0;
};

/** PGlite is one process's alone: what is under way when it opens was cut off with the process before. */
const takeUpAgain = async ({ db, kind }: Database): Promise<void> => {
  if (kind !== 'pglite') return;
  await sql`
    update pgboss.job set state = 'retry', started_on = null, heartbeat_on = null, start_after = now()
    where state = 'active'`.execute(db);
};

interface Running {
  queue: PgBoss;
  /** Names that have a handler. */
  known: Set<string>;
  log: Log;
  ended: JobEnded;
}

const runOne = async ({ log, ended }: Running, handler: JobHandler, data: unknown, platform: Platform) => {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    await handler.run(data as never, platform);
    ended(handler.name, 'done', seconds());
  } catch (error) {
    ended(handler.name, 'failed', seconds());
    log({ level: 'error', job: handler.name, trace: traceOf(error) });
    throw error;
  }
};

/** Makes the queue of a handler, or brings it to what the handler says now. */
const prepare = async ({ queue, known }: Running, handler: JobHandler): Promise<void> => {
  if (known.has(handler.name)) throw new Error(`Two handlers for the job ${handler.name}`);
  known.add(handler.name);
  const { policy, ...changeable } = queueOf(handler);
  await queue.createQueue(handler.name, { policy, ...changeable });
  await queue.updateQueue(handler.name, changeable);
};

const work = async (running: Running, handler: JobHandler, platform: Platform): Promise<void> => {
  const { queue } = running;
  let worker = '';
  worker = await queue.work(handler.name, interval, async jobs => {
    // Where one job waited another may: look at once instead of at the next turn.
    queue.notifyWorker(worker);
    for (const { data } of jobs) await runOne(running, handler, data, platform);
  });
};

const enqueueIn = ({ queue, known }: Running): Jobs['enqueue'] => {
  return async (tx, name, data, { key, at } = {}) => {
    if (!known.has(name)) throw new Error(`No handler for the job ${name}`);
    const options = {
      db: inTransaction(tx),
      singletonKey: key ?? randomUUID(),
      ...(at && { startAfter: at }),
    };
    while ((await queue.send(name, data, options)) === null)
      if (key === undefined || (await replaceWaiting(tx, name, key, data, at))) return;
  };
};

/** The queue of work off the request path. */
export const createJobs = ({ database, log, works, ended = () => undefined }: JobOptions): JobRunner => {
  const queue = createQueue(database, works);
  queue.on('error', error => log({ level: 'error', part: 'jobs', trace: traceOf(error) }));
  const running: Running = { queue, known: new Set(), log, ended };
  return {
    start: async (handlers, platform) => {
      await queue.start();
      for (const handler of handlers) await prepare(running, handler);
      if (!works) return;
      await takeUpAgain(database);
      for (const handler of handlers) await work(running, handler, platform);
    },
    stop: patience => queue.stop({ graceful: true, timeout: patience }),
    enqueue: enqueueIn(running),
    counts: async () =>
      (await queue.getQueues()).map(({ name, queuedCount, activeCount, failedCount }) => ({
        name,
        waiting: queuedCount,
        active: activeCount,
        failed: failedCount,
      })),
  };
};
