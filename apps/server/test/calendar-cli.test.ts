import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { add, explain } from '../src/calendar/commands.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-calendar-'));
});
afterAll(() => rm(folder, { recursive: true }));

const overrides = async (name: string, content: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};

/** Runs a command and takes what it prints and the exit code that it leaves. */
const run = async (command: () => Promise<void>) => {
  const before = process.exitCode;
  const taken = { out: '', err: '' };
  const take = (name: 'out' | 'err') => (text: unknown) => {
    taken[name] += String(text);
    return true;
  };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(take('out'));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(take('err'));
  try {
    process.exitCode = 0;
    await command();
    return { ...taken, code: process.exitCode };
  } finally {
    process.exitCode = before;
    stdout.mockRestore();
    stderr.mockRestore();
  }
};

describe('calendar add', () => {
  test('lists each day with its place, and ends with the result', async () => {
    const { out, err, code } = await run(() => add('2025-01-24', '4', {}));
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '2025-01-24 周五   起日  工作日',
      '2025-01-25 周六     休  周六',
      '2025-01-26 周日  第1天  春节调休上班',
      '2025-01-27 周一  第2天  工作日',
      '2025-01-28 周二     休  春节放假',
    ]);
    expect(lines.at(-1)).toBe('2025-01-24之后第4个工作日是2025-02-06（周四）。');
    expect(lines).toHaveLength(15);
  });

  test('as json', async () => {
    const { out } = await run(() => add('2024-09-13', '2', { json: true }));
    expect(JSON.parse(out)).toMatchObject({
      start: '2024-09-13',
      count: 2,
      due: '2024-09-18',
      days: [
        { date: '2024-09-13', working: true, kind: 'workday', why: '工作日', ordinal: null },
        { date: '2024-09-14', working: true, kind: 'makeUpDay', why: '中秋节调休上班', ordinal: 1 },
        { date: '2024-09-15', working: false, kind: 'holiday', why: '中秋节放假', ordinal: null },
        { date: '2024-09-16', working: false },
        { date: '2024-09-17', working: false },
        { date: '2024-09-18', working: true, ordinal: 2 },
      ],
    });
  });

  test('with overrides, a byte order mark before them', async () => {
    const file = await overrides(
      'storm.json',
      '\ufeff{"2025-03-03": {"working": false, "name": "台风", "source": "县政府通知"}}',
    );
    const { out, code } = await run(() => add('2025-02-28', '1', { overrides: file }));
    expect(code).toBe(0);
    expect(out).toContain('2025-03-03 周一     休  台风放假（补充文件：县政府通知）');
    expect(out).toContain('第1个工作日是2025-03-04（周二）。');
  });
});

describe('calendar explain', () => {
  test('says how many, with and without the first day', async () => {
    const { out } = await run(() => explain('2024-09-27', '2024-10-12', {}));
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      '2024-09-27（周五）之后至2024-10-12（周六），共7个工作日（起日不计，止日计入）；连同起日共8个。',
    );
    const restDay = await run(() => explain('2024-09-28', '2024-09-28', {}));
    expect(restDay.out).toBe(
      '2024-09-28 周六   起日  周六\n2024-09-28（周六）之后至2024-09-28（周六），共0个工作日（起日不计，止日计入）。\n',
    );
  });

  test('as json', async () => {
    const { out } = await run(() => explain('2024-09-27', '2024-10-12', { json: true }));
    const { from, to, counted, days } = JSON.parse(out) as {
      from: string;
      to: string;
      counted: number;
      days: unknown[];
    };
    expect({ from, to, counted, days: days.length }).toEqual({
      from: '2024-09-27',
      to: '2024-10-12',
      counted: 7,
      days: 16,
    });
  });
});

describe('what is wrong is said on stderr, with exit code 2 and nothing on stdout', () => {
  const broken = () => overrides('broken.json', '{"2027-01-01": ');
  const partial = () => overrides('partial.json', '{"years": [2027]}');
  const none = async () => join(folder, 'none.json');

  test.each(['2025-1-6', '2025/01/06', '2025.1.6', '2025年1月6日', ' 2025 年 1 月 6 日 '])(
    '%s is a day as people write it',
    async text => {
      const { out } = await run(() => add(text, '5', {}));
      expect(out).toContain('2025-01-06之后第5个工作日是2025-01-13');
    },
  );

  test.each<[string, () => Promise<void>, string]>([
    ['no such day', () => add('2025-02-30', '5', {}), '没有2025-02-30这一天'],
    ['no date', () => add('明天', '5', {}), '请写成“年-月-日”'],
    ['no days', () => add('2025-01-16', '0', {}), '不能是0'],
    ['negative days', () => add('2025-01-16', '-3', {}), '不能是-3'],
    ['half a day', () => add('2025-01-16', '1.5', {}), '“1.5”不是工作日数'],
    ['a word', () => add('2025-01-16', '二十', {}), '“二十”不是工作日数'],
    ['a power', () => add('2025-01-16', '1e9', {}), '“1e9”不是工作日数'],
    ['too many days', () => add('2025-01-16', '1000000000', {}), '最多10000'],
    ['more digits than a number holds', () => add('2025-01-16', '9'.repeat(400), {}), '工作日数'],
    ['an unknown year', () => add('2026-12-31', '1', {}), '没有收录2027年的放假安排'],
    [
      'an unknown year: the way out',
      () => explain('2026-12-31', '2027-01-05', {}),
      '用“--overrides 文件名”指明',
    ],
    ['from after to', () => explain('2025-01-17', '2025-01-16', {}), '起日2025-01-17晚于止日2025-01-16'],
    ['a first day that is none', () => explain('2025-13-01', '2025-01-16', {}), '月份应在01至12之间'],
    ['a last day that is none', () => explain('2025-01-16', 'x', {}), '“x”不是日期'],
    ['no such file', async () => add('2025-01-16', '1', { overrides: await none() }), '请检查文件名和路径'],
    ['a folder', () => explain('2025-01-16', '2025-01-17', { overrides: folder }), '请检查文件名和路径'],
    ['broken json', async () => add('2025-01-16', '1', { overrides: await broken() }), '不是有效的json'],
    [
      'a year without its days',
      async () => add('2025-01-16', '1', { overrides: await partial() }),
      'years列出了2027年',
    ],
  ])('%s', async (_, command, words) => {
    const { out, err, code } = await run(command);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toContain(words);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
