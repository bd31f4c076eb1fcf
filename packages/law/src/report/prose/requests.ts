import { type OutcomeGroupId, outcomeGroups, type Table3RowId, table3Rows } from '../form.ts';
import { carriedBy, type Mark } from './lexicon.ts';
import {
  applicantColumns,
  carriedIn,
  carriedOut,
  grantedOrPartial,
  handled,
  handledOfReceived,
  inColumns,
  outcomeRows,
  type Reading,
  type Rows,
  received,
  receivedAndCarriedIn,
} from './readings.ts';
import { type Found, fills, type Words } from './words.ts';

const found = (kind: Found['kind'], rows: readonly Rows[], unsure = false): Found => ({
  kind,
  readings: rows.map(row => inColumns(row)),
  parent: rows[0] ?? null,
  unsure,
});

/** The rows that a verb's figure may count, the most literal first. */
const verbRows: Record<string, readonly Rows[]> = {
  receiveNew: [received],
  receive: [received, receivedAndCarriedIn],
  receiveAndHandle: [receivedAndCarriedIn, received, handled],
  process: [receivedAndCarriedIn, received, handled],
  handled: [handled, handledOfReceived],
};

const requestWords =
  '申请|请求|政府|政务|信息|公开|依申请|办件|件|表|书|事项|公众|群众|社会|公民|市民|提出|提交|递交|有效|各类|各种|关于|有关|到|过|申请人|向[\\u4e00-\\u9fff]{2,8}(?=提|申)|办理|答复|的是|量|数';
const channels = /等(?:[^，。；]{0,6})?(?:渠道|方式|形式|途径|平台|方法)/;
const qualified =
  /按期|按时|如期|及时|期限|时限|规范|口头|电话|当场|现场|邮件|网上|简易|书面|延期|超期|提前|当日|当天|其中$/;

/** Words before a verb without object that leave it the whole body's and the whole year's. */
const verbHead =
  '我|本|局|委|办|厅|镇|乡|街道|县|市|区|省|机关|单位|全|年度?|\\d|截至|月|日|底|依法|依规|按规定|实际|并|其中|同时|另|剩余|其余|当年|申请|政府|信息|公开|依申请|工作|中|情况|来|，|（|“|”|办理|受理|年内|期间|一年|上述|以上|对|的|于|在';

/** 「公民申请10件」 may stand beside 「法人申请5件」. */
const someApplicants = /(?:公民|市民)(?![、和及或法])/;

/** 「收到…申请N件」 「办结N件」: with the request as object, or in a passage about requests. */
const verb = (words: Words): Found | null => {
  const mark = words.last;
  if (mark === undefined) return null;
  const rows = verbRows[mark.concept];
  if (!rows) return null;
  if (!words.object && (words.state.topic !== 'requests' || words.state.disputes !== null)) return null;
  if (!words.object && mark.concept === 'process' && words.state.parents.length === 0) return null;
  const head = words.head;
  const plainHead = words.object || fills(head, verbHead);
  if (mark.concept === 'process' && !plainHead) return null;
  if (words.has('channel') && !channels.test(head)) return null;
  const unsure =
    words.has('channel') ||
    words.narrowedBefore ||
    !plainHead ||
    someApplicants.test(words.text(mark.end, words.quantity.start)) ||
    (mark.concept === 'handled' && (words.has('onTime') || qualified.test(head) || /书面/.test(mark.text)));
  return found('verb', rows, unsure);
};

/** 「政府信息公开申请12件」 without a verb: how many there were, one way or another. */
const noVerb = (words: Words): Found | null =>
  words.object && !words.has('channel') && !words.has('foreign')
    ? found('verb', [received, receivedAndCarriedIn, handled], words.quantity.value !== 0)
    : null;

const carry = (words: Words): Found | null => {
  const mark = words.last;
  if (mark === undefined) return null;
  if (!words.object && words.state.topic !== 'requests') return null;
  const way = carriedBy(mark.text, words.report.year);
  if (way === 'elsewhere') return null;
  if (way === 'in') return found('row', [carriedIn]);
  if (way === 'out') return found('row', [carriedOut]);
  return found('row', [carriedOut, carriedIn]);
};

const unfinished = (words: Words): Found | null =>
  words.state.topic === 'requests' ? found('row', [carriedOut], true) : null;

const rowsOf = (id: Table3RowId): Rows => ({ name: '', rows: [id] });

export const reasonGroups: Record<string, OutcomeGroupId> = Object.fromEntries(
  table3Rows
    .filter(row => row.group !== null && row.group !== row.id)
    .map(row => [row.id, row.group as OutcomeGroupId]),
);
const groupIds = new Set<string>(outcomeGroups.map(({ id }) => id));
const joined = /^(?:的|信息|类|情形|等|而|，|、|因|：|或|和|及|予以|申请|以)*$/;

/** Reasons named before the last word and belonging to it: 「因属于国家秘密不予公开2件」. */
const reasonsBefore = (words: Words, group: OutcomeGroupId | undefined): Mark[] => {
  const reasons: Mark[] = [];
  let next = words.last;
  for (const mark of words.before.toReversed()) {
    if (next === undefined || reasonGroups[mark.concept] !== group) break;
    if (!joined.test(words.text(mark.end, next.start))) break;
    reasons.push(mark);
    next = mark;
  }
  return reasons;
};

/** Outcomes named together with the last word: 「予以公开、部分公开共59件」. */
const outcomesBefore = (words: Words): Mark[] => {
  const together: Mark[] = [];
  let next = words.last;
  for (const mark of words.before.toReversed()) {
    if (
      next === undefined ||
      !groupIds.has(mark.concept) ||
      !/^(?:的|申请)?[、和及与]$/.test(words.text(mark.end, next.start))
    )
      break;
    together.push(mark);
    next = mark;
  }
  return together;
};

const narrowedByApplicant = (words: Words) => words.before.some(mark => mark.concept in applicantColumns);
const aboutRequests = (words: Words) =>
  words.state.topic === 'requests' || words.state.parent !== null || words.object;

/** 「信息不存在」 has no row of its own: offices count it under 「不掌握」 and tell it apart in the prose. */
const unavailable = /^(?:notHeld|unavailable)$/;

const outcome = (words: Words): Found | null => {
  const id = words.last?.concept;
  if (id === undefined || narrowedByApplicant(words)) return null;
  const unsure =
    !aboutRequests(words) ||
    words.state.narrowed ||
    (unavailable.test(id) && words.paragraph.includes('不存在'));
  if (id === 'grantedOrPartial') return found('outcome', [grantedOrPartial], unsure);
  const ofReason = reasonGroups[id];
  if (ofReason !== undefined) {
    const reasons = reasonsBefore(words, ofReason);
    const named = [id, ...reasons.map(mark => mark.concept)] as Table3RowId[];
    if (named.some(row => !(row in (words.report.table3 as object)))) return null;
    return named.length === 1
      ? found('outcome', [rowsOf(named[0] as Table3RowId)], unsure)
      : found('outcome', [{ name: '所列情形合计', rows: named }], true);
  }
  const group = outcomeRows(id as OutcomeGroupId, words.report.format);
  const together = outcomesBefore(words);
  if (together.length > 0) {
    const rows = [
      ...together.flatMap(mark => outcomeRows(mark.concept as OutcomeGroupId, words.report.format).rows),
      ...group.rows,
    ];
    return found('outcome', [{ name: '所列结果合计', rows }], unsure || !/共|合计/.test(words.gap));
  }
  const reasons = reasonsBefore(words, id as OutcomeGroupId).map(mark => mark.concept as Table3RowId);
  if (reasons.length > 1) return found('outcome', [{ name: '所列情形合计', rows: reasons }, group], true);
  if (reasons[0] !== undefined) return found('outcome', [rowsOf(reasons[0])], unsure);
  if (id === 'granted' && /^（?(?:含|包括)(?:予以)?部分公开/.test(words.after))
    return found('outcome', [grantedOrPartial], unsure);
  if (id === 'otherwise') return found('outcome', [group, rowsOf('otherHandling')], unsure);
  return found('outcome', [group], unsure);
};

/** The figures whose applicants are told: in brackets the one before; else those received rather than carried. */
const ownersOf = ({ state: { parent, parents }, inBracket }: Words): readonly Rows[] => {
  if (parent === null) return [];
  if (inBracket) return [parent];
  const isCarried = (rows: Rows) => rows === carriedIn || rows === carriedOut;
  return [...parents.filter(rows => !isCarried(rows)), ...parents.filter(isCarried)];
};

/** 「其中自然人10件」: the applicants of the figure before. 「收到自然人申请10件」: of the verb. */
const applicant = (words: Words): Found | null => {
  const named = applicantColumns[words.last?.concept ?? ''];
  if (!named) return null;
  const before = words.before.at(-1);
  const byVerb = before && verbRows[before.concept];
  const verbHere =
    byVerb &&
    (words.object || words.state.topic === 'requests') &&
    fills(words.text(before.end, words.last?.start ?? 0), requestWords);
  if (before !== undefined && !verbHere) return null;
  if (words.has('channel')) return null;
  const rows = verbHere ? byVerb : ownersOf(words);
  if (
    rows.length === 0 ||
    (!verbHere &&
      words.last?.concept === 'enterprise' &&
      words.state.list !== 'applicant' &&
      !words.afterOpener)
  )
    return null;
  const wider = rows.some(row => row === received) && !verbHere ? [...rows, receivedAndCarriedIn] : rows;
  const readings: Reading[] = wider.map(row => inColumns(row, named.columns, named.label));
  const ofReason =
    !verbHere && rows.some(row => row.rows.length === 1 && (row.rows[0] ?? '') in reasonGroups);
  const parent = verbHere ? (rows[0] ?? null) : null;
  return { kind: 'applicant', readings, parent, unsure: words.narrowedBefore || ofReason };
};

/** The bare 「其他」 that ends a list of outcomes or applicants: only agreement can be told. */
const otherOfList = (words: Words): Found | null => {
  if (words.state.list === 'outcome')
    return found('outcome', [rowsOf('otherHandling'), outcomeRows('otherwise', words.report.format)], true);
  if (words.state.list === 'applicant' && words.state.parent)
    return {
      kind: 'applicant',
      readings: [inColumns(words.state.parent, ['otherOrganization'], '其他')],
      parent: null,
      unsure: true,
    };
  return null;
};

const outcomeTail =
  '(?:行政机关)?不再(?:予以)?处理(?:其)?|申请|答复|决定|处理|情形|情况|信息|政府信息|案件|事项|类|公开|告知|理由|范围|办件|件|的';
const applicantTail = '申请|提出|提交|递交|的?申请件|类|政府信息公开|政府信息|信息|公开|依|方面|占|件|等';

export const outcomeIds: readonly string[] = [
  ...Object.keys(reasonGroups).filter(id => id !== 'otherHandling'),
  'granted',
  'partiallyGranted',
  'grantedOrPartial',
  'refused',
  'unavailable',
  'notProcessed',
  'otherwise',
];

/** How figures of requests are read, by the word that they follow, and what may stand between. */
export const requestReaders: Record<string, { tail: string; read: (words: Words) => Found | null }> = {
  ...Object.fromEntries(Object.keys(verbRows).map(id => [id, { tail: requestWords, read: verb }])),
  ...Object.fromEntries(outcomeIds.map(id => [id, { tail: outcomeTail, read: outcome }])),
  ...Object.fromEntries(
    Object.keys(applicantColumns).map(id => [id, { tail: applicantTail, read: applicant }]),
  ),
  carry: { tail: `${requestWords}|处理|继续`, read: carry },
  unfinished: { tail: requestWords, read: unfinished },
  otherBare: { tail: '原因|情形|情况|类|', read: otherOfList },
  everybody: { tail: requestWords, read: noVerb },
};

export { noVerb, requestWords };
