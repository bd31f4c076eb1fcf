import type { Report } from '../model.ts';
import type { Clause } from './clauses.ts';
import { readQuantities } from './counted.ts';
import type { Mark } from './lexicon.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Claim, isRequest, passMarks, type Reader } from './reader.ts';
import { applicantColumns } from './readings.ts';
import { outcomeIds } from './requests.ts';
import { endPart, endSentence, newState } from './state.ts';
import { readSilent } from './uncounted.ts';

export type { Claim } from './reader.ts';

const outcomes = new Set<string>([...outcomeIds, ...Object.keys(applicantColumns), 'receiveNew', 'carry']);

const open = (reader: Reader, clause: Clause): void => {
  const { state, plain } = reader;
  if (clause.opener === '（' || plain.startsWith('其中', clause.start)) state.openedBy = state.lastCount;
  else if (clause.opener === '；' || clause.opener === '。') state.openedBy = null;
  if (clause.opener === '；') endPart(state);
};

/** Whether a paragraph is about requests from its beginning: it names them first, or several outcomes. */
const speaksOfRequests = (marks: readonly Mark[]): boolean => {
  const first = marks.find(mark => mark.concept === 'foreign' || isRequest(mark));
  if (first) return isRequest(first);
  return new Set(marks.filter(({ concept }) => outcomes.has(concept)).map(({ concept }) => concept)).size > 1;
};

/** Everything in a paragraph that a table says too, in its order. */
export const claimsIn = (paragraph: Paragraph, report: Report): Claim[] => {
  const { plain, clauses, marks, quantities } = paragraph;
  const reader: Reader = {
    report,
    paragraph,
    plain,
    clauses,
    marks,
    quantities,
    state: newState(),
    claims: [],
    mark: 0,
    quantity: 0,
  };
  if (speaksOfRequests(reader.marks)) reader.state.topic = 'requests';
  let sentence = 0;
  for (const clause of reader.clauses) {
    if (clause.sentence !== sentence) endSentence(reader.state);
    sentence = clause.sentence;
    open(reader, clause);
    readQuantities(reader, clause);
    passMarks(reader, clause.end);
    readSilent(reader, clause);
  }
  return reader.claims;
};
