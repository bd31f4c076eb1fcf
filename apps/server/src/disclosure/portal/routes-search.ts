/** The search, and what search engines read: site map, robots. */
import { writeSitemapIndex, writeSitemapParts } from '@gongkai/documents';
import type { Route } from '../../platform/http.ts';
import type { Form } from '../content.ts';
import { find, type SearchResult, suggest, understand, type ValidityFilter } from '../search/index.ts';
import { addressesOf } from './address.ts';
import { made } from './cache.ts';
import type { Call, Engine, Make } from './engine.ts';
import { withMerged } from './frame.ts';
import { forms } from './labels.ts';
import { type Asked, SearchPage } from './pages/find.tsx';
import type { Rate } from './rate.ts';
import { countPublished, readMap, readSitemap, sitemapPart } from './read-more.ts';
import { readHead } from './reads.ts';
import { limited, pageOf, region } from './routes-lists.ts';
import { pageSize } from './rows.ts';

const names = ['q', 'unit', 'column', 'topic', 'year', 'form', 'validity', 'day', 'sort', 'page'];

const validities: readonly string[] = ['in-force', 'ended', 'future'] satisfies ValidityFilter[];

const askedOf = (query: Call['query'], day: string): Asked => ({
  q: query.q ?? '',
  unit: query.unit,
  column: query.column,
  topic: query.topic,
  year: query.year && /^(?:19|20)\d\d$/.test(query.year) ? Number(query.year) : undefined,
  form: query.form && query.form in forms ? (query.form as Form) : undefined,
  validity: validities.find(each => each === query.validity) as ValidityFilter | undefined,
  day: query.day && /^\d{4}-\d{2}-\d{2}$/.test(query.day) && query.day !== day ? query.day : undefined,
  sort: query.sort === 'newest' ? 'newest' : 'relevance',
});

interface Searched {
  result: SearchResult | null;
  marks: readonly string[];
  columnName: string | undefined;
}

const search = async ({ db, regionId, around }: Call, asked: Asked, page: number): Promise<Searched> => {
  const column = asked.column ? await readHead(db, regionId, { slug: asked.column }) : undefined;
  const filters = {
    unitIds: asked.unit ? withMerged(around.frame, asked.unit) : undefined,
    // A column that there is not holds nothing.
    columnId: asked.column ? (column?.ids[0] ?? '-') : undefined,
    topic: asked.topic,
    year: asked.year,
    form: asked.form,
    validity: asked.validity && { is: asked.validity, day: asked.day ?? around.day },
  };
  const question = understand(regionId, asked.q, filters);
  return {
    result:
      question.query === null
        ? null
        : await find(db, regionId, question, { page, pageSize, sort: asked.sort, filters }),
    marks: question.marks,
    columnName: column?.name,
  };
};

/** The last page of what is found: what lies deeper is found by more words. */
const lastFound = 100;

/** Where fewer are found, a word may have been mistyped. */
const fewFound = 5;

const searchPage: Make = async call => {
  const { db, regionId, around, query } = call;
  const asked = askedOf(query, around.day);
  const page = Math.min(pageOf(query), lastFound);
  const searched = await search(call, asked, page);
  const suggestion =
    (searched.result?.total ?? fewFound) < fewFound && asked.q
      ? await suggest(db, regionId, asked.q)
      : undefined;
  return {
    page: SearchPage({ around, asked, page, suggestion, ...searched }),
    tags: [made.lists(regionId)],
  };
};

const searchData: Make = async call => {
  const { regionId, around, query } = call;
  const asked = askedOf(query, around.day);
  const { result } = await search(call, asked, Math.min(pageOf(query), lastFound));
  const to = addressesOf(regionId);
  const told = {
    total: result?.total ?? 0,
    items: (result?.found ?? []).map(
      ({ id, title, excerpt, publishedAt, form, kind, validFrom, validTo }) => ({
        id,
        url: around.site.base + to.item(id),
        title,
        excerpt,
        updatedAt: publishedAt.toISOString(),
        form,
        kind,
        validFrom,
        validTo,
      }),
    ),
  };
  return {
    text: JSON.stringify(told),
    type: 'application/json; charset=utf-8',
    tags: [made.lists(regionId)],
    headers: { 'Access-Control-Allow-Origin': '*' },
  };
};

const xml = 'application/xml; charset=utf-8';

/** What does not change from day to day: entrances, units, columns. */
const fixedPages = async ({ db, regionId, around }: Call): Promise<{ path: string }[]> => {
  const to = addressesOf(regionId);
  const columns = await readMap(db, regionId);
  const entrances = [to.home, to.section, to.guide, to.statutory, to.rules, to.reports, to.request];
  return [
    ...[...entrances, to.library, to.units, to.audiences, to.map],
    ...around.frame.units.map(({ id }) => to.unit(id)),
    ...columns.map(({ slug }) => to.column(slug)),
  ].map(path => ({ path }));
};

const sitemap: Make = async call => {
  const { db, regionId, params, around } = call;
  const part = Number(/\d+/.exec(params.file ?? '')?.[0]);
  const to = addressesOf(regionId);
  const pages =
    part === 0
      ? await fixedPages(call)
      : (await readSitemap(db, regionId, part)).map(({ id, publishedAt }) => ({
          path: to.item(id),
          changedAt: publishedAt,
        }));
  if (pages.length === 0) return undefined;
  for await (const { xml: text } of writeSitemapParts(around.site.base, pages))
    return { text, type: xml, tags: [made.lists(regionId)] };
  return undefined;
};

const sitemapIndex: Make = async ({ db, regionId, around }) => {
  const to = addressesOf(regionId);
  const parts = 1 + Math.ceil((await countPublished(db, regionId)) / sitemapPart);
  const pages = Array.from({ length: parts }, (_, part) => ({ path: to.sitemap(part) }));
  return { text: writeSitemapIndex(around.site.base, pages), type: xml, tags: [made.lists(regionId)] };
};

export const searchRoutes = (engine: Engine, rate: Rate): Route[] => [
  { path: `/${region}/search`, get: engine.handler(names, searchPage) },
  { path: `/${region}/search.json`, get: limited(engine, rate, names, searchData) },
  { path: `/${region}/:file{sitemap-[0-9]+\\.xml}`, get: engine.handler([], sitemap) },
  { path: `/${region}/sitemap.xml`, get: engine.handler([], sitemapIndex) },
  { path: '/sitemap.xml', get: engine.handler([], sitemapIndex) },
  {
    path: '/robots.txt',
    get: c =>
      c.text(
        `User-agent: *\nDisallow: /api/\nDisallow: /console\nDisallow: /*/search\n\nSitemap: ${engine.site.base}/sitemap.xml\n`,
        200,
        { 'Cache-Control': 'no-cache' },
      ),
  },
];
