/** 一条信息 from the first word to its withdrawal, through the browser, by the people who do it. */
import { audiences } from '@gongkai/law';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences as offered } from '../../console/src/api/words.ts';
import {
  arrive,
  type ConsoleOffice,
  demoRegion,
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

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (page: Page) => page.getByRole('dialog');

/** What Word puts on the clipboard of a heading, a numbered paragraph, a table, a comment. */
const wordTable = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
  p.MsoNormal{margin:0cm;font-family:"Times New Roman",serif} b{mso-bidi-font-weight:normal}</style></head><body>
  <!--StartFragment--><p class=MsoNormal align=center style='text-align:center'><b>补贴标准</b></p>
  <p class=MsoNormal style='text-indent:21pt'><span lang=EN-US>联系人王小明，身份证号430423199001011236。</span></p>
  <table class=MsoTableGrid border=1 cellspacing=0><tr><td width=200 style='width:150pt;border:solid 1pt'>
  <p class=MsoNormal><b>项目</b></p></td><td width=200><p class=MsoNormal><b>标准</b></p></td></tr>
  <tr><td><p class=MsoNormal>农贸市场改造</p></td><td><p class=MsoNormal>每家5万元<o:p></o:p></p></td></tr></table>
  <!--EndFragment--></body></html>`;

/** Pastes as the system's clipboard would. */
const paste = (page: Page, html: string) =>
  page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/html', ${JSON.stringify(html)});
    const body = document.querySelector('#item-body');
    body.focus();
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);

/** Takes a step: opens it, says what has to be said, and confirms. */
const take = async (page: Page, step: string, fill?: () => Promise<unknown>): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  const dialog = inDialog(page);
  await dialog.waitFor();
  await fill?.();
  await dialog.getByRole('button', { name: step, exact: true }).click();
};

const stepped = (page: Page): Promise<void> => inDialog(page).waitFor({ state: 'detached' });

const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator('.page-head .mark').getByText(state, { exact: true }).waitFor();

const title = '关于促进农贸市场改造的若干措施';

/** Seconds from now in China, as the field of a time takes it. */
const inSeconds = (seconds: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + seconds * 1000).toISOString().slice(0, 19);

test('the console offers the audiences that the portal knows', () => {
  expect(offered).toEqual(Object.fromEntries(audiences.map(({ id, name }) => [id, name])));
});

describe('信息', () => {
  let clerk: Page;
  let reviewer: Page;
  let head: Page;
  let address = '';

  beforeAll(async () => {
    [clerk, reviewer, head] = await Promise.all([office.open(), office.open(), office.open()]);
    await signIn(clerk, 'clerk');
    await signIn(reviewer, 'reviewer');
    await signIn(head, 'head');
  });
  afterAll(async () => {
    for (const page of [clerk, reviewer, head]) await page.context().close();
  });

  test('the clerk begins a draft and pastes a table out of Word', async () => {
    await clerk.goto('/console/items');
    await button(clerk, '起草').click();
    await inDialog(clerk).getByLabel('栏目').selectOption({ label: '通知公告' });
    await inDialog(clerk).getByLabel('标题').fill(title);
    await button(clerk, '开始写').click();
    await arrive(clerk, '起草');
    address = new URL(clerk.url()).pathname.replace(/\/edit$/, '');
    await paste(clerk, wordTable);
    const body = clerk.getByRole('textbox', { name: '正文', exact: true });
    await body.getByText('每家5万元').waitFor();
    expect(await body.locator('table').count()).toBe(1);
    expect(await body.innerHTML()).not.toMatch(/Mso|style=/);
    // The preview beside shows the same.
    await clerk.locator('.preview').getByText('每家5万元').waitFor();
  });

  test('rows and columns are added from the keyboard', async () => {
    const body = clerk.getByRole('textbox', { name: '正文', exact: true });
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
    await clerk.getByLabel('成文日期').fill(inSeconds(0).slice(0, 10));
    await button(clerk, '从正文起草').click();
    await expect.poll(() => clerk.getByLabel('内容概述').inputValue()).toMatch(/^补贴标准/);
    await clerk.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    await clerk.reload();
    await arrive(clerk, '起草');
    await clerk.getByRole('textbox', { name: '正文', exact: true }).getByText('电商服务站').waitFor();
  });

  test('an identity number is found, in the text and in the summary made from it, and holds the draft back', async () => {
    await take(clerk, '送审');
    await inDialog(clerk)
      .getByText(/审前检查还有2处必须处理/)
      .waitFor();
    await button(clerk, '取消').click();
    const findings = clerk.locator('.finding.open');
    await findings.getByText('居民身份证号码').first().waitFor();
    expect(await findings.count()).toBe(2);
    expect((await findings.allTextContents()).join()).not.toContain('430423199001011236');
  });

  test('the clerk mends it and hands it in', async () => {
    const body = clerk.getByRole('textbox', { name: '正文', exact: true });
    await body.getByText('联系人王小明').click({ clickCount: 3 });
    await clerk.keyboard.type('联系电话：0734-5810000。');
    await clerk.getByLabel('内容概述').fill('农贸市场改造的补贴标准。');
    await take(clerk, '送审');
    await stepped(clerk);
    await arrive(clerk, title);
    await stateIs(clerk, '内容审核');
  });

  test('the reviewer finds it among what waits, and lets content and secrecy pass', async () => {
    await reviewer.goto('/console/');
    await reviewer.getByRole('link', { name: title }).click();
    await arrive(reviewer, title);
    await reviewer.getByText('条例第十七条').first().waitFor();
    await take(reviewer, '内容审核通过');
    await stateIs(reviewer, '保密审查');
    await take(reviewer, '保密审查通过');
    await stateIs(reviewer, '待签发');
  });

  test('the head signs for a time, at which it is published', async () => {
    await head.goto(address);
    await take(head, '签发', () => inDialog(head).getByLabel('定时发布').fill(inSeconds(4)));
    await stateIs(head, '待发布');
    await stateIs(head, '已发布');
    const shown = await fetch(`${office.url}/${demoRegion}/info/${address.split('/').at(-1)}`);
    const text = await shown.text();
    expect(shown.status).toBe(200);
    expect(text).toContain('每家5万元');
    expect(text).not.toContain('430423199001011236');
  });

  test('the clerk revises it; two windows meet side by side', async () => {
    await clerk.goto(address);
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
    const buffer = Buffer.from('联系人王小明，身份证号430423199001011236。');
    await clerk
      .getByLabel(/^上传附件/)
      .setInputFiles({ name: '申报指南.txt', mimeType: 'text/plain', buffer });
    await clerk.locator('.file-findings').getByText('居民身份证号码').waitFor();
    await button(clerk, '删去 申报指南.txt').click();
    await clerk.locator('.files').getByText('申报指南.txt').waitFor({ state: 'detached' });
  });

  test('the head withdraws it, and puts it back', async () => {
    await head.goto(address);
    await take(head, '撤下', () => inDialog(head).getByLabel('理由').fill('发现补贴标准有误，核实后恢复'));
    await stepped(head);
    await head.getByText('撤下，读者看不到').waitFor();
    const gone = await fetch(`${office.url}/${demoRegion}/info/${address.split('/').at(-1)}`);
    expect(gone.status).not.toBe(200);
    await take(head, '恢复公开', () => inDialog(head).getByLabel('理由').fill('已核实无误'));
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
      await inDialog(page).getByLabel('栏目').waitFor();
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
      await page.getByRole('textbox', { name: '正文', exact: true }).click();
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
      await inDialog(page).waitFor();
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
