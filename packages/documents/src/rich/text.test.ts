import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, textOf } from './text.ts';

describe('the text of a body', () => {
  test.each<[string, string, string]>([
    ['paragraphs and headings', '<h2>标题</h2><p>第一<br>行</p><p>第二</p>', '标题\n第一\n行\n第二'],
    [
      'a table: rows by lines, cells by tabs, a cell’s lines in one',
      '<table><caption>表一</caption><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td><p>1</p><p>2</p></td><td></td></tr></tbody></table>',
      '表一\n甲\t乙\n1 2\t',
    ],
    ['a list in a list', '<ul><li>一<ol><li>二</li></ol></li><li>三</li></ul>', '一\n二\n三'],
    [
      'quotations, figures, a rule',
      '<blockquote><p>引文</p></blockquote><hr><figure><img src="/files/1.png" alt="x"><figcaption>图1</figcaption></figure>',
      '引文\n图1',
    ],
    ['signs of markup', '<p>1 &lt; 2 &amp; 3</p>', '1 < 2 & 3'],
    ['nothing', '', ''],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });
});

describe('a summary', () => {
  test.each<[string, number, string]>([
    ['短文。', 10, '短文。'],
    ['为扩大消费，制定本办法。', 6, '为扩大消费…'],
    ['为扩大消费，制定本办法。', 7, '为扩大消费…'],
    ['总额达12345.6万元', 6, '总额达…'],
    ['see international rules', 9, 'see…'],
    ['internationalisation', 6, 'inter…'],
    ['生僻字𠮷𠮷𠮷𠮷', 5, '生僻字𠮷…'],
    ['表情👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 4, '表情👨‍👩‍👧…'],
    ['甲<br>乙', 9, '甲 乙'],
    ['甲乙', 1, '…'],
    ['甲乙', 0, ''],
  ])('%j in %i signs', (html, length, expected) => {
    expect(excerptOf(`<p>${html}</p>`, length)).toBe(expected);
  });

  test('is a beginning of the text, well formed, no longer than asked', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(40), (text, length) => {
        const excerpt = excerptOf(`<p>${escaped(text)}</p>`, length);
        expect(excerpt.isWellFormed()).toBe(true);
        const signs = [...segmenter.segment(excerpt)].length;
        expect(signs === 0 || signs <= length || excerpt.length <= length).toBe(true);
        const whole = textOf(`<p>${escaped(text)}</p>`)
          .replace(/\s+/g, ' ')
          .trim();
        expect(whole.startsWith(excerpt.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});
