import { sql } from 'kysely';
import { type Migrations, pendingMigrations } from '../database/migrate.ts';
import type { Database } from '../database/open.ts';
import type { Route } from '../http.ts';
import type { Metrics } from './metrics.ts';

export { createLog } from './log.ts';
export { createMetrics, type Metrics } from './metrics.ts';

/** How long the database may take to answer before the server counts as not ready. */
const patience = 3_000;

const within = <T>(work: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, patience, undefined);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const reasonNotReady = async ({ db }: Database, migrations: Migrations): Promise<string | undefined> => {
  const answered = await within(
    sql`select 1`.execute(db).then(
      () => true,
      () => false,
    ),
  );
  if (!answered) return '数据库没有响应。请检查数据库是否在运行、磁盘是否已满。';
  const pending = await within(pendingMigrations(db, migrations));
  if (pending === undefined) return '数据库没有响应。请检查数据库是否在运行、磁盘是否已满。';
  return pending.length > 0 ? `数据库还没有升级完（${pending.join('、')}）。请稍候，或重启服务。` : undefined;
};

/** /readyz for the balancer before the servers, /metrics for Prometheus; /healthz is the HTTP server's own. */
export const observabilityRoutes = (
  database: Database,
  migrations: Migrations,
  { registry }: Pick<Metrics, 'registry'>,
): Route[] => [
  {
    path: '/readyz',
    get: async c => {
      const reason = await reasonNotReady(database, migrations);
      return reason ? c.json({ status: 'not-ready', reason }, 503) : c.json({ status: 'ready' });
    },
  },
  {
    path: '/metrics',
    get: async c => c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  },
];
