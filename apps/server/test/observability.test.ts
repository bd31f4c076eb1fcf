import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { migrations } from '../src/migrations.ts';
import { createLog, createMetrics, observabilityRoutes } from '../src/platform/observability/index.ts';
import type { JobHandler } from '../src/platform/platform.ts';
import { openTestPlatform, until } from './platform.ts';
import { describeEachStore } from './stores.ts';

describe('the log', () => {
  const lines = (level: Parameters<typeof createLog>[0]) => {
    const written: Record<string, unknown>[] = [];
    const log = createLog(level, { write: (line: string) => void written.push(JSON.parse(line)) });
    return { written, log };
  };

  it('is one object a line with its level and time, and no person in it', () => {
    const { written, log } = lines('info');
    log({ route: '/units', status: 200 });
    log({ level: 'error', part: 'jobs', email: 'a@example.com', phone: '1', password: 'x', token: 'y' });
    expect(written).toMatchObject([
      { level: 'info', route: '/units', status: 200, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      { level: 'error', part: 'jobs', email: '（略）', phone: '（略）', password: '（略）', token: '（略）' },
    ]);
  });

  it('leaves out what is below its level', () => {
    const { written, log } = lines('warn');
    log({ part: 'a' });
    log({ level: 'info', part: 'b' });
    log({ level: 'warn', part: 'c' });
    expect(written.map(({ part }) => part)).toEqual(['c']);
  });
});

describeEachStore('the server as watched', (make, kind) => {
  const appOf = (routes: ReturnType<typeof observabilityRoutes>, metrics = createMetrics()) => {
    const app = new Hono();
    app.use(metrics.measure);
    app.get('/units/:id', c => c.text('ok'));
    for (const { path, get } of routes) if (get) app.get(path, get);
    return app;
  };

  it('is ready once the database answers and is brought up', async () => {
    const { platform, metrics, close } = await openTestPlatform(await make());
    const { database } = platform;
    const ready = appOf(observabilityRoutes(database, migrations, metrics));
    expect((await ready.request('/readyz')).status).toBe(200);
    const later = { ...migrations, '9999-later': { up: async () => undefined } };
    const behind = await appOf(observabilityRoutes(database, later, metrics)).request('/readyz');
    expect(behind.status).toBe(503);
    expect(await behind.json()).toMatchObject({
      status: 'not-ready',
      reason: expect.stringContaining('9999-later'),
    });
    await close();
    const gone = await ready.request('/readyz');
    expect(gone.status).toBe(503);
    expect(await gone.json()).toMatchObject({ reason: expect.stringContaining('数据库没有响应') });
  });

  it('counts requests by route and jobs by name, never by address', async () => {
    const handler: JobHandler = { name: 'note', run: async () => undefined };
    const opened = await openTestPlatform(await make(), { subjects: () => [{ jobs: [handler] }] });
    const { platform, metrics, close } = opened;
    const app = appOf(observabilityRoutes(platform.database, migrations, metrics), metrics);
    await app.request('/units/u1');
    await app.request('/units/u2');
    await app.request('/somewhere/张三');
    await platform.database.db.transaction().execute(tx => platform.jobs.enqueue(tx, 'note', {}));
    const read = async () => (await app.request('/metrics')).text();
    await until(async () => (await read()).includes('gongkai_jobs_ended_total{job="note",result="done"} 1'));
    const text = await read();
    expect(text).toContain(
      'gongkai_http_request_seconds_count{method="GET",route="/units/:id",status="200"} 2',
    );
    expect(text).not.toContain('张三');
    expect(text).not.toContain('u1');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toMatch(/gongkai_jobs\{job="note",state="waiting"\} 0/);
    expect(text.includes('gongkai_database_connections{state="open"}')).toBe(kind === 'postgres');
    await close();
  });
});
