import type { CalendarErrorCode } from '../../calendar/index.ts';
import { type ClockEvent, type ClockEventType, eventLabel, type Placed } from './events.ts';

/** Why a case is refused, as data: the documentation prints it. */
export const clockErrors = {
  'bad-case': '案卷的写法不对：缺少字段、字段不认识、类型不对。',
  'bad-date': '不是日期，或没有这一天。',
  'too-many-events': '一件申请的事项过多。',
  'confirmed-before-date': '双方确认的日期早于提交的日期。',
  'as-of-before-receipt': '截至日早于收到申请之日。',
  'before-receipt': '事项的日期早于收到申请之日。',
  'received-before-sent': '收到通知或征求意见书的日期早于发出的日期。',
  'until-before-date': '所定的期限早于作出的日期。',
  'answer-without-question': '没有征求意见（或都已有意见），却有意见。',
  'answer-before-received': '对方收到征求意见书以前就有了意见。',
  'corrected-without-asking': '没有要求补正，却收到补正。',
  'second-correction': '要求补正不止一次。',
  'already-stopped': '期限已经停下（等待补正或等待缴费），不能再停或延长。',
  'paid-without-notice': '没有发出收费通知，却有缴费。',
  'paid-before-received': '收到收费通知以前就缴了费。',
  'second-fee-notice': '发出收费通知不止一次。',
  'second-extension': '延期不止一次。',
  'bad-extension': '延长的工作日数不是1至20的整数。',
  'after-due': '答复期限届满以后才延期、收费或确定延迟答复的日期。',
  'later-date-not-later': '延迟答复的日期不晚于原来的到期日。',
  'second-later-date': '确定延迟答复的日期不止一次，或此后又延期。',
  'after-abandonment': '视为放弃申请以后还有事项。',
  'after-reply': '答复以后还有事项。',
} as const;

export type ClockErrorCode = keyof typeof clockErrors | CalendarErrorCode;

/** An error as a value: a code for programs, a Chinese sentence that names the event and says what to do. */
export interface ClockError {
  code: ClockErrorCode;
  message: string;
  /** The event at fault: its place in the list as given (from 0) and its type. */
  event?: { index: number; type: ClockEventType };
}

export type ClockFailure = { error: ClockError };

export const clockFailure = (code: ClockErrorCode, message: string): ClockFailure => ({
  error: { code, message },
});

/** 「第2个事项“延期答复”（extended，2024-10-09）」. */
const eventName = ({ index, event }: Placed): string =>
  `第${index + 1}个事项“${eventLabel(event.type)}”（${event.type}，${event.date}）`;

/** A refusal that names its event. */
export const refuse = (placed: Placed<ClockEvent>, code: ClockErrorCode, sentence: string): ClockFailure => ({
  error: {
    code,
    message: `${eventName(placed)}：${sentence}`,
    event: { index: placed.index, type: placed.event.type },
  },
});
