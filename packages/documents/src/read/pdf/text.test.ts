import { describe, expect, test } from 'vitest';
import { gridOfTexts } from '../../../test/grid.ts';
import { type PageOptions, pages, shown } from '../../../test/pdf.ts';
import { readPdf } from './index.ts';
import { between } from './lines.ts';

const size = 16;
const left = 80;
const perLine = 27;
const right = left + perLine * size;

/** A paragraph set like an official document: first line indented by two characters, lines filled to the right. */
const set = (text: string, y: number, indent = 2): { content: string; next: number } => {
  let content = '';
  let [at, line] = [0, y];
  for (let first = true; at < text.length; first = false) {
    const room = first ? perLine - indent : perLine;
    content += shown(text.slice(at, at + room), left + (first ? indent * size : 0), line, size);
    at += room;
    line -= 28;
  }
  return { content, next: line };
};

const typeset = (texts: string[], y = 760): string => {
  let [content, line] = ['', y];
  for (const text of texts) {
    const part = set(text, line);
    content += part.content;
    line = part.next;
  }
  return content;
};

const texts = async (contents: string[], options?: PageOptions) =>
  (await readPdf(pages(contents, options))).blocks.flatMap(gridOfTexts);

const long =
  '全年主动公开政府信息一百二十条围绕重点领域做好公开工作不断提升公开的质量和实效回应社会关切'.repeat(2);
const full = (lines: number) => long.repeat(3).slice(0, perLine * lines - 2);

describe('paragraphs', () => {
  test('lines of one paragraph are joined; one that ends with a full line is not run into the next', async () => {
    const paragraphs = [full(3), '短的一段。', full(2), full(1), '又一段。', full(4)];
    expect(await texts([typeset(paragraphs)])).toEqual(paragraphs);
  });

  test('a paragraph goes on over the page, another begins there', async () => {
    expect(
      await texts([
        typeset([full(3)], 200) + shown('- 1 -', 280, 40),
        shown('接着上一页的这一段。', left, 760, size) +
          typeset(['新的一段文字。'], 732) +
          shown('- 2 -', 280, 40),
      ]),
    ).toEqual([`${full(3)}接着上一页的这一段。`, '新的一段文字。']);
  });

  test('without indents a short last line ends a paragraph', async () => {
    const lines = [
      full(1).padEnd(perLine, '实'),
      '到此为止。',
      full(1).padEnd(perLine, '效'),
      full(1).padEnd(perLine, '果'),
      '结束。',
    ];
    const content = lines.map((text, i) => shown(text, left, 760 - 28 * i, size)).join('');
    expect(await texts([content])).toEqual([`${lines[0]}${lines[1]}`, `${lines[2]}${lines[3]}${lines[4]}`]);
  });

  test('a wider gap between lines parts paragraphs', async () => {
    const line = (text: string, y: number) => shown(text.padEnd(perLine, '满'), left, y, size);
    expect(
      await texts([
        line('第一段', 760) +
          line('第一段续', 735) +
          line('第二段', 690) +
          line('第二段续', 665) +
          line('其三', 640),
      ]),
    ).toHaveLength(2);
  });

  test('lines in the middle of the page stand alone', async () => {
    expect(
      await texts([
        shown('云溪县水利局', 210, 780, 22) +
          shown('2024年政府信息公开工作年度报告', 130, 745, 22) +
          typeset([full(2)], 700),
      ]),
    ).toEqual(['云溪县水利局', '2024年政府信息公开工作年度报告', full(2)]);
  });

  test('bold text drawn twice is read once; radicals are the characters that they look like', async () => {
    expect(
      await texts([
        typeset([full(2)]) + shown('总体情况', 112, 500, size) + shown('总体情况', 112.4, 500, size),
      ]),
    ).toEqual([full(2), '总体情况']);
    expect(await texts([shown('⻓⽉⼾⻚政府信息公开年度报告', 100, 700)])).toEqual([
      '长月户页政府信息公开年度报告',
    ]);
  });
});

describe('headers, footers and page numbers are left out', () => {
  const page = (header: string, footer: string, text: string) =>
    shown(header, 100, 815, 9) + typeset([text], 700) + shown(footer, 100, 30, 9);

  test.each([
    ['- 1 -', '- 2 -'],
    ['— 1 —', '— 2 —'],
    ['－1－', '－2－'],
    ['1', '2'],
    ['第 1 页', '第 2 页'],
    ['第1页 共2页', '第2页 共2页'],
    ['1/2', '2/2'],
  ])('%s', async (first, second) => {
    expect(
      await texts(
        [page('', first, '第一页的文字写在这里。'), page('', second, '第二页的文字写在这里。')].map(content =>
          content.replaceAll('<> Tj', ''),
        ),
      ),
    ).toEqual(['第一页的文字写在这里。', '第二页的文字写在这里。']);
  });

  test('a header printed on each page', async () => {
    expect(
      await texts(
        [1, 2, 3].map(number =>
          page('云溪县水利局政务公开资料', `${number}`, `第${'一二三'[number - 1]}页的文字写在这里。`),
        ),
      ),
    ).toEqual(['第一页的文字写在这里。', '第二页的文字写在这里。', '第三页的文字写在这里。']);
  });

  test('what a browser prints around one page', async () => {
    expect(
      await texts([
        shown('2025/1/16 09:30', 30, 820, 8) +
          shown('云溪县水利局年度报告', 250, 820, 8) +
          typeset(['正文只有这一段文字。'], 700) +
          shown('https://www.example.gov.cn/art_1.html', 30, 15, 8) +
          shown('1/1', 550, 15, 8),
      ]),
    ).toEqual(['正文只有这一段文字。']);
  });

  test('a number in the text is kept', async () => {
    expect(
      await texts([typeset(['全年收到申请件数如下所示：', '12', '以上是全年收到申请的件数。'], 500)]),
    ).toEqual(['全年收到申请件数如下所示：', '12', '以上是全年收到申请的件数。']);
  });
});

describe('what stands between two lines', () => {
  test.each<[string, string, string]>([
    ['公开', '信息', ''],
    ['公开Word', '文件', ''],
    ['Microsoft', 'Word', ' '],
    ['共12', '34件', ''],
    ['电话0517-', '83605210', ''],
    ['网址https://www.example', 'gov/index', ''],
    ['https://www.example.gov.cn/', 'index.html', ''],
    ['www.example', '.gov.cn', ''],
    ['open', 'data.', ' '],
    ['', '开头', ''],
    ['a'.repeat(30), 'b'.repeat(30), ''],
  ])('%s / %s', (before, after, expected) => {
    expect(between(before, after)).toBe(expected);
  });
});

describe('the frame of a page is told by its lines', () => {
  test('the right edge is where full lines end', async () => {
    expect(right).toBe(512);
    const ragged = [full(1), full(1).slice(2), '接着写。'];
    expect(
      await texts([
        shown(ragged[0] ?? '', left + 2 * size, 760, size) +
          shown(`${ragged[1]}`, left, 732, size) +
          shown(ragged[2] ?? '', left, 704, size) +
          typeset([full(3), full(2)], 676),
      ]),
    ).toEqual([ragged.join(''), full(3), full(2)]);
  });
});
