/** What those who publish do at their desks, what a citizen does, and what readers are given. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { arrive, type ConsoleOffice, demoRegion, fits, look, signIn } from './console-office.ts';

const root = `/${demoRegion}`;

/** Signs in, in a browser of one's own. */
export const enter = async (office: ConsoleOffice, role: string): Promise<Page> => {
  const page = await office.open();
  await signIn(page, role);
  return page;
};

/** Finds an item among what waits for one, and opens it. */
export const openTask = async (page: Page, title: string, name: string): Promise<void> => {
  await page.goto('/console/');
  const link = page.getByRole('link', { name: title, exact: true }).first();
  await link.waitFor();
  await look(page, `我的工作-${name}`);
  await link.click();
  await arrive(page, title);
};

/** What the second version changes of the first, side by side: in one paragraph the telephone, and nothing else. */
export const compare = async (
  page: Page,
  name: string,
  [before, after]: readonly [string, string],
): Promise<void> => {
  await page.getByRole('link', { name: '与第1版对照' }).click();
  const change = page.getByRole('row').filter({ has: page.locator('ins') });
  await change.waitFor();
  const cells = await change.getByRole('cell').allTextContents();
  expect(cells).toEqual([`联系电话${before}。`, `联系电话${after}。`]);
  expect(before).toContain(await change.locator('del').textContent());
  expect(after).toContain(await change.locator('ins').textContent());
  // What stands around it is shown as readers see it.
  const around = page.getByRole('region', { name: '正文的改动' });
  await around.getByText('开云镇').first().waitFor();
  expect(await around.textContent()).not.toContain('<');
  expect(await page.getByLabel('要素的改动').count()).toBe(0);
  await look(page, name);
};

/** What a reader gets without a browser: the status and the text. */
export const read = async (
  { url }: ConsoleOffice,
  path: string,
): Promise<{ status: number; text: string }> => {
  const response = await fetch(url + path);
  return { status: response.status, text: await response.text() };
};

/** Opens an address. @returns the status that it answered */
export const opened = async (page: Page, path: string): Promise<number | undefined> =>
  (await page.goto(path))?.status();

/** One who reads, on a page of their own. */
export interface Citizen {
  page: Page;
  /** Whether their browser runs scripts. */
  scripts: boolean;
}

/** Looks at a citizen's page on a desk and on a telephone, where it stays. axe is a script itself. */
export const lookTwice = async ({ page, scripts }: Citizen, name: string): Promise<void> => {
  for (const [width, height] of [
    [1440, 900],
    [360, 780],
  ] as const) {
    await page.setViewportSize({ width, height });
    await (scripts ? look(page, `${name}-${width}`) : fits(page, `${name}-${width}-无脚本`));
  }
};

/** Looks for a word from the first page on. */
export const search = async (page: Page, word: string): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('找一件公开的信息').fill(word);
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
  await page.waitForURL('**/search?*');
};

/** Every list that the item of the page stands in while it is published, and that the word finds. */
export const listsOf = async (page: Page, word: string): Promise<Readonly<Record<string, string>>> => {
  const facts = page.locator('.item-facts > div');
  const column = await facts.filter({ hasText: '栏目' }).getByRole('link').getAttribute('href');
  const unitName = await facts.filter({ hasText: '发文机关' }).locator('dd').textContent();
  await page.goto(`${root}/units`);
  const unit = await page
    .getByRole('main')
    .getByRole('link', { name: unitName ?? '', exact: true })
    .getAttribute('href');
  return {
    list: `${column}`,
    unit: `${unit}`,
    rss: `${root}/lists/all.rss`,
    atom: `${column}.atom`,
    json: `${column}.json`,
    csv: `${root}/lists/all.csv`,
    search: `${root}/search?q=${encodeURIComponent(word)}`,
    'search.json': `${root}/search.json?q=${encodeURIComponent(word)}`,
  };
};

const inSitemap = async (office: ConsoleOffice, id: string): Promise<boolean> => {
  const { text } = await read(office, '/sitemap.xml');
  const parts = [...text.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]+)<\/loc>/g)].map(([, path = '']) => path);
  expect(parts.length).toBeGreaterThan(0);
  const texts = await Promise.all(parts.map(path => read(office, path)));
  return texts.some(part => part.text.includes(id));
};

/** An item is soon in each of the lists and in the site map, or in none of them. */
export const isListed = async (
  office: ConsoleOffice,
  lists: Readonly<Record<string, string>>,
  id: string,
  listed: boolean,
): Promise<void> => {
  const found = async (): Promise<Record<string, boolean>> => ({
    ...Object.fromEntries(
      await Promise.all(
        Object.entries(lists).map(async ([name, path]) => {
          const { status, text } = await read(office, path);
          expect({ path, status }).toEqual({ path, status: 200 });
          return [name, text.includes(id)];
        }),
      ),
    ),
    sitemap: await inSitemap(office, id),
  });
  const all = Object.fromEntries([...Object.keys(lists), 'sitemap'].map(name => [name, listed]));
  await expect.poll(found, { timeout: 60_000, interval: 1000 }).toEqual(all);
};
