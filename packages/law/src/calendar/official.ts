import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** The days that the State Council's notices (国务院办公厅关于部分节假日安排的通知) set, by date: the festival's name. */
interface OfficialDays {
  holidays: ReadonlyMap<string, string>;
  makeUpDays: ReadonlyMap<string, string>;
  /** The years whose own notice is in the data, in order. */
  years: readonly number[];
}

/** The revised Regulation runs from 2019; the data of earlier years was never checked against its notices. */
const firstYear = 2019;

/** The names that the data shortens, as the notices write them. */
const festivalNames: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The data holds 「English name,Chinese name,days off」. */
const nameIn = (entry: string): string => {
  const name = entry.split(',')[1] ?? '';
  return festivalNames[name] ?? name;
};

const named = (entries: Record<string, string>): Map<string, string> =>
  new Map(Object.entries(entries).map(([date, entry]) => [date, nameIn(entry)]));

/**
 * A year is known by its National Day, which falls on a fixed date. A year without it may still have a day in the
 * data: the notice of 2023 gave 2022-12-31 off.
 */
const readOfficialDays = (): OfficialDays => {
  const holidays = named(data.holidays);
  const nationalDays = [...holidays.keys()].filter(date => date.endsWith('-10-01'));
  const years = nationalDays.map(date => Number(date.slice(0, 4))).filter(year => year >= firstYear);
  return { holidays, makeUpDays: named(data.workdays), years: years.sort((a, b) => a - b) };
};

let read: OfficialDays | undefined;

/** The official days, taken from the data of chinese-days when first asked for. */
export const officialDays = (): OfficialDays => {
  read ??= readOfficialDays();
  return read;
};
