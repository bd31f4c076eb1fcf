/** What identifies an applicant: a resident's number, or an organisation's credit code. */
export type IdentityKind = 'resident-id' | 'credit-code';

export const identityKinds: Readonly<Record<IdentityKind, string>> = {
  'resident-id': '居民身份证号码',
  'credit-code': '统一社会信用代码',
};

export type IdentityFailure = {
  error: { code: 'bad-length' | 'bad-character' | 'bad-birthday' | 'bad-check-digit'; message: string };
};

/** Never names the number itself: what is said may end up in a log. */
const wrong = (code: IdentityFailure['error']['code'], message: string): IdentityFailure => ({
  error: { code, message },
});

/** GB 11643: weights 2^(17−i) modulo 11; the remainder's check character. */
const residentChecks = '10X98765432';
const residentWeight = (index: number): number => 2 ** (17 - index) % 11;

/** GB 32100: digits and letters without I, O, S, V, Z; weights 3^i modulo 31. */
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeight = (index: number): number => 3 ** index % 31;

const weighted = (text: string, value: (character: string) => number, weight: (index: number) => number) =>
  [...text].reduce((sum, character, index) => sum + value(character) * weight(index), 0);

const isDay = (digits: string): boolean => {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1850) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const residentId = (number: string): { kind: IdentityKind; number: string } | IdentityFailure => {
  if (!isDay(number.slice(6, 14)))
    return wrong('bad-birthday', '身份证号码第7至14位不是出生日期，请对照证件核对。');
  const expected = residentChecks[weighted(number.slice(0, 17), Number, residentWeight) % 11];
  return number[17] === expected
    ? { kind: 'resident-id', number }
    : wrong('bad-check-digit', '身份证号码的校验位不对，可能有一位写错，请对照证件核对。');
};

const creditCode = (number: string): { kind: IdentityKind; number: string } | IdentityFailure => {
  if (![...number].every(character => creditCharacters.includes(character)))
    return wrong(
      'bad-character',
      '统一社会信用代码只有数字和大写字母（不含I、O、S、V、Z），身份证号码是17位数字加一位数字或X。请核对。',
    );
  const sum = weighted(number.slice(0, 17), character => creditCharacters.indexOf(character), creditWeight);
  return creditCharacters[(31 - (sum % 31)) % 31] === number[17]
    ? { kind: 'credit-code', number }
    : wrong('bad-check-digit', '统一社会信用代码的校验位不对，可能有一位写错，请对照登记证核对。');
};

/** As which kind a number is read where nobody says: digits with a birthday in them are a resident's number. */
const kindOf = (number: string): IdentityKind =>
  /^\d{17}[\dX]$/.test(number) && (isDay(number.slice(6, 14)) || 'error' in creditCode(number))
    ? 'resident-id'
    : 'credit-code';

/**
 * Checks an identity number for its form alone (length, birthday, check digit), never against a register: a resident's
 * number by GB 11643, a credit code by GB 32100, both of 18 places. Spaces and full-width characters are taken as
 * meant. `kind` says what it must be; without it a slip in one kind may by chance be right as the other.
 */
export const validateIdentity = (
  text: string,
  kind?: IdentityKind,
): { kind: IdentityKind; number: string } | IdentityFailure => {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (number.length !== 18) return wrong('bad-length', `号码应为18位，现在是${number.length}位，请核对。`);
  if ((kind ?? kindOf(number)) === 'credit-code') return creditCode(number);
  return /^\d{17}[\dX]$/.test(number)
    ? residentId(number)
    : wrong('bad-character', '身份证号码应为17位数字，最后一位是数字或X，请对照证件核对。');
};
