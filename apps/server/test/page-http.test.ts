import { readFileSync } from 'node:fs';
import { type Kind, readReport, writeKinds } from '@gongkai/documents';
import type { Report } from '@gongkai/law';
import { anyBalancedReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type Running, run, start } from './server.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../packages/documents/test/files/txt/${name}`, import.meta.url));
const hengshan = fixture('hengshan-commerce-2024.txt');
const sampleReport = (seed: number, year: number): Report => ({
  ...(fc.sample(anyBalancedReport({ format: 2021, year }), { seed, numRuns: 1 })[0] as Report),
  authority: '云溪县水利局',
});

let built: Awaited<ReturnType<typeof build>>;
let server: Running;
beforeAll(async () => {
  built = await build();
  server = await start(built.main);
});
afterAll(async () => {
  await server.stop();
  await built.remove();
});

const get = (path: string, init?: RequestInit) => fetch(server.url + path, { redirect: 'manual', ...init });

const formOf = (parts: [field: string, content: Uint8Array | string, name?: string][]): FormData => {
  const form = new FormData();
  for (const [field, content, name] of parts)
    if (name === undefined) form.append(field, String(content));
    else
      form.append(field, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
};
const post = (path: string, body: FormData | string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers });

describe('pages', () => {
  test.each([
    ['GET', '/', 200, '选择年度报告'],
    ['GET', '/sample', 200, '云溪县水利局'],
    ['GET', '/nowhere', 404, '没有这个页面'],
    ['GET', '/assets/nothing.css', 404, '没有这个页面'],
    ['GET', '/convert', 405, '这个地址不这样使用'],
    ['PUT', '/check', 405, '这个地址不这样使用'],
    ['DELETE', '/', 405, '这个地址不这样使用'],
  ])('%s %s answers %i in Chinese', async (method, path, status, words) => {
    const answer = await get(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(await answer.text()).toContain(words);
  });

  test('a result’s address leads back to the form', async () => {
    const answer = await get('/check');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });

  test('405 names the methods that there are', async () => {
    expect((await get('/convert')).headers.get('allow')).toBe('POST');
    expect((await get('/', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
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
  test.each(['/', '/sample', '/nowhere', '/healthz', '/convert'])(
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
    /href="(\/assets\/base\.[^"]+\.css)"/.exec(await (await get('/')).text())?.[1] ?? '';

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

describe('refusals', () => {
  const many = (count: number, content: Uint8Array | string) =>
    formOf(
      Array.from({ length: count }, (_, index): [string, Uint8Array | string, string] => [
        'files',
        content,
        `${index}.txt`,
      ]),
    );
  const boundary = 'x'.repeat(20);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n`;
  const multipart = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };

  test.each<[string, number, string, () => Promise<Response>]>([
    ['no file', 422, '还没有选择文件', () => post('/check', formOf([['files', '', '']]))],
    ['21 files', 413, '一次最多核对20份', () => post('/check', many(21, hengshan))],
    [
      'more than 100 MB',
      413,
      '文件合计超过100 MB',
      () => post('/check', many(6, new Uint8Array(18 * 1024 ** 2))),
    ],
    [
      'one file above 20 MB',
      413,
      '超过一份20 MB的上限',
      () => post('/check', many(1, new Uint8Array(21 * 1024 ** 2))),
    ],
    ['one file that is no report', 422, '读不了这个文件', () => post('/check', many(1, '一份通知'))],
    [
      'no form at all',
      415,
      '没有收到文件',
      () => post('/check', 'files=a', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ],
    ['a form cut short', 400, '提交的内容不完整', () => post('/check', `${head}cut`, multipart)],
    [
      'a part without a name',
      400,
      '提交的内容不完整',
      () => post('/check', `--${boundary}\r\n\r\nx\r\n--${boundary}--`, multipart),
    ],
    [
      'another site’s page',
      403,
      '不能从其他网站提交',
      () => post('/check', many(1, hengshan), { 'Sec-Fetch-Site': 'cross-site' }),
    ],
    [
      'no report to convert',
      422,
      '不能转换',
      () =>
        post(
          '/convert',
          formOf([
            ['to', 'docx'],
            ['report', '{'],
          ]),
        ),
    ],
    [
      'faults in the report to convert',
      422,
      'schema',
      () =>
        post(
          '/convert',
          formOf([
            ['to', 'docx'],
            ['report', '{"format":2021}'],
          ]),
        ),
    ],
    [
      'no such kind',
      422,
      '没有这种文件格式',
      () =>
        post(
          '/convert',
          formOf([
            ['to', 'exe'],
            ['report', '{}'],
          ]),
        ),
    ],
    [
      'a report above 2 MB',
      413,
      '没有转换',
      () =>
        post(
          '/convert',
          formOf([
            ['to', 'txt'],
            ['report', 'x'.repeat(3 * 1024 ** 2)],
          ]),
        ),
    ],
  ])('%s is refused with %i', async (_, status, words, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });

  test('a refused form comes back to be filled again', async () => {
    const page = await (await post('/check', formOf([['files', '', '']]))).text();
    expect(page).toContain('<form class="upload"');
    expect(page).toMatch(/role="alert"[^>]*>还没有选择文件/);
  });

  test('when too much waits, visitors are asked to come back, and those before them are served', async () => {
    const small = await start(built.main, { THREADS: '1' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        fetch(`${small.url}/check`, { method: 'POST', body: many(20, hengshan) }),
      ),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect(busy[0]?.headers.get('retry-after')).toBe('15');
    expect(await busy[0]?.text()).toContain('现在提交的人较多');
    expect((await fetch(`${small.url}/sample`)).status).toBe(200);
    await small.stop();
  });
});

describe('downloads', () => {
  const report: Report = { ...sampleReport(4, 2024), authority: '衡山县商务局' };

  test.each(writeKinds)(
    '%s comes as an attachment with its Chinese name and reads back the same',
    async kind => {
      const answer = await post(
        '/convert',
        formOf([
          ['to', kind],
          ['report', JSON.stringify(report)],
        ]),
      );
      expect(answer.status).toBe(200);
      const name = encodeURIComponent(`衡山县商务局2024年政府信息公开工作年度报告.${kind}`);
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="annual-report-2024.${kind}"; filename*=UTF-8''${name}`,
      );
      const result = await readReport(await answer.bytes());
      expect('report' in result && [result.kind, result.report]).toEqual([kind satisfies Kind, report]);
    },
  );

  test('signs that a file name may not have are left out', async () => {
    const hostile = { ...report, authority: '../云溪县\r\n"水利局"/<b>' };
    const answer = await post(
      '/convert',
      formOf([
        ['to', 'json'],
        ['report', JSON.stringify(hostile)],
      ]),
    );
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toMatch(
      /UTF-8''\.\.云溪县水利局b2024年政府信息公开工作年度报告\.json$/,
    );
  });
});

describe('the process', () => {
  test('logs say nothing of what was sent', async () => {
    const own = await start(built.main);
    await fetch(`${own.url}/check`, {
      method: 'POST',
      body: formOf([['files', hengshan, '不外传的文件名.txt']]),
    });
    await fetch(`${own.url}/${encodeURIComponent('不外传的路径')}?q=secret`);
    await own.stop();
    const lines = own.output();
    expect(lines).toContain('"route":"/check","status":200');
    expect(lines).toContain('"route":"(none)","status":404');
    expect(lines).not.toMatch(/不外传|衡山|secret|%E4/);
  });

  test('ends in order when told to', async () => {
    const own = await start(built.main);
    expect(await own.stop()).toBe(0);
    expect(own.output()).toContain('已停止');
  });

  test.each([
    [{ PORT: '三千' }, '不是端口号'],
    [{ PORT: '70000' }, '不是端口号'],
    [{ HOST: '本机' }, '不是IP地址或主机名'],
    [{ THREADS: '0' }, '不是线程数'],
  ])('says what is wrong with %o', async (environment, words) => {
    const { ended, output } = run(built.main, { PORT: '0', ...environment });
    expect(await ended).toBe(2);
    expect(output()).toContain(words);
  });

  test('says that a port is taken, and what to do', async () => {
    const { ended, output } = run(built.main, { PORT: new URL(server.url).port });
    expect(await ended).toBe(2);
    expect(output()).toContain('已被占用');
  });
});
