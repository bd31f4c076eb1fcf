import { describe, expect, test } from 'vitest';
import { type DisclosureAttribute, findAttributeFault, groundsIn, reexaminationDue } from './attribute.ts';

describe('the reason of an attribute (Art. 14–17)', () => {
  test.each<[DisclosureAttribute, string, string | undefined]>([
    ['proactive', '', undefined],
    ['on-request', '', 'reason-missing'],
    ['on-request', ' ', 'reason-missing'],
    ['on-request', '只涉及个别人的事项', undefined],
    ['withheld', '', 'reason-missing'],
    ['withheld', '内部资料', 'ground-missing'],
    ['withheld', '依据条例第十四条，涉及国家秘密', undefined],
    ['withheld', '《条例》第15条：商业秘密', undefined],
    ['withheld', '第 16 条 内部事务信息', undefined],
    ['withheld', '依据第一百一十四条', 'ground-missing'],
    ['withheld', '依据第114条', 'ground-missing'],
    ['withheld', '依据第二十条', 'ground-missing'],
  ])('%s: “%s”', (attribute, reason, code) => {
    expect(findAttributeFault(attribute, reason)?.code).toBe(code);
  });

  test('every article that a reason names is found', () => {
    expect(groundsIn('第十四条、第十六条')).toEqual(['第十四条', '第十六条']);
    expect(groundsIn('无')).toEqual([]);
  });
});

describe('the periodic re-examination (Art. 18)', () => {
  test.each<[DisclosureAttribute, string, string | null]>([
    ['withheld', '2023-03-01', '2024-02-29'],
    ['withheld', '2024-03-01', '2025-03-01'],
    ['on-request', '2023-03-01', null],
    ['proactive', '2023-03-01', null],
  ])('%s fixed on %s: %s', (attribute, fixedOn, due) => {
    expect(reexaminationDue(attribute, fixedOn)).toBe(due);
  });
});
