import { type Report, reportOf } from '@gongkai/law';
import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { writePdf } from './pdf.ts';

const report = (changes: Partial<Report> = {}): Report =>
  ({
    ...reportOf(2021, () => 0),
    authority: '云溪县水利局',
    year: 2024,
    overview: '（一）主动公开。全年公开信息12条。',
    ...changes,
  }) as Report;

const open = async (changes: Partial<Report> = {}) =>
  getDocumentProxy((await writePdf(report(changes))).slice());

const pagesOf = async (changes: Partial<Report> = {}): Promise<string[]> => {
  const pdf = await open(changes);
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map(item => ('str' in item ? item.str : '')).join('');
    }),
  );
};

describe('the file', () => {
  test('says its title, its author and its language, is tagged, and bears no date', async () => {
    const pdf = await open();
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: '云溪县水利局2024年政府信息公开工作年度报告',
      Author: '云溪县水利局',
      Language: expect.stringMatching(/^zh/),
    });
    expect(info).not.toHaveProperty('CreationDate');
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
  });

  test('is A4', async () => {
    const page = await (await open()).getPage(1);
    expect(page.view.map(Math.round)).toEqual([0, 0, 595, 842]);
  });

  test('is the same bytes for the same report, whatever was written between', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport(), anyReport(), async (one, other) => {
        const first = await writePdf(one);
        await writePdf(other);
        expect(await writePdf(structuredClone(one))).toEqual(first);
      }),
      { numRuns: 5 },
    );
  });

  test('without authority, year or date it is written all the same', async () => {
    const { info } = await (await open({ authority: null, year: null, published: null })).getMetadata();
    expect(info).toMatchObject({ Title: '政府信息公开工作年度报告' });
  });
});

/** Spaces carry no meaning between the pieces of a printed line. */
const packed = (text: string) => text.replace(/\s/g, '');

describe('the text of a report', () => {
  test.each([
    ['signs of markup', '#set page(width: 1pt) $x^2$ *甲* _乙_ `丙` @丁 <戊> \\n [己] "庚" = 辛'],
    ['signs of JSON', '{"a": "\\u0041"} \\ / \'甲\''],
    ['quotation marks', '“三审三校”‘甲’'],
    ['an address', 'https://www.example.gov.cn/zwgk/2024/t20240116_1.html?a=1&b=<2>'],
  ])('%s stay text', async (_, text) => {
    const pages = await pagesOf({ overview: text });
    expect(packed(pages.join(''))).toContain(packed(text));
  });

  test('control characters and half a surrogate pair do no harm', async () => {
    const pages = await pagesOf({ overview: '甲\u0000\u0001\u001f\u00ad\ufeff\ufffe乙\ud842丙' });
    expect(packed(pages.join(''))).toMatch(/甲乙.?丙/u);
  });

  test('a word longer than a line stays within the page', async () => {
    const pdf = await open({ overview: 'a'.repeat(300) });
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const edges = items.flatMap(item => ('str' in item ? [item.transform[4] + item.width] : []));
    expect(Math.max(...edges)).toBeLessThan(595 - 26 * (72 / 25.4) + 1);
  });

  test('table three stands whole on one page, under its heading; pages are numbered', async () => {
    const pages = await pagesOf({ overview: '全年公开信息。'.repeat(400) });
    const page = pages.map(packed).find(text => text.includes('三、收到和处理政府信息公开申请情况'));
    for (const text of ['申请人情况', '（七）总计', '四、结转下年度继续办理']) expect(page).toContain(text);
    for (const [index, text] of pages.entries()) expect(packed(text)).toMatch(new RegExp(`-${index + 1}-`));
  });
});
