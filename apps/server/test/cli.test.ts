import { execFile } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReport, writeReport } from '@gongkai/documents';
import { parseReport, type Report, withFigure } from '@gongkai/law';
import { anyBalancedReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../bin/gongkai.mjs', import.meta.url));
const hengshan = fileURLToPath(
  new URL('../../../packages/documents/test/files/txt/hengshan-commerce-2024.txt', import.meta.url),
);

interface Run {
  code: number;
  out: string;
  err: string;
}

/** The program as a person starts it. */
const gongkai = (...args: string[]): Promise<Run> =>
  new Promise(resolve => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 64 * 1024 ** 2 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

const json = async (...args: string[]) => {
  const run = await gongkai(...args, '--json');
  return { ...run, value: JSON.parse(run.out) };
};

let folder = '';
const at = (name: string) => join(folder, name);
const [first, second] = fc.sample(anyBalancedReport({ format: 2021, year: 2024 }), {
  seed: 7,
  numRuns: 2,
}) as [Report, Report];
const before = {
  ...(fc.sample(anyBalancedReport({ format: 2021, year: 2023 }), { seed: 8, numRuns: 1 })[0] as Report),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-cli-'));
  const one = { ...first, authority: '云溪县水利局' };
  const two = { ...second, authority: '云溪县教育局' };
  await writeFile(at('one.docx'), await writeReport(one, 'docx'));
  await writeFile(at('two.txt'), await writeReport(two, 'txt'));
  await writeFile(at('older.json'), await writeReport({ ...before, authority: '云溪县水利局' }, 'json'));
  const wrong = withFigure(one, 'table3.granted.total', (one.table3.granted.total ?? 0) + 1);
  await writeFile(at('wrong.docx'), await writeReport(wrong, 'docx'));
  await writeFile(at('broken.docx'), (await writeReport(one, 'docx')).subarray(0, 3000));
  await writeFile(at('empty.pdf'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('report read', () => {
  test('one file: one object with file, report and notes', async () => {
    const { code, value } = await json('report', 'read', hengshan);
    expect(code).toBe(0);
    expect(Object.keys(value)).toEqual(['file', 'report', 'notes']);
    expect(value.report).toMatchObject({ authority: '衡山县商务局', year: 2024, published: '2025-01-16' });
    expect(value.report.table2.licences).toBe(11);
    expect(value.report.table3.total).toEqual({
      naturalPerson: null,
      enterprise: null,
      researchInstitution: null,
      publicWelfareOrganization: null,
      legalServiceInstitution: null,
      otherOrganization: null,
      total: 0,
    });
  });

  test('several files: an array; a bad one has its error and never stops the rest', async () => {
    const { code, value } = await json('report', 'read', at('one.docx'), at('broken.docx'), at('two.txt'));
    expect(code).toBe(2);
    expect(value.map((entry: { error?: unknown }) => entry.error !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
    expect(value[1].error).toMatchObject({ code: 'damaged', message: expect.stringMatching(/另存/) });
  });

  test('for people: the figures as aligned tables', async () => {
    const { code, out } = await gongkai('report', 'read', hengshan);
    expect(code).toBe(0);
    expect(out).toMatch(/衡山县商务局 2024年 · 2021年格式 · 公布于2025-01-16/);
    expect(out).toMatch(/行政许可\s+本年处理决定数量 11/);
  });
});

describe('report check', () => {
  test('the Hengshan example: exit 0, no error and no warning, the sum 58 found right', async () => {
    const { code, value } = await json('report', 'check', hengshan);
    expect(code).toBe(0);
    expect(value.findings.filter((finding: { severity: string }) => finding.severity !== 'note')).toEqual([]);
    expect(value.checked.find((entry: { rule: string }) => entry.rule === 'TEXT-SUM').holds).toBeGreaterThan(
      0,
    );
  });

  test('a finding names its rule, cells, expected and found; exit 1', async () => {
    const { code, value } = await json('report', 'check', at('wrong.docx'));
    expect(code).toBe(1);
    const finding = value.findings.find((each: { rule: string }) => each.rule === 'T3-RESULTS');
    expect(finding).toMatchObject({
      severity: 'error',
      cells: expect.arrayContaining(['table3.granted.total']),
    });
    expect(finding.expected - finding.found).toBe(1);
  });

  test('a folder: every file, a summary by rule, the worst exit code', async () => {
    const { code, out } = await gongkai('report', 'check', folder);
    expect(code).toBe(2);
    expect(out).toMatch(/共6个文件：读出4个，读不了2个/);
    expect(out).toMatch(/读不了的：\n {2}.*broken\.docx\n {2}.*empty\.pdf/);
    expect(out).toMatch(/T3-RESULTS\s+\d+\s+\d+/);
  });

  test('a glob', async () => {
    const { value } = await json('report', 'check', at('*.docx'));
    expect(value).toHaveLength(3);
  });

  test('last year’s report brings the cross-year rules in', async () => {
    const { code, value } = await json('report', 'check', at('one.docx'), '--previous', at('older.json'));
    expect(code).toBe(1);
    expect(value.findings.map(({ rule }: { rule: string }) => rule)).toContain('CARRY');
  });

  test('last year’s report of another body is not used, and that is said', async () => {
    const { code, err, value } = await json(
      'report',
      'check',
      at('one.docx'),
      at('two.txt'),
      '--previous',
      at('older.json'),
    );
    const carried = value.map(({ findings }: { findings: { rule: string }[] }) =>
      findings.some(({ rule }) => rule === 'CARRY'),
    );
    expect(carried).toEqual([true, false]);
    expect(err).toMatch(/two\.txt：.*没有机关名称与“云溪县教育局”相同的/);
    expect(code).toBe(1);
  });

  test('a folder that may not be opened is named, and the rest is checked', async () => {
    await mkdir(at('sub/locked'), { recursive: true });
    await writeFile(at('sub/good.txt'), await readFile(at('two.txt')));
    await writeFile(at('sub/locked/x.txt'), 'x');
    await chmod(at('sub/locked'), 0);
    const asRoot = process.getuid?.() === 0;
    const { code, out } = await gongkai('report', 'check', at('sub'));
    await chmod(at('sub/locked'), 0o700);
    await rm(at('sub'), { recursive: true });
    // Root may open every folder; then the file in it is read and found to be none.
    expect(out).toMatch(asRoot ? /不是政府信息公开工作年度报告/ : /没有权限/);
    expect(out).toMatch(/云溪县教育局/);
    expect(code).toBe(2);
  });

  test.each([
    ['no such file', ['report', 'check', 'no-such-file.docx'], /没有这个文件/],
    ['no match', ['report', 'check', 'no-such-*.docx'], /没有符合这个通配符的文件/],
    ['an empty file', ['report', 'check', 'EMPTY'], /文件是空的/],
  ])('%s: exit 2 and what to do', async (_, args, message) => {
    const { code, out } = await gongkai(...args.map(arg => (arg === 'EMPTY' ? at('empty.pdf') : arg)));
    expect(code).toBe(2);
    expect(out).toMatch(message);
  });

  test('a file of 500 MB is refused unread', async () => {
    await writeFile(at('huge.bin'), '');
    await truncate(at('huge.bin'), 500 * 1024 ** 2);
    const { code, out } = await gongkai('report', 'check', at('huge.bin'));
    await rm(at('huge.bin'));
    expect(code).toBe(2);
    expect(out).toMatch(/文件有500 MB，超过50 MB的上限/);
  });
});

describe('report write and convert', () => {
  test.each(['docx', 'pdf', 'html', 'xlsx', 'txt', 'json'])('to %s and back', async kind => {
    const { code, err } = await gongkai(
      'report',
      'convert',
      at('one.docx'),
      '--to',
      kind,
      '-o',
      at(`out.${kind}`),
    );
    expect(err).toMatch(/已写入/);
    expect(code).toBe(0);
    const result = await readReport(await readFile(at(`out.${kind}`)));
    await rm(at(`out.${kind}`));
    expect(result).toMatchObject({ report: { ...first, authority: '云溪县水利局' } });
  });

  test('write takes annual-report/1', async () => {
    const { code } = await gongkai(
      'report',
      'write',
      at('older.json'),
      '--to',
      'docx',
      '-o',
      at('older.docx'),
    );
    expect(code).toBe(0);
    const result = await readReport(await readFile(at('older.docx')));
    await rm(at('older.docx'));
    expect(result).toMatchObject({ report: { year: 2023 } });
  });

  test.each([
    ['a kind that there is not', ['--to', 'wps', '-o', 'OUT'], /不能写成“wps”/],
    ['a folder that there is not', ['--to', 'docx', '-o', 'none/such/out.docx'], /写不进/],
    ['no output', ['--to', 'docx'], /缺少选项/],
  ])('%s', async (_, args, message) => {
    const { code, err } = await gongkai(
      'report',
      'convert',
      at('one.docx'),
      ...args.map(arg => (arg === 'OUT' ? at('out') : arg)),
    );
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('what is written', () => {
  const convert = (output: string, input = 'one.docx') =>
    gongkai('report', 'convert', at(input), '--to', 'txt', '-o', output);

  test('a link is followed, and the permissions of a file stay', async () => {
    await writeFile(at('private.txt'), 'old', { mode: 0o600 });
    await symlink(at('private.txt'), at('link.txt'));
    expect((await convert(at('link.txt'))).code).toBe(0);
    expect((await lstat(at('link.txt'))).isSymbolicLink()).toBe(true);
    expect((await stat(at('private.txt'))).mode & 0o777).toBe(0o600);
    expect(await readFile(at('private.txt'), 'utf8')).toMatch(/^云溪县水利局/);
    await Promise.all(['link.txt', 'private.txt'].map(name => rm(at(name))));
  });

  test('- is the standard output', async () => {
    const { code, out } = await convert('-');
    expect(code).toBe(0);
    expect(out).toMatch(/^云溪县水利局/);
  });

  test('the file that is read is never replaced', async () => {
    const before = await readFile(at('two.txt'));
    const { code, err } = await convert(at('two.txt'), 'two.txt');
    expect(code).toBe(2);
    expect(err).toMatch(/就是要读的文件/);
    expect(await readFile(at('two.txt'))).toEqual(before);
  });

  test('a folder in its place is said, and nothing is left behind', async () => {
    await mkdir(at('target'));
    const { code, err } = await convert(at('target'));
    expect(code).toBe(2);
    expect(err).toMatch(/是文件夹。请写文件名/);
    await rm(at('target'), { recursive: true });
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([]);
  });

  test('a folder cannot be converted as one file', async () => {
    const { code, err } = await gongkai('report', 'convert', folder, '--to', 'txt', '-o', '-');
    expect(code).toBe(2);
    expect(err).toMatch(/这里只能是一个文件，而它是6个文件/);
  });
});

describe('report merge', () => {
  test('the sum, its sources, and who has not reported', async () => {
    const { code, err } = await gongkai(
      ...[
        'report',
        'merge',
        at('one.docx'),
        at('two.txt'),
        '-o',
        at('sum.json'),
        '--authority',
        '云溪县人民政府',
      ],
      ...['--sources', at('sources.json'), '--expect', '云溪县水利局', '云溪县教育局', '云溪县财政局'],
    );
    const sum = JSON.parse(await readFile(at('sum.json'), 'utf8'));
    const sources = JSON.parse(await readFile(at('sources.json'), 'utf8'));
    await Promise.all(['sum.json', 'sources.json'].map(name => rm(at(name))));
    expect(code).toBe(0);
    expect(err).toMatch(/没有报送：云溪县财政局/);
    expect(parseReport(sum)).toHaveProperty('report');
    expect(sum.table3.received.total).toBe(
      (first.table3.received.total ?? 0) + (second.table3.received.total ?? 0),
    );
    expect(sources['table3.received.total']).toEqual([
      { unit: '云溪县水利局', figure: first.table3.received.total },
      { unit: '云溪县教育局', figure: second.table3.received.total },
    ]);
  });

  test.each([
    ['a unit twice', ['one.docx', 'wrong.docx'], /同一单位出现了不止一次/],
    ['two years', ['two.txt', 'older.json'], /报告年度不一致/],
    ['an unreadable file', ['one.docx', 'broken.docx'], /有1个文件读不了，没有汇总/],
    ['a report without a name', ['one.docx', 'nameless.json'], /没有读出机关名称或年度/],
  ])('%s is refused', async (_, names, message) => {
    await writeFile(
      at('nameless.json'),
      await writeReport({ ...second, authority: null, year: null }, 'json'),
    );
    const { code, err } = await gongkai('report', 'merge', ...names.map(at), '-o', at('sum.json'));
    await rm(at('nameless.json'));
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test.each([
    [['-o', 'sum.docx'], /汇总只写成json/],
    [['-o', 'same.json', '--sources', 'same.json'], /不能写进同一个文件/],
  ])('%j is refused before anything is read', async (args, message) => {
    const { code, err } = await gongkai('report', 'merge', at('one.docx'), ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('report compare', () => {
  test.each([
    [[], /云溪县水利局/],
    [['--to', 'html'], /<!doctype html>/i],
  ])('%j', async (args, text) => {
    const { code, out } = await gongkai('report', 'compare', at('older.json'), at('one.docx'), ...args);
    expect(code).toBe(0);
    expect(out).toMatch(text);
  });

  test('years the wrong way round are refused', async () => {
    const { code, err } = await gongkai('report', 'compare', at('one.docx'), at('older.json'));
    expect(code).toBe(2);
    expect(err).toMatch(/先写较早年度的报告/);
  });

  test('as data', async () => {
    const { value } = await json('report', 'compare', at('older.json'), at('one.docx'));
    const cell = value.cells.find((each: { path: string }) => each.path === 'table3.received.total');
    expect(cell).toMatchObject({ older: before.table3.received.total, newer: first.table3.received.total });
  });
});

describe('the command line itself', () => {
  test('help is Chinese and exits 0', async () => {
    const { code, out } = await gongkai('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/用法：gongkai/);
  });

  test('the version', async () => {
    expect((await gongkai('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('without a command: the help, in Chinese', async () => {
    const { err } = await gongkai('report');
    expect(err).toMatch(/用法：gongkai report/);
  });

  test.each([
    ['an unknown command', ['repport'], /不认识的命令/],
    ['a missing file name', ['report', 'check'], /缺少参数/],
    ['an unknown option', ['report', 'check', 'x', '--fast'], /不认识的选项/],
  ])('%s: exit 2', async (_, args, message) => {
    const { code, err } = await gongkai(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
