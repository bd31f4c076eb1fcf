import { type Cell, type CellPath, cellsOf, figureAt, sum } from './cells.ts';
import { outcomeGroups, rowsOfGroup } from './form.ts';
import type { Figure, Report } from './model.ts';
import { type CopiedProse, copiedProse } from './prose/copied.ts';

/** One figure in two years. */
export interface CellComparison {
  path: CellPath;
  name: string;
  table: Cell['table'];
  older: Figure;
  newer: Figure;
  /** newer − older; null where either is blank. */
  difference: Figure;
  /** difference ÷ older, as a fraction; null where it has no meaning (older blank or 0). */
  rate: Figure;
}

/** Two reports side by side: every cell that both formats have, and how much of the prose is last year's. */
export interface Comparison {
  cells: CellComparison[];
  copied: CopiedProse;
}

const otherwise = outcomeGroups.find(group => group.id === 'otherwise');

/**
 * The figure that both formats can be asked for. The 2019 format has （六）其他处理 as one row, kept in
 * `otherHandling`; a report of the 2021 format answers for it with the sum of its three rows.
 */
const comparable = (report: Report, cell: Cell, across: boolean): Figure => {
  if (!across || cell.row !== 'otherHandling') return figureAt(report, cell.path) ?? null;
  return sum(
    rowsOfGroup('otherwise', report.format).map(row => figureAt(report, `table3.${row}.${cell.column}`)),
  );
};

const compareCell = (older: Report, newer: Report, cell: Cell, across: boolean): CellComparison => {
  const [before, after] = [comparable(older, cell, across), comparable(newer, cell, across)];
  const difference = before === null || after === null ? null : (sum([after, -before]) ?? 0);
  const rate = difference === null || before === null || before === 0 ? null : difference / before;
  const name =
    across && cell.row === 'otherHandling'
      ? cell.name.replace(/“[^”]*”/, `“${otherwise?.label}”`)
      : cell.name;
  return { path: cell.path, name, table: cell.table, older: before, newer: after, difference, rate };
};

/**
 * Compares two reports cell by cell, and their prose paragraph by paragraph. Reports of different formats are
 * compared on the cells that both have: tables three and four.
 */
export const compareReports = (older: Report, newer: Report): Comparison => {
  const across = older.format !== newer.format;
  const known = new Set(cellsOf(older.format).map(cell => cell.path));
  return {
    cells: cellsOf(newer.format)
      .filter(cell => known.has(cell.path))
      .map(cell => compareCell(older, newer, cell, across)),
    copied: copiedProse(newer, older),
  };
};
