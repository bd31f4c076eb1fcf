import { type CalendarDate, parseCalendarDate } from '../../calendar/index.ts';
import { maxEvents, type RequestCase } from './clock.ts';
import { type ClockFailure, clockFailure } from './error.ts';
import { type ClockEvent, clockEvents, type FieldKind } from './events.ts';
import { type Channel, channels, type Receipt } from './receipt.ts';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a sentence shows it: short, on one line; what holds others is only named. */
const shown = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '列表' : '对象';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);
  return typeof value === 'string' && value.length > 40 ? `${text}…` : text;
};

const bad = (place: string, sentence: string): ClockFailure =>
  clockFailure('bad-case', `${place}：${sentence}`);

/** The first thing wrong, of several looked at in order. */
const first = (...faults: (ClockFailure | undefined)[]): ClockFailure | undefined =>
  faults.find(fault => fault !== undefined);

const unknownFields = (place: string, value: Fields, known: readonly string[]): ClockFailure | undefined => {
  const strange = Object.keys(value).filter(key => !known.includes(key));
  return strange.length === 0
    ? undefined
    : bad(place, `不认识的字段${shown(strange.slice(0, 3).join('、'))}，可以有${known.join('、')}。`);
};

const dateFault = (place: string, value: unknown): ClockFailure | undefined => {
  if (value === undefined || value === null)
    return bad(place, '缺少日期，请写成“年-月-日”，例如2024-10-09。');
  if (typeof value !== 'string') return bad(place, `日期应为文字，不能是${shown(value)}。`);
  const parsed = parseCalendarDate(value.slice(0, 40));
  return 'error' in parsed ? clockFailure('bad-date', `${place}：${parsed.error.message}`) : undefined;
};

/** How each kind of field is checked. */
const fieldFaults: Readonly<Record<FieldKind, (place: string, value: unknown) => ClockFailure | undefined>> =
  {
    date: dateFault,
    'date?': (place, value) => (value === undefined || value === null ? undefined : dateFault(place, value)),
    days: (place, value) =>
      typeof value === 'number' ? undefined : bad(place, `工作日数应为数字，不能是${shown(value)}。`),
    'text?': (place, value) =>
      value === undefined || (typeof value === 'string' && value.trim() !== '')
        ? undefined
        : bad(place, '应写名称，没有可不写。'),
  };

const receiptFault = (value: unknown): ClockFailure | undefined => {
  const place = '收到申请（received）';
  if (!isObject(value)) return bad(place, '应写成{"date": "…", "channel": "…"}。');
  const ids = channels.map(({ id }) => id);
  return first(
    unknownFields(place, value, ['date', 'channel', 'confirmed']),
    dateFault(`${place}date`, value.date),
    ids.some(id => id === value.channel)
      ? undefined
      : bad(`${place}channel`, `渠道不能是${shown(value.channel)}，应为${ids.join('、')}之一。`),
    fieldFaults['date?'](`${place}confirmed`, value.confirmed),
  );
};

const eventFault = (value: unknown, index: number): ClockFailure | undefined => {
  const place = `第${index + 1}个事项`;
  if (!isObject(value)) return bad(place, `应写成{"type": "…", "date": "…"}，不能是${shown(value)}。`);
  const kind = clockEvents.find(({ type }) => type === value.type);
  if (!kind)
    return bad(
      place,
      `不认识的类型（type）${shown(value.type)}，应为${clockEvents.map(({ type }) => type).join('、')}之一。`,
    );
  const named = `${place}“${kind.label}”（${kind.type}）`;
  return first(
    unknownFields(named, value, ['type', ...Object.keys(kind.fields)]),
    ...Object.entries(kind.fields).map(([field, of]) => fieldFaults[of](`${named}${field}`, value[field])),
  );
};

const eventsFault = (value: unknown): ClockFailure | undefined => {
  if (!Array.isArray(value)) return bad('事项（events）', '应为列表，没有事项时写[]。');
  if (value.length > maxEvents)
    return clockFailure(
      'too-many-events',
      `事项（events）最多${maxEvents}个，这里有${value.length}个。请检查是否选错了文件。`,
    );
  for (const [index, event] of value.entries()) {
    const fault = eventFault(event, index);
    if (fault) return fault;
  }
  return undefined;
};

/** Absent and null mean the same: not known. */
const withoutNulls = (value: Fields): Fields =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== null && held !== undefined));

/**
 * A case from what json holds: `{"received": {"date", "channel", "confirmed"?}, "events": […], "asOf"}`. Fields and
 * types that are not known are refused by name, never passed over. Whether the case can be is for the clock to say.
 */
export const parseRequestCase = (value: unknown): { request: RequestCase } | ClockFailure => {
  if (!isObject(value)) return bad('案卷', '应为json对象，写明received、events和asOf。');
  const fault = first(
    unknownFields('案卷', value, ['received', 'events', 'asOf']),
    receiptFault(value.received),
    eventsFault(value.events),
    dateFault('截至日（asOf）', value.asOf),
  );
  if (fault) return fault;
  const { date, channel, confirmed } = withoutNulls(value.received as Fields);
  const received: Receipt = {
    date: date as CalendarDate,
    channel: channel as Channel,
    ...(confirmed !== undefined && { confirmed: confirmed as CalendarDate }),
  };
  const events = (value.events as Fields[]).map(event => withoutNulls(event) as unknown as ClockEvent);
  return { request: { received, events, asOf: value.asOf as CalendarDate } };
};
