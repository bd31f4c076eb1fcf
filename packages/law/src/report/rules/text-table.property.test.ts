import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silent } from '../../../testing/corpus/silence.ts';
import { anyBalancedReport, anyReport } from '../../../testing/index.ts';
import { figureAt, sum } from '../cells.ts';
import { outcomeGroups, rowsOfGroup } from '../form.ts';
import type { Report } from '../model.ts';
import { textSum } from './text-sum.ts';
import { textTable } from './text-table.ts';

/** A wording with one figure of the tables: the words around it, and its cells. */
type Wording = [before: string, after: string, cells: (report: Report) => string[]];

const cell =
  (...paths: string[]) =>
  () =>
    paths;
const row = (id: string) => cell(`table3.${id}.total`);
const litigation = (result: string) =>
  cell(`table4.directLitigation.${result}`, `table4.litigationAfterReconsideration.${result}`);

const wordings: Wording[] = [
  ['全年新收政府信息公开申请', '件', row('received')],
  ['本年度共收到政府信息公开申请', '件', row('received')],
  ['我单位共受理依申请公开', '件', row('received')],
  ['共收到', '件政府信息公开申请', row('received')],
  ['上年结转政府信息公开申请', '件', row('carriedIn')],
  ['收办政府信息公开申请', '件', cell('table3.received.total', 'table3.carriedIn.total')],
  ['办结政府信息公开申请', '件', row('total')],
  ['共答复依申请公开', '件', row('total')],
  ['结转下年度继续办理政府信息公开申请', '件', row('carriedOut')],
  ['政府信息公开申请中予以公开', '件', row('granted')],
  ['政府信息公开申请部分公开的', '件', row('partiallyGranted')],
  ['对政府信息公开申请作出处理，因属于国家秘密不予公开', '件', row('stateSecret')],
  ['政府信息公开申请属于四类过程性信息的', '件', row('processInformation')],
  ['政府信息公开申请办理中，本机关不掌握相关政府信息', '件', row('notHeld')],
  ['政府信息公开申请中重复申请', '件', row('duplicate')],
  ...outcomeGroups
    .filter(({ rows }) => rows.length > 1)
    .map(
      ({ id, name }): Wording => [
        `政府信息公开申请办理结果为${name}`,
        '件',
        ({ format }) => rowsOfGroup(id, format).map(each => `table3.${each}.total`),
      ],
    ),
  ['因政府信息公开被申请行政复议', '件', cell('table4.reconsideration.total')],
  ['政府信息公开行政复议中，结果维持', '件', cell('table4.reconsideration.upheld')],
  ['因政府信息公开引发行政诉讼', '件', litigation('total')],
  ['政府信息公开行政诉讼中，结果纠正', '件', litigation('corrected')],
  ['政府信息公开行政诉讼中，未经复议直接起诉', '件', cell('table4.directLitigation.total')],
];

const of2021: Wording[] = [
  ['全年制发行政规范性文件', '件', cell('table2.normativeDocuments.issued')],
  ['废止行政规范性文件', '件', cell('table2.normativeDocuments.repealed')],
  ['现行有效行政规范性文件', '件', cell('table2.normativeDocuments.inForce')],
  ['作出行政许可决定', '件', cell('table2.licences')],
  ['作出行政处罚决定', '件', cell('table2.penalties')],
  ['收取行政事业性收费', '万元', cell('table2.feesTenThousandYuan')],
];

const told = (report: Report, cells: string[]) => sum(cells.map(path => figureAt(report, path))) ?? 0;
const sentence = ([before, after]: Wording, figure: number) => `${before}${figure}${after}。`;
const statesOf = (report: Report, state: string) =>
  textTable.assess({ report }).filter(assessment => assessment.state === state);

const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
const wordingsFor = (report: Report, chosen: number[]): Wording[] => {
  const all = report.format === 2021 ? [...wordings, ...of2021] : wordings;
  return chosen.map(pick => all[pick % all.length] as Wording);
};
const withProse = (report: Report, sentences: string[]): Report => ({
  ...report,
  overview: `（一）工作情况。${sentences.join('')}`,
});

describe('prose written from the report’s own tables', () => {
  test('every sentence is compared and holds', () => {
    fc.assert(
      fc.property(anyBalancedReport(), picks, (report, chosen) => {
        const used = wordingsFor(report, chosen);
        const prose = withProse(
          report,
          used.map(wording => sentence(wording, told(report, wording[2](report)))),
        );
        expect(statesOf(prose, 'broken').map(({ message }) => message)).toEqual([]);
        expect(statesOf(prose, 'holds')).toHaveLength(used.length);
      }),
      { numRuns: 300 },
    );
  });

  test('one changed figure breaks, and the finding names its cells, the table’s figure and the prose’s', () => {
    fc.assert(
      fc.property(
        anyBalancedReport(),
        picks,
        fc.nat(),
        fc.integer({ min: 1_000_003, max: 9_000_000 }),
        (report, chosen, which, by) => {
          const used = wordingsFor(report, chosen);
          const at = which % used.length;
          const cells = (used[at] as Wording)[2](report);
          const stated = Number((told(report, cells) + by).toFixed(2));
          const sentences = used.map((wording, index) =>
            sentence(wording, index === at ? stated : told(report, wording[2](report))),
          );
          const findings = statesOf(withProse(report, sentences), 'broken');
          expect(findings.map(({ expected, found }) => [expected, found])).toEqual([
            [told(report, cells), stated],
          ]);
          expect(cells.every(path => findings[0]?.cells.includes(path))).toBe(true);
          expect(findings[0]?.message).toContain(String(stated));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a blank cell is never called wrong', () => {
    fc.assert(
      fc.property(anyReport(), picks, (report, chosen) => {
        const used = wordingsFor(report, chosen).filter(([, , cells]) =>
          cells(report).every(path => figureAt(report, path) === null),
        );
        const prose = withProse(
          report,
          used.map(wording => sentence(wording, 5)),
        );
        expect(statesOf(prose, 'broken').flatMap(({ cells }) => cells)).toEqual([]);
      }),
    );
  });
});

describe('prose that states nothing of the tables', () => {
  test('is never called wrong, whatever the tables hold', () => {
    const sentences = silent
      .filter(({ holds, authority }) => holds.table === 0 && authority === '云溪县人民政府')
      .map(({ text }) => text);
    fc.assert(
      fc.property(anyReport(), fc.subarray(sentences), (report, chosen) => {
        const overview = [report.overview, ...chosen].join('\n');
        const input = { report: { ...report, authority: '云溪县人民政府', year: 2024, overview } };
        const findings = [...textTable.assess(input), ...textSum.assess(input)];
        expect(findings.filter(({ state }) => state === 'broken').map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
