import { describe, expect, test } from 'vitest';
import { aboutDisputes } from '../../../testing/corpus/disputes.ts';
import { aboutDocuments } from '../../../testing/corpus/documents.ts';
import { more } from '../../../testing/corpus/more.ts';
import { aboutOutcomes } from '../../../testing/corpus/outcomes.ts';
import { type Passage, pathOf, reportWith } from '../../../testing/corpus/passage.ts';
import { aboutRequests } from '../../../testing/corpus/requests.ts';
import { silent } from '../../../testing/corpus/silence.ts';
import { textSum } from './text-sum.ts';
import { textTable } from './text-table.ts';

const passages: Passage[] = [
  ...aboutRequests,
  ...more,
  ...aboutOutcomes,
  ...aboutDisputes,
  ...aboutDocuments,
  ...silent,
];
const rules = { 'TEXT-TABLE': textTable, 'TEXT-SUM': textSum };
const states = (rule: keyof typeof rules, passage: Passage, state: string) =>
  rules[rule].assess({ report: reportWith(passage) }).filter(assessment => assessment.state === state);

describe.each(passages.map(passage => ({ name: passage.text.slice(0, 40), passage })))(
  '$name',
  ({ passage }) => {
    test('agrees with its tables, and is compared', () => {
      expect(states('TEXT-TABLE', passage, 'broken').map(({ message }) => message)).toEqual([]);
      expect(states('TEXT-SUM', passage, 'broken').map(({ message }) => message)).toEqual([]);
      const told = states('TEXT-TABLE', passage, 'holds').map(({ found, cells }) => `${found} ${cells[0]}`);
      expect(told, told.join('\n')).toHaveLength(passage.holds.table);
      if (passage.holds.sum !== undefined)
        expect(states('TEXT-SUM', passage, 'holds')).toHaveLength(passage.holds.sum);
    });

    test.each(passage.faults)('%s → %s: %s', (from, to, rule, cell) => {
      expect(passage.text.split(from), `“${from}” stands once`).toHaveLength(2);
      const changed = { ...passage, text: passage.text.replace(from, to) };
      const findings = states(rule, changed, 'broken');
      expect(findings.map(({ cells }) => cells[0])).toEqual([cell === undefined ? 'overview' : pathOf(cell)]);
      expect(findings.every(({ quote, expected, found }) => quote !== undefined && expected !== found)).toBe(
        true,
      );
      if (rule === 'TEXT-SUM') expect(findings.every(({ severity }) => severity === 'warning')).toBe(true);
    });
  },
);
