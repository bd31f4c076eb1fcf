import { type Kind, readReport, writeKinds } from '@gongkai/documents';
import type { Report } from '@gongkai/law';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hengshan, sampleReport } from './samples.ts';
import { formOf, type Running, run, start } from './server.ts';

let server: Running;
beforeAll(async () => {
  server = await start();
});
afterAll(async () => {
  await server.stop();
});

const post = (path: string, body: FormData | string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers });

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
      422,
      '还没有选择文件',
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
    const small = await start({ THREADS: '1' });
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
    const own = await start();
    await fetch(`${own.url}/check`, {
      method: 'POST',
      body: formOf([['files', hengshan, '不外传的文件名.txt']]),
    });
    await fetch(`${own.url}/${encodeURIComponent('不外传的路径')}?q=secret`);
    await own.stop();
    const lines = own.output();
    expect(lines).toContain('"route":"/check","status":200');
    expect(lines).toContain('"route":"/*","status":404');
    expect(lines).not.toMatch(/不外传|衡山|secret|%E4/);
  });

  test('ends in order when told to', async () => {
    const own = await start();
    expect(await own.stop()).toBe(0);
    expect(own.output()).toContain('已停止');
  });

  test.each([
    [{ PORT: '三千' }, '应为0到65535之间的整数'],
    [{ PORT: '70000' }, '应为0到65535之间的整数'],
    [{ HOST: '本机' }, '应为IP地址或主机名'],
    [{ THREADS: '0' }, '应为1到256之间的整数'],
  ])('says what is wrong with %o', async (environment, words) => {
    const { ended, output } = run({ PORT: '0', ...environment });
    expect(await ended).toBe(2);
    expect(output()).toContain(words);
  });

  test('says that a port is taken, and what to do', async () => {
    const { ended, output } = run({ PORT: new URL(server.url).port });
    expect(await ended).toBe(2);
    expect(output()).toContain('已被占用');
  });
});
