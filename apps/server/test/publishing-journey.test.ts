/** From a clerk's draft to what a citizen reads, and until it is read no more. */
import { readFile } from 'node:fs/promises';
import { writeReport } from '@gongkai/documents';
import { blankReport } from '@gongkai/law';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chinaDay } from '../src/platform/china-day.ts';
import { demoRegion, overflowOf, violationsOf } from './console-office.ts';
import { type Answer, openCounty, type PublishingCounty, type Worker } from './publishing-journey.ts';

const title = '衡山县便民摊点临时疏导点设置办法';
/** In the attachment alone. */
const rareWord = '鹦鹉螺湾';
/** Made up; its check digit is right. */
const identityNumber = '430423199003071240';
const fileName = '疏导点一览.docx';

/** As Word puts it on the clipboard. */
const pasted = (contact: string): string => `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
<p class=MsoNormal style='mso-margin-top-alt:auto;text-indent:32.0pt'><span lang=EN-US style='font-family:仿宋'>
<o:p>&nbsp;</o:p></span>疏导点按下表设置。</p>
<table class=MsoNormalTable border=1 style='mso-border-alt:solid windowtext .5pt'>
<tr style='mso-yfti-irow:0'><td style='mso-border-alt:solid' colspan=2><p class=MsoNormal>开云镇</p></td></tr>
<tr><td><p class=MsoNormal>东门</p></td><td><p class=MsoNormal>二十个摊位</p></td></tr></table>
<p class=MsoNormal style='mso-pagination:none'>${contact}</p></body></html>`;

const items = `/items/${demoRegion}`;

let county: PublishingCounty;
let clerk: Worker;
let reviewer: Worker;
let head: Worker;
/** The item as its last answer told it. */
let item: { id: string; version: number };

beforeAll(async () => {
  county = await openCounty();
  [clerk, reviewer, head] = (await Promise.all(
    (['clerk', 'reviewer', 'head'] as const).map(county.signIn),
  )) as [Worker, Worker, Worker];
}, 400_000);
afterAll(() => county?.close());

/** Does something to the item as it was last told; the answer must be that it was done. */
const done = async (
  who: Worker,
  method: string,
  path: string,
  more: object = {},
): Promise<Answer['body']> => {
  const { status, body } = await who(method, `${items}/${item.id}${path}`, {
    version: item.version,
    ...more,
  });
  expect({ path, status, problem: body.message }).toEqual({ path, status: 200, problem: undefined });
  if ('version' in body) item = body;
  return body;
};
const refused = async (who: Worker, path: string): Promise<[number, string]> => {
  const { status, body } = await who('POST', `${items}/${item.id}${path}`, { version: item.version });
  return [status, body.code];
};
const review = async (): Promise<void> => {
  await done(clerk, 'POST', '/submit');
  await done(reviewer, 'POST', '/content-pass');
  await done(reviewer, 'POST', '/secrecy-pass');
};

/** Where its page is. */
const page = (more = ''): string => `/${demoRegion}/info/${item.id}${more}`;
const statusOf = async (path: string): Promise<number> => (await county.read(path)).status;

/** Every list that a published item stands in, by name: whether it does. */
const listedIn = async (column: string, unitId: string): Promise<Record<string, boolean>> => {
  const root = `/${demoRegion}`;
  const lists: Record<string, string> = {
    list: `${root}/columns/${column}`,
    unit: `${root}/units/${unitId}`,
    rss: `${root}/lists/all.rss`,
    atom: `${root}/columns/${column}.atom`,
    json: `${root}/columns/${column}.json`,
    csv: `${root}/lists/all.csv`,
    search: `${root}/search?q=${encodeURIComponent(rareWord)}`,
    'search.json': `${root}/search.json?q=${encodeURIComponent(rareWord)}`,
  };
  const found = await Promise.all(
    Object.entries(lists).map(async ([name, path]) => [
      name,
      (await county.read(path)).text.includes(item.id),
    ]),
  );
  return { ...Object.fromEntries(found), sitemap: await inSitemap() };
};

const inSitemap = async (): Promise<boolean> => {
  const { text } = await county.read('/sitemap.xml');
  const parts = [...text.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]+)<\/loc>/g)].map(([, path = '']) => path);
  expect(parts.length).toBeGreaterThan(0);
  return (
    await Promise.all(parts.map(async path => (await county.read(path)).text.includes(item.id)))
  ).includes(true);
};

const allOf = (answer: boolean) =>
  Object.fromEntries(
    ['list', 'unit', 'rss', 'atom', 'json', 'csv', 'search', 'search.json', 'sitemap'].map(name => [
      name,
      answer,
    ]),
  );

const look = async (at: Page, name: string): Promise<void> => {
  expect({ page: name, violations: await violationsOf(at) }).toEqual({ page: name, violations: [] });
  expect({ page: name, overflow: await overflowOf(at) }).toEqual({ page: name, overflow: 0 });
  const { SCREENSHOTS } = process.env;
  if (SCREENSHOTS) await at.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
};

/** A citizen looks for the rare word, opens what is found, and its attachment. */
const findAndRead = async (scripts: boolean, attachment: Uint8Array): Promise<void> => {
  const at = await county.visit(scripts);
  const name = scripts ? '有脚本' : '无脚本';
  await at.goto('/');
  await at.getByLabel('找一件公开的信息').fill(rareWord);
  await at.getByRole('main').getByRole('button', { name: '搜索' }).click();
  await at.getByRole('link', { name: title }).first().waitFor();
  // axe is a script itself.
  if (scripts) await look(at, `搜索-${name}`);
  await at.getByRole('link', { name: title }).first().click();
  expect(await at.getByRole('heading', { level: 1 }).textContent()).toBe(title);
  expect(await at.getByRole('cell', { name: '开云镇' }).getAttribute('colspan')).toBe('2');
  if (scripts) await look(at, `信息-${name}`);
  const [download] = await Promise.all([
    at.waitForEvent('download'),
    at.getByRole('link', { name: fileName, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(fileName);
  expect((await readFile(await download.path())).equals(attachment)).toBe(true);
  await at.getByRole('link', { name: `预览：${fileName}` }).click();
  await at.locator('.preview').getByText(rareWord).waitFor();
  if (scripts) await look(at, `附件-${name}`);
  await at.context().close();
};

test('a draft with a personal number is mended, reviewed by others, signed, found, revised, hidden, withdrawn', async () => {
  const me = (await clerk('GET', '/me')).body;
  const { unitId, unitName } = me.roles[0];
  const columns = (await clerk('GET', `/columns/${demoRegion}`)).body.items;
  const column = columns.find(
    (each: { name: string; unitId: string | null; toDay: string | null }) =>
      each.name === '通知公告' && each.toDay === null && (each.unitId === null || each.unitId === unitId),
  );
  const attachment = await writeReport({ ...blankReport(2021), preamble: `疏导点设在${rareWord}。` }, 'docx');

  // The clerk pastes from Word; what Word brings along is left out, the table stays.
  const made = await clerk('POST', items, {
    unitId,
    columnId: column.id,
    content: {
      title,
      body: pasted(`联系人身份证号${identityNumber}。`),
      summary: '便民摊点临时疏导点的设置办法。',
      source: unitName,
      author: unitName,
      formedOn: chinaDay(),
    },
  });
  expect(made.status).toBe(200);
  item = made.body;
  expect(made.body.draft.body).toContain('<td colspan="2">');
  expect(made.body.draft.body).not.toMatch(/mso|class=|<o:p/i);
  const form = new FormData();
  form.set('version', String(item.version));
  form.set('file', new File([new Uint8Array(attachment)], fileName));
  const attached = await clerk('POST', `${items}/${item.id}/files`, form);
  expect(attached.status).toBe(200);
  item = attached.body;

  // 审前检查: the number must go before anyone reviews it.
  const check = await done(clerk, 'POST', '/check');
  expect(check.findings).toContainEqual(
    expect.objectContaining({ rule: 'IDENTITY-NUMBER', severity: 'must', place: 'body' }),
  );
  expect(await refused(clerk, '/submit')).toEqual([409, 'checked']);
  await done(clerk, 'PUT', '', { content: { body: pasted('联系电话0734-5000001。') } });

  const again = await done(clerk, 'POST', '/check');
  expect(again.findings.filter(({ severity }: { severity: string }) => severity === 'must')).toEqual([]);

  // 四眼: whoever wrote it does not review it.
  await done(clerk, 'POST', '/submit');
  expect(await refused(clerk, '/content-pass')).toEqual([403, 'forbidden']);
  await done(reviewer, 'POST', '/content-pass');
  expect(await refused(clerk, '/secrecy-pass')).toEqual([403, 'forbidden']);
  await done(reviewer, 'POST', '/secrecy-pass');
  expect(await refused(reviewer, '/sign')).toEqual([403, 'forbidden']);

  // Signed for a time that comes; nothing is seen before, and at that time it is there by itself.
  await done(head, 'POST', '/sign', { publishAt: new Date(Date.now() + 5000).toISOString() });
  expect(item).toMatchObject({ work: 'scheduled', standing: 'none' });
  expect(await statusOf(page())).toBe(404);
  await expect.poll(() => statusOf(page()), { timeout: 60_000, interval: 500 }).toBe(200);
  await expect
    .poll(() => listedIn(column.slug, unitId), { timeout: 60_000, interval: 1000 })
    .toEqual(allOf(true));
  await findAndRead(true, attachment);
  await findAndRead(false, attachment);

  // Revised: the second version is shown, the first is still read and compared.
  item = (await clerk('GET', `${items}/${item.id}`)).body.item;
  await done(clerk, 'POST', '/revise');
  await done(clerk, 'PUT', '', { content: { body: pasted('联系电话0734-5000002。') } });
  await review();
  await done(head, 'POST', '/sign');
  expect(item).toMatchObject({ work: null, standing: 'published', publishedNo: 2 });
  expect((await county.read(page())).text).toContain('0734-5000002');
  const old = await county.read(page('/versions/1'));
  expect(old.status).toBe(200);
  expect(old.text).toContain('0734-5000001');
  const { body: comparison } = await clerk('GET', `${items}/${item.id}/compare?from=1&to=2`);
  expect(comparison.fields).toEqual([]);
  expect(comparison.body.filter(({ kind }: { kind: string }) => kind !== 'same')).toMatchObject([
    { before: '<p>联系电话0734-5000001。</p>', after: '<p>联系电话0734-5000002。</p>' },
  ]);

  // The first version is hidden: gone at once, with the reason told.
  await done(head, 'POST', '/versions/1/hide', { reason: '电话已归个人使用' });
  const hidden = await county.read(page('/versions/1'));
  expect(hidden.status).toBe(410);
  expect(hidden.text).toContain('电话已归个人使用');
  expect(hidden.text).not.toContain('0734-5000001');
  const citizen = await county.visit(true);
  await citizen.goto(page('/versions/1'));
  await look(citizen, '隐去的版本');
  await citizen.getByRole('link', { name: '看现在的版本' }).click();
  await citizen.getByText('历次版本（2）').click();
  await citizen.getByText('该版本已隐去：电话已归个人使用').waitFor();
  await look(citizen, '历次版本');

  // Withdrawn: its address says so, and nothing leads there.
  const [file = ''] = /\/\d+\/files\/[^"]+/.exec((await county.read(page())).text) ?? [];
  expect(await statusOf(file)).toBe(200);
  await done(head, 'POST', '/withdraw', { reason: '办法需要重新论证' });
  const withdrawn = await county.read(page());
  expect(withdrawn.status).toBe(410);
  expect(withdrawn.text).toContain('这条信息已经撤下');
  expect(withdrawn.text).not.toContain(title);
  expect([await statusOf(page('/versions/2')), await statusOf(file)]).toEqual([410, 404]);
  await expect
    .poll(() => listedIn(column.slug, unitId), { timeout: 60_000, interval: 1000 })
    .toEqual(allOf(false));
  await citizen.goto(page());
  await look(citizen, '撤下');

  expect(await county.gongkai('audit', 'verify')).toMatchObject({ code: 0 });
  expect(county.faults).toEqual([]);
});
