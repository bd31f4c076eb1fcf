/** 批量导入, 公文交换 and 文件库 through the browser. */
import { writeItemSheet } from '@gongkai/documents';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** A page holds for those who hear it and on a telephone. */
const holds = async (page: Page): Promise<void> => {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

const workbook = () =>
  writeItemSheet({
    creator: '衡山县',
    rows: [
      { title: '关于农机补贴的通知', column: '通知公告', formed: '2024-03-01', body: '现将事项通知如下。' },
      { title: '栏目写错的通知', column: '没有这个栏目', formed: '2024-03-01', body: '正文。' },
    ],
  });

describe('批量导入', () => {
  let page: Page;
  beforeAll(async () => {
    page = await office.open();
    await signIn(page, 'clerk');
  });
  afterAll(() => page.context().close());

  test('a file is checked row by row, and only its good rows are written', async () => {
    await page.goto('/console/bulk');
    await arrive(page, '批量导入');
    await page.getByRole('link', { name: '导入文件' }).click();
    await arrive(page, '批量导入信息');
    await holds(page);
    await page.locator('input[type=file]').setInputFiles({
      name: '旧网站信息.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(workbook()),
    });
    await button(page, '检查').click();
    await page.getByText('有1行需要改正').waitFor();
    await page.getByText('栏目写错的通知').waitFor();
    await holds(page);
    await button(page, '只导入没有错的行').click();
    await inDialog(page).getByText('将导入1条信息。').waitFor();
    await button(page, '导入').click();
    await page.getByText('全部写入。').waitFor();
    await page.getByRole('link', { name: '去看批量导入' }).click();
    await page.getByRole('link', { name: '旧网站信息.xlsx' }).waitFor();
    await page.getByText('已结束').waitFor();
    await holds(page);
    await page.goto('/console/items?text=农机补贴');
    await page.getByRole('link', { name: '关于农机补贴的通知' }).waitFor();
  });

  test('a file that cannot be read says so, and another may be chosen', async () => {
    await page.goto(`/console/bulk/${demoRegion}/import`);
    await page.locator('input[type=file]').setInputFiles({
      name: '不是工作簿.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from('<?xml version="1.0"?><nothing/>'),
    });
    await button(page, '检查').click();
    await page.getByText('这个文件没有读出来，什么都没有写入').waitFor();
    await page.getByRole('link', { name: '换一个文件' }).click();
    await button(page, '检查').waitFor();
  });
});

describe('公文交换', () => {
  test('a source is made, its token hands over a document, and ended it does not', async () => {
    const page = await office.open();
    await signIn(page, 'office');
    await page.goto('/console/intake');
    await arrive(page, '公文交换');
    await page.getByText('/api/intake/documents').waitFor();
    await button(page, '新建来源').click();
    await inDialog(page).getByLabel('名称').fill('协同办公系统');
    await inDialog(page).getByLabel('移交到的单位').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await button(page, '新建').click();
    await page.getByText('令牌只显示这一次，关闭后不能再看').waitFor();
    const token = await page.getByLabel('令牌', { exact: true }).inputValue();
    await holds(page);
    await button(page, '已经保存好').click();
    await inDialog(page).waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(token);

    const handOver = () => {
      const form = new FormData();
      form.set(
        'metadata',
        JSON.stringify({
          key: 'OA-1',
          column: '通知公告',
          title: '通知',
          formedOn: '2024-05-30',
          attribute: '主动公开',
        }),
      );
      return fetch(`${office.url}/api/intake/documents`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
        body: form,
      });
    };
    expect((await handOver()).status).toBe(200);
    await holds(page);
    await button(page, '停用协同办公系统').click();
    await inDialog(page).getByRole('button', { name: '停用', exact: true }).click();
    await inDialog(page).waitFor({ state: 'detached' });
    await page.getByText(/停用$/).first().waitFor();
    expect((await handOver()).status).toBe(401);
    await page.context().close();
  });
});

describe('文件库', () => {
  test('a file of an item is found by its name and can be fetched', async () => {
    const page = await office.open();
    await signIn(page, 'clerk');
    await page.goto('/console/items');
    await button(page, '起草').click();
    await inDialog(page).getByLabel('栏目').selectOption({ label: '通知公告' });
    await inDialog(page).getByLabel('标题').fill('有附件的通知');
    await button(page, '开始写').click();
    await arrive(page, '起草');
    const [, , , region, id] = new URL(page.url()).pathname.split('/');
    const items = await page.request.get(`/api/items/${region}/${id}`);
    const { item } = await items.json();
    const sent = await page.request.post(`/api/items/${region}/${id}/files`, {
      headers: { Origin: office.url },
      multipart: {
        version: String(item.version),
        file: { name: '申报表.txt', mimeType: 'text/plain', buffer: Buffer.from('申报表的内容') },
      },
    });
    expect(sent.status()).toBe(200);

    await page.goto('/console/media');
    await arrive(page, '文件库');
    await page.getByLabel('文件名或信息标题').fill('申报表');
    await button(page, '查找').click();
    await page.getByRole('link', { name: '有附件的通知' }).waitFor();
    await holds(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '申报表.txt' }).click();
    expect((await download).suggestedFilename()).toBe('申报表.txt');
    await page.context().close();
  });
});

test('no page complained', () => {
  expect(office.faults).toEqual([]);
});
