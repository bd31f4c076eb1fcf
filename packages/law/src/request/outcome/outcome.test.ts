import { describe, expect, test } from 'vitest';
import { outcomeRowIds } from '../../report/index.ts';
import { checkDecision, type Decision, missingParts, needsOf } from './decision.ts';
import { needs, replyParts } from './needs.ts';
import { type OutcomeId, outcomeOf, outcomes, remedyOf, remedyOfSilence } from './outcomes.ts';

describe('outcomes', () => {
  test.each<[string, OutcomeId, string, string]>([
    ['36(2)', 'disclosed', 'granted', 'either'],
    ['36(1)', 'alreadyPublic', 'granted', 'either'],
    ['37', 'partial', 'partiallyGranted', 'either'],
    ['14', 'stateSecret', 'stateSecret', 'reconsideration-first'],
    ['14', 'prohibitedByLaw', 'prohibitedByLaw', 'reconsideration-first'],
    ['14', 'threeSecurities', 'threeSecurities', 'reconsideration-first'],
    ['15, 32', 'thirdPartyRights', 'thirdPartyRights', 'reconsideration-first'],
    ['16(1)', 'internalAffairs', 'internalAffairs', 'reconsideration-first'],
    ['16(2)', 'processInformation', 'processInformation', 'reconsideration-first'],
    ['16(2)', 'enforcementFile', 'enforcementFile', 'reconsideration-first'],
    ['36(7)', 'administrativeInquiry', 'administrativeInquiry', 'either'],
    ['36(4)', 'nonexistent', 'notHeld', 'either'],
    ['36(5)', 'anotherBody', 'notHeld', 'either'],
    ['38', 'mustBeCreated', 'mustBeCreated', 'either'],
    ['30', 'stillUnclear', 'stillUnclear', 'either'],
    ['39', 'petition', 'petition', 'either'],
    ['36(6)', 'duplicate', 'duplicate', 'either'],
    ['39', 'publication', 'publication', 'either'],
    ['35', 'excessive', 'excessive', 'either'],
    ['–', 'reconfirmation', 'reconfirmation', 'either'],
    ['30', 'overdueCorrection', 'overdueCorrection', 'either'],
    ['fee rules', 'overdueFee', 'overdueFee', 'either'],
    ['–', 'withdrawn', 'otherHandling', 'none'],
    ['–', 'otherwise', 'otherHandling', 'either'],
  ])('Art. %s %s: row %s, remedy %s', (_, id, row, remedy) => {
    expect(outcomeOf(id)).toMatchObject({ row, remedy });
  });

  test('every row of table three is that of an outcome', () => {
    expect(outcomeRowIds(2021).filter(row => !outcomes.some(outcome => outcome.row === row))).toEqual([]);
  });

  test('every outcome has a letter of its own', () => {
    expect(new Set(outcomes.map(({ letter }) => letter)).size).toBe(outcomes.length);
  });

  test.each<[OutcomeId[], string]>([
    [['nonexistent'], 'either'],
    [['mustBeCreated', 'anotherBody'], 'either'],
    [['thirdPartyRights'], 'reconsideration-first'],
    [['nonexistent', 'stateSecret'], 'reconsideration-first'],
  ])('行政复议法 Art. 23(1)(4): partly withheld for %j goes %s', (withheld, route) => {
    expect(remedyOf('partial', withheld)).toBe(route);
  });

  test('行政复议法 Art. 23(1)(3): no reply in time goes to reconsideration first', () => {
    expect(remedyOfSilence).toBe('reconsideration-first');
  });
});

/** A decision with all that it needs. */
const complete = (outcome: OutcomeId, more: Partial<Decision> = {}): Decision => {
  const withheld: OutcomeId[] = outcome === 'partial' ? ['internalAffairs'] : [];
  const decision: Decision = { outcome, withheld, given: {}, ...more };
  return { ...decision, given: Object.fromEntries(needsOf(decision).map(need => [need, '已写明'])) };
};

describe('a decision cannot be issued without what it needs', () => {
  test.each(outcomes.map(({ id }) => [id] as const))('%s', id => {
    const decision = complete(id);
    expect(checkDecision(decision)).toEqual([]);
    for (const need of needsOf(decision)) {
      const lacking = { ...decision, withheld: [], given: { ...decision.given, [need]: ' ' } };
      const faults = checkDecision(
        id === 'partial' && need !== 'withheldGrounds'
          ? { ...lacking, withheld: ['internalAffairs'] }
          : lacking,
      );
      expect(faults.map(fault => fault.need)).toEqual([need]);
      expect(faults[0]?.message).toContain(needs[need].missing);
    }
  });

  test.each<[string, OutcomeId, readonly string[]]>([
    ['Art. 36(4): the search made', 'nonexistent', ['reason', 'searchRecord']],
    ['Art. 32: the third-party step', 'thirdPartyRights', ['reason', 'thirdPartyStep']],
    ['Art. 36(6): the earlier answer and a signature', 'duplicate', ['reason', 'earlierAnswer', 'signature']],
    ['Art. 35: reasons asked for', 'excessive', ['reason', 'reasonsAsked']],
    ['Art. 30: a correction', 'stillUnclear', ['reason', 'correctionReceived']],
  ])('%s', (_, outcome, expected) => {
    expect(checkDecision({ outcome, given: {} }).map(({ need }) => need)).toEqual(expected);
  });

  test('Art. 32: what would harm a third party is not disclosed without asking', () => {
    const decision = complete('disclosed');
    expect(checkDecision({ ...decision, affectsThirdParty: true }).map(({ need }) => need)).toEqual([
      'thirdPartyStep',
    ]);
  });

  test('Art. 37: each ground of a part withheld brings what it needs', () => {
    const faults = checkDecision({ ...complete('partial'), withheld: ['nonexistent', 'thirdPartyRights'] });
    expect(faults.map(({ need }) => need)).toEqual(['searchRecord', 'thirdPartyStep']);
  });

  test('Art. 37: what withholds nothing is no ground', () => {
    const faults = checkDecision({ ...complete('partial'), withheld: ['disclosed'] });
    expect(faults.map(({ need }) => need)).toContain('withheldGrounds');
  });
});

test('the parts of a reply that are blank are named', () => {
  const whole = Object.fromEntries(Object.keys(replyParts).map(part => [part, '已写明']));
  expect(missingParts(whole)).toEqual([]);
  expect(missingParts({ ...whole, seal: '', number: ' ' })).toEqual(['seal', 'number']);
  expect(missingParts({})).toEqual(Object.keys(replyParts));
});
