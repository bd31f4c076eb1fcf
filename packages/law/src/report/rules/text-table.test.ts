import { describe, expect, test } from 'vitest';
import { aboutDisputes } from '../../../testing/corpus/disputes.ts';
import { aboutDocuments } from '../../../testing/corpus/documents.ts';
import { more } from '../../../testing/corpus/more.ts';
import { aboutOutcomes } from '../../../testing/corpus/outcomes.ts';
import { type Passage, pathOf, reportWith } from '../../../testing/corpus/passage.ts';
import { aboutRequests } from '../../../testing/corpus/requests.ts';
import { silent } from '../../../testing/corpus/silence.ts';
import { withFigure } from '../cells.ts';
import type { Report } from '../model.ts';
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

describe('what is told', () => {
  const passage: Passage = {
    text: '全年办结政府信息公开申请12件，其中不予公开6件。',
    cells: { total: 12, internalAffairs: 2, enforcementFile: 3 },
    holds: { table: 1 },
    faults: [],
  };
  const report = reportWith(passage);
  const assess = (changed: Report) => textTable.assess({ report: changed });

  test('a difference: both figures, where they stand, and what to do', () => {
    const [found] = assess(report).filter(({ state }) => state === 'broken');
    expect(found).toMatchObject({
      severity: 'warning',
      expected: 5,
      found: 6,
      quote: { section: 'overview', text: '其中不予公开6件' },
    });
    expect(found?.cells).toHaveLength(8);
    expect(found?.message).toBe(
      '第一部分“其中不予公开6件”写的6件，与表三“（三）不予公开”八项合计的5不一致。请查明哪一处有误，把两处改成一致。',
    );
  });

  test('a blank total cannot be compared; blanks beside figures count as 0', () => {
    const blank = withFigure(
      withFigure(report, 'table3.total.total', null),
      'table3.stateSecret.total',
      null,
    );
    expect(assess(blank).map(({ state, expected }) => [state, expected])).toEqual([
      ['unassessable', null],
      ['broken', 5],
    ]);
  });

  test('full-width figures and spaces are quoted as printed in normal spacing', () => {
    const wide = { ...report, overview: '', problems: '全年 办结政府信息公开申请 １３ 件。' };
    expect(assess(wide).map(({ quote, found }) => [quote, found])).toEqual([
      [{ section: 'problems', text: '全年办结政府信息公开申请１３件' }, 13],
    ]);
  });
});
