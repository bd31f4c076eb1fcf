import type { Report } from '../model.ts';
import type { Concept, Mark } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import type { Reading, Rows } from './readings.ts';
import type { State } from './state.ts';

/** What a figure was found to count. */
export interface Found {
  kind: 'verb' | 'row' | 'outcome' | 'applicant' | 'dispute' | 'result' | 'table2';
  /** The ways to read it, the most literal first. */
  readings: readonly Reading[];
  /** The rows whose applicants may be told next. */
  parent: Rows | null;
  /** The words leave a doubt: agreement is told, a difference is not. */
  unsure: boolean;
  /** The figure stands for each of several: 「行政复议、行政诉讼各1件」. */
  each?: readonly Reading[];
}

/** The words around a figure, as the readers see them. */
export interface Words {
  report: Report;
  state: State;
  quantity: Quantity;
  /** The word that the figure belongs to; words for the request itself between them are left out. */
  last: Mark | undefined;
  /** The content words before it in the same stretch. */
  before: readonly Mark[];
  /** The request is named between the word and the figure, or after the figure. */
  object: boolean;
  /** The text of the stretch before the word. */
  head: string;
  /** The text between the word and the figure. */
  gap: string;
  /** The whole paragraph. */
  paragraph: string;
  /** The sentence up to the figure. */
  sentence: string;
  /** The text after the figure up to the end of the clause and a little beyond. */
  after: string;
  /** A clause before says through which channel, so that the figure may be of it alone. */
  narrowedBefore: boolean;
  /** 「其中」 or a bracket opened the list in which the figure stands. */
  afterOpener: boolean;
  /** The figure stands in a bracket, and so belongs to the figure right before it. */
  inBracket: boolean;
  /** Whether a word of this kind stands before the word. */
  has(concept: Concept): boolean;
  text(from: number, to: number): string;
}

const base =
  '的|共计|共|合计|总计|计|一共|总共|分别|各|为|是|有|达到|达|了|数量|总数量|总数|总量|件数|数|量|均|都|已|：|，|、|累计|全年|本年度?|今年|“|”|《|》';

/** Longer stretches say something of their own; the bound also keeps the pattern's work small. */
const longest = 32;

const compiled = new Map<string, RegExp>();

/** Whether a stretch of text holds nothing but words that change nothing, and those given. */
export const fills = (text: string, more: string): boolean => {
  if (text === '') return true;
  if (text.length > longest) return false;
  let pattern = compiled.get(more);
  if (!pattern) {
    pattern = new RegExp(`^(?:${base}${more && `|${more}`})*$`);
    compiled.set(more, pattern);
  }
  return pattern.test(text);
};
