import { figureAt } from '../cells.ts';
import { sections } from '../form.ts';
import type { Report } from '../model.ts';
import type { Outline } from '../outline.ts';
import type { Assessment, ProseSection, Rule } from '../rule.ts';

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

/** What the form's blanks look like when they were left in: 「XX」「（文字描述）」「××年」. */
const placeholder =
  /(?<![A-Za-z0-9./@_-])[XＸ]{2,}(?![A-Za-z0-9./@_-])|[×＊*_]{2,4}(?=[年月日条件局县市省区镇乡])|[×＊](?=[年月日条件局县市省])|（文字描述[^）]{0,40}）|\(文字描述[^)]{0,40}\)|(?:此处|请)(?:填写|输入)/;

const assessPlaceholders = (report: Report): Assessment[] =>
  proseSections.flatMap(section => {
    const paragraph = report[section].split('\n').find(text => placeholder.test(text));
    const found = paragraph === undefined ? undefined : placeholder.exec(paragraph)?.[0];
    if (paragraph === undefined || found === undefined) return [];
    return [
      {
        ...broken(`正文里还留着格式模板的占位文字“${found}”。请换成实际内容。`, [section], null, found),
        quote: { section, text: found },
      },
    ];
  });

const feeWords = /信息处理费|收费|处理费|收取费用/;
const chargedInProse = /(?:收取|收到|收缴)[^。；，]{0,12}信息处理费[^。；，未无]{0,6}[1-9１-９]/;

/** Information-processing fees (Art. 42) belong into section six. */
const assessFees = (report: Report): Assessment[] => {
  if (feeWords.test(report.other)) return [];
  const text = `${report.preamble}\n${report.overview}\n${report.problems}`;
  if (chargedInProse.test(text))
    return [
      broken(
        '正文写了收取信息处理费，第六部分却没有报告。请在“六、其他需要报告的事项”中写明收取情况。',
        ['other'],
        '信息处理费',
        null,
      ),
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
    '部分按序号或标题辨认，措辞可以不同。只有表二收费或表三逾期未缴费的，第六部分未提收费时只给提示。只有数据、没有原文件时，不核对标题和次序。',
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
