import type { Report } from '../model.ts';
import { leftoverYear } from '../prose/leftover-year.ts';
import type { Assessment, CheckInput, Rule } from '../rule.ts';
import { halfWidth } from '../text.ts';

/** A year that the text gives to the report itself: 「2024年度报告」「2024年政府信息公开工作」, not 「2019年修订」. */
const reportYear =
  /(?<![与较比同和])(20\d\d)\s*年(?:度)?(?=(?:政府信息公开|政务公开|信息公开)[^。；，、]{0,8}(?:年度)?报告|(?:度|年度)?(?:工作)?报告)/g;

/** Notices and forms are named by their own years: 「《关于做好2023年…年度报告编制工作的通知》」. */
const namesOfDocuments =
  /《[^《》]*(?:通知|意见|要点|方案|办法|格式|规定|函)[^《》]*》|关于[^。；《》]{0,60}?的?(?:通知|意见|函)/g;

const yearsIn = (text: string): number[] =>
  [...halfWidth(text).replace(namesOfDocuments, '').matchAll(reportYear)].map(match => Number(match[1]));

const assessPeriod = ({ report }: CheckInput, year: number): Assessment => {
  const expected = `${year}-01-01至${year}-12-31`;
  const known = { severity: 'warning' as const, cells: ['period'], expected };
  if (report.period === null)
    return {
      ...known,
      state: 'unassessable',
      found: null,
      message: '报告没有写明统计期限，无法核对起止日期。',
    };
  const found = `${report.period.from}至${report.period.to}`;
  return found === expected
    ? { ...known, state: 'holds', found, message: `统计期限${found}，是报告年度的全年。` }
    : {
        ...known,
        state: 'broken',
        found,
        message: `统计期限写的是${found}，${year}年度报告应为${expected}。请核对年份和日期。`,
      };
};

const assessYears = (place: string, cell: string, years: number[], year: number): Assessment[] => {
  if (years.length === 0) return [];
  const other = years.find(named => named !== year);
  const known = { severity: 'warning' as const, cells: [cell, 'year'], expected: year };
  return [
    other === undefined
      ? { ...known, state: 'holds', found: year, message: `${place}写的年度是${year}年，与报告年度一致。` }
      : {
          ...known,
          state: 'broken',
          found: other,
          message: `${place}写的是${other}年，与报告年度${year}年不一致。请改成同一年度。`,
        },
  ];
};

const proseSections = [
  { section: 'overview', name: '第一部分' },
  { section: 'problems', name: '第五部分' },
  { section: 'other', name: '第六部分' },
] as const;

const beginningOf = (sentence: string) => (sentence.length > 40 ? `${sentence.slice(0, 40)}…` : sentence);

/** Sections that tell of last year as if it were the report's own: what was copied and not brought up to date. */
const assessLeftovers = (report: Report, year: number): Assessment[] =>
  proseSections.flatMap(({ section, name }) => {
    const sentence = leftoverYear(report[section], year);
    if (sentence === undefined) return [];
    return [
      {
        state: 'broken',
        severity: 'warning',
        cells: [section, 'year'],
        expected: year,
        found: year - 1,
        message: `${name}“${beginningOf(sentence)}”写的是${year - 1}年，本报告是${year}年度的，这一部分又没有提到${year}年，多半是上年的文字没有改。请核对年份。`,
        quote: { section, text: sentence },
      },
    ];
  });

/** Period is 1 January to 31 December of the report's year; every year that names the report agrees (Art. 50). */
export const period: Rule = {
  code: 'PERIOD',
  severities: ['warning'],
  title:
    '统计期限是报告年度的1月1日至12月31日；标题、编制说明和统计期限中的年度一致；正文没有留下上年的年份。',
  explanation:
    '只看指明本报告的年份（“2024年度报告”），不看法规修订年份、文号、所引通知名称中的年份。正文只在一个部分以上一年为自己的时间（“2023年，我局…”）、又没有提到本年度时提出；比较、书名号、文号中的年份不算。',
  source: '《政府信息公开条例》第四十九条、第五十条',
  needsPrevious: false,
  assess: input => {
    const { report, outline } = input;
    if (report.year === null)
      return [
        {
          state: 'unassessable',
          severity: 'warning',
          cells: ['year'],
          expected: null,
          found: null,
          message: '没有读出报告年度，无法核对统计期限。',
        },
      ];
    return [
      assessPeriod(input, report.year),
      ...assessYears('标题', 'title', yearsIn(outline?.title ?? ''), report.year),
      ...assessYears('编制说明', 'preamble', yearsIn(report.preamble), report.year),
      ...assessLeftovers(report, report.year),
    ];
  },
};
