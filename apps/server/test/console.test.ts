/** Journeys through the console, on the built and started server with the demonstration county. */
import { writeSheets } from '@gongkai/documents';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../src/people/index.ts';
import {
  arrive,
  type ConsoleOffice,
  demoRegion,
  emailOf,
  enterPassword,
  openConsole,
  openUnit,
  signIn,
  violationsOf,
} from './console-office.ts';
import { codeFor } from './identity-office.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsole();
});
afterAll(() => office.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialogOf = (page: Page) => page.getByRole('dialog');
const expectClean = async (page: Page): Promise<void> => expect(await violationsOf(page)).toEqual([]);
const closed = (page: Page) => dialogOf(page).waitFor({ state: 'hidden' });

describe('sign-in', () => {
  test('with the second factor, set up by the person, and with a backup code', async () => {
    const page = await office.open();
    await signIn(page, 'reviewer');
    await page.goto('/console/account');
    await button(page, '启用两步验证').click();
    await page.locator('#totp').getByLabel('口令').fill(demoPassword);
    await button(page, '继续').click();
    const secret = ((await page.locator('.scan code').textContent()) ?? '').replaceAll(' ', '');
    const uri = `otpauth://totp/x?secret=${secret}`;
    await page.getByLabel('验证码').fill(codeFor(uri, -1));
    await button(page, '启用').click();
    await page.getByRole('list', { name: '备用码' }).waitFor();
    await expectClean(page);
    const codes = await page.getByRole('list', { name: '备用码' }).getByRole('listitem').allTextContents();
    expect(new Set(codes).size).toBe(10);
    await button(page, '已经保存').click();
    await page.getByText('已启用', { exact: true }).waitFor();

    await button(page, '退出登录').click();
    await arrive(page, '登录');
    await enterPassword(page, emailOf('reviewer'));
    await arrive(page, '两步验证');
    await expectClean(page);
    await page.getByLabel('验证码').fill('000000');
    await button(page, '继续').click();
    await page.getByRole('alert').filter({ hasText: '验证码不对' }).waitFor();
    await page.getByLabel('验证码').fill(codeFor(uri));
    await button(page, '继续').click();
    await arrive(page, '我的工作');

    await button(page, '退出登录').click();
    await arrive(page, '登录');
    await enterPassword(page, emailOf('reviewer'));
    await button(page, '手机不在身边，用备用码').click();
    await page.getByLabel('备用码').fill(codes[0] ?? '');
    await button(page, '继续').click();
    await arrive(page, '我的工作');
  });

  test('after too many wrong passwords the wait is told', async () => {
    const page = await office.open();
    for (let attempt = 0; attempt < 6; attempt++) {
      const answered = page.waitForResponse('**/api/auth/sign-in/email');
      await enterPassword(page, 'nobody@hengshan.example', `wrong-${attempt}`);
      await answered;
    }
    await page
      .getByRole('alert')
      .filter({ hasText: /尝试次数过多，请\d+(?:秒|分钟)后再试/ })
      .waitFor();
  });

  test('a session that ended leads to the sign-in and back', async () => {
    const page = await office.open();
    await signIn(page, 'office');
    await page.context().clearCookies();
    await page.goto('/console/organization');
    await page.getByText('请登录').waitFor();
    await page.getByLabel('邮箱').fill(emailOf('office'));
    await page.getByLabel('口令').fill(demoPassword);
    await button(page, '登录').click();
    await arrive(page, '机构');
  });
});

describe('a unit', () => {
  test('changed in two tabs: both states side by side, nothing overwritten, nothing lost', async () => {
    const unit = '衡山县水利局';
    const first = await office.open();
    await signIn(first, 'administrator');
    const second = await first.context().newPage();
    await second.clock.install();
    for (const each of [first, second]) {
      await openUnit(each, unit);
      await button(each, '修改').click();
    }
    await first.bringToFront();
    await dialogOf(first).getByLabel('电话').fill('0734-5811111');
    await dialogOf(first).getByLabel('传真').fill('0734-5833333');
    await button(first, '保存').click();
    await closed(first);
    await second.bringToFront();
    // Come back to after a while, the page reads the record anew behind the form that is open.
    await second.clock.fastForward(60_000);
    const anew = second.waitForResponse(answer => answer.url().includes('/api/units/') && answer.ok());
    await second.evaluate('window.dispatchEvent(new Event("visibilitychange"))');
    await anew;
    await second.locator('.facts').getByText('0734-5833333').waitFor({ state: 'attached' });
    await dialogOf(second).getByLabel('电话').fill('0734-5822222');
    await dialogOf(second).getByRole('textbox', { name: '地址' }).fill('衡山县开云镇解放路1号');
    await button(second, '保存').click();

    const row = second.getByRole('row').filter({ hasText: '电话' });
    await row.waitFor();
    await expectClean(second);
    expect(await row.getByRole('cell').allTextContents()).toEqual(
      expect.arrayContaining(['0734-5811111', '0734-5822222']),
    );
    expect(await dialogOf(second).getByRole('textbox', { name: '地址' }).inputValue()).toBe(
      '衡山县开云镇解放路1号',
    );
    expect(await button(second, '保存').isDisabled()).toBe(true);
    await button(second, '电话用现在的内容').click();
    await button(second, '已对照，按表单里的内容继续').click();
    await button(second, '保存').click();
    await closed(second);
    for (const text of ['0734-5811111', '0734-5833333', '衡山县开云镇解放路1号'])
      await second.locator('.facts').getByText(text).waitFor();
  });

  test('typed input is offered again after the browser was closed, to its owner alone', async () => {
    const unit = '衡山县教育局';
    const page = await office.open();
    await signIn(page, 'administrator');
    await openUnit(page, unit);
    await button(page, '修改').click();
    await dialogOf(page).getByLabel('地址').fill('衡山县开云镇学府路9号');
    const storage = await page.context().storageState();
    await page.context().close();

    const again = await office.open({ storage });
    await openUnit(again, unit);
    await button(again, '修改').click();
    await again.getByText(/填的内容没有提交/).waitFor();
    await button(again, '接着填').click();
    expect(await dialogOf(again).getByLabel('地址').inputValue()).toBe('衡山县开云镇学府路9号');
    await button(again, '保存').click();
    await closed(again);
    await again.locator('.facts').getByText('衡山县开云镇学府路9号').waitFor();
    expect(await again.evaluate('Object.keys(localStorage).length')).toBe(0);
  });

  test('found, opened and given a duty by keyboard alone', async () => {
    const page = await office.open();
    await signIn(page, 'office');
    await page.goto('/console/organization');
    await page.getByRole('treeitem').first().waitFor();
    const focused = () =>
      page.evaluate<string>(
        '(({ ariaLabel, id, textContent }) => ariaLabel || id || textContent)(document.activeElement)',
      );
    const tabTo = async (wanted: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step++) {
        if (wanted.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${wanted} was not reached by Tab`);
    };
    await tabTo(/^衡山县人民政府$/);
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('办公室');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: '衡山县人民政府办公室' }).waitFor();
    await tabTo(/^在责任分工中新增$/);
    await page.keyboard.press('Enter');
    await dialogOf(page).waitFor();
    await tabTo(/^name$/);
    await page.keyboard.type('向晓');
    await page.keyboard.press('Enter');
    await closed(page);
    await page.locator('.duties').getByText('向晓').waitFor();
    await expect.poll(focused).toBe('在责任分工中新增');
  });

  test('an auditor sees it and is offered no change', async () => {
    const page = await office.open();
    await signIn(page, 'auditor');
    await openUnit(page, '衡山县司法局');
    for (const name of ['修改', '更名', '合并', '新建机构', '在责任分工中新增'])
      expect(await button(page, name).count()).toBe(0);
    expect(await page.getByRole('link', { name: '用户与角色' }).count()).toBe(0);
  });
});

describe('an import', () => {
  const columns = ['机构名称', '机构类型', '上级机构'].map(title => ({ title, width: 20 }));
  const workbook = writeSheets({
    title: '',
    creator: '',
    sheets: [
      {
        name: '机构',
        columns,
        rows: [
          ['衡山县数据局', '政府工作部门', '衡山县人民政府'],
          ['衡山县大数据中心', '事业单位', '衡山县信息局'],
          ['', '政府工作部门', '衡山县人民政府'],
        ],
      },
    ],
  });

  test('tells the faulty rows, writes the others, and is followed across a reload', async () => {
    const page = await office.open();
    await signIn(page, 'administrator');
    await page.goto(`/console/organization/${demoRegion}/import`);
    await page.getByLabel(/xlsx工作簿/).setInputFiles({
      name: '机构.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(workbook),
    });
    await button(page, '检查').click();
    await page.getByText('有2行需要改正').waitFor();
    await expectClean(page);
    const rows = page.getByRole('row').filter({ hasText: '有错' });
    await rows.filter({ hasText: '第3行' }).getByText('上级机构', { exact: true }).waitFor();
    await rows.filter({ hasText: '第4行' }).getByText('机构名称', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('有2行需要改正').waitFor();
    await button(page, '只导入没有错的行').click();
    await dialogOf(page).getByRole('button', { name: '导入' }).click();
    await page.getByText(/条$/).first().waitFor();
    await page.reload();
    await page.getByText('已写入，有2行没有导入。').waitFor();
    await expectClean(page);
    await page.getByRole('link', { name: '去看机构' }).click();
    await page.getByLabel('查找机构').fill('数据局');
    await page.getByRole('treeitem', { name: '衡山县数据局' }).waitFor();
  });
});

describe('people and the log', () => {
  test('a clerk is invited, disabled, enabled; a role given and taken; the log tells it and its chain holds', async () => {
    const page = await office.open();
    await signIn(page, 'administrator');
    await page.goto('/console/people');
    await button(page, '邀请用户').click();
    const form = dialogOf(page);
    await form.getByLabel('姓名').fill('谭映');
    await form.getByLabel('邮箱').fill('tanying@hengshan.example');
    await button(page, '发送邀请').click();
    await form.getByText('请选择单位').waitFor();
    await form.getByLabel('单位').fill('民政');
    await page.keyboard.press('Enter');
    await button(page, '发送邀请').click();
    await closed(page);
    await button(page, '谭映').click();
    await form.getByText('等待设置口令').waitFor();

    const act = async (name: string): Promise<void> => {
      await button(page, name).click();
      await page
        .getByRole('dialog', { name: new RegExp(`^${name}`) })
        .getByRole('button', { name })
        .click();
    };
    await act('停用');
    await form.getByText('已停用').first().waitFor();
    await act('启用');
    await form.getByText('等待设置口令').waitFor();
    await button(page, '授予角色').click();
    const granting = page.getByRole('dialog', { name: /^授予/ });
    await granting.getByLabel('角色').selectOption('auditor');
    await granting.getByRole('button', { name: '授予' }).click();
    await button(page, '收回审计员').click();
    await button(page, '确认收回').click();
    await form.getByText('未生效或已结束').waitFor();

    await page.goto('/console/audit?subject=person');
    await page.getByText('审计链完整').waitFor();
    await page.getByRole('row').filter({ hasText: '停用、启用用户' }).nth(1).getByRole('button').click();
    const record = page.getByRole('dialog').getByRole('row').filter({ hasText: '已停用' });
    await record.waitFor();
    expect(await record.getByRole('cell').allTextContents()).toEqual(['false', 'true']);
  });

  test('nothing was refused by the browser, and no page failed', () => {
    expect(office.faults).toEqual([]);
  });
});
