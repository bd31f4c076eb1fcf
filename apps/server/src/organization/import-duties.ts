import { isSameEntry, isSingle } from './duties.ts';
import type { DutyChange } from './duty-store.ts';
import { type Known, noSuchUnit, type UnitRow } from './import-units.ts';
import { type CellFault, type DutyValues, dutyTaker } from './import-values.ts';
import { dutyKinds, labelOf } from './kinds.ts';
import { type DutyField, dutyForms, type SheetEntry, sheetNames } from './sheet.ts';
import type { Duty } from './tables.ts';

interface DutyRow {
  row: number;
  /** How the row is called: 「商务局 专人 张三」. */
  name: string;
  values: DutyValues;
  faults: CellFault[];
  unit: { id: string; name: string; fromDay: string } | undefined;
  existing: Duty | undefined;
}

const fault = (row: DutyRow, field: DutyField, message: string): void =>
  void row.faults.push({ column: dutyForms[field].title, message });

/** The unit that a row names: one that there is, or one that the same file sets up. */
const unitFinder = (known: Known, unitRows: readonly UnitRow[]) => {
  const stored = new Map(known.units.map(unit => [unit.name, unit]));
  const inFile = new Map(unitRows.map(row => [row.name, row]));
  return (name: string): { id: string; name: string; fromDay: string } | string => {
    const unit = stored.get(name);
    if (unit) return unit;
    const row = inFile.get(name);
    if (!row) return noSuchUnit(name, known);
    if (row.faults.length > 0) return `“${name}”在“${sheetNames.units}”表第${row.row}行有错，请先改正那一行`;
    return { id: row.id, name, fromDay: row.values.fromDay ?? known.today };
  };
};

const takeRows = (
  entries: readonly SheetEntry<DutyField>[],
  known: Known,
  unitRows: readonly UnitRow[],
): DutyRow[] => {
  const take = dutyTaker(known.today);
  const findUnit = unitFinder(known, unitRows);
  const inForce = Map.groupBy(known.duties, ({ unitId }) => unitId);
  return entries.map(entry => {
    const { values, faults } = take(entry);
    const found = values.unit === undefined ? undefined : findUnit(values.unit);
    const unit = typeof found === 'string' ? undefined : found;
    const { unit: unitName = '', kind = '', section = '', name = '' } = entry.texts;
    const row: DutyRow = {
      row: entry.row,
      name: [unitName, kind, section, name].filter(Boolean).join(' '),
      values,
      faults,
      unit,
      existing: unit && inForce.get(unit.id)?.find(duty => isSameEntry(duty, values)),
    };
    if (typeof found === 'string') fault(row, 'unit', found);
    return row;
  });
};

const checkDays = ({ today }: Known, row: DutyRow): void => {
  const { unit, existing, values } = row;
  if (existing) {
    if (values.fromDay !== undefined && values.fromDay !== existing.fromDay)
      fault(row, 'fromDay', `系统中是${existing.fromDay}，已有分工的开始日期不能用导入改，请改回或留空`);
  } else if (unit && (values.fromDay ?? today) < unit.fromDay)
    fault(row, 'fromDay', `“${unit.name}”${unit.fromDay}才设立，开始日期不能更早`);
};

/** The same entry stands twice, or a second one of a kind of which there is but one. */
const checkTwice = (rows: readonly DutyRow[], known: Known): void => {
  const held = new Map(
    known.duties.filter(({ kind }) => isSingle(kind)).map(duty => [`${duty.unitId}/${duty.kind}`, duty.name]),
  );
  const first = new Map<string, number>();
  for (const row of rows) {
    const { unit, values, existing } = row;
    if (!unit || row.faults.length > 0) continue;
    const key = JSON.stringify([unit.id, values.kind, values.section, values.name]);
    const before = first.get(key);
    if (before !== undefined) fault(row, 'unit', `与第${before}行重复，请只保留一行`);
    else first.set(key, row.row);
    if (!isSingle(values.kind) || existing || before !== undefined) continue;
    const place = `${unit.id}/${values.kind}`;
    const holder = held.get(place);
    if (holder !== undefined)
      fault(
        row,
        'kind',
        `“${unit.name}”已有${labelOf(dutyKinds, values.kind)}“${holder}”，请先结束原来的分工`,
      );
    else held.set(place, values.name);
  }
};

const stateAfter = (
  regionId: string,
  { unit, existing, values }: DutyRow,
  known: Known,
  sort: number,
): Duty => {
  const { unit: _name, fromDay, ...given } = values;
  const before: Duty = existing ?? {
    regionId,
    id: known.newId(),
    unitId: unit?.id ?? '',
    kind: values.kind,
    section: '',
    name: '',
    post: '',
    telephone: '',
    personId: null,
    duties: '',
    fromDay: fromDay ?? known.today,
    toDay: null,
    sort,
    version: 0,
  };
  return { ...before, ...given, version: before.version + 1 };
};

const compared = ['post', 'telephone', 'duties'] as const;

export interface DutyPlan {
  rows: DutyRow[];
  /** What each sound row that changes something changes, in words, by its number. */
  changed: Map<number, string[]>;
  changes: DutyChange[];
}

/** Checks rows of duties, and works out what they change. */
export const planDuties = (
  regionId: string,
  entries: readonly SheetEntry<DutyField>[],
  known: Known,
  unitRows: readonly UnitRow[],
): DutyPlan => {
  const rows = takeRows(entries, known, unitRows);
  for (const row of rows) checkDays(known, row);
  checkTwice(rows, known);
  const last = new Map<string, number>();
  for (const { unitId, sort } of known.duties) last.set(unitId, Math.max(sort, last.get(unitId) ?? 0));
  const changed = new Map<number, string[]>();
  const changes = rows.flatMap((row): DutyChange[] => {
    const { unit, existing } = row;
    if (!unit || row.faults.length > 0) return [];
    const sort = (last.get(unit.id) ?? 0) + 1;
    const after = stateAfter(regionId, row, known, sort);
    if (!existing) {
      last.set(unit.id, sort);
      return [{ action: 'duty.create', before: null, after }];
    }
    const labels = compared
      .filter(field => existing[field] !== after[field])
      .map(field => dutyForms[field].title);
    if (labels.length === 0) return [];
    changed.set(row.row, labels);
    return [{ action: 'duty.change', before: existing, after }];
  });
  return { rows, changed, changes };
};
