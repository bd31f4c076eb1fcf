import { type ReadTable, readSheets, type SheetColumn, writeSheets } from '@gongkai/documents';
import {
  type DecisionField,
  type DecisionKind,
  decisionCategories,
  decisionFields,
  decisionKinds,
  partyClasses,
} from '@gongkai/law';
import { Problem } from '../../platform/api/problem.ts';
import type { DecisionTexts } from './check.ts';

/** Rows of an import at most. */
export const maxRows = 5000;

export const sheetNameOf = (kind: DecisionKind): string =>
  decisionKinds.find(({ id }) => id === kind)?.name ?? kind;

const instructions = (kind: DecisionKind): string[] => [
  '填写说明',
  `一、“${sheetNameOf(kind)}”表一行一个决定。带*的列必填，其余可以不填。列的次序可以变，不用的列可以删去，列名不要改。`,
  '二、同一单位内，决定文书号不能重复。系统中已有同样内容的，不会重复录入；已有而内容不同的，会指出来，请在系统中修改。',
  '三、相对人是自然人的，姓名加密保存，对外只显示姓氏。不要填写身份证号、法定代表人和联系方式，这些列不读取。',
  '四、提交后系统先逐行检查，指出哪一行哪一列有什么问题，此时不写入。确认后才写入。写入后还要在系统中公示。',
  `五、每次最多${maxRows}行。`,
];

const titleOf = ({ title, required }: DecisionField): string => (required ? `${title}*` : title);

const widths: Partial<Record<DecisionField['type'], number>> = { long: 40, day: 14, money: 14, code: 24 };

const choicesOf = (kind: DecisionKind, { type }: DecisionField): Partial<SheetColumn> => {
  if (type === 'party') return { choices: partyClasses.map(({ name }) => name), strict: true };
  if (type === 'categories') return { choices: [...decisionCategories[kind]], strict: false };
  return {};
};

const columnsOf = (kind: DecisionKind): SheetColumn[] =>
  decisionFields[kind].map(field => ({
    title: titleOf(field),
    width: widths[field.type] ?? 24,
    ...(field.advice === '' ? {} : { advice: field.advice }),
    ...choicesOf(kind, field),
  }));

/** The workbook of a kind with what is given; without rows it is the template. */
export const writeDecisionBook = (
  kind: DecisionKind,
  rows: readonly DecisionTexts[],
  creator: string,
): Uint8Array =>
  writeSheets({
    title: sheetNameOf(kind),
    creator,
    sheets: [
      {
        name: sheetNameOf(kind),
        columns: columnsOf(kind),
        rows: rows.map(texts => decisionFields[kind].map(({ id }) => texts[id] ?? '')),
      },
      { name: '填写说明', lines: instructions(kind) },
    ],
  });

export interface DecisionEntry {
  row: number;
  texts: DecisionTexts;
}

/** Heads as people retype them: spaces, line breaks, kinds of brackets and marks of a required column do not matter. */
const bare = (text: string): string =>
  text
    .replace(/[(（]必填[)）]/g, '')
    .replace(/[\s*＊]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');

const unreadable = (message: string) => new Problem(422, 'unreadable', message);
const headRows = 20;

const headOf = (kind: DecisionKind, { rows }: ReadTable) => {
  const required = decisionFields[kind].filter(field => field.required).map(({ title }) => bare(title));
  return rows.slice(0, headRows).find(({ texts }) => {
    const heads = new Set([...texts.values()].map(bare));
    return required.every(title => heads.has(title));
  });
};

/** Which column holds which field, and a note of each that is not read. */
const mapHead = (kind: DecisionKind, texts: ReadonlyMap<number, string>) => {
  const columns = new Map<number, string>();
  const notes: string[] = [];
  for (const [column, text] of texts) {
    const field = decisionFields[kind].find(({ title }) => bare(title) === bare(text));
    if (field === undefined) notes.push(`“${text.trim().slice(0, 40)}”列不是模板中的列，没有读取。`);
    else if ([...columns.values()].includes(field.id))
      return unreadable(`有两个“${field.title}”列。请删去一个后再提交。`);
    else columns.set(column, field.id);
  }
  return { columns, notes };
};

/** Reads the sheet of a kind out of a filled-in workbook, or says why it cannot be read. */
export const readDecisionBook = (
  kind: DecisionKind,
  bytes: Uint8Array,
): { entries: DecisionEntry[]; notes: string[] } | Problem => {
  const result = readSheets(bytes);
  if ('error' in result) return unreadable(result.error.message);
  const name = sheetNameOf(kind);
  const table = result.sheets.find(sheet => bare(sheet.name) === name) ?? result.sheets[0];
  const head = table && headOf(kind, table);
  if (!table || !head) {
    const required = decisionFields[kind].filter(field => field.required).map(({ title }) => `“${title}”`);
    return unreadable(`没有找到“${name}”表的表头：应有${required.join('、')}等列。请下载模板，按模板填写。`);
  }
  const mapped = mapHead(kind, head.texts);
  if (mapped instanceof Problem) return mapped;
  const { columns, notes } = mapped;
  const entries = table.rows
    .filter(
      ({ number, texts }) => number > head.number && [...columns.keys()].some(column => texts.has(column)),
    )
    .map(({ number, texts }) => ({
      row: number,
      texts: Object.fromEntries([...columns].map(([column, id]) => [id, (texts.get(column) ?? '').trim()])),
    }));
  if (entries.length === 0) return unreadable(`“${name}”表中没有内容。请填写后再提交。`);
  if (entries.length > maxRows)
    return unreadable(`“${name}”表有${entries.length}行，每次最多${maxRows}行。请分成几个文件。`);
  return { entries, notes };
};
