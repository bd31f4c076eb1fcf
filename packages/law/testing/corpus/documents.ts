import type { Passage } from './passage.ts';

/** Table two: documents, decisions, fees. */
export const aboutDocuments: Passage[] = [
  {
    text: '2024年，对规范性文件进行全面清理，制发行政规范性文件2件，废止行政规范性文件10件，现行有效件数14件。',
    cells: {
      'normativeDocuments.issued': 2,
      'normativeDocuments.repealed': 10,
      'normativeDocuments.inForce': 14,
    },
    holds: { table: 3 },
    faults: [
      ['文件2件', '文件3件', 'TEXT-TABLE', 'normativeDocuments.issued'],
      ['10件', '11件', 'TEXT-TABLE', 'normativeDocuments.repealed'],
      ['14件', '41件', 'TEXT-TABLE', 'normativeDocuments.inForce'],
    ],
  },
  {
    text: '制定发布规范性文件4件，清理废止文件0件，现行有效文件20件。',
    cells: { 'normativeDocuments.issued': 4, 'normativeDocuments.inForce': 20 },
    holds: { table: 3 },
    faults: [
      ['4件', '5件', 'TEXT-TABLE', 'normativeDocuments.issued'],
      ['20件', '22件', 'TEXT-TABLE', 'normativeDocuments.inForce'],
    ],
  },
  {
    text: '制定政府规章1件，现行有效规章11件；出台行政规范性文件8件，废止26件，现行有效66件。',
    cells: {
      'rules.issued': 1,
      'rules.inForce': 11,
      'normativeDocuments.issued': 8,
      'normativeDocuments.repealed': 26,
      'normativeDocuments.inForce': 66,
    },
    authority: '临河市人民政府',
    holds: { table: 5 },
    faults: [
      ['规章1件', '规章2件', 'TEXT-TABLE', 'rules.issued'],
      ['规章11件', '规章12件', 'TEXT-TABLE', 'rules.inForce'],
      ['废止26件', '废止62件', 'TEXT-TABLE', 'normativeDocuments.repealed'],
      ['66件', '67件', 'TEXT-TABLE', 'normativeDocuments.inForce'],
    ],
  },
  {
    text: '全年制发3件行政规范性文件，废止1件规范性文件，没有制定规章。',
    cells: { 'normativeDocuments.issued': 3, 'normativeDocuments.repealed': 1 },
    authority: '云溪县财政局',
    holds: { table: 3 },
    faults: [
      ['制发3件', '制发5件', 'TEXT-TABLE', 'normativeDocuments.issued'],
      ['废止1件', '废止2件', 'TEXT-TABLE', 'normativeDocuments.repealed'],
    ],
  },
  {
    text: '全年作出行政许可决定11件，作出行政处罚决定23件，实施行政强制4件，收取行政事业性收费12.5万元。',
    cells: { licences: 11, penalties: 23, coerciveMeasures: 4, feesTenThousandYuan: 12.5 },
    authority: '云溪县水利局',
    holds: { table: 4 },
    faults: [
      ['11件', '12件', 'TEXT-TABLE', 'licences'],
      ['23件', '32件', 'TEXT-TABLE', 'penalties'],
      ['4件', '5件', 'TEXT-TABLE', 'coerciveMeasures'],
      ['12.5万元', '12.6万元', 'TEXT-TABLE', 'feesTenThousandYuan'],
    ],
  },
  {
    text: '本年办理行政许可45件、行政处罚处理决定3件、行政强制0件，行政事业性收费金额125000元。',
    cells: { licences: 45, penalties: 3, feesTenThousandYuan: 12.5 },
    authority: '云溪县商务局',
    holds: { table: 4 },
    faults: [
      ['45件', '54件', 'TEXT-TABLE', 'licences'],
      ['125000元', '152000元', 'TEXT-TABLE', 'feesTenThousandYuan'],
    ],
  },
  {
    text: '行政事业性收费9.62亿元，作出行政许可处理决定447228件。',
    cells: { licences: 447_228, feesTenThousandYuan: 96_171.6 },
    authority: '临河市人民政府',
    holds: { table: 2 },
    faults: [
      ['9.62亿元', '9.26亿元', 'TEXT-TABLE', 'feesTenThousandYuan'],
      ['447228件', '447282件', 'TEXT-TABLE', 'licences'],
    ],
  },
  {
    text: '本年度未制发行政规范性文件，行政许可0件，行政处罚0件，行政强制0件，行政事业性收费0元。',
    cells: {},
    authority: '柳林镇人民政府',
    holds: { table: 5 },
    faults: [
      ['许可0件', '许可6件', 'TEXT-TABLE', 'licences'],
      ['收费0元', '收费500元', 'TEXT-TABLE', 'feesTenThousandYuan'],
    ],
  },
  {
    text: '主动公开市政府规章13件（含新制定5件，修改4件，废止4件），主动公开市政府和市政府办公厅行政规范性文件42件。',
    cells: { 'rules.issued': 6, 'normativeDocuments.issued': 40 },
    authority: '临河市人民政府',
    holds: { table: 0, sum: 1 },
    faults: [],
  },
];
