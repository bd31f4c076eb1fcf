import { type Finding, type Report, reportOf, table3Rows } from '@gongkai/law';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesToName } from '../src/report/page/findings.tsx';
import { markCells, numberFindings, placeName, segmentsOf } from '../src/report/page/marks.ts';

const finding = (over: Partial<Finding>): Finding => ({
  rule: 'T3-ROW',
  severity: 'error',
  message: '',
  cells: [],
  expected: null,
  found: null,
  ...over,
});

describe('marks', () => {
  test('a cell is marked by its gravest finding and shows where findings cross', () => {
    const row = ['a', 'b', 'c', 'd', 'sum'];
    const marks = markCells(
      numberFindings([finding({ cells: row }), finding({ cells: ['b', 'x'], severity: 'warning' })]),
    );
    expect(marks.get('a')).toMatchObject({ severity: 'error', signed: [] });
    expect(marks.get('sum')?.signed.map(({ number }) => number)).toEqual([1]);
    expect(marks.get('b')?.severity).toBe('error');
    expect(marks.get('b')?.signed.map(({ number }) => number)).toEqual([1, 2]);
    expect(marks.get('x')?.severity).toBe('warning');
  });

  test.each([
    ['table3.received.naturalPerson', '本年新收·自然人'],
    ['table3.stateSecret.total', '属于国家秘密·总计'],
    ['table2.licences', '行政许可·本年处理决定数量'],
    ['table4.reconsideration.upheld', '行政复议·结果维持'],
    ['published', '公布日期'],
  ])('%s is called %s', (path, name) => expect(placeName(path)).toBe(name));

  const text = '全年新收14件。\n办结12件，其中予以公开7件。';
  test('quotes are found in their paragraph, also where they overlap or cross paragraphs', () => {
    const findings = numberFindings([
      finding({ quote: { section: 'overview', text: '新收14件' } }),
      finding({ quote: { section: 'overview', text: '14件。\n办结' } }),
      finding({ quote: { section: 'problems', text: '全年' } }),
      finding({ quote: { section: 'overview', text: '没有的话' } }),
    ]);
    const shown = segmentsOf(text, 'overview', findings).map(segments =>
      segments.map(segment => [segment.text, segment.quotes.map(quote => quote.finding.number)]),
    );
    expect(shown).toEqual([
      [
        ['全年', []],
        ['新收', [1]],
        ['14件', [1, 2]],
        ['。', [2]],
      ],
      [
        ['办结', [2]],
        ['12件，其中予以公开7件。', []],
      ],
    ]);
  });

  test('the same words quoted by several findings of a rule are their places one after the other', () => {
    const blanks = 'XX件，其中XX件由XX办理。';
    const quoting = (rule: string) => finding({ rule, quote: { section: 'overview', text: 'XX' } });
    const findings = numberFindings([
      ...['PLACEHOLDER', 'PLACEHOLDER', 'PLACEHOLDER', 'PLACEHOLDER'].map(quoting),
      quoting('TEXT-TABLE'),
    ]);
    const quoted = segmentsOf(blanks, 'overview', findings)
      .flat()
      .filter(({ quotes }) => quotes.length > 0)
      .map(({ text: words, quotes }) => [words, quotes.map(quote => quote.finding.number)]);
    expect(quoted).toEqual([
      ['XX', [1, 5]],
      ['XX', [2]],
      ['XX', [3, 4]],
    ]);
  });

  describe('the places of a finding that are named', () => {
    const cells = table3Rows.slice(0, 12).map(({ id }) => `table3.${id}.total`);
    const holding = (...held: number[]) =>
      reportOf(2021, path => (held.includes(cells.indexOf(path)) ? 3 : 0));
    test.each<[string, Report, string[], number[]]>([
      ['few: all', holding(), cells.slice(0, 4), [0, 1, 2, 3]],
      ['many: those that add to the sum, and the sum', holding(2, 7, 11), cells, [2, 7, 11]],
      ['a sum of 0 is named too', holding(2), cells, [2, 11]],
      ['very many: eight', holding(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11), cells, [0, 1, 2, 3, 4, 5, 6, 11]],
      ['blanks: the first eight', reportOf(2021, () => null), cells, [0, 1, 2, 3, 4, 5, 6, 7]],
    ])('%s', (_, report, given, expected) => {
      expect(placesToName(report, given).map(path => cells.indexOf(path))).toEqual(expected);
    });
  });

  test('no word is lost or doubled by marking', () => {
    const slice = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 5 }), quotes => {
        const findings = numberFindings(
          quotes.map(quote => finding({ quote: { section: 'overview', text: quote } })),
        );
        const paragraphs = segmentsOf(text, 'overview', findings).map(segments =>
          segments.map(segment => segment.text).join(''),
        );
        expect(paragraphs.join('\n')).toBe(text);
      }),
    );
  });
});
