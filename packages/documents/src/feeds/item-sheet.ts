import { type ReadRow, type ReadTable, readSheets } from '../read/sheets.ts';
import { type SheetColumn, writeSheets } from '../write/sheets.ts';
import {
  type ItemColumn,
  type ItemField,
  itemColumns,
  itemFields,
  itemSheetName,
  maxItemRows,
  titleOfColumn,
} from './item-columns.ts';
import { type ItemFault, type ItemValues, itemOf } from './item-values.ts';

/** A row of a list of items. */
export interface ItemRow {
  /** As Excel numbers it, from 1. */
  row: number;
  values: ItemValues;
  faults: ItemFault[];
}

export type ItemSheetResult =
  | {
      rows: ItemRow[];
      /** What was not read, in Chinese. */
      notes: string[];
    }
  | { error: { code: string; message: string } };

const unreadable = (message: string) => ({ error: { code: 'unreadable', message } });

/** Heads as people retype them: spaces, line breaks and the marks of a required column do not matter. */
const bare = (text: string): string => text.replace(/[\s*＊]|[（(](?:必填|可选|选填)[）)]/g, '');

const fieldOf = (head: string): ItemField | undefined =>
  itemFields.find(field => {
    const { title, also = [] }: ItemColumn = itemColumns[field];
    return title === bare(head) || also.includes(bare(head));
  });

const headRows = 20;
const required = itemFields.filter(field => itemColumns[field].required);

const findHead = ({ rows }: ReadTable): ReadRow | undefined =>
  rows.slice(0, headRows).find(({ texts }) => {
    const fields = new Set([...texts.values()].map(fieldOf));
    return required.every(field => fields.has(field));
  });

const requiredTitles = required.map(field => `“${itemColumns[field].title}”`).join('、');

const blankTexts = (): Record<ItemField, string> => ({
  title: '',
  column: '',
  formed: '',
  published: '',
  documentNumber: '',
  source: '',
  author: '',
  disclosure: '',
  reason: '',
  subject: '',
  keywords: '',
  summary: '',
  body: '',
  attachments: '',
  validity: '',
  validityDay: '',
  sourceId: '',
});

const readRow = ({ number, texts }: ReadRow, columns: ReadonlyMap<number, ItemField>): ItemRow => {
  const row = blankTexts();
  for (const [column, field] of columns) row[field] = (texts.get(column) ?? '').trim();
  return { row: number, ...itemOf(row) };
};

/** The same item twice in one sheet would become two. */
const keyOf = ({ values }: ItemRow): string =>
  values.sourceId !== ''
    ? `#${values.sourceId}`
    : [values.title, values.column.join('/'), values.formed, values.documentNumber].join('\n');

const markDoubles = (rows: readonly ItemRow[]): ItemRow[] => {
  const first = new Map<string, number>();
  return rows.map(row => {
    const key = keyOf(row);
    const before = first.get(key);
    if (before === undefined) first.set(key, row.row);
    if (before === undefined || row.values.title === '') return row;
    const field = row.values.sourceId === '' ? 'title' : 'sourceId';
    const message = `与第${before}行重复。请删去其中一行，或改正${itemColumns[field].title}。`;
    return { ...row, faults: [...row.faults, { field, column: itemColumns[field].title, message }] };
  });
};

const columnsIn = (head: ReadRow): { columns: Map<number, ItemField>; notes: string[] } | string => {
  const columns = new Map<number, ItemField>();
  const notes: string[] = [];
  for (const [column, text] of head.texts) {
    const field = fieldOf(text);
    if (field === undefined) notes.push(`“${text.trim()}”列不是模板中的列，没有读取。`);
    else if ([...columns.values()].includes(field)) return itemColumns[field].title;
    else columns.set(column, field);
  }
  return { columns, notes };
};

/**
 * Reads a list of items (xlsx): the sheet 「信息」, or the first that has the heads of one. Every row comes with all that
 * is wrong with it, so that one report tells everything.
 */
export const readItemSheet = (bytes: Uint8Array): ItemSheetResult => {
  const result = readSheets(bytes);
  if ('error' in result) return result;
  const named = result.sheets.find(({ name }) => bare(name) === itemSheetName);
  const table = named ?? result.sheets.find(sheet => findHead(sheet));
  const head = table && findHead(table);
  if (!table || !head)
    return unreadable(`没有找到表头：应有${requiredTitles}等列名。请下载模板，按模板填写。`);
  const found = columnsIn(head);
  if (typeof found === 'string') return unreadable(`有两个“${found}”列。请删去一个后再提交。`);
  const { columns, notes } = found;
  const rows = table.rows.filter(
    ({ number, texts }) =>
      number > head.number && [...columns.keys()].some(column => texts.get(column)?.trim()),
  );
  if (rows.length === 0) return unreadable('表里没有内容。请一行填写一条信息后再提交。');
  if (rows.length > maxItemRows)
    return unreadable(`表里有${rows.length}行，每次最多${maxItemRows}行。请分成几个文件。`);
  return { rows: markDoubles(rows.map(row => readRow(row, columns))), notes };
};

const instructions = [
  '填写说明',
  `一、“${itemSheetName}”表一行一条信息。带*的列必填，其余可以不填。列的次序可以变，不用的列可以删去，列名不要改。`,
  '二、日期写成“年-月-日”，如2024-03-15。发布日期不能早于成文日期；没有发布过的信息不填发布日期，导入后按审核流程发布。',
  '三、公开属性不填为主动公开；是依申请公开、不予公开的，要写明理由和依据的条款。',
  '四、正文一段一行（在单元格中按Alt+Enter换行）。有表格、图片的，请把原文件作为附件。',
  '五、附件写文件名，多个用分号隔开；把这些文件同本表一起放在一个压缩包（zip）里提交，文件名要一致。',
  '六、有效性只有规范性文件要填。已修改、已废止、失效的，填上有效性日期。',
  '七、原编号是信息在原系统中的编号。填写后，同一编号只会导入一次；没有填的，按标题、栏目、成文日期和文号辨认。',
  `八、提交后系统先逐行检查，指出哪一行哪一列有什么问题，此时不写入。确认后才写入。每张表最多${maxItemRows}行。`,
];

const columnOf = (field: ItemField, columnNames: readonly string[]): SheetColumn => {
  const { width, advice, choices }: ItemColumn = itemColumns[field];
  return {
    title: titleOfColumn(itemColumns[field]),
    width,
    ...(advice ? { advice } : {}),
    ...(choices ? { choices, strict: true } : {}),
    ...(field === 'column' && columnNames.length > 0 ? { choices: columnNames } : {}),
  };
};

/**
 * A workbook for listing items in, with a sheet 填写说明; without rows it is the template.
 * @param columnNames the columns to offer, each as 「上级/下级」
 */
export const writeItemSheet = (options: {
  /** Whose list it is: 「衡山县商务局」. */
  creator: string;
  columnNames?: readonly string[];
  rows?: readonly Partial<Record<ItemField, string>>[];
}): Uint8Array =>
  writeSheets({
    title: '信息导入表',
    creator: options.creator,
    sheets: [
      {
        name: itemSheetName,
        columns: itemFields.map(field => columnOf(field, options.columnNames ?? [])),
        rows: (options.rows ?? []).map(row => itemFields.map(field => row[field] ?? '')),
      },
      { name: '填写说明', lines: instructions },
    ],
  });
