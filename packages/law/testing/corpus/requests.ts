import type { Passage } from './passage.ts';

/** Requests: received, carried, handled, outcomes, applicants. */
export const aboutRequests: Passage[] = [
  {
    text: '全年共收到政府信息公开申请3119件，同比增长12.5%，其中自然人申请2901件，法人或其他组织218件。',
    cells: {
      received: 3119,
      'received.naturalPerson': 2901,
      'received.enterprise': 200,
      'received.legalServiceInstitution': 18,
    },
    holds: { table: 3, sum: 1 },
    faults: [
      ['3119件', '3191件', 'TEXT-TABLE', 'received'],
      ['2901件', '2091件', 'TEXT-TABLE', 'received.naturalPerson'],
      ['218件', '219件', 'TEXT-SUM'],
    ],
  },
  {
    text: '本年度办结3050件（含上年结转34件），予以公开1362件，占44.7%，结转下年度103件。依申请公开工作有序开展。',
    cells: { total: 3050, carriedIn: 34, granted: 1362, carriedOut: 103, received: 3119 },
    authority: '临河市人民政府',
    holds: { table: 4 },
    faults: [['1362件', '1632件', 'TEXT-TABLE', 'granted']],
  },
  {
    text: '（二）依申请公开。本年度办结政府信息公开申请3050件（含上年结转34件），予以公开1362件，占44.7%，结转下年度103件。',
    cells: { total: 3050, carriedIn: 34, granted: 1362, carriedOut: 103, received: 3119 },
    holds: { table: 4 },
    faults: [
      ['1362件', '1326件', 'TEXT-TABLE', 'granted'],
      ['103件', '130件', 'TEXT-TABLE', 'carriedOut'],
      ['3050件', '3500件', 'TEXT-TABLE', 'total'],
      ['34件', '43件', 'TEXT-TABLE', 'carriedIn'],
    ],
  },
  {
    text: '新收依申请公开12件，上年结转1件，已全部办结。',
    cells: { received: 12, carriedIn: 1, total: 13 },
    holds: { table: 2 },
    faults: [
      ['12件', '21件', 'TEXT-TABLE', 'received'],
      ['1件', '2件', 'TEXT-TABLE', 'carriedIn'],
    ],
  },
  {
    text: '2024年，我局共受理政府信息公开申请10件，通过网上申请7件、信函申请3件，均按时答复，较上年增加5件。',
    cells: { received: 10, total: 10 },
    authority: '云溪县水利局',
    holds: { table: 1 },
    faults: [['申请10件', '申请11件', 'TEXT-TABLE', 'received']],
  },
  {
    text: '2024 年，全县共受理政府信息公开申请 77 件，答复 70 件（含上年度结转申请 3 件，另有 10 件顺延到下年度答复）。',
    cells: { received: 77, carriedIn: 3, total: 70, carriedOut: 10 },
    holds: { table: 4 },
    faults: [
      ['10 件', '11 件', 'TEXT-TABLE', 'carriedOut'],
      ['70 件', '71 件', 'TEXT-TABLE', 'total'],
    ],
  },
  {
    text: '全年共收办政府信息公开申请126件，其中本年新收120件，上年结转6件；办理完毕118件，结转下年度继续办理8件。',
    cells: { received: 120, carriedIn: 6, total: 118, carriedOut: 8 },
    holds: { table: 5, sum: 1 },
    faults: [
      ['126件', '127件', 'TEXT-TABLE', 'received'],
      ['新收120件', '新收121件', 'TEXT-TABLE', 'received'],
      ['8件。', '9件。', 'TEXT-TABLE', 'carriedOut'],
      ['结转6件', '结转7件', 'TEXT-SUM'],
    ],
  },
  {
    text: '全年共办理政府信息公开申请69件，含2023年转至今年办理的3件，办结68件，剩余1件结转下一年度处理，完成县政府办公室协办件13件，已按要求答复。',
    cells: { received: 66, carriedIn: 3, total: 68, carriedOut: 1 },
    holds: { table: 4 },
    faults: [
      ['69件', '96件', 'TEXT-TABLE', 'received'],
      ['的3件', '的4件', 'TEXT-TABLE', 'carriedIn'],
      ['剩余1件', '剩余2件', 'TEXT-TABLE', 'carriedOut'],
    ],
  },
  {
    text: '全年共收到8份政府信息公开申请，均为自然人申请。其中，予以公开2件，部分公开2件，属于四类过程性信息1件，本办不掌握相关政府信息2件，其他1件（申请人撤回）。无下年度结转。',
    cells: {
      received: 8,
      'received.naturalPerson': 8,
      total: 8,
      granted: 2,
      partiallyGranted: 2,
      processInformation: 1,
      notHeld: 2,
      otherHandling: 1,
    },
    authority: '云溪县人民政府办公室',
    holds: { table: 8, sum: 1 },
    faults: [
      ['8份', '9份', 'TEXT-TABLE', 'received'],
      ['信息1件', '信息3件', 'TEXT-TABLE', 'processInformation'],
      ['信息2件', '信息3件', 'TEXT-TABLE', 'notHeld'],
      ['部分公开2件', '部分公开3件', 'TEXT-SUM'],
    ],
  },
  {
    text: '2024年度收到政府信息公开申请一件，已办理完毕。',
    cells: { received: 1, total: 1 },
    authority: '柳林镇人民政府',
    holds: { table: 1 },
    faults: [['一件', '三件', 'TEXT-TABLE', 'received']],
  },
  {
    text: '全年共收到依申请公开十二件，其中自然人十件、企业两件，全部办结。',
    cells: { received: 12, 'received.naturalPerson': 10, 'received.enterprise': 2, total: 12 },
    holds: { table: 4, sum: 1 },
    faults: [
      ['十二件', '十五件', 'TEXT-TABLE', 'received'],
      ['两件', '三件', 'TEXT-TABLE', 'received.enterprise'],
      ['两件', '三件', 'TEXT-SUM'],
    ],
  },
  {
    text: '２０２４年，共收到政府信息公开申请１２件，其中：予以公开５件，部分公开２件，不予公开３件，无法提供２件。',
    cells: {
      received: 12,
      granted: 5,
      partiallyGranted: 2,
      internalAffairs: 1,
      enforcementFile: 2,
      notHeld: 2,
      total: 12,
    },
    holds: { table: 5, sum: 1 },
    faults: [
      ['５件', '６件', 'TEXT-TABLE', 'granted'],
      ['３件', '４件', 'TEXT-TABLE', 'stateSecret'],
      ['无法提供２件', '无法提供１件', 'TEXT-TABLE', 'notHeld'],
      ['２件，不予', '３件，不予', 'TEXT-SUM'],
    ],
  },
  {
    text: '共收到依申请公开请求10件，2023年结转政府信息公开申请2件，共办结10件，结转2025年度继续办理2件；全市发生政府信息公开行政复议案件1起。',
    cells: { received: 10, carriedIn: 2, total: 10, carriedOut: 2, 'reconsideration.total': 1 },
    authority: '临河市人民政府',
    holds: { table: 5 },
    faults: [
      ['办理2件', '办理3件', 'TEXT-TABLE', 'carriedOut'],
      ['申请2件', '申请4件', 'TEXT-TABLE', 'carriedIn'],
      ['1起', '2起', 'TEXT-TABLE', 'reconsideration.total'],
    ],
  },
  {
    text: '2024年，本街道共收到12件信息依申请公开，其中10件已经按时按规完成答复，剩余2件结转下年度继续办理。因政府信息公开引发行政复议2件、行政诉讼0件。',
    cells: { received: 12, total: 10, carriedOut: 2, 'reconsideration.total': 2 },
    authority: '望江县白塔街道办事处',
    holds: { table: 5 },
    faults: [
      ['12件', '13件', 'TEXT-TABLE', 'received'],
      ['剩余2件', '剩余3件', 'TEXT-TABLE', 'carriedOut'],
      ['诉讼0件', '诉讼1件', 'TEXT-TABLE', 'directLitigation.total'],
    ],
  },
  {
    text: '2024年，县政府办公室共受理36件政府信息公开申请（均为自然人提交），同比上升16.13%，其中按期办结36件，按期办结率达100%，无结转2025年继续办理件。全年收到因政府信息公开申请引起的行政复议1件（已办结），未收到因政府信息公开申请引起的行政诉讼。',
    cells: { received: 36, 'received.naturalPerson': 36, total: 36, 'reconsideration.total': 1 },
    authority: '云溪县人民政府办公室',
    holds: { table: 6 },
    faults: [
      ['受理36件', '受理63件', 'TEXT-TABLE', 'received'],
      ['行政复议1件', '行政复议2件', 'TEXT-TABLE', 'reconsideration.total'],
    ],
  },
  {
    text: '（二）依申请公开方面。全年共收到和办理依申请公开12件，其中自然人申请件11件，法人或其他组织申请件1件，上年度结转政府信息公开申请0件。处理结果中，予以公开2件，部分公开8件，因本机关不掌握相关政府信息无法提供1件，信息不存在的1件。',
    cells: {
      received: 12,
      'received.naturalPerson': 11,
      'received.otherOrganization': 1,
      granted: 2,
      partiallyGranted: 8,
      notHeld: 2,
      total: 12,
    },
    holds: { table: 6, sum: 1 },
    faults: [['部分公开8件', '部分公开9件', 'TEXT-TABLE', 'partiallyGranted']],
  },
];
