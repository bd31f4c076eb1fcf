import { type CellPath, figureAt, sum, withFigure } from '../cells.ts';
import {
  applicantColumnIds,
  outcomeRowIds,
  table3ColumnIds,
  table3Columns,
  table3RowIds,
  table3Rows,
  table4Columns,
  table4Groups,
} from '../form.ts';
import type { Figure, Report } from '../model.ts';
import type { Assessment, CheckInput, Rule } from '../rule.ts';
import { unreadAmong } from './unread.ts';

const columnLabel = (id: string) => table3Columns.find(column => column.id === id)?.label ?? id;
const rowLabel = (id: string) => table3Rows.find(row => row.id === id)?.label ?? id;

interface Side {
  /** What is added up, e.g. 「（一）至（六）各项之和」. */
  name: string;
  cells: CellPath[];
  /** What each cell is called in the working, where the name of the side does not say it. */
  labelOf?: (cell: CellPath) => string;
}

interface Equation {
  /** Where it stands, e.g. 「表三“自然人”列」. */
  place: string;
  left: Side;
  right: Side;
}

const add = (report: Report, { cells }: Side): Figure => sum(cells.map(cell => figureAt(report, cell)));
const isBroken = (report: Report, { left, right }: Equation): boolean => {
  const [expected, found] = [add(report, left), add(report, right)];
  return expected !== null && found !== null && expected !== found;
};

/** Longer sums are shown without the names of what is added. */
const longestNamed = 6;

/** A side as it is worked out: 「新收加上年结转：28+2=30」. Zeros and blanks add nothing and are left out. */
const workingOf = (report: Report, side: Side): string => {
  const total = add(report, side) ?? 0;
  if (side.cells.length === 1) return `${side.name}：${total}`;
  const counted = side.cells.filter(cell => (figureAt(report, cell) ?? 0) !== 0);
  const all = side.labelOf || counted.length === 0 ? counted : side.cells;
  const named = side.labelOf !== undefined && counted.length <= longestNamed;
  const parts = all.map(cell => `${named ? side.labelOf?.(cell) : ''}${figureAt(report, cell) ?? 0}`);
  if (parts.length < 2) return `${side.name}：${parts[0] ?? total}`;
  return `${side.name}：${parts.join('+')}=${total}`;
};

/** An equation of sums of cells: holds, is broken, or cannot be assessed where a side is blank or could not be read. */
const assessEquation = (input: CheckInput, { place, left, right }: Equation, hint: string): Assessment => {
  const { report } = input;
  const expected = add(report, left);
  const found = add(report, right);
  const cells = [...left.cells, ...right.cells];
  const known = { severity: 'error' as const, cells, expected, found };
  const why = unreadAmong(input.unread, cells);
  if (why !== undefined) return { ...known, state: 'unassessable', message: `${place}：${why}` };
  if (expected === null || found === null)
    return {
      ...known,
      state: 'unassessable',
      message: `${place}：${expected === null ? left.name : right.name}全为空格，无法核对。`,
    };
  if (expected === found)
    return { ...known, state: 'holds', message: `${place}：${left.name}${expected}，与${right.name}一致。` };
  const working = `${workingOf(report, left)}，${workingOf(report, right)}，相差${Math.abs(found - expected)}`;
  return { ...known, state: 'broken', message: `${place}：${working}。${hint || '请核对这些单元格。'}` };
};

const identity = (
  code: string,
  title: string,
  explanation: string,
  equations: (report: Report) => Equation[],
  hintFor: (input: CheckInput) => string = () => '',
): Rule => ({
  code,
  severities: ['error'],
  title,
  explanation,
  source: '国办公开办函〔2021〕30号格式表内勾稽关系',
  needsPrevious: false,
  assess: input => {
    const own = equations(input.report);
    const hint = own.some(equation => isBroken(input.report, equation)) ? hintFor(input) : '';
    return own.map(equation => assessEquation(input, equation, hint));
  },
});

const at = (row: string, column: string): CellPath => `table3.${row}.${column}`;

const balances = (): Equation[] =>
  table3ColumnIds.map(column => ({
    place: `表三“${columnLabel(column)}”列`,
    left: { name: '新收加上年结转', cells: [at('received', column), at('carriedIn', column)] },
    right: { name: '总计加结转下年度', cells: [at('total', column), at('carriedOut', column)] },
  }));

const shortRow = (cell: CellPath) => rowLabel(cell.split('.')[1] ?? '').replace(/^（.）|^\d\.|（.*$/g, '');

const results = (report: Report): Equation[] =>
  table3ColumnIds.map(column => ({
    place: `表三“${columnLabel(column)}”列`,
    left: {
      name: '（一）至（六）各项之和',
      cells: outcomeRowIds(report.format).map(row => at(row, column)),
      labelOf: shortRow,
    },
    right: { name: '（七）总计', cells: [at('total', column)] },
  }));

const rows = (report: Report): Equation[] =>
  table3RowIds(report.format).map(row => ({
    place: `表三“${rowLabel(row)}”行`,
    left: {
      name: '六类申请人之和',
      cells: applicantColumnIds.map(column => at(row, column)),
      labelOf: cell => columnLabel(cell.split('.')[2] ?? ''),
    },
    right: { name: '总计', cells: [at(row, 'total')] },
  }));

/**
 * The one cell that explains all that is broken in table three: a single broken row and the broken equations of a
 * single column cross in it, and with the figure that the row asks for everything holds.
 */
const suspectOf = ({ report, unread }: CheckInput): CellPath | null => {
  const readable = ({ left, right }: Equation) =>
    unreadAmong(unread, [...left.cells, ...right.cells]) === undefined;
  const brokenIn = (of: Report, equations: Equation[]) =>
    equations.filter(equation => readable(equation) && isBroken(of, equation));
  const columns = (of: Report) => brokenIn(of, [...balances(), ...results(of)]);
  const [row, ...otherRows] = brokenIn(report, rows(report));
  const [column] = columns(report);
  if (!row || !column || otherRows.length > 0) return null;
  const inColumn = [...column.left.cells, ...column.right.cells];
  const cell = [...row.left.cells, ...row.right.cells].find(path => inColumn.includes(path));
  if (cell === undefined) return null;
  const figure = figureAt(report, cell) ?? 0;
  const off = (add(report, row.right) ?? 0) - (add(report, row.left) ?? 0);
  const right = row.right.cells.includes(cell) ? figure - off : figure + off;
  const mended = withFigure(report, cell, right);
  if (right < 0 || brokenIn(mended, rows(mended)).length > 0 || columns(mended).length > 0) return null;
  return cell;
};

const table3Hint = (input: CheckInput): string => {
  const cell = suspectOf(input);
  if (cell === null) return '';
  const [, row = '', column = ''] = cell.split('.');
  const fault = figureAt(input.report, cell) === null ? '漏填' : '填错';
  return `行与列两处都涉及“${rowLabel(row)}”的“${columnLabel(column)}”，很可能是这一格${fault}，请先核对它。`;
};

/** Per column: 第一项加第二项之和，等于第三项加第四项之和. */
export const table3Balance = identity(
  'T3-BALANCE',
  '表三每一列：本年新收加上年结转，等于总计加结转下年度。',
  '逐列计算。一边全为空格时不作判断；空格旁有数字时，空格按0计；有一格没有读出数字时不作判断。',
  balances,
  table3Hint,
);

/** Per column: （七）总计 is the sum of （一） to （六）. */
export const table3Results = identity(
  'T3-RESULTS',
  '表三每一列：（七）总计等于（一）至（六）各项办理结果之和。',
  '逐列计算；2019年格式的（六）其他处理为一行。有一格没有读出数字时不作判断。',
  results,
  table3Hint,
);

/** Per row: 总计 is the sum of the six kinds of applicant. */
export const table3Row = identity(
  'T3-ROW',
  '表三每一行：总计等于六类申请人之和。',
  '逐行计算；六类申请人全为空格、有一格没有读出数字时不作判断。只有一行和一列不平、改正交叉的一格就全部相符时，指出这一格。',
  rows,
  table3Hint,
);

/** Per group of table four: 总计 is the sum of the four results. */
export const table4Row = identity(
  'T4-ROW',
  '表四每一组：总计等于结果维持、结果纠正、其他结果、尚未审结之和。',
  '行政复议、未经复议直接起诉、复议后起诉三组分别计算。',
  () =>
    table4Groups.map(group => ({
      place: `表四“${group.label}”`,
      left: {
        name: '四项结果之和',
        cells: ['upheld', 'corrected', 'other', 'pending'].map(result => `table4.${group.id}.${result}`),
        labelOf: cell => table4Columns.find(({ id }) => cell.endsWith(`.${id}`))?.label ?? '',
      },
      right: { name: '总计', cells: [`table4.${group.id}.total`] },
    })),
);
