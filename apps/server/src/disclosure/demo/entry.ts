import type { Benefit, Form, ItemKind } from '../content.ts';

/** An item of the demonstration before it has its place: unit and column by their names in the standard. */
export interface DemoEntry {
  /** By which others link to it. */
  key?: string;
  unit: string;
  /** The standard's address of its column, without the unit's part. */
  column: string;
  title: string;
  body: string;
  summary?: string;
  /** The day of publication. */
  day: string;
  formedOn?: string;
  kind?: ItemKind;
  form?: Form;
  documentNo?: string;
  subjectClass?: string;
  keywords?: string[];
  /** Names of key topics. */
  topics?: string[];
  validFrom?: string;
  validTo?: string;
  benefits?: Benefit[];
  /** Names of files of the demonstration. */
  files?: string[];
  amendedBy?: string;
  repealedBy?: string;
  interprets?: string;
  derivedFrom?: string;
}

export const paragraph = (text: string): string => `<p>${text}</p>`;

const cells = (tag: 'th' | 'td', texts: readonly (string | number)[]): string =>
  `<tr>${texts.map(text => `<${tag}>${text}</${tag}>`).join('')}</tr>`;

export const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  caption = '',
): string =>
  `<table>${caption === '' ? '' : `<caption>${caption}</caption>`}<thead>${cells('th', head)}</thead><tbody>${rows.map(row => cells('td', row)).join('')}</tbody></table>`;

/** A day of a year; a Saturday or Sunday moves to the Monday after it. */
export const workday = (year: number, month: number, day: number): string => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const weekday = date.getUTCDay();
  if (weekday === 6) date.setUTCDate(date.getUTCDate() + 2);
  if (weekday === 0) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
};

/** The day so many days before another. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** A day as texts write it: 「2024年3月5日」. */
export const written = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
