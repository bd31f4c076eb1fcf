import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FontSet } from './fonts.ts';
import { breakLines, type Line, spreadOf } from './lines.ts';
import { type ShapedText, shape } from './shape.ts';
import { openTypeface } from './typeface.ts';

const require = createRequire(import.meta.url);
const face = openTypeface(
  require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
);

const shaped = (text: string): ShapedText => shape(new FontSet([face]), [{ text, font: 0 }]);
const textOf = ({ codes }: ShapedText, { from, to }: Line): string =>
  String.fromCodePoint(...codes.slice(from, to));
/** The lines of a text in a column of so many characters. */
const broken = (text: string, room: number, indent = 0): string[] => {
  const whole = shaped(text);
  return breakLines(whole, 1000 * room, 1000 * indent).map(line => textOf(whole, line));
};

const notAtStart = '，。、；：！？）》」』】”’%％,.!?;:)…';
const notAtEnd = '（《「『【“‘(';
const piece = fc.constantFrom(
  ...'政府信息公开工作年度报告',
  ...notAtStart,
  ...notAtEnd,
  ...['——', '……', '2024年', '12.5%', '1,234条', 'PDF', 'FAQ ', ' ', 'well-known', 'it’s', 'é', '𠮷', '☃'],
  'https://www.yunxi.gov.cn/zwgk/2024/index.html?a=1&b=2',
);
const anyText = fc.array(piece, { maxLength: 80 }).map(pieces => pieces.join(''));
const anyRoom = fc.integer({ min: 2, max: 30 });

describe('where lines break', () => {
  test.each<[string, string, number, string[]]>([
    ['between Chinese characters', '政府信息公开', 4, ['政府信息', '公开']],
    ['never before a full stop', '政府信息公开。工作', 6, ['政府信息公', '开。工作']],
    ['not before one that finds no room', '政府信息公，', 5, ['政府信息', '公，']],
    ['never after an opening bracket', '政府信（息公开）', 4, ['政府信', '（息公开）']],
    ['a sign at the end may do with half its width', '政府信息。公开', 4.5, ['政府信息。', '公开']],
    ['words and numbers stay whole', '关于PDF附件', 3.5, ['关于', 'PDF附', '件']],
    ['a number stays with its sign', '增长12.5%，', 4, ['增长', '12.5%，']],
    ['a number stays with its unit', '共收到件数12件', 6.1, ['共收到件数', '12件']],
    ['dashes stay together', '落实到位——发布', 5, ['落实到位', '——发布']],
    ['dots stay together, and with what they follow', '落实到位……', 5, ['落实到', '位……']],
    ['an English text breaks at its spaces', 'open government data', 6, ['open ', 'government ', 'data']],
    ['an address breaks after its signs', 'www.yunxi.gov.cn/zwgk', 10, ['www.yunxi.gov.cn/', 'zwgk']],
    ['a long word breaks where it must', 'aaaaaaaa', 2, ['aaa', 'aaa', 'aa']],
    ['a bracket at a start hangs out by its blank half', '公开政府（一）', 4, ['公开政府', '（一）']],
  ])('%s', (_, text, room, lines) => {
    expect(broken(text, room)).toEqual(lines);
  });

  test('the first line gives way to the indent', () => {
    expect(broken('政府信息公开工作', 5, 2)).toEqual(['政府信', '息公开工作']);
  });

  test('an empty text has no line', () => {
    expect(broken('', 5)).toEqual([]);
  });

  test('the lines together are the text', () => {
    fc.assert(
      fc.property(anyText, anyRoom, (text, room) => {
        expect(broken(text, room).join('')).toBe(text);
      }),
    );
  });

  test('no line is wider than its room, but for a single character', () => {
    fc.assert(
      fc.property(anyText, anyRoom, (text, room) => {
        const whole = shaped(text);
        for (const line of breakLines(whole, 1000 * room))
          expect(line.width <= 1000 * room || line.to - line.from === 1).toBe(true);
      }),
    );
  });

  test('signs stand at no wrong end of a line, unless a line has no other place to break', () => {
    const forbidden = (before: string, after: string) =>
      notAtStart.includes(after) || notAtEnd.includes(before) || (before === '—' && after === '—');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 12, max: 30 }), (text, room) => {
        const lines = broken(text, room);
        for (const [index, line] of lines.slice(1).entries()) {
          const before = lines[index] ?? '';
          if (!forbidden(before.at(-1) ?? '', line[0] ?? '')) continue;
          // Only two Chinese characters side by side are a place to break beyond doubt.
          expect(before).not.toMatch(/[\u4e00-\u9fff]{2}/);
        }
      }),
    );
  });
});

describe('how lines are spread', () => {
  const text = shaped('全年公开PDF信息，（一）');
  const line = { from: 0, to: text.codes.length, width: 0, hanging: 0 };

  test('to fill the room, between characters but not inside words', () => {
    // 「全年公开PDF信息，（一）」: four gaps up to the word, one after it, five after that; none inside it.
    expect(spreadOf(text, { ...line, width: 11_000 }, 12_000)).toBeCloseTo(100);
  });

  test('not so far that the line falls apart, and never closer', () => {
    expect(spreadOf(text, line, 100_000)).toBe(250);
    expect(spreadOf(text, { ...line, width: 5000 }, 4000)).toBe(0);
  });
});

describe('how characters stand beside one another', () => {
  const spaces = (text: string) => shaped(text).after;
  test.each<[string, string, number[]]>([
    ['letters and digits apart from Chinese', '共12件', [200, 0, 200, 0]],
    ['two signs close up where both halves between are blank', '）。', [-500, 0]],
    ['so do a comma and a bracket', '，（', [-500, 0]],
    ['and two brackets', '（《', [-500, 0]],
    ['a sign and a character keep their distance', '。公', [0, 0]],
  ])('%s', (_, text, after) => {
    expect(spaces(text)).toEqual(after);
  });

  test('quotation marks are wide, an apostrophe narrow, and a dash as wide as a character', () => {
    const { widths, codes } = shaped('“‘’”it’s——');
    const width = (index: number) => widths[index] ?? 0;
    expect([0, 1, 2, 3].map(width)).toEqual([1000, 1000, 1000, 1000]);
    expect(width(6)).toBeLessThan(400);
    expect([codes.length - 2, codes.length - 1].map(width)).toEqual([1000, 1000]);
  });
});
