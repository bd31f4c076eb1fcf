import { describe, expect, test } from 'vitest';
import type { ClockErrorCode } from './error.ts';
import { caseOf, clockIn, clockOf } from './testing.ts';

const asOf = '2025-12-31';
const received = { date: '2025-03-03', channel: 'in-person' };
const withEvent = (event: unknown) => ({ received, events: [event], asOf });

const forms: readonly (readonly [string, unknown, ClockErrorCode, string])[] = [
  ['no object', [], 'bad-case', '应为json对象'],
  ['null', null, 'bad-case', '应为json对象'],
  ['a misspelt field', { received, events: [], asof: asOf }, 'bad-case', '不认识的字段"asof"'],
  ['no receipt', { events: [], asOf }, 'bad-case', 'received'],
  [
    'a misspelt field of receipt',
    { received: { ...received, day: 1 }, events: [], asOf },
    'bad-case',
    '"day"',
  ],
  [
    'no day of receipt',
    { received: { channel: 'fax' }, events: [], asOf },
    'bad-case',
    '（received）date：缺少日期',
  ],
  [
    'a channel that is none',
    { received: { ...received, channel: 'pigeon' }, events: [], asOf },
    'bad-case',
    '"pigeon"',
  ],
  ['no events', { received, asOf }, 'bad-case', '事项（events）：应为列表'],
  ['an event that is none', withEvent('replied'), 'bad-case', '第1个事项：应写成'],
  [
    'an unknown event',
    withEvent({ type: 'opened', date: asOf }),
    'bad-case',
    '"opened"，应为correction-asked',
  ],
  [
    'a misspelt field of an event',
    withEvent({ type: 'replied', date: asOf, day: 1 }),
    'bad-case',
    '“答复”（replied）：不认识的字段"day"',
  ],
  ['an event without its day', withEvent({ type: 'replied' }), 'bad-case', '（replied）date：缺少日期'],
  [
    'an extension without its days',
    withEvent({ type: 'extended', date: asOf }),
    'bad-case',
    '（extended）workingDays',
  ],
  ['days as text', withEvent({ type: 'extended', date: asOf, workingDays: '5' }), 'bad-case', '不能是"5"'],
  ['an empty name', withEvent({ type: 'body-asked', date: asOf, party: ' ' }), 'bad-case', '应写名称'],
  [
    'a day that is none',
    withEvent({ type: 'replied', date: '2025-02-30' }),
    'bad-date',
    '没有2025-02-30这一天',
  ],
  [
    'a date with a time',
    withEvent({ type: 'replied', date: '2025-03-04T08:00:00Z' }),
    'bad-date',
    '不是日期',
  ],
  ['a date as a number', withEvent({ type: 'replied', date: 20250304 }), 'bad-case', '日期应为文字'],
  ['a very long date', withEvent({ type: 'replied', date: '9'.repeat(100_000) }), 'bad-date', '不是日期'],
  ['no day of reading', { received, events: [] }, 'bad-case', '截至日（asOf）：缺少日期'],
  [
    'read before receipt',
    { received, events: [], asOf: '2025-03-02' },
    'as-of-before-receipt',
    '早于收到申请之日',
  ],
  [
    'confirmed before it came',
    { received: { date: '2025-03-03', channel: 'internet', confirmed: '2025-03-01' }, events: [], asOf },
    'confirmed-before-date',
    '确认的日期2025-03-01',
  ],
  [
    'events without end',
    { received, events: Array.from({ length: 1001 }, () => ({ type: 'replied', date: asOf })), asOf },
    'too-many-events',
    '最多1000个',
  ],
];

describe('a case badly written is refused with the place named', () => {
  test.each(forms)('%s', (_, value, code, words) => {
    const found = clockOf(value);
    expect(found).toMatchObject({ error: { code } });
    const message = 'error' in found ? found.error.message : '';
    expect(message).toContain(words);
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(300);
  });

  test('null means not known, as absence does', () => {
    const open = { type: 'third-party-asked', date: '2025-03-05', received: null };
    expect(clockOf({ received: { ...received, confirmed: null }, events: [open], asOf })).toMatchObject({
      status: 'waiting',
    });
  });
});

describe('years without a holiday notice', () => {
  test.each<[string, string, readonly string[], string, string]>([
    ['the due date lies in one', 'in-person 2026-12-04', [], '2026-12-04', '2027'],
    ['received before the first year known', 'in-person 2018-12-20', [], '2018-12-20', '2018'],
    ['read in one when overdue', 'in-person 2026-11-02', [], '2027-01-05', '2027'],
    ['an extension leads into one', 'in-person 2026-11-20', ['extended 2026-12-01 20'], '2026-12-01', '2027'],
    [
      'the silence of a third party ends in one',
      'in-person 2026-12-01',
      ['third-party-asked 2026-12-20 2026-12-21'],
      '2027-02-01',
      '2027',
    ],
    [
      'the payment ends in one',
      'in-person 2026-12-01',
      ['fee-noticed 2026-12-20 2026-12-21'],
      '2027-02-01',
      '2027',
    ],
  ])('%s: named, with the way out', (_, receivedText, events, day, year) => {
    const found = clockOf(caseOf(receivedText, events, day));
    expect(found).toMatchObject({ error: { code: 'unknown-year' } });
    const message = 'error' in found ? found.error.message : '';
    expect(message).toContain(`没有收录${year}年的放假安排`);
    expect(message).toContain('补充文件');
  });

  test.each<[string, readonly string[], string, string]>([
    ['a correction', ['correction-asked 2026-12-05 2027-01-15'], '2026-12-31', 'waiting'],
    ['a payment', ['fee-noticed 2026-12-20 2026-12-21'], '2026-12-31', 'waiting'],
    ['an opinion', ['third-party-asked 2026-12-20 2026-12-21'], '2026-12-31', 'waiting'],
  ])('do not matter while the clock waits for %s', (_, events, day, status) => {
    expect(clockOf(caseOf('in-person 2026-12-01', events, day))).toMatchObject({ status, due: null });
  });

  test('do not matter once it is abandoned', () => {
    const events = ['correction-asked 2026-12-05 2026-12-20'];
    expect(clockIn(caseOf('in-person 2026-12-01', events, '2027-03-01'))).toMatchObject({
      status: 'abandoned',
      abandonedOn: '2026-12-21',
    });
  });
});
