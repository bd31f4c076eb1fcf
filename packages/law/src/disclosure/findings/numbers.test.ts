import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardNumber, creditCode, identityNumber } from '../../../testing/numbers.ts';
import { isCreditCode, isIdentityNumber, isOldIdentityNumber, passesLuhn } from './numbers.ts';

const today = '2026-06-30';

describe('numbers and their checks', () => {
  test.each<[string, boolean, string]>([
    ['11010519491231002X', true, 'the example of GB 11643'],
    ['110105194912310029', false, 'the example with a wrong check sign'],
    ['440524188001010014', false, 'born in 1880'],
    [identityNumber('430421', '20260701', '001'), false, 'born tomorrow'],
    [identityNumber('430421', '20260630', '001'), true, 'born today'],
    [identityNumber('430421', '20230229', '001'), false, 'no such day'],
    [identityNumber('430421', '20240229', '001'), true, 'a leap day'],
    [identityNumber('430421', '19851301', '001'), false, 'no such month'],
    [identityNumber('200421', '19851201', '001'), false, 'no such province'],
    [identityNumber('810000', '19851201', '001'), true, 'a resident of Hong Kong'],
    [identityNumber('931156', '19851201', '001'), true, 'a foreigner with the right of permanent residence'],
    ['1101051949123100', false, 'too short'],
    ['11010519491231002x', false, 'callers write the sign as X'],
  ])('%s is an identity number: %s (%s)', (number, is) => {
    expect(isIdentityNumber(number, today)).toBe(is);
  });

  test.each<[string, boolean]>([
    ['430421850312001', true],
    ['430421851332001', false],
    ['200421850312001', false],
    ['430021850312001', false],
    ['430421000012345', false],
    ['820085850312001', false],
    ['43042185031200', false],
  ])('%s is an old identity number: %s', (number, is) => {
    expect(isOldIdentityNumber(number, today)).toBe(is);
  });

  test.each<[string, boolean]>([
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    [creditCode('11430421006650123'), true],
    [creditCode('91990421MA4L00000'), false],
    ['91350100I000100Y43', false],
    ['91350100M000100Y4', false],
  ])('%s is a unified social credit code: %s', (code, is) => {
    expect(isCreditCode(code)).toBe(is);
  });

  test.each<[string, boolean]>([
    ['4111111111111111', true],
    ['4111111111111112', false],
    ['79927398713', true],
    [cardNumber('621700295000123456'), true],
  ])('%s passes the check of cards: %s', (number, does) => {
    expect(passesLuhn(number)).toBe(does);
  });

  test('a changed digit never passes a check', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.nat({ max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (sequence, at, shift) => {
          const change = (number: string) => {
            const digit = (Number(number[at]) + shift) % 10;
            return `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
          };
          const number = identityNumber('430421', '19850312', String(sequence).padStart(3, '0'));
          expect(isIdentityNumber(number, today)).toBe(true);
          expect(isIdentityNumber(change(number), today)).toBe(false);
          const card = cardNumber(`62170029500${String(sequence).padStart(7, '0')}`);
          expect(passesLuhn(card)).toBe(true);
          expect(passesLuhn(change(card))).toBe(false);
        },
      ),
    );
  });
});
