import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardNumber, identityNumber } from '../../../testing/numbers.ts';
import { addDays, type CalendarDate } from '../../calendar/index.ts';
import { findingRules } from './index.ts';
import type { ItemFinding, TextPart } from './model.ts';
import { scanText } from './scan.ts';
import { starterWords } from './starter-words.ts';

const options = { today: '2026-06-30' };
const scan = (text: string, extra: Partial<TextPart> = {}): ItemFinding[] =>
  scanText([{ place: 'body', ...extra, text }], starterWords, options);
const ofRule = (text: string, rule: string) => scan(text).filter(finding => finding.rule === rule);

const digits = (least: number, most: number, length: number) =>
  fc.integer({ min: least, max: most }).map(value => String(value).padStart(length, '0'));

const anyIdentityNumber = fc
  .tuple(
    fc.constantFrom('11', '13', '22', '34', '43', '51', '62', '65'),
    digits(1, 90, 2),
    digits(1, 99, 2),
    fc.integer({ min: 0, max: 45_000 }).map(days => addDays('1901-01-01' as CalendarDate, days)),
    digits(0, 999, 3),
  )
  .map(([province, city, county, born, sequence]) =>
    identityNumber(`${province}${city}${county}`, born.replaceAll('-', ''), sequence),
  );

/** Text of any kind, without digits beside the number: they would make it another number. */
const surroundings = fc
  .array(
    fc.constantFrom(
      '张某',
      '身份证',
      'X',
      'ab',
      '：',
      '，',
      ' ',
      '\t',
      '\n',
      '（',
      '许可证编号',
      '12号',
      '3',
      '-',
      '秘密★',
      '电话13812345678',
      '。',
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''));

const embedded = fc
  .tuple(surroundings, anyIdentityNumber, surroundings)
  .filter(([before, , after]) => !/\d$/.test(before) && !/^[\dX]/.test(after))
  .map(([before, number, after]) => ({ text: `${before}${number}${after}`, number, at: before.length }));

describe('identity numbers', () => {
  test('each is found wherever it stands', () => {
    fc.assert(
      fc.property(embedded, ({ text, at }) => {
        expect(ofRule(text, 'IDENTITY-NUMBER').some(({ from }) => from === at)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a figure with one digit changed is none', () => {
    fc.assert(
      fc.property(
        anyIdentityNumber,
        fc.nat({ max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          const changed = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
          expect(ofRule(`身份证号：${changed}。`, 'IDENTITY-NUMBER')).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what a finding keeps', () => {
  const anyPersonal = fc.oneof(
    anyIdentityNumber.map(number => ({ number, text: `身份证${number}` })),
    digits(0, 999_999_999, 9).map(rest => ({ number: `13${rest}`, text: `电话13${rest}` })),
    digits(0, 999_999_999, 9).map(rest => {
      const number = cardNumber(`621700295${rest}`);
      return { number, text: `卡号${number}` };
    }),
  );

  test('no finding holds the number in clear, though it stands in several rules’ words', () => {
    fc.assert(
      fc.property(anyPersonal, fc.constantFrom('', ' ', '-'), ({ number, text }, gap) => {
        const shown = text.replace(number, number.replace(/(\d{6})(?=\d)/, `$1${gap}`));
        const found = scan(`${shown}，截止${number.slice(0, 11)}年，内部资料 注意保存，${number}@qq.com`);
        expect(found.length).toBeGreaterThan(0);
        const stored = JSON.stringify(found).replace(/[^\dX]/g, '');
        expect(stored).not.toContain(number);
        expect(JSON.stringify(found)).not.toContain(number.slice(0, 11));
      }),
      { numRuns: 500 },
    );
  });

  test('keys stay when the text around changes, and differ between parts', () => {
    const number = identityNumber('430421', '19850312', '001');
    const keys = (text: string, extra: Partial<TextPart> = {}) => scan(text, extra).map(({ key }) => key);
    const [key] = keys(`申请人${number}`);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('县', '政', '府', '\n', '，') }), around => {
        expect(keys(`${around}当事人：${number}。${around}`)).toEqual([key]);
      }),
    );
    expect(keys(`申请人${number.slice(0, 6)} ${number.slice(6)}`)).toEqual([key]);
    const others = [
      keys(`申请人${identityNumber('430421', '19850312', '002')}`),
      keys(`申请人${number}`, { place: 'title' }),
      keys(`申请人${number}`, { place: 'attachment', name: '名单.xlsx' }),
      keys(`申请人${number}`, { place: 'attachment', name: '名单2.xlsx' }),
    ].flat();
    expect(new Set([key, ...others]).size).toBe(5);
  });

  test('keys name no two findings of a scan', () => {
    const found = scan('帐户、帐户、帐号、电话13812345678 13812345678 13912345679 秘密★10年');
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect(found.map(({ excerpt, times }) => [excerpt, times])).toEqual([
      ['秘密★10年', 1],
      ['138******78', 2],
      ['139******79', 1],
      ['帐户', 2],
      ['帐号', 1],
    ]);
  });

  test('one occurrence that must be mended makes all of them so', () => {
    const [finding] = scan('值班电话13812345678，李明13812345678');
    expect(finding).toMatchObject({ severity: 'must', times: 2, from: 4 });
    expect(finding?.message).toContain('换成办公电话');
  });

  test('offsets are those of the text as given', () => {
    const text = '\u{20bb7}联系：１３８１２３４５６７８，帐户';
    expect(scan(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '１３８１２３４５６７８',
      '帐户',
    ]);
  });

  test('every rule that speaks is listed, and says what to do', () => {
    const codes = findingRules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { message, basis, title } of findingRules) {
      expect(message).toMatch(/请/);
      expect(basis).toContain('条例');
      expect(title).not.toBe('');
    }
  });
});

describe('long lists', () => {
  const phones = (count: number) =>
    Array.from({ length: count }, (_, at) => `1381${String(at).padStart(7, '0')}`).join('\n');

  test('what goes beyond the most is one finding, which is another as soon as one is added', () => {
    const limited = (count: number) =>
      scanText([{ place: 'attachment', name: '名单.txt', text: phones(count) }], [], {
        ...options,
        mostPerRule: 3,
      });
    const five = limited(5);
    expect(five.map(({ excerpt }) => excerpt)).toHaveLength(4);
    expect(five[3]).toMatchObject({ excerpt: '另有2处', severity: 'must', times: 2, rule: 'MOBILE' });
    expect(limited(6)[3]?.key).not.toBe(five[3]?.key);
    expect(limited(5)[3]?.key).toBe(five[3]?.key);
    expect(limited(3)).toHaveLength(3);
  });

  /** Texts of 2 MB that make a careless pattern go over the same signs again and again. */
  const size = 2_000_000;
  const repeated = (unit: string) => unit.repeat(Math.ceil(size / unit.length));
  test.each<[string, string]>([
    ['one figure of two million digits', repeated('1')],
    ['single digits between blanks', repeated('1 ')],
    ['digits that begin like telephones', repeated('138-')],
    ['prose', repeated('县政府办公室组织对全县政务公开工作进行检查。')],
    ['letters, as in an address', repeated('a')],
    ['ends of addresses', repeated('@')],
    ['numbers of houses', repeated('12栋3')],
    ['words of secrecy on one line', repeated('秘密内部资料')],
    ['where one lives', repeated(',住')],
    ['rows of a table', repeated('13812345678\t王某\t新华村5组12号\n')],
    ['one row of many cells', repeated('13812345678\t')],
    ['a tab at the end', `${repeated('13812345678\n')}\t`],
    ['line feeds', repeated('\n')],
    ['the beginnings of words', repeated('截止')],
    ['web addresses', repeated('http://13812345678')],
  ])('%s: read to its end', (_, text) => {
    const found = scan(text);
    expect(found.every(({ from, to }) => from >= 0 && from < to && to <= text.length)).toBe(true);
  });
});
