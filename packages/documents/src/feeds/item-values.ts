import { type CalendarDate, halfWidth, parseCalendarDate } from '@gongkai/law';
import { cleanBody } from '../rich/clean.ts';
import { escapeHtml } from '../write/html-text.ts';
import { disclosureNames, type ItemField, itemColumns, itemFields, validityNames } from './item-columns.ts';

/** An item as a row of a sheet gives it. Blank cells are '' or null. */
export interface ItemValues {
  title: string;
  /** Names of columns from the outermost to the one meant. */
  column: string[];
  formed: CalendarDate | null;
  published: CalendarDate | null;
  documentNumber: string;
  source: string;
  author: string;
  disclosure: (typeof disclosureNames)[number];
  reason: string;
  subject: string;
  keywords: string[];
  summary: string;
  /** A clean body. */
  body: string;
  /** Names of files. */
  attachments: string[];
  validity: (typeof validityNames)[number] | null;
  validityDay: CalendarDate | null;
  sourceId: string;
}

/** What is wrong in a cell. */
export interface ItemFault {
  field: ItemField;
  /** Its column's name in the template: 「成文日期」. */
  column: string;
  message: string;
}

type Texts = Readonly<Record<ItemField, string>>;

const faultAt = (field: ItemField, message: string): ItemFault => ({
  field,
  column: itemColumns[field].title,
  message,
});

/** 「2024年3月15日」「2024/3/15」「2024.3.15」「20240315」, with or without a time of day, as YYYY-MM-DD. */
const dateText = (text: string): string => {
  const match =
    /^(\d{4})(?:[年/.-](\d{1,2})[月/.-](\d{1,2})日?|(\d{2})(\d{2}))(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(
      halfWidth(text)
        .trim()
        .replace(/\s*([年月日])\s*/g, '$1'),
    );
  if (!match) return text;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const dateIn = (texts: Texts, field: ItemField, faults: ItemFault[]): CalendarDate | null => {
  if (texts[field] === '') return null;
  const parsed = parseCalendarDate(dateText(texts[field]));
  if ('date' in parsed) return parsed.date;
  faults.push(faultAt(field, parsed.error.message));
  return null;
};

const choiceIn = <T extends string>(
  texts: Texts,
  field: ItemField,
  choices: readonly T[],
  faults: ItemFault[],
): T | null => {
  const text = texts[field].replace(/\s/g, '');
  const choice = choices.find(each => each === text);
  if (choice === undefined && text !== '')
    faults.push(
      faultAt(field, `没有“${text}”这一项。请填${choices.map(each => `“${each}”`).join('、')}中的一个。`),
    );
  return choice ?? null;
};

const listOf = (text: string, separators: RegExp): string[] => [
  ...new Set(
    text
      .split(separators)
      .map(part => part.trim())
      .filter(part => part !== ''),
  ),
];

/** Text of a cell as paragraphs, unless it is HTML already. */
const bodyOf = (text: string): string =>
  cleanBody(
    /<(?:p|div|br|table|h[1-6]|span|ul|ol)\b[^>]*>/i.test(text)
      ? text
      : text
          .split('\n')
          .map(line => `<p>${escapeHtml(line)}</p>`)
          .join(''),
  ).html;

/** A file is named, not pathed: an import looks for it beside the sheet alone. */
const badName = /[/\\:*?"<>|]|^\.+$/;

const checkNames = (names: readonly string[], faults: ItemFault[]): void => {
  const bad = names.find(name => badName.test(name));
  if (bad !== undefined)
    faults.push(faultAt('attachments', `“${bad}”不是文件名。请只写文件名，不写文件夹，多个用分号隔开。`));
};

const checkTexts = (texts: Texts, faults: ItemFault[]): void => {
  for (const field of itemFields) {
    const { title, required, longest } = itemColumns[field];
    if (required && texts[field] === '') faults.push(faultAt(field, `没有填“${title}”。请补上。`));
    if (longest !== undefined && texts[field].length > longest)
      faults.push(faultAt(field, `“${title}”有${texts[field].length}个字，最多${longest}个字。请缩短。`));
  }
};

/** What must hold between the cells of a row. */
const checkTogether = (values: ItemValues, faults: ItemFault[]): void => {
  const { formed, published, disclosure, reason, validity, validityDay } = values;
  if (formed && published && published < formed)
    faults.push(faultAt('published', `发布日期${published}早于成文日期${formed}。请核对这两个日期。`));
  if (disclosure !== '主动公开' && reason === '')
    faults.push(faultAt('reason', `公开属性是“${disclosure}”，要写明理由和依据的条款。`));
  if (validityDay && (validity === null || validity === '现行有效'))
    faults.push(faultAt('validity', '填了有效性日期，请把有效性填为“已修改”“已废止”或“失效”。'));
  if (formed && validityDay && validityDay < formed)
    faults.push(faultAt('validityDay', `有效性日期${validityDay}早于成文日期${formed}。请核对这两个日期。`));
};

/** The item of a row, and all that is wrong with it; what could not be read is blank in it. */
export const itemOf = (texts: Texts): { values: ItemValues; faults: ItemFault[] } => {
  const faults: ItemFault[] = [];
  checkTexts(texts, faults);
  const attachments = listOf(texts.attachments, /[;；\n]/);
  checkNames(attachments, faults);
  const values: ItemValues = {
    title: texts.title.replace(/\s+/g, ' '),
    column: listOf(texts.column, /[/／>＞\\]/),
    formed: dateIn(texts, 'formed', faults),
    published: dateIn(texts, 'published', faults),
    documentNumber: texts.documentNumber,
    source: texts.source,
    author: texts.author,
    disclosure: choiceIn(texts, 'disclosure', disclosureNames, faults) ?? '主动公开',
    reason: texts.reason,
    subject: texts.subject,
    keywords: listOf(texts.keywords, /[;；,，、\n]|\s{2,}/),
    summary: texts.summary,
    body: bodyOf(texts.body),
    attachments,
    validity: choiceIn(texts, 'validity', validityNames, faults),
    validityDay: dateIn(texts, 'validityDay', faults),
    sourceId: texts.sourceId,
  };
  checkTogether(values, faults);
  return { values, faults };
};
