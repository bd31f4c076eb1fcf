import type { Table4GroupId } from '../form.ts';
import { disputeGroups, disputeReading, type Reading } from './readings.ts';
import { type Found, fills, type Words } from './words.ts';

const results: Record<string, string> = {
  upheld: 'upheld',
  corrected: 'corrected',
  otherResult: 'other',
  pending: 'pending',
};

/** An authority that decides disputes itself counts them as its business, too. */
const decidesDisputes = /(?:司法局|司法厅|司法部|人民政府|政府办公室|政府办公厅|法院)$/;
const asBusiness = /办理|审理|审结|化解|调解|受理|立案|承办|结案|应诉|办结|听证/;
const aboutDisclosure = /信息公开|依申请|政务公开|公开(?:的)?申请/;
/** 「（不含政府信息公开类）」 「除信息公开外」 「（其中信息公开类3件）」: named only to leave it out, or as a part. */
const leftOut = new RegExp(
  [
    '(?:不含|不包括|不包含|不计|未计|不涉及|未涉及|除|剔除|扣除|非)[^，。；（）]{0,20}(?:信息公开|依申请|政务公开)[^，。；（）]{0,10}',
    '(?:信息公开|依申请|政务公开)[^，。；（）]{0,8}(?:除外|以外|之外|不计|无关)',
    '（(?:其中|含|包括|包含)[^（）]*）?',
  ].join('|'),
  'g',
);
const speaksOfDisclosure = (text: string) => aboutDisclosure.test(text.replace(leftOut, ''));
const notWhole = /新收|新增|上年|去年|结转|其中.{0,4}(?:以|因)|共同被告|出庭|败诉|胜诉/;

/** The passage is about requests, and has said so before: 「（二）依申请公开。…行政复议3件」. */
const heads = (words: Words): boolean =>
  words.state.topic === 'requests' && speaksOfDisclosure(words.paragraph.slice(0, words.quantity.start));

const dispute = (words: Words): Found | null => {
  const mark = words.last;
  if (mark === undefined) return null;
  const groups = disputeGroups[mark.concept] ?? [];
  const about = words.state.ofDisclosure || speaksOfDisclosure(words.sentence + words.after) || heads(words);
  const business = asBusiness.test(words.head);
  if (!about && asBusiness.test(words.head + mark.text)) return null;
  const decides = decidesDisputes.test(words.report.authority ?? '政府办公室');
  const unsure =
    notWhole.test(words.head) ||
    (business && decides) ||
    (!about && words.quantity.value !== 0) ||
    words.has('channel');
  const before = words.before.at(-1);
  const others = before && disputeGroups[before.concept];
  if (
    others &&
    mark.concept !== before.concept &&
    fills(words.text(before.end, mark.start), '和|及|与|或|以及|案件|案|被|提起|申请|并|因|而')
  ) {
    const both = [...new Set([...others, ...groups])];
    const found: Found = { kind: 'dispute', readings: [disputeReading(both)], parent: null, unsure };
    const each = /[各均]/.test(words.gap) || words.quantity.value === 0;
    return each ? { ...found, each: [disputeReading(others), disputeReading(groups)] } : found;
  }
  return { kind: 'dispute', readings: [disputeReading(groups)], parent: null, unsure };
};

/** A reading for each choice of groups, none twice. */
const readingsOf = (choices: readonly (readonly Table4GroupId[])[], column: string): Reading[] => {
  const distinct = choices.filter(
    (groups, index) => choices.findIndex(other => other.join() === groups.join()) === index,
  );
  return distinct.map(groups => disputeReading(groups, column));
};

/** 「维持3件」: a result of the group spoken of, or of all the sentence has named. */
const result = (words: Words): Found | null => {
  const column = results[words.last?.concept ?? ''];
  const { disputes, disputesNamed } = words.state;
  if (column === undefined || disputes === null || disputes.length === 0) return null;
  const wider = disputes.includes('reconsideration') ? disputes : disputeGroups.litigation;
  const readings = readingsOf([disputes, wider ?? disputes, disputesNamed], column);
  return { kind: 'result', readings, parent: null, unsure: !words.state.disputesSure };
};

const otherOfResults = (words: Words): Found | null => {
  const { disputes, disputesNamed, list } = words.state;
  if (list !== 'result' || disputes === null) return null;
  return {
    kind: 'result',
    readings: readingsOf([disputes, disputesNamed], 'other'),
    parent: null,
    unsure: !words.state.disputesSure,
  };
};

const tail = '案件|案|申请|事项|发生|情况|及|和|被|结果|的';
const resultTail = '案件|案|决定|判决|的|结果|情形|情况|处理|申请';

export const disputeReaders: Record<string, { tail: string; read: (words: Words) => Found | null }> = {
  ...Object.fromEntries(Object.keys(disputeGroups).map(id => [id, { tail, read: dispute }])),
  ...Object.fromEntries(Object.keys(results).map(id => [id, { tail: resultTail, read: result }])),
};

export { otherOfResults };
