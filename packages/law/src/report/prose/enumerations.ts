import type { OutcomeGroupId } from '../form.ts';
import type { Clause } from './clauses.ts';
import type { Mark } from './lexicon.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Quantity } from './quantities.ts';
import { applicantColumns, disputeGroups } from './readings.ts';
import { outcomeIds, reasonGroups } from './requests.ts';

/** A figure of an enumeration. */
export interface Item {
  quantity: Quantity;
  /** The words before it. */
  label: string;
  /** What kind of list it belongs to, as far as the lexicon knows. */
  family: Family;
  /** A reason told under an outcome that the list has named: part of it. */
  nested: boolean;
  /** The delimiter before it ends a list whose members stand closer together. */
  apart: boolean;
}

type Family = 'applicant' | 'outcome' | 'reason' | 'result' | 'incoming' | 'done' | 'dispute' | null;

/** How the list is announced: 「其中」, a bracket, a colon, 「包括」 or 「含」, or by 「合计」 after it. */
export type Announced = 'among' | 'bracket' | 'colon' | 'including' | 'total';

/** A list of figures with the figure that they should add up to. */
export interface Enumeration {
  announced: Announced;
  /** The figures that may be the whole, the nearest first. */
  wholes: readonly Quantity[];
  items: readonly Item[];
  /** The list may go on with figures that could not be told apart: in another unit, or nested. */
  unclear: boolean;
  /** A member without a figure, or words that say the list is not complete (「等」 「主要」). */
  partial: boolean;
  /** 「分别」. */
  respectively: boolean;
  /** Percentages that stand beside the items. */
  shares: readonly number[];
  /** From the whole to the end of the list, as printed. */
  quote: string;
}

/** 「其他」 ends a list; 「其他处理」 「其他组织」 are members like any other. */
export const remainder = /^(?:其[他它]|其余|剩余)(?!结果|处理|组织|机构|法律)/;

const noCount =
  /^(?:share|年|月|日|号|楼|层|室|小时|分钟|天|点|级|度|届|轮|卷|款|章|节|公里|平方|亩|倍|岁|分|bare)$/;
const counts = (quantity: Quantity) => !noCount.test(quantity.kind);

const families: Record<string, Family> = {
  ...Object.fromEntries(outcomeIds.map(id => [id, id in reasonGroups ? 'reason' : 'outcome'])),
  ...Object.fromEntries(Object.keys(applicantColumns).map(id => [id, 'applicant'])),
  ...Object.fromEntries(Object.keys(disputeGroups).map(id => [id, 'dispute'])),
  ...Object.fromEntries(['upheld', 'corrected', 'otherResult', 'pending'].map(id => [id, 'result'])),
  ...Object.fromEntries(
    ['receive', 'receiveNew', 'receiveAndHandle', 'everybody'].map(id => [id, 'incoming']),
  ),
  ...Object.fromEntries(['process', 'handled', 'unfinished'].map(id => [id, 'done'])),
};

const familyOfMark = ({ concept, text }: Mark): Family =>
  concept === 'carry' ? (/^下|下|次年|明年/.test(text) ? 'done' : 'incoming') : (families[concept] ?? null);

/** An outcome's name tells more than the verb beside it (「予以公开答复」). */
const order: readonly Family[] = ['applicant', 'outcome', 'result', 'reason', 'dispute', 'incoming', 'done'];

const familyOf = (marks: readonly Mark[]): Family => {
  const named = new Set(marks.map(familyOfMark));
  return order.find(family => named.has(family)) ?? null;
};

/** Words at the head of a clause that begin another statement. */
const another =
  /^(?:另外?|此外|除此|还|同时|并(?!购|联)|且|全年|本年|今年|我局|我县|我市|我区|共(?!同|享|建)|累计|截至|截止|总计|通过|经|回复|回应|答复|办理|办结|受理|召开|举办|组织|开展|制作|编发|收到|审核|整改|解读|推送|转载|参加|参与|报送|结转|上年|较|比|同比|环比|点击|浏览|访问|完成|接待|处理|新增|新开|开设|维护|培训|满意|粉丝|关注|阅读)/;
/** 「其中主要…」 「…23条等」: the list does not name everything. */
const partialWords = /主要|包括|重点|特别|尤其|包含|涉及|比如|例如|涵盖|仅|含/;
const andMore = /\d(?:件|条|项|个|篇|次|份)?等(?!级)/;

const clauseAt = (text: Paragraph, offset: number): Clause | undefined =>
  text.clauses.find(clause => clause.start <= offset && offset < clause.end);

/** Where the words that a figure follows in its clause begin. */
const labelStart = (text: Paragraph, quantity: Quantity, clause: Clause): number => {
  const before = text.quantities.findLast(({ end }) => end <= quantity.start && end > clause.start);
  return before?.end ?? clause.start;
};
const links = /^(?:[、和及与]|以及|其中|：)+/;

interface Gathered {
  items: Item[];
  unclear: boolean;
  partial: boolean;
  shares: number[];
  /** Words of the lexicon that the items bear. */
  groups: string[];
  end: number;
}

const startsAnother = (label: string, first: Item | undefined): boolean => {
  const verb = another.exec(label)?.[0];
  return verb !== undefined && first !== undefined && !first.label.startsWith(verb);
};

const wide = (family: Family) => (family === 'reason' ? 'outcome' : family);
const statement = new Set<Family>(['incoming', 'done', 'dispute']);

/** Whether an item cannot belong to the list that the first one began. */
const strange = (label: string, family: Family, first: Item | undefined): boolean => {
  if (first === undefined) return false;
  if (family !== null && first.family !== null && wide(family) !== wide(first.family)) return true;
  if (family === null || first.family === null) return statement.has(family) || startsAnother(label, first);
  return false;
};

/** The items from an opening on, until the list ends. */
const gather = (text: Paragraph, from: number, depth: number, sentence: number): Gathered => {
  const out: Gathered = { items: [], unclear: false, partial: false, shares: [], groups: [], end: from };
  for (const clause of text.clauses) {
    if (clause.end <= from) continue;
    if (clause.sentence > sentence || clause.depth < depth) break;
    if (clause.depth > depth) continue;
    if (!gatherClause(text, clause, from, out)) break;
  }
  return out;
};

/** Takes a clause's items; false where the list ends with it or before it. */
const gatherClause = (text: Paragraph, clause: Clause, from: number, out: Gathered): boolean => {
  const start = Math.max(clause.start, from);
  const words = text.plain.slice(start, clause.end);
  const own = text.quantities.filter(quantity => quantity.start >= start && quantity.start < clause.end);
  const nested = out.items.length > 0 && words.startsWith('其中');
  if (nested) {
    out.unclear = clause.opener !== '；';
    return false;
  }
  if (own.length === 0) {
    if (out.items.length === 0 && words.length < 12) return true;
    if (another.test(words)) return false;
    out.partial = true;
    out.end = clause.end;
    return out.items.length > 0;
  }
  if (clause.opener === '；' && opensOwnList(text, clause, own)) return false;
  for (const quantity of own) if (!gatherItem(text, clause, quantity, out)) return false;
  if (andMore.test(words) || (clause.end - words.length <= from && partialWords.test(words.slice(0, 8))))
    out.partial = true;
  out.end = clause.end;
  return true;
};

/** After a semicolon, a figure with its own 「其中」 is the head of another list. */
const opensOwnList = (text: Paragraph, clause: Clause, own: Quantity[]): boolean => {
  const last = own.at(-1);
  const rest = text.plain.slice(last?.end ?? clause.end, last ? last.end + 4 : clause.end);
  return /^[，（：]?[（：]?其中/.test(rest);
};

const gatherItem = (text: Paragraph, clause: Clause, quantity: Quantity, out: Gathered): boolean => {
  if (quantity.kind === 'share') out.shares.push(quantity.value);
  const start = labelStart(text, quantity, clause);
  const label = text.plain.slice(start, quantity.start).replace(links, '');
  const bare = quantity.kind === 'bare' && label.length > 1 && out.items[0]?.quantity.kind === 'case';
  if ((!counts(quantity) && !bare) || quantity.change) return true;
  const first = out.items[0];
  const marks = text.marks.filter(mark => mark.start >= start && mark.end <= quantity.start);
  const family = familyOf(marks);
  if (strange(label, family, first)) return false;
  if (first && !bare && first.quantity.kind !== quantity.kind) {
    out.unclear = true;
    return false;
  }
  if (text.plain.startsWith('，其中', quantity.end) && first) out.unclear = true;
  const groups = marks.map(({ concept }) => reasonGroups[concept]);
  const nested = family === 'reason' && out.groups.some(group => groups.includes(group as OutcomeGroupId));
  out.groups.push(...marks.map(({ concept }) => concept));
  const apart =
    clause.opener === '；' ||
    remainder.test(out.items.at(-1)?.label ?? '') ||
    (family === null && first?.family !== null && !remainder.test(label));
  out.items.push({ quantity, label, family, nested, apart });
  return true;
};

const make = (
  text: Paragraph,
  announced: Announced,
  wholes: Quantity[],
  gathered: Gathered,
  opening: string,
): Enumeration | null => {
  const nearest = wholes[0];
  const first = gathered.items[0]?.quantity;
  if (!nearest || !first || nearest.kind !== first.kind) return null;
  const clause = clauseAt(text, nearest.start);
  return {
    announced,
    wholes: wholes.filter(({ kind }) => kind === first.kind),
    items: gathered.items,
    unclear: gathered.unclear,
    partial: gathered.partial || announced === 'including',
    respectively: opening.includes('分别'),
    shares: gathered.shares,
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
        const of = clauseAt(text, quantity.start);
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

const byWords = (text: Paragraph): (Enumeration | null)[] =>
  [...text.plain.matchAll(openings)].map(match => {
    const clause = clauseAt(text, match.index);
    if (!clause) return null;
    const bracket = clause.opener === '（' && match.index === clause.start;
    const among = /^(?:其中|分|具体)/.test(match[0]);
    const from = match.index + match[0].length;
    const gathered = gather(text, from, clause.depth, clause.sentence);
    const outer = { ...clause, depth: clause.depth - (bracket ? 1 : 0) };
    const wholes = wholesBefore(text, match.index, outer);
    return make(
      text,
      among ? 'among' : 'including',
      bracket ? wholes.slice(0, 1) : wholes,
      gathered,
      match[0] + text.plain.slice(from, from + 2),
    );
  });

/** The figure right before a bracket or colon; a share of it may stand between (「320条，占64%：」). */
const wholeOfSign = (text: Paragraph, clause: Clause): Quantity | undefined => {
  const at = text.quantities.findIndex(({ end }) => end === clause.start - 1);
  const before = text.quantities[at];
  return before?.kind === 'share' ? text.quantities[at - 1] : before;
};

/** 「N件（A x件、B y件）」 「N条：A x条、B y条」. */
const bySigns = (text: Paragraph): (Enumeration | null)[] =>
  text.clauses.map(clause => {
    if (clause.opener !== '（' && clause.opener !== '：') return null;
    if (openedByWord.test(text.plain.slice(clause.start, clause.start + 4))) return null;
    const whole = wholeOfSign(text, clause);
    if (!whole || !counts(whole)) return null;
    const gathered = gather(text, clause.start, clause.depth, clause.sentence);
    return make(text, clause.opener === '（' ? 'bracket' : 'colon', [whole], gathered, '');
  });
const openedByWord = /^(?:其中|主要|包括|包含|含|分别|涵盖|分为)/;

const totalWords = /^(?:以上|上述|[两二三四]项)?(?:合计|共计|总计|总共|一共)(?:为|是|有|：)?$/;

/** 「A x条，B y条，合计N条」. */
const byTotal = (text: Paragraph): (Enumeration | null)[] =>
  text.quantities.map(whole => {
    const clause = clauseAt(text, whole.start);
    if (!clause || !counts(whole) || !totalWords.test(text.plain.slice(clause.start, whole.start)))
      return null;
    const sentence = text.clauses.find(each => each.sentence === clause.sentence)?.start ?? clause.start;
    const start = Math.max(sentence, text.plain.lastIndexOf('；', clause.start) + 1);
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
      unclear: false,
      partial: /等(?!级)|主要/.test(before),
      respectively: false,
      shares: [],
      quote: text.text.slice(start, clause.end),
    };
  });

/** Every list of figures in a paragraph that names what it should add up to. */
export const enumerationsIn = (paragraph: Paragraph): Enumeration[] => {
  if (paragraph.quantities.length < 2) return [];
  return [...byWords(paragraph), ...bySigns(paragraph), ...byTotal(paragraph)].filter(list => list !== null);
};
