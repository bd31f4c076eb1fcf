import { describe, expect, test } from 'vitest';
import { type CalendarDate, createCalendar } from '../calendar/index.ts';
import { type Contested, type RemedyHint, remedyHint } from './hints.ts';

const calendar = createCalendar();
const day = (text: string) => text as CalendarDate;
const hint = (contested: Contested): RemedyHint => {
  const found = remedyHint(contested, calendar);
  if ('error' in found) throw new Error(found.error.message);
  return found;
};

describe('what an applicant is told of remedies', () => {
  test('disclosed: either way', () => {
    expect(hint({ outcome: 'disclosed', deliveredOn: day('2025-03-03') }).sentences).toEqual([
      '对这一答复不服的，可以申请行政复议，也可以直接提起行政诉讼。',
      '自2025-03-03的次日起60日内申请行政复议，最后一日是2025-05-06（2025-05-02（周五，劳动节放假）顺延到2025-05-06）。',
      '自2025-03-03的次日起6个月内提起行政诉讼，最后一日是2025-09-03。',
    ]);
  });

  test('行政复议法 Art. 23(1)(4): withheld, reconsideration first', () => {
    const found = hint({ outcome: 'processInformation', deliveredOn: day('2025-03-10') });
    expect(found.route).toBe('reconsideration-first');
    expect(found.sentences).toEqual([
      '对这一答复不服的，先申请行政复议，对复议决定不服的再提起行政诉讼。',
      '自2025-03-10的次日起60日内申请行政复议，最后一日是2025-05-09。',
    ]);
  });

  test('partly withheld: by the grounds', () => {
    const deliveredOn = day('2025-03-10');
    expect(hint({ outcome: 'partial', withheld: ['thirdPartyRights'], deliveredOn }).route).toBe(
      'reconsideration-first',
    );
    expect(hint({ outcome: 'partial', withheld: ['nonexistent'], deliveredOn }).route).toBe('either');
  });

  test('行政复议法 Art. 23(1)(3): no reply in time, from the due date', () => {
    const found = hint({ overdueSince: day('2025-03-31') });
    expect(found.route).toBe('reconsideration-first');
    expect(found.sentences[0]).toBe('逾期没有答复的，先申请行政复议，对复议决定不服的再提起行政诉讼。');
    expect(found.terms).toMatchObject([{ remedy: 'reconsideration', lastDay: '2025-05-30' }]);
  });

  test('withdrawn: nothing to contest', () => {
    expect(hint({ outcome: 'withdrawn', deliveredOn: day('2025-03-10') })).toEqual({
      route: 'none',
      terms: [],
      sentences: [],
    });
  });

  test('a year without a holiday notice is named', () => {
    expect(remedyHint({ outcome: 'disclosed', deliveredOn: day('2026-11-20') }, calendar)).toMatchObject({
      error: { code: 'unknown-year' },
    });
  });
});
