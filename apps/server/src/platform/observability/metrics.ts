import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/open.ts';
import type { JobEnded, JobRunner } from '../jobs/index.ts';

export interface Metrics {
  registry: Registry;
  /** Measures requests by the pattern of their route, never by the address asked for. */
  measure: MiddlewareHandler;
  /** Counts a request that was answered before all that else measures it. */
  answered(method: string, route: string, status: number, seconds: number): void;
  jobEnded: JobEnded;
  /** Watches what is open: the database's connections, the queues. */
  watch(database: Database, jobs: Pick<JobRunner, 'counts'>): void;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const watchDatabase = (registry: Registry, { source }: Database): void => {
  if (!('pool' in source)) return;
  const { pool } = source;
  const connections = new Gauge({
    name: 'gongkai_database_connections',
    help: 'Connections to PostgreSQL by state',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      connections.set({ state: 'open' }, pool.totalCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'waited-for' }, pool.waitingCount);
    },
  });
};

const watchJobs = (registry: Registry, jobs: Pick<JobRunner, 'counts'>): void => {
  const gauge = new Gauge({
    name: 'gongkai_jobs',
    help: 'Jobs in the queues by name and state',
    labelNames: ['job', 'state'],
    registers: [registry],
    collect: async () => {
      for (const { name, waiting, active, failed } of await jobs.counts()) {
        gauge.set({ job: name, state: 'waiting' }, waiting);
        gauge.set({ job: name, state: 'active' }, active);
        gauge.set({ job: name, state: 'failed' }, failed);
      }
    },
  });
};

/** The metrics of one server, with those of the process itself. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gongkai_http_request_seconds',
    help: 'Duration of HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'gongkai_job_seconds',
    help: 'Duration of jobs by name',
    labelNames: ['job'],
    buckets: [...buckets, 60, 300, 1800],
    registers: [registry],
  });
  const ended = new Counter({
    name: 'gongkai_jobs_ended_total',
    help: 'Jobs ended by name and result',
    labelNames: ['job', 'result'],
    registers: [registry],
  });
  return {
    registry,
    measure: async (c, next) => {
      const end = requests.startTimer({ method: c.req.method });
      await next();
      end({ route: routePath(c, -1), status: String(c.res.status) });
    },
    answered: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    jobEnded: (job, result, duration) => {
      ended.inc({ job, result });
      durations.observe({ job }, duration);
    },
    watch: (database, jobs) => {
      watchDatabase(registry, database);
      watchJobs(registry, jobs);
    },
  };
};
