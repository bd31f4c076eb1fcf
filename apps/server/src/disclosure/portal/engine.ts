/** How a request becomes an answer: from the cache, or made with the region's frame and kept. */
import type { Context, Handler } from 'hono';
import { routePath } from 'hono/route';
import type { HtmlEscapedString } from 'hono/utils/html';
import { chinaDay } from '../../platform/china-day.ts';
import type { Db } from '../../platform/database/open.ts';
import type { FindReady } from '../../platform/http.ts';
import type { Assets } from '../../platform/http-assets.ts';
import type { Publications } from '../publications.ts';
import { type Answer, answerOf, knownWishOf, type Made, send, sendReady, wishOf } from './answer.ts';
import { type Cache, createCache, type Kept, made } from './cache.ts';
import { createFragments, type Fragments } from './fragments.ts';
import { type Frame, readFrame, topRegion } from './frame.ts';
import type { Surroundings } from './layout.tsx';
import { EmptyPage, NoticePage } from './pages/message.tsx';
import type { Site } from './site.ts';

/** What the making of an answer is given. */
export interface Call {
  db: Db;
  fragments: Fragments;
  regionId: string;
  around: Surroundings;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What came of it: a page with what it is made of, data, another address, or nothing. */
export type Outcome =
  | { page: Html; tags: readonly string[]; status?: 200 | 410 }
  | { text: string; type: string; tags: readonly string[]; headers?: Record<string, string> }
  | { to: string; status: 301 | 302 }
  | undefined;

export type Make = (call: Call) => Promise<Outcome> | Outcome;

export interface Engine {
  db: Db;
  site: Site;
  cache: Cache<Answer>;
  /** The region of the home page. */
  topRegion(): Promise<string | undefined>;
  /**
   * Answers by `make`; of the query only the named parts are looked at, and none other makes another answer. Where it
   * is not open to all at once (its requests are counted), it is never ready.
   */
  handler(names: readonly string[], make: Make, open?: boolean): Handler;
  /** The answer to a request whose address was asked for before: at once where it is kept, else made anew. */
  ready: FindReady;
  close(): void;
}

/** Bytes kept of pages, of frames, and of what pages are put together from. */
const capacities = { answers: 96 * 1024 ** 2, frames: 32 * 1024 ** 2, fragments: 64 * 1024 ** 2 };

/** Characters of one part of a query that are looked at. */
const longest = 200;

const isElder = (cookie: string | null | undefined): boolean =>
  cookie ? /(?:^|;\s*)elder=1(?:;|$)/.test(cookie) : false;

/** Addresses as they were asked for that are remembered at most, each with how it is answered. */
const mostAsked = 20_000;

/** `/path?query` of a whole address. */
const pathAndQuery = (url: string): string => {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  return start === -1 ? '/' : url.slice(start);
};

const rawKey = (elder: boolean, day: string, url: string): string =>
  `${elder ? 'e' : 'n'} ${day} ${pathAndQuery(url)}`;

/** Of the query the named parts that are not empty, in the order of the names. */
const queryOf = (c: Context, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = c.req.query(name)?.trim().slice(0, longest);
      return value ? [[name, value]] : [];
    }),
  );

const nothingHere = (around: Surroundings): Outcome => ({
  page: NoticePage({
    around,
    title: '没有这个页面',
    sentences: ['地址可能写错了，或者这条信息没有公开。请从首页重新开始，或者搜索。'],
  }) as Html,
  tags: [],
});

/** That the address names no region: answered by the site's own page. */
const nowhere: Answer = answerOf({ status: 404, type: 'text/plain', body: '', tags: [] });

const render = async (outcome: Outcome, around: Surroundings): Promise<Made> => {
  if (outcome === undefined) return { ...(await render(nothingHere(around), around)), status: 404 };
  if ('to' in outcome) {
    const { to, status } = outcome;
    return { status, type: 'text/plain', body: '', tags: [], headers: { Location: to } };
  }
  if ('text' in outcome) {
    const { text, type, tags, headers } = outcome;
    return { status: 200, type, body: text, tags, ...(headers && { headers }) };
  }
  const body = String(await outcome.page);
  return { status: outcome.status ?? 200, type: 'text/html; charset=utf-8', body, tags: outcome.tags };
};

interface KeptFrame extends Kept {
  frame: Frame | undefined;
}

/** The frames of regions, each read once a day and after each change of the region's organisation or columns. */
const createFrames = (db: Db, publications: Publications) => {
  const frames = createCache<KeptFrame>(publications, capacities.frames);
  const tops = createCache<Kept & { id: string | undefined }>(publications, 10_000);
  return {
    of: async (regionId: string, day: string): Promise<Frame | undefined> => {
      const { frame } = await frames.get(`${regionId} ${day}`, async () => {
        const read = await readFrame(db, regionId, day);
        const size = read ? JSON.stringify(read).length * 2 : Number.POSITIVE_INFINITY;
        return { frame: read, size, tags: [made.region(regionId)] };
      });
      return frame;
    },
    top: async (): Promise<string | undefined> => {
      const { id } = await tops.get('top', async () => {
        const found = await topRegion(db);
        return { id: found, size: found ? 100 : Number.POSITIVE_INFINITY, tags: [made.top] };
      });
      return id;
    },
    close: () => {
      frames.close();
      tops.close();
    },
  };
};

/** What a request asks for, and how that is made. */
interface Asked {
  /** The address as it was asked for, on its day. */
  raw: string;
  /** Under which its answer is kept. */
  key: string;
  /** The pattern of its route. */
  route: string;
  make(): Promise<Answer>;
}

interface EngineParts {
  site: Site;
  assets: Assets;
  publications: Publications;
  /** Bytes kept of answers. */
  capacity?: number;
}

export const createEngine = (
  db: Db,
  { site, assets, publications, capacity = capacities.answers }: EngineParts,
): Engine => {
  // Frames and fragments come first to hear of a change, so that no answer is made anew with an old one.
  const frames = createFrames(db, publications);
  const fragments = createFragments(publications, capacities.fragments);
  const cache = createCache<Answer>(publications, capacity);
  const topRegion = async () => site.regionId ?? (await frames.top());
  /** By the addresses as they were asked for, so that an address is read once. */
  const askedFor = new Map<string, Asked>();
  const remember = (asked: Asked): void => {
    if (askedFor.size >= mostAsked) askedFor.clear();
    askedFor.set(asked.raw, asked);
  };
  const ready: FindReady = request => {
    if (request.method !== 'GET') return undefined;
    const asked = askedFor.get(rawKey(isElder(request.headers.get('Cookie')), chinaDay(), request.url));
    const wish = asked && knownWishOf(request);
    if (!wish) return undefined;
    const { key, route, make } = asked;
    const kept = cache.peek(key);
    const response = kept && sendReady(kept, wish);
    if (response) return { response, route, status: response.status };
    return cache.get(key, make).then(async answer => {
      if (answer === nowhere) throw new Error('there is no such region any more');
      const made = await send(answer, wish, key, cache);
      return { response: made, route, status: made.status };
    });
  };
  /** The request as the maker is to see it. */
  const askedOf = (c: Context, names: readonly string[], make: Make): Asked => {
    const elder = isElder(c.req.header('Cookie'));
    const day = chinaDay();
    const query = c.req.url.includes('?') ? queryOf(c, names) : {};
    const text = new URLSearchParams(query).toString();
    const path = text === '' ? c.req.path : `${c.req.path}?${text}`;
    const params = c.req.param() as Record<string, string>;
    return {
      raw: rawKey(elder, day, c.req.url),
      key: `${elder ? 'e' : 'n'} ${day} ${path}`,
      route: routePath(c, -1),
      make: async () => {
        const regionId = params.region ?? (await topRegion());
        const frame = regionId && (await frames.of(regionId, day));
        if (!frame) return nowhere;
        const around: Surroundings = { site, assets, frame, day, elder, path };
        const outcome = await make({ db, fragments, regionId, around, params, query });
        const page = await render(outcome, around);
        const whole = params.region === undefined ? [made.top] : [];
        return answerOf({ ...page, tags: [...page.tags, made.region(regionId), ...whole] });
      },
    };
  };
  const handler =
    (names: readonly string[], make: Make, open = true): Handler =>
    async c => {
      const asked = askedOf(c, names, make);
      const answer = await cache.get(asked.key, asked.make);
      if (answer === nowhere) return c.req.path === '/' ? c.html(EmptyPage({ assets })) : c.notFound();
      if (open) remember(asked);
      return send(answer, wishOf(c), asked.key, cache);
    };
  return {
    db,
    site,
    cache,
    topRegion,
    handler,
    ready,
    close: () => {
      cache.close();
      fragments.close();
      frames.close();
    },
  };
};
