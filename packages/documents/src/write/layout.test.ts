import { blankReport, cellsOf, figureAt, withFigure } from '@gongkai/law';
import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellSize,
  levelTwoHead,
  placeCells,
  publishedLine,
  sectionsOf,
  tableStyle,
  titleLines,
} from './layout.ts';

const tablesOf = (report: Parameters<typeof sectionsOf>[0]) =>
  sectionsOf(report).flatMap(({ table }) => (table ? [table] : []));

describe('table grids', () => {
  test('cover every slot exactly once', () => {
    for (const format of [2019, 2021] as const)
      for (const table of tablesOf(blankReport(format)))
        for (const row of placeCells(table)) {
          const slots = row.flatMap(({ cell, column }) =>
            Array.from({ length: cell.columnSpan }, (_, i) => column + i),
          );
          expect(slots).toEqual(table.widths.map((_, column) => column));
        }
  });

  test('hold every figure of the report once, as it is; blanks stay blank', () => {
    fc.assert(
      fc.property(anyReport(), report => {
        const figures = tablesOf(report).flatMap(({ rows }) =>
          rows.flat().filter(({ role }) => role === 'figure'),
        );
        expect(figures.map(({ path }) => path).toSorted()).toEqual(
          cellsOf(report.format)
            .map(({ path }) => path)
            .toSorted(),
        );
        for (const { path, text } of figures) {
          const figure = figureAt(report, path ?? '');
          expect(text).toBe(figure === null ? '' : String(figure));
        }
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    { figure: 99_999, path: 'table2.licences', smaller: false },
    { figure: 123, path: 'table3.received.total', smaller: false },
    { figure: 12_345_678, path: 'table3.received.total', smaller: true },
    { figure: 1_234_567, path: 'table4.reconsideration.total', smaller: true },
  ])('$figure in $path is drawn smaller: $smaller', ({ figure, path, smaller }) => {
    const tables = tablesOf(withFigure(blankReport(2021), path, figure));
    const sizes = tables.flatMap(table =>
      placeCells(table)
        .flat()
        .filter(({ cell }) => cell.path === path)
        .map(placed => cellSize(table, placed)),
    );
    expect(sizes.map(size => size < tableStyle.size)).toEqual([smaller]);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
  });
});

describe('lines of the head', () => {
  test.each([
    ['云溪县水利局', 2024, ['云溪县水利局', '2024年政府信息公开工作年度报告']],
    [null, 2024, ['2024年政府信息公开工作年度报告']],
    [null, null, ['政府信息公开工作年度报告']],
  ])('%s, %s', (authority, year, lines) => {
    expect(titleLines({ ...blankReport(2021), authority, year })).toEqual(lines);
  });

  test.each([
    ['2025-01-06', '（2025年1月6日）'],
    [null, null],
  ])('published %s: %s', (published, line) => {
    expect(publishedLine({ ...blankReport(2021), published })).toBe(line);
  });

  test.each([
    ['（一）主动公开。全年公开信息12条。', '（一）主动公开。'],
    ['（十二）平台建设：更新网站。', '（十二）平台建设：'],
    ['（二）依申请公开情况', '（二）依申请公开情况'],
    ['一是健全机制。', ''],
    ['全年（一）次。', ''],
  ])('%s has the head “%s”', (paragraph, head) => {
    expect(levelTwoHead(paragraph)).toBe(head);
  });
});
