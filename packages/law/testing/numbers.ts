/**
 * Made-up numbers with true check signs, worked out otherwise than the rules work them out: no person, body or card
 * bears them but by chance.
 */

/** A resident identity number from region (6 digits), date of birth (YYYYMMDD) and sequence (3 digits). */
export const identityNumber = (region: string, born: string, sequence: string): string => {
  const first = `${region}${born}${sequence}`;
  // ISO 7064, MOD 11-2, by its recursion: the whole number with its check sign leaves 1.
  let rest = 0;
  for (const digit of first) rest = ((rest + Number(digit)) * 2) % 11;
  const check = (12 - rest) % 11;
  return `${first}${check === 10 ? 'X' : check}`;
};

/** A card number: the given digits with the one after them that makes the sum a multiple of ten. */
export const cardNumber = (first: string): string => {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...first]
    .reverse()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? (doubled[Number(digit)] ?? 0) : Number(digit)), 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
};

/** A unified social credit code from its first 17 signs (GB 32100). */
export const creditCode = (first: string): string => {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const sign of first) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return `${first}${signs[(31 - (sum % 31)) % 31]}`;
};
