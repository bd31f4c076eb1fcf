import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBalancedReport } from '../../../testing/index.ts';
import { blankReport, cellsOf, figureAt, reportOf, withFigure } from '../cells.ts';
import { checkReport } from '../check.ts';
import { table3Columns } from '../form.ts';
import type { Report } from '../model.ts';
import type { Rule } from '../rule.ts';
import { carry, inForce, pending } from './across-years.ts';
import { blank } from './blank.ts';
import { table3Balance, table3Results, table3Row, table4Row } from './identities.ts';
import { textTable } from './text-table.ts';

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

describe('what the findings say', () => {
  const set = (from: Report, cells: Record<string, number>) =>
    Object.entries(cells).reduce(
      (current, [path, figure]) => withFigure(current, `table3.${path}`, figure),
      from,
    );
  const whole = set(
    reportOf(2021, () => 0),
    {
      'received.naturalPerson': 20,
      'received.enterprise': 8,
      'received.total': 28,
      'carriedIn.naturalPerson': 2,
      'carriedIn.total': 2,
      'granted.naturalPerson': 15,
      'granted.enterprise': 8,
      'granted.total': 23,
      'duplicate.naturalPerson': 4,
      'duplicate.total': 4,
      'total.naturalPerson': 19,
      'total.enterprise': 8,
      'total.total': 27,
      'carriedOut.naturalPerson': 3,
      'carriedOut.total': 3,
    },
  );
  const messages = (cells: Record<string, number>) =>
    identities.flatMap(rule =>
      broken(rule, { report: set(whole, cells) }).map(({ message }) => `${rule.code} ${message}`),
    );

  test.each<[string, Record<string, number>, string[]]>([
    ['nothing broken', {}, []],
    [
      'a cell of an outcome: the row, the column, and where they cross',
      { 'duplicate.naturalPerson': 7 },
      [
        'T3-RESULTS 表三“自然人”列：（一）至（六）各项之和：予以公开15+重复申请7=22，（七）总计：19，相差3。行与列两处都涉及“2.重复申请”的“自然人”，很可能是这一格填错，请先核对它。',
        'T3-ROW 表三“2.重复申请”行：六类申请人之和：自然人7，总计：4，相差3。行与列两处都涉及“2.重复申请”的“自然人”，很可能是这一格填错，请先核对它。',
      ],
    ],
    [
      'a cell of 总计 breaks a row and both equations of its column',
      { 'total.enterprise': 6 },
      [
        'T3-BALANCE 表三“商业企业”列：新收加上年结转：8+0=8，总计加结转下年度：6+0=6，相差2。行与列两处都涉及“（七）总计”的“商业企业”，很可能是这一格填错，请先核对它。',
        'T3-RESULTS 表三“商业企业”列：（一）至（六）各项之和：予以公开8，（七）总计：6，相差2。行与列两处都涉及“（七）总计”的“商业企业”，很可能是这一格填错，请先核对它。',
        'T3-ROW 表三“（七）总计”行：六类申请人之和：自然人19+商业企业6=25，总计：27，相差2。行与列两处都涉及“（七）总计”的“商业企业”，很可能是这一格填错，请先核对它。',
      ],
    ],
    [
      'a whole column that is broken alone: no cell is suspected',
      { 'received.naturalPerson': 18, 'received.total': 26 },
      [
        'T3-BALANCE 表三“自然人”列：新收加上年结转：18+2=20，总计加结转下年度：19+3=22，相差2。请核对这些单元格。',
        'T3-BALANCE 表三“总计”列：新收加上年结转：26+2=28，总计加结转下年度：27+3=30，相差2。请核对这些单元格。',
      ],
    ],
    [
      'row and column off by different amounts: no cell is suspected',
      { 'granted.enterprise': 10, 'total.naturalPerson': 19, 'granted.total': 24 },
      [
        'T3-RESULTS 表三“商业企业”列：（一）至（六）各项之和：予以公开10，（七）总计：8，相差2。请核对这些单元格。',
        'T3-RESULTS 表三“总计”列：（一）至（六）各项之和：予以公开24+重复申请4=28，（七）总计：27，相差1。请核对这些单元格。',
        'T3-ROW 表三“（一）予以公开”行：六类申请人之和：自然人15+商业企业10=25，总计：24，相差1。请核对这些单元格。',
      ],
    ],
  ])('%s', (_, cells, expected) => {
    expect(messages(cells)).toEqual(expected);
  });

  test('a cell left blank that should have a figure is named as left blank', () => {
    const report = withFigure(whole, 'table3.duplicate.naturalPerson', null);
    const told = [...broken(table3Results, { report }), ...broken(table3Row, { report })];
    expect(told.map(({ message }) => message.split('。')[1])).toEqual(
      told.map(() => '行与列两处都涉及“2.重复申请”的“自然人”，很可能是这一格漏填，请先核对它'),
    );
    expect(told).toHaveLength(2);
  });

  test('one wrong cell of table three is the one suspected, whichever it is', () => {
    fc.assert(
      fc.property(anyBalancedReport(), fc.nat(), fc.integer({ min: 1, max: 999 }), (report, pick, by) => {
        const cells = cellsOf(report.format).filter(cell => cell.table === 'table3');
        const cell = cells[pick % cells.length];
        if (!cell) return;
        const mutated = withFigure(report, cell.path, (figureAt(report, cell.path) ?? 0) + by);
        const findings = identities.flatMap(rule => broken(rule, { report: mutated }));
        const label = table3Columns.find(({ id }) => id === cell.column)?.label;
        expect(findings.every(({ message }) => message.includes(`”的“${label}”，很可能是这一格填错`))).toBe(
          true,
        );
      }),
    );
  });
});

describe('cells that could not be read', () => {
  const rest = (report: Report): Pick<Report, 'authority' | 'overview'> => ({
    authority: '云溪县水利局',
    overview: `全年新收政府信息公开申请${report.table3.received.total}件。`,
  });

  test('nothing that touches one is called right or wrong; the message names it', () => {
    fc.assert(
      fc.property(
        anyBalancedReport({ format: 2021, year: 2023 }),
        anyBalancedReport({ format: 2021, year: 2024 }),
        fc.nat(),
        (previous, report, pick) => {
          const cells = cellsOf(report.format);
          const cell = cells[pick % cells.length];
          if (!cell) return;
          const told = { ...report, ...rest(report) } as Report;
          const input = { report: withFigure(told, cell.path, null), previous, unread: [cell.path] };
          const { assessments } = checkReport(input);
          const touching = assessments.filter(({ cells: paths }) => paths.includes(cell.path));
          expect(touching.filter(({ state }) => state !== 'unassessable')).toEqual([]);
          expect(touching.every(({ message }) => message.includes(cell.name))).toBe(true);
          if (cell.table !== 'table2') expect(touching.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('an unread cell is not blank', () => {
    const unread = ['table3.received.total'];
    const told = blank.assess({ report: blankReport(2021), unread });
    expect(told.flatMap(({ cells }) => cells)).not.toContain(unread[0]);
    const full = withFigure(
      reportOf(2021, () => 0),
      'table3.received.total',
      null,
    );
    expect(blank.assess({ report: full, unread }).map(({ state }) => state)).toEqual([
      'holds',
      'holds',
      'holds',
    ]);
    expect(blank.assess({ report: full }).map(({ state }) => state)).toEqual(['holds', 'broken', 'holds']);
  });

  test('a figure of the prose is compared where another reading needs no unread cell', () => {
    const report = {
      ...withFigure(
        withFigure(
          reportOf(2021, () => 0),
          'table3.received.total',
          28,
        ),
        'table3.carriedIn.total',
        null,
      ),
      year: 2024,
      overview: '全年收到政府信息公开申请28件。',
    } as Report;
    const unread = ['table3.carriedIn.total'];
    expect(textTable.assess({ report, unread }).map(({ state }) => state)).toEqual(['holds']);
    const other = { ...report, overview: '全年收到政府信息公开申请30件。' };
    expect(textTable.assess({ report: other, unread }).map(({ state, message }) => [state, message])).toEqual(
      [
        [
          'unassessable',
          '第一部分“全年收到政府信息公开申请30件”写的30件：表三“二、上年结转政府信息公开申请数量”的“总计”填的不是阿拉伯数字，没有读出，无法核对。请改填阿拉伯数字后再核对。',
        ],
      ],
    );
  });
});
