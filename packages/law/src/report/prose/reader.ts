import type { Report } from '../model.ts';
import type { Clause } from './clauses.ts';
import type { Concept, Mark } from './lexicon.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Quantity } from './quantities.ts';
import type { Reading } from './readings.ts';
import { passMark, type State } from './state.ts';
import { fills } from './words.ts';

/** Something the prose says that a table says too. */
export interface Claim {
  /** The ways to read it, the most literal first; agreement with any is agreement. */
  readings: readonly Reading[];
  value: number;
  /** How far the figure may have been rounded. */
  step: number;
  /** The words leave a doubt: agreement is told, a difference is not. */
  unsure: boolean;
  /** The figure with its unit, or the words that say 0, as printed. */
  words: string;
  /** The clause, as printed. */
  quote: string;
}

export interface Reader {
  report: Report;
  paragraph: Paragraph;
  plain: string;
  clauses: readonly Clause[];
  marks: readonly Mark[];
  quantities: readonly Quantity[];
  state: State;
  claims: Claim[];
  /** Marks and quantities passed so far. */
  mark: number;
  quantity: number;
}

export const passMarks = (reader: Reader, until: number): void => {
  for (let next = reader.marks[reader.mark]; next && next.start < until; next = reader.marks[reader.mark]) {
    passMark(reader.state, next, reader.report);
    reader.mark++;
  }
};

/** The words of the lexicon that lie within a stretch of the paragraph. */
export const marksBetween = ({ marks }: Pick<Paragraph, 'marks'>, start: number, end: number): Mark[] => {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const within: Mark[] = [];
  for (let mark = marks[low]; mark && mark.start < end; mark = marks[++low])
    if (mark.end <= end) within.push(mark);
  return within;
};

export const isRequest = (mark: Mark) => mark.concept === 'application' || mark.concept === 'everybody';

/** Words that change whose or which year's figure it is, or how it came in; no figure belongs to them. */
export const aside = new Set<Concept>([
  'otherYear',
  'ownYear',
  'whole',
  'wider',
  'part',
  'ownName',
  'cumulative',
  'period',
  'channel',
  'onTime',
]);

export interface Span {
  clause: Clause;
  /** Where the words of this figure begin. */
  start: number;
  /** Where what follows the figure and belongs to it ends. */
  end: number;
  /** Another figure follows at once. */
  followed: boolean;
}

export const spanOf = (
  reader: Reader,
  clause: Clause,
  quantity: Quantity,
  previous: Quantity | undefined,
  next: Quantity | undefined,
): Span => {
  const { plain } = reader;
  let start = clause.start;
  if (previous) {
    start = previous.end;
    const comma = plain.indexOf('、', previous.end);
    if (comma >= 0 && comma < quantity.start) start = comma + 1;
  } else if (fills(plain.slice(start, quantity.start), '')) {
    const before = reader.clauses[clause.index - 1];
    const joins = clause.opener === '，' || clause.opener === '：';
    if (
      before &&
      joins &&
      before.sentence === clause.sentence &&
      !reader.quantities.some(({ start: s }) => s >= before.start && s < before.end)
    )
      start = before.start;
  }
  const followed = next !== undefined && next.start < clause.end;
  const comma = plain.indexOf('、', quantity.end);
  const limit = followed ? next.start : clause.end;
  const end = comma >= 0 && comma < limit ? comma : limit;
  return { clause, start, end, followed: followed && end === limit };
};
