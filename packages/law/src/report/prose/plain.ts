import { halfWidth } from '../text.ts';

const signs: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '[': '〔',
  ']': '〕',
  '!': '！',
  '?': '？',
  '﹐': '，',
  '︰': '：',
  '﹪': '%',
};

/**
 * Prose in the form that the patterns read: normal spacing, half-width digits, Chinese punctuation. A comma that
 * groups digits (「3,119」) stays a comma. Sign for sign as long as the normalised text, so that offsets agree.
 */
export const plainText = (normal: string): string =>
  halfWidth(normal).replace(/[,;:()[\]!?﹐︰﹪]/g, (sign, at: number, all: string) =>
    sign === ',' && /\d/.test(all[at - 1] ?? '') && /^\d{3}(?!\d)/.test(all.slice(at + 1, at + 5))
      ? sign
      : (signs[sign] ?? sign),
  );
