/**
 * WordPress with the same items beside the portal, in one run: list, item and search, requests a second and the
 * slowest twentieth, turn by turn, with the same client and as many connections. WordPress is as Debian installs it:
 * its default theme, no plugin that keeps pages. GONGKAI_BENCH_WORDPRESS_ITEMS says how many items (10,000).
 */
import { pageSize } from '../apps/server/src/disclosure/portal/rows.ts';
import { benchRegion } from '../apps/server/test/disclosure-many.ts';
import { type Load, load } from './load.ts';
import { type Figures, median } from './measure.ts';
import { fillWordPress } from './wordpress/fill.ts';
import { type Ours, startOurs } from './wordpress/ours.ts';
import { installed } from './wordpress/programs.ts';
import { startWordPress, type WordPress } from './wordpress/server.ts';

const seconds = 3;
const rounds = 3;

const words = ['加油站规划', '最低生活保障', '高标准农田建设', '义务教育招生', '森林防火', '电子商务'];

type Page = 'list' | 'item' | 'search';

/** A server that is measured: the addresses of each page, and how a title in a list begins there. */
interface Contender {
  name: string;
  pages: Record<Page, string[]>;
  entry: RegExp;
}

const get = async (address: string): Promise<Response> => {
  const answer = await fetch(address, { headers: { 'Accept-Encoding': 'identity' } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer;
};

const searches = (url: string, name: string): string[] =>
  words.map(word => `${url}?${name}=${encodeURIComponent(word)}`);

const oursAt = (name: string, url: string): Contender => ({
  name,
  pages: {
    list: [`${url}/${benchRegion}/columns/column-7?page=3`],
    item: [`${url}/${benchRegion}/info/i512`],
    search: searches(`${url}/${benchRegion}/search`, 'q'),
  },
  entry: new RegExp(`<a [^>]*href="/${benchRegion}/info/[^"/]+"`, 'g'),
});

const wordPressAt = (url: string): Contender => ({
  name: 'wordpress',
  pages: {
    list: [`${url}/category/column-7/page/3/`],
    item: [`${url}/2024/01/04/i512/`],
    search: searches(`${url}/`, 's'),
  },
  entry: /<h2 [^>]*class="[^"]*wp-block-post-title/g,
});

/** Asks once for every page, which also warms it, and makes sure that it shows what it is measured for. */
const prove = async ({ name, pages, entry }: Contender, title: string): Promise<void> => {
  const textOf = async (address: string) => (await get(address)).text();
  for (const address of pages.item)
    if (!(await textOf(address)).includes(title)) throw new Error(`${name}: ${address} lacks its title`);
  for (const address of [...pages.list, ...pages.search]) {
    const shown = (await textOf(address)).match(entry)?.length ?? 0;
    if (shown < pageSize) throw new Error(`${name}: ${address} shows ${shown} items of ${pageSize}`);
  }
};

const turnByTurn = async (contenders: readonly Contender[]): Promise<Figures> => {
  const figures: Figures = {};
  for (const page of ['list', 'item', 'search'] as const) {
    const taken = contenders.map(({ name, pages }) => ({
      name,
      addresses: pages[page],
      rates: [] as Load[],
    }));
    for (let round = 0; round < rounds; round++)
      for (const { addresses, rates } of taken) rates.push(await load(addresses, seconds));
    for (const { name, rates } of taken) {
      figures[`${page}.${name}`] = median(rates.map(({ perSecond }) => perSecond));
      figures[`${page}.${name}.p95`] = median(rates.map(({ within }) => within(0.95)));
    }
  }
  return figures;
};

/** `installed` 0 where Debian's packages are not there; otherwise the figures of each page by server. */
export const besideWordPress = async (): Promise<Figures> => {
  const at = installed();
  if (!at) return { installed: 0 };
  const items = Number(process.env.GONGKAI_BENCH_WORDPRESS_ITEMS ?? 10_000);
  const started: (Ours | WordPress)[] = [];
  try {
    const wordpress = await startWordPress(at);
    started.push(wordpress);
    let title = '';
    const postgres = await startOurs('postgres', items, async db => {
      await fillWordPress(wordpress, db, benchRegion, pageSize);
      const item = await db
        .selectFrom('item')
        .select('title')
        .where('id', '=', 'i512')
        .executeTakeFirstOrThrow();
      title = item.title ?? '';
    });
    started.push(postgres);
    const pglite = await startOurs('pglite', items);
    started.push(pglite);
    const contenders = [
      wordPressAt(wordpress.url),
      oursAt('pglite.kept', pglite.kept),
      oursAt('pglite.anew', pglite.anew),
      oursAt('postgres.kept', postgres.kept),
      oursAt('postgres.anew', postgres.anew),
    ];
    for (const contender of contenders) await prove(contender, title);
    return { installed: 1, items, ...(await turnByTurn(contenders)) };
  } finally {
    for (const one of started.toReversed()) await one.stop();
  }
};
