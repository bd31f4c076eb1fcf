/** The console as it is served, and each of its pages: nothing for axe to find, nothing wider than the window. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../src/people/index.ts';
import {
  arrive,
  type ConsoleOffice,
  demoRegion,
  openConsole,
  openUnit,
  overflowOf,
  signIn,
  violationsOf,
} from './console-office.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsole();
});
afterAll(() => office.close());

describe('as it is served', () => {
  const get = (path: string, headers = {}) => fetch(`${office.url}${path}`, { headers });
  const assetsOf = async () =>
    [...(await (await get('/console')).text()).matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(
      ([, path = '']) => path,
    );

  test('styles and scripts are allowed by the nonce of the answer, and no other', async () => {
    const answers = await Promise.all(['/console', '/console/people'].map(path => get(path)));
    const policies = answers.map(({ headers }) => headers.get('Content-Security-Policy') ?? '');
    const nonces = policies.map(policy => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(nonces[0]).toMatch(/^[\w-]{20,}$/);
    expect(nonces[1]).not.toBe(nonces[0]);
    expect(policies[0]).toContain("script-src 'self';");
    expect(policies.join()).not.toContain('unsafe');
    expect(await answers[0]?.text()).toContain(`nonce="${nonces[0]}"`);
  });

  test('files are kept by browsers for good, the page is not', async () => {
    const [script = ''] = await assetsOf();
    const packed = await get(script, { 'Accept-Encoding': 'br' });
    expect(packed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(packed.headers.get('Content-Encoding')).toBe('br');
    expect(packed.headers.get('Content-Type')).toContain('text/javascript');
    expect((await get('/console')).headers.get('Cache-Control')).toBe('no-store');
  });

  test.each([
    '/console/assets/nothing.js',
    '/console/assets/..%2Findex.html',
    '/console/assets/..%2F..%2Fmain.js',
    '/console/assets/index.html',
  ])('%s is not there', async path => {
    expect((await get(path)).status).toBe(404);
  });

  test('all that the first page needs is there', async () => {
    const paths = await assetsOf();
    const statuses = await Promise.all(paths.map(async path => (await get(path)).status));
    expect(paths.length).toBeGreaterThan(1);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

const dialog = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').waitFor();
  // Colours are measured when the dialog stands.
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const unit = '衡山县财政局';

const pages: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['我的工作', page => page.goto('/console/').then(() => page.getByText('现在没有要办的事').waitFor())],
  [
    '机构',
    page => page.goto('/console/organization').then(() => page.getByRole('treeitem').first().waitFor()),
  ],
  ['一个机构', page => openUnit(page, unit)],
  [
    '修改机构',
    page =>
      openUnit(page, unit)
        .then(() => button(page, '修改').click())
        .then(() => dialog(page)),
  ],
  [
    '更名',
    page =>
      openUnit(page, unit)
        .then(() => button(page, '更名').click())
        .then(() => dialog(page)),
  ],
  [
    '合并',
    page =>
      openUnit(page, unit)
        .then(() => button(page, '合并').click())
        .then(() => dialog(page)),
  ],
  [
    '新增分工',
    page =>
      openUnit(page, unit)
        .then(() => button(page, '在责任分工中新增').click())
        .then(() => dialog(page)),
  ],
  [
    '以前的机构',
    async page => {
      await openUnit(page, unit);
      await page.goto(`${page.url()}?day=2015-01-01`);
      await page.getByText('这是截至2015-01-01的样子').waitFor();
    },
  ],
  [
    '新建机构',
    async page => {
      await page.goto('/console/organization');
      await button(page, '新建机构').click();
      await dialog(page);
    },
  ],
  [
    '导入',
    page =>
      page
        .goto(`/console/organization/${demoRegion}/import`)
        .then(() => page.getByText('选择填好的工作簿').waitFor()),
  ],
  ['用户与角色', page => page.goto('/console/people').then(() => page.getByText('康国强').waitFor())],
  [
    '一个用户',
    async page => {
      await page.goto('/console/people');
      await button(page, '康国强').click();
      await dialog(page);
    },
  ],
  [
    '邀请用户',
    async page => {
      await page.goto('/console/people');
      await button(page, '邀请用户').click();
      await dialog(page);
    },
  ],
  ['审计', page => page.goto('/console/audit').then(() => page.getByText('审计链完整').waitFor())],
  [
    '一条审计记录',
    async page => {
      await page.goto('/console/audit?subject=unit');
      await page
        .getByRole('button', { name: /^\d{4}-\d\d-\d\d/ })
        .first()
        .click();
      await dialog(page);
    },
  ],
  ['我的账号', page => page.goto('/console/account').then(() => page.getByText('本次登录').waitFor())],
  [
    '设置两步验证',
    async page => {
      await page.goto('/console/account');
      await button(page, '启用两步验证').click();
      await page.locator('#totp').getByLabel('口令').fill(demoPassword);
      await button(page, '继续').click();
      await page.getByText('扫描二维码').waitFor();
    },
  ],
  ['没有的页面', page => page.goto('/console/nowhere').then(() => arrive(page, '没有这个页面'))],
  ['登录', page => page.goto('/console/sign-in').then(() => arrive(page, '登录'))],
  ['忘记口令', page => page.goto('/console/forgot-password').then(() => arrive(page, '忘记口令'))],
  [
    '设置口令',
    page => page.goto('/console/set-password#token=abc').then(() => page.getByLabel('新口令').waitFor()),
  ],
  ['接口', page => page.goto('/api').then(() => arrive(page, '接口'))],
];

describe.each([1440, 360])('at %i pixels', width => {
  let page: Page;
  beforeAll(async () => {
    page = await office.open({ width });
    await signIn(page, 'administrator');
  });
  afterAll(() => page.context().close());

  test.each(pages)('%s', async (_name, go) => {
    await go(page);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(office.faults.splice(0)).toEqual([]);
  });
});
