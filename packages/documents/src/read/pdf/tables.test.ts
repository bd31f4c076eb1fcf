import { describe, expect, test } from 'vitest';
import { gridOfTexts } from '../../../test/grid.ts';
import { pages, shown } from '../../../test/pdf.ts';
import { readPdf } from './index.ts';

type Stroke = (x0: number, y0: number, x1: number, y1: number) => string;

const stroke: Stroke = (x0, y0, x1, y1) => `${x0} ${y0} m ${x1} ${y1} l S\n`;
const filled: Stroke = (x0, y0, x1, y1) => `${x0 - 0.3} ${y0 - 0.3} ${x1 - x0 + 0.6} ${y1 - y0 + 0.6} re f\n`;
/** A line as a row of small squares. */
const dotted: Stroke = (x0, y0, x1, y1) => {
  const steps = Math.round(Math.max(x1 - x0, y1 - y0) / 3);
  return Array.from(
    { length: steps + 1 },
    (_, i) => `${x0 + ((x1 - x0) * i) / steps} ${y0 + ((y1 - y0) * i) / steps} 1 1 re f\n`,
  ).join('');
};
/** A line in two pieces that do not quite meet. */
const pieced: Stroke = (x0, y0, x1, y1) => {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [dx, dy] = x1 > x0 ? [1, 0] : [0, 1];
  return stroke(x0, y0, x - dx, y - dy) + stroke(x + dx, y + dy, x1, y1);
};
/** Two thin lines beside one another. */
const double: Stroke = (x0, y0, x1, y1) =>
  x1 > x0
    ? stroke(x0, y0, x1, y1) + stroke(x0, y0 + 1.5, x1, y1 + 1.5)
    : stroke(x0, y0, x1, y1) + stroke(x0 + 1.5, y0, x1 + 1.5, y1);

/** 行政许可|12 over 行政处罚|3, with a merged head and a merged column, upper edge at `top`. */
const sample = (line: Stroke, top = 700): string =>
  [
    ...[top, top - 90].map(y => line(100, y, 400, y)),
    ...[top - 30, top - 60].map(y => line(200, y, 400, y)),
    ...[100, 200, 400].map(x => line(x, top - 90, x, top)),
    line(300, top - 90, 300, top - 30),
    shown('合并', 110, top - 50),
    shown('表头', 280, top - 20),
    shown('行政许可', 210, top - 50),
    shown('12', 340, top - 50),
    shown('行政处罚', 210, top - 80),
    shown('3', 340, top - 80),
  ].join('');

const sampleGrid = ['合并|表头|表头', '合并|行政许可|12', '合并|行政处罚|3'];

const grids = async (...contents: string[]) => {
  const { blocks } = await readPdf(pages(contents));
  return blocks.map(gridOfTexts);
};

describe('tables are read by their lines, however they are drawn', () => {
  test.each<[string, Stroke]>([
    ['stroked', stroke],
    ['filled', filled],
    ['dotted', dotted],
    ['in pieces', pieced],
    ['double', double],
  ])('%s', async (_, line) => {
    expect(await grids(sample(line))).toEqual([sampleGrid]);
  });

  test('a merged cell is one object in all its slots', async () => {
    const { blocks } = await readPdf(pages([sample(stroke)]));
    const table = blocks[0];
    expect(table?.kind === 'table' && table.rows[0]?.[0] === table.rows[2]?.[0]).toBe(true);
    expect(table?.kind === 'table' && table.rows[0]?.[1] === table.rows[0]?.[2]).toBe(true);
    expect(table?.kind === 'table' && table.rows[1]?.[1] !== table.rows[2]?.[1]).toBe(true);
  });

  test('outer borders that are not drawn are where the other lines end', async () => {
    const open = [700, 670, 640].map(y => stroke(100, y, 300, y)).join('') + stroke(200, 640, 200, 700);
    expect(
      await grids(
        `${open}${shown('规范性文件', 110, 680)}${shown('12', 240, 680)}${shown('规章', 110, 650)}${shown('3', 240, 650)}`,
      ),
    ).toEqual([['规范性文件|12', '规章|3']]);
  });

  test('a page lying on its side is read upright', async () => {
    // The content is turned a quarter, as printers do that put a wide table on an upright page.
    expect(await grids(`q 0 1 -1 0 800 0 cm ${sample(stroke)} Q`)).toEqual([sampleGrid]);
    const { blocks } = await readPdf(
      pages([`q 0 1 -1 0 800 0 cm ${sample(stroke)} Q`], { page: '/Rotate 90' }),
    );
    expect(blocks.map(gridOfTexts)).toEqual([sampleGrid]);
  });

  test('a label written down its cell, upright or turned, is read from top to bottom', async () => {
    const box =
      [100, 130, 300].map(x => stroke(x, 600, x, 700)).join('') +
      [600, 700].map(y => stroke(100, y, 300, y)).join('') +
      stroke(130, 650, 300, 650);
    const rest = shown('予以公开', 150, 670) + shown('不予公开', 150, 620);
    const upright = ['办', '理', '结', '果'].map((sign, i) => shown(sign, 109, 680 - i * 14)).join('');
    const turned = `q 0 -1 1 0 112 690 cm ${shown('办理结果', 0, 0)} Q`;
    for (const label of [upright, turned])
      expect(await grids(box + label + rest)).toEqual([['办理结果|予以公开', '办理结果|不予公开']]);
  });

  test('labels over several lines are joined, and letters spread over a cell are one word', async () => {
    const box =
      [100, 160, 220].map(x => stroke(x, 650, x, 700)).join('') +
      [650, 700].map(y => stroke(100, y, 220, y)).join('');
    const label =
      shown('总计合计', 165, 655) +
      shown('法', 105, 685) +
      shown('律', 122, 685) +
      shown('服', 139, 685) +
      shown('务机构', 105, 665);
    expect(await grids(box + label + shown('10', 180, 685))).toEqual([['法律服务机构|10总计合计']]);
  });

  test.each([
    ['a figure too wide for its column is one figure', 24, '1234', '567', '1234567'],
    ['two figures under one another stay two', 60, '12', '34', '12\n34'],
  ])('%s', async (_, width, upper, lower, expected) => {
    const box =
      [100, 200, 200 + width + 4].map(x => stroke(x, 650, x, 700)).join('') +
      [650, 700].map(y => stroke(100, y, 200 + width + 4, y)).join('');
    expect(
      await grids(
        `${box}${shown('行政处罚决定', 105, 675)}${shown(upper, 202, 685)}${shown(lower, 202, 665)}`,
      ),
    ).toEqual([[`行政处罚决定|${expected}`]]);
  });

  test('a figure that runs over its border stays whole', async () => {
    const box =
      [100, 150, 180, 240].map(x => stroke(x, 670, x, 700)).join('') +
      [670, 700].map(y => stroke(100, y, 240, y)).join('');
    expect(
      await grids(`${box}${shown('行政处罚', 101, 680)}${shown('398575', 149, 680)}${shown('8', 210, 680)}`),
    ).toEqual([['行政处罚|398575|8']]);
  });

  test('borders drawn askew from row to row are one', async () => {
    const line = (xs: number[], y: number) => xs.map(x => stroke(x, y, x, y + 30)).join('');
    const box =
      [640, 670, 700].map(y => stroke(100, y, 330, y)).join('') +
      line([100, 200, 260, 330], 670) +
      line([100, 208, 269, 330], 640);
    const text = [
      shown('自然人', 215, 680),
      shown('商业企业', 272, 680),
      shown('本年新收', 110, 650),
      shown('12', 230, 650),
      shown('3', 300, 650),
    ];
    expect(await grids(box + text.join(''))).toEqual([['|自然人|商业企业', '本年新收|12|3']]);
  });

  test('where lines part the columns but not the rows, rows are told by their labels', async () => {
    const columns = [100, 220, 260, 300, 340];
    const box =
      columns.map(x => stroke(x, 600, x, 700)).join('') +
      [600, 700].map(y => stroke(100, y, 340, y)).join('');
    const row = (y: number, ...texts: string[]) =>
      texts.map((text, i) => shown(text, (columns[i] ?? 0) + 10, y)).join('');
    expect(
      await grids(
        box +
          row(680, '属于国家秘密', '1', '0', '1') +
          row(650, '重复申请', '2', '3', '5') +
          row(620, '（七）总计', '3', '3', '6'),
      ),
    ).toEqual([['属于国家秘密|1|0|1', '重复申请|2|3|5', '（七）总计|3|3|6']]);
  });

  test('a frame around text, a rule under it and a layout of long texts are no tables', async () => {
    const frame =
      [100, 500].map(x => stroke(x, 600, x, 700)).join('') +
      [600, 700].map(y => stroke(100, y, 500, y)).join('');
    expect(
      await grids(
        `${frame}${shown('框里的一段文字只是文字。', 110, 650)}${stroke(100, 580, 500, 580)}${shown('横线下的文字也是文字。', 110, 560)}`,
      ),
    ).toEqual([['框里的一段文字只是文字。'], ['横线下的文字也是文字。']]);
  });

  test('white lines and slanted text are not there', async () => {
    expect(
      await grids(
        `1 1 1 RG ${stroke(100, 655, 400, 655)} 0 0 0 RG ${sample(stroke)} q 0.7 0.7 -0.7 0.7 200 500 cm ${shown('内部资料', 0, 0, 40)} Q`,
      ),
    ).toEqual([sampleGrid]);
  });
});

/** Rows of a table of three columns, from `top` down, each with its height and texts line by line; '' goes on from above. */
const rows = (top: number, entries: [number, string[][]][]): string => {
  let y = top;
  const columns = [60, 100, 220, 300];
  let content = stroke(60, top, 300, top);
  for (const [index, [height, cells]] of entries.entries()) {
    cells.forEach((lines, column) => {
      lines.forEach((text, line) => {
        content += shown(text, (columns[column] ?? 0) + 4, y - 14 - line * 14);
      });
    });
    const from = entries[index + 1]?.[1][0]?.[0] === '' ? 100 : 60;
    y -= height;
    content += stroke(from, y, 300, y);
  }
  return content + columns.map(x => stroke(x, y, x, top)).join('') + stroke(60, y, 300, y);
};

describe('tables over page breaks', () => {
  const head: [number, string[][]] = [30, [['类别'], ['情形'], ['总计']]];

  test('rows go on, repeated heads are left out, merged cells are one', async () => {
    const upper = rows(120, [
      head,
      [30, [['三'], ['1.国家秘密'], ['12']]],
      [30, [[''], ['2.内部事务'], ['3']]],
    ]);
    const lower = rows(800, [
      head,
      [30, [[' '], ['3.行政查询'], ['45']]],
      [30, [['四'], ['1.总计'], ['60']]],
    ]);
    const { blocks } = await readPdf(pages([upper, lower]));
    expect(blocks).toHaveLength(1);
    expect(gridOfTexts(blocks[0])).toEqual([
      '类别|情形|总计',
      '三|1.国家秘密|12',
      '三|2.内部事务|3',
      '三|3.行政查询|45',
      '四|1.总计|60',
    ]);
    expect(blocks[0]?.kind === 'table' && blocks[0].rows[1]?.[0] === blocks[0].rows[3]?.[0]).toBe(true);
  });

  test('a row broken by the page is made whole', async () => {
    const upper = rows(120, [head, [60, [['四'], ['1.申请人无正当理由'], ['12']]]]);
    const lower = rows(800, [head, [30, [[' '], ['逾期不补正'], []]], [30, [['五'], ['2.其他'], ['3']]]]);
    const { blocks } = await readPdf(pages([upper, lower]));
    expect(blocks.map(gridOfTexts)).toEqual([
      ['类别|情形|总计', '四|1.申请人无正当理由逾期不补正|12', '五|2.其他|3'],
    ]);
  });

  test('two rows that only look alike stay two', async () => {
    const upper = rows(120, [head, [30, [['一'], ['信息内容'], ['数量']]]]);
    const lower = rows(800, [
      [30, [['二'], ['行政许可'], ['12']]],
      [30, [['三'], ['行政处罚'], ['3']]],
    ]);
    const { blocks } = await readPdf(pages([upper, lower]));
    expect(blocks.map(gridOfTexts)).toEqual([
      ['类别|情形|总计', '一|信息内容|数量', '二|行政许可|12', '三|行政处罚|3'],
    ]);
  });

  test('text between them parts two tables', async () => {
    const { blocks } = await readPdf(
      pages([
        rows(120, [head]),
        shown('四、政府信息公开行政复议情况', 80, 800) + rows(760, [head, [30, [['一'], ['1.甲'], ['2']]]]),
      ]),
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph', 'table']);
  });
});

describe('tables without borders', () => {
  const columns = [300, 350, 400];
  const figures = (y: number, ...values: string[]) =>
    values.map((value, i) => (value === '' ? '' : shown(value, columns[i] ?? 0, y))).join('');

  test('columns by figures and heads, a blank column among them, labels over several lines', async () => {
    const content = [
      shown('总计', 400, 700),
      shown('自然人', 290, 700),
      shown('科研机构', 340, 700),
      shown('1.属于国家秘密', 100, 670),
      figures(670, '12', '', '3'),
      shown('2.其他法律行政法规', 100, 644),
      figures(637, '4', '', '56'),
      shown('禁止公开', 100, 630),
      shown('（七）总计', 80, 604),
      figures(604, '16', '', '59'),
    ].join('');
    expect(await grids(content)).toEqual([
      [
        '|自然人|科研机构|总计',
        '1.属于国家秘密|12||3',
        '2.其他法律行政法规禁止公开|4||56',
        '（七）总计|16||59',
      ],
    ]);
  });

  test('text in two columns that names no label of the form is text', async () => {
    expect(
      await grids(
        shown('联系人', 100, 700) +
          shown('电话', 300, 700) +
          shown('办公室', 100, 670) +
          shown('12345', 300, 670),
      ),
    ).toEqual([['联系人 电话'], ['办公室 12345']]);
  });
});
