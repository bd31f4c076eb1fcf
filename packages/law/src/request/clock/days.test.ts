import { describe, expect, test } from 'vitest';
import { caseOf, clockIn } from './testing.ts';

const lines = (received: string, events: readonly string[], asOf: string): string[] =>
  clockIn(caseOf(received, events, asOf)).days.map(
    ({ date, counted, why }) => `${date} ${counted ? '+' : '-'} ${why}`,
  );

describe('each day, and why', () => {
  test('running: through the due date, with holidays and make-up days (Art. 33)', () => {
    const days = lines('in-person 2024-09-26', [], '2024-09-30');
    expect(days.slice(0, 5)).toEqual([
      '2024-09-27 + 第1个工作日',
      '2024-09-28 - 周六',
      '2024-09-29 + 第2个工作日（国庆节调休上班）',
      '2024-09-30 + 第3个工作日',
      '2024-10-01 - 国庆节放假',
    ]);
    expect(days.at(-1)).toBe('2024-10-29 + 第20个工作日');
  });

  test('a third party asked, answered, and the reply put off (Art. 32, 33)', () => {
    const events = [
      'third-party-asked 2025-06-05 2025-06-06',
      'third-party-answered 2025-06-10',
      'extended 2025-06-12 1',
    ];
    const days = lines('in-person 2025-06-03', events, '2025-06-12');
    expect(days.slice(0, 10)).toEqual([
      '2025-06-04 + 第1个工作日',
      '2025-06-05 + 第2个工作日；当日征求第三方意见',
      '2025-06-06 - 等待第三方意见第1个工作日，不计',
      '2025-06-07 - 周六',
      '2025-06-08 - 周日',
      '2025-06-09 - 等待第三方意见第2个工作日，不计',
      '2025-06-10 - 等待第三方意见第3个工作日，不计；当日收到第三方意见',
      '2025-06-11 + 第3个工作日',
      '2025-06-12 + 第4个工作日；当日延期答复',
      '2025-06-13 + 第5个工作日',
    ]);
    expect(days.at(-1)).toBe('2025-07-07 + 第21个工作日（延期）');
  });

  test('two waits that overlap are left out once; silence ends with the 15th working day', () => {
    const events = [
      'third-party-asked 2025-06-04 2025-06-04',
      'body-asked 2025-06-05 2025-06-05',
      'body-answered 2025-06-06',
    ];
    const days = lines('in-person 2025-06-03', events, '2025-07-01');
    expect(days[2]).toBe(
      '2025-06-06 - 等待第三方意见第2个工作日、等待其他机关意见第1个工作日，重叠的只扣除一次，不计；当日收到其他机关意见',
    );
    expect(days).toContain('2025-06-25 - 等待第三方意见第15个工作日，不计；当日第三方意见期限届满');
    expect(days).toContain('2025-06-26 + 第2个工作日');
  });

  test('several letters of one kind are summed up', () => {
    const asked = 'third-party-asked 2025-06-05 2025-06-05';
    const days = lines('in-person 2025-06-03', [asked, asked, asked, 'body-asked 2025-06-06'], '2025-06-09');
    expect(days.slice(1)).toEqual([
      '2025-06-05 + 第2个工作日；当日征求第三方意见（3件）',
      '2025-06-06 - 等待第三方意见第1个工作日（共3件），重叠的只扣除一次，不计；当日征求其他机关意见',
      '2025-06-07 - 周六',
      '2025-06-08 - 周日',
      '2025-06-09 - 等待第三方意见第2个工作日（共3件）、等待其他机关意见第1个工作日，重叠的只扣除一次，不计',
    ]);
  });

  test('a correction makes void what was counted before it (Art. 30)', () => {
    const events = ['correction-asked 2025-03-05 2025-03-25', 'corrected 2025-03-10'];
    expect(lines('in-person 2025-03-03', events, '2025-03-10').slice(0, 8)).toEqual([
      '2025-03-04 - 第1个工作日，补正后重新计算，不计',
      '2025-03-05 - 第2个工作日，补正后重新计算，不计；当日要求补正',
      '2025-03-06 - 等待补正（至2025-03-25）',
      '2025-03-07 - 等待补正（至2025-03-25）',
      '2025-03-08 - 周六',
      '2025-03-09 - 周日',
      '2025-03-10 - 等待补正（至2025-03-25）；当日收到补正',
      '2025-03-11 + 第1个工作日',
    ]);
  });

  test('abandoned: through the day after the last day', () => {
    const days = lines('in-person 2025-03-03', ['correction-asked 2025-03-05 2025-03-07'], '2025-06-30');
    expect(days.at(-1)).toBe('2025-03-08 - 逾期未补正，视为放弃申请');
  });

  test('a fee notice, unpaid (fee rules)', () => {
    const days = lines('in-person 2025-03-03', ['fee-noticed 2025-03-05 2025-03-06'], '2025-06-30');
    expect(days[2]).toBe('2025-03-06 - 等待缴费（至2025-04-03）');
    expect(days.at(-1)).toBe('2025-04-04 - 逾期未缴费，视为放弃申请');
  });

  test('overdue: through the day on which the clock is read', () => {
    expect(lines('in-person 2025-07-04', [], '2025-08-05').slice(-5)).toEqual([
      '2025-08-01 + 第20个工作日',
      '2025-08-02 - 周六',
      '2025-08-03 - 周日',
      '2025-08-04 - 逾期第1个工作日',
      '2025-08-05 - 逾期第2个工作日',
    ]);
  });

  test('replied: through the day of the reply, in time or late', () => {
    expect(lines('in-person 2025-07-01', ['replied 2025-07-03'], '2025-12-31')).toEqual([
      '2025-07-02 + 第1个工作日',
      '2025-07-03 + 第2个工作日；当日答复，在期限内',
    ]);
    expect(lines('in-person 2025-07-04', ['replied 2025-08-05'], '2025-12-31').at(-1)).toBe(
      '2025-08-05 - 逾期第2个工作日；当日答复，逾期2个工作日',
    );
    expect(lines('in-person 2025-07-01', ['replied 2025-07-01'], '2025-12-31')).toEqual([]);
  });

  test('a later date under Art. 35', () => {
    const days = lines('in-person 2025-07-01', ['later-date-fixed 2025-07-10 2025-08-01'], '2025-07-10');
    expect(days.at(-1)).toBe('2025-08-01 + 第23个工作日（延迟答复）');
  });
});

describe('what a reader should know is told', () => {
  const notesOf = (received: string, events: readonly string[], asOf: string) =>
    clockIn(caseOf(received, events, asOf)).notes;

  test.each<[string, string, readonly string[], string, string, string]>([
    [
      'no confirmation',
      'internet 2025-03-05',
      [],
      '2025-03-06',
      'confirmation-missing',
      '到达之日2025-03-05',
    ],
    [
      'confirmed late',
      'ordinary-post 2025-03-05 2025-03-07',
      [],
      '2025-03-07',
      'confirmed-late',
      '当日（2025-03-05）',
    ],
    [
      'a confirmation that changes nothing',
      'in-person 2025-03-05 2025-03-07',
      [],
      '2025-03-07',
      'confirmation-unneeded',
      '不需要确认',
    ],
    [
      'a correction asked for late',
      'in-person 2025-03-03',
      ['correction-asked 2025-03-13 2025-03-31'],
      '2025-03-13',
      'correction-asked-late',
      '2025-03-12以前',
    ],
    [
      'a correction asked for when the reply was overdue',
      'in-person 2025-03-03',
      ['correction-asked 2025-04-03 2025-04-30'],
      '2025-04-03',
      'correction-asked-after-due',
      '2025-03-31届满',
    ],
    [
      'a letter sent too late',
      'in-person 2025-03-03',
      ['body-asked 2025-04-02'],
      '2025-04-03',
      'asked-after-due',
      '不再扣除',
    ],
    [
      'a letter of which no receipt is known',
      'in-person 2025-03-03',
      ['body-asked 2025-03-05'],
      '2025-04-03',
      'letter-receipt-unknown',
      '还没有起算',
    ],
    [
      'a notice of which no receipt is known',
      'in-person 2025-03-03',
      ['fee-noticed 2025-03-05'],
      '2025-04-03',
      'fee-receipt-unknown',
      '还没有起算',
    ],
    [
      'an opinion that came late',
      'in-person 2025-06-03',
      ['third-party-asked 2025-06-06 2025-06-10', 'third-party-answered 2025-07-09'],
      '2025-07-10',
      'opinion-late',
      '2025-07-01届满',
    ],
    [
      'a later date on a day off',
      'in-person 2025-03-03',
      ['later-date-fixed 2025-03-20 2025-06-29'],
      '2025-03-20',
      'later-date-moved',
      '顺延到2025-06-30',
    ],
    [
      'a reply in time',
      'in-person 2025-03-03',
      ['replied 2025-03-31'],
      '2025-04-01',
      'replied-in-time',
      '到期日2025-03-31',
    ],
    [
      'a late reply',
      'in-person 2025-03-03',
      ['replied 2025-04-02'],
      '2025-04-02',
      'replied-late',
      '逾期2个工作日',
    ],
    [
      'a reply while an opinion is out',
      'in-person 2025-03-03',
      ['body-asked 2025-03-05', 'replied 2025-05-05'],
      '2025-05-06',
      'replied-in-time',
      '此时期限停止计算',
    ],
    [
      'events yet to come',
      'in-person 2025-03-03',
      ['replied 2025-04-02'],
      '2025-03-10',
      'later-events',
      '有1个事项晚于截至日2025-03-10',
    ],
  ])('%s', (_, received, events, asOf, code, words) => {
    const found = notesOf(received, events, asOf).find(note => note.code === code);
    expect(found?.message).toContain(words);
  });

  test('an ordinary case has nothing to tell', () => {
    expect(notesOf('in-person 2025-03-03', ['correction-asked 2025-03-12 2025-03-31'], '2025-03-13')).toEqual(
      [],
    );
  });
});
