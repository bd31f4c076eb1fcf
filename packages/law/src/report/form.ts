/**
 * The statutory form as data: rows, columns and labels of tables two, three and four, in both formats.
 * Source: 国办公开办函〔2021〕30号 (report years 2021 on) and 国办公开办函〔2019〕60号 (2019 and 2020).
 */

/** 申请人情况: the six kinds of applicant and their sum, in the order of the form. */
export const table3Columns = [
  { id: 'naturalPerson', label: '自然人', group: null },
  { id: 'enterprise', label: '商业企业', group: '法人或其他组织' },
  { id: 'researchInstitution', label: '科研机构', group: '法人或其他组织' },
  { id: 'publicWelfareOrganization', label: '社会公益组织', group: '法人或其他组织' },
  { id: 'legalServiceInstitution', label: '法律服务机构', group: '法人或其他组织' },
  { id: 'otherOrganization', label: '其他', group: '法人或其他组织' },
  { id: 'total', label: '总计', group: null },
] as const;

export type Table3ColumnId = (typeof table3Columns)[number]['id'];
export const table3ColumnIds = table3Columns.map(column => column.id);
/** The six columns whose sum is the column 总计. */
export const applicantColumnIds = table3ColumnIds.filter(id => id !== 'total');

/** 本年度办理结果 (Art. 36): the six outcomes, each with the rows that make it up. */
export const outcomeGroups = [
  { id: 'granted', label: '（一）予以公开', name: '予以公开', rows: ['granted'] },
  {
    id: 'partiallyGranted',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    name: '部分公开',
    rows: ['partiallyGranted'],
  },
  {
    id: 'refused',
    label: '（三）不予公开',
    name: '不予公开',
    rows: [
      'stateSecret',
      'prohibitedByLaw',
      'threeSecurities',
      'thirdPartyRights',
      'internalAffairs',
      'processInformation',
      'enforcementFile',
      'administrativeInquiry',
    ],
  },
  {
    id: 'unavailable',
    label: '（四）无法提供',
    name: '无法提供',
    rows: ['notHeld', 'mustBeCreated', 'stillUnclear'],
  },
  {
    id: 'notProcessed',
    label: '（五）不予处理',
    name: '不予处理',
    rows: ['petition', 'duplicate', 'publication', 'excessive', 'reconfirmation'],
  },
  {
    id: 'otherwise',
    label: '（六）其他处理',
    name: '其他处理',
    rows: ['overdueCorrection', 'overdueFee', 'otherHandling'],
  },
] as const;

export type OutcomeGroupId = (typeof outcomeGroups)[number]['id'];

/** Rows of table three in the order of the form; `group` is the outcome that the row belongs to. */
export const table3Rows = [
  { id: 'received', label: '一、本年新收政府信息公开申请数量', group: null },
  { id: 'carriedIn', label: '二、上年结转政府信息公开申请数量', group: null },
  { id: 'granted', label: '（一）予以公开', group: 'granted' },
  {
    id: 'partiallyGranted',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    group: 'partiallyGranted',
  },
  { id: 'stateSecret', label: '1.属于国家秘密', group: 'refused' },
  { id: 'prohibitedByLaw', label: '2.其他法律行政法规禁止公开', group: 'refused' },
  { id: 'threeSecurities', label: '3.危及“三安全一稳定”', group: 'refused' },
  { id: 'thirdPartyRights', label: '4.保护第三方合法权益', group: 'refused' },
  { id: 'internalAffairs', label: '5.属于三类内部事务信息', group: 'refused' },
  { id: 'processInformation', label: '6.属于四类过程性信息', group: 'refused' },
  { id: 'enforcementFile', label: '7.属于行政执法案卷', group: 'refused' },
  { id: 'administrativeInquiry', label: '8.属于行政查询事项', group: 'refused' },
  { id: 'notHeld', label: '1.本机关不掌握相关政府信息', group: 'unavailable' },
  { id: 'mustBeCreated', label: '2.没有现成信息需要另行制作', group: 'unavailable' },
  { id: 'stillUnclear', label: '3.补正后申请内容仍不明确', group: 'unavailable' },
  { id: 'petition', label: '1.信访举报投诉类申请', group: 'notProcessed' },
  { id: 'duplicate', label: '2.重复申请', group: 'notProcessed' },
  { id: 'publication', label: '3.要求提供公开出版物', group: 'notProcessed' },
  { id: 'excessive', label: '4.无正当理由大量反复申请', group: 'notProcessed' },
  { id: 'reconfirmation', label: '5.要求行政机关确认或重新出具已获取信息', group: 'notProcessed' },
  {
    id: 'overdueCorrection',
    label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    group: 'otherwise',
  },
  {
    id: 'overdueFee',
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    group: 'otherwise',
  },
  { id: 'otherHandling', label: '3.其他', group: 'otherwise' },
  { id: 'total', label: '（七）总计', group: null },
  { id: 'carriedOut', label: '四、结转下年度继续办理', group: null },
] as const;

export type Table3RowId = (typeof table3Rows)[number]['id'];

/** The rows that the 2019 format does not have: there （六）其他处理 is one row, kept in `otherHandling`. */
const rowsSince2021: readonly Table3RowId[] = ['overdueCorrection', 'overdueFee'];

export type Format = 2019 | 2021;

/** Ids of table three's rows in the given format, in the order of the form. */
export const table3RowIds = (format: Format): Table3RowId[] =>
  table3Rows.map(row => row.id).filter(id => format === 2021 || !rowsSince2021.includes(id));

/** The rows that add up to （七）总计 in the given format. */
export const outcomeRowIds = (format: Format): Table3RowId[] =>
  table3RowIds(format).filter(id => table3Rows.some(row => row.id === id && row.group !== null));

/** The rows of one outcome in the given format. */
export const rowsOfGroup = (group: OutcomeGroupId, format: Format): Table3RowId[] =>
  table3RowIds(format).filter(id => table3Rows.some(row => row.id === id && row.group === group));

/** 行政复议、行政诉讼: the three groups of table four. */
export const table4Groups = [
  { id: 'reconsideration', label: '行政复议' },
  { id: 'directLitigation', label: '未经复议直接起诉' },
  { id: 'litigationAfterReconsideration', label: '复议后起诉' },
] as const;

export const table4Columns = [
  { id: 'upheld', label: '结果维持' },
  { id: 'corrected', label: '结果纠正' },
  { id: 'other', label: '其他结果' },
  { id: 'pending', label: '尚未审结' },
  { id: 'total', label: '总计' },
] as const;

export type Table4GroupId = (typeof table4Groups)[number]['id'];
export type Table4ColumnId = (typeof table4Columns)[number]['id'];

/** A part of table two: one item of Article 20, its column heads, and its rows. */
export interface Table2Part {
  article: string;
  columns: readonly { id: string; label: string }[];
  rows: readonly { id: string; label: string }[];
}

/** Table two of the 2021 format. A part with one column keeps its figure at `table2.<row>`. */
export const table2Parts2021: readonly Table2Part[] = [
  {
    article: '第二十条第（一）项',
    columns: [
      { id: 'issued', label: '本年制发件数' },
      { id: 'repealed', label: '本年废止件数' },
      { id: 'inForce', label: '现行有效件数' },
    ],
    rows: [
      { id: 'rules', label: '规章' },
      { id: 'normativeDocuments', label: '行政规范性文件' },
    ],
  },
  {
    article: '第二十条第（五）项',
    columns: [{ id: '', label: '本年处理决定数量' }],
    rows: [{ id: 'licences', label: '行政许可' }],
  },
  {
    article: '第二十条第（六）项',
    columns: [{ id: '', label: '本年处理决定数量' }],
    rows: [
      { id: 'penalties', label: '行政处罚' },
      { id: 'coerciveMeasures', label: '行政强制' },
    ],
  },
  {
    article: '第二十条第（八）项',
    columns: [{ id: '', label: '本年收费金额（单位：万元）' }],
    rows: [{ id: 'feesTenThousandYuan', label: '行政事业性收费' }],
  },
];

const disclosureColumns = [
  { id: 'newlyMade', label: '本年新制作数量' },
  { id: 'newlyDisclosed', label: '本年新公开数量' },
  { id: 'totalDisclosed', label: '对外公开总数量' },
];

const decisionColumns = [
  { id: 'previousItems', label: '上一年项目数量' },
  { id: 'change', label: '本年增/减' },
  { id: 'decisions', label: '处理决定数量' },
];

/** Table two of the 2019 format. */
export const table2Parts2019: readonly Table2Part[] = [
  {
    article: '第二十条第（一）项',
    columns: disclosureColumns,
    rows: [
      { id: 'rules', label: '规章' },
      { id: 'normativeDocuments', label: '规范性文件' },
    ],
  },
  {
    article: '第二十条第（五）项',
    columns: decisionColumns,
    rows: [
      { id: 'licences', label: '行政许可' },
      { id: 'otherServices', label: '其他对外管理服务事项' },
    ],
  },
  {
    article: '第二十条第（六）项',
    columns: decisionColumns,
    rows: [
      { id: 'penalties', label: '行政处罚' },
      { id: 'coerciveMeasures', label: '行政强制' },
    ],
  },
  {
    article: '第二十条第（八）项',
    columns: decisionColumns.slice(0, 2),
    rows: [{ id: 'fees', label: '行政事业性收费' }],
  },
  {
    article: '第二十条第（九）项',
    columns: [
      { id: 'items', label: '采购项目数量' },
      { id: 'amountTenThousandYuan', label: '采购总金额' },
    ],
    rows: [{ id: 'procurement', label: '政府集中采购' }],
  },
];

export const table2Parts = (format: Format): readonly Table2Part[] =>
  format === 2021 ? table2Parts2021 : table2Parts2019;

/** 勾稽关系 as printed in the upper left cell of table three. */
export const table3Identity = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** The six sections of the report, by the number they bear; wording varies, the numbers do not. */
export const sections = [
  { number: 1, id: 'overview', heading: '一、总体情况' },
  { number: 2, id: 'table2', heading: '二、主动公开政府信息情况' },
  { number: 3, id: 'table3', heading: '三、收到和处理政府信息公开申请情况' },
  { number: 4, id: 'table4', heading: '四、政府信息公开行政复议、行政诉讼情况' },
  { number: 5, id: 'problems', heading: '五、存在的主要问题及改进情况' },
  { number: 6, id: 'other', heading: '六、其他需要报告的事项' },
] as const;

export type SectionId = (typeof sections)[number]['id'];
