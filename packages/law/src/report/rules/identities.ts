import { type CellPath, cellName, figureAt, sum } from '../cells.ts';
import {
  applicantColumnIds,
  outcomeRowIds,
  table3ColumnIds,
  table3Columns,
  table3RowIds,
  table3Rows,
  table4Groups,
} from '../form.ts';
import type { Figure, Report } from '../model.ts';
import type { Assessment, Rule } from '../rule.ts';
import { consecutive } from './years.ts';

const columnLabel = (id: string) => table3Columns.find(column => column.id === id)?.label ?? id;
const rowLabel = (id: string) => table3Rows.find(row => row.id === id)?.label ?? id;

interface Equation {
  /** Where it stands, e.g. 「表三“自然人”列」. */
  place: string;
  /** What is added up, e.g. 「（一）至（六）各项之和」. */
  left: { name: string; cells: CellPath[] };
  right: { name: string; cells: CellPath[] };
}

/** An equation of sums of cells: holds, is broken, or cannot be assessed where a side is blank throughout. */
const assessEquation = (report: Report, { place, left, right }: Equation): Assessment => {
  const add = (cells: CellPath[]): Figure => sum(cells.map(cell => figureAt(report, cell)));
  const expected = add(left.cells);
  const found = add(right.cells);
  const cells = [...left.cells, ...right.cells];
  const known = { severity: 'error' as const, cells, expected, found };
  if (expected === null || found === null)
    return {
      ...known,
      state: 'unassessable',
      message: `${place}：${expected === null ? left.name : right.name}全为空格，无法核对。`,
    };
  if (expected === found)
    return { ...known, state: 'holds', message: `${place}：${left.name}${expected}，与${right.name}一致。` };
  return {
    ...known,
    state: 'broken',
    message: `${place}：${left.name}为${expected}，${right.name}为${found}，相差${Math.abs(found - expected)}。请核对这些单元格。`,
  };
};

const identity = (
  code: string,
  title: string,
  explanation: string,
  equations: (report: Report) => Equation[],
): Rule => ({
  code,
  severities: ['error'],
  title,
  explanation,
  source: '国办公开办函〔2021〕30号格式表内勾稽关系',
  needsPrevious: false,
  assess: ({ report }) => equations(report).map(equation => assessEquation(report, equation)),
});

const at = (row: string, column: string): CellPath => `table3.${row}.${column}`;

/** Per column: 第一项加第二项之和，等于第三项加第四项之和. */
export const table3Balance = identity(
  'T3-BALANCE',
  '表三每一列：本年新收加上年结转，等于总计加结转下年度。',
  '逐列计算。一边全为空格时不作判断；空格旁有数字时，空格按0计。',
  () =>
    table3ColumnIds.map(column => ({
      place: `表三“${columnLabel(column)}”列`,
      left: { name: '新收加上年结转', cells: [at('received', column), at('carriedIn', column)] },
      right: { name: '总计加结转下年度', cells: [at('total', column), at('carriedOut', column)] },
    })),
);

/** Per column: （七）总计 is the sum of （一） to （六）. */
export const table3Results = identity(
  'T3-RESULTS',
  '表三每一列：（七）总计等于（一）至（六）各项办理结果之和。',
  '逐列计算；2019年格式的（六）其他处理为一行。',
  report =>
    table3ColumnIds.map(column => ({
      place: `表三“${columnLabel(column)}”列`,
      left: {
        name: '（一）至（六）各项之和',
        cells: outcomeRowIds(report.format).map(row => at(row, column)),
      },
      right: { name: '（七）总计', cells: [at('total', column)] },
    })),
);

/** Per row: 总计 is the sum of the six kinds of applicant. */
export const table3Row = identity(
  'T3-ROW',
  '表三每一行：总计等于六类申请人之和。',
  '逐行计算；六类申请人全为空格时不作判断。',
  report =>
    table3RowIds(report.format).map(row => ({
      place: `表三“${rowLabel(row)}”行`,
      left: { name: '六类申请人之和', cells: applicantColumnIds.map(column => at(row, column)) },
      right: { name: '总计', cells: [at(row, 'total')] },
    })),
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
      },
      right: { name: '总计', cells: [`table4.${group.id}.total`] },
    })),
);

/** carriedIn of year n is carriedOut of year n − 1, per column. */
export const carry: Rule = {
  code: 'CARRY',
  severities: ['error'],
  title: '本年报告的上年结转，等于上一年报告的结转下年度继续办理，逐列相等。',
  explanation: '需要上一年度的报告；两份报告年度不相邻时不核对。',
  source: '国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous }) => {
    if (!consecutive(report, previous)) return [];
    return table3ColumnIds.map(column => {
      const expected = previous.table3.carriedOut[column];
      const found = report.table3.carriedIn[column];
      const known = { severity: 'error' as const, cells: [at('carriedIn', column)], expected, found };
      const place = `表三“${columnLabel(column)}”列`;
      if (expected === null || found === null)
        return {
          ...known,
          state: 'unassessable',
          message: `${place}：上年结转与上一年的结转下年度有一个是空格，无法核对。`,
        };
      return expected === found
        ? {
            ...known,
            state: 'holds',
            message: `${place}：上年结转${found}，与${previous.year}年报告的结转下年度一致。`,
          }
        : {
            ...known,
            state: 'broken',
            message: `${place}：${previous.year}年报告结转下年度${expected}件，本年报告的上年结转为${found}件。两处应当相等，请核对是哪一年填错。`,
          };
    });
  },
};

/** inForce(n) = inForce(n − 1) + issued − repealed, for 规章 and 行政规范性文件. */
export const inForce: Rule = {
  code: 'IN-FORCE',
  severities: ['warning'],
  title: '规章和行政规范性文件：现行有效件数等于上一年现行有效件数加本年制发、减本年废止。',
  explanation: '需要上一年度的报告，两份都是2021年格式且年度相邻；任一数为空格时不作判断。',
  source: '国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous }) => {
    if (!consecutive(report, previous) || report.format !== 2021 || previous.format !== 2021) return [];
    return (['rules', 'normativeDocuments'] as const).map(kind => {
      const { issued, repealed, inForce: found } = report.table2[kind];
      const before = previous.table2[kind].inForce;
      const cells = ['inForce', 'issued', 'repealed'].map(column => `table2.${kind}.${column}`);
      const label = kind === 'rules' ? '规章' : '行政规范性文件';
      if (before === null || issued === null || repealed === null || found === null)
        return {
          state: 'unassessable',
          severity: 'warning',
          cells,
          expected: null,
          found,
          message: `表二“${label}”：有空格，无法与上一年核对。`,
        };
      const expected = before + issued - repealed;
      const working = `上一年现行有效${before}件，加本年制发${issued}件，减本年废止${repealed}件，得${expected}件`;
      return {
        state: expected === found ? 'holds' : 'broken',
        severity: 'warning',
        cells,
        expected,
        found,
        message:
          expected === found
            ? `表二“${label}”：${working}，与现行有效件数一致。`
            : `表二“${label}”：${working}，而本年现行有效填的是${found}件。请核对三个数。`,
      };
    });
  },
};

/** Cases pending at the end of year n − 1 are among those counted in year n. */
export const pending: Rule = {
  code: 'PENDING',
  severities: ['note'],
  title: '上一年尚未审结的复议、诉讼，不多于本年统计的件数。',
  explanation: '需要上一年度的报告；上年未审结的案件在本年应当再次计入，件数变少值得核对。',
  source: '国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous }) => {
    if (!consecutive(report, previous)) return [];
    return table4Groups.map(group => {
      const before = previous.table4[group.id].pending;
      const now = report.table4[group.id].total;
      const cells = [`table4.${group.id}.total`];
      const known = { severity: 'note' as const, cells, expected: before, found: now };
      if (before === null || now === null)
        return {
          ...known,
          state: 'unassessable',
          message: `${cellName(cells[0] as string)}有空格，无法与上一年核对。`,
        };
      return before <= now
        ? {
            ...known,
            state: 'holds',
            message: `表四“${group.label}”：上一年尚未审结${before}件，不多于本年的${now}件。`,
          }
        : {
            ...known,
            state: 'broken',
            message: `表四“${group.label}”：上一年尚未审结${before}件，本年总计只有${now}件。上年未结的案件应计入本年，请核对。`,
          };
    });
  },
};
