import {
  type Format,
  table2Parts,
  table3Columns,
  table3RowIds,
  table3Rows,
  table4Columns,
  table4Groups,
} from './form.ts';
import type { Figure, Report } from './model.ts';

/** A cell's address, as in the JSON: `table3.received.total`, `table2.licences`. */
export type CellPath = string;

/** One figure of the report with its address and its name in Chinese. */
export interface Cell {
  path: CellPath;
  table: 'table2' | 'table3' | 'table4';
  row: string;
  column: string;
  /** What people call the cell: 「表三“一、本年新收政府信息公开申请数量”的“自然人”」. */
  name: string;
}

const table2Cells = (format: Format): Cell[] => {
  const root = format === 2021 ? 'table2' : 'table2of2019';
  return table2Parts(format).flatMap(part =>
    part.rows.flatMap(row =>
      part.columns.map(column => ({
        path: column.id ? `${root}.${row.id}.${column.id}` : `${root}.${row.id}`,
        table: 'table2' as const,
        row: row.id,
        column: column.id,
        name: `表二“${row.label}”的“${column.label}”`,
      })),
    ),
  );
};

const table3Cells = (format: Format): Cell[] =>
  table3RowIds(format).flatMap(id =>
    table3Columns.map(column => ({
      path: `table3.${id}.${column.id}`,
      table: 'table3' as const,
      row: id,
      column: column.id,
      name: `表三“${table3Rows.find(row => row.id === id)?.label ?? id}”的“${column.label}”`,
    })),
  );

const table4Cells = (): Cell[] =>
  table4Groups.flatMap(group =>
    table4Columns.map(column => ({
      path: `table4.${group.id}.${column.id}`,
      table: 'table4' as const,
      row: group.id,
      column: column.id,
      name: `表四“${group.label}”的“${column.label}”`,
    })),
  );

const cellsByFormat = { 2019: undefined, 2021: undefined } as Record<Format, Cell[] | undefined>;

/** Every cell of the format, in the order of the form. */
export const cellsOf = (format: Format): readonly Cell[] => {
  cellsByFormat[format] ??= [...table2Cells(format), ...table3Cells(format), ...table4Cells()];
  return cellsByFormat[format];
};

/** The figure at an address, or undefined where the format has no such cell. */
export const figureAt = (report: Report, path: CellPath): Figure | undefined => {
  let value: unknown = report;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value === null || typeof value === 'number' ? value : undefined;
};

/** A copy of the report with one figure changed; the report itself stays as it was. */
export const withFigure = (report: Report, path: CellPath, figure: Figure): Report => {
  const put = (node: unknown, keys: string[]): unknown => {
    const [key, ...tail] = keys;
    return key === undefined
      ? figure
      : { ...(node as object), [key]: put((node as Record<string, unknown>)[key], tail) };
  };
  return put(report, path.split('.')) as Report;
};

const names = new Map<CellPath, string>();

/** The Chinese name of a cell. */
export const cellName = (path: CellPath): string => {
  if (names.size === 0)
    for (const format of [2019, 2021] as const)
      for (const cell of cellsOf(format)) names.set(cell.path, cell.name);
  return names.get(path) ?? path;
};

/** Decimals as printed: 96171.6 has one. */
const decimalsOf = (figure: number): number => String(figure).split('.')[1]?.length ?? 0;

/**
 * Sum with blanks: a blank counts as 0 beside at least one figure; blanks alone have no sum (null). Amounts in 万元
 * add up as decimals, without binary remainders.
 */
export const sum = (figures: readonly (Figure | undefined)[]): Figure => {
  const present = figures.filter(figure => typeof figure === 'number');
  if (present.length === 0) return null;
  const total = present.reduce((a, b) => a + b, 0);
  return Number.isInteger(total) ? total : Number(total.toFixed(Math.max(...present.map(decimalsOf))));
};

/** The object at an address, made where it is not there yet. */
const nodeAt = (report: Record<string, unknown>, path: string): Record<string, unknown> =>
  path.split('.').reduce((node, key) => {
    node[key] ??= {};
    return node[key] as Record<string, unknown>;
  }, report);

/** A report of the format with the given figures and no prose. */
export const reportOf = (format: Format, figure: (path: CellPath) => Figure): Report => {
  const report = {
    schema: 'annual-report/1',
    authority: null,
    year: null,
    format,
    published: null,
    period: null,
    preamble: '',
    overview: '',
    problems: '',
    other: '',
  } as Record<string, unknown>;
  let holder = '';
  let node = report;
  for (const { path } of cellsOf(format)) {
    const dot = path.lastIndexOf('.');
    if (holder !== path.slice(0, dot)) {
      holder = path.slice(0, dot);
      node = nodeAt(report, holder);
    }
    node[path.slice(dot + 1)] = figure(path);
  }
  return report as unknown as Report;
};

/** A report of the format with every figure blank and no prose. */
export const blankReport = (format: Format): Report => reportOf(format, () => null);
