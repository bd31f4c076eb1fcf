import type { Report } from '../model.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { disputeReaders, otherOfResults } from './disputes.ts';
import { type Concept, type Mark, marksIn } from './lexicon.ts';
import type { Paragraph } from './plain.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { carriedOut, inColumns, type Reading } from './readings.ts';
import { noVerb, requestReaders, requestWords } from './requests.ts';
import { certainty, endSentence, newState, passMark, type State } from './state.ts';
import { subjectOf } from './subjects.ts';
import { tableTwoReaders } from './table-two.ts';
import { type Found, fills, type Words } from './words.ts';
import { zeroIn } from './zeros.ts';

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

const readers: Record<string, { tail: string; read: (words: Words) => Found | null }> = {
  ...requestReaders,
  ...disputeReaders,
  ...tableTwoReaders,
};

/** Words that change whose or which year's figure it is, or how it came in; no figure belongs to them. */
const aside = new Set<Concept>([
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

interface Reader {
  report: Report;
  paragraph: Paragraph;
  plain: string;
  clauses: Clause[];
  marks: Mark[];
  quantities: Quantity[];
  state: State;
  claims: Claim[];
  /** Marks and quantities passed so far. */
  mark: number;
  quantity: number;
}

const passMarks = (reader: Reader, until: number): void => {
  for (let next = reader.marks[reader.mark]; next && next.start < until; next = reader.marks[reader.mark]) {
    passMark(reader.state, next, reader.report);
    reader.mark++;
  }
};

const marksBetween = (reader: Reader, start: number, end: number): Mark[] =>
  reader.marks.filter(mark => mark.start >= start && mark.end <= end);

const isRequest = (mark: Mark) => mark.concept === 'application' || mark.concept === 'everybody';

interface Span {
  clause: Clause;
  /** Where the words of this figure begin. */
  start: number;
  /** Where what follows the figure and belongs to it ends. */
  end: number;
  /** Another figure follows at once. */
  followed: boolean;
}

/** A clause before, with no figure, that says by which channel: 「通过网上平台，收到…」. */
const narrowedBefore = (reader: Reader, clause: Clause): boolean => {
  const at = reader.clauses.indexOf(clause);
  const before = reader.clauses[at - 1];
  if (!before || before.sentence !== clause.sentence || clause.opener !== '，') return false;
  const text = reader.plain.slice(before.start, before.end);
  return /^(?:其中)?(?:通过|经由?|由|利用|依托|按|从)/.test(text) && marksBetween(reader, before.start, before.end).some(mark => mark.concept === 'channel');
};

const wordsAt = (reader: Reader, quantity: Quantity, span: Span, end: number): Words => {
  const all = marksBetween(reader, span.start, end);
  const content = all.filter(mark => !aside.has(mark.concept));
  let object = false;
  let until = end;
  let last = content.pop();
  while (last && isRequest(last) && fills(reader.plain.slice(last.end, until), requestWords)) {
    object = true;
    until = last.start;
    last = content.pop();
  }
  const stop = last?.start ?? until;
  const sentenceStart = reader.clauses.find(clause => clause.sentence === span.clause.sentence)?.start ?? span.start;
  return {
    report: reader.report,
    state: reader.state,
    quantity,
    last,
    before: content,
    object,
    head: reader.plain.slice(span.start, stop),
    gap: last ? reader.plain.slice(last.end, until) : '',
    paragraph: reader.plain,
    sentence: reader.plain.slice(sentenceStart, quantity.start),
    after: reader.plain.slice(quantity.end, span.end + 12),
    narrowedBefore: narrowedBefore(reader, span.clause),
    afterOpener: reader.state.openedBy !== null,
    has: concept => all.some(mark => mark.concept === concept && mark.start < stop),
    text: (from, to) => reader.plain.slice(from, to),
  };
};

const readWord = (words: Words): Found | null => {
  if (!words.last) return noVerb(words);
  const reader = readers[words.last.concept];
  if (!reader || !fills(words.gap, reader.tail)) return null;
  if (words.last.concept === 'otherBare') return otherOfResults(words) ?? reader.read(words);
  return reader.read(words);
};

const followsWell =
  /^(?:$|[，。；：（）、]|的|均|全部|已|都|并|且|和|及|与|或|同比|较|比|占|含|包括|其中|申请|政府信息|依申请|信息公开|行政复议|复议|规范性|行政规范性|行政许可|行政处罚|案件|等|决定)/;
const linkAfter = '已|经|由|系|属于?|因|被|全部|以|作出|做出|给予|申请|政府信息|公开|信息|了|中|来自|依法|予以|当年|被申请|申请人|依申请|请求|答复|剩余|其余';
const restAfter = '申请|提出|提交|处理|答复|决定|情形|信息|继续|办理|中|公开|政府|案件|结果|了|件|完毕';

/** 「3件予以公开」 「2件结转下年度」: the word after the figure. */
const readAfter = (reader: Reader, quantity: Quantity, span: Span): Found | null => {
  const content = marksBetween(reader, quantity.end, span.end).filter(mark => !aside.has(mark.concept) && !isRequest(mark));
  const [first, ...rest] = content;
  if (!first || rest.length > 1) return null;
  const last = rest[0] && fills(reader.plain.slice(first.end, rest[0].start), linkAfter) ? rest[0] : first;
  if (rest[0] && last === first) return null;
  const target = readers[last.concept];
  const gap = reader.plain.slice(quantity.end, first.start);
  if (!target || !fills(gap, linkAfter) || !fills(reader.plain.slice(last.end, span.end), restAfter)) return null;
  const words = wordsAt(reader, quantity, span, quantity.start);
  const qualified = marksBetween(reader, quantity.end, span.end).some(mark => mark.concept === 'onTime');
  const before = rest[0] ? [first] : [];
  const found = target.read({ ...words, last, before, gap: '', head: `${words.head}${reader.plain.slice(words.last?.start ?? quantity.start, quantity.start)}`, object: words.object });
  return found && (qualified ? { ...found, unsure: true } : found);
};

/** 「制发2件规范性文件」 「收到8份政府信息公开申请」: verb, figure, object. */
const readAround = (reader: Reader, quantity: Quantity, span: Span): Found | null => {
  const words = wordsAt(reader, quantity, span, quantity.start);
  const next = marksBetween(reader, quantity.end, span.end).filter(mark => !aside.has(mark.concept))[0];
  if (!next) return null;
  const between = reader.plain.slice(quantity.end, next.start);
  if (isRequest(next) && words.last && fills(between, requestWords) && fills(reader.plain.slice(next.end, span.end), `${requestWords}|均|全部|已|其中`))
    return readWord({ ...words, object: true });
  if (!fills(between, '')) return null;
  if (/^(?:normative|rules|licences|penalties|coerciveMeasures|reconsideration|litigation)$/.test(next.concept)) {
    const target = readers[next.concept];
    const rest = reader.plain.slice(next.end, span.end);
    if (!target || !fills(rest, target.tail)) return null;
    const head = reader.plain.slice(span.start, quantity.start);
    const caused = /(?:发生|引发|引起|收到|提起|涉及|有|受理|共|产生|出现|被|办理)$/.test(head);
    if (/^(?:reconsideration|litigation)$/.test(next.concept) && !caused) return null;
    const before = words.last ? [...words.before, words.last] : words.before;
    const adjacent = words.last && fills(words.gap, '') ? { ...words.last, end: next.start } : undefined;
    return target.read({ ...words, last: next, before: adjacent ? [...words.before, adjacent] : before, head: adjacent ? words.head : head, gap: rest });
  }
  return null;
};

const read = (reader: Reader, quantity: Quantity, span: Span): Found | null => {
  const around = readAround(reader, quantity, span);
  if (around) return around;
  const before = readWord(wordsAt(reader, quantity, span, quantity.start));
  const after = span.followed ? null : readAfter(reader, quantity, span);
  if (after && (!before || (before.kind === 'dispute' && after.kind === 'result'))) return after;
  if (before && !followsWell.test(reader.plain.slice(quantity.end, span.end))) return { ...before, unsure: true };
  return before;
};

const spanOf = (reader: Reader, clause: Clause, quantity: Quantity, previous: Quantity | undefined, next: Quantity | undefined): Span => {
  const { plain } = reader;
  let start = clause.start;
  if (previous) {
    start = previous.end;
    const comma = plain.indexOf('、', previous.end);
    if (comma >= 0 && comma < quantity.start) start = comma + 1;
  } else if (fills(plain.slice(start, quantity.start), '')) {
    const at = reader.clauses.indexOf(clause);
    const before = reader.clauses[at - 1];
    const joins = clause.opener === '，' || clause.opener === '：';
    if (before && joins && before.sentence === clause.sentence && !reader.quantities.some(({ start: s }) => s >= before.start && s < before.end))
      start = before.start;
  }
  const followed = next !== undefined && next.start < clause.end;
  const comma = plain.indexOf('、', quantity.end);
  const limit = followed ? next.start : clause.end;
  const end = comma >= 0 && comma < limit ? comma : limit;
  return { clause, start, end, followed: followed && end === limit };
};

const countable = new Set(['case', 'bare', '项', '条', '个', 'money']);

/** Units that each kind of figure may bear. */
const fitsUnit = (found: Found, { kind }: Quantity): boolean => {
  const money = found.readings.some(({ plus }) => plus[0]?.endsWith('feesTenThousandYuan'));
  if (money || kind === 'money') return money && kind === 'money';
  if (kind === 'case' || kind === 'bare') return true;
  if (found.kind === 'table2') return kind === '项' || kind === '个';
  return kind === '条' || kind === '项';
};

const claim = (reader: Reader, quantity: Quantity, span: Span, found: Found): void => {
  const { state, plain, paragraph, report } = reader;
  let sure = certainty(state);
  const subject = found.kind === 'applicant' || found.kind === 'result' ? 'sure' : subjectOf(headOf(reader, span, quantity), report);
  if (subject === 'no') {
    state.scope = 'no';
    sure = 'no';
  }
  if (sure === 'no') {
    if (state.year === 'no') state.yearSticks = true;
    return;
  }
  const openedUnknown = state.openedBy === 'unknown' && (found.kind === 'outcome' || found.kind === 'applicant');
  const unsure = found.unsure || sure === 'unsure' || subject === 'unsure' || openedUnknown;
  const readings = found.each ?? [null];
  for (const each of readings)
    reader.claims.push({
      readings: each ? [each] : found.readings,
      value: quantity.value,
      step: quantity.step,
      unsure,
      words: plain.slice(quantity.start, quantity.end),
      quote: paragraph.text.slice(span.start < span.clause.start ? span.start : span.clause.start, span.clause.end),
    });
};

const headOf = (reader: Reader, span: Span, quantity: Quantity): string => {
  const text = reader.plain.slice(span.start, quantity.start);
  return text.slice(text.lastIndexOf('，') + 1);
};

const remember = (state: State, found: Found | null, quantity: Quantity): void => {
  if (!found) {
    if (quantity.kind !== 'case' || quantity.change) return;
    state.lastCount = 'unknown';
    if (state.openedBy === null) state.parent = null;
    return;
  }
  if (found.kind !== 'applicant') state.lastCount = 'claim';
  if (found.parent && (found.kind === 'verb' || found.kind === 'row' || found.kind === 'outcome')) state.parent = found.parent;
  state.list = found.kind === 'outcome' || found.kind === 'result' || found.kind === 'applicant' ? found.kind : null;
};

/** 「A、B、C分别为1件、2件和3件」: words and figures in the same order. */
const respectively = (reader: Reader, clause: Clause, quantities: Quantity[]): boolean => {
  const at = reader.plain.indexOf('分别', clause.start);
  if (at < 0 || at >= clause.end || quantities.length < 2) return false;
  const marks = marksBetween(reader, clause.start, at).filter(mark => readers[mark.concept] && mark.concept in respectiveConcepts);
  const own = marks.slice(-quantities.length);
  if (own.length !== quantities.length || quantities.some(quantity => quantity.start < at)) return true;
  passMarks(reader, at);
  for (const [index, quantity] of quantities.entries()) {
    const last = own[index];
    if (!last || !quantity.exact) continue;
    const span = { clause, start: last.start, end: quantity.end, followed: false };
    const words = wordsAt(reader, quantity, { ...span, start: clause.start }, own[0]?.start ?? at);
    const found = readers[last.concept]?.read({ ...words, last, before: [], gap: '', object: false, head: reader.plain.slice(clause.start, own[0]?.start ?? at) });
    remember(reader.state, found ?? null, quantity);
    if (found && fitsUnit(found, quantity)) claim(reader, quantity, { ...span, start: clause.start }, found);
  }
  return true;
};

const respectiveConcepts: Record<string, true> = Object.fromEntries(
  Object.keys(readers)
    .filter(concept => !/^(?:receive|receiveNew|receiveAndHandle|handled|process|carry|unfinished|everybody|issue|repeal|inForce|fees)$/.test(concept))
    .map(concept => [concept, true as const]),
);

const wholeOfNaturalPersons = /(?:均|全部|都)(?:为|是|系|由|来自|属于?)?自然人/;
const allDone = /(?:全部|均已|都已)(?:依法|依规)?(?:办结|办理完毕|答复完毕|办理完结|处理完毕)$/;
const notThen = /按期|按时|如期|及时|期限|时限|截至|目前|现已|今年/;

/** What a clause says without a figure: there was none, all by natural persons, all dealt with. */
const readSilent = (reader: Reader, clause: Clause): void => {
  const { state, report, plain, paragraph } = reader;
  const text = plain.slice(clause.start, clause.end);
  const quote = paragraph.text.slice(clause.start, clause.end);
  const sure = certainty(state);
  if (sure === 'no') return;
  const push = (readings: readonly Reading[], unsure: boolean) =>
    reader.claims.push({ readings, value: 0, step: 1, unsure: unsure || sure === 'unsure', words: '', quote });
  const zero = zeroIn(text, report);
  if (zero) {
    for (const readings of zero.readings) push(readings, false);
    return;
  }
  if (!state.parent) return;
  if (wholeOfNaturalPersons.test(text)) {
    const others = inColumns(state.parent, ['enterprise', 'researchInstitution', 'publicWelfareOrganization', 'legalServiceInstitution', 'otherOrganization'], '法人或其他组织');
    push([others], state.openedBy === 'unknown');
  } else if (allDone.test(text) && !notThen.test(text)) {
    const rows = state.parent.rows.join();
    if (rows === 'received' || rows === 'received,carriedIn') push([inColumns(carriedOut)], state.lastCount !== 'claim');
  }
};

const open = (reader: Reader, clause: Clause): void => {
  const { state, plain } = reader;
  if (clause.opener === '（' || plain.startsWith('其中', clause.start)) state.openedBy = state.lastCount;
  else if (clause.opener === '；' || clause.opener === '。') state.openedBy = null;
};

const readQuantities = (reader: Reader, clause: Clause): void => {
  const own: Quantity[] = [];
  for (let next = reader.quantities[reader.quantity]; next && next.start < clause.end; next = reader.quantities[reader.quantity]) {
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
    remember(reader.state, fits, quantity);
    if (fits && quantity.exact) claim(reader, quantity, span, fits);
  }
};

/** 「8份政府信息公开申请」: the request named after the figure tells the subject, too. */
const passMarksAfter = (reader: Reader, quantity: Quantity, span: Span): void => {
  const next = marksBetween(reader, quantity.end, span.end)[0];
  if (next && isRequest(next) && reader.state.topic === null) reader.state.topic = 'requests';
};

const outcomes = new Set<Concept>(['granted', 'partiallyGranted', 'refused', 'unavailable', 'notProcessed', 'otherwise', 'receiveNew', 'carry']);

/** Whether a paragraph is about requests from its beginning: it names them first, or several outcomes. */
const speaksOfRequests = (marks: readonly Mark[]): boolean => {
  const first = marks.find(mark => mark.concept === 'foreign' || isRequest(mark));
  if (first) return isRequest(first);
  return new Set(marks.filter(({ concept }) => outcomes.has(concept)).map(({ concept }) => concept)).size > 1;
};

/** Everything in a paragraph that a table says too, in its order. */
export const claimsIn = (paragraph: Paragraph, report: Report): Claim[] => {
  const { plain } = paragraph;
  const reader: Reader = {
    report,
    paragraph,
    plain,
    clauses: clausesOf(plain),
    marks: marksIn(plain),
    quantities: quantitiesIn(plain),
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
