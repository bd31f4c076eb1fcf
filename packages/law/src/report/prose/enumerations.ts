import { type Clause, clauseAt } from './clauses.ts';
import { counts, type Gathered, gather, type Item } from './gather.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Quantity } from './quantities.ts';
import { marksBetween } from './reader.ts';

export { type Item, remainder } from './gather.ts';

/** How the list is announced: 「其中」, a bracket, a colon, 「包括」 or 「含」, or by 「合计」 after it. */
type Announced = 'among' | 'bracket' | 'colon' | 'including' | 'total';

/** A list of figures with the figure that they should add up to. */
export interface Enumeration {
  announced: Announced;
  /** The figures that may be the whole, the nearest first. */
  wholes: readonly Quantity[];
  items: readonly Item[];
  /** What is left over is told after the list: 「…，结转下年度10件」. The whole may hold it. */
  leftOver: readonly Quantity[];
  /** The list may go on with figures that could not be told apart: in another unit, or nested. */
  unclear: boolean;
  /** A member without a figure, or words that say the list is not complete (「等」 「主要」). */
  partial: boolean;
  /** 「分别」. */
  respectively: boolean;
  /** Percentages that stand beside the items. */
  shares: readonly number[];
  /** The words beside the list say that things are counted in several of its items. */
  overlapping: boolean;
  /** The whole stands in the sentence before. */
  acrossStop: boolean;
  /** The whole stands in the sentence before, and the list may be of another subject than its last figure. */
  otherSubject: boolean;
  /** From the whole to the end of the list, as printed. */
  quote: string;
}

interface Window {
  /** The sentence whose lists are sought. */
  sentence: number;
  /** The paragraph, with the clauses, figures and words of this sentence and the one before. */
  text: Paragraph;
}

/** 「自然人5件、法人2件，其中…」: the nearest figures, where they stand side by side, are one whole. */
const together = (text: Paragraph, wholes: Quantity[]): Quantity[] => {
  const [nearest, before, ...rest] = wholes;
  if (!nearest || !before || !/^[、和及与]/.test(text.plain.slice(before.end, nearest.start))) return wholes;
  const both = { ...nearest, value: nearest.value + before.value, start: before.start };
  return [both, nearest, before, ...rest];
};

const overlap =
  /(?:部分|有的|有些|个别|同一|存在|有|含)[^。；，]{0,14}(?:多种|多个|重复|交叉|重叠|同时|兼)|(?:重复|交叉|重叠)(?:计|统计|发布|公开)|一文多/;
/** How far beyond a list its remark may stand. */
const remarkReach = 40;

/**
 * Whether a list that begins its sentence may be of another subject than the last figure of the sentence before:
 * that counts what was carried on, or the list tells anew what was received or answered.
 */
const ofOtherSubject = (text: Paragraph, whole: Quantity, clause: Clause | undefined, first: Item): boolean =>
  first.family === 'incoming' ||
  first.family === 'done' ||
  (first.family === null &&
    marksBetween(text, clause?.start ?? whole.start, whole.end).some(
      ({ concept }) => concept === 'carry' || concept === 'unfinished',
    ));

const make = (
  text: Paragraph,
  announced: Announced,
  wholes: Quantity[],
  gathered: Gathered,
  opening: string,
): Enumeration | null => {
  const nearest = wholes[0];
  const [item] = gathered.items;
  const first = item?.quantity;
  if (!nearest || !first || nearest.kind !== first.kind) return null;
  const clause = clauseAt(text.clauses, nearest.start);
  const acrossStop = clause?.sentence !== clauseAt(text.clauses, first.start)?.sentence;
  return {
    announced,
    wholes: together(
      text,
      wholes.filter(({ kind }) => kind === first.kind),
    ),
    items: gathered.items,
    leftOver: gathered.leftOver,
    unclear: gathered.unclear,
    partial: gathered.partial || announced === 'including',
    respectively: opening.includes('分别'),
    shares: gathered.shares,
    overlapping: overlap.test(text.plain.slice(nearest.start, gathered.end + remarkReach)),
    acrossStop,
    otherSubject: acrossStop && ofOtherSubject(text, nearest, clause, item),
    quote: text.text.slice(
      clause?.start ?? nearest.start,
      text.plain[gathered.end] === '）' ? gathered.end + 1 : gathered.end,
    ),
  };
};

/** Figures before an opening that may be the whole: of the sentence, or of the one before where it begins one. */
const wholesBefore = (text: Paragraph, at: number, clause: Clause): Quantity[] => {
  const inSentence = (sentence: number) =>
    text.quantities
      .filter(quantity => {
        const of = clauseAt(text.clauses, quantity.start);
        return (
          quantity.end <= at && counts(quantity) && of?.sentence === sentence && of.depth <= clause.depth
        );
      })
      .toReversed();
  const all = inSentence(clause.sentence);
  const mark = text.plain.lastIndexOf('；', at);
  const near = all.filter(({ start }) => start > mark);
  const own = near.length > 0 ? near : all;
  return own.length > 0 ? own : inSentence(clause.sentence - 1);
};

const openings = /其中|(?:主要)?包括|(?:分别)?(?:包含|涵盖)|分别(?:为|是)|分为|具体为|(?<=[（，；])含/g;

const byWords = ({ text, sentence }: Window): (Enumeration | null)[] => {
  const own = text.clauses.filter(clause => clause.sentence === sentence);
  const begin = own[0]?.start ?? 0;
  const stretch = text.plain.slice(begin, own.at(-1)?.end ?? begin);
  return [...stretch.matchAll(openings)].map(match => {
    const at = begin + match.index;
    const clause = clauseAt(text.clauses, at);
    if (!clause) return null;
    const bracket = clause.opener === '（' && at === clause.start;
    const among = /^(?:其中|分|具体)/.test(match[0]);
    const from = at + match[0].length;
    const gathered = gather(text, from, clause.depth, clause.sentence);
    const outer = { ...clause, depth: clause.depth - (bracket ? 1 : 0) };
    const wholes = wholesBefore(text, at, outer);
    return make(
      text,
      among ? 'among' : 'including',
      bracket ? wholes.slice(0, 1) : wholes,
      gathered,
      match[0] + text.plain.slice(from, from + 2),
    );
  });
};

/** The figure right before a bracket or colon; a share of it may stand between (「320条，占64%：」). */
const wholeOfSign = (text: Paragraph, clause: Clause): Quantity | undefined => {
  const at = text.quantities.findIndex(({ end }) => end === clause.start - 1);
  const before = text.quantities[at];
  return before?.kind === 'share' ? text.quantities[at - 1] : before;
};

/** 「N件（A x件、B y件）」 「N条：A x条、B y条」. */
const bySigns = ({ text, sentence }: Window): (Enumeration | null)[] =>
  text.clauses.map(clause => {
    if (clause.sentence !== sentence || (clause.opener !== '（' && clause.opener !== '：')) return null;
    if (openedByWord.test(text.plain.slice(clause.start, clause.start + 4))) return null;
    const whole = wholeOfSign(text, clause);
    if (!whole || !counts(whole)) return null;
    const gathered = gather(text, clause.start, clause.depth, clause.sentence);
    return make(text, clause.opener === '（' ? 'bracket' : 'colon', [whole], gathered, '');
  });
const openedByWord = /^(?:其中|主要|包括|包含|含|分别|涵盖|分为)/;

const totalWords = /^(?:以上|上述|[两二三四]项)?(?:合计|共计|总计|总共|一共)(?:为|是|有|：)?$/;

/** 「A x条，B y条，合计N条」. */
const byTotal = ({ text, sentence }: Window): (Enumeration | null)[] =>
  text.quantities.map(whole => {
    const clause = clauseAt(text.clauses, whole.start);
    if (
      clause?.sentence !== sentence ||
      !counts(whole) ||
      !totalWords.test(text.plain.slice(clause.start, whole.start))
    )
      return null;
    const start = Math.max(clause.sentenceStart, text.plain.lastIndexOf('；', clause.start) + 1);
    const before = text.plain.slice(start, clause.start);
    if (/其中|[：（]/.test(before)) return null;
    const items = text.quantities
      .filter(
        quantity =>
          quantity.start >= start && quantity.end <= clause.start && counts(quantity) && !quantity.change,
      )
      .map(quantity => ({ quantity, label: '', family: null, nested: false, apart: true }));
    if (items.length < 2 || items.some(({ quantity }) => quantity.kind !== whole.kind)) return null;
    return {
      announced: 'total',
      wholes: [whole],
      items,
      leftOver: [],
      unclear: false,
      partial: /等(?!级)|主要/.test(before),
      respectively: false,
      shares: [],
      overlapping: overlap.test(before),
      acrossStop: false,
      otherSubject: false,
      quote: text.text.slice(start, clause.end),
    };
  });

/** A paragraph's parts by sentence. */
const bySentence = <T>(parts: readonly T[], sentenceOf: (part: T) => number): Map<number, T[]> =>
  Map.groupBy(parts, sentenceOf);

/** Each sentence with the one before it, which may hold the whole of its list (「…63条。其中：…」). */
const windowsOf = (paragraph: Paragraph): Window[] => {
  const sentenceAt = ({ start }: { start: number }) => clauseAt(paragraph.clauses, start)?.sentence ?? -1;
  const clauses = bySentence(paragraph.clauses, ({ sentence }) => sentence);
  const quantities = bySentence(paragraph.quantities, sentenceAt);
  const marks = bySentence(paragraph.marks, sentenceAt);
  return [...quantities.keys()].map(sentence => {
    const with2 = <T>(parts: Map<number, T[]>) => [
      ...(parts.get(sentence - 1) ?? []),
      ...(parts.get(sentence) ?? []),
    ];
    return {
      sentence,
      text: { ...paragraph, clauses: with2(clauses), quantities: with2(quantities), marks: with2(marks) },
    };
  });
};

/** Every list of figures in a paragraph that names what it should add up to. */
export const enumerationsIn = (paragraph: Paragraph): Enumeration[] =>
  paragraph.quantities.length < 2
    ? []
    : windowsOf(paragraph)
        .filter(({ text }) => text.quantities.length > 1)
        .flatMap(window => [...byWords(window), ...bySigns(window), ...byTotal(window)])
        .filter(list => list !== null);
