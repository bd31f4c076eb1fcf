import { type Report, reportOf } from '@gongkai/law';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormLimits, withForm } from '../src/platform/http-form.ts';
import { createBudget, createQueue } from '../src/platform/queue.ts';
import { createInspector, matchPrevious } from '../src/report/inspections.ts';

type Part = { name: string; filename: string | null; content: string };

const boundary = 'boundary-of-the-test';

const encode = (parts: readonly Part[]): Buffer =>
  Buffer.from(
    `${parts
      .map(({ name, filename, content }) => {
        const file =
          filename === null
            ? ''
            : `; filename="${filename.replaceAll('"', '%22')}"\r\nContent-Type: text/plain`;
        return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
      })
      .join('')}--${boundary}--\r\n`,
  );

const roomy: FormLimits = { file: 10_000, files: 20, field: 10_000, total: 100_000 };

/** A request whose body comes in the given chunks. */
const requestOf = (chunks: readonly Uint8Array[]): Request => {
  const body = new ReadableStream({
    start: controller => {
      for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    },
  });
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  return new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
};

/** The form as it was read, or its fault. */
const parse = (chunks: readonly Uint8Array[], limits = roomy) =>
  withForm(requestOf(chunks), limits, createBudget(1_000_000), result => result);

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
};

const content = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '\r\n', '--', `\r\n--${boundary.slice(0, -1)}`, '\r\n\r\n--', '年报\r\n-'),
);
const part = fc.record<Part>({
  name: fc.constantFrom('files', 'previous', 'report'),
  filename: fc.constantFrom(null, '', 'a.txt', '年报 "一".docx', 'x;y=z.pdf'),
  content,
});

describe('multipart forms', () => {
  test('come out as they went in, wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
        async (parts, sizes) => {
          const result = await parse(cut(encode(parts), sizes));
          const files = parts.filter(({ filename, content: text }) => filename || (filename === '' && text));
          const fields = parts.filter(({ filename }) => filename === null);
          expect(result).toEqual({
            form: {
              fields: new Map(fields.map(({ name, content: text }) => [name, text])),
              files: files.map(({ name, filename, content: text }) => ({
                field: name,
                name: filename?.replaceAll('"', '%22'),
                size: Buffer.byteLength(text),
                bytes: new Uint8Array(Buffer.from(text)),
              })),
            },
          });
        },
      ),
    );
  });

  test('a form cut anywhere before its end is refused', async () => {
    const whole = encode([{ name: 'files', filename: 'a.txt', content: '内容' }]);
    for (let size = 0; size < whole.length - 4; size++)
      expect(await parse([whole.subarray(0, size)])).toEqual({ fault: 'malformed' });
  });

  test.each([
    ['C:/年报/2024.docx', '2024.docx'],
    ['/etc/passwd', 'passwd'],
    ['a\u202etxt.exe', 'atxt.exe'],
  ])('the name %j is taken as %j', async (filename, expected) => {
    const result = await parse([encode([{ name: 'files', filename, content: '' }])]);
    expect(result).toMatchObject({ form: { files: [{ name: expected }] } });
  });

  test.each([
    ['too many files', { files: 1 }, 'too-many'],
    ['too much in all', { total: 300 }, 'too-large'],
  ])('%s', async (_, limit, fault) => {
    const file = { name: 'files', filename: 'a.txt', content: 'x'.repeat(100) };
    expect(await parse([encode([file, file])], { ...roomy, ...limit })).toEqual({ fault });
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/mixed; boundary=a'])(
    'a body of type %j is no form',
    async type => {
      const request = new Request('http://localhost/', {
        method: 'POST',
        body: 'x',
        headers: { 'Content-Type': type },
      });
      expect(await withForm(request, roomy, createBudget(100), result => result)).toEqual({
        fault: 'not-a-form',
      });
    },
  );
});

describe('memory', () => {
  const limits = { file: 1000, files: 2, field: 100, total: 2000 };
  const request = (bytes: Buffer) =>
    new Request('http://localhost/', {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    });
  const whole = encode([{ name: 'files', filename: 'a.txt', content: 'x'.repeat(500) }]);

  test('counts while a form is in use and is given back after, whatever came of it', async () => {
    const budget = createBudget(1000);
    const inside = await withForm(request(whole), limits, budget, result => [
      'form' in result,
      budget.take(500),
    ]);
    expect(inside).toEqual([true, false]);
    await expect(
      withForm(request(whole), limits, budget, () => Promise.reject(new Error('fault'))),
    ).rejects.toThrow('fault');
    expect(budget.take(1000)).toBe(true);
  });

  test('that is used up turns a form away', async () => {
    expect(await withForm(request(whole), limits, createBudget(100), result => result)).toEqual({
      fault: 'busy',
    });
  });

  test('a file above its limit comes without its bytes, and a field above its own is refused', async () => {
    const large = encode([{ name: 'files', filename: 'a.txt', content: 'x'.repeat(1001) }]);
    const result = await withForm(request(large), limits, createBudget(5000), given => given);
    expect(result).toMatchObject({ form: { files: [{ name: 'a.txt', size: 1001, bytes: null }] } });
    const field = encode([{ name: 'report', filename: null, content: 'x'.repeat(101) }]);
    expect(await withForm(request(field), limits, createBudget(5000), given => given)).toEqual({
      fault: 'too-large',
    });
  });
});

describe('the queue', () => {
  test('runs so many at a time, in order, and goes on after a failure', async () => {
    const queue = createQueue(2);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const jobs = Array.from({ length: 7 }, (_, index) =>
      queue.run(async () => {
        order.push(index);
        most = Math.max(most, ++running);
        await new Promise(resolve => setImmediate(resolve));
        running--;
        if (index === 1) throw new Error('fault');
      }),
    );
    expect(queue.waiting).toBe(5);
    const settled = await Promise.allSettled(jobs);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect([order, most, queue.waiting]).toEqual([[0, 1, 2, 3, 4, 5, 6], 2, 0]);
  });

  test('drops a job whose visitor has gone', async () => {
    const queue = createQueue(1);
    const gone = new AbortController();
    const first = queue.run(() => new Promise(resolve => setImmediate(resolve)));
    const second = queue.run(() => Promise.resolve('ran'), gone.signal);
    gone.abort(new Error('gone'));
    await first;
    await expect(second).rejects.toThrow('gone');
  });
});

describe('a fault of the program', () => {
  const sent = (name: string) => ({ field: 'files', name, size: 3, bytes: new Uint8Array([1, 2, 3]) });
  const failing = { inspect: () => Promise.reject(new TypeError('机密的内容')) };

  test('is not blamed on the file, and leaves its trace without name or words of it', async () => {
    const lines: unknown[] = [];
    const inspect = createInspector(failing, createQueue(1), entry => lines.push(entry));
    const { files } = await inspect([sent('机密.docx')], [], new AbortController().signal);
    expect(files).toMatchObject([
      { name: '机密.docx', inspection: { result: { error: { code: 'fault' } } } },
    ]);
    expect(JSON.stringify(files)).toContain('不是文件的问题');
    expect(lines).toMatchObject([{ level: 'error', trace: expect.stringMatching(/^TypeError \| at /) }]);
    expect(JSON.stringify(lines)).not.toContain('机密');
  });

  test('is none where the visitor has gone', async () => {
    const lines: unknown[] = [];
    const inspect = createInspector(failing, createQueue(1), entry => lines.push(entry));
    await inspect([sent('a.docx')], [], AbortSignal.abort());
    expect(lines).toEqual([]);
  });
});

describe('last year’s report', () => {
  const report = (authority: string | null, year: number | null): Report => ({
    ...reportOf(2021, () => null),
    authority,
    year,
  });
  const candidate = (authority: string, year: number) => ({
    name: `${authority}${year}`,
    report: report(authority, year),
  });
  test.each<[string, Report, ReturnType<typeof candidate>[], boolean, string]>([
    [
      'by name and year',
      report('甲局', 2024),
      [candidate('乙局', 2023), candidate('甲局', 2023)],
      false,
      '甲局2023',
    ],
    ['a single pair whatever the names', report('新局', 2024), [candidate('旧局', 2023)], true, '旧局2023'],
    ['another year is none', report('甲局', 2024), [candidate('甲局', 2022)], true, '没有2023年度的'],
    [
      'another authority is none among several',
      report('甲局', 2024),
      [candidate('乙局', 2023)],
      false,
      '机关名称与“甲局”相同',
    ],
    ['no year, no match', report('甲局', null), [candidate('甲局', 2023)], true, '没有读出报告年度'],
  ])('%s', (_, current, candidates, single, expected) => {
    const found = matchPrevious(current, candidates, single);
    expect('missing' in found ? found.missing : found.name).toContain(expected);
  });
});
