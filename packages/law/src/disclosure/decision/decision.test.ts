import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate, createCalendar, parseCalendarDate } from '../../calendar/index.ts';
import {
  amountOf,
  categoriesOf,
  coreFields,
  countsInYear,
  creditCheckSign,
  decisionFields,
  firstInTime,
  maskIn,
  maskName,
  numberFault,
  publicationDue,
  readCreditCode,
  readDocumentNumber,
  withdrawalKinds,
  writtenAmount,
} from './index.ts';

const calendar = createCalendar();
const day = (text: string): CalendarDate => {
  const result = parseCalendarDate(text);
  if ('error' in result) throw new Error(result.error.message);
  return result.date;
};

describe('a masked name', () => {
  it.each([
    ['张三', '张某'],
    ['张 三', '张某'],
    ['张　三', '张某'],
    ['李小明', '李某某'],
    ['欧阳明', '欧阳某'],
    ['欧阳小明', '欧阳某某'],
    ['欧阳', '欧某'],
    ['诸葛亮明', '诸葛某某'],
    ['陈李小明', '陈某某某'],
    ['买买提·吐尔逊', '买某某'],
    ['阿依古丽•艾山', '阿某某'],
    ['John Smith', 'J'],
    ['smith', 'S'],
    ['王', '王某'],
  ])('of %s is %s', (name, expected) => {
    expect(maskName(name)).toBe(expected);
  });

  it('never gives the given name away', () => {
    const characters = [...'张王李赵欧阳司马明华军丽伟芳'];
    const names = fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(names, parts => {
        const masked = [...maskName(parts.join(''))];
        expect(masked).toHaveLength(parts.length);
        expect(masked.at(-1)).toBe('某');
        expect(masked[0]).toBe(parts[0]);
      }),
    );
  });

  it.each([
    ['对李小明罚款500元，李 小 明应于15日内缴纳', '李小明', '对李某某罚款500元，李某某应于15日内缴纳'],
    ['准予设立', '李小明', '准予设立'],
    ['买买提·吐尔逊的摊位', '买买提·吐尔逊', '买某某的摊位'],
    ['王姓相对人', '王', '王姓相对人'],
  ])('in “%s” stands for %s', (text, name, expected) => {
    expect(maskIn(text, name)).toBe(expected);
  });
});

describe('a credit code', () => {
  /** Codes made up for the test, with the check sign that the standard's sum gives. */
  const bodies = ['91991123MA0000001', '11991123000000001', '92991123MA1234567', '12991123456789012'];
  const codes = bodies.map(body => `${body}${creditCheckSign(body)}`);

  // 3^0 … 3^16 mod 31 are 1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28: of a body with a single 1, 31 less its weight.
  it.each([
    ['00000000000000000', '0'],
    ['10000000000000000', 'Y'],
    ['01000000000000000', 'W'],
    ['00000000000000001', '3'],
  ])('%s ends with %s', (body, sign) => {
    expect(creditCheckSign(body)).toBe(sign);
  });

  it.each(codes)('%s is taken, typed in any way', code => {
    expect(readCreditCode(code)).toEqual({ code });
    expect(readCreditCode(` ${code.slice(0, 8)} ${code.slice(8).toLowerCase()}`)).toEqual({ code });
  });

  it('with one sign wrong, or two neighbours exchanged, is refused', () => {
    const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const [code = ''] = codes;
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...signs), (at, sign) => {
        fc.pre(code[at] !== sign);
        expect(readCreditCode(code.slice(0, at) + sign + code.slice(at + 1))).toHaveProperty('fault');
      }),
    );
    fc.assert(
      fc.property(fc.nat(16), at => {
        fc.pre(code[at] !== code[at + 1]);
        const exchanged = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(readCreditCode(exchanged)).toHaveProperty('fault');
      }),
    );
  });

  it.each([
    ['9199112', /应为18位，现在是7位/],
    ['91991123MA000000IO', /没有I、O/],
    ['91ABCDEFMA00000011', /区划代码/],
    ['许安许安许安许安许安许安许安许安许安', /^统一社会信用代码只有/],
  ])('%s is refused, and not repeated', (text, fault) => {
    const result = readCreditCode(text);
    expect(result).toEqual({ fault: expect.stringMatching(fault) });
    expect(JSON.stringify(result)).not.toContain(text);
  });
});

describe('a document number', () => {
  it.each([
    ['云商许决字〔2024〕12号', '云商许决字〔2024〕12号', 2024],
    ['云商许决字[2024]12号', '云商许决字〔2024〕12号', 2024],
    ['云商罚决字（2024）第 3 号', '云商罚决字〔2024〕第3号', 2024],
    ['云商罚决字【2024】3号', '云商罚决字〔2024〕3号', 2024],
    ['JY14304230001234', 'JY14304230001234', null],
    ['(云)食许字2024-12', '(云)食许字2024-12', null],
  ])('%s reads as %s', (text, number, year) => {
    expect(readDocumentNumber(text)).toEqual({ number, year });
  });

  it.each([
    ['', /没有填写/],
    ['  ', /没有填写/],
    ['云商罚决字', /应有编号/],
    ['云商罚决字〔2024]3号', undefined],
    ['云商罚决字〔24〕3号', /括号/],
    ['云商罚决字“2024”3号', /括号或符号/],
    [`云商〔2024〕${'1'.repeat(70)}号`, /最多64/],
  ])('%s', (text, fault) => {
    const result = readDocumentNumber(text);
    if (fault === undefined) expect(result).toEqual({ number: '云商罚决字〔2024〕3号', year: 2024 });
    else expect(result).toEqual({ fault: expect.stringMatching(fault) });
  });

  it.each([
    [2024, '2024-01-02', undefined],
    [2023, '2024-01-02', undefined],
    [null, '2024-01-02', undefined],
    [2025, '2024-12-31', '文书号是2025年的，决定日期却在2024年，请核对'],
  ])('of %s with a decision of %s', (year, decidedOn, expected) => {
    expect(numberFault({ number: '', year }, decidedOn)).toBe(expected);
  });
});

describe('seven working days', () => {
  it.each([
    ['2024-03-01', '2024-03-12'],
    ['2024-03-02', '2024-03-12'],
    // 清明节 4 to 6 April off, 7 April a make-up day at work.
    ['2024-04-01', '2024-04-11'],
    // 国庆节 1 to 7 October off, 29 September and 12 October at work.
    ['2024-09-27', '2024-10-12'],
  ])('from a decision of %s run to %s', (decided, due) => {
    expect(publicationDue(day(decided), calendar)).toEqual({ date: due });
  });

  it('are over for just what was decided before the first day in time', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(40), (offset, back) => {
        const today = addDays(day('2019-03-01'), offset);
        const decided = addDays(today, -back);
        const first = firstInTime(today, calendar);
        const due = publicationDue(decided, calendar);
        if ('error' in first || 'error' in due) throw new Error('a year is not known');
        expect(decided < first.date).toBe(due.date < today);
      }),
      { numRuns: 300 },
    );
  });

  it('are not told of a year that no calendar has', () => {
    expect(publicationDue(day('2199-12-30'), calendar)).toHaveProperty('error.code', 'unknown-year');
    expect(firstInTime(day('2199-12-30'), calendar)).toHaveProperty('error.code', 'unknown-year');
  });
});

test.each([
  ['2024-01-01', null, true],
  ['2024-12-31', 'annulled', true],
  ['2024-06-01', 'repaired', true],
  ['2024-06-01', 'mistake', false],
  ['2023-12-31', null, false],
  ['2025-01-01', null, false],
] as const)('a decision of %s, withdrawn as %s, counts in 2024: %s', (decidedOn, withdrawnKind, expected) => {
  expect(countsInYear({ decidedOn, withdrawnKind }, 2024)).toBe(expected);
});

describe('the fields', () => {
  it.each(['licence', 'penalty'] as const)('of a %s are told apart by id and by title', kind => {
    const fields = decisionFields[kind];
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(new Set(fields.map(({ title }) => title)).size).toBe(fields.length);
    const known = new Set(fields.map(({ id }) => id));
    const missing = coreFields.filter(id => !known.has(id));
    expect(missing).toEqual(kind === 'licence' ? ['amount'] : []);
    expect(new Set(withdrawalKinds.map(({ id }) => id)).size).toBe(withdrawalKinds.length);
  });

  it.each([
    ['0.5', 500_000],
    ['12', 12_000_000],
    ['0.000001', 1],
    ['1,234.5万元', 1_234_500_000],
    ['０．５', 500_000],
    ['0.50000000', 500_000],
    ['0.0000001', undefined],
    ['-1', undefined],
    ['五万', undefined],
    ['', undefined],
  ])('an amount of %s 万元 is %s 分', (text, expected) => {
    expect(amountOf(text)).toBe(expected);
  });

  it('an amount is written as it is read', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), amount => {
        expect(amountOf(writtenAmount(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ['penalty', '罚款；没收违法所得', '罚款；没收违法所得'],
    ['penalty', '罚款、罚款', '罚款'],
    ['penalty', '普通', undefined],
    ['licence', '普通', '普通'],
    ['licence', ' ', undefined],
  ] as const)('of a %s the categories %s are kept as %s', (kind, text, expected) => {
    expect(categoriesOf(kind, text)).toBe(expected);
  });
});
