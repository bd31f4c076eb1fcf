import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBalancedReport } from '../../../testing/index.ts';
import { cellsOf, figureAt, withFigure } from '../cells.ts';
import type { Rule } from '../rule.ts';
import { carry, inForce, pending, table3Balance, table3Results, table3Row, table4Row } from './identities.ts';

const broken = (rule: Rule, input: Parameters<Rule['assess']>[0]) =>
  rule.assess(input).filter(assessment => assessment.state === 'broken');

const identities = [table3Balance, table3Results, table3Row, table4Row];

describe('identities of tables three and four', () => {
  test('hold on every balanced report', () => {
    fc.assert(
      fc.property(anyBalancedReport(), report => {
        for (const rule of identities) expect(broken(rule, { report })).toEqual([]);
      }),
    );
  });

  test('every single changed cell of table three or four breaks at least one, and the finding names the cell', () => {
    fc.assert(
      fc.property(anyBalancedReport(), fc.nat(), fc.integer({ min: 1, max: 999 }), (report, pick, by) => {
        const cells = cellsOf(report.format).filter(cell => cell.table !== 'table2');
        const cell = cells[pick % cells.length];
        if (!cell) return;
        const mutated = withFigure(report, cell.path, (figureAt(report, cell.path) ?? 0) + by);
        const findings = identities.flatMap(rule => broken(rule, { report: mutated }));
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.every(finding => finding.cells.includes(cell.path))).toBe(true);
        expect(findings.every(finding => finding.expected !== finding.found)).toBe(true);
      }),
    );
  });

  test('a sum over blanks alone is not assessed; a blank beside a figure counts as 0', () => {
    fc.assert(
      fc.property(anyBalancedReport(), report => {
        const blanked = [
          'naturalPerson',
          'enterprise',
          'researchInstitution',
          'publicWelfareOrganization',
          'legalServiceInstitution',
          'otherOrganization',
        ].reduce((current, column) => withFigure(current, `table3.received.${column}`, null), report);
        const states = table3Row
          .assess({ report: blanked })
          .filter(({ cells }) => cells.includes('table3.received.total'));
        expect(states.map(({ state }) => state)).toEqual(['unassessable']);
        const zeroless = cellsOf(report.format).reduce(
          (current, cell) =>
            figureAt(current, cell.path) === 0 && cell.column !== 'total' && cell.table !== 'table2'
              ? withFigure(current, cell.path, null)
              : current,
          report,
        );
        for (const rule of identities) expect(broken(rule, { report: zeroless })).toEqual([]);
      }),
    );
  });
});

describe('across two years', () => {
  test('CARRY, IN-FORCE and PENDING hold on consecutive years and fail when one figure moves', () => {
    fc.assert(
      fc.property(
        anyBalancedReport({ format: 2021, year: 2023 }),
        anyBalancedReport({ format: 2021, year: 2024 }),
        (previous, later) => {
          const columns = Object.keys(later.table3.carriedIn) as (keyof typeof later.table3.carriedIn)[];
          let report = columns.reduce(
            (current, column) =>
              withFigure(current, `table3.carriedIn.${column}`, previous.table3.carriedOut[column]),
            later,
          );
          for (const kind of ['rules', 'normativeDocuments'] as const) {
            const at = (name: string, from: typeof report) => figureAt(from, `table2.${kind}.${name}`) ?? 0;
            const inForceNow = at('inForce', previous) + at('issued', report);
            report = withFigure(
              withFigure(report, `table2.${kind}.repealed`, 0),
              `table2.${kind}.inForce`,
              inForceNow,
            );
          }
          expect(broken(carry, { report, previous })).toEqual([]);
          expect(broken(inForce, { report, previous })).toEqual([]);
          const moved = withFigure(
            report,
            'table3.carriedIn.enterprise',
            (report.table3.carriedIn.enterprise ?? 0) + 1,
          );
          expect(broken(carry, { report: moved, previous }).map(({ cells }) => cells)).toEqual([
            ['table3.carriedIn.enterprise'],
          ]);
          const grown = withFigure(
            report,
            'table2.rules.inForce',
            (figureAt(report, 'table2.rules.inForce') ?? 0) + 1,
          );
          expect(broken(inForce, { report: grown, previous })).toHaveLength(1);
          const fewer = withFigure(
            previous,
            'table4.reconsideration.pending',
            (report.table4.reconsideration.total ?? 0) + 1,
          );
          expect(broken(pending, { report, previous: fewer }).map(({ cells }) => cells[0])).toContain(
            'table4.reconsideration.total',
          );
          expect(carry.assess({ report: { ...report, year: 2026 }, previous })).toEqual([]);
        },
      ),
    );
  });
});
