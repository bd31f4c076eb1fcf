import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hengshan, sampleReport } from './samples.ts';
import { formOf, type Running, start } from './server.ts';

let server: Running;
beforeAll(async () => {
  server = await start();
});
afterAll(async () => {
  await server.stop();
});

const get = (path: string, init?: RequestInit) => fetch(server.url + path, { redirect: 'manual', ...init });

const post = (path: string, body: FormData | string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers });

describe('pages', () => {
  test.each([
    ['GET', '/report', 200, '选择年度报告'],
    ['GET', '/sample', 200, '云溪县水利局'],
    ['GET', '/nowhere', 404, '没有这个页面'],
    ['GET', '/assets/nothing.css', 404, '没有这个页面'],
    ['GET', '/convert', 405, '这个地址不这样使用'],
    ['PUT', '/check', 405, '这个地址不这样使用'],
    ['DELETE', '/report', 405, '这个地址不这样使用'],
  ])('%s %s answers %i in Chinese', async (method, path, status, words) => {
    const answer = await get(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(await answer.text()).toContain(words);
  });

  test('a result’s address leads back to the form', async () => {
    const answer = await get('/check');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/report']);
  });

  test('405 names the methods that there are', async () => {
    expect((await get('/convert')).headers.get('allow')).toBe('POST');
    expect((await get('/report', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
  });

  test('the example shows its two mistakes: a cell of table three, a figure of the prose', async () => {
    const page = await (await get('/sample')).text();
    expect(page).toContain('T3-BALANCE');
    expect(page).toContain('TEXT-TABLE');
    expect(page).toMatch(/<mark[^>]*>[^<]*14件/);
  });

  test('health', async () => {
    const answer = await get('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('headers', () => {
  test.each(['/report', '/sample', '/nowhere', '/healthz', '/convert'])(
    '%s is closed to other sites',
    async path => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  test('pages hold no inline style and no inline script', async () => {
    const page = await (await get('/sample')).text();
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['identity', null],
    ['br;q=0, gzip;q=0.5', 'gzip'],
  ])('Accept-Encoding “%s” is answered with %s', async (accepted, encoding) => {
    for (const path of ['/sample', await stylesheet()]) {
      const answer = await get(path, { headers: { 'Accept-Encoding': accepted } });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toContain('Accept-Encoding');
      expect(await answer.text()).toMatch(/云溪县水利局|:root/);
    }
  });

  const stylesheet = async () =>
    /href="(\/assets\/base\.[^"]+\.css)"/.exec(await (await get('/report')).text())?.[1] ?? '';

  test('assets are kept for ever under an address of their content', async () => {
    const path = await stylesheet();
    const first = await get(path);
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(first.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const again = await get(path, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

describe('checking', () => {
  test('a report comes back with its name, its verdict and its own tables', async () => {
    const answer = await post('/check', formOf([['files', hengshan, '年报.txt']]));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('衡山县商务局');
    expect(page).toContain('没有发现错误');
    expect(page).toContain('id="f1-table2-licences"');
  });

  test('one bad file never spoils the rest', async () => {
    const answer = await post(
      '/check',
      formOf([
        ['files', 'PK\u0003\u0004 broken', '坏.docx'],
        ['files', hengshan, '好.txt'],
        ['files', new Uint8Array(20 * 1024 ** 2 + 1), '大.pdf'],
        ['files', '', '空.txt'],
      ]),
    );
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('共4份文件：读出1份，读不了3份');
    expect(page).toContain('超过一份20 MB的上限');
    expect(page).toContain('id="f2-table2-licences"');
  });

  test('last year’s report is found by its authority and year', async () => {
    const [before, after] = [sampleReport(1, 2023), sampleReport(2, 2024)];
    const other = { ...sampleReport(3, 2023), authority: '临河市教育局' };
    const page = await (
      await post(
        '/check',
        formOf([
          ['files', JSON.stringify(after), '2024.json'],
          ['previous', JSON.stringify(other), '别家.json'],
          ['previous', JSON.stringify(before), '2023.json'],
          ['previous', '这不是报告', '说明.txt'],
        ]),
      )
    ).text();
    expect(page).toContain('与上一年度的报告核对：云溪县水利局 2023年（2023.json）');
    expect(page).toContain('上一年度的报告“说明.txt”读不了');
    expect(page).toContain(`2023年报告结转下年度${before.table3.carriedOut.total}件`);
  });

  test('what a visitor names a file is shown as text and never as markup', async () => {
    const page = await (
      await post('/check', formOf([['files', hengshan, '<img src=x onerror=alert(1)>.txt']]))
    ).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;.txt');
  });
});
