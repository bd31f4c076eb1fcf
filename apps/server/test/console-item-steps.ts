/** What people do with an item in the console: they begin, paste, take a step of the flow. */
import type { Page } from 'playwright-core';
import { arrive, button, dialogOf } from './console-office.ts';

/** Made up; its check digit is right. */
export const identityNumber = '430423199003071240';
/** Made up. */
export const mobileNumber = '19900001234';

const office = 'urn:schemas-microsoft-com:office';

/** What Word puts on the clipboard of a heading, two paragraphs with a person's numbers, and a table between them. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="${office}:office"
xmlns:w="${office}:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Compatibility><w:UseFELayout/></w:Compatibility>
</w:WordDocument></xml><![endif]--><style><!-- @font-face {font-family:仿宋; panose-1:2 1 6 9 6 1 1 1 1 1;}
p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; text-align:justify; font-size:10.5pt;}
@page WordSection1 {size:595.3pt 841.9pt; mso-header-margin:42.55pt;} --></style>
<!--[if gte mso 10]><style>table.MsoTableGrid {mso-style-name:网格型; border:solid windowtext 1.0pt;}</style><![endif]-->
</head><body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b style='mso-bidi-font-weight:normal'><span
style='font-size:16.0pt;font-family:仿宋'>补贴标准<span lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal style='mso-margin-top-alt:auto;text-indent:32.0pt'><span style='font-family:仿宋'>联系人王小明，身份证号<span
lang=EN-US>${identityNumber}</span>。<span lang=EN-US><o:p></o:p></span></span></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=302 colspan=2 valign=top style='width:226.3pt;mso-border-alt:
solid windowtext .5pt'><p class=MsoNormal align=center><b>开云镇</b></p></td></tr>
<tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td width=151 valign=top style='width:113.15pt'><p class=MsoNormal><span
style='font-family:仿宋'>农贸市场改造<span lang=EN-US><o:p></o:p></span></span></p></td><td width=151 valign=top><p
class=MsoNormal>每家<span lang=EN-US>5</span>万元<span lang=EN-US><o:p></o:p></span></p></td></tr></table>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='mso-pagination:none'>市场管理员手机<span lang=EN-US>${mobileNumber}</span>。</p>
<!--EndFragment--></body></html>`;

/** Pastes as the system's clipboard would. */
export const paste = (page: Page, html: string) =>
  page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/html', ${JSON.stringify(html)});
    const body = document.querySelector('#item-body');
    body.focus();
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);

export const bodyOf = (page: Page) => page.getByRole('textbox', { name: '正文', exact: true });

/** Writes a paragraph of the body anew. */
export const rewrite = async (page: Page, paragraph: string, text: string): Promise<void> => {
  await bodyOf(page).getByText(paragraph).click({ clickCount: 3 });
  await page.keyboard.type(text);
};

/** Begins a draft. @returns where the item is in the console */
export const begin = async (page: Page, title: string): Promise<string> => {
  await page.goto('/console/items');
  await button(page, '起草').click();
  await dialogOf(page).getByLabel('栏目').selectOption({ label: '通知公告' });
  await dialogOf(page).getByLabel('标题').fill(title);
  await button(page, '开始写').click();
  await arrive(page, '起草');
  return new URL(page.url()).pathname.replace(/\/edit$/, '');
};

/** Takes a step: opens it, says what has to be said, and confirms. */
export const take = async (page: Page, step: string, fill?: () => Promise<unknown>): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  const dialog = dialogOf(page);
  await dialog.waitFor();
  await fill?.();
  await dialog.getByRole('button', { name: step, exact: true }).click();
};

/** Says why a step is taken. */
export const because = (page: Page, reason: string) => () => dialogOf(page).getByLabel('理由').fill(reason);

export const stepped = (page: Page): Promise<void> => dialogOf(page).waitFor({ state: 'detached' });

export const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator('.page-head .mark').getByText(state, { exact: true }).waitFor();

/** Seconds from now in China, as the field of a time takes it. */
export const inSeconds = (seconds: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + seconds * 1000).toISOString().slice(0, 19);
