import type { CalendarDate } from '../../calendar/index.ts';

/** What may happen to a request that its clock must know, with the fields that each event bears beside `date`. */
export type ClockEvent =
  | { type: 'correction-asked'; date: CalendarDate; until: CalendarDate }
  | { type: 'corrected'; date: CalendarDate }
  | LetterAsked<'third-party-asked'>
  | LetterAsked<'body-asked'>
  | LetterAnswered<'third-party-answered'>
  | LetterAnswered<'body-answered'>
  | { type: 'extended'; date: CalendarDate; workingDays: number }
  | { type: 'later-date-fixed'; date: CalendarDate; until: CalendarDate }
  | { type: 'fee-noticed'; date: CalendarDate; received?: CalendarDate }
  | { type: 'fee-paid'; date: CalendarDate }
  | { type: 'replied'; date: CalendarDate };

/**
 * `date` is the day the letter was sent, `received` the day it arrived; absent while that is not known. `party` tells
 * several who are asked apart, so that an opinion finds its letter.
 */
interface LetterAsked<T> {
  type: T;
  date: CalendarDate;
  received?: CalendarDate;
  party?: string;
}

interface LetterAnswered<T> {
  type: T;
  date: CalendarDate;
  party?: string;
}

export type ClockEventType = ClockEvent['type'];
export type ClockEventOf<T extends ClockEventType> = Extract<ClockEvent, { type: T }>;

/** What a field of an event holds. */
export type FieldKind = 'date' | 'date?' | 'days' | 'text?';

interface EventKind {
  type: ClockEventType;
  /** What people call it. */
  label: string;
  fields: Readonly<Record<string, FieldKind>>;
  article: string;
}

/**
 * Every event, in the order in which events of one day are taken: a question before its answer, what the applicant
 * sends before what the office then does, the reply last. So the order in which events are entered never matters.
 */
export const clockEvents: readonly EventKind[] = [
  {
    type: 'correction-asked',
    label: '要求补正',
    fields: { date: 'date', until: 'date' },
    article: '条例第三十条',
  },
  { type: 'corrected', label: '收到补正', fields: { date: 'date' }, article: '条例第三十条' },
  {
    type: 'fee-noticed',
    label: '发出收费通知',
    fields: { date: 'date', received: 'date?' },
    article: '条例第四十二条、信息处理费管理办法',
  },
  { type: 'fee-paid', label: '缴费', fields: { date: 'date' }, article: '信息处理费管理办法' },
  {
    type: 'third-party-asked',
    label: '征求第三方意见',
    fields: { date: 'date', received: 'date?', party: 'text?' },
    article: '条例第三十二条',
  },
  {
    type: 'body-asked',
    label: '征求其他机关意见',
    fields: { date: 'date', received: 'date?', party: 'text?' },
    article: '条例第三十四条',
  },
  {
    type: 'third-party-answered',
    label: '收到第三方意见',
    fields: { date: 'date', party: 'text?' },
    article: '条例第三十二条',
  },
  {
    type: 'body-answered',
    label: '收到其他机关意见',
    fields: { date: 'date', party: 'text?' },
    article: '条例第三十四条',
  },
  {
    type: 'extended',
    label: '延期答复',
    fields: { date: 'date', workingDays: 'days' },
    article: '条例第三十三条',
  },
  {
    type: 'later-date-fixed',
    label: '确定延迟答复的日期',
    fields: { date: 'date', until: 'date' },
    article: '条例第三十五条',
  },
  { type: 'replied', label: '答复', fields: { date: 'date' }, article: '条例第三十三条' },
];

const kinds = new Map(clockEvents.map((kind, rank) => [kind.type, { ...kind, rank }]));

/** What people call an event: 「要求补正」. */
export const eventLabel = (type: ClockEventType): string => kinds.get(type)?.label ?? type;

/** An event with its place in the list as given, by which a refusal names it. */
export interface Placed<E extends ClockEvent = ClockEvent> {
  event: E;
  index: number;
}

const text = (event: ClockEvent, field: 'received' | 'party' | 'until'): string =>
  (event as Partial<Record<typeof field, string>>)[field] ?? '';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By day; within a day by kind; events of one kind on one day by what they say. */
export const inOrder = (events: readonly ClockEvent[]): Placed[] =>
  events
    .map((event, index) => ({ event, index }))
    .sort(
      ({ event: a }, { event: b }) =>
        byText(a.date, b.date) ||
        (kinds.get(a.type)?.rank ?? 0) - (kinds.get(b.type)?.rank ?? 0) ||
        byText(text(a, 'received'), text(b, 'received')) ||
        byText(text(a, 'party'), text(b, 'party')) ||
        byText(text(a, 'until'), text(b, 'until')),
    );
