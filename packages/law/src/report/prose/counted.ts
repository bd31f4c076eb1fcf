import type { Clause } from './clauses.ts';
import { disputeReaders } from './disputes.ts';
import { read, readers, wordsAt } from './figure.ts';
import type { Quantity } from './quantities.ts';
import { isRequest, marksBetween, passMarks, type Reader, type Span, spanOf } from './reader.ts';
import { certainty, forgetParents, type State } from './state.ts';
import { subjectOf } from './subjects.ts';
import type { Found } from './words.ts';

const countable = new Set(['case', 'bare', '项', '条', '个', 'money']);

/** Units that each kind of figure may bear. */
const fitsUnit = (found: Found, { kind }: Quantity): boolean => {
  const money = found.readings.some(({ plus }) => plus[0]?.endsWith('feesTenThousandYuan'));
  if (money || kind === 'money') return money && kind === 'money';
  if (kind === 'case' || kind === 'bare') return true;
  if (found.kind === 'table2') return kind === '项' || kind === '个';
  return kind === '条' || kind === '项';
};

/** 「乡镇（街道）行政处罚88件」 「柳林镇：行政处罚88件」: whose figure it is stands before the bracket or colon. */
const ownerBefore = ({ clauses, plain }: Reader, { clause, start }: Span): string => {
  if (start !== clause.start || (clause.opener !== '）' && clause.opener !== '：')) return '';
  const before = clauses
    .slice(Math.max(0, clause.index - 4), clause.index)
    .findLast(({ depth, sentence }) => depth <= clause.depth && sentence === clause.sentence);
  return before ? plain.slice(before.start, before.end) : '';
};

const headOf = (reader: Reader, span: Span, quantity: Quantity): string => {
  const text = ownerBefore(reader, span) + reader.plain.slice(span.start, quantity.start);
  return text.slice(text.lastIndexOf('，') + 1);
};

const claim = (reader: Reader, quantity: Quantity, span: Span, found: Found): void => {
  const { state, plain, paragraph, report } = reader;
  let sure = certainty(state);
  const subject =
    found.kind === 'applicant' || found.kind === 'result'
      ? 'sure'
      : subjectOf(headOf(reader, span, quantity), report);
  if (subject === 'no') {
    state.scope = 'no';
    sure = 'no';
  }
  if (sure === 'no') {
    if (state.year === 'no') state.yearSticks = true;
    return;
  }
  const openedUnknown =
    state.openedBy === 'unknown' &&
    (found.kind === 'outcome' || found.kind === 'applicant' || found.kind === 'table2');
  const unsure = found.unsure || sure === 'unsure' || subject === 'unsure' || openedUnknown;
  const readings = found.each ?? [null];
  for (const each of readings)
    reader.claims.push({
      readings: each ? [each] : found.readings,
      value: quantity.value,
      step: quantity.step,
      unsure,
      words: plain.slice(quantity.start, quantity.end),
      quote: paragraph.text.slice(Math.min(span.start, span.clause.start), span.clause.end),
    });
};

const someRequests = /信息|申请(?!人)|涉及|关于|类|有关|方面/;

const remember = (state: State, found: Found | null, quantity: Quantity, label: string): void => {
  if (!found) {
    if (quantity.kind !== 'case' || quantity.change) return;
    if (someRequests.test(label)) state.narrowed = true;
    state.lastCount = 'unknown';
    if (state.openedBy === null) forgetParents(state);
    return;
  }
  if (found.kind === 'dispute') {
    state.disputesSure = !found.unsure;
    if (!found.unsure && quantity.value > 0) state.ofDisclosure = true;
  }
  if (found.kind !== 'applicant' || found.parent) state.lastCount = 'claim';
  if (found.parent) {
    state.parent = found.parent;
    state.parents = [found.parent, ...state.parents.slice(0, 5)];
  }
  state.list =
    found.kind === 'outcome' || found.kind === 'result' || found.kind === 'applicant' ? found.kind : null;
};

const respectiveConcepts: Record<string, true> = Object.fromEntries(
  Object.keys(readers)
    .filter(
      concept =>
        !/^(?:receive|receiveNew|receiveAndHandle|handled|process|carry|unfinished|everybody|issue|repeal|inForce|fees)$/.test(
          concept,
        ),
    )
    .map(concept => [concept, true as const]),
);

/** 「A、B、C分别为1件、2件和3件」: words and figures in the same order. */
const respectively = (reader: Reader, clause: Clause, quantities: Quantity[]): boolean => {
  const at = reader.plain.indexOf('分别', clause.start);
  if (at < 0 || at >= clause.end || quantities.length < 2) return false;
  const marks = marksBetween(reader, clause.start, at).filter(
    mark => readers[mark.concept] && mark.concept in respectiveConcepts,
  );
  const own = marks.slice(-quantities.length);
  if (own.length !== quantities.length || quantities.some(quantity => quantity.start < at)) return true;
  passMarks(reader, at);
  for (const [index, quantity] of quantities.entries()) {
    const last = own[index];
    if (!last || !quantity.exact) continue;
    const span = { clause, start: last.start, end: quantity.end, followed: false };
    const words = wordsAt(reader, quantity, { ...span, start: clause.start }, own[0]?.start ?? at);
    const found = readers[last.concept]?.read({
      ...words,
      last,
      before: [],
      gap: '',
      object: false,
      head: reader.plain.slice(clause.start, own[0]?.start ?? at),
    });
    remember(reader.state, found ?? null, quantity, '');
    if (found && fitsUnit(found, quantity)) claim(reader, quantity, { ...span, start: clause.start }, found);
  }
  return true;
};

/** A count of disputes that is not the table's: its results are none of the table's either. */
const forgetDisputes = (reader: Reader, quantity: Quantity, span: Span): void => {
  if (marksBetween(reader, span.start, quantity.start).some(mark => mark.concept in disputeReaders))
    reader.state.disputesSure = false;
};

/** 「8份政府信息公开申请」: the request named after the figure tells the subject, too. */
const passMarksAfter = (reader: Reader, quantity: Quantity, span: Span): void => {
  const next = marksBetween(reader, quantity.end, span.end)[0];
  if (next && isRequest(next) && reader.state.topic === null) reader.state.topic = 'requests';
};

export const readQuantities = (reader: Reader, clause: Clause): void => {
  const own: Quantity[] = [];
  for (
    let next = reader.quantities[reader.quantity];
    next && next.start < clause.end;
    next = reader.quantities[reader.quantity]
  ) {
    own.push(next);
    reader.quantity++;
  }
  const counts = own.filter(quantity => countable.has(quantity.kind));
  if (respectively(reader, clause, counts)) return;
  for (const [index, quantity] of counts.entries()) {
    const inner = reader.plain.slice(counts[index - 1]?.end ?? clause.start, quantity.start);
    if (inner.includes('其中')) reader.state.openedBy = reader.state.lastCount;
    passMarks(reader, quantity.start);
    const span = spanOf(reader, clause, quantity, counts[index - 1], counts[index + 1]);
    passMarksAfter(reader, quantity, span);
    const found = quantity.change ? null : read(reader, quantity, span);
    const fits = found && fitsUnit(found, quantity) ? found : null;
    if (!fits && quantity.kind === 'case' && !quantity.change) forgetDisputes(reader, quantity, span);
    remember(reader.state, fits, quantity, reader.plain.slice(span.start, quantity.start));
    if (fits && quantity.exact) claim(reader, quantity, span, fits);
  }
};
