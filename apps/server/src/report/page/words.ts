import type { ReadFailure } from '@gongkai/documents';
import { type Severity, severityNames } from '@gongkai/law';

/** Each severity by word and by sign, so that colour is never alone. */
export const severities: Record<Severity, { word: string; sign: string }> = {
  error: { word: severityNames.error, sign: '✕' },
  warning: { word: severityNames.warning, sign: '!' },
  note: { word: severityNames.note, sign: 'i' },
};

export const severityOrder: readonly Severity[] = ['error', 'warning', 'note'];

/** 「发现2个错误、1个警告」, or that nothing was found. */
export const verdict = (counts: Record<Severity, number>): string => {
  const found = severityOrder.filter(severity => counts[severity] > 0);
  if (found.length === 0) return '没有发现问题';
  const named = found.map(severity => `${counts[severity]}个${severities[severity].word}`).join('、');
  return counts.error + counts.warning === 0 ? `没有发现错误，有${named}` : `发现${named}`;
};

/** What became of a file that gave no report: its own doing, or the program's. */
export const refusalWord = ({ code }: ReadFailure): string => (code === 'fault' ? '没有核对' : '读不了');
