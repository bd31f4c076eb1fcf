import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateIdentity } from './identity.ts';

/** Made up: no region has the code 999999. */
const resident = '999999198506151231';
const residentX = '99999919800106014X';
const code = '91999999MA0000000K';
const codeOfDigits = '12999999412345678E';

const codeOf = (text: string): string => {
  const found = validateIdentity(text);
  return 'error' in found ? found.error.code : found.kind;
};

describe('identity numbers, for form alone', () => {
  test.each([
    ['GB 11643', resident, 'resident-id'],
    ['GB 11643, check character X', residentX, 'resident-id'],
    ['a small x', residentX.toLowerCase(), 'resident-id'],
    ['spaces and full width', '９９９９９９ 19850615 1231', 'resident-id'],
    ['born on the leap day', '999999200002290019', 'resident-id'],
    ['GB 32100', code, 'credit-code'],
    ['GB 32100, digits but for the last', codeOfDigits, 'credit-code'],
    ['one digit wrong', '999999198506151241', 'bad-check-digit'],
    ['two digits exchanged', '999999198506152131', 'bad-check-digit'],
    ['no leap day in that year', '999999199002290005', 'bad-birthday'],
    ['a month that is none', '999999198513151231', 'bad-birthday'],
    ['one letter of a code wrong', '91999999MB0000000K', 'bad-check-digit'],
    ['a letter that codes do not have', '91999999MI0000000K', 'bad-character'],
    ['X in the middle of a number', '99999919850615X231', 'bad-check-digit'],
    ['too short', '99999919850615123', 'bad-length'],
    ['empty', '', 'bad-length'],
    ['words', '身份证号码', 'bad-length'],
  ])('%s', (_, text, expected) => {
    expect(codeOf(text)).toBe(expected);
  });

  test('what must be of one kind is not taken for the other', () => {
    expect(validateIdentity(code, 'resident-id')).toMatchObject({ error: { code: 'bad-character' } });
    expect(validateIdentity(resident, 'credit-code')).toMatchObject({ error: { code: 'bad-check-digit' } });
    expect(validateIdentity(codeOfDigits, 'credit-code')).toMatchObject({ kind: 'credit-code' });
  });

  test('the number comes back as it is kept', () => {
    expect(validateIdentity(` ${residentX.toLowerCase()} `)).toEqual({
      kind: 'resident-id',
      number: residentX,
    });
  });

  test('any one digit changed is found', () => {
    fc.assert(
      fc.property(fc.nat({ max: 17 }), fc.nat({ max: 9 }), (place, digit) => {
        const changed = resident.slice(0, place) + digit + resident.slice(place + 1);
        fc.pre(changed !== resident);
        expect(validateIdentity(changed, 'resident-id')).toHaveProperty('error');
      }),
    );
  });

  test('what is said never repeats the number', () => {
    for (const text of ['999999198506151241', '999999199002290005', '91999999MB0000000K', '9999991985']) {
      const found = validateIdentity(text);
      expect('error' in found && found.error.message).not.toContain(text.slice(0, 6));
    }
  });
});
