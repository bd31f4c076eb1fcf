import { describe, expect, test } from 'vitest';
import { cell, drawingsOf, heading, lines, pagesOf, table, write } from '../../test/pages.ts';
import type { Table } from './index.ts';

describe('tables', () => {
  test('stand whole, with their heading, on the page that has room for them', async () => {
    const pages = await pagesOf([lines(5), heading('二、表'), table(5)]);
    expect(pages[0]).toBe('政'.repeat(100));
    expect(pages[1]).toMatch(/^二、表项目数量合并1000.*1004$/);
  });

  test('too high for a page go on under their heads', async () => {
    const pages = await pagesOf([table(25)]);
    expect(pages).toHaveLength(4);
    for (const text of pages) expect(text).toMatch(/^项目数量/);
    const figures = pages.join('').match(/1\d{3}/g);
    expect(figures).toEqual(Array.from({ length: 25 }, (_, row) => String(1000 + row)));
  });

  test('are parted beside a merged cell rather than through it', async () => {
    // Eight rows fit under the heads, but the eighth begins a label of five.
    const part = table(14, 1);
    const label = [cell('不断', 0, { rows: 5 })];
    const rows = part.rows.map((row, index) =>
      index < 8 || index > 12
        ? row
        : { ...row, cells: [...(index === 8 ? label : []), ...row.cells.slice(1)] },
    );
    const pages = await pagesOf([{ ...part, rows }]);
    expect(pages[0]).toMatch(/1006$/);
    expect(pages[1]).toMatch(/^项目数量不断1007/);
  });

  test('a merged cell higher than a page is parted, its text standing once', async () => {
    const pages = await pagesOf([table(25, 25)]);
    expect(pages.join('').match(/合并/g)).toHaveLength(1);
    expect(pages).toHaveLength(4);
  });

  test('a cell with more text than a page has room for loses none of it', async () => {
    const long = Array.from({ length: 600 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const made: Table = {
      ...table(1),
      headRows: 0,
      rows: [{ height: 20, cells: [cell(long, 0), cell('1', 1)] }],
    };
    const pages = await pagesOf([made]);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.join('').replace('1', '')).toBe(long);
  });

  test('heads that would fill a page are not repeated', async () => {
    const made = table(6);
    const pages = await pagesOf([{ ...made, rows: made.rows.map(row => ({ ...row, height: 120 })) }]);
    expect(pages).toHaveLength(6);
    expect(pages.join('').match(/项目/g)).toHaveLength(1);
  });

  test('rules are drawn once, along whole rows and columns', () => {
    const drawings = drawingsOf(write([table(2, 2)]));
    const rules = drawings.flatMap(drawing => [...drawing.matchAll(/(\S+) (\S+) m (\S+) (\S+) l/g)]);
    const places = rules.map(rule => rule.slice(1).map(Number));
    // Four level ones, one of them beside the merged cell alone; three upright ones.
    expect(places).toEqual([
      [50, 250, 250, 250],
      [50, 230, 250, 230],
      [150, 210, 250, 210],
      [50, 190, 250, 190],
      [50, 250, 50, 190],
      [150, 250, 150, 190],
      [250, 250, 250, 190],
    ]);
  });
});
