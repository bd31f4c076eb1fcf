import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './browser.ts';
import { listenFor, openPortal, type Portal } from './disclosure-portal.ts';
import { type County, fillCounty } from './disclosure-portal-county.ts';
import { region } from './organization.ts';
import { newStore, type Store } from './stores.ts';

let store: Store;
let portal: Portal;
let county: County;
let served: Awaited<ReturnType<typeof listenFor>>;
let browser: Browser;

beforeAll(async () => {
  store = await newStore('pglite');
  portal = await openPortal(store, {
    SITE_SPONSOR: '云溪县人民政府办公室',
    SITE_CONTACT: '0700-5000001',
    SITE_ID_CODE: '9911230001',
    SITE_ICP: '某ICP备00000000号',
    SITE_POLICE: '某公网安备 00000000000000号',
  });
  county = await fillCounty(portal);
  served = await listenFor(portal);
  browser = await launch();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  served?.stop();
  await portal?.close();
  await store?.remove();
});

const visit = async (options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> => {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: served.url, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  return { page, faults };
};

/** Every kind of page. */
const pages = (): Record<string, string> => ({
  home: '/',
  item: `/${region}/info/${county.document}`,
  'old version': `/${region}/info/${county.document}/versions/1`,
  withdrawn: `/${region}/info/${county.withdrawn}`,
  nowhere: `/${region}/info/nothing`,
  preview: `/${region}/preview/${county.file}`,
  column: `/${region}/columns/news?page=2`,
  'column group': `/${region}/columns/policies`,
  list: `/${region}/lists/policy`,
  units: `/${region}/units`,
  unit: `/${region}/units/${county.commerce}`,
  'unit guide': `/${region}/units/${county.commerce}/guide`,
  section: `/${region}/disclosure`,
  guide: `/${region}/guide`,
  rules: `/${region}/rules`,
  statutory: `/${region}/statutory`,
  reports: `/${region}/annual-reports`,
  request: `/${region}/request`,
  library: `/${region}/documents`,
  search: `/${region}/search?q=${encodeURIComponent('个体工商户补贴')}`,
  'search with nothing': `/${region}/search?q=${encodeURIComponent('消费卷玳瑁')}`,
  audiences: `/${region}/for-you`,
  audience: `/${region}/for-you/shop`,
  decisions: `/${region}/decisions/licence`,
  map: `/${region}/map`,
  'open data': `/${region}/open-data`,
});

const widths = [1440, 360];

/** Pages that have between them every part that the colours and the sizes of a mode could spoil. */
const coloured = new Set(['home', 'item', 'unit', 'search', 'library', 'statutory', 'decisions', 'audience']);

const violationsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

/** Where pictures of the pages go, for whoever wants to look at them. */
const pictures = process.env.PORTAL_PICTURES;

describe('every page at both widths', () => {
  test.each(widths)('%i wide: no axe violation, nothing wider than the page, no error', async width => {
    const { page, faults } = await visit({ viewport: { width, height: 900 } });
    for (const [name, path] of Object.entries(pages())) {
      await page.goto(path);
      expect(await violationsOf(page), name).toEqual([]);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(overflow, name).toBeLessThanOrEqual(0);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(['dark', 'elder'])('%s: no axe violation', async mode => {
    const { page } = await visit({
      viewport: { width: 1024, height: 900 },
      colorScheme: mode === 'dark' ? 'dark' : 'light',
    });
    if (mode === 'elder') await page.goto(`/${region}/elder?to=on&back=/`);
    for (const [name, path] of Object.entries(pages()).filter(([name]) => coloured.has(name))) {
      await page.goto(path);
      expect(await violationsOf(page), name).toEqual([]);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${mode}.png`, fullPage: true });
    }
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  test('a citizen finds an item by a word of its attachment, reads it and opens the file', async () => {
    const { page } = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
    await page.goto('/');
    await page.getByLabel('找一件公开的信息').fill('鹦鹉螺号');
    await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
    await page.getByRole('link', { name: '云溪县支持个体工商户发展办法' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('云溪县支持个体工商户发展办法');
    await page.getByRole('link', { name: '补贴申请表.txt', exact: true }).click();
    expect(await page.locator('body').textContent()).toContain('鹦鹉螺号');
    await page.context().close();
  });

  test('elder mode is chosen, kept and left', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto(`/${region}/guide`);
    await page.getByRole('link', { name: '长者模式' }).click();
    expect(new URL(page.url()).pathname).toBe(`/${region}/guide`);
    expect(await page.locator('html.elder').count()).toBe(1);
    const size = await page.evaluate<number>('Number.parseFloat(getComputedStyle(document.body).fontSize)');
    expect(size).toBeGreaterThanOrEqual(20);
    await page.getByRole('link', { name: '退出长者模式' }).click();
    expect(await page.locator('html.elder').count()).toBe(0);
    await page.context().close();
  });
});

describe('with JavaScript', () => {
  test('the skip link leads to the main part, and what has the focus is seen', async () => {
    const { page } = await visit();
    await page.goto(`/${region}/guide`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.context().close();
  });

  test('an item can be read aloud where the browser speaks', async () => {
    const { page, faults } = await visit();
    await page.goto(`/${region}/info/${county.document}`);
    const button = page.getByRole('button', { name: '朗读' });
    await button.click();
    expect(await page.getByRole('button', { name: /朗读/ }).count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the first page weighs less than 100 KB, and no script of a framework comes with it', async () => {
    const { page } = await visit();
    let bytes = 0;
    const scripts: string[] = [];
    page.on('requestfinished', async request => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      bytes += responseBodySize + responseHeadersSize;
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(bytes).toBeLessThan(100 * 1024);
    expect(scripts).toEqual([expect.stringMatching(/^\/assets\/portal\./)]);
    await page.context().close();
  });
});
