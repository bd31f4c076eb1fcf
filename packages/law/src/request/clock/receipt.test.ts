import { describe, expect, test } from 'vitest';
import { type CaseRow, caseOf, clockIn, told } from './testing.ts';

const holds = (
  _article: string,
  _about: string,
  received: string,
  events: readonly string[],
  asOf: string,
  expected: string,
) => {
  expect(told(clockIn(caseOf(received, events, asOf)))).toBe(expected);
};

describe('the day of receipt', () => {
  test.each<CaseRow>([
    [
      'Art. 31(1)',
      'in person: the day handed in',
      'in-person 2025-03-05',
      [],
      '2025-03-05',
      'running 2025-04-02 20',
    ],
    [
      'Art. 31(1)',
      'in person on a Saturday counts from Monday',
      'in-person 2025-03-08',
      [],
      '2025-03-10',
      'running 2025-04-07 19',
    ],
    [
      'Art. 31(1)',
      'handed in on a make-up Saturday: that day is not counted',
      'in-person 2024-10-12',
      [],
      '2024-10-12',
      'running 2024-11-08 20',
    ],
    [
      'Art. 31(1)',
      'handed in the day before a make-up Saturday: it is day 1',
      'in-person 2024-10-11',
      [],
      '2024-10-14',
      'running 2024-11-07 18',
    ],
    [
      'Art. 31(2)',
      'registered post: the day signed for',
      'registered-post 2025-06-16',
      [],
      '2025-06-20',
      'running 2025-07-14 16',
    ],
    [
      'Art. 31(2)',
      'registered post signed for on a holiday',
      'registered-post 2023-10-01',
      [],
      '2023-10-09',
      'running 2023-11-01 17',
    ],
    [
      'Art. 31(2)',
      'ordinary post confirmed on the day it arrives',
      'ordinary-post 2025-06-16 2025-06-16',
      [],
      '2025-06-20',
      'running 2025-07-14 16',
    ],
    [
      'Art. 31(2)',
      'ordinary post confirmed two days late: from the day confirmed',
      'ordinary-post 2025-06-16 2025-06-18',
      [],
      '2025-06-20',
      'running 2025-07-16 18',
    ],
    [
      'Art. 31(2)',
      'ordinary post never confirmed: from the day it arrived',
      'ordinary-post 2025-06-16',
      [],
      '2025-06-20',
      'running 2025-07-14 16',
    ],
    [
      'Art. 31(3)',
      'internet: the day both sides confirm',
      'internet 2024-09-25 2024-09-26',
      [],
      '2024-09-30',
      'running 2024-10-29 17',
    ],
    [
      'Art. 31(3)',
      'internet sent at the weekend, confirmed on Monday',
      'internet 2025-03-08 2025-03-10',
      [],
      '2025-03-10',
      'running 2025-04-08 20',
    ],
    [
      'Art. 31(3)',
      'internet, not confirmed: from the day sent',
      'internet 2025-03-05',
      [],
      '2025-03-06',
      'running 2025-04-02 19',
    ],
    [
      'Art. 31(3)',
      'fax confirmed the next day',
      'fax 2025-12-30 2025-12-31',
      [],
      '2026-01-04',
      'running 2026-01-29 19',
    ],
    [
      'Art. 31(1)',
      'in person needs no confirmation: a later one changes nothing',
      'in-person 2025-03-05 2025-03-07',
      [],
      '2025-03-10',
      'running 2025-04-02 17',
    ],
  ])('%s: %s', holds);
});
