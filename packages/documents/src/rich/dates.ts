import { parseCalendarDate } from '@gongkai/law';

/** A date as a text names it. */
export interface FoundDate {
  /** As written. */
  text: string;
  /** The first day, YYYY-MM-DD; null where the text names a month or a year alone. */
  from: string | null;
  /** The last day of a period; null of a single day. */
  to: string | null;
}

const day = '(\\d{1,2})月(\\d{1,2})日';
const pattern = new RegExp(
  `((?:19|20)\\d\\d)年(?:${day}(?:\\s*(?:起)?(?:至|到|—|－|-|~|～){1,2}\\s*(?:((?:19|20)\\d\\d)年)?${day})?|(\\d{1,2})月(?:底|末|上旬|中旬|下旬)?|底|末|度)?|(?<![年\\d])${day}`,
  'g',
);

const dateOf = (year: string, month: string, date: string): string | null => {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const parsed = parseCalendarDate(text);
  return 'error' in parsed ? null : parsed.date;
};

/** The dates of a text, in its order, with where they begin; a day without a year is of the year named before it. */
export const findDates = (text: string): (FoundDate & { at: number })[] => {
  let year = '';
  return [...text.matchAll(pattern)].flatMap(match => {
    const [whole, own, month, date, endYear, endMonth, endDate, , shortMonth, shortDate] = match;
    year = own ?? year;
    const from =
      month !== undefined && date !== undefined
        ? dateOf(year, month, date)
        : shortMonth !== undefined && shortDate !== undefined && year !== ''
          ? dateOf(year, shortMonth, shortDate)
          : null;
    const to =
      endMonth !== undefined && endDate !== undefined ? dateOf(endYear ?? year, endMonth, endDate) : null;
    return [{ text: whole, from, to, at: match.index }];
  });
};
