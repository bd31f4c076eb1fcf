import type { FindingSeverity, Hit, Word } from './model.ts';
import type { Reading } from './reading.ts';

/** What a rule says of itself, for people who read about the rules. */
export interface FindingRule {
  code: string;
  severity: FindingSeverity;
  /** What it finds, in a few words. */
  title: string;
  /** The article that it serves. */
  basis: string;
  /** What to do about it. */
  message: string;
}

/** A rule that reads a part's text. Rules are data; they are listed in `textRules`. */
export interface TextRule extends FindingRule {
  /** How the words found are shown; where it is missing, as they stand. */
  mask?(found: string): string;
  find(reading: Reading, words: readonly Word[]): Iterable<Hit>;
}

/** 《政府信息公开条例》 by article. */
export const basis = {
  privacy: '《政府信息公开条例》第十五条；《个人信息保护法》第二十八条',
  secrecy: '《政府信息公开条例》第十四条、第十七条',
  correctness: '《政府信息公开条例》第六条',
  entry: '《政府信息公开条例》第十二条',
  attribute: '《政府信息公开条例》第十七条、第十八条',
  documents: '《政府信息公开条例》第二十条第一项',
  limit: '《政府信息公开条例》第二十六条',
} as const;
