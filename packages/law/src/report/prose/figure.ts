import type { Clause } from './clauses.ts';
import { disputeReaders, otherOfResults } from './disputes.ts';
import type { Concept, Mark } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import { aside, isRequest, marksBetween, type Reader, type Span } from './reader.ts';
import { noVerb, outcomeIds, requestReaders, requestWords } from './requests.ts';
import { tableTwoReaders } from './table-two.ts';
import { type Found, fills, type Words } from './words.ts';

export const readers: Record<string, { tail: string; read: (words: Words) => Found | null }> = {
  ...requestReaders,
  ...disputeReaders,
  ...tableTwoReaders,
};

/** 「予以公开答复」 「行政许可处理决定」: the verb after the word says nothing more. */
const afterwards = new Set<Concept>(['handled', 'process']);
const settles = (mark: Mark | undefined) =>
  mark !== undefined && (settling.has(mark.concept) || decisions.has(mark.concept));
const settling = new Set<string>([...outcomeIds]);
const decisions = new Set<string>(['licences', 'penalties', 'coerciveMeasures']);

/** A clause before, with no figure, that says by which channel: 「通过网上平台，收到…」. */
const narrowedBefore = (reader: Reader, clause: Clause): boolean => {
  const before = reader.clauses[clause.index - 1];
  if (!before || before.sentence !== clause.sentence || clause.opener !== '，') return false;
  const text = reader.plain.slice(before.start, before.end);
  return (
    /^(?:其中)?(?:通过|经由?|由|利用|依托|按|从)/.test(text) &&
    marksBetween(reader, before.start, before.end).some(mark => mark.concept === 'channel')
  );
};

const untilStop = (text: string): string => text.slice(0, `${text}。`.indexOf('。'));

export const wordsAt = (reader: Reader, quantity: Quantity, span: Span, end: number): Words => {
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
  while (
    last &&
    afterwards.has(last.concept) &&
    settles(content.at(-1)) &&
    fills(reader.plain.slice(content.at(-1)?.end ?? 0, last.start), '')
  )
    last = content.pop();
  const stop = last?.start ?? until;
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
    sentence: reader.plain.slice(span.clause.sentenceStart, quantity.start),
    after: untilStop(reader.plain.slice(quantity.end, span.end + 12)),
    narrowedBefore: narrowedBefore(reader, span.clause),
    afterOpener: reader.state.openedBy !== null,
    inBracket: span.clause.depth > 0,
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
  /^(?:$|[，。；：（）、]|的|均|全部|已|都|并|且|和|及|与|或|同比|较|比|占|含|包括|其中|中$|申请|政府信息|依申请|信息公开|行政复议|复议|规范性|行政规范性|行政许可|行政处罚|案件|等|决定)/;
const linkAfter =
  '按时|按期|按规|依规|及时|如期|已|经|由|系|属于?|因|被|全部|以|作出|做出|给予|申请|政府信息|公开|信息|了|中|来自|依法|予以|当年|被申请|申请人|依申请|请求|答复|剩余|其余';
const restAfter = '申请|提出|提交|处理|答复|决定|情形|信息|继续|办理|中|公开|政府|案件|结果|了|件|完毕';

/** 「3件予以公开」 「2件结转下年度」: the word after the figure. */
const readAfter = (reader: Reader, quantity: Quantity, span: Span): Found | null => {
  const content = marksBetween(reader, quantity.end, span.end).filter(
    mark => !aside.has(mark.concept) && !isRequest(mark),
  );
  const [first, ...rest] = content;
  if (!first || rest.length > 1) return null;
  const last = rest[0] && fills(reader.plain.slice(first.end, rest[0].start), linkAfter) ? rest[0] : first;
  if (rest[0] && last === first) return null;
  const target = readers[last.concept];
  const gap = reader.plain.slice(quantity.end, first.start);
  if (!target || !fills(gap, linkAfter) || !fills(reader.plain.slice(last.end, span.end), restAfter))
    return null;
  const words = wordsAt(reader, quantity, span, quantity.start);
  const qualified = marksBetween(reader, quantity.end, span.end).some(mark => mark.concept === 'onTime');
  const before = rest[0] ? [first] : [];
  const found = target.read({
    ...words,
    last,
    before,
    gap: '',
    head: `${words.head}${reader.plain.slice(words.last?.start ?? quantity.start, quantity.start)}`,
    object: words.object,
  });
  return found && (qualified ? { ...found, unsure: true } : found);
};

/** 「制发2件规范性文件」 「收到8份政府信息公开申请」: verb, figure, object. */
const readAround = (reader: Reader, quantity: Quantity, span: Span): Found | null => {
  const words = wordsAt(reader, quantity, span, quantity.start);
  const next = marksBetween(reader, quantity.end, span.end).filter(mark => !aside.has(mark.concept))[0];
  if (!next) return null;
  const between = reader.plain.slice(quantity.end, next.start);
  if (
    isRequest(next) &&
    words.last &&
    fills(between, requestWords) &&
    fills(reader.plain.slice(next.end, span.end), `${requestWords}|均|全部|已|其中`)
  )
    return readWord({ ...words, object: true });
  if (!fills(between, '')) return null;
  if (
    /^(?:normative|rules|licences|penalties|coerciveMeasures|reconsideration|litigation)$/.test(next.concept)
  ) {
    const target = readers[next.concept];
    const rest = reader.plain.slice(next.end, span.end);
    if (!target || !fills(rest, target.tail)) return null;
    const head = reader.plain.slice(span.start, quantity.start);
    const caused = /(?:发生|引发|引起|收到|提起|涉及|有|受理|共|产生|出现|被|办理)$/.test(head);
    if (/^(?:reconsideration|litigation)$/.test(next.concept) && !caused) return null;
    const before = words.last ? [...words.before, words.last] : words.before;
    const adjacent = words.last && fills(words.gap, '') ? { ...words.last, end: next.start } : undefined;
    return target.read({
      ...words,
      last: next,
      before: adjacent ? [...words.before, adjacent] : before,
      head: adjacent ? words.head : head,
      gap: rest,
    });
  }
  return null;
};

export const read = (reader: Reader, quantity: Quantity, span: Span): Found | null => {
  const around = readAround(reader, quantity, span);
  if (around) return around;
  const before = readWord(wordsAt(reader, quantity, span, quantity.start));
  const after = span.followed ? null : readAfter(reader, quantity, span);
  if (after && (!before || (before.kind === 'dispute' && after.kind === 'result'))) return after;
  if (before && !followsWell.test(reader.plain.slice(quantity.end, span.end)))
    return { ...before, unsure: true };
  return before;
};
