import { compareReports, type Report, reportOf, withFigure } from '@gongkai/law';
import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../test/xml.ts';
import { comparisonKinds, writeComparison } from './comparison.ts';

const report = (year: number, figures: Record<string, number | null>, prose: Partial<Report> = {}): Report =>
  Object.entries(figures).reduce<Report>((made, [path, figure]) => withFigure(made, path, figure), {
    ...reportOf(2021, () => 0),
    authority: '云溪县水利局',
    year,
    ...prose,
  } as Report);

const write = async (older: Report, newer: Report, kind: (typeof comparisonKinds)[number] = 'txt') =>
  writeComparison({ older, newer, comparison: compareReports(older, newer) }, kind);

const textOf = async (older: Report, newer: Report) => new TextDecoder().decode(await write(older, newer));

describe('a figure that changed', () => {
  test.each([
    [8, 9, '8 → 9，+1，增长12.5%'],
    [100, 97, '100 → 97，-3，下降3.0%'],
    [5, 0, '5 → 0，-5，下降100.0%'],
    [0, 4, '0 → 4，+4，新增'],
    [99_999, 100_000, '99999 → 100000，+1，增长不足0.1%'],
    [100_000, 1, '100000 → 1，-99999，下降超过99.9%'],
    [null, 4, '未填 → 4'],
    [4, null, '4 → 未填'],
  ])('from %s to %s', async (before, after, line) => {
    const text = await textOf(
      report(2023, { 'table2.licences': before }),
      report(2024, { 'table2.licences': after }),
    );
    expect(text).toContain(`\n“行政许可”的“本年处理决定数量”：${line}\n`);
    expect(text).toContain('1格有变化');
  });

  test('stands under its table; tables without a change are left out', async () => {
    const text = await textOf(report(2023, { 'table4.reconsideration.upheld': 1 }), report(2024, {}));
    expect(text.split('\n').filter(line => line.startsWith('表'))).toEqual([
      '表四　政府信息公开行政复议、行政诉讼情况',
    ]);
  });

  test('a signed change of the 2019 format has no rate from below zero', async () => {
    const of2019 = (year: number, change: number) =>
      withFigure({ ...reportOf(2019, () => 0), year }, 'table2of2019.licences.change', change);
    expect(await textOf(of2019(2019, -5), of2019(2020, 5))).toContain('：-5 → 5，+10\n');
  });
});

describe('what is said beside the figures', () => {
  test('nothing changed', async () => {
    const text = await textOf(report(2023, {}), report(2024, {}));
    expect(text).toContain('云溪县水利局\n2023年与2024年政府信息公开工作年度报告对比\n');
    expect(text).toMatch(/比较了\d+格数字，全部相同。/);
    expect(text).toContain('没有正文，无法比较');
  });

  test('copied paragraphs are shown with their share, new ones are not', async () => {
    const copied = '我单位健全政府信息公开工作机制，明确专人负责，及时更新公开目录和办事指南。';
    const fresh = '新开设了企业服务专栏，集中发布惠企政策，并逐条配上了申报的材料和步骤。';
    const text = await textOf(
      report(2023, {}, { overview: copied }),
      report(2024, {}, { overview: `${copied}\n${fresh}` }),
    );
    expect(text).toContain(`一、总体情况（相同100.0%）：${copied}`);
    expect(text).not.toContain(fresh);
    expect(text).toMatch(/2024年的正文有\d+\.\d%与2023年相同。下面1段/);
  });

  test('reports of different formats are compared on what both have', async () => {
    const text = await textOf({ ...reportOf(2019, () => 0), year: 2020 }, report(2021, {}));
    expect(text).toContain('2019年格式和2021年格式');
  });
});

describe('any two reports', () => {
  const pair = fc.tuple(anyReport(), anyReport());

  test('give well-formed parts of a Word document, and the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([older, newer]) => {
        const bytes = await write(older, newer, 'docx');
        for (const part of Object.values(unzipSync(bytes)))
          expect(parseXml(strFromU8(part)).children).toHaveLength(1);
        expect(await write(older, newer, 'docx')).toEqual(bytes);
      }),
      { numRuns: 8 },
    );
  });

  test('give a page without errors, scripts or anything loaded', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([older, newer]) => {
        const html = new TextDecoder().decode(await write(older, newer, 'html'));
        const errors: string[] = [];
        parse(html, { onParseError: ({ code }) => errors.push(code) });
        expect(errors).toEqual([]);
        expect(html).not.toMatch(/<script|<link|src=|url\(/);
      }),
      { numRuns: 8 },
    );
  });
});

test.each(comparisonKinds)('signs of markup stay text in %s', async kind => {
  const evil = '<script>alert(1)</script>&"\u0001';
  const prose = `${evil}我单位健全政府信息公开工作机制，明确专人负责，及时更新公开目录。`;
  const bytes = await write(
    { ...report(2023, {}, { overview: prose }), authority: evil },
    { ...report(2024, {}, { overview: prose }), authority: evil },
    kind,
  );
  const text =
    kind === 'docx'
      ? strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
      : new TextDecoder().decode(bytes);
  expect(text).toContain(
    kind === 'txt' ? '<script>alert(1)</script>&"' : '&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;',
  );
  if (kind !== 'txt') for (const sign of ['<script>', '\u0001']) expect(text).not.toContain(sign);
});
