import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clock, feeOf } from '../src/request/commands.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-request-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fileWith = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};

/** Runs a command and takes what it prints and the exit code that it leaves. */
const run = async (command: () => Promise<void>, input = '') => {
  const before = process.exitCode;
  const taken = { out: '', err: '' };
  const take = (name: 'out' | 'err') => (text: unknown) => {
    taken[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(take('err')),
    vi
      .spyOn(process, 'stdin', 'get')
      .mockReturnValue(Readable.from([Buffer.from(input)]) as typeof process.stdin),
  ];
  try {
    process.exitCode = 0;
    await command();
    return { ...taken, code: process.exitCode };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
};

const received = { date: '2024-09-25', channel: 'internet', confirmed: '2024-09-26' };
const example = {
  received,
  events: [
    { type: 'third-party-answered', date: '2024-10-11' },
    { type: 'third-party-asked', date: '2024-09-29', received: '2024-10-08' },
  ],
  asOf: '2024-10-30',
};

const runCase = async (value: unknown, options: { json?: boolean; overrides?: string } = {}) => {
  const file = await fileWith('case.json', JSON.stringify(value));
  return run(() => clock(file, options));
};

describe('request clock', () => {
  test('as json: the five fields and nothing else', async () => {
    const { out, err, code } = await runCase(example, { json: true });
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['receivedOn', 'due', 'status', 'workingDaysLeft', 'days']);
    expect(answer).toMatchObject({
      receivedOn: '2024-09-26',
      due: '2024-11-05',
      status: 'running',
      workingDaysLeft: 4,
    });
    expect(answer.days[0]).toEqual({ date: '2024-09-27', counted: true, why: '第1个工作日' });
    expect(answer.days.at(-1)).toMatchObject({ date: '2024-11-05', counted: true });
  });

  test('for people: the due date first, then every day', async () => {
    const { out, err, code } = await runCase(example);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, 6)).toEqual([
      '到期日：2024-11-05（周二），还有4个工作日。',
      '收到申请之日：2024-09-26（周四）（互联网渠道）',
      '状态：办理期限内（截至2024-10-30）',
      '',
      '2024-09-27 周五  计　  第1个工作日',
      '2024-09-28 周六  不计  周六',
    ]);
    expect(lines.at(-1)).toBe('共40日，计入20个工作日。');
  });

  test('from standard input, a byte order mark before it', async () => {
    const { out, code } = await run(() => clock('-', { json: true }), `\ufeff${JSON.stringify(example)}`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ due: '2024-11-05' });
  });

  const asked = { type: 'correction-asked', date: '2024-09-27', until: '2024-10-15' };

  test.each<[string, unknown[], string, string]>([
    ['the due date itself', [], '2024-10-29', '到期日：2024-10-29（周二），2024-10-29是最后一日。'],
    ['overdue', [], '2024-10-31', '到期日：2024-10-29（周二），已逾期2个工作日。'],
    ['waiting', [asked], '2024-10-15', '期限停止计算，没有到期日：等待申请人补正。'],
    ['abandoned', [asked], '2024-10-31', '申请已于2024-10-16（周三）视为放弃，没有到期日。'],
    [
      'replied',
      [{ type: 'replied', date: '2024-10-28' }],
      '2024-10-31',
      '已于2024-10-28（周一）答复；到期日：2024-10-29（周二）。',
    ],
    [
      'replied while the clock was stopped',
      [asked, { type: 'replied', date: '2024-10-10' }],
      '2024-10-31',
      '已于2024-10-10（周四）答复，当时期限停止计算。',
    ],
  ])('the first line: %s', async (_, events, asOf, line) => {
    const { out, code } = await runCase({ received, events, asOf });
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(line);
  });

  test('what else should be known stands with the days, and beside the json', async () => {
    const value = { received: { date: '2024-09-25', channel: 'fax' }, events: [], asOf: '2024-09-26' };
    const words = '提示：没有写明确认的日期，以到达之日2024-09-25为收到申请之日';
    expect((await runCase(value)).out).toContain(words);
    const { out, err, code } = await runCase(value, { json: true });
    expect(err).toContain(words);
    expect(JSON.parse(out)).toMatchObject({ receivedOn: '2024-09-25' });
    expect(code).toBe(0);
  });

  test('a year without a holiday notice, and the file that supplies it', async () => {
    const value = { received: { date: '2026-12-10', channel: 'in-person' }, events: [], asOf: '2026-12-11' };
    const refused = await runCase(value);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('没有收录2027年的放假安排');
    expect(refused.err).toContain('用“--overrides 文件名”指明');
    const overrides = await fileWith(
      '2027.json',
      JSON.stringify({
        years: [2027],
        '2027-01-01': { working: false, name: '元旦' },
        '2027-10-01': { working: false, name: '国庆节' },
      }),
    );
    const { out, code } = await runCase(value, { overrides });
    expect(code).toBe(0);
    expect(out).toContain('到期日：2027-01-08（周五）');
    expect(out).toContain('2027-01-01 周五  不计  元旦放假（补充文件）');
  });
});

describe('what is wrong is said on stderr in one line, with exit code 2 and nothing on stdout', () => {
  const withEvents = (...events: unknown[]) => ({ received, events, asOf: '2024-12-31' });
  const extended = { type: 'extended', date: '2024-10-09', workingDays: 5 };

  test.each<[string, unknown, string]>([
    [
      'an answer before the question',
      withEvents({ type: 'body-answered', date: '2024-10-09' }),
      '第1个事项“收到其他机关意见”（body-answered，2024-10-09）',
    ],
    [
      'two extensions',
      withEvents(extended, { ...extended, date: '2024-10-10' }),
      '第2个事项“延期答复”（extended，2024-10-10）',
    ],
    [
      'a date before receipt',
      withEvents({ type: 'replied', date: '2024-09-20' }),
      '第1个事项“答复”（replied，2024-09-20）：早于收到申请之日2024-09-26',
    ],
    ['an unknown event', withEvents({ type: 'opened', date: '2024-10-09' }), '不认识的类型（type）"opened"'],
    ['an unknown field', { ...example, note: '' }, '不认识的字段"note"'],
    ['no case at all', [], '应为json对象'],
    ['a date that is none', withEvents({ type: 'replied', date: '2024-02-30' }), '没有2024-02-30这一天'],
  ])('%s', async (_, value, words) => {
    for (const json of [true, false]) {
      const { out, err, code } = await runCase(value, { json });
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err).toContain(words);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test.each<[string, string | Uint8Array, string]>([
    ['a missing comma', '{\n  "received": {}\n  "events": []\n}', '第3行第3个字符处有误'],
    ['a word', 'hello', '第1行第1个字符处有误'],
    ['a bad literal', '{"asOf": nul}', '第1行第13个字符处有误'],
    ['a comma too many', '{"events": [],}', '第1行第15个字符处有误'],
    ['something after the end', '{} {}', '第1行第4个字符处有误'],
    ['the end missing', '{"events": [', '到第1行第13个字符为止还没有写完'],
    ['nothing', ' \n', '内容是空的'],
    ['other than UTF-8', Uint8Array.from([0x7b, 0xb9, 0xab, 0x7d]), '不是UTF-8编码的文字'],
    ['too much', `"${'x'.repeat(1024 * 1024)}"`, '超过1 MB'],
    ['lists without end', '['.repeat(500_000), '还没有写完'],
    ['lists in lists', `{"received": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`, '（received）：应写成'],
  ])('a file that is no case: %s', async (_, content, words) => {
    const file = await fileWith('bad.json', content);
    const { out, err, code } = await run(() => clock(file, {}));
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toContain(words);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a file that is not there, a folder, standard input without end', async () => {
    const none = await run(() => clock(join(folder, 'none.json'), {}));
    expect(none).toMatchObject({ out: '', code: 2 });
    expect(none.err).toContain('没有这个文件');
    const dir = await run(() => clock(folder, {}));
    expect(dir).toMatchObject({ out: '', code: 2 });
    expect(dir.err).toContain('这是文件夹');
    const long = await run(() => clock('-', {}), 'x'.repeat(2 * 1024 * 1024));
    expect(long).toMatchObject({ out: '', code: 2 });
    expect(long.err).toContain('标准输入：内容超过1 MB');
  });
});

describe('fee', () => {
  test('by item, for people', async () => {
    const { out, err, code } = await run(() => feeOf('items', '45', {}));
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out.trimEnd().split('\n')).toEqual([
      '按件计收，45件：5500元（同一申请人、同一自然月）',
      '  第1–10件：不收费',
      '  第11–30件：20件×100元=2000元',
      '  第31–40件：10件×200元=2000元',
      '  第41–45件：5件×300元=1500元',
    ]);
  });

  test('by page, as json in yuan', async () => {
    const { out, code } = await run(() => feeOf('pages', '101', { json: true }));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      method: 'pages',
      count: 101,
      amount: 720,
      unit: '元',
      steps: [
        { from: 1, to: 30, count: 30, rate: 0, amount: 0 },
        { from: 31, to: 100, count: 70, rate: 10, amount: 700 },
        { from: 101, to: 101, count: 1, rate: 20, amount: 20 },
      ],
    });
  });

  test.each(['-1', '1.5', '', '三', '1e3', '99999999999', '9'.repeat(400)])('%j is refused', async text => {
    for (const method of ['items', 'pages'] as const) {
      const { out, err, code } = await run(() => feeOf(method, text, {}));
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).toContain('数');
    }
  });
});
