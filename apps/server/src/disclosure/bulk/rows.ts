import { createHash } from 'node:crypto';
import {
  cleanBody,
  type FeedEntry,
  type ItemValues,
  type ItemRow as SheetRow,
  type WxrEntry,
} from '@gongkai/documents';
import { chinaDay } from '../../platform/china-day.ts';
import type { ContentInput } from '../items/content.ts';
import { newContentSchema } from '../items/schemas.ts';
import type { FindColumn } from './columns.ts';
import type { Package } from './package.ts';

/** What a column of the file, or the row as a whole, has to be told of. */
export interface RowMessage {
  column: string;
  message: string;
}

/** A file of a row, by its place in the zip. */
export interface RowFile {
  name: string;
  entry: string;
}

/** What is to be written of a row. */
export interface RowContent {
  columnId: string;
  content: ContentInput;
  /** Null: it becomes a draft. */
  publishedAt: string | null;
  validity: { kind: 'amend' | 'repeal' | 'expire'; day: string }[];
  files: RowFile[];
}

/** A row as it was found. */
export interface RowPlan {
  row: number;
  origin: string;
  title: string;
  content: RowContent | null;
  /** Why it is not written; of a row that is, what to know of it. */
  messages: RowMessage[];
}

/** What rows are read with. */
export interface Reading {
  findColumn: FindColumn;
  /** Where a row goes whose categories are no columns. */
  defaultColumnId: string | null;
  files: Package;
  unitName: string;
  now: Date;
}

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);

const fieldNames: Readonly<Record<string, string>> = {
  title: '标题',
  body: '正文',
  summary: '摘要',
  source: '来源',
  author: '作者',
  formedOn: '成文日期',
  attributeReason: '不予公开理由',
  subjectClass: '主题分类',
  documentNo: '文号',
  keywords: '关键词',
};

/** What the rules of drafts say of a content; they hold for what is imported too. */
const contentFaults = (content: ContentInput): RowMessage[] => {
  const parsed = newContentSchema.safeParse(content);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        column: fieldNames[String(path[0])] ?? String(path[0] ?? ''),
        message: `${message}。请改正。`,
      }));
};

const attributes = {
  主动公开: 'proactive',
  依申请公开: 'on-request',
  不予公开: 'withheld',
} as const;

const validityKinds = { 已修改: 'amend', 已废止: 'repeal', 失效: 'expire' } as const;

const kindOf = ({ validity, documentNumber }: ItemValues): 'normative' | 'document' | 'information' => {
  if (validity !== null) return 'normative';
  return documentNumber === '' ? 'information' : 'document';
};

const contentOf = (values: ItemValues, unitName: string): ContentInput => ({
  title: values.title,
  body: values.body,
  summary: values.summary,
  source: values.source || unitName,
  author: values.author,
  formedOn: values.formed ?? '',
  kind: kindOf(values),
  attribute: attributes[values.disclosure],
  attributeReason: values.reason,
  subjectClass: values.subject,
  documentNo: values.documentNumber,
  keywords: values.keywords,
});

const validityOf = ({ validity, validityDay }: ItemValues): RowContent['validity'] =>
  validity === null || validity === '现行有效' || validityDay === null
    ? []
    : [{ kind: validityKinds[validity], day: validityDay }];

/** What must hold of a row beyond its cells, before it may stand as published. */
const publicationFaults = (values: ItemValues, today: string): RowMessage[] => {
  const { published, disclosure, validity, validityDay } = values;
  const faults: RowMessage[] = [];
  if (published !== null && published > today)
    faults.push({ column: '发布日期', message: `发布日期${published}还没有到。没有发布过的，请不要填写。` });
  if (published !== null && disclosure !== '主动公开')
    faults.push({
      column: '公开属性',
      message: `公开属性是“${disclosure}”，不能有发布日期。请删去发布日期，或改正公开属性。`,
    });
  if (validity !== null && validity !== '现行有效' && validityDay === null)
    faults.push({ column: '有效性日期', message: `有效性是“${validity}”，请填写有效性日期。` });
  if (validity !== null && validity !== '现行有效' && published === null)
    faults.push({
      column: '有效性',
      message: '没有发布过的文件不能是已修改、已废止或失效。请填写发布日期。',
    });
  return faults;
};

const filesOf = (names: readonly string[], files: Package): { found: RowFile[]; faults: RowMessage[] } => {
  const found: RowFile[] = [];
  const faults: RowMessage[] = [];
  for (const name of names) {
    const entry = files.find(name);
    if ('fault' in entry) faults.push({ column: '附件', message: entry.fault });
    else found.push({ name, entry: entry.name });
  }
  return { found, faults };
};

/** A row of a list of items. */
export const planSheetRow = (
  { row, values, faults }: SheetRow,
  { findColumn, files, unitName, now }: Reading,
): RowPlan => {
  const { title, column, published, formed, documentNumber, sourceId } = values;
  const place = column.length === 0 ? undefined : findColumn(column);
  const content = contentOf(values, unitName);
  const { found, faults: fileFaults } = filesOf(values.attachments, files);
  const messages = [
    ...faults.map(({ column: name, message }) => ({ column: name, message })),
    ...(place && 'fault' in place ? [{ column: '栏目', message: place.fault }] : []),
    ...publicationFaults(values, chinaDay(now)),
    ...fileFaults,
    // What the sheet's own reader has said of a cell is not said twice.
    ...contentFaults(content).filter(fault => faults.every(known => known.column !== fault.column)),
  ];
  const origin = `sheet:${sourceId || hashOf([title, column.join('/'), formed ?? '', documentNumber])}`;
  return {
    row,
    origin,
    title,
    messages,
    content:
      messages.length > 0 || !place || 'fault' in place
        ? null
        : {
            columnId: place.id,
            content,
            publishedAt: published === null ? null : `${published}T09:00:00+08:00`,
            validity: validityOf(values),
            files: found,
          },
  };
};

const isWxr = (entry: FeedEntry): entry is WxrEntry => 'status' in entry;

/** What an export holds beside the articles: its files, menus and earlier versions. */
export const isArticle = (entry: FeedEntry): boolean =>
  !isWxr(entry) ||
  (['post', 'page'].includes(entry.type) && !['trash', 'auto-draft', 'inherit'].includes(entry.status));

const placeOf = (
  { categories }: FeedEntry,
  { findColumn, defaultColumnId }: Reading,
): { id: string } | { fault: string } => {
  for (const category of categories) {
    const found = findColumn([category]);
    if ('id' in found) return found;
  }
  if (defaultColumnId !== null) return { id: defaultColumnId };
  const [first] = categories;
  return first === undefined
    ? { fault: '没有分类，不知道放进哪个栏目。请在提交时选择默认栏目。' }
    : { fault: `没有名为“${first}”的栏目。请先建立栏目，或在提交时选择默认栏目。` };
};

const publishedOf = (entry: FeedEntry, now: Date): Date | null => {
  const { publishedAt } = entry;
  const isPublic = !isWxr(entry) || entry.status === 'publish';
  return isPublic && publishedAt !== null && publishedAt <= now ? publishedAt : null;
};

const attachmentsOf = (
  { attachments }: FeedEntry,
  files: Package,
): { found: RowFile[]; notes: RowMessage[] } => {
  const found: RowFile[] = [];
  const notes: RowMessage[] = [];
  for (const { url } of attachments) {
    const name = decodeName(url);
    const entry = files.findByAddress(url);
    if (entry && found.every(file => file.entry !== entry.name)) found.push({ name, entry: entry.name });
    else if (!entry)
      notes.push({
        column: '附件',
        message: `没有收到“${name}”，正文里仍是原网站的链接。需要时请在导入后补传附件。`,
      });
  }
  return { found, notes };
};

const decodeName = (url: string): string => {
  const last =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

const originOf = (entry: FeedEntry): string => {
  const { guid, link, title, publishedAt } = entry;
  const id =
    guid || (isWxr(entry) ? entry.id : '') || link || hashOf([title, publishedAt?.toISOString() ?? '']);
  return `${isWxr(entry) ? 'wxr' : 'rss'}:${id.length > 300 ? hashOf([id]) : id}`;
};

const keywordsOf = (entry: FeedEntry): string[] =>
  (isWxr(entry) ? entry.tags : []).filter(tag => tag.length <= 30).slice(0, 20);

/** An entry of an export or a feed; `row` counts the articles. */
export const planEntry = (entry: FeedEntry, row: number, reading: Reading): RowPlan => {
  const { files, unitName, now } = reading;
  const published = publishedOf(entry, now);
  const { html, dropped } = cleanBody(entry.bodyHtml || entry.excerpt);
  const title = entry.title.replace(/\s+/g, ' ').trim();
  const content: ContentInput = {
    title,
    body: html,
    summary: entry.bodyHtml === '' || /[<>]/.test(entry.excerpt) ? '' : entry.excerpt.slice(0, 1000),
    source: unitName,
    author: entry.author.slice(0, 100),
    formedOn: entry.publishedAt === null ? '' : chinaDay(entry.publishedAt),
    keywords: keywordsOf(entry),
  };
  const place = placeOf(entry, reading);
  const { found, notes } = attachmentsOf(entry, files);
  const faults = [
    ...(title === '' ? [{ column: '标题', message: '没有标题。请在原系统补上标题后重新导出。' }] : []),
    ...('fault' in place ? [{ column: '栏目', message: place.fault }] : []),
    ...contentFaults(content),
  ];
  const isFaulty = faults.length > 0 || 'fault' in place;
  return {
    row,
    origin: originOf(entry),
    title: title.slice(0, 300),
    messages: isFaulty ? faults : [...notes, ...dropped.map(message => ({ column: '正文', message }))],
    content: isFaulty
      ? null
      : {
          columnId: place.id,
          content,
          publishedAt: published?.toISOString() ?? null,
          validity: [],
          files: found,
        },
  };
};
