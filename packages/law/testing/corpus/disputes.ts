import type { Passage } from './passage.ts';

/** Reconsideration and litigation, with results. */
export const aboutDisputes: Passage[] = [
  {
    text: '政府信息公开行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；政府信息公开行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。',
    cells: {
      'reconsideration.total': 351,
      'reconsideration.upheld': 72,
      'reconsideration.corrected': 64,
      'reconsideration.other': 178,
      'reconsideration.pending': 37,
      'directLitigation.total': 20,
      'directLitigation.upheld': 12,
      'directLitigation.corrected': 1,
      'directLitigation.other': 1,
      'directLitigation.pending': 6,
      'litigationAfterReconsideration.total': 26,
      'litigationAfterReconsideration.upheld': 13,
      'litigationAfterReconsideration.corrected': 4,
      'litigationAfterReconsideration.other': 8,
      'litigationAfterReconsideration.pending': 1,
    },
    holds: { table: 10, sum: 2 },
    faults: [
      ['351件', '315件', 'TEXT-TABLE', 'reconsideration.total'],
      ['64件', '46件', 'TEXT-TABLE', 'reconsideration.corrected'],
      ['维持25件', '维持52件', 'TEXT-TABLE', 'directLitigation.upheld'],
      ['46件', '47件', 'TEXT-SUM'],
      ['178件', '177件', 'TEXT-SUM'],
    ],
  },
  {
    text: '因政府信息公开工作被申请行政复议5件，其中维持3件、纠正1件，尚未审结1件；被提起行政诉讼4件，其中未经复议直接起诉3件、复议后起诉1件。',
    cells: {
      'reconsideration.total': 5,
      'reconsideration.upheld': 3,
      'reconsideration.corrected': 1,
      'reconsideration.pending': 1,
      'directLitigation.total': 3,
      'litigationAfterReconsideration.total': 1,
    },
    holds: { table: 7, sum: 2 },
    faults: [
      ['维持3件', '维持2件', 'TEXT-TABLE', 'reconsideration.upheld'],
      ['诉讼4件', '诉讼6件', 'TEXT-TABLE', 'directLitigation.total'],
      ['起诉3件', '起诉2件', 'TEXT-TABLE', 'directLitigation.total'],
      ['后起诉1件', '后起诉2件', 'TEXT-SUM'],
    ],
  },
  {
    text: '全年因政府信息公开引发行政复议、行政诉讼共7件，其中行政复议4件，行政诉讼3件。',
    cells: { 'reconsideration.total': 4, 'directLitigation.total': 3 },
    holds: { table: 3, sum: 1 },
    faults: [
      ['共7件', '共9件', 'TEXT-TABLE', 'reconsideration.total'],
      ['复议4件', '复议5件', 'TEXT-TABLE', 'reconsideration.total'],
    ],
  },
  {
    text: '因信息公开产生的行政复议、行政诉讼案件分别为4件、3件。',
    cells: {
      'reconsideration.total': 4,
      'directLitigation.total': 1,
      'litigationAfterReconsideration.total': 2,
    },
    holds: { table: 2 },
    faults: [
      ['4件', '3件', 'TEXT-TABLE', 'reconsideration.total'],
      ['3件。', '4件。', 'TEXT-TABLE', 'directLitigation.total'],
    ],
  },
  {
    text: '本年度因政府信息公开发生行政复议、行政诉讼各1件。',
    cells: { 'reconsideration.total': 1, 'litigationAfterReconsideration.total': 1 },
    holds: { table: 2 },
    faults: [],
  },
  {
    text: '全年政府信息公开行政复议3件维持、1件纠正，无行政诉讼案件。',
    cells: { 'reconsideration.total': 4, 'reconsideration.upheld': 3, 'reconsideration.corrected': 1 },
    holds: { table: 3 },
    faults: [['3件维持', '2件维持', 'TEXT-TABLE', 'reconsideration.upheld']],
  },
  {
    text: '2024年，发生1起政府信息公开行政复议案件，已审结并维持；未发生政府信息公开行政诉讼案件。',
    cells: { 'reconsideration.total': 1, 'reconsideration.upheld': 1 },
    holds: { table: 2 },
    faults: [['1起', '2起', 'TEXT-TABLE', 'reconsideration.total']],
  },
  {
    text: '全年依申请公开引发的行政复议144件，120件做了复议决定，行政诉讼97件，27件法院作出判决。',
    cells: {
      'reconsideration.total': 144,
      'directLitigation.total': 60,
      'litigationAfterReconsideration.total': 37,
    },
    holds: { table: 2 },
    faults: [
      ['144件', '141件', 'TEXT-TABLE', 'reconsideration.total'],
      ['97件', '79件', 'TEXT-TABLE', 'directLitigation.total'],
    ],
  },
  {
    text: '本年度未收到政府信息公开申请，没有发生因政府信息公开申请行政复议和提起行政诉讼的情况。',
    cells: {},
    authority: '柳林镇人民政府',
    holds: { table: 3 },
    faults: [],
  },
  {
    text: '2024年，街道办事处未收到公众关于政府信息公开的申请，未发生行政复议、行政诉讼案件，无上年结转、无结转下年度事项。',
    cells: {},
    authority: '望江县白塔街道办事处',
    holds: { table: 5 },
    faults: [],
  },
  {
    text: '全年共接收政府信息公开申请0件，因政府信息公开被申请行政复议0件、被提起行政诉讼0件。',
    cells: {},
    authority: '云溪县商务局',
    holds: { table: 3 },
    faults: [['申请0件', '申请1件', 'TEXT-TABLE', 'received']],
  },
  {
    text: '政府信息公开行政复议、行政诉讼案件数均为0，未被申请行政复议，也没有被提起行政诉讼。',
    cells: {},
    holds: { table: 4 },
    faults: [],
  },
  {
    text: '政府信息公开行政诉讼2件（均为复议后起诉），结果维持1件，正在审理1件。',
    cells: {
      'litigationAfterReconsideration.total': 2,
      'litigationAfterReconsideration.upheld': 1,
      'litigationAfterReconsideration.pending': 1,
    },
    holds: { table: 3 },
    faults: [['维持1件', '维持2件', 'TEXT-TABLE', 'litigationAfterReconsideration.upheld']],
  },
];
