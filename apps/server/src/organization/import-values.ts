import { parseCalendarDate } from '@gongkai/law';
import { missingOf } from './duties.ts';
import { type DutyKind, dutyKinds, type UnitKind, unitKinds } from './kinds.ts';
import type { Region } from './reads.ts';
import { dutyDetailsSchema, unitContactSchema, unitNameSchema } from './schemas.ts';
import {
  areaLabels,
  type DutyField,
  dutyForms,
  type SheetEntry,
  type UnitField,
  unitForms,
} from './sheet.ts';
import type { DutyDetails, UnitDetails } from './tables.ts';

/** What is wrong in a cell of a row, by the title of its column. */
export interface CellFault {
  column: string;
  message: string;
}

/** Days as people write them in tables. */
const dayPattern = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

/** 「2024年3月1日」, 「2024/3/1」, 「20240301」 → 2024-03-01; undefined where it is no day. */
export const dayOf = (text: string): string | undefined => {
  const match = dayPattern.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  const [, year = '', month = '', day = '', shortMonth, shortDay] = match;
  const written = `${year}-${(shortMonth ?? month).padStart(2, '0')}-${(shortDay ?? day).padStart(2, '0')}`;
  return 'date' in parseCalendarDate(written) ? written : undefined;
};

type Take = (text: string, fault: (message: string) => undefined) => unknown;

const dayTaker =
  (today: string): Take =>
  (text, fault) => {
    if (text === '') return undefined;
    const day = dayOf(text);
    if (day === undefined) return fault(`“${text}”不是日期，请写成2024-03-01这样的形式`);
    return day <= today ? day : fault(`“${text}”还没有到，请在当天或之后导入`);
  };

const choiceTaker =
  (list: readonly { id: string; label: string }[]): Take =>
  (text, fault) => {
    if (text === '') return fault('没有填写，请从下拉列表中选择');
    const found = list.find(({ label }) => label === text);
    return found ? found.id : fault(`没有“${text}”这一项，请从下拉列表中选择`);
  };

const areaTaker = (areas: readonly Region[]): Take => {
  const ids = new Map([...areaLabels(areas)].map(([id, label]) => [label, id]));
  for (const { id } of areas) ids.set(id, id);
  return (text, fault) =>
    text === '' ? null : (ids.get(text) ?? fault(`本区域内没有“${text}”，请从下拉列表中选择，或留空`));
};

const sortTaker: Take = (text, fault) =>
  text === ''
    ? undefined
    : /^\d{1,6}$/.test(text)
      ? Number(text)
      : fault(`“${text}”不是整数，请写0以上的整数`);

interface FieldSchema {
  safeParse(value: unknown): { success: boolean; data?: unknown; error?: { issues: { message: string }[] } };
}

const schemaTaker =
  (schema: FieldSchema): Take =>
  (text, fault) => {
    const result = schema.safeParse(text);
    return result.success ? result.data : fault(result.error?.issues[0]?.message ?? '填得不对');
  };

const take = <F extends string>(
  { texts }: SheetEntry<F>,
  takers: Readonly<Partial<Record<F, Take>>>,
  titleOf: (field: F) => string,
): { values: Partial<Record<F, unknown>>; faults: CellFault[] } => {
  const faults: CellFault[] = [];
  const values: Partial<Record<F, unknown>> = {};
  for (const [field, taker] of Object.entries(takers) as [F, Take][]) {
    const text = texts[field];
    if (text === undefined) continue;
    const value = taker(text, message => void faults.push({ column: titleOf(field), message }));
    if (value !== undefined) values[field] = value;
  }
  return { values, faults };
};

/** A row of units by its values: what is not given is undefined and stays, or takes its default. */
export interface UnitValues extends Partial<Omit<UnitDetails, 'parentId' | 'name'>> {
  name: string;
  kind: UnitKind;
  /** The parent's name, '' for none, undefined where the file does not tell. */
  parent: string | undefined;
  fromDay: string | undefined;
}

/** Takes the cells of rows of units; references to other units stay names. */
export const unitTaker = (areas: readonly Region[], today: string) => {
  const { shortName, address, hours, telephone, fax, email, website } = unitContactSchema.shape;
  const takers: Record<Exclude<UnitField, 'parent' | 'area'>, Take> & Record<'areaId', Take> = {
    name: schemaTaker(unitNameSchema),
    shortName: schemaTaker(shortName),
    kind: choiceTaker(unitKinds),
    areaId: areaTaker(areas),
    address: schemaTaker(address),
    hours: schemaTaker(hours),
    telephone: schemaTaker(telephone),
    fax: schemaTaker(fax),
    email: schemaTaker(email),
    website: schemaTaker(website),
    sort: sortTaker,
    fromDay: dayTaker(today),
  };
  return ({ row, texts: { area, parent, ...texts } }: SheetEntry<UnitField>) => {
    const entry: SheetEntry<keyof typeof takers> = {
      row,
      texts: { ...texts, ...(area === undefined ? {} : { areaId: area }) },
    };
    const { values, faults } = take(
      entry,
      takers,
      field => unitForms[field === 'areaId' ? 'area' : field].title,
    );
    return { values: { ...values, parent } as UnitValues, faults };
  };
};

/** A row of duties by its values. */
export interface DutyValues extends Partial<Omit<DutyDetails, 'kind' | 'personId'>> {
  unit: string;
  kind: DutyKind;
  section: string;
  name: string;
  fromDay: string | undefined;
}

/** Takes the cells of rows of duties; the unit stays a name. */
export const dutyTaker = (today: string) => {
  const { section, name, post, telephone, duties } = dutyDetailsSchema.shape;
  const takers: Record<DutyField, Take> = {
    unit: (text, fault) => (text === '' ? fault('没有填写，请写机构的全称') : text),
    kind: choiceTaker(dutyKinds),
    section: schemaTaker(section),
    name: schemaTaker(name),
    post: schemaTaker(post),
    telephone: schemaTaker(telephone),
    duties: schemaTaker(duties),
    fromDay: dayTaker(today),
  };
  return (entry: SheetEntry<DutyField>) => {
    const { values, faults } = take(entry, takers, field => dutyForms[field].title);
    const duty = { section: '', name: '', ...values } as DutyValues;
    if (duty.kind !== undefined)
      for (const [field, message] of Object.entries(missingOf(duty)))
        if (entry.texts[field as DutyField] === undefined || entry.texts[field as DutyField] === '')
          faults.push({ column: dutyForms[field as DutyField].title, message });
    return { values: duty, faults };
  };
};
