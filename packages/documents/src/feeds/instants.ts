import { parseCalendarDate } from '@gongkai/law';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const zones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  // On our sites this is China's time, not Chicago's.
  cst: 8,
  est: -5,
  edt: -4,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/** Minutes ahead of UTC; China's where none is written, for that is what our sites mean. */
const zoneMinutes = (zone: string | undefined): number => {
  if (zone === undefined || zone === '') return 480;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return (zones[zone.toLowerCase()] ?? 0) * 60;
};

const instant = (
  [year, month, day]: readonly [string, string, string],
  time: string | undefined,
  zone: string | undefined,
): Date | null => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if ('error' in parseCalendarDate(date)) return null;
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/.exec(time ?? '00:00');
  if (!parts) return null;
  const [hours, minutes, seconds, thousandths] = [
    Number(parts[1]),
    Number(parts[2]),
    Number(parts[3] ?? 0),
    Number((parts[4] ?? '').padEnd(3, '0').slice(0, 3)),
  ];
  if (hours > 24 || minutes > 59 || seconds > 60) return null;
  const start = Date.parse(`${date}T00:00:00Z`);
  return new Date(start + ((hours * 60 + minutes - zoneMinutes(zone)) * 60 + seconds) * 1000 + thousandths);
};

const rfc822 =
  /^(?:[a-z]+\s*,\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2}|\d{4})(?:\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*([+-]\d{2}:?\d{2}|[a-z]{1,4})?)?$/i;
const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*([+-]\d{2}:?\d{2}|[a-z]{1,3})?)?$/i;
const java = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+([a-z]{1,4})\s+(\d{4})$/i;

/** 「Fri Mar 01 09:30:00 CST 2024」 in the order that RFC 822 has. */
const reordered = (text: string): string => text.replace(java, '$2 $1 $5 $3 $4');

/**
 * An instant as feeds write it: RFC 822 (「Fri, 01 Mar 2024 09:30:00 +0800」), ISO 8601 (「2024-03-01T09:30:00+08:00」)
 * and the database's form (「2024-03-01 09:30:00」), or Java's. Without a zone it is China's time; null where it is none.
 */
export const parseInstant = (written: string): Date | null => {
  const text = written.trim();
  const day = iso.exec(text);
  if (day) return instant([day[1] ?? '', day[2] ?? '', day[3] ?? ''], day[4], day[5]);
  const mail = rfc822.exec(reordered(text));
  const month = months.indexOf((mail?.[2] ?? '').toLowerCase()) + 1;
  if (!mail || month === 0) return null;
  const year = mail[3] ?? '';
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) < 70 ? 2000 : 1900));
  return instant([full, String(month), mail[1] ?? ''], mail[4], mail[5]);
};

/** An instant of RSS 2.0. */
export const rfc822Of = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

/** An instant of Atom and of sitemaps, to the second. */
export const isoOf = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');
