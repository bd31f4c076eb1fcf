import { describe, expect, test } from 'vitest';
import type { Block } from '../../blocks.ts';
import { readReport } from '../index.ts';
import { readTxt } from './index.ts';

const blocksOf = (text: string): Block[] => readTxt(new TextEncoder().encode(text)).blocks;

const rowsOf = (text: string): string[][] =>
  blocksOf(text).flatMap(block =>
    block.kind === 'table' ? block.rows.map(row => row.map(cell => cell?.text ?? '')) : [],
  );

const proseOf = (text: string): string[] =>
  blocksOf(text).flatMap(block => (block.kind === 'paragraph' ? [block.text.trim()] : []));

const heading = '三、收到和处理政府信息公开申请情况\n';
const received = '一、本年新收政府信息公开申请数量';
const secret = '1.属于国家秘密';

/** The row of 本年新收 in what was read. */
const receivedIn = (text: string): string[] | undefined => {
  const row = rowsOf(heading + text).find(cells => cells.some(cell => cell.includes('本年新收')));
  return row?.slice(row.findIndex(cell => cell.includes('本年新收')));
};

describe('a row of seven figures, however it is written', () => {
  const whole = [received, '1', '2', '3', '4', '5', '6', '21'];
  test.each<[string, string]>([
    ['tabs', `${whole.join('\t')}`],
    [
      'tabs, one after the last cell',
      `${[...whole, ''].join('\t')}\n${[secret, ...'0000000', ''].join('\t')}`,
    ],
    ['tabs, the label broken', `一、本年新收政府信息\n公开申请数量\t${whole.slice(1).join('\t')}`],
    ['pipes', `|${whole.join('|')}|`],
    ['full-width pipes without edges', whole.join('｜')],
    [
      'Markdown, bold, a break in the label',
      `# 年报\n|**一、本年新收政府信息<br>公开申请数量**|${whole.slice(1).join('|')}|`,
    ],
    ['commas', whole.join(',')],
    ['full-width commas', whole.join('，')],
    ['quoted values', whole.map(cell => `"${cell}"`).join(',')],
    ['semicolons', whole.join(';')],
    ['single spaces', whole.join(' ')],
    ['full-width spaces', whole.join('　')],
    ['a cell a line', whole.join('\n')],
    ['a cell a line, empty lines between', whole.join('\n\n')],
    ['a cell a line, the label broken', `一、本年新收政府\n信息公开申\n请数量\n${whole.slice(1).join('\n')}`],
    [
      'columns, the label broken around its figures',
      `一、本年新收政府信息公开\n            1  2  3  4  5  6  21\n申请数量`,
    ],
  ])('%s', (_, text) => {
    const row = receivedIn(text);
    expect(row?.[0]?.replace('<br>', '')).toMatch(/^一、本年新收政府信息公开(?:申请数量)?/);
    expect(row?.slice(1)).toEqual(whole.slice(1));
  });

  test('a thousand’s comma within quotes', () => {
    expect(receivedIn(`${received},"1,234",0,0,0,0,0,"1,234"`)?.slice(1)).toEqual([
      '1,234',
      '0',
      '0',
      '0',
      '0',
      '0',
      '1,234',
    ]);
  });

  test('a drawn table, its cells broken over lines between the borders', () => {
    const border = '+------------+--+--+--+--+--+--+--+';
    const text = [
      border,
      '|一、本年新收|1 |  |  |  |  |  |1 |',
      '|政府信息公开|  |  |  |  |  |  |  |',
      border,
      `|${secret}|  |  |  |0 |  |  |0 |`,
      border,
      border,
    ];
    expect(receivedIn(text.join('\n'))).toEqual(['一、本年新收政府信息公开', '1', '', '', '', '', '', '1']);
  });
});

describe('blank cells stay where they are, or the row is not read', () => {
  const heads = '自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n';
  test.each<[string, string, string[]]>([
    ['tabs', `${received}\t\t2\t\t\t\t\t2`, ['', '2', '', '', '', '', '2']],
    [
      'tabs taken off at the ends of lines',
      `${received}\t1\n${secret}\t0\t0\t0\t0\t0\t0\t0`,
      ['1', '', '', '', '', '', ''],
    ],
    ['commas', `${received},,2,,,,,2`, ['', '2', '', '', '', '', '2']],
    [
      'an empty line a blank cell',
      `${heads}${received}\n\n2\n\n\n\n\n2\n${secret}`,
      ['', '2', '', '', '', '', '2'],
    ],
    [
      'columns under those of a whole row',
      `${received}            7               2\n${secret}                      0   0   0   0   0   0   0`,
      ['', '', '7', '', '', '', '2'],
    ],
  ])('%s', (_, text, figures) => {
    expect(receivedIn(text)?.slice(1)).toEqual(figures);
  });

  test.each<[string, string]>([
    [
      'figures that stand under no column',
      `${received} 7 2\n${secret}                      0   0   0   0   0   0   0`,
    ],
    [
      'figures parted by tabs that are too few, where the ends of lines were kept',
      `${received}\t7\t2\n${secret}\t0\t0\t0\t0\t0\t0\t\n`,
    ],
    [
      'cells between empty lines, of which some vanished',
      `${heads.replaceAll('\n', '\n\n')}${received}\n\n7\n\n2\n\n${secret}\n\n${'0\n\n'.repeat(7)}`,
    ],
  ])('not read: %s', async (_, text) => {
    const front = '云溪县水利局2024年政府信息公开工作年度报告\n';
    const result = await readReport(new TextEncoder().encode(`${front}${heading}${text}`));
    const row = 'report' in result ? result.report.table3.received : undefined;
    expect(row && Object.values(row)).toEqual(Array.from({ length: 7 }, () => null));
    expect('notes' in result && result.notes.some(({ message }) => message.includes('应有7格'))).toBe(true);
  });
});

describe('prose stays prose', () => {
  test('with commas, numbers and labels in it', () => {
    const lines = [
      '全年新收申请12件，答复10件，结转2件。',
      '规章,行政规范性文件,行政许可等信息均已公开。',
      '一、二、三科，12，13，14。',
    ];
    expect(proseOf(lines.join('\n'))).toEqual(lines);
  });

  test('broken lines are joined where paragraphs are indented, across the feet of pages', () => {
    const part = '按照上级部署健全工作机制明确专人负责及时更新目录';
    const text = [
      `　　${part.slice(0, 22)}`,
      part,
      part,
      '甲。',
      '',
      '- 1 -',
      '',
      `　　${part.slice(0, 22)}`,
      part,
      '',
      '- 2 -',
      '',
      part,
      '乙。',
      '　　丙。',
    ];
    expect(proseOf(text.join('\n'))).toEqual([
      `${part.slice(0, 22)}${part}${part}甲。`,
      `${part.slice(0, 22)}${part}${part}乙。`,
      '丙。',
    ]);
  });

  test('each line is a paragraph where none is indented', () => {
    const line = '按照上级部署健全工作机制明确专人负责及时更新目录';
    expect(proseOf([line, line, line, line].join('\n'))).toHaveLength(4);
  });

  test('a heading after a table copied from a web page is no cell of it', () => {
    const cells = [received, '1', '', '', '', '', '', ''].map(cell => (cell === '' ? '\t' : `${cell}\n\n\t`));
    const table = Array.from({ length: 4 }, () => cells.join('\n\n').replace(/\t$/, '')).join('\n\n\n\n');
    expect(proseOf(`${heading}${table}\n\n五、存在的主要问题及改进情况\n\n更新不够及时。`)).toContain(
      '五、存在的主要问题及改进情况',
    );
  });
});

describe('bytes', () => {
  test('a text longer than the head by which kinds are told, which ends within a character', async () => {
    const line = '按照上级部署健全工作机制。\n'.repeat(4000);
    for (const shift of ['', 'a', 'ab']) {
      const text = `${shift}云溪县水利局2024年政府信息公开工作年度报告\n一、总体情况\n${line}${heading}${received}\t1\t0\t0\t0\t0\t0\t1\n`;
      const result = await readReport(new TextEncoder().encode(text));
      expect('report' in result && result.report.table3.received.total).toBe(1);
    }
  });

  test('a text of too many lines is refused', async () => {
    const result = await readReport(new TextEncoder().encode('甲\n'.repeat(60_000)));
    expect(result).toMatchObject({ error: { code: 'too-large' } });
  });
});
