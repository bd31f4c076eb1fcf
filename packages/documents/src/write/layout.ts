/**
 * The written report as neutral parts: title, date, sections and table grids. Every writer draws the same parts, so
 * that the tables of all kinds of file are the same, cell by cell, as those of the official form.
 */
import {
  type CellPath,
  type Figure,
  figureAt,
  outcomeGroups,
  outcomeRowIds,
  type Report,
  rowsOfGroup,
  sections,
  table2Parts,
  table3ColumnIds,
  table3Columns,
  table3Identity,
  table3Rows,
  table4Columns,
  table4Groups,
} from '@gongkai/law';

/** A cell of a written table. Figures carry the path of their cell. */
export interface LayoutCell {
  text: string;
  columnSpan: number;
  rowSpan: number;
  /** A head of the columns below it or of the row beside it; figures are not. */
  role: 'columnHead' | 'rowHead' | 'figure';
  path?: CellPath;
  /** 第二十条 rows of table two stand on a coloured ground. */
  shaded?: boolean;
  align: 'center' | 'left';
}

/** A cell at its column; in the rows that a merged cell reaches down into, it stands again as not `first`. */
export interface PlacedCell {
  cell: LayoutCell;
  column: number;
  first: boolean;
}

/** A table by its rows; a merged cell stands once, in its first row. */
export interface LayoutGrid {
  id: string;
  caption: string;
  /** Relative column widths. */
  widths: readonly number[];
  /** How many of the rows are heads, to be repeated on each page. */
  headRows: number;
  /** Least height of a row of figures, in points. */
  figureHeight: number;
  rows: LayoutCell[][];
}

/** A table in the rows and widths of the official form. */
export interface LayoutTable extends LayoutGrid {
  id: 'table2' | 'table3' | 'table4';
}

/** A4 in the manner of GB/T 9704-2012: margins and text width in millimetres, sizes and pitches in points. */
export const page = {
  width: 210,
  height: 297,
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  textWidth: 210 - 28 - 26,
  title: { size: 22, pitch: 35 },
  body: { size: 16, pitch: 28 },
  pageNumber: { size: 14, below: 7 },
} as const;

/** Tables as in the official form: sizes in points, the ground of the 第二十条 rows as RGB. */
export const tableStyle = { size: 10, rowHeight: 17, padding: 2, line: 1, ground: 'C6D9F1' } as const;

type CellOptions = Partial<Omit<LayoutCell, 'text' | 'role'>>;

const cell = (text: string, role: LayoutCell['role'], options: CellOptions = {}): LayoutCell => ({
  text,
  role,
  columnSpan: 1,
  rowSpan: 1,
  align: role === 'rowHead' ? 'left' : 'center',
  ...options,
});

const written = (figure: Figure | undefined): string => (typeof figure === 'number' ? String(figure) : '');

const figureCell = (report: Report, path: CellPath, columnSpan = 1): LayoutCell =>
  cell(written(figureAt(report, path)), 'figure', { path, columnSpan });

/** How the columns of a part share the three figure columns of table two. */
const spansFor: Record<number, readonly number[]> = { 1: [3], 2: [1, 2], 3: [1, 1, 1] };

/** 二、主动公开政府信息情况 in the report's format. */
const tableTwo = (report: Report): LayoutTable => {
  const root = report.format === 2021 ? 'table2' : 'table2of2019';
  const rows = table2Parts(report.format).flatMap(part => {
    const spans = spansFor[part.columns.length] ?? [];
    return [
      [cell(part.article, 'columnHead', { columnSpan: 4, shaded: true, align: 'left' })],
      [
        cell('信息内容', 'columnHead'),
        ...part.columns.map((column, index) =>
          cell(column.label, 'columnHead', { columnSpan: spans[index] ?? 1 }),
        ),
      ],
      ...part.rows.map(row => [
        cell(row.label, 'rowHead', { align: 'center' }),
        ...part.columns.map((column, index) =>
          figureCell(report, [root, row.id, column.id].filter(Boolean).join('.'), spans[index]),
        ),
      ]),
    ];
  });
  return {
    id: 'table2',
    caption: '主动公开政府信息情况',
    widths: [1, 1, 1, 1],
    headRows: 0,
    figureHeight: tableStyle.rowHeight,
    rows,
  };
};

const headOfTable3 = (): LayoutCell[][] => {
  const head = (text: string, options: CellOptions = {}) => cell(text, 'columnHead', options);
  const organizations = table3Columns.filter(column => column.group !== null);
  return [
    [
      head(table3Identity, { columnSpan: 3, rowSpan: 3, align: 'left' }),
      head('申请人情况', { columnSpan: 7 }),
    ],
    [
      head('自然人', { rowSpan: 2 }),
      head('法人或其他组织', { columnSpan: organizations.length }),
      head('总计', { rowSpan: 2 }),
    ],
    organizations.map(column => head(column.label)),
  ];
};

/** 三、收到和处理政府信息公开申请情况 in the report's format. */
const tableThree = (report: Report): LayoutTable => {
  const figures = (row: string) =>
    table3ColumnIds.map(column => figureCell(report, `table3.${row}.${column}`));
  const label = (row: string) => table3Rows.find(({ id }) => id === row)?.label ?? row;
  const wide = (row: string, text = label(row), columnSpan = 3) => [
    cell(text, 'rowHead', { columnSpan }),
    ...figures(row),
  ];
  const outcomes = outcomeGroups.flatMap(group => {
    const ids = rowsOfGroup(group.id, report.format);
    if (ids.length === 1) return [wide(ids[0] as string, group.label, 2)];
    return ids.map((id, index) => [
      ...(index === 0 ? [cell(group.label, 'rowHead', { rowSpan: ids.length })] : []),
      cell(label(id), 'rowHead'),
      ...figures(id),
    ]);
  });
  const results = [...outcomes, wide('total', label('total'), 2)];
  results[0]?.unshift(
    cell('三、本年度办理结果', 'rowHead', {
      rowSpan: outcomeRowIds(report.format).length + 1,
      align: 'center',
    }),
  );
  return {
    id: 'table3',
    caption: '收到和处理政府信息公开申请情况',
    widths: [754, 1000, 3192, 685, 685, 685, 685, 685, 685, 685],
    headRows: 3,
    figureHeight: tableStyle.rowHeight,
    rows: [...headOfTable3(), wide('received'), wide('carriedIn'), ...results, wide('carriedOut')],
  };
};

/** 四、政府信息公开行政复议、行政诉讼情况. */
const tableFour = (report: Report): LayoutTable => {
  const head = (text: string, options: CellOptions = {}) => cell(text, 'columnHead', options);
  const results = (options: CellOptions = {}) => table4Columns.map(column => head(column.label, options));
  return {
    id: 'table4',
    caption: '政府信息公开行政复议、行政诉讼情况',
    widths: Array.from({ length: 15 }, () => 1),
    headRows: 3,
    figureHeight: 2 * tableStyle.rowHeight,
    rows: [
      [head('行政复议', { columnSpan: 5 }), head('行政诉讼', { columnSpan: 10 })],
      [
        ...results({ rowSpan: 2 }),
        head('未经复议直接起诉', { columnSpan: 5 }),
        head('复议后起诉', { columnSpan: 5 }),
      ],
      [...results(), ...results()],
      table4Groups.flatMap(group =>
        table4Columns.map(column => figureCell(report, `table4.${group.id}.${column.id}`)),
      ),
    ],
  };
};

/** The title over two lines: the authority, and 「2024年政府信息公开工作年度报告」. */
export const titleLines = (report: Report): string[] =>
  [report.authority, `${report.year === null ? '' : `${report.year}年`}政府信息公开工作年度报告`].filter(
    line => line !== null,
  );

/** 「（2025年1月16日）」, or null where the report bears no date. */
export const publishedLine = (report: Report): string | null => {
  if (report.published === null) return null;
  const [year, month, day] = report.published.split('-').map(Number);
  return `（${year}年${month}月${day}日）`;
};

/** A part of the report after its title: a heading with paragraphs, or with a table. */
export interface LayoutSection {
  id: string;
  heading: string;
  paragraphs: string[];
  table?: LayoutTable;
}

export const paragraphsOf = (text: string): string[] => text.split('\n').filter(line => line !== '');

/** The six sections in order, each with its paragraphs or its table. */
export const sectionsOf = (report: Report): LayoutSection[] => {
  const tables = { table2: tableTwo, table3: tableThree, table4: tableFour };
  return sections.map(section => {
    if (section.id === 'table2' || section.id === 'table3' || section.id === 'table4')
      return { id: section.id, heading: section.heading, paragraphs: [], table: tables[section.id](report) };
    return { id: section.id, heading: section.heading, paragraphs: paragraphsOf(report[section.id]) };
  });
};

/** The level-two heading that a paragraph begins with: 「（一）主动公开情况。」, or nothing. */
export const levelTwoHead = (paragraph: string): string =>
  /^（[一二三四五六七八九十]{1,3}）(?:[^。：:\n]{1,24}(?:[。：:]|$)|)/.exec(paragraph)?.[0] ?? '';

/** The table's rows with each cell at its column; a merged cell stands again in each row that it reaches into. */
export const placeCells = ({ rows }: LayoutGrid): PlacedCell[][] => {
  const reaching: { cell: LayoutCell; column: number; left: number }[] = [];
  return rows.map(row => {
    const placed: PlacedCell[] = reaching
      .filter(({ left }) => left > 0)
      .map(({ cell, column }) => ({ cell, column, first: false }));
    for (const entry of reaching) entry.left--;
    const taken = new Set(
      placed.flatMap(({ cell, column }) => Array.from({ length: cell.columnSpan }, (_, i) => column + i)),
    );
    let column = 0;
    for (const cell of row) {
      while (taken.has(column)) column++;
      placed.push({ cell, column, first: true });
      if (cell.rowSpan > 1) reaching.push({ cell, column, left: cell.rowSpan - 1 });
      column += cell.columnSpan;
    }
    return placed.sort((a, b) => a.column - b.column);
  });
};

/** Each cell of the table once, with its row and column, in reading order. */
export const cellsInPlace = (grid: LayoutGrid): { cell: LayoutCell; row: number; column: number }[] =>
  placeCells(grid).flatMap((placed, row) =>
    placed.flatMap(({ cell, column, first }) => (first ? [{ cell, row, column }] : [])),
  );

const sum = (lengths: readonly number[]): number => lengths.reduce((a, b) => a + b, 0);

const pointsPerMillimetre = 72 / 25.4;
/** Width of a digit as a part of the size, in the widest of the fonts that tables are drawn in. */
const digitWidth = 0.64;

/**
 * Size in points of a cell's text: that of the table, or, for a figure of so many digits that it would break over
 * two lines, the half point at which it still stands on one.
 */
export const cellSize = ({ widths }: LayoutGrid, { cell, column }: PlacedCell): number => {
  if (cell.role !== 'figure') return tableStyle.size;
  const share = sum(widths.slice(column, column + cell.columnSpan)) / sum(widths);
  const room = share * page.textWidth * pointsPerMillimetre - 2 * tableStyle.padding - tableStyle.line;
  const fitting = Math.floor((2 * room) / (digitWidth * cell.text.length)) / 2;
  return Math.max(3, Math.min(tableStyle.size, fitting));
};
