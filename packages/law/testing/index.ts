/** Generated annual reports for property tests and measurements: balanced tables, prose in normal form. */
import fc from 'fast-check';
import {
  applicantColumnIds,
  type Format,
  normalizeProse,
  outcomeRowIds,
  type Report,
  reportOf,
  type Table3RowId,
  table3ColumnIds,
} from '../src/index.ts';

export interface ReportOptions {
  format?: Format;
  year?: number;
}

type Row = Record<(typeof table3ColumnIds)[number], number>;

const places = ['云溪县', '临河市', '青石区', '白塔县', '望江县', '柳林镇', '东湖区'];
const bodies = [
  '水利局',
  '商务局',
  '教育局',
  '人民政府',
  '财政局',
  '司法局',
  '城市管理综合执法局',
  '卫生健康委员会',
  '市场监督管理局',
];

const openings = [
  '我单位',
  '一年来',
  '按照上级部署',
  '围绕中心工作',
  '结合工作实际',
  '对照年度要点',
  '在日常工作中',
];
const middles = [
  '健全工作机制，明确专人负责',
  '及时更新公开目录和办事指南',
  '开展业务培训，提高办理质量',
  '加强政策解读，回应社会关切',
  '落实“三审三校”制度，严把内容关',
  '通过门户网站（www.example.gov.cn）和政务新媒体发布信息',
  '办理留言和来电，做到件件有回音',
  '推进基层政务公开标准化规范化',
  '对FAQ栏目和PDF附件作了整理，共3.5万字',
  '组织自查，发现问题立行立改',
];
const endings = ['取得了较好效果。', '工作质量稳步提升。', '群众满意度不断提高；', '为下一步工作打下基础。'];

const sentence = fc
  .tuple(
    fc.constantFrom(...openings),
    fc.constantFrom(...middles),
    fc.constantFrom(...middles),
    fc.constantFrom(...endings),
  )
  .map(([opening, first, second, ending]) => `${opening}${first}，${second}，${ending}`);

const paragraph = fc
  .tuple(
    fc.constantFrom('', '（一）主动公开。', '（二）依申请公开情况。', '一是', '1.', '二是'),
    fc.array(sentence, { minLength: 1, maxLength: 6 }),
  )
  .map(([head, sentences]) => head + sentences.join(''));

const prose = fc
  .array(paragraph, { minLength: 1, maxLength: 6 })
  .map(paragraphs => normalizeProse(paragraphs.join('\n')));

const row = (max: number): fc.Arbitrary<Row> =>
  fc
    .tuple(
      ...applicantColumnIds.map(() =>
        fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(max) }),
      ),
    )
    .map(figures => {
      const entries = applicantColumnIds.map((id, index) => [id, figures[index] ?? 0]);
      return { ...Object.fromEntries(entries), total: figures.reduce((a, b) => a + b, 0) } as Row;
    });

const addRows = (rows: Row[]): Row =>
  Object.fromEntries(
    table3ColumnIds.map(id => [id, rows.reduce((total, each) => total + each[id], 0)]),
  ) as Row;

const total = (figures: Row): Row => ({
  ...figures,
  total: applicantColumnIds.reduce((sum, id) => sum + figures[id], 0),
});

/** Table three whose identities hold: outcomes at random, carried in at most what is there, the rest received. */
const table3 = (format: Format): fc.Arbitrary<Record<string, Row>> =>
  fc
    .tuple(
      fc.array(row(300), {
        minLength: outcomeRowIds(format).length,
        maxLength: outcomeRowIds(format).length,
      }),
      row(40),
      row(40),
    )
    .map(([outcomes, carriedOut, wish]) => {
      const handled = addRows(outcomes);
      const all = addRows([handled, carriedOut]);
      const carriedIn = total(
        Object.fromEntries(table3ColumnIds.map(id => [id, Math.min(wish[id], all[id])])) as Row,
      );
      const received = total(
        Object.fromEntries(table3ColumnIds.map(id => [id, all[id] - carriedIn[id]])) as Row,
      );
      const rows = Object.fromEntries(
        outcomeRowIds(format).map((id: Table3RowId, index) => [id, outcomes[index] as Row]),
      );
      return { ...rows, received, carriedIn, total: handled, carriedOut };
    });

const group = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30))
  .map(([upheld, corrected, other, pending]) => ({
    upheld,
    corrected,
    other,
    pending,
    total: upheld + corrected + other + pending,
  }));

const table4 = fc.record({
  reconsideration: group,
  directLitigation: group,
  litigationAfterReconsideration: group,
});

const figureIn = (tables: Record<string, unknown>, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], tables);

const table2Figure = fc.record({
  count: fc.nat(99_999),
  change: fc.integer({ min: -50, max: 50 }),
  cents: fc.nat(9_999_999),
});

const head = (options: ReportOptions) =>
  fc.record({
    format: options.format === undefined ? fc.constantFrom<Format>(2019, 2021) : fc.constant(options.format),
    place: fc.constantFrom(...places),
    body: fc.constantFrom(...bodies),
    year: options.year === undefined ? fc.integer({ min: 2021, max: 2026 }) : fc.constant(options.year),
    day: fc.option(fc.integer({ min: 1, max: 28 }), { nil: null }),
    stated: fc.boolean(),
  });

const reportFor = (
  {
    format,
    place,
    body,
    year: picked,
    day,
    stated,
  }: { format: Format; place: string; body: string; year: number; day: number | null; stated: boolean },
  fixed: boolean,
) => {
  const year = !fixed && format === 2019 ? 2019 + (picked % 2) : picked;
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const periodText = `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
  return fc
    .record({
      table3: table3(format),
      table4,
      table2: fc.array(table2Figure, { minLength: 24, maxLength: 24 }),
      preamble: prose,
      overview: prose,
      problems: prose,
      other: fc.oneof(fc.constant('无'), prose),
    })
    .map(parts => {
      let next = 0;
      const figure = (path: string) => {
        const held = figureIn(parts, path);
        if (typeof held === 'number') return held;
        const made = parts.table2[next++ % parts.table2.length];
        if (path.endsWith('.change')) return made?.change ?? 0;
        return /TenThousandYuan$/.test(path) ? (made?.cents ?? 0) / 100 : (made?.count ?? 0);
      };
      return {
        ...reportOf(format, figure),
        authority: place + body,
        year,
        published: day === null ? null : `${year + 1}-01-${String(day).padStart(2, '0')}`,
        period: stated ? period : null,
        preamble: stated ? `${periodText}${parts.preamble}` : parts.preamble,
        overview: parts.overview,
        problems: parts.problems,
        other: parts.other,
      } as Report;
    });
};

/** A report whose tables balance, in either format, with prose that no reader may change. */
export const anyBalancedReport = (options: ReportOptions = {}): fc.Arbitrary<Report> =>
  head(options).chain(picked => reportFor(picked, options.year !== undefined));

/** Blanks some cells of a report, as offices do that leave out zeros or whole columns. */
export const anyReport = (options: ReportOptions = {}): fc.Arbitrary<Report> =>
  fc
    .tuple(anyBalancedReport(options), fc.constantFrom(0, 20, 100), fc.infiniteStream(fc.nat(99)))
    .map(([report, share, stream]) => {
      const figure = (path: string) => {
        const held = figureIn(report as unknown as Record<string, unknown>, path) as number;
        return stream.next().value < share ? null : held;
      };
      const { authority, year, published, period, preamble, overview, problems, other } = report;
      const blanked =
        share === 100
          ? reportOf(report.format, path => (path.endsWith('.total') ? 0 : null))
          : reportOf(report.format, figure);
      return {
        ...blanked,
        authority,
        year,
        published,
        period,
        preamble,
        overview,
        problems,
        other,
      } as Report;
    });
