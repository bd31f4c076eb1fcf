import { type Cell, type CellPath, cellsOf, figureAt } from '../cells.ts';
import { table3Columns, table3RowIds, table3Rows, table4Columns, table4Groups } from '../form.ts';
import type { Report } from '../model.ts';
import type { Assessment, CheckInput, Rule } from '../rule.ts';

const tables = { table2: '表二', table3: '表三', table4: '表四' } as const;

const list = (names: string[]): string =>
  names.length > 6 ? `${names.slice(0, 6).join('、')}等${names.length}处` : names.join('、');

/** Whether a cell was left blank; what could not be read is not. */
type IsBlank = (path: CellPath) => boolean;

/** The rows and columns of a table whose rows all have the same columns; table two's have not. */
const gridOf = (table: 'table3' | 'table4', format: Report['format']) =>
  table === 'table4'
    ? { columns: table4Columns, rows: table4Groups }
    : { columns: table3Columns, rows: table3Rows.filter(({ id }) => table3RowIds(format).includes(id)) };

const shortName = (cell: Cell): string => cell.name.replace(/^表./, '');
const named = (cells: Cell[]): string => list(cells.map(shortName));

/** What is blank: whole columns, whole rows, and how many cells elsewhere. */
const describeGrid = (
  table: 'table3' | 'table4',
  report: Report,
  blanks: Cell[],
  isBlank: IsBlank,
): string => {
  const grid = gridOf(table, report.format);
  const at = (row: string, column: string) => isBlank(`${table}.${row}.${column}`);
  const columns = grid.columns.filter(column => grid.rows.every(row => at(row.id, column.id)));
  const rows = grid.rows.filter(row => grid.columns.every(column => at(row.id, column.id)));
  const single = blanks.filter(
    cell => !columns.some(({ id }) => id === cell.column) && !rows.some(({ id }) => id === cell.row),
  );
  const labels = (of: readonly { label: string }[]) => list(of.map(({ label }) => label));
  const parts = [
    columns.length > 0 ? `整列为空的${columns.length}列：${labels(columns)}` : '',
    rows.length > 0 ? `整行为空的${rows.length}行：${labels(rows)}` : '',
  ].filter(part => part !== '');
  if (parts.length === 0) return `：${named(blanks)}`;
  const rest = single.length > 0 ? `此外另有${single.length}个空格：${named(single)}` : '此外没有别的空格';
  return `。${[...parts, rest].join('；')}`;
};

const describe = (table: Cell['table'], report: Report, blanks: Cell[], isBlank: IsBlank): string =>
  table === 'table2' ? `：${named(blanks)}` : describeGrid(table, report, blanks, isBlank);

const assessTable = ({ report, unread }: CheckInput, table: Cell['table']): Assessment => {
  const cells = cellsOf(report.format).filter(cell => cell.table === table);
  const isBlank: IsBlank = path => figureAt(report, path) === null && !unread?.includes(path);
  const blanks = cells.filter(cell => isBlank(cell.path));
  const paths: CellPath[] = blanks.map(cell => cell.path);
  const known = { severity: 'note' as const, cells: paths, expected: 0, found: blanks.length };
  if (blanks.length === 0) return { ...known, state: 'holds', message: `${tables[table]}没有空格。` };
  const every = blanks.length === cells.length;
  return {
    ...known,
    state: 'broken',
    message: every
      ? `${tables[table]}没有任何数字。格式要求逐格填数，没有的填0。`
      : `${tables[table]}有${blanks.length}个空格${describe(table, report, blanks, isBlank)}。格式要求逐格填数，没有的填0。`,
  };
};

/** The form asks for a figure in every cell. One note a table, with every blank cell. */
export const blank: Rule = {
  code: 'BLANK',
  severities: ['note'],
  title: '表中每一格都应当填数字，没有的填0。',
  explanation:
    '每张表合为一条提示，列出全部空格：整列、整行的合说，其余的另计；空格不当作0，也不猜测。填了文字而没有读出数字的，不算空格。',
  source: '国办公开办函〔2021〕30号填报说明',
  needsPrevious: false,
  assess: input => (['table2', 'table3', 'table4'] as const).map(table => assessTable(input, table)),
};
