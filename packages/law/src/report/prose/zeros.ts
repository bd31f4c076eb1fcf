import type { CellPath } from '../cells.ts';
import type { Report } from '../model.ts';
import {
  carriedIn,
  carriedOut,
  disputeReading,
  inColumns,
  type Reading,
  reading,
  received,
  receivedAndCarriedIn,
} from './readings.ts';
import { subjectOf } from './subjects.ts';

/** What is said to be 0, each with the ways to read it, the most literal first. */
type Zeros = Reading[][];

const none = '(?:均|都|也|且|并|亦|仍|暂|全年)*(?:未曾|未有|未|没有|没|无|零|不存在|尚无)(?:再|任何|有)?';
const whose =
  '任何|一[件起份宗例]|(?:公民|自然人)(?:、|和|或|及)?法人(?:、|和|或|及|或者)?(?:其他|有关)?组织|公众|群众|社会|公民|市民|申请人|形式|方式|新的?|有效|书面|关于|有关|相关|对|要求|提出|提交|递交|向[\\u4e00-\\u9fff]{2,8}(?=提|申)|本(?:机关|单位|局|级)|我(?:局|镇|单位|街道)|的';
const subjectOfRequest =
  '(?:(?:政府|政务)?信息(?:依申请)?公开(?:的)?(?:申请|请求)|(?:政府|政务)?信息(?:公开)?依申请(?:公开)?|依申请公开|申请公开(?:政府|政务)?信息|公开(?:政府|政务)?信息(?:的)?申请|政府信息申请|(?:公开)?申请)';
const restOfRequest =
  '(?:政府|政务|信息|公开|的|申请|请求|来信|来函|件|事项|办件|办理|情况|情形|表|书|诉求|案件|业务|发生|一|起|等)*$';

const noRequest = new RegExp(
  `${none}(?:发生|出现)?(?:收到|接到|接收到?|收|受理|接受|新收|新增|办理)?(?:过|到)?(?:${whose})*${subjectOfRequest}${restOfRequest}`,
);
const noRequestWithVerb = /(?:收到|接到|接收|受理|接受|收|新增|办理|没有|无|零|未有|不存在)/;

const cause =
  '因|由|于|政府信息公开|信息公开|依申请|公开|申请|答复|工作|被|而|引起|引发|导致|产生|提起|提出|发生|的|有关|相关|涉及|涉|任何|一[起件]|我局|本机关|本单位|针对|就|问题|行为|、|举报|投诉|信访|纠纷|上访|争议|发起|而来|所|政务|政府信息|办理|事项';
const recon = '(?:行政)?复议(?:案件|案|申请|事项|情况)?';
const suit = '(?:行政)?(?:诉讼|应诉)(?:案件|案|事项|情况)?';
const restOfDispute = '(?:的|案件|案|情况|情形|申请|事项|事件|等|发生|现象|问题|记录|一|起|件)*$';
const joint = `(?:、|和|及|或|与|以及|或者|也)?(?:${cause})*`;
const noDispute = new RegExp(
  `${none}(?:发生|出现|产生|收到|引发|引起|接到|涉及|存在|受理|被|接|提起)?(?:过|到)?(?:${cause})*(?:(${recon})(?:${joint}(${suit}))?|(${suit})(?:${joint}(${recon}))?)${restOfDispute}`,
);
const disputesAreZero = new RegExp(
  `(?:^|[，、及和与]|${cause})(?:(${recon})(?:${joint}(${suit}))?|(${suit})(?:${joint}(${recon}))?)(?:的)?(?:数量?|数|件数|总数|量)?(?:均|都)?(?:为|是|有|：)?(?:零|无)(?:件|起|宗|例)?$`,
);

const noCarry = new RegExp(
  `${none}(上一?年度?|去年)?(?:的)?(?:需)?(?:政府信息公开)?(?:申请)?(下一?年度?(?:的)?)?结转(?:至|到|入)?(下一?年度?|次年|20\\d\\d年度?)?(?:继续)?(?:办理|答复)?(?:的|件|申请|事项|政府信息公开|情况|办理)*$`,
);

const noDocument = new RegExp(
  `${none}(制发|制定|出台|印发|新制定|新制发|制定出台|制定印发|废止)(?:过|新的|有|任何)?(?:(规章)(?:、|和|及|或)?)?((?:行政)?规范性文件)?(?:的|情况|等)*$`,
);

const decisionNames: Record<string, string> = {
  行政许可: 'licences',
  行政处罚: 'penalties',
  行政强制: 'coerciveMeasures',
};
const noDecision = new RegExp(
  `${none}(?:作出|做出|实施|办理|开展|发生|涉及)?((?:(?:、|和|及|或|以及)?行政(?:许可|处罚|强制)(?:措施)?)+)(?:处理|决定|事项|案件|情况|业务|的|类|等)*$`,
);
const noFees = new RegExp(
  `${none}(?:收取|产生|征收|涉及|发生)?(?:过|任何)?行政事业性收费(?:收入|情况|事项|的)*$`,
);

const decisionZero = (text: string, report: Report): Zeros | null => {
  if (report.format === 2021 && noFees.test(text)) return [[reading(null, ['table2.feesTenThousandYuan'])]];
  const named = noDecision.exec(text)?.[1];
  if (named === undefined) return null;
  return Object.entries(decisionNames)
    .filter(([name]) => named.includes(name))
    .map(([, id]) => [
      reading(null, [report.format === 2021 ? `table2.${id}` : `table2of2019.${id}.decisions`]),
    ]);
};

const documentCell = (report: Report, kind: string, action: string): CellPath =>
  report.format === 2021
    ? `table2.${kind}.${action}`
    : `table2of2019.${kind}.${action === 'issued' ? 'newlyMade' : 'repealed'}`;

const requestsAreZero = new RegExp(
  `${subjectOfRequest}(?:受理)?(?:数量?|件数|总数|量)?(?:均|都)?(?:为|是|：)(?:零|0)(?:件)?$`,
);

const requestZero = (text: string): Zeros | null => {
  if (requestsAreZero.test(text)) return [[inColumns(received), inColumns(receivedAndCarriedIn)]];
  const match = noRequest.exec(text);
  if (!match || !noRequestWithVerb.test(match[0])) return null;
  return [[inColumns(received)]];
};

const disputeZero = (text: string): Zeros | null => {
  const match = noDispute.exec(text) ?? disputesAreZero.exec(text);
  if (!match) return null;
  const hasRecon = match[1] !== undefined || match[4] !== undefined;
  const hasSuit = match[2] !== undefined || match[3] !== undefined;
  const readings: Reading[][] = [];
  if (hasRecon) readings.push([disputeReading(['reconsideration'])]);
  if (hasSuit) readings.push([disputeReading(['directLitigation', 'litigationAfterReconsideration'])]);
  return readings;
};

const carryZero = (text: string): Zeros | null => {
  const match = noCarry.exec(text);
  if (!match) return null;
  const readings = match[1] ? [carriedIn] : match[2] || match[3] ? [carriedOut] : [carriedOut, carriedIn];
  return [readings.map(rows => inColumns(rows))];
};

const documentZero = (text: string, report: Report): Zeros | null => {
  const match = noDocument.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const action = match[1] === '废止' ? 'repealed' : 'issued';
  if (report.format === 2019 && action === 'repealed') return null;
  const kinds = [...(match[2] ? ['rules'] : []), ...(match[3] ? ['normativeDocuments'] : [])];
  return kinds.map(kind => [reading(null, [documentCell(report, kind, action)])]);
};

const negation = /[未无没零]|不存在/;
const notWhole = /除|以外|之外|网上|信函|当面|网络|现场|邮|平台|败诉|纠正|超期|逾期|工作人员|责任/;

/** A clause that says there was none is short; the bound also keeps the patterns' work small. */
const longest = 60;

/** Each member of 「无上年结转、无结转下年度」 says its own. */
const members = /、(?=(?:也|且)?(?:未|没有|无|零))/;

/** What a clause (in its plain form) says there was none of: 「未收到政府信息公开申请」; empty where nothing. */
export const zerosIn = (clause: string, report: Report): Zeros =>
  !negation.test(clause) || notWhole.test(clause) || subjectOf(clause, report) !== 'sure'
    ? []
    : clause
        .split(members)
        .filter(part => part.length <= longest)
        .flatMap(
          part =>
            disputeZero(part) ??
            carryZero(part) ??
            requestZero(part) ??
            decisionZero(part, report) ??
            documentZero(part, report) ??
            [],
        );
