import type { OutcomeGroupId } from '../form.ts';
import type { Clause } from './clauses.ts';
import type { Mark } from './lexicon.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Quantity } from './quantities.ts';
import { marksBetween } from './reader.ts';
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

/** 「其他」 ends a list; 「其他处理」 「其他组织」 are members like any other. */
export const remainder = /^(?:其[他它]|其余|剩余)(?!结果|处理|组织|机构|法律)/;

const noCount =
  /^(?:share|年|月|日|号|楼|层|室|小时|分钟|天|点|级|度|届|轮|卷|款|章|节|公里|平方|亩|倍|岁|分|bare)$/;
/** Whether a figure counts things, rather than telling a date, a share or a number of something. */
export const counts = (quantity: Quantity) => !noCount.test(quantity.kind);

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

/** Where the words that a figure follows in its clause begin. */
const labelStart = (text: Paragraph, quantity: Quantity, clause: Clause): number => {
  const before = text.quantities.findLast(({ end }) => end <= quantity.start && end > clause.start);
  return before?.end ?? clause.start;
};
const links = /^(?:[、和及与]|以及|其中|：)+/;

export interface Gathered {
  items: Item[];
  unclear: boolean;
  partial: boolean;
  shares: number[];
  /** Words of the lexicon that the items bear. */
  groups: string[];
  leftOver: Quantity[];
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
export const gather = (text: Paragraph, from: number, depth: number, sentence: number): Gathered => {
  const out: Gathered = {
    items: [],
    unclear: false,
    partial: false,
    shares: [],
    groups: [],
    leftOver: [],
    end: from,
  };
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

const leftOver = (marks: readonly Mark[]) =>
  marks.some(
    mark => mark.concept === 'unfinished' || (mark.concept === 'carry' && familyOfMark(mark) === 'done'),
  );

const gatherItem = (text: Paragraph, clause: Clause, quantity: Quantity, out: Gathered): boolean => {
  if (quantity.kind === 'share') out.shares.push(quantity.value);
  const start = labelStart(text, quantity, clause);
  const label = text.plain.slice(start, quantity.start).replace(links, '');
  const bare = quantity.kind === 'bare' && label.length > 1 && out.items[0]?.quantity.kind === 'case';
  if ((!counts(quantity) && !bare) || quantity.change) return true;
  const first = out.items[0];
  const marks = marksBetween(text, start, quantity.start);
  const family = familyOf(marks);
  if (strange(label, family, first)) {
    if (first?.family === 'outcome' && leftOver(marks)) out.leftOver.push(quantity);
    return false;
  }
  if (first && !bare && first.quantity.kind !== quantity.kind) {
    out.unclear = true;
    return false;
  }
  if (text.plain.startsWith('，其中', quantity.end) && first) out.unclear = true;
  if (first && first.family === null && family !== null) out.unclear = true;
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
