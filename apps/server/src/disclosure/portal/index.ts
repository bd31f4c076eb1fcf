import type { Context } from 'hono';
import type { Assets } from '../../platform/http-assets.ts';
import type { Platform, Subject } from '../../platform/platform.ts';
import type { Publications } from '../publications.ts';
import { addressesOf } from './address.ts';
import { createEngine } from './engine.ts';
import { fileHandler } from './files.ts';
import { createRate } from './rate.ts';
import { idPattern, listRoutes, region } from './routes-lists.ts';
import { pageRoutes } from './routes-pages.ts';
import { searchRoutes } from './routes-search.ts';
import { siteOf } from './site.ts';

export interface PortalParts {
  assets: Assets;
  publications: Publications;
}

/** Seconds that the choice of 长者模式 is remembered: a year. */
const remembered = 31_536_000;

/** Only an address of this site: neither another host nor a way around that. */
const isOwn = (address: string): boolean => /^\/(?![/\\])[^\s\\]*$/.test(address);

/** Turns 长者模式 on or off by a cookie, and leads back. */
const chooseElder = (c: Context): Response => {
  const { region: regionId = '' } = c.req.param() as Record<string, string>;
  const back = c.req.query('back') ?? '';
  const on = c.req.query('to') !== 'off';
  c.header(
    'Set-Cookie',
    `elder=${on ? 1 : 0}; Path=/; Max-Age=${on ? remembered : 0}; SameSite=Lax; HttpOnly`,
  );
  return c.redirect(isOwn(back) ? back : addressesOf(regionId).home, 303);
};

/** 门户: what the public reads, whole without JavaScript. `/` is the home of the region that it is for. */
export const createPortal = (platform: Platform, { assets, publications }: PortalParts): Subject => {
  const engine = createEngine(platform.database.db, { site: siteOf(platform.config), assets, publications });
  const rate = createRate();
  const file = fileHandler(platform);
  return {
    pages: [
      ...pageRoutes(engine, rate),
      ...listRoutes(engine, rate),
      ...searchRoutes(engine, rate),
      { path: `/${region}`, get: c => c.redirect(addressesOf(c.req.param('region') ?? '').home, 301) },
      { path: `/${region}/elder`, get: chooseElder },
      { path: `/${region}/files/:id${idPattern}`, get: file },
      { path: `/${region}/files/:id${idPattern}/:name`, get: file },
    ],
    ready: engine.ready,
    resume: () => publications.start(),
    close: async () => {
      engine.close();
      await publications.close();
    },
  };
};
