import { type DecisionKind, decisionFields, readDocumentNumber } from '@gongkai/law';
import type { Seal } from '../../platform/identity/index.ts';
import { checkDecision, type DecisionFaults, type DecisionValues } from './check.ts';
import { openParty } from './sealing.ts';
import type { DecisionEntry } from './sheet.ts';
import { sheetNameOf } from './sheet.ts';
import type { StoredDecision } from './store.ts';

/** What is wrong in a cell, and the whole sentence. */
interface RowError {
  column: string;
  message: string;
  text: string;
}

export interface PlannedRow {
  row: number;
  /** The number that the row is known by; empty where there is none that can be read. */
  documentNo: string;
  outcome: 'create' | 'unchanged' | 'error';
  errors: RowError[];
  values: DecisionValues | null;
}

/** What an import is checked against. */
export interface Known {
  kind: DecisionKind;
  /** Decisions of the unit by their numbers. */
  stored: ReadonlyMap<string, StoredDecision>;
  seal: Seal;
  today: string;
}

/** The number as the row has it, if it can be read: whatever else stands in its cell is not repeated. */
export const numberOf = ({ texts }: DecisionEntry): string => {
  const read = readDocumentNumber(texts.documentNo ?? '');
  return 'number' in read ? read.number : '';
};

const compared = [
  'name',
  'partyKind',
  'creditCode',
  'category',
  'content',
  'basis',
  'organ',
  'decidedOn',
  'validTo',
] as const satisfies readonly (keyof DecisionValues)[];

/** Whether a row says what is stored. An exported workbook has persons' names masked: that is the same too. */
const isSame = (values: DecisionValues, stored: StoredDecision, seal: Seal): boolean => {
  const amount = stored.amount === null ? null : Number(stored.amount);
  const more = Object.entries(stored.more);
  return (
    compared.every(field => values[field] === stored[field]) &&
    values.amount === amount &&
    more.length === Object.keys(values.more).length &&
    more.every(([id, text]) => values.more[id] === text) &&
    (values.party === openParty(seal, stored) || values.party === stored.partyShown)
  );
};

const errorsOf = (kind: DecisionKind, row: number, faults: DecisionFaults): RowError[] =>
  decisionFields[kind]
    .filter(({ id }) => faults[id] !== undefined)
    .map(({ id, title }) => {
      const message = faults[id] ?? '';
      return {
        column: title,
        message,
        text: `工作表“${sheetNameOf(kind)}”第${row}行“${title}”：${message}。`,
      };
    });

type Checked = ReturnType<typeof checkDecision>;

/** What is wrong with a row by itself, among the others of the file, and beside what is stored. */
const faultsOf = (checked: Checked, before: number | undefined, conflict: boolean): DecisionFaults => {
  const faults: DecisionFaults = 'faults' in checked ? { ...checked.faults } : {};
  if (before !== undefined) faults.documentNo = `与第${before}行重复，请只保留一行`;
  if (conflict) faults.documentNo ??= '系统中已有这个文书号，内容不同。请在系统中修改那一条';
  return faults;
};

/** Works out what each row does. It writes nothing and asks nothing. */
export const planDecisions = (
  entries: readonly DecisionEntry[],
  { kind, stored, seal, today }: Known,
): PlannedRow[] => {
  const first = new Map<string, number>();
  return entries.map(entry => {
    const documentNo = numberOf(entry);
    const before = first.get(documentNo);
    if (before === undefined && documentNo !== '') first.set(documentNo, entry.row);
    const checked = checkDecision(kind, entry.texts, today);
    const values = 'values' in checked ? checked.values : null;
    const known = values && stored.get(values.documentNo);
    const same = known ? isSame(values, known, seal) : false;
    const errors = errorsOf(kind, entry.row, faultsOf(checked, before, Boolean(known) && !same));
    const outcome = errors.length > 0 ? 'error' : same ? 'unchanged' : 'create';
    return { row: entry.row, documentNo, outcome, errors, values: outcome === 'create' ? values : null };
  });
};

export type ImportCounts = Record<PlannedRow['outcome'], number>;

export const countRows = (rows: readonly PlannedRow[]): ImportCounts => {
  const counts = { create: 0, unchanged: 0, error: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return counts;
};
