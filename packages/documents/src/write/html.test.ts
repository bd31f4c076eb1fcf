import type { Report } from '@gongkai/law';
import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, type Element, parsePage, textOf, walk } from '../read/html/tree.ts';
import { writeHtml } from './html.ts';

const sample = (seed = 7): Report =>
  fc.sample(anyReport({ format: 2021, year: 2024 }), { seed, numRuns: 1 })[0] as Report;

const elementsOf = (html: string): Element[] => {
  const found: Element[] = [];
  walk(parsePage(html), {
    enter: element => found.push(element) > 0,
    leave: () => undefined,
    text: () => undefined,
  });
  return found;
};

const metaOf = (elements: Element[], name: string) => {
  const meta = elements.find(element => element.tagName === 'meta' && attribute(element, 'name') === name);
  return meta && attribute(meta, 'content');
};

/** The texts of the heads that a cell of a table names, its figure's place told by row and column of the grid. */
const headsOf = (elements: Element[], start: string): string[][] => {
  const byId = new Map(elements.map(element => [attribute(element, 'id'), element]));
  return elements
    .filter(element => element.tagName === 'td')
    .map(cell => (attribute(cell, 'headers') ?? '').split(' '))
    .filter(ids => ids.every(id => id.startsWith(start)))
    .map(ids => ids.map(id => textOf(byId.get(id) as Element)));
};

describe('the written page', () => {
  test('tells title, date and source in its meta tags, and leaves out what is not known', () => {
    const report = { ...sample(), authority: '云溪县水利局', published: '2025-01-16' };
    const elements = elementsOf(writeHtml(report));
    expect(metaOf(elements, 'ArticleTitle')).toBe('云溪县水利局2024年政府信息公开工作年度报告');
    expect(metaOf(elements, 'PubDate')).toBe('2025-01-16');
    expect(metaOf(elements, 'ContentSource')).toBe('云溪县水利局');
    const unknown = elementsOf(writeHtml({ ...report, authority: null, published: null }));
    expect([metaOf(unknown, 'PubDate'), metaOf(unknown, 'ContentSource')]).toEqual([undefined, undefined]);
  });

  test('stands alone: no script, nothing loaded', () => {
    const elements = elementsOf(writeHtml(sample()));
    const loading = new Set(['script', 'link', 'img', 'iframe', 'object', 'embed', 'base']);
    expect(
      elements.filter(
        ({ tagName, attrs }) =>
          loading.has(tagName) || attrs.some(({ name }) => name.startsWith('on') || name === 'src'),
      ),
    ).toEqual([]);
    expect(writeHtml(sample())).not.toMatch(/@import|url\(/);
  });

  test('whatever stands in the text is text', () => {
    const text = '</p><script>alert(1)</script>&amp; "x" \'y\' <!-- \u0000\u0008';
    const report: Report = {
      ...sample(),
      authority: text,
      preamble: text,
      overview: text,
      problems: text,
      other: text,
    };
    const elements = elementsOf(writeHtml(report));
    expect(elements.filter(({ tagName }) => tagName === 'script')).toEqual([]);
    expect(metaOf(elements, 'ContentSource')).toBe('</p><script>alert(1)</script>&amp; "x" \'y\' <!-- ');
    expect(
      elements.filter(
        element =>
          element.tagName === 'p' && textOf(element) === '</p><script>alert(1)</script>&amp; "x" \'y\' <!-- ',
      ),
    ).toHaveLength(4);
  });

  test('headings go down one level at a time, one for each section', () => {
    const tags = elementsOf(writeHtml(sample()))
      .map(({ tagName }) => tagName)
      .filter(name => /^h\d$/.test(name));
    expect(tags).toEqual(['h1', 'h2', 'h2', 'h2', 'h2', 'h2', 'h2']);
  });

  test('the heading within a paragraph stands out', () => {
    const report = { ...sample(), overview: '（一）主动公开。全年公开信息12条。' };
    expect(writeHtml(report)).toContain('<p><strong>（一）主动公开。</strong>全年公开信息12条。</p>');
  });
});

describe('tables for those who hear them', () => {
  const elements = elementsOf(writeHtml(sample()));

  test('each has a caption, in a frame that the keyboard reaches', () => {
    const captions = elements.filter(({ tagName }) => tagName === 'caption');
    const frames = elements.filter(element => attribute(element, 'role') === 'region');
    expect(captions.map(textOf)).toEqual([
      '主动公开政府信息情况',
      '收到和处理政府信息公开申请情况',
      '政府信息公开行政复议、行政诉讼情况',
    ]);
    expect(frames.map(frame => [attribute(frame, 'tabindex'), attribute(frame, 'aria-labelledby')])).toEqual(
      captions.map(caption => ['0', attribute(caption, 'id')]),
    );
  });

  test('every id is there once, and every reference leads to one', () => {
    const ids = elements.map(element => attribute(element, 'id')).filter(id => id !== undefined);
    const references = elements.flatMap(element =>
      [attribute(element, 'headers'), attribute(element, 'aria-labelledby')].flatMap(
        value => value?.split(' ') ?? [],
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(references.filter(id => !ids.includes(id))).toEqual([]);
  });

  test.each<[string, number, string[]]>([
    ['table2', 0, ['第二十条第（一）项', '本年制发件数', '规章']],
    ['table2', 6, ['第二十条第（五）项', '本年处理决定数量', '行政许可']],
    ['table3', 0, ['申请人情况', '自然人', '一、本年新收政府信息公开申请数量']],
    [
      'table3',
      29,
      ['申请人情况', '法人或其他组织', '商业企业', '三、本年度办理结果', '（三）不予公开', '1.属于国家秘密'],
    ],
    ['table3', 174, ['申请人情况', '总计', '四、结转下年度继续办理']],
    ['table4', 0, ['行政复议', '结果维持']],
    ['table4', 14, ['行政诉讼', '复议后起诉', '总计']],
  ])('%s, figure %i', (table, index, expected) => {
    expect(headsOf(elements, table)[index]).toEqual(expected);
  });

  test('every head says of what it is the head', () => {
    const scopes = elements
      .filter(({ tagName }) => tagName === 'th')
      .map(element => attribute(element, 'scope'));
    expect(new Set(scopes)).toEqual(new Set(['col', 'colgroup', 'row', 'rowgroup']));
  });
});
