import { type Cell, type CellPath, cellsOf, figureAt } from '../cells.ts';
import { table3ColumnIds, table3Columns, table3RowIds, table3Rows } from '../form.ts';
import type { Report } from '../model.ts';
import type { Assessment, Rule } from '../rule.ts';

const tables = { table2: '表二', table3: '表三', table4: '表四' } as const;

const list = (names: string[]): string =>
  names.length > 6 ? `${names.slice(0, 6).join('、')}等${names.length}处` : names.join('、');

/** The labels of table three's columns that are blank from top to bottom, and of its rows blank throughout. */
const wholeOfTable3 = (report: Report): { columns: string[]; rows: string[] } => {
  const isBlank = (row: string, column: string) => figureAt(report, `table3.${row}.${column}`) === null;
  const rows = table3RowIds(report.format);
  return {
    columns: table3Columns.filter(column => rows.every(row => isBlank(row, column.id))).map(c => c.label),
    rows: table3Rows
      .filter(row => rows.includes(row.id) && table3ColumnIds.every(column => isBlank(row.id, column)))
      .map(row => row.label),
  };
};

const describe = (table: Cell['table'], report: Report, blanks: Cell[]): string => {
  if (table !== 'table3') return `：${list(blanks.map(cell => cell.name.replace(/^表.|的/g, '')))}`;
  const { columns, rows } = wholeOfTable3(report);
  const parts = [
    columns.length > 0 ? `整列为空：${list(columns)}` : '',
    rows.length > 0 ? `整行为空：${list(rows)}` : '',
  ].filter(part => part !== '');
  return parts.length > 0
    ? `（${parts.join('；')}）`
    : `：${list(blanks.map(cell => cell.name.replace(/^表三/, '')))}`;
};

const assessTable = (report: Report, table: Cell['table']): Assessment => {
  const cells = cellsOf(report.format).filter(cell => cell.table === table);
  const blanks = cells.filter(cell => figureAt(report, cell.path) === null);
  const paths: CellPath[] = blanks.map(cell => cell.path);
  const known = { severity: 'note' as const, cells: paths, expected: 0, found: blanks.length };
  if (blanks.length === 0) return { ...known, state: 'holds', message: `${tables[table]}没有空格。` };
  const every = blanks.length === cells.length;
  return {
    ...known,
    state: 'broken',
    message: every
      ? `${tables[table]}没有任何数字。格式要求逐格填数，没有的填0。`
      : `${tables[table]}有${blanks.length}个空格${describe(table, report, blanks)}。格式要求逐格填数，没有的填0。`,
  };
};

/** The form asks for a figure in every cell. One note a table, with every blank cell. */
export const blank: Rule = {
  code: 'BLANK',
  severities: ['note'],
  title: '表中每一格都应当填数字，没有的填0。',
  explanation: '每张表合为一条提示，列出全部空格；空格不当作0，也不猜测。',
  source: '国办公开办函〔2021〕30号填报说明',
  needsPrevious: false,
  assess: ({ report }) => (['table2', 'table3', 'table4'] as const).map(table => assessTable(report, table)),
};
