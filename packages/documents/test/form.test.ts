import { readFileSync } from 'node:fs';
import { blankReport, sections } from '@gongkai/law';
import { describe, expect, test } from 'vitest';
import type { Block, Table } from '../src/blocks.ts';
import { readDocx } from '../src/read/docx/index.ts';
import { writeDocx } from '../src/write/docx.ts';
import { type LayoutTable, placeCells, sectionsOf } from '../src/write/layout.ts';

/** A cell of a table: where it begins, how far it reaches, what it says without its spaces. */
interface FormCell {
  row: number;
  column: number;
  rows: number;
  columns: number;
  text: string;
}

/** The cells of a full grid, in which a merged cell is one object in each of its slots. */
const cellsOfGrid = <T extends object>(
  grid: (T | undefined)[][],
  textOf: (cell: T) => string,
): FormCell[] => {
  const found = new Map<T, FormCell>();
  for (const [row, slots] of grid.entries())
    for (const [column, cell] of slots.entries()) {
      if (cell === undefined) continue;
      const known = found.get(cell) ?? { row, column, rows: 0, columns: 0, text: '' };
      found.set(cell, {
        ...known,
        rows: row - known.row + 1,
        columns: column - known.column + 1,
        text: textOf(cell).replace(/\s/g, ''),
      });
    }
  return [...found.values()];
};

const cellsOfTable = ({ rows }: Table): FormCell[] => cellsOfGrid(rows, cell => cell.text);

const cellsOfLayout = (table: LayoutTable): FormCell[] => {
  const grid = placeCells(table).map(row =>
    row.flatMap(({ cell }) => Array.from({ length: cell.columnSpan }, () => cell)),
  );
  return cellsOfGrid(grid, cell => cell.text);
};

const isTable = (block: Block): block is Table => block.kind === 'table';

const official = readDocx(readFileSync(new URL('./files/official-template.docx', import.meta.url))).blocks;
const officialTables = official.filter(isTable);
const written = sectionsOf(blankReport(2021)).flatMap(({ table }) => (table ? [table] : []));

describe('the written form is the official one (国办公开办函〔2021〕30号)', () => {
  test.each([
    { name: 'two', index: 0, cells: 30 },
    { name: 'three', index: 1, cells: 215 },
    { name: 'four', index: 2, cells: 34 },
  ])('table $name has the same cells: place, spans and words', ({ index, cells }) => {
    const form = officialTables[index];
    const own = written[index];
    expect(form && cellsOfTable(form)).toHaveLength(cells);
    expect(own && cellsOfLayout(own)).toEqual(form && cellsOfTable(form));
  });

  test('so has the Word document, as any program reads it', () => {
    const tables = readDocx(writeDocx(blankReport(2021))).blocks.filter(isTable);
    expect(tables.map(cellsOfTable)).toEqual(officialTables.map(cellsOfTable));
  });

  test('the headings are those of the form, in its order', () => {
    const headings = official.flatMap(block =>
      block.kind === 'paragraph' && /^[一二三四五六]、/.test(block.text.trim()) ? [block.text.trim()] : [],
    );
    expect(sections.map(({ heading }) => heading)).toEqual(headings);
  });
});

describe('the form of 2019 (国办公开办函〔2019〕60号)', () => {
  const tables = sectionsOf(blankReport(2019)).flatMap(({ table }) => (table ? [table] : []));

  test('table two has its own heads', () => {
    expect(
      tables[0]?.rows.map(row => row.map(({ text, columnSpan }) => text + '*'.repeat(columnSpan - 1))),
    ).toEqual([
      ['第二十条第（一）项***'],
      ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
      ['规章', '', '', ''],
      ['规范性文件', '', '', ''],
      ['第二十条第（五）项***'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '', '', ''],
      ['其他对外管理服务事项', '', '', ''],
      ['第二十条第（六）项***'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政处罚', '', '', ''],
      ['行政强制', '', '', ''],
      ['第二十条第（八）项***'],
      ['信息内容', '上一年项目数量', '本年增/减*'],
      ['行政事业性收费', '', '*'],
      ['第二十条第（九）项***'],
      ['信息内容', '采购项目数量', '采购总金额*'],
      ['政府集中采购', '', '*'],
    ]);
  });

  test('table three has （六）其他处理 as one row; all else is as in the form of 2021', () => {
    const labels = (table: LayoutTable | undefined) =>
      table?.rows.flatMap(row => row.filter(({ role }) => role !== 'figure').map(({ text }) => text)) ?? [];
    const missing = labels(written[1]).filter(text => !labels(tables[1]).includes(text));
    expect(missing.map(text => text.slice(0, 12))).toEqual([
      '1.申请人无正当理由逾期',
      '2.申请人逾期未按收费通',
      '3.其他',
    ]);
    expect(tables[1]?.rows).toHaveLength((written[1]?.rows.length ?? 0) - 2);
    expect(tables[2]).toEqual(written[2]);
  });
});
