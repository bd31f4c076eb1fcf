/** The console's pages of the catalogue, the lists, the decisions and the yearly figures, as they are served. */
import { writeSheets } from '@gongkai/documents';
import { creditCheckSign, decisionFields } from '@gongkai/law';
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
const dialogOf = (page: Page) => page.getByRole('dialog');
const closed = (page: Page) => dialogOf(page).waitFor({ state: 'hidden' });
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

const signedIn = async (role: string, width = 1440): Promise<Page> => {
  const page = await office.open({ width });
  await signIn(page, role);
  return page;
};

/** Chooses a unit by typing its name. */
const chooseUnit = async (page: Page, label: string, name: string): Promise<void> => {
  const field = page.getByRole('combobox', { name: label });
  await field.fill(name);
  await page.locator('.ant-select-item-option', { hasText: name }).first().click();
};

const openColumn = async (page: Page, owner: string, name: string): Promise<void> => {
  await page.goto(`/console/catalogue/${demoRegion}/${owner}`);
  await page
    .getByRole('treeitem')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
};

describe('the catalogue', () => {
  test('a template is seen before it is made, and makes nothing twice', async () => {
    const page = await signedIn('office');
    await page.goto(`/console/catalogue/${demoRegion}/region`);
    await page.getByRole('treeitem').first().waitFor();
    const before = await page.getByRole('treeitem').count();
    const choose = async (): Promise<void> => {
      await button(page, '套用模板').click();
      await dialogOf(page).getByRole('checkbox', { name: '养老服务' }).check();
      await button(page, '预览').click();
    };
    await choose();
    await page.getByText(/^将新建\d+个栏目$/).waitFor();
    const planned = await dialogOf(page).locator('.outline li').allTextContents();
    expect(planned).toContain('养老服务');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: `新建这${planned.length}个栏目` }).click();
    await closed(page);
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(before + planned.length);
    await choose();
    await page.getByText('这些栏目都已经有了，没有要新建的。').waitFor();
    expect(await page.getByRole('button', { name: /^新建这/ }).count()).toBe(0);
  });

  test('a column is made, refused where its address is taken, ended, reopened and removed', async () => {
    const page = await signedIn('office');
    await openColumn(page, 'region', '通知公告');
    await button(page, '新建下级').click();
    await dialogOf(page).getByLabel('栏目网址').fill('news');
    await dialogOf(page).getByLabel('栏目名称').fill('停水停电公告');
    await button(page, '新建').click();
    await dialogOf(page)
      .getByText(/已用了这个网址/)
      .waitFor();
    expect(await dialogOf(page).getByLabel('栏目名称').inputValue()).toBe('停水停电公告');
    await dialogOf(page).getByLabel('栏目网址').fill('outages');
    await button(page, '新建').click();
    await page.getByRole('heading', { level: 2, name: '停水停电公告' }).waitFor();
    await page.getByText('栏目是空的').waitFor();
    await button(page, '停用').click();
    await dialogOf(page).getByRole('button', { name: '停用' }).click();
    await page.getByText(`已于${today}停用`).waitFor();
    await button(page, '恢复').click();
    await dialogOf(page).getByRole('button', { name: '恢复' }).click();
    await page.getByText('栏目是空的').waitFor();
    await button(page, '删除').click();
    await dialogOf(page).getByRole('button', { name: '删除' }).click();
    await page.getByText('没有这个栏目').waitFor();
  });

  test('changed in two tabs: both states side by side', async () => {
    const first = await signedIn('office');
    const second = await first.context().newPage();
    for (const each of [first, second]) {
      await openColumn(each, 'region', '统计信息');
      await button(each, '修改').click();
    }
    await dialogOf(first).getByLabel('关键词').fill('统计公报');
    await button(first, '保存').click();
    await closed(first);
    await dialogOf(second).getByLabel('关键词').fill('经济数据');
    await button(second, '保存').click();
    await button(second, '关键词用现在的内容').waitFor();
    expect(await violationsOf(second)).toEqual([]);
    await button(second, '已对照，按表单里的内容继续').click();
    await button(second, '保存').click();
    await closed(second);
    await second.locator('.facts').getByText('经济数据').waitFor();
  });

  test('moved, put before its neighbour, and given to a unit with all below it', async () => {
    const page = await signedIn('office');
    await openColumn(page, 'region', '政策文件');
    await button(page, '下移').click();
    await expect.poll(() => button(page, '上移').isEnabled()).toBe(true);
    await button(page, '责任单位').click();
    await chooseUnit(page, '责任单位', '衡山县司法局');
    await button(page, '指定').click();
    await closed(page);
    await page.locator('.facts').getByText('衡山县司法局').waitFor();
    await page.getByRole('link', { name: '政策解读' }).click();
    await page.locator('.facts').getByText('衡山县司法局').waitFor();
    await button(page, '移动').click();
    await dialogOf(page).getByLabel('新的上级栏目').selectOption('');
    await dialogOf(page).getByRole('button', { name: '移动' }).click();
    await closed(page);
    await expect.poll(() => page.locator('.facts > div').first().textContent()).toBe('位置政策解读');
  });
});

describe('the lists', () => {
  test('a word is added, told to be there, changed and taken off', async () => {
    const page = await signedIn('office');
    await page.goto('/console/lists');
    const add = async (): Promise<void> => {
      await button(page, '添加词语').click();
      await dialogOf(page).getByLabel('词语').fill('云溪县城');
      await dialogOf(page).getByLabel('规范用语').fill('衡山县城');
      await button(page, '添加').click();
    };
    await add();
    await closed(page);
    await add();
    await dialogOf(page).getByText('词库中已有这个词语').waitFor();
    await dialogOf(page).getByRole('button', { name: '取消' }).click();
    await page.getByLabel('查找词语').fill('云溪');
    await button(page, '查找').click();
    await button(page, '云溪县城').click();
    await dialogOf(page).getByLabel('例外').fill('老云溪县城\n云溪县城关');
    await button(page, '保存').click();
    await closed(page);
    await page.getByText('老云溪县城、云溪县城关').waitFor();
    await button(page, '去掉“云溪县城”').click();
    await dialogOf(page).getByRole('button', { name: '去掉' }).click();
    await page.getByText('没有这样的词语').waitFor();
  });

  test('a topic is added, put before others, ended and reopened; what is missing is filled up', async () => {
    const page = await signedIn('office');
    await page.goto('/console/lists');
    await button(page, '添加重点领域').click();
    await dialogOf(page).getByLabel('名称').fill('萱洲古镇保护');
    await button(page, '添加').click();
    await closed(page);
    const names = () => page.locator('.duties').first().locator('b').allTextContents();
    await expect.poll(async () => (await names()).at(-1)).toBe('萱洲古镇保护');
    await button(page, '上移萱洲古镇保护').click();
    await expect.poll(async () => (await names()).at(-2)).toBe('萱洲古镇保护');
    await button(page, '停用萱洲古镇保护').click();
    await dialogOf(page).getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用的（1）').click();
    await button(page, '恢复萱洲古镇保护').click();
    await dialogOf(page).getByRole('button', { name: '恢复' }).click();
    await expect.poll(names).toContain('萱洲古镇保护');
    await button(page, '补齐起步的重点领域').click();
    await button(page, '补齐').click();
    await page.getByText('都已经有了，没有新加的').waitFor();
  });

  test('who may not change them is offered nothing', async () => {
    const page = await signedIn('auditor');
    await page.goto('/console/lists');
    await page.getByText('产业链供应链招商').waitFor();
    for (const name of ['添加词语', '补齐起步词库', '添加重点领域'])
      expect(await button(page, name).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(?:去掉|停用|修改)/ }).count()).toBe(0);
  });
});

const unit = '衡山县水利局';

/** The decisions of the unit that wait. */
const openUnitDecisions = async (page: Page): Promise<void> => {
  await page.goto('/console/decisions');
  await chooseUnit(page, '单位', unit);
  await expect.poll(() => page.url()).toContain('unit=');
};

describe('decisions', () => {
  test('entered, its faults at their fields, kept while one is away; published masked, withdrawn and restored', async () => {
    const page = await signedIn('office');
    await openUnitDecisions(page);
    await button(page, '录入').click();
    const dialog = dialogOf(page);
    await dialog.getByLabel('种类').selectOption('penalty');
    const texts = {
      行政相对人名称: '欧阳小明',
      行政处罚决定书文号: '山水罚决字〔2026〕901号',
      违法行为类型: '擅自取水',
      违法事实: '未经批准取水',
      处罚依据: '有关规定',
      处罚内容: '罚款',
      '罚款金额（万元）': '半万',
    };
    for (const [label, text] of Object.entries(texts)) await dialog.getByLabel(label).fill(text);
    await dialog.getByLabel('行政相对人类别').selectOption('自然人');
    await dialog.getByRole('checkbox', { name: '罚款' }).check();
    await dialog.getByLabel('处罚决定日期').fill(today);
    await button(page, '录入').last().click();
    await dialog.locator('.ant-form-item-explain-error').waitFor();

    await page.reload();
    await page.getByRole('heading', { level: 1, name: '双公示' }).waitFor();
    await button(page, '录入').click();
    await button(page, '接着填').click();
    expect(await dialog.getByLabel('行政相对人名称').inputValue()).toBe('欧阳小明');
    await dialog.getByLabel('罚款金额（万元）').fill('0.5');
    await button(page, '录入').last().click();
    await dialog.getByText('公示期限').waitFor();
    expect(await dialog.textContent()).toContain('门户显示为欧阳某');
    expect(await violationsOf(page)).toEqual([]);

    await dialog.getByRole('button', { name: '公示' }).click();
    const asking = page.getByRole('dialog', { name: /^公示 / });
    expect(await asking.textContent()).toContain('欧阳某');
    expect(await asking.textContent()).not.toContain('小明');
    await asking.getByRole('button', { name: '公示' }).click();
    await dialog.getByText('已公示').first().waitFor();
    await dialog.getByRole('button', { name: '撤下' }).click();
    const withdrawing = page.getByRole('dialog', { name: /^撤下 / });
    await withdrawing.getByLabel('原因').selectOption('annulled');
    await withdrawing.getByLabel('理由').fill('行政复议决定撤销');
    await withdrawing.getByRole('button', { name: '撤下' }).click();
    await dialog.getByText('行政复议决定撤销').waitFor();
    await dialog.getByRole('button', { name: '恢复' }).click();
    await page
      .getByRole('dialog', { name: /^恢复 / })
      .getByRole('button', { name: '恢复' })
      .click();
    await dialog.getByRole('button', { name: '更正' }).waitFor();
  });

  test('a workbook is checked row by row, written without its faults, and published together', async () => {
    const page = await signedIn('office');
    const fields = decisionFields.licence.filter(({ id, required }) => required || id === 'creditCode');
    const code = '91430423MA4L0001X';
    const row = (documentNo: string, decidedOn: string) => {
      const texts: Record<string, string> = {
        party: '衡山县晨光供水有限公司',
        partyClass: '法人及非法人组织',
        creditCode: `${code}${creditCheckSign(code)}`,
        name: '取水许可决定书',
        documentNo,
        category: '普通',
        content: '准予取水',
        decidedOn,
        organ: unit,
      };
      return fields.map(({ id }) => texts[id] ?? '');
    };
    const workbook = writeSheets({
      title: '',
      creator: '',
      sheets: [
        {
          name: '行政许可',
          columns: fields.map(({ title }) => ({ title, width: 20 })),
          rows: [
            row('山水许决字〔2026〕901号', today),
            row('山水许决字〔2026〕902号', today),
            row('山水许决字〔2026〕903号', '某天'),
          ],
        },
      ],
    });
    await page.goto(`/console/decisions/${demoRegion}/import`);
    await chooseUnit(page, '单位', unit);
    await page.getByLabel(/xlsx工作簿/).setInputFiles({
      name: '许可.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(workbook),
    });
    await button(page, '检查').click();
    await page.getByText('有1行需要改正').waitFor();
    await page.getByText('许可决定日期').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await button(page, '只导入没有错的行').click();
    await button(page, '导入').click();
    await page.getByText('全部写入。').waitFor();
    await page.getByRole('link', { name: '去看双公示' }).click();
    await arrive(page, '双公示');
    await openUnitDecisions(page);
    for (const number of ['901', '902'])
      await page.getByRole('checkbox', { name: `选中山水许决字〔2026〕${number}号` }).check();
    await button(page, '公示选中的2条').click();
    await dialogOf(page).getByRole('button', { name: '公示' }).click();
    await closed(page);
    await expect.poll(() => page.getByRole('checkbox', { name: /许决字/ }).count()).toBe(0);
  });

  test('exported, and the template downloaded', async () => {
    const page = await signedIn('office');
    await openUnitDecisions(page);
    await button(page, '导出').click();
    const exporting = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载xlsx' }).click();
    expect((await exporting).suggestedFilename()).toMatch(/^衡山县水利局\d{4}年行政许可\.xlsx$/);
    await page.goto(`/console/decisions/${demoRegion}/import`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: '空白模板' }).click();
    expect((await downloading).suggestedFilename()).toBe('行政许可导入模板.xlsx');
  });
});

describe('yearly figures', () => {
  test('entered with its source, corrected in two tabs, with how it came about', async () => {
    const first = await signedIn('office');
    const open = async (page: Page): Promise<void> => {
      await page.goto('/console/figures?year=2023&search=衡山县教育局');
      await page.getByRole('button', { name: /^衡山县教育局行政事业性收费/ }).click();
      await dialogOf(page).getByLabel('来源').waitFor();
    };
    await open(first);
    await dialogOf(first).getByLabel('行政事业性收费（元）').fill('12.345');
    await dialogOf(first).getByLabel('来源').fill('非税收入年度报表');
    await button(first, '填报').last().click();
    await dialogOf(first).getByText('应为金额，如1234.56').waitFor();
    await dialogOf(first).getByLabel('行政事业性收费（元）').fill('12,345.6');
    await button(first, '填报').last().click();
    await closed(first);
    await first.getByText('12,345.60元').waitFor();

    const second = await first.context().newPage();
    for (const each of [first, second]) await open(each);
    await dialogOf(first).getByLabel('行政事业性收费（元）').fill('20000');
    await button(first, '更正').click();
    await closed(first);
    await dialogOf(second).getByLabel('行政事业性收费（元）').fill('30000');
    await button(second, '更正').click();
    const row = second.getByRole('row').filter({ hasText: '行政事业性收费' });
    await button(second, '行政事业性收费（元）用现在的内容').waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(expect.arrayContaining(['20000', '30000']));
    await button(second, '已对照，按表单里的内容继续').click();
    await button(second, '更正').click();
    await closed(second);
    await open(second);
    expect(await dialogOf(second).locator('.history ins').allTextContents()).toEqual([
      '30,000元',
      '20,000元',
      '12,345.60元',
    ]);
    expect(await violationsOf(second)).toEqual([]);
  });
});

const settled = async (page: Page): Promise<void> => {
  await dialogOf(page).waitFor();
  // Colours are measured when the dialog stands.
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

const pages: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  [
    '栏目',
    page =>
      page
        .goto(`/console/catalogue/${demoRegion}/region`)
        .then(() => page.getByRole('treeitem').first().waitFor()),
  ],
  ['一个栏目', page => openColumn(page, 'region', '规划计划')],
  [
    '修改栏目',
    page =>
      openColumn(page, 'region', '规划计划')
        .then(() => button(page, '修改').click())
        .then(() => settled(page)),
  ],
  [
    '移动栏目',
    page =>
      openColumn(page, 'region', '规划计划')
        .then(() => button(page, '移动').click())
        .then(() => settled(page)),
  ],
  ['词库', page => page.goto('/console/lists').then(() => page.getByText('产业链供应链招商').waitFor())],
  [
    '添加词语',
    page =>
      page
        .goto('/console/lists')
        .then(() => button(page, '添加词语').click())
        .then(() => settled(page)),
  ],
  ['双公示', page => page.goto('/console/decisions').then(() => page.getByText('已公示').nth(2).waitFor())],
  [
    '一条许可或处罚',
    async page => {
      await page.goto('/console/decisions?kind=penalty&status=published');
      await page
        .getByRole('button', { name: /罚决字/ })
        .first()
        .click();
      await page.getByText('公示期限').waitFor();
      await settled(page);
    },
  ],
  [
    '录入',
    async page => {
      await page.goto('/console/decisions');
      await button(page, '录入').click();
      await page.getByLabel('行政相对人名称').waitFor();
      await settled(page);
    },
  ],
  [
    '导入许可或处罚',
    page =>
      page
        .goto(`/console/decisions/${demoRegion}/import`)
        .then(() => page.getByText('选择填好的工作簿').waitFor()),
  ],
  [
    '年度数据',
    page =>
      page.goto('/console/figures?year=2024').then(() =>
        page
          .getByRole('button', { name: /行政强制/ })
          .first()
          .waitFor(),
      ),
  ],
  [
    '一项年度数据',
    async page => {
      await page.goto('/console/figures?year=2024');
      await page
        .getByRole('button', { name: /行政强制/ })
        .first()
        .click();
      await settled(page);
    },
  ],
];

describe.each([1440, 360])('at %i pixels', width => {
  let page: Page;
  beforeAll(async () => {
    page = await signedIn('office', width);
  });
  afterAll(() => page.context().close());

  test.each(pages)('%s', async (_name, go) => {
    await go(page);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(office.faults.splice(0)).toEqual([]);
  });
});
