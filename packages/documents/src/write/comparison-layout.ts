/** The comparison of two reports as neutral parts, which text, page and Word document draw alike. */
import { type CellComparison, type Comparison, type Figure, type Report, sections } from '@gongkai/law';
import { type LayoutCell, type LayoutGrid, tableStyle } from './layout.ts';

export interface ComparisonInput {
  older: Report;
  newer: Report;
  comparison: Comparison;
}

/** A changed figure in the words that people read. */
interface Change {
  name: string;
  older: string;
  newer: string;
  difference: string;
  rate: string;
}

/** The changed figures of one table, as lines and as a grid. */
interface ChangedTable {
  heading: string;
  changes: Change[];
  grid: LayoutGrid;
}

export interface ComparisonLayout {
  title: string[];
  /** How many figures changed and how many did not. */
  summary: string[];
  tables: ChangedTable[];
  proseHeading: string;
  proseSummary: string;
  copied: { head: string; text: string }[];
}

/** From this share on a paragraph counts as last year's. */
const copiedFrom = 0.5;

const blank = '未填';

const written = (figure: Figure): string => (figure === null ? blank : String(figure));

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** What one decimal can tell; a smaller change is not nothing, and a figure not quite gone is not gone. */
const leastShown = 0.001;

const differenceText = (difference: Figure): string => {
  if (difference === null) return '—';
  return difference > 0 ? `+${difference}` : String(difference);
};

/** 增长, 下降 or 新增; nothing is said of a rate from a blank or from a figure below zero (本年增/减 of 2019). */
const rateText = ({ older, newer, rate }: CellComparison): string => {
  if (older === 0 && newer !== null && newer > 0) return '新增';
  if (rate === null || older === null || older < 0) return '—';
  const way = rate > 0 ? '增长' : '下降';
  const share = Math.abs(rate);
  if (share < leastShown) return `${way}不足${percent(leastShown)}`;
  return newer !== 0 && rate < leastShown - 1 ? `下降超过${percent(1 - leastShown)}` : way + percent(share);
};

const changeOf = (cell: CellComparison): Change => ({
  name: cell.name.replace(/^表[二三四]/, ''),
  older: written(cell.older),
  newer: written(cell.newer),
  difference: differenceText(cell.difference),
  rate: rateText(cell),
});

const yearOf = ({ year }: Report, otherwise: string): string => (year === null ? otherwise : `${year}年`);
const yearsOf = ({ older, newer }: ComparisonInput): [string, string] => [
  yearOf(older, '上一份报告'),
  yearOf(newer, '这一份报告'),
];

const gridOf = (id: string, caption: string, changes: Change[], years: readonly string[]): LayoutGrid => {
  const cell = (text: string, role: LayoutCell['role']): LayoutCell => ({
    text,
    role,
    columnSpan: 1,
    rowSpan: 1,
    align: role === 'rowHead' ? 'left' : 'center',
  });
  const heads = ['项目', ...years, '增减', '变化'];
  return {
    id,
    caption,
    widths: [46, 13, 13, 12, 16],
    headRows: 1,
    figureHeight: tableStyle.rowHeight,
    rows: [
      heads.map(text => cell(text, 'columnHead')),
      ...changes.map(({ name, ...figures }) => [
        cell(name, 'rowHead'),
        ...[figures.older, figures.newer, figures.difference, figures.rate].map(text => cell(text, 'figure')),
      ]),
    ],
  };
};

const tableNames = { table2: '表二', table3: '表三', table4: '表四' } as const;

const changedTables = (input: ComparisonInput): ChangedTable[] =>
  sections.flatMap(({ id, heading }) => {
    if (id !== 'table2' && id !== 'table3' && id !== 'table4') return [];
    const changes = input.comparison.cells
      .filter(cell => cell.table === id && cell.older !== cell.newer)
      .map(changeOf);
    const name = `${tableNames[id]}　${heading.replace(/^.、/, '')}`;
    return changes.length === 0
      ? []
      : [{ heading: name, changes, grid: gridOf(`${id}-changes`, `${name}的变化`, changes, yearsOf(input)) }];
  });

const summaryOf = ({ older, newer, comparison: { cells } }: ComparisonInput): string[] => {
  const changed = cells.filter(cell => cell.older !== cell.newer).length;
  const counts =
    changed === 0
      ? `比较了${cells.length}格数字，全部相同。`
      : `比较了${cells.length}格数字，${changed}格有变化，${cells.length - changed}格没有变化。`;
  return older.format === newer.format
    ? [counts]
    : [
        counts,
        `两份报告的格式不同（${older.format}年格式和${newer.format}年格式），只比较两种格式都有的表三和表四。`,
      ];
};

const proseSummary = (
  share: number | null,
  [olderYear, newerYear]: [string, string],
  count: number,
): string => {
  if (share === null) return '两份报告有一份没有正文，无法比较。';
  const whole = `${newerYear}的正文有${percent(share)}与${olderYear}相同。`;
  return count === 0 ? `${whole}没有一半以上相同的段落。` : `${whole}下面${count}段有一半以上相同：`;
};

/** What a comparison shows: figures that changed, table by table; how much of the prose is the older report's. */
export const comparisonLayout = (input: ComparisonInput): ComparisonLayout => {
  const { newer, comparison } = input;
  const years = yearsOf(input);
  const copied = comparison.copied.paragraphs.filter(({ share }) => share >= copiedFrom);
  return {
    title: [
      ...(newer.authority === null ? [] : [newer.authority]),
      `${years.join('与')}政府信息公开工作年度报告对比`,
    ],
    summary: summaryOf(input),
    tables: changedTables(input),
    proseHeading: '正文',
    proseSummary: proseSummary(comparison.copied.share, years, copied.length),
    copied: copied.map(({ section, text, share }) => ({
      head: `${sections.find(({ id }) => id === section)?.heading ?? ''}（相同${percent(share)}）：`,
      text,
    })),
  };
};
