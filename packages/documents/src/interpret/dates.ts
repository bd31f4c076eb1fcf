import { halfWidth } from '@gongkai/law';

const chineseDigits: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  Ｏ: '0',
  O: '0',
  o: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** 二〇二四 → 2024; figures in two digits such as 十二, 三十一 → 12, 31. */
const number = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const tens = /^([二三]?)十([一二三四五六七八九]?)$/.exec(text);
  if (tens) return Number(chineseDigits[tens[1] ?? ''] ?? 1) * 10 + Number(chineseDigits[tens[2] ?? ''] ?? 0);
  return Number([...text].map(sign => chineseDigits[sign] ?? sign).join(''));
};

const year = '(20\\d\\d|二[〇零○Oo][〇零○Oo一二三四五六七八九]{2})';
const part = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const datePattern = new RegExp(`${year}\\s*(?:年|[-/.])\\s*${part}\\s*(?:月|[-/.])\\s*${part}\\s*日?`);
const periodPattern = new RegExp(
  `${year}\\s*年\\s*${part}\\s*月\\s*${part}\\s*日\\s*(?:起)?\\s*(?:至|到|—|－|-|–|~|～){1,2}\\s*(?:${year}\\s*年)?\\s*${part}\\s*月\\s*${part}\\s*日`,
);

const pad = (value: number) => String(value).padStart(2, '0');

/** A calendar date, or null where there is no such day. */
const calendarDate = (y: number, m: number, d: number): string | null => {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? `${y}-${pad(m)}-${pad(d)}`
    : null;
};

/** The first date of a text: 「2025年1 月16日」「2025-01-16」「二〇二五年一月十六日」. */
export const findDate = (text: string): string | null => {
  const match = datePattern.exec(halfWidth(text));
  return match && calendarDate(number(match[1] ?? ''), number(match[2] ?? ''), number(match[3] ?? ''));
};

/** Whether a line is nothing but a date, perhaps in brackets or with a word for publication before it. */
export const isDateLine = (text: string): boolean => {
  const line = halfWidth(text).replace(datePattern, '\ue000');
  return /^[（(【[\s]*(?:发布|公布|公开|成文|生成|发文)?(?:时间|日期)?[:：\s]*\ue000(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?:发布|公布)?[\s）)】\]]*$/.test(
    line,
  );
};

/** 统计期限: the first stretch from one date to another. */
export const findPeriod = (text: string): { from: string; to: string } | null => {
  const match = periodPattern.exec(halfWidth(text));
  if (!match) return null;
  const [, fromYear = '', fromMonth = '', fromDay = '', toYear = fromYear, toMonth = '', toDay = ''] = match;
  const from = calendarDate(number(fromYear), number(fromMonth), number(fromDay));
  const to = calendarDate(number(toYear), number(toMonth), number(toDay));
  return from && to ? { from, to } : null;
};

/** Years written as 「2024年」「二〇二四年度」, in the order of the text. */
export const findYears = (text: string): number[] =>
  [...halfWidth(text).matchAll(new RegExp(`${year}\\s*年`, 'g'))].map(match => number(match[1] ?? ''));
