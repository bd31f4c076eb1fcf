import { describe, expect, test } from 'vitest';
import type { Block } from '../blocks.ts';
import { findDate, findPeriod, isDateLine } from './dates.ts';
import { readAmount, readChange, readCount } from './figures.ts';
import { table3RowOf } from './labels.ts';
import { findHeadings, headingOf } from './sections.ts';
import { findTitle, titleFromHint } from './title.ts';

describe('titles', () => {
  test.each<[string, string[], string | null, number | null]>([
    ['authority first', ['云溪县水利局2024年政府信息公开工作年度报告'], '云溪县水利局', 2024],
    ['year first', ['2023年云溪县水利局政府信息公开工作年度报告'], '云溪县水利局', 2023],
    [
      'over two lines',
      ['云溪县水利局', '2024年政府信息公开工作年度报告', '（2025年1月16日）'],
      '云溪县水利局',
      2024,
    ],
    ['over three lines', ['云溪县水利局', '政府信息公开工作年度报告', '（2024年度）'], '云溪县水利局', 2024],
    ['年度', ['云溪县人民政府办公室2022年度政府信息公开工作年度报告'], '云溪县人民政府办公室', 2022],
    ['Chinese numerals', ['云溪县水利局', '二〇二四年政府信息公开工作年度报告'], '云溪县水利局', 2024],
    ['full-width figures', ['云溪县水利局２０２４年政府信息公开工作年度报告'], '云溪县水利局', 2024],
    ['情况的报告', ['云溪县水利局关于2021年度政府信息公开工作情况的报告'], '云溪县水利局', 2021],
    [
      'a breadcrumb before it',
      ['首页 > 政府信息公开 > 政府信息公开年度报告', '云溪县水利局2024年政府信息公开工作年度报告'],
      '云溪县水利局',
      2024,
    ],
    [
      'the subject broken over lines',
      ['云溪县水利局2024年政府信息', '公开工作年度报告'],
      '云溪县水利局',
      2024,
    ],
    ['the year within the subject', ['云溪县水利局政府信息公开2024年度报告'], '云溪县水利局', 2024],
    ['the year after 工作', ['云溪县水利局政府信息公开工作2024年年度报告'], '云溪县水利局', 2024],
    [
      'the site’s words above it, longer than the authority',
      ['云溪县人民政府门户网站政务公开', '云溪县水利局', '2024年政府信息公开工作年度报告'],
      '云溪县水利局',
      2024,
    ],
    [
      'a long authority broken within a word',
      ['云溪县大数据发展管理和政务服务数据监督管', '理局', '2024年政府信息公开工作年度报告'],
      '云溪县大数据发展管理和政务服务数据监督管理局',
      2024,
    ],
    [
      'brackets that belong to the name',
      ['云溪县水利局（云溪县移民安置中心）2024年政府信息公开工作年度报告'],
      '云溪县水利局（云溪县移民安置中心）',
      2024,
    ],
    ['the year in brackets', ['云溪县水利局（2024年）政府信息公开工作年度报告'], '云溪县水利局', 2024],
    ['none', ['关于做好防汛工作的通知'], null, null],
  ])('%s', (_, lines, authority, year) => {
    const title = findTitle(lines);
    expect([title?.authority ?? null, title?.year ?? null]).toEqual([authority, year]);
  });

  const preamble = '根据《中华人民共和国政府信息公开条例》的规定，编制本报告。';
  test.each([
    '云溪县水利局2024年政府信息公开工作年度报告',
    '云溪县水利局2024年度政府信息公开工作报告',
    '2024年云溪县水利局政府信息公开工作年度报告',
    '云溪县水利局关于2024年度政府信息公开工作情况的报告',
    '云溪县水利局政府信息公开工作2024年年度报告',
  ])('%s leaves none of its words behind, wherever two lines or three break it', text => {
    for (let first = 1; first < text.length; first++)
      for (let second = first + 1; second <= text.length; second++) {
        const lines = [text.slice(0, first), text.slice(first, second), text.slice(second)].filter(Boolean);
        const title = findTitle([...lines, '（2025年1月16日）', preamble]);
        expect([text.endsWith(title?.text ?? '-'), title?.to]).toEqual([true, lines.length]);
      }
  });

  test.each([6, 7, 8, 9, 11, 14, 18, 20, 21])('broken for want of room after every %i signs', width => {
    const text = '云溪县水利局2024年政府信息公开工作年度报告';
    const lines = text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    expect(findTitle([...lines, preamble])).toMatchObject({
      text,
      authority: '云溪县水利局',
      year: 2024,
      to: lines.length,
    });
  });

  test('a page’s title is used without the site’s name', () => {
    expect(titleFromHint('云溪县水利局2024年政府信息公开工作年度报告-云溪县人民政府门户网站')).toMatchObject({
      authority: '云溪县水利局',
      year: 2024,
    });
  });
});

describe('dates', () => {
  test.each([
    ['（2025年1 月16日）', '2025-01-16'],
    ['二〇二五年一月十六日', '2025-01-16'],
    ['二○二五年十二月三十一日', '2025-12-31'],
    ['发布日期：2025-01-16 09:30', '2025-01-16'],
    ['２０２５年２月３日', '2025-02-03'],
    ['2025年2月30日', null],
    ['无日期', null],
  ])('%s', (text, date) => {
    expect(findDate(text)).toBe(date);
  });

  test.each([
    ['（2025年1月16日）', true],
    ['发布日期：2025-01-16 09:30', true],
    ['二〇二五年一月十六日', true],
    ['2025年1月16日召开会议', false],
    ['截至2024年12月31日', false],
  ])('%s is a line of a date alone: %s', (text, is) => {
    expect(isDateLine(text)).toBe(is);
  });

  test.each([
    ['自2024年1月1日起至2024年12月31日止', '2024-01-01', '2024-12-31'],
    ['统计期限从2024年1月1日至12月31日', '2024-01-01', '2024-12-31'],
    ['（2024 年 1 月 1 日—2024 年 12 月 31 日）', '2024-01-01', '2024-12-31'],
    ['二〇二四年一月一日至二〇二四年十二月三十一日', '2024-01-01', '2024-12-31'],
  ])('%s', (text, from, to) => {
    expect(findPeriod(text)).toEqual({ from, to });
  });
});

describe('headings vary in wording, their numbers do not', () => {
  test.each([
    ['一、总体情况', 'overview'],
    ['一.总体情况', 'overview'],
    ['第一部分 总体情况', 'overview'],
    ['总体情况', 'overview'],
    ['二、行政机关主动公开政府信息情况', 'table2'],
    ['三、行政机关收到和处理政府信息公开申请情况', 'table3'],
    ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 'table4'],
    ['五、政府信息公开工作存在的主要问题及改进情况', 'problems'],
    ['六、其他需要报告的事项', 'other'],
    ['二、加强组织领导', undefined],
    ['（一）主动公开情况', undefined],
    ['本报告包括总体情况、主动公开政府信息情况等六部分。', undefined],
  ])('%s', (text, id) => {
    expect(headingOf(text)?.id).toBe(id);
  });

  const lines = (...texts: string[]): Block[] => texts.map(text => ({ kind: 'paragraph', text }));

  test('a table of contents is not the sections', () => {
    const contents = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ];
    const marks = findHeadings(
      lines(
        '目录',
        ...contents,
        '序',
        contents[0] ?? '',
        '正文',
        contents[1] ?? '',
        '表',
        contents[2] ?? '',
        '问题',
        contents[3] ?? '',
        '无',
      ),
    );
    expect(marks.map(({ index }) => index)).toEqual([6, 8, 10, 12]);
  });

  test('an unusual wording is known by its number and place', () => {
    const marks = findHeadings(
      lines('一、总体情况', '正文', '五、今后努力的方向', '正文', '六、其他需要报告的事项', '无'),
    );
    expect(marks.map(({ id }) => id)).toEqual(['overview', 'problems', 'other']);
  });
});

describe('figures are read, never guessed', () => {
  test.each<[string, number | null | 'other']>([
    ['12', 12],
    [' 0 ', 0],
    ['１２３', 123],
    ['1,234', 1234],
    ['3件', 3],
    ['5.0', 5],
    ['', null],
    ['\u00a0', null],
    ['/', 'other'],
    ['-', 'other'],
    ['详见附件', 'other'],
    ['无', 'other'],
    ['-1', 'other'],
    ['1.5', 'other'],
    ['1 2', 'other'],
    ['12,34', 'other'],
  ])('count %j', (text, expected) => {
    expect(readCount(text)).toEqual(expected === 'other' ? { other: text } : { figure: expected });
  });

  test.each<[string, number | null | 'other']>([
    ['96171.6', 96171.6],
    ['3.5万元', 3.5],
    ['1,234.50', 1234.5],
    ['3940元', 'other'],
  ])('amount %j', (text, expected) => {
    expect(readAmount(text)).toEqual(expected === 'other' ? { other: text } : { figure: expected });
  });

  test.each([
    ['-3', -3],
    ['增2', 2],
    ['减3', -3],
    ['+4', 4],
    ['—5', -5],
    ['0', 0],
  ])('change %j', (text, figure) => {
    expect(readChange(text)).toEqual({ figure });
  });
});

describe('labels of table three in the wording of many offices', () => {
  test.each([
    ['一、本年新收政府信息\n公开申请数量', 'received'],
    ['二、上年度结转政府信息公开申请数量', 'carriedIn'],
    ['（一）予以公开', 'granted'],
    ['（二）部分公开（区分处理的,只计这一情形,不计其他情形）', 'partiallyGranted'],
    ['1、属于国家秘密', 'stateSecret'],
    ['（2）其他法律、行政法规禁止公开', 'prohibitedByLaw'],
    ['3.危及"三安全一稳定"', 'threeSecurities'],
    ['3．危及『三安全一稳定』', 'threeSecurities'],
    ['重复申请', 'duplicate'],
    ['4.无正当理由大量反复申请', 'excessive'],
    ['（六）其他处理', 'otherHandling'],
    ['3、其他', 'otherHandling'],
    ['（七）总 计', 'total'],
    ['四、结转下一年度继续办理', 'carriedOut'],
    ['三、本年度办理结果', undefined],
    ['（三）不予公开', undefined],
    ['（四）无法提供', undefined],
  ])('%s', (label, id) => {
    expect(table3RowOf(label)).toBe(id);
  });
});
