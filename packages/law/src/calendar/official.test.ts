import { describe, expect, test } from 'vitest';
import { createCalendar } from './calendar.ts';
import { addDays, type CalendarDate, isWeekend } from './date.ts';

/**
 * What the State Council's notices set, read from their text: the days off (festival, first day, last day) and the
 * weekend days on which people work. The festival of 2020 was lengthened to 2 February (国办发明电〔2020〕1号), and
 * Labour Day of 2019 to four days (国办发明电〔2019〕3号).
 */
const notices: Record<number, { off: [string, string, string][]; work: string[] }> = {
  2019: {
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '02-04', '02-10'],
      ['清明节', '04-05', '04-07'],
      ['劳动节', '05-01', '05-04'],
      ['端午节', '06-07', '06-09'],
      ['中秋节', '09-13', '09-15'],
      ['国庆节', '10-01', '10-07'],
    ],
    work: ['02-02', '02-03', '04-28', '05-05', '09-29', '10-12'],
  },
  2020: {
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-24', '02-02'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-25', '06-27'],
      ['国庆节', '10-01', '10-08'],
    ],
    work: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  2021: {
    off: [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-11', '02-17'],
      ['清明节', '04-03', '04-05'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-12', '06-14'],
      ['中秋节', '09-19', '09-21'],
      ['国庆节', '10-01', '10-07'],
    ],
    work: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  },
  2022: {
    off: [
      ['元旦', '01-01', '01-03'],
      ['春节', '01-31', '02-06'],
      ['清明节', '04-03', '04-05'],
      ['劳动节', '04-30', '05-04'],
      ['端午节', '06-03', '06-05'],
      ['中秋节', '09-10', '09-12'],
      ['国庆节', '10-01', '10-07'],
      ['元旦', '12-31', '12-31'],
    ],
    work: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
  },
  2023: {
    off: [
      ['元旦', '01-01', '01-02'],
      ['春节', '01-21', '01-27'],
      ['清明节', '04-05', '04-05'],
      ['劳动节', '04-29', '05-03'],
      ['端午节', '06-22', '06-24'],
      ['中秋节', '09-29', '09-29'],
      ['国庆节', '09-30', '10-06'],
    ],
    work: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '02-10', '02-17'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-10', '06-10'],
      ['中秋节', '09-15', '09-17'],
      ['国庆节', '10-01', '10-07'],
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '05-31', '06-02'],
      ['国庆节', '10-01', '10-05'],
      ['中秋节', '10-06', '10-06'],
      ['国庆节', '10-07', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-15', '02-23'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

const daysOf = (year: number): CalendarDate[] => {
  const first = `${year}-01-01` as CalendarDate;
  return Array.from({ length: 366 }, (_, index) => addDays(first, index)).filter(date =>
    date.startsWith(String(year)),
  );
};

describe('the days are those of the State Council’s notices', () => {
  const calendar = createCalendar();

  test('of the years 2019 to 2026, and of no others', () => {
    expect(calendar.years).toEqual(Object.keys(notices).map(Number));
  });

  test.each(Object.keys(notices).map(Number))('%d', year => {
    const { off, work } = notices[year] ?? { off: [], work: [] };
    const expected = daysOf(year).map(date => {
      const day = date.slice(5);
      const holiday = off.find(([, first, last]) => first <= day && day <= last);
      return {
        date,
        working: work.includes(day) || (holiday === undefined && !isWeekend(date)),
        holiday: holiday?.[0],
      };
    });
    const found = daysOf(year).map(date => {
      const day = calendar.dayOf(date);
      if ('error' in day) throw new Error(day.error.message);
      return {
        date,
        working: day.working,
        holiday: day.kind === 'holiday' ? day.why.replace('放假', '') : undefined,
      };
    });
    expect(found).toEqual(expected);
  });
});
