/** The console’s pages of 信息: the editor, two who write at once, what stands beside a file, taking away and giving back. */
import { audiences } from '@gongkai/law';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences as offered } from '../../console/src/api/words.ts';
import { chinaDay } from '../src/platform/china-day.ts';
import {
  because,
  begin,
  bodyOf,
  fromWord,
  identityNumber,
  paste,
  stateIs,
  stepped,
  take,
} from './console-item-steps.ts';
import {
  arrive,
  button,
  type ConsoleOffice,
  demoRegion,
  dialogOf,
  openConsole,
  overflowOf,
  signIn,
  violationsOf,
} from './console-office.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsole();
});
afterAll(() => office.close());

test('the console offers the audiences that the portal knows', () => {
  expect(offered).toEqual(Object.fromEntries(audiences.map(({ id, name }) => [id, name])));
});

describe('信息', () => {
  let clerk: Page;
  let head: Page;
  /** Where one that is published is in the console. */
  let address = '';
  let title = '';

  beforeAll(async () => {
    [clerk, head] = await Promise.all([office.open(), office.open()]);
    await signIn(clerk, 'clerk');
    await signIn(head, 'head');
  });
  afterAll(async () => {
    for (const page of [clerk, head]) await page.context().close();
  });

  test('rows and columns are added from the keyboard', async () => {
    await begin(clerk, '关于促进农贸市场改造的若干措施');
    await paste(clerk, fromWord);
    const body = bodyOf(clerk);
    await body.getByText('农贸市场改造').click();
    await clerk.getByRole('button', { name: '下加行' }).focus();
    await clerk.keyboard.press('Enter');
    await expect.poll(() => body.locator('tr').count()).toBe(3);
    await clerk.keyboard.type('电商服务站');
    await body.getByText('电商服务站').waitFor();
    await clerk.keyboard.press('Escape');
    expect(await clerk.evaluate('document.activeElement.closest(".toolbar") !== null')).toBe(true);
  });

  test('the draft is saved by itself and is there when the browser comes back', async () => {
    await clerk.getByLabel('成文日期').fill(chinaDay());
    await clerk.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    await clerk.reload();
    await arrive(clerk, '起草');
    await bodyOf(clerk).getByText('电商服务站').waitFor();
    expect(await clerk.getByLabel('成文日期').inputValue()).toBe(chinaDay());
  });

  test('the clerk revises what is published; two windows meet side by side', async () => {
    await clerk.goto(`/console/items?standing=published&text=${encodeURIComponent('外贸促进资金')}`);
    const found = clerk.getByRole('main').locator('.list').getByRole('link').first();
    title = (await found.textContent()) ?? '';
    await found.click();
    await arrive(clerk, title);
    address = new URL(clerk.url()).pathname;
    await take(clerk, '修订');
    await stateIs(clerk, '已发布，修订稿起草中');
    const other = await clerk.context().newPage();
    await other.goto(`${address}/edit`);
    await arrive(other, '修订');
    await clerk.goto(`${address}/edit`);
    await arrive(clerk, '修订');
    await other.getByLabel('来源').fill('衡山县商务局办公室');
    await button(other, '保存').click();
    await other.getByText(/^已保存/).waitFor();
    await clerk.getByLabel('标题', { exact: true }).fill(`${title}（修订）`);
    await clerk.getByLabel('来源').fill('衡山县商务局市场股');
    await button(clerk, '保存').click();
    const conflict = clerk.locator('.conflict');
    await conflict.getByText('衡山县商务局办公室').waitFor();
    await button(clerk, '来源用现在的内容').click();
    await button(clerk, '已对照，按表单里的内容继续').click();
    await button(clerk, '保存').click();
    await clerk.getByText(/^已保存/).waitFor();
    expect(await clerk.getByLabel('来源').inputValue()).toBe('衡山县商务局办公室');
    await other.close();
    await clerk.goto(`${address}?from=1&to=0`);
    await clerk.getByRole('cell', { name: `${title}（修订）` }).waitFor();
  });

  test('beside an attachment stands what it says that it should not', async () => {
    await clerk.goto(`${address}/edit`);
    await arrive(clerk, '修订');
    const buffer = Buffer.from(`联系人王小明，身份证号${identityNumber}。`);
    await clerk
      .getByLabel(/^上传附件/)
      .setInputFiles({ name: '申报指南.txt', mimeType: 'text/plain', buffer });
    await clerk.locator('.file-findings').getByText('居民身份证号码').waitFor();
    await button(clerk, '删去 申报指南.txt').click();
    await clerk.locator('.files').getByText('申报指南.txt').waitFor({ state: 'detached' });
  });

  test('the head withdraws it, and puts it back', async () => {
    await head.goto(address);
    await take(head, '撤下', because(head, '发现补贴标准有误，核实后恢复'));
    await stepped(head);
    await head.getByText('撤下，读者看不到').waitFor();
    const gone = await fetch(`${office.url}/${demoRegion}/info/${address.split('/').at(-1)}`);
    expect(gone.status).not.toBe(200);
    await take(head, '恢复公开', because(head, '已核实无误'));
    await stepped(head);
    await head.getByText('撤下，读者看不到').waitFor({ state: 'detached' });
    expect(office.faults.splice(0)).toEqual([]);
  });
});

const pages: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  [
    '我的工作',
    page =>
      page.goto('/console/').then(() => page.locator('main .list td, main .card-name').first().waitFor()),
  ],
  ['信息', page => page.goto('/console/items').then(() => page.getByText(/^共\d+条/).waitFor())],
  [
    '起草',
    async page => {
      await page.goto('/console/items');
      await button(page, '起草').click();
      await dialogOf(page).getByLabel('栏目').waitFor();
    },
  ],
  [
    '一条信息',
    async page => {
      await page.goto('/console/items?standing=published');
      await page.getByRole('main').locator('.list a, .cards a').first().click();
      await page.getByRole('heading', { name: '办理记录' }).waitFor();
    },
  ],
  [
    '编辑',
    async page => {
      await page.goto('/console/items?mine=drafts');
      await page.getByRole('main').locator('.list a, .cards a').first().click();
      await page.getByRole('link', { name: '编辑' }).click();
      await bodyOf(page).click();
      await page.keyboard.press('Control+End');
      await button(page, '插入表格').click();
      for (const name of ['项目', '标准', '备注']) {
        await page.keyboard.type(name);
        await page.keyboard.press('Tab');
      }
      await page.getByLabel('表题').fill('补贴标准');
      await button(page, '添加一条').click();
      await page.getByLabel('出自哪一条').waitFor();
    },
  ],
  [
    '预览',
    async page => {
      const tab = button(page, '预览');
      if (await tab.isVisible()) await tab.click();
      await page.locator('.preview table').first().waitFor();
    },
  ],
  [
    '送审',
    async page => {
      await button(page, '送审').click();
      await dialogOf(page).waitFor();
    },
  ],
];

describe.each([
  [1440, 'light'],
  [360, 'dark'],
] as const)('at %i pixels, %s', (width, scheme) => {
  let page: Page;
  beforeAll(async () => {
    page = await office.open({ width });
    await page.emulateMedia({ colorScheme: scheme });
    await signIn(page, 'clerk');
  });
  afterAll(() => page.context().close());

  test.each(pages)('%s', async (_name, go) => {
    await go(page);
    await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(office.faults.splice(0)).toEqual([]);
  });
});
