import { halfWidth, type Table3ColumnId, type Table3RowId, type Table4ColumnId } from '@gongkai/law';

/** A label as compared: half width, without spaces, quotes, brackets and punctuation. */
export const key = (text: string): string =>
  halfWidth(text).replace(/[\s"'“”‘’「」『』《》()（）[\]【】.．、，,。:：;；·•*＊]/g, '');

const remembered = 4096;
const longestLabel = 200;
const longestHead = 16;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Most cells: blank, or a figure. No label begins and ends with a digit. */
const isFigure = (text: string): boolean =>
  text === '' || (isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1)));

/** Labels are few and asked for again and again: what each one names is looked up once. */
const byLabel = <T>(find: (key: string) => T | undefined): ((label: string) => T | undefined) => {
  const known = new Map<string, T | null>();
  return label => {
    if (label.length > longestLabel || isFigure(label)) return undefined;
    const before = known.get(label);
    if (before !== undefined) return before ?? undefined;
    if (known.size >= remembered) known.clear();
    const found = find(key(label));
    known.set(label, found ?? null);
    return found;
  };
};

const byPattern = <T>(patterns: readonly (readonly [T, RegExp])[]) =>
  byLabel(text => patterns.find(([, pattern]) => pattern.test(text))?.[0]);

/** How the rows of table three are told; the first that matches wins. Numbers before the words do not matter. */
const table3RowPatterns: readonly [Table3RowId, RegExp][] = [
  ['received', /本年(?:度)?新收|新收政府信息公开申请/],
  ['carriedIn', /上年(?:度)?结转|上一年(?:度)?结转/],
  ['carriedOut', /结转下(?:一)?年(?:度)?|下年度继续办理/],
  ['stateSecret', /属于国家秘密/],
  ['prohibitedByLaw', /其他法律.{0,6}禁止公开/],
  ['threeSecurities', /三安全一稳定/],
  ['thirdPartyRights', /第三方合法权益/],
  ['internalAffairs', /三类内部(?:事务|管理)/],
  ['processInformation', /四类过程性/],
  ['enforcementFile', /行政执法案卷/],
  ['administrativeInquiry', /行政查询事项/],
  ['notHeld', /本(?:行政)?机关不掌握|不掌握相关政府信息/],
  ['mustBeCreated', /(?:没有|无)现成信息|另行制作/],
  ['stillUnclear', /补正后.{0,8}不明确/],
  ['petition', /信访.{0,2}举报.{0,2}投诉/],
  ['excessive', /大量反复申请/],
  ['duplicate', /重复申请/],
  ['publication', /公开出版物/],
  ['reconfirmation', /确认或重新出具/],
  ['overdueCorrection', /逾期不补正/],
  ['overdueFee', /逾期未按收费|未按收费通知/],
  ['granted', /^(?:[一1])?予以公开/],
  ['partiallyGranted', /部分公开/],
  ['otherHandling', /^(?:[3三])?其他$|^(?:[六6])?其他处理(?:[3三]其他)?$/],
  ['total', /^(?:[七7])?总计$/],
];

/** The row of table three that a label names. */
export const table3RowOf = byLabel((text): Table3RowId | undefined =>
  text.length > 60 ? undefined : table3RowPatterns.find(([, pattern]) => pattern.test(text))?.[0],
);

const table3ColumnPatterns: readonly [Table3ColumnId, RegExp][] = [
  ['naturalPerson', /^自然人$/],
  ['enterprise', /^商业企业$/],
  ['researchInstitution', /^科研机构$/],
  ['publicWelfareOrganization', /^社会公益(?:组织|机构)$/],
  ['legalServiceInstitution', /^法律服务(?:机构|组织)$/],
  ['otherOrganization', /^其他$/],
  ['total', /^(?:总计|合计)$/],
];

export const table3ColumnOf = byPattern(table3ColumnPatterns);

/** The names of table two's rows in both formats. */
const table2RowPatterns: readonly [string, RegExp][] = [
  ['rules', /^(?:政府)?规章$/],
  ['normativeDocuments', /^(?:行政)?规范性文件$/],
  ['licences', /^行政许可$/],
  ['otherServices', /^其他对外管理服务事项$/],
  ['penalties', /^行政处罚$/],
  ['coerciveMeasures', /^行政强制(?:措施)?$/],
  ['fees', /^行政事业性收费$/],
  ['procurement', /^政府集中采购$/],
];

export const table2RowOf = byPattern(table2RowPatterns);

/** The heads of table two's columns; the ids are those of the form. */
const table2ColumnPatterns: readonly [string, RegExp][] = [
  ['issued', /制发(?:件)?数/],
  ['repealed', /废止(?:件)?数/],
  ['inForce', /现行有效/],
  ['newlyMade', /新制作/],
  ['newlyDisclosed', /新公开/],
  ['totalDisclosed', /对外公开总/],
  ['previousItems', /上一年项目/],
  ['change', /本年增\/?减/],
  ['decisions', /处理决定数/],
  ['items', /采购项目/],
  ['amountTenThousandYuan', /采购总?金额|收费金额/],
];

/** The column of table two that a head names; a sentence that has its words is no head. */
export const table2ColumnOf = byLabel(text =>
  text.length > longestHead ? undefined : table2ColumnPatterns.find(([, pattern]) => pattern.test(text))?.[0],
);

/** Column heads that only the 2019 format has. */
const headOf2019 = byPattern([[true, /新制作|新公开数|对外公开总|上一年项目|增\/?减|采购项目/]]);
export const isHeadOf2019 = (label: string): boolean => headOf2019(label) === true;

const table4ColumnPatterns: readonly [Table4ColumnId, RegExp][] = [
  ['upheld', /^结果维持$/],
  ['corrected', /^结果纠正$/],
  ['other', /^其他结果$/],
  ['pending', /^尚未审结$/],
  ['total', /^(?:总计|合计)$/],
];

export const table4ColumnOf = byPattern(table4ColumnPatterns);

/** Whether a text is a label of one of the statutory tables. */
export const isStatutoryLabel = (text: string): boolean =>
  table3RowOf(text) !== undefined || table2RowOf(text) !== undefined || table4ColumnOf(text) !== undefined;

const heads =
  /^(?:自然人|法人或其他组织|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|申请人情况|信息内容|第二十条第.项|三?本年度办理结果|[一-六]?(?:不予公开|无法提供|不予处理|其他处理)|行政复议|行政诉讼|未经复议直接起诉|复议后起诉|.*勾稽关系.*)$/;

const tableHead = byPattern([[true, heads]]);

/** Whether a text is nothing but a head of one of the statutory tables. */
export const isTableHead = (text: string): boolean =>
  tableHead(text) === true || table4ColumnOf(text) !== undefined;
