import { type WriteKind, writeKinds } from '@gongkai/documents';
import type { Report } from '@gongkai/law';

/** What people call each kind of file, and what browsers are told of it. */
export const downloads: Record<WriteKind, { label: string; type: string }> = {
  docx: {
    label: 'Word（docx）',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { label: 'PDF', type: 'application/pdf' },
  xlsx: { label: 'Excel（xlsx）', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  html: { label: '网页（html）', type: 'text/html; charset=utf-8' },
  txt: { label: '纯文本（txt）', type: 'text/plain; charset=utf-8' },
  json: { label: '数据（json）', type: 'application/json; charset=utf-8' },
};

export const kindNamed = (name: string | undefined): WriteKind | undefined =>
  writeKinds.find(kind => kind === name);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in a file's name
const unfit = /[\u0000-\u001f\u007f\\/:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** 「衡山县商务局2024年政府信息公开工作年度报告.docx」, without signs that a file's name may not have. */
const fileNameOf = ({ authority, year }: Report, kind: WriteKind): string => {
  const name = `${authority ?? ''}${year === null ? '' : `${year}年`}政府信息公开工作年度报告`;
  return `${name.replace(unfit, '').slice(-100)}.${kind}`;
};

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition (RFC 6266) with the Chinese name, and a plain one for what cannot read it. */
export const dispositionOf = (report: Report, kind: WriteKind): string =>
  `attachment; filename="annual-report-${report.year ?? 'unknown'}.${kind}"; filename*=UTF-8''${encoded(fileNameOf(report, kind))}`;
