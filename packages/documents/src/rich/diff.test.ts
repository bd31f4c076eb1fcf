import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanBody } from './clean.ts';
import { type DiffSpan, diffBodies, diffTexts } from './diff.ts';
import { differences } from './myers.ts';
import { textOf } from './text.ts';

const marks = { same: '', added: '+', removed: '-' } as const;
/** Spans as one text: what went as [-…], what came as [+…]. */
const drawn = (spans: readonly DiffSpan[]): string =>
  spans.map(({ kind, text }) => (kind === 'same' ? text : `[${marks[kind]}${text}]`)).join('');
const compared = (before: string, after: string): string[] =>
  diffBodies(before, after).map(({ kind, part, spans }) => `${kind} ${part} ${drawn(spans)}`);

describe('what changed from one body to another', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing', '<p>甲</p>', '<p>甲</p>', ['same block 甲']],
    [
      'a word',
      '<p>补贴标准为5万元。</p>',
      '<p>补贴标准为8万元。</p>',
      ['changed block 补贴标准为[-5][+8]万元。'],
    ],
    [
      'a paragraph came, one went',
      '<p>第一段说明。</p><p>旧的规定。</p><p>最后一段。</p>',
      '<p>第一段说明。</p><p>最后一段。</p><p>新增内容。</p>',
      [
        'same block 第一段说明。',
        'removed block [-旧的规定。]',
        'same block 最后一段。',
        'added block [+新增内容。]',
      ],
    ],
    [
      'changed paragraphs find each other between others',
      '<p>申报单位应当在本县登记注册。</p><p>申报单位信用良好。</p>',
      '<p>全新的一段话写在这里。</p><p>申报单位应当在本县依法登记注册。</p><p>申报单位信用记录良好。</p>',
      [
        'added block [+全新的一段话写在这里。]',
        'changed block 申报单位应当在本县[+依法]登记注册。',
        'changed block 申报单位信用[+记录]良好。',
      ],
    ],
    [
      'paragraphs with nothing in common are not one changed',
      '<p>防汛工作</p>',
      '<p>招商引资政策</p>',
      ['removed block [-防汛工作]', 'added block [+招商引资政策]'],
    ],
    [
      'a cell, and a row that came',
      '<table><tbody><tr><td>零售</td><td>5</td></tr><tr><td>批发</td><td>3</td></tr></tbody></table>',
      '<table><tbody><tr><td>零售</td><td>8</td></tr><tr><td>餐饮</td><td>2</td></tr><tr><td>批发</td><td>3</td></tr></tbody></table>',
      ['changed row 零售\t[-5][+8]', 'added row [+餐饮\t2]', 'same row 批发\t3'],
    ],
    [
      'an item of a list in a list',
      '<ol><li>材料<ul><li>营业执照</li></ul></li></ol>',
      '<ol><li>材料<ul><li>营业执照</li><li>申报表</li></ul></li></ol>',
      ['same item 材料', 'same item 营业执照', 'added item [+申报表]'],
    ],
    ['formatting alone', '<p>重要通知</p>', '<p><strong>重要</strong>通知</p>', ['changed block 重要通知']],
    ['a paragraph became a heading', '<p>一、总则</p>', '<h2>一、总则</h2>', ['changed block 一、总则']],
    ['everything came', '', '<p>甲</p>', ['added block [+甲]']],
    ['everything went', '<p>甲</p>', '', ['removed block [-甲]']],
  ])('%s', (_, before, after, lines) => {
    expect(compared(before, after)).toEqual(lines);
  });

  test('a row and an item are bodies of their own', () => {
    const [row] = diffBodies(
      '<table><tbody><tr><td>甲</td><td rowspan="2">乙</td></tr><tr><td>丙</td></tr></tbody></table>',
      '',
    );
    expect(row?.before).toBe('<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>');
    const [item] = diffBodies('', '<ol><li>甲</li></ol>');
    expect(item).toMatchObject({ before: null, after: '<ol><li>甲</li></ol>' });
  });

  const bodies = fc
    .array(
      fc.oneof(
        fc
          .constantFrom('甲', '乙', '丙', '丁', '关于补贴的规定', '关于补贴标准的规定')
          .map(text => `<p>${text}</p>`),
        fc.constantFrom(
          '<ul><li>一</li><li>二</li></ul>',
          '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
          '<hr>',
        ),
      ),
      { maxLength: 12 },
    )
    .map(parts => cleanBody(parts.join('')).html);

  test('the befores are the old body, the afters the new one, whatever they say', () => {
    const texts = (htmls: (string | null)[]) =>
      htmls.flatMap(html => (html === null ? [] : textOf(html))).join('\n');
    const lines = (text: string) => text.split('\n').filter(line => line !== '');
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const found = diffBodies(before, after);
        expect(lines(texts(found.map(each => each.before)))).toEqual(lines(textOf(before)));
        expect(lines(texts(found.map(each => each.after)))).toEqual(lines(textOf(after)));
        for (const { kind, before: old, after: now } of found) {
          expect(old === null).toBe(kind === 'added');
          expect(now === null).toBe(kind === 'removed');
          if (kind === 'same') expect(old).toBe(now);
        }
      }),
    );
  });

  test('2,000 paragraphs, all of them changed, find their counterparts', () => {
    const body = (word: string) =>
      Array.from(
        { length: 2000 },
        (_, number) => `<p>第${number}段：各乡镇应当${word}落实第${number}项工作。</p>`,
      ).join('');
    const found = diffBodies(body('全面'), body('认真'));
    expect(found).toHaveLength(2000);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['changed']));
    expect(drawn(found[1999]?.spans ?? [])).toBe('第1999段：各乡镇应当[-全面][+认真]落实第1999项工作。');
  });
});

describe('texts word by word', () => {
  test('what stayed and went is the text before, what stayed and came the text after', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc
        .array(fc.constantFrom('补贴', '标准', '的', '5', '万元', '，', '\n', ' '), { maxLength: 20 })
        .map(words => words.join('')),
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const spans = diffTexts(before, after);
        const without = (kind: DiffSpan['kind']) =>
          spans
            .filter(span => span.kind !== kind)
            .map(span => span.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        for (const [index, span] of spans.entries()) expect(span.kind).not.toBe(spans[index + 1]?.kind);
      }),
    );
  });

  test('a sign that stayed between two changes is not left alone', () => {
    expect(drawn(diffTexts('甲单位的乙材料', '丙部门的丁文件'))).toBe('[-甲单位的乙材料][+丙部门的丁文件]');
  });
});

describe('the shortest way from one list to another', () => {
  /** The length of the longest common subsequence, by the textbook. */
  const common = (a: readonly string[], b: readonly string[]): number => {
    let row = new Array<number>(b.length + 1).fill(0);
    for (const one of a) {
      const next = [0];
      for (const [index, other] of b.entries())
        next.push(one === other ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0));
      row = next;
    }
    return row[b.length] ?? 0;
  };

  test('leaves as much in place as can be', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const hunks = differences(a, b);
        const kept = a.length - hunks.reduce((sum, hunk) => sum + hunk.aEnd - hunk.a, 0);
        expect(kept).toBe(common(a, b));
        let [inA, inB] = [0, 0];
        for (const hunk of [...hunks, { a: a.length, aEnd: a.length, b: b.length, bEnd: b.length }]) {
          expect(a.slice(inA, hunk.a)).toEqual(b.slice(inB, hunk.b));
          [inA, inB] = [hunk.aEnd, hunk.bEnd];
        }
      }),
      { numRuns: 500 },
    );
  });

  test('lists of 50,000 with nothing in common come to an end', () => {
    const list = (name: string) => Array.from({ length: 50_000 }, (_, number) => name + number);
    expect(differences(list('a'), list('b'))).toEqual([{ a: 0, aEnd: 50_000, b: 0, bEnd: 50_000 }]);
  });
});
