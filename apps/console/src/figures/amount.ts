import type { Figure } from '../api/words.ts';

type Kind = Figure['kind'];

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** 分 as 元: `123456` is `1234.56`. */
const yuanOf = (value: number): string => {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.00$/, '');
};

/** 元 as 分; undefined where it is no amount. */
const fenOf = (text: string): number | undefined => {
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole + part.padEnd(2, '0'));
};

const countOf = (text: string): number | undefined => (/^\d{1,12}$/.test(text) ? Number(text) : undefined);

/** How a kind is typed and read: its unit, and what to type. */
export const measures: Readonly<
  Record<
    Kind,
    {
      unit: string;
      advice: string;
      write: (value: number) => string;
      read: (text: string) => number | undefined;
    }
  >
> = {
  coercive: { unit: '件', advice: '一年内作出的行政强制的件数，没有的填0', write: String, read: countOf },
  fees: { unit: '元', advice: '一年的收费金额，最多两位小数，没有的填0', write: yuanOf, read: fenOf },
};

/** A figure as it is typed, with spaces and commas left out, as the API has it; undefined where it is no number. */
export const typedValue = (kind: Kind, text: string): number | undefined =>
  measures[kind].read(text.normalize('NFKC').replace(/[,\s]/g, ''));

/** A figure as people read it: `1,234.56元`. */
export const shownOf = (kind: Kind, value: number): string => {
  const { unit, write } = measures[kind];
  const [whole = '', part] = write(value).split('.');
  return grouped(whole) + (part === undefined ? '' : `.${part}`) + unit;
};
