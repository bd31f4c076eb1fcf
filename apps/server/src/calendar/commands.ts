import { readFile } from 'node:fs/promises';
import {
  addWorkingDays,
  type Calendar,
  type CalendarDate,
  type CalendarError,
  type CalendarFailure,
  createCalendar,
  type ExplainedDay,
  type Explanation,
  explain as explainPeriod,
  parseCalendarDate,
  parseOverrides,
  weekdayName,
} from '@gongkai/law';

export interface CalendarOptions {
  /** A json file of days and years that the official data lacks. */
  overrides?: string;
  json?: boolean;
}

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);

const out = (text: string): void => void process.stdout.write(`${text}\n`);

const refuse = ({ code, message }: CalendarError): void => {
  const how = code === 'unknown-year' ? '写好后用“--overrides 文件名”指明。' : '';
  process.stderr.write(`${message}${how}\n`);
  process.exitCode = 2;
};

const badOverrides = (message: string): CalendarFailure => ({ error: { code: 'bad-overrides', message } });

const readJson = async (file: string): Promise<{ value: unknown } | CalendarFailure> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return badOverrides(`读不了补充文件${file}，请检查文件名和路径。`);
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch {
    return badOverrides(`补充文件${file}不是有效的json，请检查括号、引号和逗号是否完整。`);
  }
};

/** The calendar of the official days with a file of overrides, or why the file cannot be used. */
export const calendarWith = async (
  file: string | undefined,
): Promise<{ calendar: Calendar } | CalendarFailure> => {
  if (file === undefined) return { calendar: createCalendar() };
  const content = await readJson(file);
  if ('error' in content) return content;
  const parsed = parseOverrides(content.value);
  return 'error' in parsed
    ? badOverrides(`${file}：${parsed.error.message}`)
    : { calendar: createCalendar(parsed.overrides) };
};

/** A day as people type it: 2025-1-16, 2025/1/16, 2025年1月16日. */
const parseDay = (text: string) => {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim());
  const [, year, month = '', day = ''] = match ?? [];
  return parseCalendarDate(match ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text);
};

/** A number of days as typed. */
const parseCount = (text: string): { count: number } | CalendarFailure =>
  /^[+-]?\d+$/.test(text.trim())
    ? { count: Number(text) }
    : { error: { code: 'count-not-positive', message: `“${text}”不是工作日数，请写1以上的整数，如20。` } };

/** 「2025-01-17 周五  第 1天  工作日」: what stands in the third column is as wide in every line. */
const dayLine = ({ date, why, ordinal }: ExplainedDay, index: number, digits: number): string => {
  const off = `${' '.repeat(digits)}${index === 0 ? '起日' : '  休'}`;
  const place = ordinal === null ? off : `第${String(ordinal).padStart(digits)}天`;
  return `${date} ${weekdayName(date)}  ${place}  ${why}`;
};

const dayLines = ({ days, counted }: Explanation): string[] =>
  days.map((day, index) => dayLine(day, index, String(counted).length));

const dated = (date: CalendarDate): string => `${date}（${weekdayName(date)}）`;

/** `calendar add`: the day on which a period of working days ends, with each day counted and not counted. */
export const add = async (startText: string, countText: string, options: CalendarOptions): Promise<void> => {
  const start = parseDay(startText);
  if ('error' in start) return refuse(start.error);
  const number = parseCount(countText);
  if ('error' in number) return refuse(number.error);
  const held = await calendarWith(options.overrides);
  if ('error' in held) return refuse(held.error);
  const due = addWorkingDays(start.date, number.count, held.calendar);
  if ('error' in due) return refuse(due.error);
  const period = explainPeriod(start.date, due.date, held.calendar);
  if ('error' in period) return refuse(period.error);
  const { count } = number;
  if (options.json) return out(asJson({ start: start.date, count, due: due.date, days: period.days }));
  out([...dayLines(period), `${start.date}之后第${count}个工作日是${dated(due.date)}。`].join('\n'));
};

/** `calendar explain`: which days between two dates are working days, and why. */
export const explain = async (fromText: string, toText: string, options: CalendarOptions): Promise<void> => {
  const from = parseDay(fromText);
  if ('error' in from) return refuse(from.error);
  const to = parseDay(toText);
  if ('error' in to) return refuse(to.error);
  const held = await calendarWith(options.overrides);
  if ('error' in held) return refuse(held.error);
  const period = explainPeriod(from.date, to.date, held.calendar);
  if ('error' in period) return refuse(period.error);
  if (options.json) return out(asJson({ from: from.date, to: to.date, ...period }));
  const whole = period.days[0]?.working ? `；连同起日共${period.counted + 1}个` : '';
  const result = `${dated(from.date)}之后至${dated(to.date)}，共${period.counted}个工作日（起日不计，止日计入）${whole}。`;
  out([...dayLines(period), result].join('\n'));
};
