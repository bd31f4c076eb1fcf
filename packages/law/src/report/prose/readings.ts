import { type CellPath, cellName, figureAt, sum } from '../cells.ts';
import {
  applicantColumnIds,
  type OutcomeGroupId,
  outcomeGroups,
  rowsOfGroup,
  type Table3RowId,
  type Table4GroupId,
} from '../form.ts';
import type { Figure, Report } from '../model.ts';

/** One way to read a figure of the prose: the cells whose sum (less others) it should be. */
export interface Reading {
  /** The cells in words, e.g. 「表三“（三）不予公开”八项合计」. */
  name: string;
  plus: CellPath[];
  minus: CellPath[];
}

export const reading = (name: string | null, plus: CellPath[], minus: CellPath[] = []): Reading => ({
  name: name ?? cellName(plus[0] ?? ''),
  plus,
  minus,
});

/** What the tables say for a reading; null where its cells are blank throughout, or the form has none of them. */
export const tableValue = (report: Report, { plus, minus }: Reading): Figure => {
  const add = (cells: CellPath[]) => sum(cells.map(cell => figureAt(report, cell)));
  const total = add(plus);
  return total === null || minus.length === 0 ? total : total - (add(minus) ?? 0);
};

/** Rows of table three that a figure counts together, before it is known in which columns. */
export interface Rows {
  name: string;
  rows: readonly Table3RowId[];
  minus?: readonly Table3RowId[];
}

const cellsIn = (rows: readonly Table3RowId[], columns: readonly string[]): CellPath[] =>
  rows.flatMap(row => columns.map(column => `table3.${row}.${column}`));

/** Rows read in the given columns (「总计」 unless told otherwise). */
export const inColumns = (rows: Rows, columns: readonly string[] = ['total'], column = ''): Reading =>
  reading(
    rows.rows.length === 1 && columns.length === 1 && !rows.minus
      ? null
      : `表三${rows.name}${column && `的“${column}”`}`,
    cellsIn(rows.rows, columns),
    cellsIn(rows.minus ?? [], columns),
  );

export const received: Rows = { name: '本年新收', rows: ['received'] };
export const carriedIn: Rows = { name: '上年结转', rows: ['carriedIn'] };
export const carriedOut: Rows = { name: '结转下年度', rows: ['carriedOut'] };
export const handled: Rows = { name: '（七）总计', rows: ['total'] };
export const handledOfReceived: Rows = {
  name: '（七）总计减上年结转',
  rows: ['total'],
  minus: ['carriedIn'],
};
export const receivedAndCarriedIn: Rows = { name: '本年新收加上年结转', rows: ['received', 'carriedIn'] };
export const grantedOrPartial: Rows = { name: '予以公开加部分公开', rows: ['granted', 'partiallyGranted'] };

const countNames = ['', '一', '两', '三', '四', '五', '六', '七', '八'];

/** The rows of an outcome: 「不予公开」 is its eight rows. */
export const outcomeRows = (id: OutcomeGroupId, format: Report['format']): Rows => {
  const rows = rowsOfGroup(id, format);
  const label = outcomeGroups.find(group => group.id === id)?.label ?? id;
  return { name: `“${label}”${countNames[rows.length] ?? rows.length}项合计`, rows };
};

/** Columns that the words for applicants name. */
export const applicantColumns: Record<string, { columns: readonly string[]; label: string }> = {
  naturalPerson: { columns: ['naturalPerson'], label: '自然人' },
  organizations: {
    columns: applicantColumnIds.filter(id => id !== 'naturalPerson'),
    label: '法人或其他组织',
  },
  enterprise: { columns: ['enterprise'], label: '商业企业' },
  researchInstitution: { columns: ['researchInstitution'], label: '科研机构' },
  publicWelfareOrganization: { columns: ['publicWelfareOrganization'], label: '社会公益组织' },
  legalServiceInstitution: { columns: ['legalServiceInstitution'], label: '法律服务机构' },
  otherOrganization: { columns: ['otherOrganization'], label: '其他' },
};

/** The groups of table four that the words for disputes name. */
export const disputeGroups: Record<string, readonly Table4GroupId[]> = {
  reconsideration: ['reconsideration'],
  litigation: ['directLitigation', 'litigationAfterReconsideration'],
  directLitigation: ['directLitigation'],
  litigationAfterReconsideration: ['litigationAfterReconsideration'],
};

const disputeLabel = (groups: readonly Table4GroupId[]): string => {
  if (groups.length === 3) return '行政复议与行政诉讼';
  if (groups.includes('reconsideration')) return groups.length === 1 ? '行政复议' : '行政复议与行政诉讼';
  return '行政诉讼（两组合计）';
};

const resultLabels: Record<string, string> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
};

/** A result of some groups of table four. */
export const disputeReading = (groups: readonly Table4GroupId[], result = 'total'): Reading =>
  reading(
    groups.length === 1 ? null : `表四${disputeLabel(groups)}的“${resultLabels[result] ?? result}”`,
    groups.map(group => `table4.${group}.${result}`),
  );
