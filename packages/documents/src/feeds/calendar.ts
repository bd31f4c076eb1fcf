import { addDays, type CalendarDate } from '@gongkai/law';

/** A day or a stretch of days to keep in one's calendar. */
export interface CalendarEvent {
  /** What tells it from all others for ever; a changed event keeps it. */
  uid: string;
  title: string;
  from: CalendarDate;
  /** Its last day; one day where it is left out. */
  to?: CalendarDate | undefined;
  description?: string | undefined;
  /** An absolute address. */
  url?: string | undefined;
  place?: string | undefined;
  /** Reminds at nine in the morning this many days before. */
  remindDays?: number | undefined;
  /** When it was last changed. */
  changedAt: Date;
}

const maxOctets = 75;

/** Folds a content line: no line longer than 75 octets, no character cut (RFC 5545, 3.1). */
const fold = (line: string): string => {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const length = Buffer.byteLength(sign);
    if (octets + length > maxOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += length;
  }
  return folded;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that a content line cannot carry
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const visible = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '');

/** A value of type TEXT (RFC 5545, 3.3.11). */
const textValue = (text: string): string =>
  visible(text)
    .replace(/[\\;,]/g, sign => `\\${sign}`)
    .replaceAll('\n', '\\n');

const oneLine = (text: string): string => visible(text).replace(/\s+/g, '');

const dayValue = (date: CalendarDate): string => date.replaceAll('-', '');
const stampValue = (date: Date): string => date.toISOString().replace(/[-:]|\.\d{3}/g, '');

const optional = (name: string, value: string | undefined): string[] => (value ? [`${name}:${value}`] : []);

/** Days of an event begin at midnight: nine in the morning of the day, or of a day before. */
const alarm = (days: number, title: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${textValue(title)}`,
  days <= 0 ? 'TRIGGER:PT9H' : `TRIGGER:-P${days - 1}DT15H`,
  'END:VALARM',
];

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${textValue(event.uid)}`,
  `DTSTAMP:${stampValue(event.changedAt)}`,
  `LAST-MODIFIED:${stampValue(event.changedAt)}`,
  `DTSTART;VALUE=DATE:${dayValue(event.from)}`,
  // The end is the first day that is no longer part of it.
  `DTEND;VALUE=DATE:${dayValue(addDays(event.to ?? event.from, 1))}`,
  `SUMMARY:${textValue(event.title)}`,
  ...optional('DESCRIPTION', event.description && textValue(event.description)),
  ...optional('LOCATION', event.place && textValue(event.place)),
  ...optional('URL', event.url && oneLine(event.url)),
  'TRANSP:TRANSPARENT',
  ...(event.remindDays === undefined ? [] : alarm(event.remindDays, event.title)),
  'END:VEVENT',
];

/** A calendar file (iCalendar, RFC 5545) of all-day events, which every telephone and mail program takes. */
export const writeCalendar = (title: string, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongkai//Gongkai//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${textValue(title)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map(line => `${fold(line)}\r\n`)
    .join('');
