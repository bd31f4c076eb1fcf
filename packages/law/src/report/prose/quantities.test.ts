import { describe, expect, test } from 'vitest';
import { chineseNumber } from './numerals.ts';
import { plainText } from './plain.ts';
import { quantitiesIn } from './quantities.ts';

describe('Chinese numerals', () => {
  test.each<[string, number | undefined]>([
    ['一', 1],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['一百二十三', 123],
    ['一千零一', 1001],
    ['两千三', 2300],
    ['二〇', 20],
    ['一二三', 123],
  ])('%s', (text, number) => {
    expect(chineseNumber(text)).toBe(number);
  });
});

/** Value, unit, and 「~」 where it is not exact, 「±」 where it is a change or a share. */
const told = (text: string) =>
  quantitiesIn(plainText(text)).map(
    ({ value, unit, exact, change }) => `${value}${unit}${exact ? '' : '~'}${change ? '±' : ''}`,
  );

describe('figures in the prose', () => {
  test.each<[string, string[]]>([
    ['收到申请3119件，３份，两起', ['3119件', '3份', '2起']],
    ['3,119件', ['3119件']],
    ['14万余条，1.17万条', ['140000万条~', '11700万条~']],
    ['近百件，90余件，约40件，超过10件，12件以上，十余件', ['90件~', '40件~', '10件~', '12件~', '10件~']],
    ['3至5件，3-5件', ['5件~', '5件~']],
    ['增加5件，占44.7%，较上年多4件', ['5件±', '44.7%±', '4件±']],
    ['12.5万元，9.62亿元，125000元', ['12.5万元', '96200亿元', '12.5元']],
    ['国办公开办函〔2021〕30号，电话0517-83605210', ['30号']],
    ['第3件，每件，一件事，四类信息，一起推进', []],
    ['部分公开67，占4.61%', ['67', '4.61%±']],
    ['1.健全机制；2、落实责任', ['2']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
