/** From a clerk's draft to what a citizen reads, and until it is read no more: each in a browser of their own. */
import { readFile } from 'node:fs/promises';
import { writeReport } from '@gongkai/documents';
import { blankReport } from '@gongkai/law';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chinaDay } from '../src/platform/china-day.ts';
import {
  because,
  begin,
  bodyOf,
  fromWord,
  identityNumber,
  inSeconds,
  mobileNumber,
  paste,
  rewrite,
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
  look,
  openConsole,
} from './console-office.ts';
import {
  type Citizen,
  compare,
  enter,
  isListed,
  listsOf,
  lookTwice,
  opened,
  openTask,
  read,
  search,
} from './publishing-journey.ts';
import { gongkai } from './server.ts';

const title = '衡山县便民摊点临时疏导点设置办法';
/** In the attachment alone. */
const rareWord = '鹦鹉螺湾';
const fileName = '疏导点一览.docx';
const telephones = ['0734-5000001', '0734-5000002'] as const;
const [firstTelephone, secondTelephone] = telephones;
const consent = '市场管理员本人书面同意公开';

let office: ConsoleOffice;
let clerk: Page;
let reviewer: Page;
/** Of the office that leads the county's disclosure: it reviews for secrecy. */
let keeper: Page;
let head: Page;
/** One reads with scripts, one without. */
let citizens: readonly [Citizen, Citizen];
let attachment: Uint8Array;
/** Where the item is in the console, on the portal, and its id. */
let address = '';
let shown = '';
let id = '';
let lists: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  office = await openConsole();
  clerk = await enter(office, 'clerk');
  reviewer = await enter(office, 'reviewer');
  keeper = await enter(office, 'office');
  head = await enter(office, 'head');
  citizens = [
    { page: await office.open(), scripts: true },
    { page: await office.open({ scripts: false }), scripts: false },
  ];
  attachment = await writeReport({ ...blankReport(2021), preamble: `疏导点设在${rareWord}。` }, 'docx');
}, 400_000);
afterAll(() => office?.close());

/** What Word brings along is left out, the table stays. */
const write = async (): Promise<void> => {
  address = await begin(clerk, title);
  id = address.split('/').at(-1) ?? '';
  shown = `/${demoRegion}/info/${id}`;
  await paste(clerk, fromWord);
  await bodyOf(clerk).getByText('每家5万元').waitFor();
  expect(await bodyOf(clerk).locator('table').count()).toBe(1);
  expect(await bodyOf(clerk).locator('td[colspan="2"], th[colspan="2"]').textContent()).toBe('开云镇');
  expect(await bodyOf(clerk).innerHTML()).not.toMatch(/mso|style=|<o:p/i);
  // The preview beside shows the same.
  await clerk.locator('.preview').getByText('每家5万元').waitFor();
  await clerk.getByLabel('成文日期').fill(chinaDay());
  await button(clerk, '从正文起草').click();
  await expect.poll(() => clerk.getByLabel('内容概述').inputValue()).toMatch(/^补贴标准/);
  await clerk
    .getByLabel(/^上传附件/)
    .setInputFiles({ name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(attachment) });
  await clerk.locator('.files').getByRole('link', { name: fileName }).waitFor();
};

/** 审前检查: a person's numbers hold the draft back, in the text and in the summary made from it. */
const meetFindings = async (): Promise<void> => {
  await take(clerk, '送审');
  await dialogOf(clerk)
    .getByText(/审前检查还有4处必须处理/)
    .waitFor();
  await look(clerk, '送审被退');
  await button(clerk, '取消').click();
  const findings = clerk.locator('.finding.open');
  await expect.poll(() => findings.count()).toBe(4);
  const texts = (await findings.allTextContents()).join();
  expect(texts.match(/居民身份证号码/g)).toHaveLength(2);
  for (const number of [identityNumber, mobileNumber]) expect(texts).not.toContain(number);
  await look(clerk, '审前检查');
};

/** One is accepted with the reason why it may stay, and stays accepted though the text before it changes. */
const answerAndMend = async (): Promise<void> => {
  const mobile = clerk.locator('.finding.open').filter({ hasText: '手机号码' }).filter({ hasText: '正文' });
  await mobile.getByRole('button', { name: '说明理由后接受' }).click();
  await dialogOf(clerk).getByLabel('理由').fill(consent);
  await look(clerk, '说明理由');
  await dialogOf(clerk).getByRole('button', { name: '接受', exact: true }).click();
  await stepped(clerk);
  await clerk.locator('.finding').getByText(consent).waitFor();

  await rewrite(clerk, '联系人王小明', `联系电话${firstTelephone}。`);
  await clerk.getByLabel('内容概述').fill('便民摊点临时疏导点的设置办法。');
  await take(clerk, '送审');
  await stepped(clerk);
  await arrive(clerk, title);
  await stateIs(clerk, '内容审核');
  // Whoever wrote it may take it back, and does not review it.
  await button(clerk, '撤回送审').waitFor();
  expect(await button(clerk, '内容审核通过').count()).toBe(0);
  await look(clerk, '送审之后');
};

/** Content, secrecy: each let pass by another than wrote it; the states that follow are told. */
const review = async (round: string, [secrecy, signing]: readonly [string, string]): Promise<void> => {
  await openTask(reviewer, title, `内容审核-${round}`);
  await reviewer.locator('.finding').getByText(consent).waitFor();
  await look(reviewer, `内容审核-${round}`);
  await take(reviewer, '内容审核通过');
  await stateIs(reviewer, secrecy);

  await openTask(keeper, title, `保密审查-${round}`);
  await keeper.getByText('条例第十七条').first().waitFor();
  await look(keeper, `保密审查-${round}`);
  await take(keeper, '保密审查通过');
  await stateIs(keeper, signing);
};

/** Signed for a time: before it nothing is seen, and when it comes the item is there by itself. */
const publishAtItsTime = async (): Promise<void> => {
  await openTask(head, title, '签发');
  await take(head, '签发', async () => {
    await dialogOf(head).getByLabel('定时发布').fill(inSeconds(86_400));
    await look(head, '签发');
  });
  await stateIs(head, '待发布');
  await look(head, '待发布');
  for (const { page: citizen } of citizens) expect(await opened(citizen, shown)).toBe(404);
  await take(head, '定时', () => dialogOf(head).getByLabel('发布时间').fill(inSeconds(8)));
  await stepped(head);
  await stateIs(head, '已发布');
  await look(head, '已发布');
};

/** A citizen looks for the rare word, opens what is found, its attachment and the attachment's preview. */
const findAndRead = async (reader: Citizen): Promise<void> => {
  const { page: citizen } = reader;
  await citizen.goto('/');
  await lookTwice(reader, '首页');
  await search(citizen, rareWord);
  await lookTwice(reader, '搜索');
  await citizen.getByRole('link', { name: title }).first().click();
  await arrive(citizen, title);
  expect(await citizen.getByText('开云镇').getAttribute('colspan')).toBe('2');
  const text = (await citizen.locator('.body').textContent()) ?? '';
  for (const kept of ['每家5万元', firstTelephone]) expect(text).toContain(kept);
  expect(text).not.toContain(identityNumber);
  await lookTwice(reader, '信息');
  const [download] = await Promise.all([
    citizen.waitForEvent('download'),
    citizen.getByRole('link', { name: fileName, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(fileName);
  expect((await readFile(await download.path())).equals(attachment)).toBe(true);
  await citizen.getByRole('link', { name: `预览：${fileName}` }).click();
  await citizen.locator('.preview').getByText(rareWord).waitFor();
  await lookTwice(reader, '附件');
};

/** The clerk revises it through the same flow; whoever signs it sees what it changes. */
const revise = async (): Promise<void> => {
  await clerk.goto(address);
  await take(clerk, '修订');
  await stateIs(clerk, '已发布，修订稿起草中');
  await clerk.getByRole('link', { name: '编辑' }).click();
  await arrive(clerk, '修订');
  await rewrite(clerk, firstTelephone, `联系电话${secondTelephone}。`);
  await take(clerk, '送审');
  await stepped(clerk);
  await review('修订', ['已发布，修订稿保密审查中', '已发布，修订稿待签发']);
  await openTask(head, title, '签发修订');
  await compare(head, '修订稿对照', telephones);
  await take(head, '签发');
  await stepped(head);
  await stateIs(head, '已发布');
};

/** The second version is shown, the first is still read. */
const readRevision = async (reader: Citizen): Promise<void> => {
  const { page: citizen } = reader;
  expect(await opened(citizen, shown)).toBe(200);
  await citizen.locator('.body').getByText(secondTelephone).waitFor();
  await citizen.getByText('历次版本（2）').click();
  await lookTwice(reader, '历次版本');
  await citizen.getByRole('link', { name: '第1版' }).click();
  await citizen.getByText('这是第1版，已经修订').waitFor();
  await citizen.locator('.body').getByText(firstTelephone).waitFor();
  await lookTwice(reader, '旧版本');
};

/** The first version is hidden: gone at once, with the reason told. */
const hideFirst = async (): Promise<void> => {
  const reason = '电话已归个人使用';
  await button(head, '隐去第1版').click();
  await because(head, reason)();
  await look(head, '隐去旧版本');
  await dialogOf(head).getByRole('button', { name: '隐去', exact: true }).click();
  await stepped(head);
  for (const reader of citizens) {
    const { page: citizen } = reader;
    expect(await opened(citizen, `${shown}/versions/1`)).toBe(410);
    expect(await citizen.getByRole('main').textContent()).toContain(reason);
    expect(await citizen.content()).not.toContain(firstTelephone);
    await lookTwice(reader, '隐去的版本');
    await citizen.getByRole('link', { name: '看现在的版本' }).click();
    await citizen.getByText('历次版本（2）').click();
    await citizen.getByText(`该版本已隐去：${reason}`).waitFor();
  }
};

/** Withdrawn: its address says so, and nothing leads there. */
const withdraw = async (): Promise<void> => {
  const [{ page: first }] = citizens;
  const file = `${await first.getByRole('link', { name: fileName, exact: true }).getAttribute('href')}`;
  expect((await read(office, file)).status).toBe(200);
  await take(head, '撤下', because(head, '办法需要重新论证'));
  await stepped(head);
  await head.getByText('撤下，读者看不到').waitFor();
  await look(head, '撤下');
  for (const reader of citizens) {
    const { page: citizen } = reader;
    expect(await opened(citizen, shown)).toBe(410);
    await arrive(citizen, '这条信息已经撤下');
    expect(await citizen.content()).not.toContain(title);
    await lookTwice(reader, '已经撤下');
    expect(await opened(citizen, `${shown}/versions/2`)).toBe(410);
    expect((await read(office, file)).status).toBe(404);
  }
  await isListed(office, lists, id, false);
  for (const reader of citizens) {
    const { page: citizen } = reader;
    await search(citizen, rareWord);
    expect(await citizen.getByRole('link', { name: title }).count()).toBe(0);
    await lookTwice(reader, '找不到');
  }
};

test('a draft with personal numbers is mended, reviewed by others, signed for its time, found, revised, hidden, withdrawn', async () => {
  await write();
  await meetFindings();
  await answerAndMend();
  await review('初次', ['保密审查', '待签发']);
  await publishAtItsTime();
  const [{ page: first }] = citizens;
  await first.goto(shown);
  lists = await listsOf(first, rareWord);
  await isListed(office, lists, id, true);
  for (const reader of citizens) await findAndRead(reader);
  await revise();
  for (const reader of citizens) await readRevision(reader);
  await clerk.goto(address);
  await compare(clerk, '版本对照', telephones);
  await hideFirst();
  await withdraw();
  expect(await gongkai(office.folder, ['audit', 'verify'])).toMatchObject({ code: 0 });
  expect(office.faults).toEqual([]);
}, 400_000);
