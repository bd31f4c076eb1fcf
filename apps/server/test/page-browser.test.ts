import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { readReport } from '@gongkai/documents';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './browser.ts';
import { type Running, start } from './server.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../packages/documents/test/files/txt/${name}`, import.meta.url));
const hengshan = fixture('hengshan-commerce-2024.txt');

const example = fileURLToPath(new URL('../src/assets/example.txt', import.meta.url));

let server: Running;
let browser: Browser;
let folder: string;
let broken: string;

beforeAll(async () => {
  browser = await launch();
  server = await start();
  folder = mkdtempSync(join(tmpdir(), 'gongkai-pages-'));
  broken = join(folder, '坏文件.docx');
  writeFileSync(broken, 'PK\u0003\u0004 broken');
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true });
});

/** A page of a fresh visitor, and whatever goes wrong on it. */
const visit = async (options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    baseURL: server.url,
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => {
    // The browser reports a refused form's status as an error of its own.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  return { page, faults };
};

const check = async (page: Page, files: string | string[], previous: string[] = []): Promise<void> => {
  await page.goto('/report');
  await page.setInputFiles('#files', files);
  await page.setInputFiles('#previous', previous);
  await page.getByRole('button', { name: '开始核对' }).click();
  await page.waitForURL('**/check');
};

const errorCount = (page: Page) => page.locator('.finding.error').count();

/** Saves what a download button gives. */
const download = async (page: Page, kind: string): Promise<{ name: string; bytes: Uint8Array }> => {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`button[value=${kind}]`).first().click(),
  ]);
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
};

describe('without JavaScript', () => {
  test('a report is chosen, checked and downloaded', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await check(page, hengshan);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('衡山县商务局');
    expect(await page.getByText('没有发现错误').count()).toBe(1);
    expect(await errorCount(page)).toBe(0);
    const { name, bytes } = await download(page, 'txt');
    expect(name).toBe('衡山县商务局2024年政府信息公开工作年度报告.txt');
    const [written, given] = await Promise.all([readReport(bytes), readReport(readFileSync(hengshan))]);
    expect('report' in written && written.report).toEqual('report' in given && given.report);
    await page.context().close();
  });

  test('a form sent empty comes back with the reason', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto('/report');
    await page.getByRole('button', { name: '开始核对' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('还没有选择文件');
    expect(await page.locator('#files').count()).toBe(1);
    await page.context().close();
  });

  test('a finding leads to its cell and the cell back to it', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto('/sample');
    await page.locator('#f1-r1 .places a').last().click();
    const cell = page.locator('#f1-table3-carriedOut-naturalPerson');
    expect(await page.locator(':target').getAttribute('id')).toBe(await cell.getAttribute('id'));
    await cell.locator('a.sign').first().click();
    expect(await page.locator(':target').getAttribute('id')).toBe('f1-r1');
    await page.context().close();
  });
});

describe('with JavaScript', () => {
  test('two files, one of them broken: the other is checked, and its docx reads back the same', async () => {
    const { page, faults } = await visit();
    await check(page, [broken, hengshan]);
    expect(await page.getByText('共2份文件：读出1份，读不了1份').count()).toBe(1);
    expect(await page.locator('#f1').textContent()).toContain('读不了这个文件');
    expect(await page.locator('#f2 h2').textContent()).toContain('衡山县商务局');
    const { name, bytes } = await download(page, 'docx');
    expect(name).toBe('衡山县商务局2024年政府信息公开工作年度报告.docx');
    const [written, given] = await Promise.all([readReport(bytes), readReport(readFileSync(hengshan))]);
    expect('report' in written && written.report).toEqual('report' in given && given.report);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('files are listed, dropped, removed, and limits are told before anything is sent', async () => {
    const { page, faults } = await visit();
    await page.goto('/report');
    await page.getByRole('button', { name: '开始核对' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('还没有选择文件');
    await page.setInputFiles('#files', hengshan);
    const dropped = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(['二'], '二.txt'));
      data.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], '大.pdf'));
      return data;
    })()`);
    await page.dispatchEvent('[data-pick=files]', 'drop', { dataTransfer: dropped });
    const items = page.locator('[data-pick=files] .picked li');
    expect(await items.locator('span').allTextContents()).toEqual([
      'hengshan-commerce-2024.txt',
      '二.txt',
      '大.pdf',
    ]);
    expect(await items.last().textContent()).toContain('超过每份20 MB的上限');
    await page.getByRole('button', { name: '移除大.pdf' }).click();
    await page.getByRole('button', { name: '移除二.txt' }).click();
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.waitForURL('**/check');
    expect(await page.locator('h2').first().textContent()).toContain('衡山县商务局');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('an empty and an oversized file are marked, and the others are checked all the same', async () => {
    const { page, faults } = await visit();
    const [empty, large] = [join(folder, '空.txt'), join(folder, '大.pdf')];
    writeFileSync(empty, '');
    writeFileSync(large, new Uint8Array(20 * 1024 * 1024 + 1));
    await page.goto('/report');
    await page.setInputFiles('#files', [empty, hengshan, large]);
    const problems = page.locator('.picked .problem');
    expect(await problems.allTextContents()).toEqual([
      expect.stringContaining('文件是空的'),
      expect.stringContaining('超过每份20 MB的上限'),
    ]);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.waitForURL('**/check');
    expect(await page.getByText('共3份文件：读出1份，读不了2份').count()).toBe(1);
    expect(await page.locator('#f2 h2').textContent()).toContain('衡山县商务局');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([1440, 360])('at %i px the reason why a long list is not sent comes into sight', async width => {
    const { page } = await visit({ viewport: { width, height: 700 }, reducedMotion: 'reduce' });
    await page.goto('/report');
    const many = Array.from({ length: 21 }, (_, index) => ({
      name: `${index}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from('一'),
    }));
    await page.setInputFiles('#files', many);
    await page.getByRole('button', { name: '开始核对' }).click();
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toContain('一次最多核对20份');
    expect(await page.evaluate('document.activeElement.id')).toBe('fault');
    const box = await alert.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
    await page.context().close();
  });

  test('pointing at a finding lights up its cells', async () => {
    const { page } = await visit();
    await page.goto('/sample');
    await page.locator('#f1-r1').hover();
    const lit = await page.locator('td.lit').evaluateAll(cells => cells.map(({ id }) => id));
    expect(lit).toContain('f1-table3-carriedOut-naturalPerson');
    await page.locator('h1').hover();
    expect(await page.locator('.lit').count()).toBe(0);
    await page.context().close();
  });

  test('the back button gives a form that is ready again', async () => {
    const { page } = await visit();
    await check(page, hengshan);
    await page.goBack();
    expect(await page.getByRole('button', { name: '开始核对' }).isEnabled()).toBe(true);
    await page.context().close();
  });
});

describe('with the keyboard alone', () => {
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`the Tab key does not reach ${selector}`);
  };

  test('choose, check, go from finding to cell and back', async () => {
    const { page } = await visit();
    // Asked for well before it is needed: the browser takes a moment to hand choosers over.
    const chosen = page.waitForEvent('filechooser');
    await page.goto('/report');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
    await tabTo(page, '#files');
    await page.keyboard.press('Enter');
    const chooser = await chosen;
    await chooser.setFiles(example);
    await tabTo(page, 'button.primary');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/check');
    await tabTo(page, '#f1-r1 .places a:last-child');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/check#f1-table3-carriedOut-naturalPerson');
    await tabTo(page, '#f1-table3-carriedOut-naturalPerson a.sign');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/check#f1-r1');
    await tabTo(page, 'button[value=docx], .scroll');
    await page.context().close();
  });
});

describe('colours', () => {
  /** How far two colours are apart in lightness, as WCAG counts it: 1 for the same, 21 for black on white. */
  const contrast = (colours: string[]): number => {
    const [dark = 0, light = 0] = colours
      .map(colour =>
        (colour.match(/[\d.]+/g) ?? [])
          .slice(0, 3)
          .map(part => Number(part) / 255)
          .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0),
      )
      .sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const buttons = ['button.primary', 'a.button', 'label.button', '.picked button'];

  test.each(
    (['light', 'dark'] as const).flatMap(colorScheme => buttons.map(selector => ({ colorScheme, selector }))),
  )('$selector can be read under the pointer, $colorScheme', async ({ colorScheme, selector }) => {
    const { page } = await visit({ colorScheme });
    await page.goto('/report');
    await page.setInputFiles('#files', hengshan);
    const button = page.locator(selector).first();
    await button.hover();
    const colours = (await page.evaluate(
      `(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.querySelector('${selector}')))`,
    )) as string[];
    expect(contrast(colours)).toBeGreaterThanOrEqual(4.5);
    await page.context().close();
  });
});

describe('accessibility and width', () => {
  const pages: Record<string, (page: Page) => Promise<unknown>> = {
    'the start page': page => page.goto('/report'),
    'the start page with files': async page => {
      await page.goto('/report');
      await page.setInputFiles('#files', [hengshan, broken]);
    },
    'a result with errors': page => page.goto('/sample'),
    'a result with notes alone': page => check(page, hengshan),
    'a refused file': page => check(page, broken),
    'many files': page =>
      check(
        page,
        [hengshan, fixture('pipes-2023.txt'), broken, hengshan],
        [fixture('spaces-2024.txt'), broken],
      ),
    'a form refused': async page => {
      await page.goto('/report');
      await page.evaluate(`document.querySelector('form.upload').submit()`);
      await page.waitForURL('**/check');
    },
    'no such page': page => page.goto('/nowhere'),
  };
  const light = [1440, 360].flatMap(width =>
    Object.keys(pages).map(name => ({ name, width, colorScheme: 'light' as const })),
  );
  const dark = ['the start page', 'a result with errors'].map(name => ({
    name,
    width: 1440,
    colorScheme: 'dark' as const,
  }));

  test.each([...light, ...dark])(
    '$name at $width px, $colorScheme: nothing to object to, nothing cut off',
    async ({ width, colorScheme, name }) => {
      const { page, faults } = await visit({ viewport: { width, height: 800 }, colorScheme });
      await pages[name]?.(page);
      await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const overview = `[...document.querySelectorAll('.overview .scroll')].map(box => box.scrollWidth - box.clientWidth)`;
      for (const hidden of (await page.evaluate(overview)) as number[]) expect(hidden).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});
