import { halfWidth } from '@gongkai/law';

/** What a cell holds: a figure, a blank (null), or something else that is not a figure. */
export type CellReading = { figure: number | null } | { other: string };

const plain = (text: string): string => halfWidth(text).replace(/[\s\u200b\ufeff]+/g, '');
const withThousands = /^[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$/;
const units = /(?:件|项|个|宗|条|起|份|次)$/;

const number = (text: string, value: string, pattern: RegExp): CellReading => {
  const compact = withThousands.test(value) ? value.replace(/[,，]/g, '') : value;
  return pattern.test(compact) ? { figure: Number(compact) } : { other: text.trim() };
};

const reader =
  (pattern: RegExp, trailing: RegExp) =>
  (text: string): CellReading => {
    if (/\d\s+\d/.test(text.trim())) return { other: text.trim() };
    const value = plain(text);
    return value === '' ? { figure: null } : number(text, value.replace(trailing, ''), pattern);
  };

/** A count: a non-negative integer; 「3件」 and 「1,234」 are figures, 「/」「详见附件」「-1」 are not. */
export const readCount = reader(/^\d{1,15}(?:\.0+)?$/, units);

/** An amount in 万元 with its decimals; an amount in 元 is not one. */
export const readAmount = reader(/^\d{1,12}(?:\.\d+)?$/, /万元$/);

/** 本年增/减: a signed change: 「-3」「+2」「增2」「减3」「0」. */
export const readChange = (text: string): CellReading => {
  const value = plain(text)
    .replace(/^增加?/, '+')
    .replace(/^减少?/, '-')
    .replace(/[−—–]/, '-')
    .replace(units, '');
  return value === '' ? { figure: null } : number(text, value, /^[+-]?\d{1,12}$/);
};

/** Whether a cell could stand where a figure stands: blank, a figure, or a dash or stroke in its place. */
export const isFigureLike = (text: string): boolean => {
  const value = plain(text);
  return value === '' || /^[-—–−/\\＼无\d.,，+]+(?:件|项|个|万元)?$/.test(value);
};
