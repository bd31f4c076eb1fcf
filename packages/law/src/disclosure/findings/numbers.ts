import { parseCalendarDate } from '../../calendar/index.ts';

/** The first two digits of the codes of provinces (GB/T 2260), with Taiwan, Hong Kong and Macao (71, 81–83). */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

/** A day on which someone now alive may have been born: from 1900 to `today`. `digits` are YYYYMMDD. */
const isBirthDate = (digits: string, today: string): boolean => {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return date >= '1900-01-01' && date <= today && !('error' in parseCalendarDate(date));
};

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check sign of a resident identity number's first 17 digits (GB 11643: ISO 7064, MOD 11-2). */
const identityCheckSign = (digits: string): string => {
  const sum = identityWeights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
};

/**
 * A resident identity number of 18 signs: region, date of birth and check sign fit. Those of foreigners with the right
 * of permanent residence begin with 9 and the province.
 */
export const isIdentityNumber = (number: string, today: string): boolean =>
  /^\d{17}[\dX]$/.test(number) &&
  (provinces.has(number.slice(0, 2)) || (number[0] === '9' && provinces.has(number.slice(1, 3)))) &&
  isBirthDate(number.slice(6, 14), today) &&
  identityCheckSign(number) === number[17];

/** A number of the old form, 15 digits with the year in two and no check sign: its region and date are plausible. */
export const isOldIdentityNumber = (number: string, today: string): boolean =>
  /^\d{15}$/.test(number) &&
  provinces.has(number.slice(0, 2)) &&
  number.slice(2, 4) !== '00' &&
  isBirthDate(`19${number.slice(6, 12)}`, today);

const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码 (GB 32100): 18 signs, of which the last checks the others modulo 31, for a body in a province. */
export const isCreditCode = (code: string): boolean => {
  if (code.length !== 18 || !provinces.has(code.slice(2, 4))) return false;
  const values = [...code].map(sign => creditSigns.indexOf(sign));
  if (values.includes(-1)) return false;
  const sum = creditWeights.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
};

/** The check of card numbers (GB/T 17552, Luhn). */
export const passesLuhn = (number: string): boolean => {
  let sum = 0;
  for (let at = number.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = Number(number[at]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
};

/** Whether digits 7 to 14 are a date from 1900 on, as in identity numbers and in numbers of construction permits. */
export const holdsDate = (number: string): boolean => isBirthDate(number.slice(6, 14), '2999-12-31');
