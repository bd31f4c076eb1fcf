import { describe, expect, test } from 'vitest';
import type { ClockErrorCode } from './error.ts';
import { caseOf, clockOf } from './testing.ts';

type RefusalRow = readonly [string, readonly string[], string, ClockErrorCode, string];

const asOf = '2025-12-31';
const correction = 'correction-asked 2025-03-05 2025-03-25';
const fee = 'fee-noticed 2025-03-10 2025-03-11';
const third = 'third-party-asked 2025-03-05 2025-03-10';

const refusals: readonly RefusalRow[] = [
  ['an event before receipt', ['replied 2025-02-28'], 'replied', 'before-receipt', '收到申请之日2025-03-03'],
  [
    'an opinion before the letter',
    ['third-party-answered 2025-03-04', third],
    'third-party-answered',
    'answer-without-question',
    '征求意见',
  ],
  [
    'an opinion never asked for',
    ['body-answered 2025-03-04'],
    'body-answered',
    'answer-without-question',
    '征求意见',
  ],
  [
    'the opinion of a body where a third party was asked',
    [third, 'body-answered 2025-03-12'],
    'body-answered',
    'answer-without-question',
    '征求意见',
  ],
  [
    'two opinions for one letter',
    [third, 'third-party-answered 2025-03-12', 'third-party-answered 2025-03-13'],
    'third-party-answered',
    'answer-without-question',
    '征求意见',
  ],
  [
    'an opinion before the letter was received',
    [third, 'third-party-answered 2025-03-07'],
    'third-party-answered',
    'answer-before-received',
    '收到征求意见书',
  ],
  [
    'a letter received before it was sent',
    ['body-asked 2025-03-10 2025-03-07'],
    'body-asked',
    'received-before-sent',
    '2025-03-07早于',
  ],
  [
    'a fee notice received before it was sent',
    ['fee-noticed 2025-03-10 2025-03-07'],
    'fee-noticed',
    'received-before-sent',
    '2025-03-07早于',
  ],
  [
    'corrected without being asked',
    ['corrected 2025-03-05'],
    'corrected',
    'corrected-without-asking',
    '没有要求补正',
  ],
  [
    'corrected before being asked',
    ['corrected 2025-03-04', correction],
    'corrected',
    'corrected-without-asking',
    '没有要求补正',
  ],
  [
    'corrected twice',
    [correction, 'corrected 2025-03-10', 'corrected 2025-03-11'],
    'corrected',
    'corrected-without-asking',
    '已经收到',
  ],
  [
    'a second correction',
    [correction, 'corrected 2025-03-10', 'correction-asked 2025-03-11 2025-03-20'],
    'correction-asked',
    'second-correction',
    '一次',
  ],
  [
    'a second correction while the first is awaited',
    [correction, 'correction-asked 2025-03-06 2025-03-20'],
    'correction-asked',
    'second-correction',
    '一次',
  ],
  [
    'a correction due before it is asked for',
    ['correction-asked 2025-03-05 2025-03-04'],
    'correction-asked',
    'until-before-date',
    '2025-03-04早于',
  ],
  ['paid without a notice', ['fee-paid 2025-03-05'], 'fee-paid', 'paid-without-notice', '收费通知'],
  [
    'paid twice',
    [fee, 'fee-paid 2025-03-12', 'fee-paid 2025-03-13'],
    'fee-paid',
    'paid-without-notice',
    '缴清',
  ],
  [
    'paid before the notice was received',
    [fee, 'fee-paid 2025-03-10'],
    'fee-paid',
    'paid-before-received',
    '收到收费通知',
  ],
  [
    'a second fee notice',
    [fee, 'fee-paid 2025-03-12', 'fee-noticed 2025-03-13'],
    'fee-noticed',
    'second-fee-notice',
    '只通知一次',
  ],
  [
    'a fee notice while a correction is awaited',
    [correction, fee],
    'fee-noticed',
    'already-stopped',
    '等待申请人补正',
  ],
  [
    'a correction while the payment is awaited',
    [fee, 'correction-asked 2025-03-11 2025-03-20'],
    'correction-asked',
    'already-stopped',
    '等待申请人缴费',
  ],
  [
    'a fee notice after the due date',
    ['fee-noticed 2025-04-02'],
    'fee-noticed',
    'after-due',
    '2025-03-31届满',
  ],
  ['an extension after the due date', ['extended 2025-04-01 5'], 'extended', 'after-due', '2025-03-31届满'],
  [
    'an extension while a correction is awaited',
    [correction, 'extended 2025-03-06 5'],
    'extended',
    'already-stopped',
    '等待申请人补正',
  ],
  ['an extension of no day', ['extended 2025-03-10 0'], 'extended', 'bad-extension', '不能是0'],
  ['an extension of less', ['extended 2025-03-10 -5'], 'extended', 'bad-extension', '不能是-5'],
  ['an extension of half a day', ['extended 2025-03-10 2.5'], 'extended', 'bad-extension', '不能是2.5'],
  ['an extension of 21 days', ['extended 2025-03-10 21'], 'extended', 'bad-extension', '1至20'],
  [
    'two extensions',
    ['extended 2025-03-10 5', 'extended 2025-03-12 5'],
    'extended',
    'second-extension',
    '一次',
  ],
  [
    'two extensions, a correction between',
    ['extended 2025-03-04 5', correction, 'corrected 2025-03-10', 'extended 2025-03-12 5'],
    'extended',
    'second-extension',
    '一次',
  ],
  [
    'an extension of a later date',
    ['later-date-fixed 2025-03-10 2025-05-30', 'extended 2025-03-12 5'],
    'extended',
    'second-later-date',
    '第三十五条',
  ],
  [
    'two later dates',
    ['later-date-fixed 2025-03-10 2025-05-30', 'later-date-fixed 2025-03-12 2025-06-30'],
    'later-date-fixed',
    'second-later-date',
    '一次',
  ],
  [
    'a later date that is not later',
    ['later-date-fixed 2025-03-10 2025-03-31'],
    'later-date-fixed',
    'later-date-not-later',
    '晚于原来的到期日2025-03-31',
  ],
  [
    'a later date fixed too late',
    ['later-date-fixed 2025-04-01 2025-05-30'],
    'later-date-fixed',
    'after-due',
    '届满',
  ],
  [
    'corrected after the day set',
    [correction, 'corrected 2025-03-26'],
    'corrected',
    'after-abandonment',
    '2025-03-26视为放弃',
  ],
  [
    'a reply after abandonment',
    [correction, 'replied 2025-03-26'],
    'replied',
    'after-abandonment',
    '正当理由',
  ],
  [
    'paid after the last day',
    [fee, 'fee-paid 2025-04-10'],
    'fee-paid',
    'after-abandonment',
    '2025-04-10视为放弃',
  ],
  [
    'two replies',
    ['replied 2025-03-10', 'replied 2025-03-11'],
    'replied',
    'after-reply',
    '已于2025-03-10答复',
  ],
  [
    'an extension after the reply',
    ['replied 2025-03-10', 'extended 2025-03-11 5'],
    'extended',
    'after-reply',
    '已于2025-03-10答复',
  ],
];

describe('a case that cannot be is refused with the event named', () => {
  test.each(refusals)('%s', (_, events, type, code, words) => {
    const found = clockOf(caseOf('in-person 2025-03-03', events, asOf));
    expect(found).toMatchObject({ error: { code, event: { type } } });
    const { message = '', event } = 'error' in found ? found.error : {};
    expect(message).toContain(`第${(event?.index ?? -1) + 1}个事项`);
    expect(message).toContain(words);
    expect(events[event?.index ?? -1]).toMatch(new RegExp(`^${type} `));
  });

  test.each(refusals)('whatever the order of the events: %s', (_, events, type, code) => {
    const found = clockOf(caseOf('in-person 2025-03-03', [...events].reverse(), asOf));
    expect(found).toMatchObject({ error: { code, event: { type } } });
  });

  test.each(refusals)('even when the clock is read on the day of receipt: %s', (_, events, type, code) => {
    const found = clockOf(caseOf('in-person 2025-03-03', events, '2025-03-03'));
    expect(found).toMatchObject({ error: { code, event: { type } } });
  });
});
