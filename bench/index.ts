/**
 * `npm run bench`: runs every measurement in a process of its own and prints the table; with `-- --write` it also
 * puts the table into docs/performance.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { type Figures, fileCount, inOwnProcess } from './measure.ts';

interface Row {
  task: string;
  name: string;
  show: (figures: Figures) => string;
  /** What must hold; absent where the figure is only told. */
  limit?: { text: string; holds: (figures: Figures) => boolean };
}

const number = (value: number | undefined, digits = 0): string => (value ?? Number.NaN).toFixed(digits);
const perSecond = ({ perSecond: rate, peakMegabytes }: Figures): string =>
  `每秒 ${number(rate)} 份，内存峰值 ${number(peakMegabytes)} MB`;
const milliseconds = ({ median, p95, kilobytes, peakMegabytes }: Figures): string =>
  `中位 ${number(median, 1)} ms，95% 在 ${number(p95, 1)} ms 内，每份 ${number(kilobytes)} KB，内存峰值 ${number(peakMegabytes)} MB`;
const within = (limit: number) => ({
  text: `中位 ≤ ${limit} ms`,
  holds: ({ median = Number.POSITIVE_INFINITY }: Figures) => median <= limit,
});

const shareOf = (figures: Figures, page: string, how: 'kept' | 'anew' | 'forgotten'): number =>
  (figures[`${page}.${how}`] ?? 0) / (figures[`${page}.bare`] ?? Number.NaN);

/** What is asked of a page beside a bare one of the same size: of those kept, and of those made anew. */
const shares = { kept: 0.6, anew: 0.15 };

const portalPages = { home: '首页', list: '列表', item: '信息', search: '搜索' };

/** The portal at 100,000 items; the rows of one store come of one run. */
const portalRows = (kind: 'pglite' | 'postgres', store: string): Row[] => [
  ...Object.entries(portalPages).map(([page, name]) => ({
    task: `portal:${kind}`,
    name: `门户（${store}，10万条）：${name}，缓存命中、发布之后重做、全部忘掉重做，与同样大小的空 Hono 页之比`,
    show: (figures: Figures) =>
      ['kept', 'anew', 'forgotten', 'bare']
        .map(
          how =>
            `${number(figures[`${page}.${how}`])} 次/秒（99% 在 ${number(figures[`${page}.${how}.p99`], 1)} ms 内）`,
        )
        .join('、') +
      `；${(['kept', 'anew', 'forgotten'] as const).map(how => `${number(shareOf(figures, page, how) * 100)}%`).join('、')}；${number(figures[`${page}.kilobytes`])} KB`,
    ...((page === 'list' || page === 'item') && {
      limit: {
        text: '≥ 60%、≥ 15%',
        holds: (figures: Figures) =>
          shareOf(figures, page, 'kept') >= shares.kept && shareOf(figures, page, 'anew') >= shares.anew,
      },
    }),
  })),
  {
    task: `portal:${kind}`,
    name: `检索（${store}，10万条）`,
    show: figures =>
      `中位 ${number(figures['search.median'], 1)} ms，95% 在 ${number(figures['search.p95'], 1)} ms 内`,
    ...(kind === 'postgres' && {
      limit: {
        text: '95% ≤ 50 ms',
        holds: (figures: Figures) => (figures['search.p95'] ?? Number.POSITIVE_INFINITY) <= 50,
      },
    }),
  },
  {
    task: `portal:${kind}`,
    name: `门户进程的内存（${store}，10万条，测量之后）`,
    show: ({ megabytes }) => `${number(megabytes)} MB`,
  },
];

/** What to install for the comparison with WordPress; the measurement itself installs nothing. */
const wordPressPackages =
  'apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree mariadb-server php-fpm php-mysql nginx';

const rateOf = (figures: Figures, name: string): string =>
  `${number(figures[name], 1)} 次/秒（95% 在 ${number(figures[`${name}.p95`])} ms 内）`;

/** WordPress and the portal with the same items; all of them come of one run. */
const wordPressRows: readonly Row[] = Object.entries({ list: '列表', item: '信息', search: '搜索' }).map(
  ([page, name]) => ({
    task: 'wordpress',
    name: `WordPress 与门户（PGlite、PostgreSQL，各为缓存、不缓存），同样的信息：${name}`,
    show: (figures: Figures) =>
      figures.installed
        ? `${number(figures.items)} 条：WordPress ${rateOf(figures, `${page}.wordpress`)}；PGlite ${rateOf(figures, `${page}.pglite.kept`)}、${rateOf(figures, `${page}.pglite.anew`)}；PostgreSQL ${rateOf(figures, `${page}.postgres.kept`)}、${rateOf(figures, `${page}.postgres.anew`)}`
        : `没有测：没有安装 WordPress，在 Debian 上可用 \`${wordPressPackages}\` 安装`,
  }),
);

const rows: readonly Row[] = [
  ...['docx', 'html', 'pdf', 'txt', 'xlsx', 'json'].map(kind => ({
    task: `read:${kind}`,
    name: `读 ${kind}（单线程，${fileCount} 份）`,
    show: perSecond,
  })),
  {
    task: 'docx-beside-parse',
    name: '读 docx 与只解压、解析 XML 之比',
    show: ({ ratio }) => `${number(ratio, 2)} 倍`,
    limit: { text: '≤ 2 倍', holds: ({ ratio = Number.POSITIVE_INFINITY }) => ratio <= 2 },
  },
  {
    task: 'check',
    name: `核对（单线程，${fileCount} 份）`,
    show: figures => `${perSecond(figures)}；带上年报告每秒 ${number(figures.perSecondWithPrevious)} 份`,
  },
  { task: 'write:pdf', name: '写 pdf', show: milliseconds, limit: within(10) },
  { task: 'write:docx', name: '写 docx', show: milliseconds, limit: within(30) },
  ...['html', 'xlsx', 'txt'].map(kind => ({ task: `write:${kind}`, name: `写 ${kind}`, show: milliseconds })),
  {
    task: 'folder',
    name: `gongkai report check 文件夹（五种文件共 ${fileCount} 份，全部核心）`,
    show: ({ perSecond: rate }) => `每秒 ${number(rate)} 份`,
  },
  {
    task: 'start',
    name: 'gongkai --help',
    show: ({ median }) => `中位 ${number(median)} ms`,
    limit: within(300),
  },
  {
    task: 'server-start',
    name: '服务：从启动到第一页，空目录（建演示县）',
    show: ({ empty }) => `${number(empty)} ms`,
    limit: { text: '≤ 15 s', holds: ({ empty = Number.POSITIVE_INFINITY }) => empty <= 15_000 },
  },
  {
    task: 'server-start',
    name: '服务：从启动到第一页，已有数据',
    show: ({ filled }) => `中位 ${number(filled)} ms`,
    limit: { text: '≤ 5 s', holds: ({ filled = Number.POSITIVE_INFINITY }) => filled <= 5000 },
  },
  {
    task: 'server-list',
    name: '服务：登录后的列表（用户），与只回同样 JSON 的 Hono 之比',
    show: ({ perSecond: rate, bare, share }) =>
      `每秒 ${number(rate)} 次，空路由 ${number(bare)} 次，${number((share ?? Number.NaN) * 100)}%`,
    limit: { text: '≥ 20%', holds: ({ share = 0 }) => share >= 0.2 },
  },
  {
    task: 'server-audit',
    name: '审计写入（PGlite，每次一个事务，落盘）',
    show: ({ perSecond: rate }) => `每秒 ${number(rate)} 次`,
  },
  {
    task: 'server-rest',
    name: '服务静止时的内存（PGlite，演示县）',
    show: ({ megabytes }) => `${number(megabytes)} MB`,
  },
  ...portalRows('pglite', 'PGlite'),
  ...portalRows('postgres', 'PostgreSQL'),
  ...wordPressRows,
];

const lines = ['| 测量 | 结果 | 要求 |', '|---|---|---|'];
let failed = 0;
/** A task whose figures several rows show is run once. */
const measured = new Map<string, Figures>();
for (const { task, name, show, limit } of rows) {
  const figures = measured.get(task) ?? (await inOwnProcess(task));
  measured.set(task, figures);
  const holds = limit?.holds(figures) ?? true;
  if (!holds) failed++;
  const line = `| ${name} | ${show(figures)} | ${limit ? `${limit.text}：${holds ? '达到' : '未达到'}` : ''} |`;
  lines.push(line);
  process.stdout.write(`${line}\n`);
}

if (process.argv.includes('--write')) {
  const file = new URL('../docs/performance.md', import.meta.url);
  const machine = `${cpus()[0]?.model ?? ''}，${availableParallelism()} 核，Node ${process.versions.node}`;
  const table = `<!-- bench -->\n\n${machine}\n\n${lines.join('\n')}\n\n<!-- /bench -->`;
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, table));
}
process.exitCode = failed === 0 ? 0 : 1;
