import { figureAt } from '../cells.ts';
import { sections } from '../form.ts';
import type { Report } from '../model.ts';
import type { Outline } from '../outline.ts';
import { clauseAround, placeholdersIn } from '../prose/placeholders.ts';
import type { Assessment, ProseSection, Quote, Rule } from '../rule.ts';

const proseSections: readonly ProseSection[] = ['preamble', 'overview', 'problems', 'other'];
const tableNames = { table2: '表二', table3: '表三', table4: '表四' } as const;

const broken = (
  message: string,
  cells: string[],
  expected: string | null,
  found: string | null,
  severity: 'warning' | 'note' = 'warning',
): Assessment => ({ state: 'broken', severity, message, cells, expected, found });

const assessSections = (outline: Outline): Assessment[] => {
  const seen = outline.sections.map(section => section.id);
  const findings = sections.flatMap(section => {
    const times = seen.filter(id => id === section.id).length;
    if (times === 1) return [];
    return times === 0
      ? [
          broken(
            `没有找到“${section.heading}”这一部分。请补上，或检查标题的序号和写法。`,
            [section.id],
            section.heading,
            null,
          ),
        ]
      : [
          broken(
            `“${section.heading}”这一部分出现了${times}次。请只保留一处。`,
            [section.id],
            '1次',
            `${times}次`,
          ),
        ];
  });
  const order = seen.filter((id, index) => seen.indexOf(id) === index);
  const expected = sections.map(section => section.id).filter(id => order.includes(id));
  const misplaced = order.find((id, index) => id !== expected[index]);
  const heading = outline.sections.find(section => section.id === misplaced)?.heading;
  if (misplaced !== undefined && heading !== undefined)
    findings.push(
      broken(
        `“${heading}”的位置与格式规定的次序不符。请按一至六的次序排列。`,
        [misplaced],
        expected.join('、'),
        order.join('、'),
      ),
    );
  return findings;
};

const assessTables = (outline: Outline): Assessment[] =>
  (['table2', 'table3', 'table4'] as const).flatMap(table => {
    const times = outline.tables.filter(seen => seen === table).length;
    if (times === 1) return [];
    return times === 0
      ? [broken(`没有找到${tableNames[table]}。请按格式补上这张表。`, [table], tableNames[table], null)]
      : [broken(`${tableNames[table]}出现了${times}次。请只保留一张。`, [table], '1次', `${times}次`)];
  });

const nameOfSection = (section: ProseSection): string => {
  const heading = sections.find(({ id }) => id === section)?.heading;
  return heading === undefined ? '编制说明' : `“${heading}”`;
};

/** One finding for each clause with a placeholder. */
const assessPlaceholders = (report: Report): Assessment[] =>
  proseSections.flatMap(section =>
    placeholdersIn(report[section]).map(({ text, clause }) => ({
      ...broken(
        `${nameOfSection(section)}里还留着占位文字“${text}”${clause === text ? '' : `，见“${clause}”`}。请换成实际内容。`,
        [section],
        null,
        text,
      ),
      quote: { section, text: clause },
    })),
  );

const feeWords = /信息处理费|收费|处理费|收取费用/;
const chargedInProse = /(?:收取|收到|收缴)[^。；，]{0,12}信息处理费[^。；，未无]{0,6}[1-9１-９]/;

/** Where the prose outside section six says that a fee was charged. */
const feeTold = (report: Report): Quote | undefined =>
  (['preamble', 'overview', 'problems'] as const)
    .map(section => {
      const match = chargedInProse.exec(report[section]);
      const end = match ? match.index + match[0].length : 0;
      return { section, text: match ? clauseAround(report[section], match.index, end) : '' };
    })
    .find(({ text }) => text !== '');

/** Information-processing fees (Art. 42) belong into section six. */
const assessFees = (report: Report): Assessment[] => {
  if (feeWords.test(report.other)) return [];
  const told = feeTold(report);
  if (told)
    return [
      {
        ...broken(
          `正文写了收取信息处理费（“${told.text}”），第六部分却没有报告。请在“六、其他需要报告的事项”中写明收取情况。`,
          ['other'],
          '信息处理费',
          null,
        ),
        quote: told,
      },
    ];
  const cells = ['table3.overdueFee.total', 'table2.feesTenThousandYuan'].filter(
    path => (figureAt(report, path) ?? 0) > 0,
  );
  if (cells.length === 0) return [];
  const why =
    cells[0] === 'table3.overdueFee.total' ? '表三有申请人逾期未缴费的情形' : '表二有行政事业性收费';
  return [
    broken(
      `${why}，第六部分没有提到是否收取信息处理费。请写明收取情况，未收取的也写明。`,
      ['other', ...cells],
      '信息处理费',
      null,
      'note',
    ),
  ];
};

const assessEmptySections = (report: Report, outline: Outline | undefined): Assessment[] =>
  (['overview', 'problems', 'other'] as const).flatMap(section => {
    const missing = outline !== undefined && !outline.sections.some(seen => seen.id === section);
    if (report[section] !== '' || missing) return [];
    const heading = sections.find(({ id }) => id === section)?.heading ?? section;
    return [broken(`“${heading}”没有内容。请补写；没有需要报告的，写“无”。`, [section], null, '')];
  });

/** Sections and tables of the form, each once and in order; nothing of the template left in (格式模板). */
export const structure: Rule = {
  code: 'STRUCTURE',
  severities: ['warning', 'note'],
  title: '六个部分和三张表齐全、各一次、按次序；没有留下模板的占位文字；收了信息处理费的，第六部分写明。',
  explanation:
    '部分按序号或标题辨认，措辞可以不同。占位文字每处提出一条，一个部分最多五条。只有表二收费或表三逾期未缴费的，第六部分未提收费时只给提示。只有数据、没有原文件时，不核对标题和次序。',
  source: '国办公开办函〔2021〕30号格式；《政府信息公开条例》第四十二条、第五十条',
  needsPrevious: false,
  assess: ({ report, outline }) => {
    const findings = [
      ...(outline ? [...assessSections(outline), ...assessTables(outline)] : []),
      ...assessEmptySections(report, outline),
      ...assessPlaceholders(report),
      ...assessFees(report),
    ];
    if (findings.length > 0) return findings;
    const message = outline
      ? '六个部分和三张表齐全，次序正确，没有占位文字。'
      : '各部分都有内容，没有占位文字。';
    return [{ state: 'holds', severity: 'warning', message, cells: [], expected: null, found: null }];
  },
};
