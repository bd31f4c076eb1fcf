import { changesBetween } from './history.ts';
import { type CellFault, type UnitValues, unitTaker } from './import-values.ts';
import { type Organization, type SheetEntry, sheetNames, type UnitField, unitForms } from './sheet.ts';
import type { Unit, UnitState } from './tables.ts';
import { stateOf, type UnitChange } from './unit-store.ts';

/** What an import is checked against. */
export interface Known extends Organization {
  /** Names that are no more, each with a sentence that says what became of it. */
  former: ReadonlyMap<string, string>;
  today: string;
  newId(): string;
}

/** A row of units on its way through the checks. */
export interface UnitRow {
  row: number;
  name: string;
  values: UnitValues;
  faults: CellFault[];
  existing: Unit | undefined;
  id: string;
}

const isSound = ({ faults }: UnitRow): boolean => faults.length === 0;

const fault = (row: UnitRow, field: UnitField, message: string): void =>
  void row.faults.push({ column: unitForms[field].title, message });

/** Whether the signs of a short form stand in the full name in their order: 「县工信局」 in 「县工业和信息化局」. */
const isShortFor = (short: string, full: string): boolean => {
  let at = 0;
  for (const sign of full) if (sign === short[at]) at++;
  return at === short.length;
};

/** What to do about a name that no unit has. */
export const noSuchUnit = (name: string, { former, units }: Known): string => {
  const gone = former.get(name);
  if (gone) return gone;
  const near = units.find(unit => unit.shortName === name) ?? units.find(unit => isShortFor(name, unit.name));
  return `没有名为“${name}”的机构，${near ? `是否应为“${near.name}”？` : ''}请先新建或改正名称`;
};

const takeRows = (entries: readonly SheetEntry<UnitField>[], known: Known): UnitRow[] => {
  const take = unitTaker(known.areas, known.today);
  const byName = new Map(known.units.map(unit => [unit.name, unit]));
  return entries.map(entry => {
    const { values, faults } = take(entry);
    const name = values.name ?? entry.texts.name ?? '';
    const existing = byName.get(name);
    return { row: entry.row, name, values, faults, existing, id: existing?.id ?? known.newId() };
  });
};

const checkNames = (rows: readonly UnitRow[], { former }: Known): void => {
  const first = new Map<string, number>();
  for (const row of rows) {
    const before = first.get(row.name);
    if (before !== undefined) fault(row, 'name', `与第${before}行重复，请只保留一行`);
    else if (row.name !== '') first.set(row.name, row.row);
    const gone = row.existing ? undefined : former.get(row.name);
    if (gone) fault(row, 'name', gone);
    const { fromDay } = row.values;
    if (row.existing && fromDay !== undefined && fromDay !== row.existing.fromDay)
      fault(row, 'fromDay', `系统中是${row.existing.fromDay}，已有机构的成立日期不能用导入改，请改回或留空`);
  }
};

/** Finds rows whose parent is not there, or is in a row that will not be written. @returns whether it found any */
const checkParents = (rows: readonly UnitRow[], known: Known, stored: ReadonlySet<string>): boolean => {
  const inFile = new Map(rows.map(row => [row.name, row]));
  const faulty = rows.filter(isSound).flatMap(row => {
    const { parent } = row.values;
    if (parent === undefined || parent === '' || stored.has(parent)) return [];
    const other = inFile.get(parent);
    if (other && isSound(other)) return [];
    const message = other ? `“${parent}”在第${other.row}行有错，请先改正那一行` : noSuchUnit(parent, known);
    return [{ row, message }];
  });
  for (const { row, message } of faulty) fault(row, 'parent', message);
  return faulty.length > 0;
};

/** Finds rows by which a unit would come to lie below itself. @returns whether it found any */
const checkCircles = (rows: readonly UnitRow[], { units }: Known): boolean => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const parents = new Map(units.map(({ name, parentId }) => [name, names.get(parentId ?? '') ?? '']));
  for (const { name, values } of rows.filter(isSound))
    if (values.parent !== undefined) parents.set(name, values.parent);
  const circleOf = (name: string): string[] => {
    const walked = new Set([name]);
    for (let at = parents.get(name) ?? ''; at !== '' && !walked.has(at); at = parents.get(at) ?? '')
      walked.add(at);
    const end = parents.get([...walked].at(-1) ?? '') ?? '';
    return end === name ? [...walked, name] : [];
  };
  const found = rows
    .filter(row => isSound(row) && row.values.parent !== undefined)
    .map(row => ({ row, circle: circleOf(row.name) }))
    .filter(({ circle }) => circle.length > 0);
  for (const { row, circle } of found) {
    const way = circle.length > 6 ? [...circle.slice(0, 3), '……', ...circle.slice(-2)] : circle;
    fault(row, 'parent', `上下级绕成了一圈（${way.join('→')}），请改正`);
  }
  return found.length > 0;
};

const blankState = (day: string, sort: number): Omit<UnitState, 'name' | 'kind'> => ({
  shortName: '',
  parentId: null,
  areaId: null,
  address: '',
  hours: '',
  telephone: '',
  fax: '',
  email: '',
  website: '',
  sort,
  status: 'active',
  fromDay: day,
  toDay: null,
  successorId: null,
});

const stateAfter = (
  row: UnitRow,
  index: number,
  ids: ReadonlyMap<string, string>,
  today: string,
): UnitState => {
  const { parent, fromDay, ...given } = row.values;
  const before = row.existing ? stateOf(row.existing) : blankState(fromDay ?? today, index + 1);
  return {
    ...before,
    ...given,
    ...(parent === undefined ? {} : { parentId: ids.get(parent) ?? null }),
  };
};

/** New units, each after its parent. */
const parentsFirst = (creates: readonly UnitChange[]): UnitChange[] => {
  const byId = new Map(creates.map(change => [change.id, change]));
  const ordered = new Set<UnitChange>();
  for (const start of creates) {
    const chain: UnitChange[] = [];
    for (
      let change: UnitChange | undefined = start;
      change && !ordered.has(change);
      change = byId.get(change.after.parentId ?? '')
    )
      chain.push(change);
    for (const change of chain.reverse()) ordered.add(change);
  }
  return [...ordered];
};

export interface UnitPlan {
  rows: UnitRow[];
  /** What each sound row that changes something changes, in words, by its number. */
  changed: Map<number, string[]>;
  /** Each after its parent. */
  creates: UnitChange[];
  changes: UnitChange[];
}

/** Checks rows of units against each other and against what there is, and works out what they change. */
export const planUnits = (entries: readonly SheetEntry<UnitField>[], known: Known): UnitPlan => {
  const rows = takeRows(entries, known);
  checkNames(rows, known);
  const stored = new Set(known.units.map(({ name }) => name));
  // A row found faulty may be what another relies on: the checks go on until they find nothing more.
  while (checkParents(rows, known, stored) || checkCircles(rows, known));
  const sound = rows.filter(isSound);
  const ids = new Map([
    ...known.units.map(({ name, id }) => [name, id] as const),
    ...sound.map(({ name, id }) => [name, id] as const),
  ]);
  const names = new Map([
    ...[...ids].map(([name, id]) => [id, name] as const),
    ...known.areas.map(({ id, name }) => [id, name] as const),
  ]);
  const changed = new Map<number, string[]>();
  const creates: UnitChange[] = [];
  const changes: UnitChange[] = [];
  rows.forEach((row, index) => {
    if (!isSound(row)) return;
    const after = stateAfter(row, index, ids, known.today);
    const before = row.existing ?? null;
    const note = `由“${sheetNames.units}”表导入`;
    if (before === null) {
      creates.push({ id: row.id, kind: 'create', day: after.fromDay, note, before, after });
      return;
    }
    const labels = changesBetween(stateOf(before), after, names).map(({ label }) => label);
    if (labels.length === 0) return;
    changed.set(row.row, labels);
    const kind = before.parentId === after.parentId ? 'change' : 'move';
    changes.push({ id: row.id, kind, day: known.today, note, before, after });
  });
  return { rows, changed, creates: parentsFirst(creates), changes };
};
