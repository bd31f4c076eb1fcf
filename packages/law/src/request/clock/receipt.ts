import type { CalendarDate } from '../../calendar/index.ts';
import { type ClockFailure, clockFailure } from './error.ts';
import type { ClockNote } from './note.ts';

/** How a request came in, and whether the day of receipt is the day on which both sides confirmed it (Art. 31). */
export const channels = [
  {
    id: 'in-person',
    label: '当面提交',
    confirmed: false,
    receivedOn: '提交之日',
    article: '条例第三十一条第（一）项',
  },
  {
    id: 'registered-post',
    label: '挂号信、特快专递等需要签收的邮寄',
    confirmed: false,
    receivedOn: '行政机关签收之日',
    article: '条例第三十一条第（二）项',
  },
  {
    id: 'ordinary-post',
    label: '平常信函等无需签收的邮寄',
    confirmed: true,
    receivedOn: '与申请人确认之日；应当在信函到达的当日确认',
    article: '条例第三十一条第（二）项',
  },
  {
    id: 'internet',
    label: '互联网渠道',
    confirmed: true,
    receivedOn: '双方确认之日',
    article: '条例第三十一条第（三）项',
  },
  {
    id: 'fax',
    label: '传真',
    confirmed: true,
    receivedOn: '双方确认之日',
    article: '条例第三十一条第（三）项',
  },
] as const;

export type Channel = (typeof channels)[number]['id'];

/** The arrival of a request: the day handed in, signed for, delivered or sent, and the day confirmed where it matters. */
export interface Receipt {
  date: CalendarDate;
  channel: Channel;
  confirmed?: CalendarDate;
}

/**
 * 收到申请之日 (Art. 31). Without a confirmation where one decides, the day of arrival is taken: the office must
 * confirm at once, and gains no time by not doing so; the note says that it was taken.
 */
export const receivedOn = ({
  date,
  channel,
  confirmed,
}: Receipt): { receivedOn: CalendarDate; notes: ClockNote[] } | ClockFailure => {
  const byConfirmation = channels.find(({ id }) => id === channel)?.confirmed ?? false;
  if (confirmed !== undefined && confirmed < date)
    return clockFailure(
      'confirmed-before-date',
      `收到申请（received）：确认的日期${confirmed}早于提交的日期${date}，请核对这两个日期。`,
    );
  if (!byConfirmation)
    return {
      receivedOn: date,
      notes:
        confirmed === undefined || confirmed === date
          ? []
          : [
              {
                code: 'confirmation-unneeded',
                message: `当面提交和签收的申请不需要确认，以${date}为收到申请之日。`,
              },
            ],
    };
  if (confirmed === undefined)
    return {
      receivedOn: date,
      notes: [
        {
          code: 'confirmation-missing',
          message: `没有写明确认的日期，以到达之日${date}为收到申请之日；确认的日期查明后请补上。`,
        },
      ],
    };
  const late = channel === 'ordinary-post' && confirmed > date;
  return {
    receivedOn: confirmed,
    notes: late
      ? [
          {
            code: 'confirmed-late',
            message: `平常信函应当在到达的当日（${date}）与申请人确认，实际于${confirmed}确认，以确认之日为收到申请之日。`,
          },
        ]
      : [],
  };
};
