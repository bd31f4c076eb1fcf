import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gridOfTexts } from '../../../test/grid.ts';
import type { Block, TableCell } from '../../blocks.ts';
import { blocksOfRows, type CellShape, shapesOf } from './grid.ts';
import { readDoc } from './index.ts';
import { readProperties } from './properties.ts';

const file = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../test/files/doc/${name}.doc`, import.meta.url));
const texts = (blocks: Block[]): string[] =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []));
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A cell from one edge to another, in twentieths of a point. */
const shape = (
  left: number,
  right: number,
  vertical: CellShape['vertical'] = 'none',
  horizontal = 0,
): CellShape => ({ left, right, vertical, horizontal });
const row = (...cells: [string, CellShape][]) => ({
  cells: cells.map(([text]) => [paragraph(text)]),
  shapes: cells.map(([, place]) => place),
});

describe('cells are laid by their edges', () => {
  test.each([
    [
      'a wide cell over two',
      [row(['宽', shape(0, 2000)]), row(['一', shape(0, 1000)], ['二', shape(1000, 2000)])],
      ['宽|宽', '一|二'],
    ],
    [
      'edges a little askew',
      [
        row(['甲', shape(0, 1000)], ['乙', shape(1000, 2000)]),
        row(['丙', shape(10, 1040)], ['丁', shape(1040, 1990)]),
      ],
      ['甲|乙', '丙|丁'],
    ],
    [
      'a merged cell goes on below',
      [
        row(['高', shape(0, 900, 'restart')], ['1', shape(900, 1800)]),
        row(['', shape(0, 900, 'continue')], ['2', shape(900, 1800)]),
      ],
      ['高|1', '高|2'],
    ],
    [
      'cells merged across by a mark',
      [row(['宽', shape(0, 900, 'none', 1)], ['', shape(900, 1800, 'none', 2)], ['窄', shape(1800, 2700)])],
      ['宽|宽|窄'],
    ],
    [
      'two sets side by side',
      [
        row(
          ['甲', shape(0, 900, 'none', 3)],
          ['', shape(900, 1800, 'none', 1)],
          ['乙', shape(1800, 2700, 'none', 3)],
          ['', shape(2700, 3600, 'none', 1)],
        ),
      ],
      ['甲|甲|乙|乙'],
    ],
    [
      'a row that begins further right',
      [row(['甲', shape(0, 1000)], ['乙', shape(1000, 2000)]), row(['丙', shape(1000, 2000)])],
      ['甲|乙', '|丙'],
    ],
    [
      'a row without a definition',
      [{ cells: [[paragraph('甲')], [paragraph('乙')]], shapes: [] }],
      ['甲|乙'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(gridOfTexts(blocksOfRows(rows)[0])).toEqual(expected);
  });

  test('a merged cell is one object in all its slots', () => {
    const [table] = blocksOfRows([
      row(['高', shape(0, 900, 'restart')], ['1', shape(900, 1800)]),
      row(['', shape(0, 900, 'continue')], ['2', shape(900, 1800)]),
    ]);
    const slots: (TableCell | undefined)[] = table?.kind === 'table' ? table.rows.map(cells => cells[0]) : [];
    expect(slots[0]).toBe(slots[1]);
  });
});

describe('lists of properties', () => {
  const view = (...bytes: number[]) => new DataView(new Uint8Array(bytes).buffer);

  test.each([
    ['one byte', view(0x16, 0x24, 1), [[0x2416, 1]]],
    ['four bytes', view(0x49, 0x66, 2, 0, 0, 0), [[0x6649, 4]]],
    [
      'a size of its own',
      view(0x2b, 0xd6, 2, 0, 1, 0x17, 0x24, 1),
      [
        [0xd62b, 2],
        [0x2417, 1],
      ],
    ],
    ['one that is cut off', view(0x16, 0x24, 1, 0x49, 0x66, 2), [[0x2416, 1]]],
  ])('%s', (_, bytes, expected) => {
    expect(readProperties(bytes).map(({ code, operand }) => [code, operand.byteLength])).toEqual(expected);
  });

  test('a table’s definition gives edges and merges', () => {
    const words = [-100, 900, 1900].flatMap(edge => [edge & 255, (edge >> 8) & 255]);
    const described = [
      0x60,
      0,
      ...Array.from({ length: 18 }, () => 0),
      0x20,
      0,
      ...Array.from({ length: 18 }, () => 0),
    ];
    const operand = [2, ...words, ...described];
    const properties = readProperties(view(0x08, 0xd6, operand.length + 1, 0, ...operand));
    expect(shapesOf(properties)).toEqual([shape(-100, 900, 'restart'), shape(900, 1900, 'continue')]);
  });
});

describe('the accepted text', () => {
  test('tracked deletions are left out, insertions kept, deleted paragraph marks joined', () => {
    const read = texts(readDoc(file('tracked-changes-2024')).blocks);
    expect(read).toContain('2024年政府信息公开工作年度报告');
    expect(read.join('\n')).not.toMatch(/本段已删去|已撤销|约/);
  });

  test('text boxes stand where they are anchored, automatic numbers are written out, notes left out', () => {
    const read = texts(readDoc(file('text-boxes-numbered-2022')).blocks).filter(text => text !== '');
    expect(read.slice(0, 3)).toEqual(['云溪县水利局', '2022年政府信息公开工作年度报告', '（2023年1月18日）']);
    expect(read).toEqual(expect.arrayContaining(['一、总体情况', '六、其他需要报告的事项']));
    expect(read.filter(text => text.startsWith('（二）'))).toHaveLength(1);
    expect(read.join('')).not.toContain('国务院令');
  });

  test('fields give their result, hidden text is left out', () => {
    const read = texts(readDoc(file('format-2019-2020')).blocks).join('\n');
    expect(read).toContain('全年通过门户网站公开');
    expect(read).not.toMatch(/HYPERLINK|内部统计口径/);
  });
});

describe('files that cannot be read', () => {
  const changed = (change: (bytes: Uint8Array, document: number) => Uint8Array): Uint8Array => {
    const bytes = Uint8Array.from(file('full-2024'));
    for (let at = 512; at < bytes.length; at += 512)
      if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return change(bytes, at);
    throw new Error('the fixture has no Word document');
  };
  const set = (offset: number, value: number) =>
    changed((bytes, document) => {
      bytes[document + offset] = value;
      return bytes;
    });
  test.each([
    ['encrypted', set(0x0b, 0x13), 'encrypted'],
    ['obfuscated', set(0x0b, 0x92), 'encrypted'],
    ['Word 95', set(0, 0xdc), 'unknown-kind'],
    ['not a Word document', set(0, 0), 'damaged'],
    ['cut off', changed(bytes => bytes.subarray(0, bytes.length / 2)), 'damaged'],
    ['cut off in its header', changed(bytes => bytes.subarray(0, 40)), 'damaged'],
  ])('%s', (_, bytes, code) => {
    expect(() => readDoc(bytes)).toThrow(expect.objectContaining({ code }));
  });
});
