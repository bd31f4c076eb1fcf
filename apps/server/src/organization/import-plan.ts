import type { DutyChange } from './duty-store.ts';
import { planDuties } from './import-duties.ts';
import { type Known, planUnits } from './import-units.ts';
import type { CellFault } from './import-values.ts';
import { type SheetId, type SheetRows, sheetNames } from './sheet.ts';
import type { UnitChange } from './unit-store.ts';

/** What is wrong in a cell, and the whole sentence: 「工作表“机构”第12行“上级机构”：没有名为……」. */
interface RowError extends CellFault {
  text: string;
}

type RowOutcome = 'create' | 'change' | 'unchanged' | 'error';

/** What an import does, or would do, with one row. */
export interface RowReport {
  sheet: string;
  row: number;
  /** What the row is about. */
  name: string;
  outcome: RowOutcome;
  /** Titles of what it changes. */
  changes: string[];
  errors: RowError[];
}

export interface ImportReport {
  rows: RowReport[];
  counts: Record<RowOutcome, number>;
  /** What was not read. */
  notes: string[];
}

/** What an import writes, and what it says of every row. */
export interface ImportPlan {
  report: ImportReport;
  /** Each after its parent. */
  creates: UnitChange[];
  changes: UnitChange[];
  duties: DutyChange[];
}

interface Checked {
  row: number;
  name: string;
  faults: readonly CellFault[];
  existing: unknown;
}

const reportRow = (
  id: SheetId,
  { row, name, faults, existing }: Checked,
  changes: string[] | undefined,
): RowReport => {
  const sheet = sheetNames[id];
  const errors = faults.map(({ column, message }) => ({
    column,
    message,
    text: `工作表“${sheet}”第${row}行“${column}”：${message}${message.endsWith('？') ? '' : '。'}`,
  }));
  const outcome = errors.length > 0 ? 'error' : !existing ? 'create' : changes ? 'change' : 'unchanged';
  return { sheet, row, name, outcome, changes: changes ?? [], errors };
};

const countOutcomes = (rows: readonly RowReport[]): Record<RowOutcome, number> => {
  const counts = { create: 0, change: 0, unchanged: 0, error: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return counts;
};

/** Works out what the rows of a file do to an organisation as it stands. It writes nothing and asks nothing. */
export const planImport = (regionId: string, file: SheetRows, known: Known): ImportPlan => {
  const units = planUnits(file.units, known);
  const duties = planDuties(regionId, file.duties, known, units.rows);
  const rows = [
    ...units.rows.map(row => reportRow('units', row, units.changed.get(row.row))),
    ...duties.rows.map(row => reportRow('duties', row, duties.changed.get(row.row))),
  ];
  return {
    report: { rows, counts: countOutcomes(rows), notes: file.notes },
    creates: units.creates,
    changes: units.changes,
    duties: duties.changes,
  };
};
