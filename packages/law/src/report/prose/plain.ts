import { halfWidth, normalizeProse } from '../text.ts';

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

/** A paragraph in both forms, of equal length. */
export interface Paragraph {
  /** As it is quoted. */
  text: string;
  /** As it is read. */
  plain: string;
}

/** Only a paragraph with a figure, or with a word that says there was none, can say something of a table. */
const saysFigures = /[\d０-９]|[未无没零]|[一二两三四五六七八九十][件份宗起例条]|自然人|办结/;

/** The paragraphs of a section that are worth reading. */
export const paragraphsOf = (section: string): Paragraph[] =>
  section === ''
    ? []
    : normalizeProse(section)
        .split('\n')
        .filter(text => saysFigures.test(text))
        .map(text => ({ text, plain: plainText(text) }));
