import {
  type ReadRow,
  type ReadTable,
  readSheets,
  type SheetColumn,
  type SheetTable,
  writeSheets,
} from '@gongkai/documents';
import { Problem } from '../platform/api/problem.ts';
import { dutyKinds, labelOf, unitKinds } from './kinds.ts';
import type { Region } from './reads.ts';
import type { Duty, Unit } from './tables.ts';

const unitFields = [
  'name',
  'shortName',
  'parent',
  'kind',
  'area',
  'address',
  'hours',
  'telephone',
  'fax',
  'email',
  'website',
  'sort',
  'fromDay',
] as const;
export type UnitField = (typeof unitFields)[number];

const dutyFields = ['unit', 'kind', 'section', 'name', 'post', 'telephone', 'duties', 'fromDay'] as const;
export type DutyField = (typeof dutyFields)[number];

interface FieldForm {
  title: string;
  width: number;
  required?: boolean;
  advice?: string;
}

/** What each column is called, and what its cells are told to hold. */
export const unitForms: Readonly<Record<UnitField, FieldForm>> = {
  name: {
    title: '机构名称',
    width: 28,
    required: true,
    advice: '全称，如“衡山县商务局”。同一区域内不能重名。',
  },
  shortName: { title: '简称', width: 16, advice: '如“县商务局”，可以不填。' },
  parent: { title: '上级机构', width: 28, advice: '上级机构的全称，可以是本表中的机构。最上级的机构不填。' },
  kind: { title: '机构类型', width: 22, required: true, advice: '从下拉列表中选择。' },
  area: { title: '所在区域', width: 16, advice: '所在的乡镇、街道，从下拉列表中选择，可以不填。' },
  address: { title: '地址', width: 30 },
  hours: { title: '办公时间', width: 34, advice: '如“工作日8:30至12:00，14:30至17:30”。' },
  telephone: { title: '电话', width: 18, advice: '办公电话，如0734-5812345；多个用顿号隔开。' },
  fax: { title: '传真', width: 18 },
  email: { title: '邮箱', width: 26 },
  website: { title: '网址', width: 28, advice: '以http://或https://开头。' },
  sort: { title: '排序', width: 8, advice: '整数，小的在前，可以不填。' },
  fromDay: {
    title: '成立日期',
    width: 14,
    advice: '如2019-03-15。新机构不填时记为导入当天；已有的机构不能用导入改。',
  },
};

export const dutyForms: Readonly<Record<DutyField, FieldForm>> = {
  unit: { title: '机构名称', width: 28, required: true, advice: '机构的全称，可以是“机构”表中的机构。' },
  kind: { title: '分工', width: 14, required: true, advice: '从下拉列表中选择。' },
  section: { title: '责任股室', width: 20, advice: '如“局办公室”“行政审批股”。分工为“责任股室”时必填。' },
  name: { title: '姓名', width: 14, advice: '分工不是“责任股室”时必填。' },
  post: { title: '职务', width: 22 },
  telephone: { title: '办公电话', width: 18, advice: '办公电话，不要填个人手机号。' },
  duties: { title: '职责', width: 40 },
  fromDay: {
    title: '开始日期',
    width: 14,
    advice: '如2024-01-10。新分工不填时记为导入当天；已有的分工不能用导入改。',
  },
};

export const sheetNames = { units: '机构', duties: '责任分工' } as const;
export type SheetId = keyof typeof sheetNames;

/** Rows of a sheet at most; larger organisations are imported in parts. */
export const maxRows = 5000;

const instructions = [
  '填写说明',
  '一、“机构”表一行一个机构，“责任分工”表一行一条分工。带*的列必填，其余可以不填。列的次序可以变，不用的列可以删去，列名不要改。',
  '二、机构按名称辨认：系统中已有同名机构时，按本表修改它；没有时新建。不能用导入来更名、合并、撤销，请在系统中办理，以保留历史。',
  '三、分工按“机构、分工、责任股室、姓名”辨认：系统中已有相同的分工时，按本表修改职务、办公电话和职责；没有时新建。表中没有列出的机构和分工不受影响。',
  '四、已有机构的某一格留空，表示清空那一项；不想改动的列，请整列删去。成立日期和开始日期留空表示不变。',
  '五、提交后系统先逐行检查，指出哪一行哪一列有什么问题，此时不写入。确认后才写入。同一文件重复导入不会产生重复的机构。',
  `六、每张表最多${maxRows}行。`,
];

const titleOf = ({ title, required }: FieldForm): string => (required ? `${title}*` : title);

/** Areas of the same name are told apart by their codes. */
export const areaLabels = (areas: readonly Region[]): Map<string, string> => {
  const counts = Map.groupBy(areas, ({ name }) => name);
  return new Map(
    areas.map(({ id, name }) => [id, (counts.get(name)?.length ?? 0) > 1 ? `${name}（${id}）` : name]),
  );
};

const columnsOf = <F extends string>(
  fields: readonly F[],
  forms: Readonly<Record<F, FieldForm>>,
  more: Partial<Record<F, Partial<SheetColumn>>>,
): SheetColumn[] =>
  fields.map(field => {
    const { width, advice } = forms[field];
    return { title: titleOf(forms[field]), width, ...(advice ? { advice } : {}), ...more[field] };
  });

const unitTexts = (unit: Unit, names: ReadonlyMap<string, string>, areas: ReadonlyMap<string, string>) =>
  ({
    name: unit.name,
    shortName: unit.shortName,
    parent: names.get(unit.parentId ?? '') ?? '',
    kind: labelOf(unitKinds, unit.kind),
    area: areas.get(unit.areaId ?? '') ?? '',
    address: unit.address,
    hours: unit.hours,
    telephone: unit.telephone,
    fax: unit.fax,
    email: unit.email,
    website: unit.website,
    sort: String(unit.sort),
    fromDay: unit.fromDay,
  }) satisfies Record<UnitField, string>;

const dutyTexts = (duty: Duty, names: ReadonlyMap<string, string>) =>
  ({
    unit: names.get(duty.unitId) ?? '',
    kind: labelOf(dutyKinds, duty.kind),
    section: duty.section,
    name: duty.name,
    post: duty.post,
    telephone: duty.telephone,
    duties: duty.duties,
    fromDay: duty.fromDay,
  }) satisfies Record<DutyField, string>;

/** Active units, duties in force and the areas that units may sit in. */
export interface Organization {
  units: readonly Unit[];
  duties: readonly Duty[];
  areas: readonly Region[];
}

/** The workbook for filling in, with what there is already; of an empty organisation it is the template. */
export const writeOrganization = ({ units, duties, areas }: Organization, regionName: string): Uint8Array => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const labels = areaLabels(areas);
  const unitTable: SheetTable = {
    name: sheetNames.units,
    columns: columnsOf(unitFields, unitForms, {
      parent: { choices: { table: sheetNames.units, column: 0 } },
      kind: { choices: unitKinds.map(({ label }) => label), strict: true },
      ...(labels.size > 0 ? { area: { choices: [...labels.values()], strict: true } } : {}),
    }),
    rows: units.map(unit => {
      const texts = unitTexts(unit, names, labels);
      return unitFields.map(field => texts[field]);
    }),
  };
  const dutyTable: SheetTable = {
    name: sheetNames.duties,
    columns: columnsOf(dutyFields, dutyForms, {
      unit: { choices: { table: sheetNames.units, column: 0 } },
      kind: { choices: dutyKinds.map(({ label }) => label), strict: true },
    }),
    rows: duties.map(duty => {
      const texts = dutyTexts(duty, names);
      return dutyFields.map(field => texts[field]);
    }),
  };
  return writeSheets({
    title: `${regionName}机构和责任分工`,
    creator: regionName,
    sheets: [unitTable, dutyTable, { name: '填写说明', lines: instructions }],
  });
};

/** A row as it stands in the file. A field whose column is not there is undefined; a blank cell is ''. */
export interface SheetEntry<F extends string> {
  row: number;
  texts: Partial<Record<F, string>>;
}

export interface SheetRows {
  units: SheetEntry<UnitField>[];
  duties: SheetEntry<DutyField>[];
  /** What was not read, in Chinese. */
  notes: string[];
}

/** Heads as people retype them: spaces, line breaks and marks of a required column do not matter. */
const bare = (text: string): string => text.replace(/[\s*＊]|[（(]必填[）)]/g, '');

const unreadable = (message: string) => new Problem(422, 'unreadable', message);

const headRows = 20;

const findHead = (table: ReadTable, forms: readonly FieldForm[]): ReadRow | undefined => {
  const required = forms.filter(form => form.required).map(({ title }) => title);
  return table.rows.slice(0, headRows).find(({ texts }) => {
    const heads = new Set([...texts.values()].map(bare));
    return required.every(title => heads.has(title));
  });
};

const readTable = <F extends string>(
  table: ReadTable | undefined,
  fields: readonly F[],
  forms: Readonly<Record<F, FieldForm>>,
): { entries: SheetEntry<F>[]; notes: string[] } | Problem => {
  if (!table || table.rows.length === 0) return { entries: [], notes: [] };
  const all = fields.map(field => forms[field]);
  const head = findHead(table, all);
  if (!head) {
    const required = all.filter(form => form.required).map(({ title }) => `“${title}”`);
    return unreadable(
      `工作表“${table.name}”没有表头：第一行应有${required.join('、')}等列名。请下载模板，按模板填写。`,
    );
  }
  const columns = new Map<number, F>();
  const notes: string[] = [];
  for (const [column, text] of head.texts) {
    const field = fields.find(each => forms[each].title === bare(text));
    if (field === undefined)
      notes.push(`工作表“${table.name}”的“${text.trim()}”列不是模板中的列，没有读取。`);
    else if ([...columns.values()].includes(field))
      return unreadable(`工作表“${table.name}”有两个“${forms[field].title}”列。请删去一个后再提交。`);
    else columns.set(column, field);
  }
  const entries = table.rows
    .filter(
      ({ number, texts }) => number > head.number && [...columns.keys()].some(column => texts.has(column)),
    )
    .map(
      ({ number, texts }): SheetEntry<F> => ({
        row: number,
        texts: Object.fromEntries(
          [...columns].map(([column, field]) => [field, (texts.get(column) ?? '').trim()]),
        ) as Partial<Record<F, string>>,
      }),
    );
  if (entries.length > maxRows)
    return unreadable(`工作表“${table.name}”有${entries.length}行，每次最多${maxRows}行。请分成几个文件。`);
  return { entries, notes };
};

/** Reads the two sheets of a filled-in workbook, or says why it cannot be read. */
export const readOrganization = (bytes: Uint8Array): SheetRows | Problem => {
  const result = readSheets(bytes);
  if ('error' in result) return unreadable(result.error.message);
  const sheet = (id: SheetId) => result.sheets.find(({ name }) => bare(name) === sheetNames[id]);
  if (!sheet('units') && !sheet('duties'))
    return unreadable('工作簿中没有名为“机构”或“责任分工”的工作表。请下载模板，按模板填写。');
  const units = readTable(sheet('units'), unitFields, unitForms);
  if (units instanceof Problem) return units;
  const duties = readTable(sheet('duties'), dutyFields, dutyForms);
  if (duties instanceof Problem) return duties;
  if (units.entries.length + duties.entries.length === 0)
    return unreadable('工作簿中没有内容。请在“机构”或“责任分工”表中填写后再提交。');
  return { units: units.entries, duties: duties.entries, notes: [...units.notes, ...duties.notes] };
};
