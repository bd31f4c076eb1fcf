import { anyBalancedReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readReport } from '../read/index.ts';
import { writeXlsx } from './xlsx.ts';

const sample = () =>
  fc.sample(anyBalancedReport({ format: 2021 }), { numRuns: 1, seed: 5 })[0] ?? expect.unreachable();
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('the workbook', () => {
  test('has the text and the tables on sheets in the order of the report', async () => {
    const names = partsOf(await writeXlsx(sample()))['xl/workbook.xml']?.match(/(?<=<sheet name=")[^"]+/g);
    expect(names).toEqual([
      '一、总体情况',
      '二、主动公开',
      '三、依申请公开',
      '四、复议诉讼',
      '五、六、问题及其他',
    ]);
  });

  test('holds figures as numbers, blanks as nothing', async () => {
    const report = sample();
    if (report.format !== 2021) return expect.unreachable();
    const table2 = { ...report.table2, licences: 4321, penalties: null, feesTenThousandYuan: 96171.6 };
    const sheet = partsOf(await writeXlsx({ ...report, table2 }))['xl/worksheets/sheet2.xml'] ?? '';
    expect(sheet).toMatch(/<c r="B8" s="\d+"><v>4321<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="B11" s="\d+"\/>/);
    expect(sheet).toContain('<v>96171.6</v>');
  });

  test('repeats and freezes table three’s head, and prints on A4 to the page’s width', async () => {
    const parts = partsOf(await writeXlsx(sample()));
    expect(parts['xl/worksheets/sheet3.xml']).toContain(
      '<pane xSplit="3" ySplit="4" topLeftCell="D5" activePane="bottomRight" state="frozen"/>',
    );
    expect(parts['xl/workbook.xml']).toContain(`localSheetId="2">'三、依申请公开'!$1:$4<`);
    for (let i = 1; i <= 5; i++)
      expect(parts[`xl/worksheets/sheet${i}.xml`]).toMatch(
        /<pageSetup paperSize="9" orientation="(?:portrait|landscape)" fitToWidth="1" fitToHeight="0"\/>/,
      );
  });

  test('labels keep off their borders, and figures are set in the labels’ font', async () => {
    const parts = partsOf(await writeXlsx(sample()));
    const formats =
      parts['xl/styles.xml']?.match(/<xf numFmtId="0" fontId="\d+"[^>]*>(?=<alignment).*?<\/xf>/g) ?? [];
    const bordered = formats.filter(format => format.includes('borderId="1"'));
    expect(new Set(bordered.map(format => /fontId="(\d+)"/.exec(format)?.[1])).size).toBe(1);
    const left = bordered.filter(format => format.includes('horizontal="left"'));
    expect(left.length).toBeGreaterThan(0);
    for (const format of left) expect(format).toContain('indent="1"');
  });

  test('the same report is the same bytes', async () => {
    expect(await writeXlsx(sample())).toEqual(await writeXlsx(sample()));
  });

  test.each([
    ['signs of XML', '甲<乙>&"丙"'],
    ['what looks like an escaped sign', '编号_x0041_一项'],
    ['a control character, which is dropped', '甲\u0001乙'],
  ])('%s', async (_, problems) => {
    const result = await readReport(await writeXlsx({ ...sample(), problems }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the character under test
    expect('report' in result && result.report.problems).toBe(problems.replace(/\u0001/, ''));
  });

  test('a paragraph longer than a cell may hold goes on in the next row', async () => {
    const problems = '公开内容还不够丰富。'.repeat(4000);
    const bytes = await writeXlsx({ ...sample(), problems });
    const result = await readReport(bytes);
    expect('report' in result && result.report.problems.replaceAll('\n', '')).toBe(problems);
    for (const text of partsOf(bytes)['xl/worksheets/sheet5.xml']?.match(/(?<=preserve">)[^<]*/g) ?? [])
      expect(text.length).toBeLessThan(32_768);
  });
});
