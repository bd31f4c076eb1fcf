import { type validityNames, validityOn } from '@gongkai/law';
import { chinaDay, chinaMinute } from '../../platform/china-day.ts';
import type { Form, ItemKind } from '../content.ts';
import type { ValidityKind } from '../tables.ts';

/** 公开形式 as readers are told it. */
export const forms: Readonly<Record<Form, string>> = {
  text: '文字',
  table: '表格',
  picture: '图解',
  video: '视频',
  faq: '问答',
  'large-type': '大字版',
  leaflet: '折页',
};

export const itemKinds: Readonly<Record<ItemKind, string>> = {
  information: '信息',
  document: '文件',
  normative: '行政规范性文件',
  rule: '规章',
};

export const benefitKinds = { duty: '应当做的', subsidy: '可以得到的', date: '不要错过的日子' } as const;

/** Lists over all units by the kind of their columns, in the order of the home page. */
export const kindLists = [
  { id: 'policy', name: '政策文件', kinds: ['policy'] },
  { id: 'notice', name: '通知公告', kinds: ['notice'] },
  { id: 'interpretation', name: '政策解读', kinds: ['interpretation'] },
  { id: 'news', name: '工作动态', kinds: ['news'] },
  { id: 'service', name: '办事服务', kinds: ['service', 'decision'] },
  { id: 'data', name: '数据和其他信息', kinds: ['data', 'information', 'profile'] },
] as const;

/** The day in China of an instant. */
export const dayOf = (instant: Date | string): string => chinaDay(new Date(instant));

/** 「2024-03-01 09:30」, in China. */
export const minuteOf = (instant: Date | string): string => chinaMinute(new Date(instant));

export interface Standing {
  kind: ItemKind;
  validFrom: string | null;
  /** The day from which it is no more in force. */
  validTo: string | null;
  events: readonly { kind: ValidityKind; day: string }[];
}

export type ShownValidity = keyof typeof validityNames;

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** 有效性 on a day, of rules and normative documents; undefined of all else. */
export const validityOf = (item: Standing, day: string): ShownValidity | undefined => {
  if (item.kind !== 'normative' && item.kind !== 'rule') return undefined;
  const validity = {
    events: item.events,
    validFrom: item.validFrom,
    validTo: item.validTo && dayBefore(item.validTo),
  };
  return validityOn(validity as Parameters<typeof validityOn>[0], day) ?? undefined;
};

const units = ['B', 'KB', 'MB'] as const;

/** 「1.2 MB」. */
export const sizeText = (bytes: number): string => {
  const step = bytes >= 1024 ** 2 ? 2 : bytes >= 1024 ? 1 : 0;
  const size = bytes / 1024 ** step;
  return `${step === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${units[step]}`;
};

/** File types by their words; the ending stands for what is not named. */
const fileTypes: Readonly<Record<string, string>> = {
  doc: 'Word',
  docx: 'Word',
  xls: 'Excel',
  xlsx: 'Excel',
  ppt: 'PowerPoint',
  pptx: 'PowerPoint',
  pdf: 'PDF',
  ofd: 'OFD',
  txt: '文本',
  png: '图片',
  jpg: '图片',
  jpeg: '图片',
  gif: '图片',
  webp: '图片',
  zip: '压缩包',
  rar: '压缩包',
  '7z': '压缩包',
};

export const fileTypeOf = (fileName: string): string => {
  const ending = /\.(\w{1,5})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return fileTypes[ending] ?? (ending.toUpperCase() || '文件');
};
