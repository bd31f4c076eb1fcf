import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vectorOf } from '../src/disclosure/search/lexemes.ts';
import { piecesOf } from '../src/disclosure/search/marks.ts';
import { plainText } from '../src/disclosure/search/plain.ts';
import { understand } from '../src/disclosure/search/query.ts';
import { distanceOf } from '../src/disclosure/search/suggest.ts';
import { partsOf } from '../src/disclosure/search/synonyms.ts';
import { narrow, wordsOf, wordsToFind } from '../src/disclosure/search/words.ts';

/** Text as government writes it: words, places that no dictionary knows, numbers. */
const anyText = fc
  .array(
    fc.constantFrom(
      ...[
        '关于',
        '印发',
        '云溪县',
        '商务局',
        '营商环境',
        '研究',
        '生命',
        '起源',
        '的',
        '通知',
        '２０２４年',
        '5号',
        'v2.0',
      ],
      ...['低保', '开云镇', '鹦鹉螺', '〔', '〕', '，', ' ', '个体工商户', '湖南', '衡', '山'],
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map(parts => parts.join(''));

describe('words', () => {
  test.each([
    ['三公经费', ['三公', '经费']],
    ['云溪县', ['云溪', '溪县']],
    ['山商发〔２０２４〕５号', ['2024', '5']],
    ['V2.0', ['v2.0', 'v2', '0']],
  ])('%s is found by its words', (text, words) => {
    expect(wordsOf(text)).toEqual(expect.arrayContaining(words));
  });

  test('every word of a dictionary in a text finds it, however its neighbours read', () => {
    expect(wordsOf('云溪县研究生命起源')).toEqual(expect.arrayContaining(['研究生', '研究', '生命', '起源']));
  });

  test('a text is found by itself, and by itself within another between marks', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const words = new Set(wordsOf(`${other}。${text}。`));
        for (const word of wordsToFind(text)) expect(words).toContain(word);
      }),
    );
  });

  test('full width becomes plain, sign for sign', () => {
    expect(narrow('ＡＢ１２，（甲）')).toBe('AB12，（甲）');
  });
});

describe('questions', () => {
  const query = (typed: string) => understand('991123', typed).query;

  test.each<[string, string | null]>([
    ['', null],
    ['，。', null],
    ['补贴', "'r:991123' & (('补贴') | ('补助'))"],
    ['通知 公告', "'r:991123' & ('通知') & ('公告')"],
    ["a'b\\", "'r:991123' & ('a' & 'b')"],
  ])('%s', (typed, expected) => {
    expect(query(typed)).toBe(expected);
  });

  test('filters are part of the query and of nothing else', () => {
    const question = understand('991123', '', { unitIds: ["u'1", 'u2'], year: 2024, topic: 'a\\b' });
    expect(question.query).toBe("'r:991123' & ('u:u''1' | 'u:u2') & 'p:a\\\\b' & 'y:2024'");
    expect(question.titleQuery).toBeNull();
  });

  test('what stands in quotes stands together', () => {
    expect(understand('991123', '"开云镇低保"').phrases).toEqual(['开云镇低保']);
    expect(understand('991123', '“低保”').phrases).toEqual([]);
  });

  test('what was typed without a gap is marked whole where it stands so', () => {
    const { marks } = understand('991123', '鹦鹉螺湾 通知');
    expect(
      piecesOf('疏导点设在鹦鹉螺湾，鹦鹉螺另行通知', marks).flatMap(({ text, hit }) => (hit ? [text] : [])),
    ).toEqual(['鹦鹉螺湾', '鹦鹉螺', '通知']);
    expect(understand('991123', '，。').marks).toEqual([]);
  });

  test('synonyms: the longest word counts, and what is around it is kept', () => {
    expect(partsOf('农村最低生活保障标准').map(({ alternatives }) => alternatives)).toEqual([
      ['农村'],
      ['最低生活保障', '低保'],
      ['标准'],
    ]);
  });

  test('anything may be typed: the query is one that can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), typed => {
        const { query: made } = understand('991123', typed);
        expect(made === null || made.startsWith("'r:991123' & (")).toBe(true);
        // Quotes come in pairs.
        expect(((made ?? '').match(/'/g) ?? []).length % 2).toBe(0);
      }),
    );
  });
});

describe('index and excerpt', () => {
  test('a vector has weights, places and tags; a place is never beyond the last that counts', async () => {
    const vector = await vectorOf({ A: '低保', B: '低保通知', C: '甲'.repeat(40_000) }, ['u:1']);
    expect(vector).toContain("'低保':1A,2B");
    expect(vector).toContain("'u:1'");
    expect(vector).toContain("'t:低保'");
    const places = [...vector.matchAll(/(\d+)[ABC]/g)].map(([, place]) => Number(place));
    expect(Math.max(...places)).toBe(16_383);
  });

  test.each<[string, string]>([
    ['<p>一&amp;二</p><p>三<br>四</p>', '一&二\n三\n四'],
    ['<table><tr><td>甲</td><td>乙</td></tr></table>', '甲 乙'],
    ['&lt;b&gt;&#20013;', '<b>中'],
  ])('%s as plain text', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  test('pieces are the text again, and hits are what was asked for', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.constantFrom('低保', '通知', '.', '(', '县'), { maxLength: 3 }),
        (text, marks) => {
          const pieces = piecesOf(text, marks);
          expect(pieces.map(piece => piece.text).join('')).toBe(text);
          for (const { text: piece, hit } of pieces) if (hit) expect(marks).toContain(piece);
        },
      ),
    );
  });
});

describe('distance of words', () => {
  test.each<[string, string, number]>([
    ['营商环境', '营商坏境', 1],
    ['环境', '境环', 1],
    ['低保', '低保', 0],
    ['补贴', '补', 1],
    ['', '补贴', 2],
    ['加油站', '加站油规', 2],
  ])('%s → %s: %i', (from, to, distance) => {
    expect(distanceOf(from, to)).toBe(distance);
    expect(distanceOf(to, from)).toBe(distance);
  });
});
