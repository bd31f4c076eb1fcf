import { type CalendarDate, isWeekend, parseCalendarDate, weekdayName } from './date.ts';
import { type CalendarFailure, failure } from './error.ts';

/** A day that a notice not in the data, or a local one, sets. */
export interface OverrideDay {
  working: boolean;
  /** The festival or the occasion: 「元旦」. */
  name: string;
  /** The notice: 「国办发明电〔…〕…号」. */
  source?: string;
}

/** 补充文件: days set beside the official data, and the years that it sets out in full. */
export interface Overrides {
  days: ReadonlyMap<CalendarDate, OverrideDay>;
  years: readonly number[];
}

/** Days that are holidays in every year (《全国年节及纪念日放假办法》, Art. 2): a year's table must speak of them. */
const fixedHolidays: readonly [string, string][] = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isYear = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 2000 && Number(value) <= 2999;

const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const dayFields = ['working', 'name', 'source'];

const parseDay = (date: string, value: unknown): { day: OverrideDay } | { fault: string } => {
  const fault = (text: string) => ({ fault: `${date}：${text}` });
  if (!isObject(value)) return fault('应写成{"working": true或false, "name": "节日名称"}');
  const unknown = Object.keys(value).filter(key => !dayFields.includes(key));
  if (unknown.length > 0) return fault(`不认识的字段“${unknown.join('”“')}”`);
  const { working, name, source } = value;
  if (typeof working !== 'boolean') return fault('working应为true（上班）或false（放假）');
  if (!isFilled(name)) return fault('name应写明节日或事由，如“元旦”');
  if (source !== undefined && !isFilled(source)) return fault('source应写明依据，如通知的文号；没有可不写');
  return { day: { working, name: name.trim(), ...(source !== undefined && { source: source.trim() }) } };
};

/** Festivals that a declared year leaves out although they fall on a weekday: the table cannot be whole. */
const missingHolidays = (year: number, days: Overrides['days']): string[] =>
  fixedHolidays
    .map(([day, name]) => ({ date: `${year}-${day}` as CalendarDate, name }))
    .filter(({ date }) => !isWeekend(date) && days.get(date)?.working !== false)
    .map(({ date, name }) => `${date}（${weekdayName(date)}，${name}）`);

const parseYears = (value: unknown, days: Overrides['days']): { years: number[]; faults: string[] } => {
  if (value === undefined) return { years: [], faults: [] };
  if (!Array.isArray(value) || !value.every(isYear))
    return { years: [], faults: ['years应为年份的列表，如[2027]'] };
  const faults = value.flatMap(year => {
    const missing = missingHolidays(year, days);
    return missing.length === 0
      ? []
      : [`years列出了${year}年，却没有写明${missing.join('、')}放假，请按通知补全这一年的放假和调休上班日`];
  });
  return { years: value, faults };
};

/**
 * Reads a table of overrides: `{"years": [2027], "2027-01-01": {"working": false, "name": "元旦", "source": "…"}}`.
 * `years` names years that the table sets out in full; without it only the days listed are set.
 */
export const parseOverrides = (value: unknown): { overrides: Overrides } | CalendarFailure => {
  if (!isObject(value))
    return failure(
      'bad-overrides',
      '补充文件应是json对象，如{"2027-01-04": {"working": false, "name": "元旦"}}。',
    );
  const days = new Map<CalendarDate, OverrideDay>();
  const faults: string[] = [];
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'years') continue;
    const parsed = parseCalendarDate(key);
    if ('error' in parsed) {
      faults.push(parsed.error.message.replace(/。$/, ''));
      continue;
    }
    const result = parseDay(key, entry);
    if ('fault' in result) faults.push(result.fault);
    else days.set(parsed.date, result.day);
  }
  const { years, faults: ofYears } = parseYears(value.years, days);
  const all = [...faults, ...(faults.length === 0 ? ofYears : [])];
  if (all.length === 0) return { overrides: { days, years } };
  const more = all.length > 5 ? `；另有${all.length - 5}处` : '';
  return failure('bad-overrides', `补充文件有误，请改正：${all.slice(0, 5).join('；')}${more}。`);
};
