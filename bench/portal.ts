/**
 * The portal at 100,000 items, on both stores: requests a second and the slowest hundredth of home, list, item and
 * search, beside a bare Hono page of the same size in the same run; the search alone; memory. Each page is asked for
 *
 * - kept: the answer lies in the cache;
 * - anew: before each request an item is published in the column and the unit that are asked for, and the item asked
 *   for changes. No answer is kept: each is read by SQL and written as HTML. What that publication does not concern
 *   stays, as it does in use: the region's frame, other items' rows, other columns' counts;
 * - forgotten: before each request the region's organisation changes, and nothing at all is kept.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find, understand } from '../apps/server/src/disclosure/search/index.ts';
import { migrations } from '../apps/server/src/migrations.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { type Db, openDatabase } from '../apps/server/src/platform/database/open.ts';
import { benchRegion, fillPortal } from '../apps/server/test/disclosure-many.ts';
import { administer, postgresUrl, startPostgres } from '../apps/server/test/postgres.ts';
import { type Load, load } from './load.ts';
import { type Figures, median } from './measure.ts';
import { type Ports, startPortal } from './portal-process.ts';

const portalItems = 100_000;

const seconds = 3;

const tell = <T>(child: ChildProcess, message: object): Promise<T> =>
  new Promise(resolve => {
    child.once('message', answer => resolve(answer as T));
    child.send(message);
  });

const questions = [
  ...['低保', '通知', '三公经费 2024年', '营商环境 实施方案', '衡山县', '加油站规划管理办法', '个体工商户'],
  ...['"最低生活保障"', '第512组', '补贴 公示', '高标准农田建设', '山政办发〔2024〕512号', '义务教育招生 解读'],
]; // biome-ignore format: a list of words

const pages: Readonly<Record<string, string>> = {
  home: `/${benchRegion}/`,
  list: `/${benchRegion}/columns/column-7?page=3`,
  item: `/${benchRegion}/info/i512`,
  search: `/${benchRegion}/search?q=${encodeURIComponent('加油站规划')}`,
};

/** Each page kept, made anew, made of nothing, and bare, turn by turn. */
const besideBare = async (child: ChildProcess, { kept, anew, forgotten, bare }: Ports): Promise<Figures> => {
  const figures: Figures = {};
  for (const [name, path] of Object.entries(pages)) {
    const at = (port: number) => `http://127.0.0.1:${port}${path}`;
    const html = await (await fetch(at(kept), { headers: { 'Accept-Encoding': 'identity' } })).text();
    const [plain = ''] = path.split('?');
    await tell(child, { bare: [plain, html] });
    const ports = { bare, kept, anew, forgotten };
    const rates = Object.entries(ports).map(([kind, port]) => ({ kind, port, list: [] as Load[] }));
    for (let round = 0; round < 2; round++)
      for (const { port, list } of rates) list.push(await load([at(port)], seconds));
    for (const { kind, list } of rates) {
      figures[`${name}.${kind}`] = median(list.map(({ perSecond }) => perSecond));
      figures[`${name}.${kind}.p99`] = median(list.map(({ within }) => within(0.99)));
    }
    figures[`${name}.kilobytes`] = Buffer.byteLength(html) / 1024;
  }
  return figures;
};

/** The search alone: every question by relevance and by day, one after the other. */
const searching = async (db: Db): Promise<Figures> => {
  const times: number[] = [];
  for (let round = 0; round < 12; round++)
    for (const q of questions)
      for (const sort of ['relevance', 'newest'] as const) {
        const begin = performance.now();
        await find(db, benchRegion, understand(benchRegion, q), { page: 1, pageSize: 20, sort, filters: {} });
        if (round > 0) times.push(performance.now() - begin);
      }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: median(times), p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
};

const measure = async (folder: string, url: string | undefined): Promise<Figures> => {
  const database = await openDatabase({ dataDir: folder, url });
  await migrate(database.db, migrations);
  const begin = performance.now();
  await fillPortal(database.db, portalItems);
  const filled = (performance.now() - begin) / 1000;
  const search = await searching(database.db);
  await database.close();
  const { child, ports, stop } = await startPortal(folder, url);
  const figures = await besideBare(child, ports);
  const { megabytes } = await tell<{ megabytes: number }>(child, { memory: true });
  await stop();
  return {
    ...figures,
    'search.median': search.median ?? Number.NaN,
    'search.p95': search.p95 ?? Number.NaN,
    megabytes,
    filled,
  };
};

/** On PGlite in a folder, or on a PostgreSQL of its own. */
export const portal = async (kind: string): Promise<Figures> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const postgres = kind === 'postgres' ? await startPostgres() : undefined;
  try {
    if (kind === 'postgres' && !postgres) throw new Error('没有安装PostgreSQL');
    if (postgres) await administer(postgres.folder, 'create database bench');
    return await measure(folder, postgres && postgresUrl(postgres.folder, 'bench'));
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
