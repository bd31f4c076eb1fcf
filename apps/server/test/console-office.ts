/** The built server with the demonstration county, and browsers at its console. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from '../src/people/index.ts';
import { launch } from './browser.ts';
import { start } from './server.ts';

export const demoRegion = '430423';
export const emailOf = (role: string): string => `${role}@hengshan.example`;

export interface ConsoleOffice {
  url: string;
  /** Where it keeps its data. */
  folder: string;
  /** A page of a browser of its own; what it complains of is kept in `faults`. */
  open(options?: { width?: number; storage?: Storage; scripts?: boolean }): Promise<Page>;
  /** What pages complained of: refused styles and scripts, errors. */
  faults: string[];
  close(): Promise<void>;
}

type Storage = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

/** A refused request is told on the page itself; the browser's own line on it is no fault. */
const isFault = (text: string): boolean => !text.startsWith('Failed to load resource');

export const openConsole = async (): Promise<ConsoleOffice> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-console-'));
  const server = await start({ DATA_DIR: folder, LOG_LEVEL: 'error' }, []);
  const browser: Browser = await launch();
  const faults: string[] = [];
  return {
    url: server.url,
    folder,
    faults,
    open: async ({ width = 1440, storage, scripts = true } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        baseURL: server.url,
        javaScriptEnabled: scripts,
        ...(storage && { storageState: storage }),
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('console', message => {
        if (message.type() === 'error' && isFault(message.text())) faults.push(message.text());
      });
      page.on('pageerror', error => void faults.push(error.message));
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const dialogOf = (page: Page) => page.getByRole('dialog');

/** Types the first step of a sign-in. */
export const enterPassword = async (page: Page, email: string, password = demoPassword): Promise<void> => {
  await page.goto('/console/sign-in');
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('口令').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
};

/** Waits for the page of that name. */
export const arrive = (page: Page, title: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name: title }).waitFor();

export const signIn = async (page: Page, role: string): Promise<void> => {
  await enterPassword(page, emailOf(role));
  await arrive(page, '我的工作');
};

/** Opens a unit by its name; beside the name stands what its roster lacks. */
export const openUnit = async (page: Page, name: string): Promise<void> => {
  await page.goto('/console/organization');
  await page.getByRole('treeitem', { name: new RegExp(`^${name}(?:\\s*缺\\d+项)?$`) }).click();
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
};

/** What axe finds wrong, each with the element. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  // axe ends in a page of its own; one that is hidden draws nothing.
  await page.bringToFront();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
};

/** How far the page is wider than its window, in CSS pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

/** Nothing is wider than the window. Kept as a picture where that is asked for. */
export const fits = async (page: Page, name: string): Promise<void> => {
  expect({ page: name, overflow: await overflowOf(page) }).toEqual({ page: name, overflow: 0 });
  const { SCREENSHOTS } = process.env;
  if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
};

/** Nothing for axe to find, and it fits. */
export const look = async (page: Page, name: string): Promise<void> => {
  // Colours are measured when everything stands.
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
  expect({ page: name, violations: await violationsOf(page) }).toEqual({ page: name, violations: [] });
  await fits(page, name);
};
