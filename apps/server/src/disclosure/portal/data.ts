/** Lists as programs read them: JSON and CSV by parts, RSS and Atom of the newest. */

import { type FeedEntry, type FeedHead, writeAtom, writeCsv, writeRss } from '@gongkai/documents';
import { validityNames } from '@gongkai/law';
import { addressesOf, withQuery } from './address.ts';
import type { Call, Outcome } from './engine.ts';
import { dayOf, minuteOf, validityOf } from './labels.ts';
import { siteName } from './layout.tsx';
import type { DecisionCursor, ShownDecision } from './read-more.ts';
import type { Cursor, ItemRow } from './rows.ts';

export const dataKinds = ['json', 'csv', 'rss', 'atom'] as const;
export type DataKind = (typeof dataKinds)[number];

/** Entries of a part, and of a feed. */
export const partSize = 100;
const feedSize = 50;

/** How many a kind of data holds at once. */
export const sizeOf = (kind: DataKind): number => (kind === 'json' || kind === 'csv' ? partSize : feedSize);

const types: Readonly<Record<DataKind, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
};

/** A place in a list as an address says it. */
const cursorText = (at: string, id: string): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

const readPlace = (text: string | undefined): [at: string, id: string] | undefined => {
  if (text === undefined) return undefined;
  try {
    const told: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(told) || told.length !== 2) return undefined;
    const [at, id] = told as unknown[];
    return typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at))
      ? [at, id]
      : undefined;
  } catch {
    return undefined;
  }
};

/** The place that an address says, or undefined: then a list begins at its beginning. */
export const readCursor = (text: string | undefined): Cursor | undefined => {
  const place = readPlace(text);
  return place && { publishedAt: place[0], id: place[1] };
};

export const readDecisionCursor = (text: string | undefined): DecisionCursor | undefined => {
  const place = readPlace(text);
  return place && { decidedOn: place[0], id: place[1] };
};

/** A list: its name, where its page is, what it is made of. */
export interface DataList {
  title: string;
  address: string;
  tags: readonly string[];
}

const itemData = ({ around, regionId }: Call, item: ItemRow) => {
  const state = validityOf(item, around.day);
  return {
    id: item.id,
    url: around.site.base + addressesOf(regionId).item(item.id),
    title: item.title,
    summary: item.summary,
    unit: item.unitName,
    column: item.columnName,
    indexNo: item.indexNo,
    documentNo: item.documentNo,
    formedOn: item.formedOn,
    publishedAt: new Date(item.firstPublishedAt).toISOString(),
    updatedAt: new Date(item.publishedAt).toISOString(),
    kind: item.kind,
    form: item.form,
    subjectClass: item.subjectClass,
    validity: state ?? null,
    validFrom: item.validFrom,
    validTo: item.validTo,
  };
};

const csvHeads = [
  '索引号',
  '标题',
  '发文机关',
  '栏目',
  '发文字号',
  '成文日期',
  '发布时间',
  '更新时间',
  '有效性',
  '网址',
];

const csvRow = ({ around, regionId }: Call, item: ItemRow) => {
  const state = validityOf(item, around.day);
  return [
    item.indexNo,
    item.title,
    item.unitName,
    item.columnName,
    item.documentNo,
    item.formedOn,
    minuteOf(item.firstPublishedAt),
    minuteOf(item.publishedAt),
    state ? validityNames[state] : '',
    around.site.base + addressesOf(regionId).item(item.id),
  ];
};

const entryOf = ({ regionId }: Call, item: ItemRow): FeedEntry => ({
  guid: '',
  title: item.title,
  link: addressesOf(regionId).item(item.id),
  publishedAt: new Date(item.firstPublishedAt),
  updatedAt: new Date(item.publishedAt),
  bodyHtml: '',
  excerpt:
    item.summary || [item.unitName, item.documentNo, dayOf(item.firstPublishedAt)].filter(Boolean).join(' '),
  author: item.unitName,
  categories: [item.columnName],
  attachments: [],
});

const headOf = (call: Call, list: DataList, items: readonly ItemRow[], kind: DataKind): FeedHead => {
  const { around } = call;
  const [newest] = items;
  return {
    site: around.site.base,
    title: `${list.title} - ${siteName(around)}`,
    description: `${around.frame.region.name}公开的信息：${list.title}`,
    link: list.address,
    self: `${list.address}.${kind}`,
    updatedAt: new Date(newest?.publishedAt ?? 0),
    author: around.site.sponsor ?? around.frame.region.name,
  };
};

const nextOf = (list: DataList, kind: DataKind, place: string | undefined): string | null =>
  place === undefined ? null : withQuery(`${list.address}.${kind}`, { cursor: place });

const linkHeader = (base: string, next: string | null): Record<string, string> =>
  next === null ? {} : { Link: `<${base}${next}>; rel="next"` };

const writers: Readonly<
  Record<DataKind, (call: Call, list: DataList, items: readonly ItemRow[], next: string | null) => string>
> = {
  json: (call, list, items, next) => {
    const { base } = call.around.site;
    const told = { title: list.title, url: base + list.address, next: next && base + next };
    return JSON.stringify({ ...told, items: items.map(item => itemData(call, item)) });
  },
  csv: (call, _list, items) =>
    writeCsv(
      csvHeads,
      items.map(item => csvRow(call, item)),
    ),
  rss: (call, list, items) =>
    writeRss(
      headOf(call, list, items, 'rss'),
      items.map(item => entryOf(call, item)),
    ),
  atom: (call, list, items) =>
    writeAtom(
      headOf(call, list, items, 'atom'),
      items.map(item => entryOf(call, item)),
    ),
};

/** A list as data. */
export const listData = (call: Call, kind: DataKind, list: DataList, items: readonly ItemRow[]): Outcome => {
  const last = items.length === sizeOf(kind) ? items.at(-1) : undefined;
  const next = nextOf(list, kind, last && cursorText(last.publishedAt, last.id));
  return {
    text: writers[kind](call, list, items, next),
    type: types[kind],
    tags: list.tags,
    headers: { 'Access-Control-Allow-Origin': '*', ...linkHeader(call.around.site.base, next) },
  };
};

const decisionHeads = [
  '决定文书号',
  '名称',
  '相对人',
  '统一社会信用代码',
  '类别',
  '内容',
  '依据',
  '决定机关',
  '决定日期',
  '有效期至',
  '金额（元）',
  '公示机构',
];

const yuan = (amount: number | null): string | null => (amount === null ? null : (amount / 100).toFixed(2));

const decisionRow = (decision: ShownDecision) => [
  decision.documentNo,
  decision.name,
  decision.party,
  decision.creditCode,
  decision.category,
  decision.content,
  decision.basis,
  decision.organ,
  decision.decidedOn,
  decision.validTo,
  yuan(decision.amount),
  decision.unitName,
];

/** Decisions as data. */
export const decisionData = (
  call: Call,
  kind: 'json' | 'csv',
  list: DataList,
  decisions: readonly ShownDecision[],
): Outcome => {
  const last = decisions.length === partSize ? decisions.at(-1) : undefined;
  const next = nextOf(list, kind, last && cursorText(last.decidedOn, last.id));
  const { base } = call.around.site;
  const text =
    kind === 'csv'
      ? writeCsv(decisionHeads, decisions.map(decisionRow))
      : JSON.stringify({
          title: list.title,
          url: base + list.address,
          next: next && base + next,
          items: decisions.map(({ amount, unitId: _unit, ...rest }) => ({ ...rest, amount: yuan(amount) })),
        });
  return {
    text,
    type: types[kind],
    tags: list.tags,
    headers: { 'Access-Control-Allow-Origin': '*', ...linkHeader(base, next) },
  };
};
