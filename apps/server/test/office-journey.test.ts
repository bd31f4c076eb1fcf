/** From an empty folder to an office at work: everything through the command line, the browser and real mail. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSheets } from '@gongkai/documents';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser.ts';
import { arrive, button, dialogOf, enterPassword, look, openUnit } from './console-office.ts';
import { codeFor, goodPassword } from './identity-office.ts';
import { type Sink, startSink } from './mail-sink.ts';
import { freePort, gongkai, type Running, start } from './server.ts';

const bureau = '云溪县商务局';

let folder: string;
let sink: Sink;
let server: Running;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-office-'));
  sink = await startSink();
  const port = String(await freePort());
  server = await start({
    DATA_DIR: folder,
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: sink.url,
    LOG_LEVEL: 'error',
  });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await sink.close();
  await rm(folder, { recursive: true, force: true });
});

/** Someone's own browser. */
const openBrowser = async (width = 1440): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    baseURL: server.url,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on('pageerror', error => void faults.push(error.message));
  return page;
};

const closed = (page: Page) => dialogOf(page).waitFor({ state: 'hidden' });

/** Sets up the second factor on 我的账号. @returns the address that an authenticator takes */
const setUpTotp = async (page: Page, who: string, password: string): Promise<string> => {
  await page.goto('/console/account');
  await button(page, '启用两步验证').click();
  await page.locator('#totp').getByLabel('口令').fill(password);
  await button(page, '继续').click();
  const secret = ((await page.locator('.scan code').textContent()) ?? '').replaceAll(' ', '');
  const uri = `otpauth://totp/x?secret=${secret}`;
  await page.getByLabel('验证码').fill(codeFor(uri, -1));
  await button(page, '启用').click();
  await page.getByRole('list', { name: '备用码' }).waitFor();
  await look(page, `备用码-${who}`);
  await button(page, '已经保存').click();
  await page.getByText('已启用', { exact: true }).waitFor();
  return uri;
};

const columns = ['机构名称', '机构类型', '上级机构'].map(title => ({ title, width: 20 }));
const workbook = (rows: string[][]) => ({
  name: '机构.xlsx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(writeSheets({ title: '', creator: '', sheets: [{ name: '机构', columns, rows }] })),
});

const government = ['云溪县人民政府', '人民政府', ''];
const good = [
  government,
  ['云溪县人民政府办公室', '政府办公室（主管部门）', '云溪县人民政府'],
  [bureau, '政府工作部门', '云溪县人民政府'],
];
const faulty = [
  ...good,
  ['云溪县财政局', '政府工作部门', '云溪县政府'],
  ['', '政府工作部门', '云溪县人民政府'],
  ['云溪县林业局', '局', '云溪县人民政府'],
];
const mended = [
  ...good,
  ['云溪县财政局', '政府工作部门', '云溪县人民政府'],
  ['云溪县林业局', '政府工作部门', '云溪县人民政府'],
];

/** The link in the letter that reached the address. */
const linkFor = async (address: string): Promise<string> => {
  const letter = () => sink.letters.find(({ to }) => to.includes(address));
  await expect.poll(letter, { timeout: 60_000 }).toBeDefined();
  const [, body = ''] = /\r\n\r\n([\s\S]*)/.exec(letter()?.text ?? '') ?? [];
  const text = /base64/i.test(letter()?.text ?? '')
    ? Buffer.from(body, 'base64').toString('utf8')
    : body.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return /http:\/\/\S+#token=\S+/.exec(text)?.[0] ?? '';
};

const invite = async (page: Page, name: string, email: string, role: string): Promise<void> => {
  await page.goto('/console/people');
  await button(page, '邀请用户').click();
  const form = dialogOf(page);
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('邮箱').fill(email);
  await form.getByLabel('角色').selectOption(role);
  await form.getByLabel('单位').fill('商务');
  await page.keyboard.press('Enter');
  await look(page, `邀请-${role}`);
  await button(page, '发送邀请').click();
  await closed(page);
};

/** From the letter to the first page after signing in. */
const accept = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto(await linkFor(email));
  await arrive(page, '设置口令');
  await page.getByLabel('新口令').fill(password);
  await page.getByLabel('再输入一次').fill(password);
  await look(page, `设置口令-${email.split('@')[0]}`);
  await button(page, '设置口令').click();
  await page.getByRole('link', { name: '去登录' }).click();
  await enterPassword(page, email, password);
  await arrive(page, '我的工作');
};

const addDuty = async (page: Page, kind: string, fields: Record<string, string>): Promise<void> => {
  await button(page, '在责任分工中新增').click();
  const form = dialogOf(page);
  await form.getByLabel('分工').selectOption(kind);
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
  await button(page, '新增').click();
  await closed(page);
};

test('the first administrator, units from a workbook, a clerk and a reviewer by mail, the roster, the log', async () => {
  const made = await gongkai(
    folder,
    [
      ...['admin', 'create', '--name', '何静', '--email', 'hejing@yunxi.example', '--password-stdin'],
      ...['--region', '430999', '--region-name', '云溪县'],
    ],
    `${goodPassword}\n`,
  );
  expect(made).toMatchObject({ code: 0 });

  const administrator = await openBrowser();
  await enterPassword(administrator, 'hejing@yunxi.example', goodPassword);
  await administrator.getByText('请先启用两步验证').waitFor();
  await look(administrator, '第一次登录');
  await setUpTotp(administrator, '系统管理员', goodPassword);

  await administrator.goto('/console/organization/430999/import');
  await administrator.getByLabel(/xlsx工作簿/).setInputFiles(workbook(faulty));
  await button(administrator, '检查').click();
  await administrator.getByText('有3行需要改正').waitFor();
  await look(administrator, '导入-有错');
  await administrator.goto('/console/organization/430999/import');
  await administrator.getByLabel(/xlsx工作簿/).setInputFiles(workbook(mended));
  await button(administrator, '检查').click();
  await button(administrator, '确认导入').click();
  await dialogOf(administrator).getByRole('button', { name: '导入' }).click();
  await administrator.getByText('全部写入').waitFor();
  await look(administrator, '导入-完成');

  await invite(administrator, '谭映', 'tanying@yunxi.example', 'clerk');
  await invite(administrator, '齐岚', 'qilan@yunxi.example', 'reviewer');

  const clerk = await openBrowser(360);
  await accept(clerk, 'tanying@yunxi.example', 'Yunxi-xinxi-2024');
  await openUnit(clerk, bureau);
  await addDuty(clerk, 'in-charge', { 姓名: '罗川', 职务: '副局长' });
  await addDuty(clerk, 'section', { 股室: '办公室' });
  await addDuty(clerk, 'officer', { 姓名: '谭映', 股室: '办公室' });
  for (const name of ['罗川', '谭映']) await clerk.locator('.duties').getByText(name).first().waitFor();
  await look(clerk, '责任分工-手机');

  const reviewer = await openBrowser();
  const password = 'Yunxi-shenhe-2024x';
  await accept(reviewer, 'qilan@yunxi.example', password);
  const uri = await setUpTotp(reviewer, '审核人', password);
  await button(reviewer, '退出登录').click();
  await arrive(reviewer, '登录');
  await enterPassword(reviewer, 'qilan@yunxi.example', password);
  await arrive(reviewer, '两步验证');
  await reviewer.getByLabel('验证码').fill(codeFor(uri));
  await button(reviewer, '继续').click();
  await arrive(reviewer, '我的工作');

  await administrator.goto('/console/audit');
  await administrator.getByText('审计链完整').waitFor();
  for (const who of ['谭映', '齐岚']) await administrator.getByRole('cell', { name: who }).first().waitFor();
  await look(administrator, '审计');
  expect(await gongkai(folder, ['audit', 'verify'])).toMatchObject({ code: 0 });
  expect(faults).toEqual([]);
});
