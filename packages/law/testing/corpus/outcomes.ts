import type { Passage } from './passage.ts';

/** Outcomes, groups and reasons; wordings in which the figure stands before its word. */
export const aboutOutcomes: Passage[] = [
  {
    text: '2024年共答复政府信息公开申请130件，其中予以公开或部分公开59件、占45.4%；不予公开32件、占24.6%；无法提供26件、占20%；不予处理1件、占0.8%；其他处理12件、占9.2%。',
    cells: { received: 130, total: 130, granted: 40, partiallyGranted: 19, thirdPartyRights: 32, notHeld: 26, duplicate: 1, overdueCorrection: 12 },
    holds: { table: 6, sum: 1 },
    faults: [
      ['59件', '58件', 'TEXT-TABLE', 'granted'],
      ['12件', '21件', 'TEXT-TABLE', 'overdueCorrection'],
      ['1件、', '2件、', 'TEXT-SUM'],
    ],
  },
  {
    text: '全县共完成政府信息公开申请答复1453件，包括上年结转信息公开申请30件。其中，予以公开答复966件，占66.48%；部分公开67件，占4.61%；不予公开81件，占5.57%；无法提供的182件，占12.53%；不予处理的61件，占4.20%；其他处理96件，占6.61%。',
    cells: { total: 1453, carriedIn: 30, granted: 966, partiallyGranted: 67, stateSecret: 1, processInformation: 80, notHeld: 182, petition: 61, otherHandling: 96 },
    holds: { table: 8, sum: 1 },
    faults: [
      ['81件', '18件', 'TEXT-TABLE', 'stateSecret'],
      ['182件', '183件', 'TEXT-TABLE', 'notHeld'],
      ['61件', '62件', 'TEXT-SUM'],
      ['申请30件', '申请13件', 'TEXT-TABLE', 'carriedIn'],
    ],
  },
  {
    text: '依申请公开办理情况：全区受理255件，办结255件，其中予以公开71件、部分公开5件、不予公开28件、无法提供140件、不予处理8件、其他处理3件。',
    cells: { received: 255, total: 255, granted: 71, partiallyGranted: 5, administrativeInquiry: 28, notHeld: 140, petition: 8, otherHandling: 3 },
    authority: '临河市青石区人民政府',
    holds: { table: 8, sum: 1 },
    faults: [
      ['办结255件', '办结250件', 'TEXT-TABLE', 'total'],
      ['140件', '104件', 'TEXT-TABLE', 'notHeld'],
      ['8件、其他', '9件、其他', 'TEXT-SUM'],
    ],
  },
  {
    text: '从办理结果看，政府信息公开申请中不予公开58件：属于国家秘密2件，其他法律、行政法规禁止公开6件，危及“三安全一稳定”5件，保护第三方合法权益6件，属于三类内部事务信息8件，属于四类过程性信息12件，属于行政执法案卷9件，属于行政查询事项10件。',
    cells: {
      stateSecret: 2,
      prohibitedByLaw: 6,
      threeSecurities: 5,
      thirdPartyRights: 6,
      internalAffairs: 8,
      processInformation: 12,
      enforcementFile: 9,
      administrativeInquiry: 10,
    },
    holds: { table: 9, sum: 1 },
    faults: [
      ['58件', '68件', 'TEXT-TABLE', 'stateSecret'],
      ['禁止公开6件', '禁止公开7件', 'TEXT-TABLE', 'prohibitedByLaw'],
      ['一稳定”5件', '一稳定”4件', 'TEXT-TABLE', 'threeSecurities'],
      ['权益6件', '权益5件', 'TEXT-TABLE', 'thirdPartyRights'],
      ['内部事务信息8件', '内部事务信息3件', 'TEXT-TABLE', 'internalAffairs'],
      ['案卷9件', '案卷6件', 'TEXT-TABLE', 'enforcementFile'],
      ['事项10件', '事项11件', 'TEXT-TABLE', 'administrativeInquiry'],
      ['国家秘密2件', '国家秘密3件', 'TEXT-SUM'],
    ],
  },
  {
    text: '收到的申请中，因本机关不掌握相关政府信息无法提供12件，没有现成信息需要另行制作3件，补正后申请内容仍不明确1件；信访举报投诉类申请6件，重复申请2件，要求提供公开出版物1件，无正当理由大量反复申请4件，要求行政机关重新出具已获取信息1件。以上申请均依照政府信息公开条例答复。',
    cells: { notHeld: 12, mustBeCreated: 3, stillUnclear: 1, petition: 6, duplicate: 2, publication: 1, excessive: 4, reconfirmation: 1 },
    holds: { table: 8 },
    faults: [
      ['提供12件', '提供21件', 'TEXT-TABLE', 'notHeld'],
      ['制作3件', '制作2件', 'TEXT-TABLE', 'mustBeCreated'],
      ['不明确1件', '不明确2件', 'TEXT-TABLE', 'stillUnclear'],
      ['类申请6件', '类申请7件', 'TEXT-TABLE', 'petition'],
      ['重复申请2件', '重复申请3件', 'TEXT-TABLE', 'duplicate'],
      ['反复申请4件', '反复申请5件', 'TEXT-TABLE', 'excessive'],
    ],
  },
  {
    text: '依申请公开方面，申请人逾期不补正、不再处理的5件，逾期未缴费的1件，其他情形2件，合计其他处理8件。',
    cells: { overdueCorrection: 5, overdueFee: 1, otherHandling: 2 },
    holds: { table: 2 },
    faults: [['其他处理8件', '其他处理9件', 'TEXT-TABLE', 'overdueCorrection']],
  },
  {
    text: '全年收到政府信息公开申请15件，已全部办结，其中6件予以公开、3件部分公开、2件不予公开、4件不予处理。',
    cells: { received: 15, total: 15, granted: 6, partiallyGranted: 3, processInformation: 2, duplicate: 4 },
    holds: { table: 6, sum: 1 },
    faults: [
      ['6件予以', '7件予以', 'TEXT-TABLE', 'granted'],
      ['4件不予', '5件不予', 'TEXT-TABLE', 'petition'],
      ['15件', '51件', 'TEXT-TABLE', 'received'],
    ],
  },
  {
    text: '依申请公开工作：本年度予以公开、部分公开、不予公开分别为6件、3件和2件，均在法定期限内答复。',
    cells: { received: 11, total: 11, granted: 6, partiallyGranted: 3, processInformation: 2 },
    holds: { table: 3 },
    faults: [
      ['6件、3件', '7件、3件', 'TEXT-TABLE', 'granted'],
      ['3件和', '4件和', 'TEXT-TABLE', 'partiallyGranted'],
    ],
  },
  {
    text: '在办理的政府信息公开申请中，因属于行政执法案卷不予公开3件，因涉及国家秘密不予公开1件；其中一件由企业提出。',
    cells: { enforcementFile: 3, stateSecret: 1 },
    holds: { table: 2 },
    faults: [['不予公开3件', '不予公开4件', 'TEXT-TABLE', 'enforcementFile']],
  },
  {
    text: '规范办理信息公开申请。新收26件（自然人22件、商业企业3件、其他组织1件），结转上年度2件，作出答复27件，结转至2025年1件。',
    cells: { received: 26, 'received.naturalPerson': 22, 'received.enterprise': 3, 'received.otherOrganization': 1, carriedIn: 2, total: 27, carriedOut: 1 },
    holds: { table: 7, sum: 1 },
    faults: [
      ['26件', '27件', 'TEXT-TABLE', 'received'],
      ['22件', '12件', 'TEXT-TABLE', 'received.naturalPerson'],
      ['企业3件', '企业4件', 'TEXT-SUM'],
      ['2025年1件', '2025年2件', 'TEXT-TABLE', 'carriedOut'],
    ],
  },
  {
    text: '受理公民、法人和其他组织提出的政府信息公开申请共计45件，申请量与上年持平；答复44件，尚在办理1件，按规定结转次年。',
    cells: { received: 45, total: 44, carriedOut: 1 },
    holds: { table: 3 },
    faults: [
      ['45件', '54件', 'TEXT-TABLE', 'received'],
      ['44件', '43件', 'TEXT-TABLE', 'total'],
    ],
  },
  {
    text: '全年接收政府信息公开申请：20件。其中，来自自然人的申请17件，来自科研机构的1件，来自法律服务机构的2件。',
    cells: { received: 20, 'received.naturalPerson': 17, 'received.researchInstitution': 1, 'received.legalServiceInstitution': 2 },
    holds: { table: 4, sum: 1 },
    faults: [
      ['20件', '22件', 'TEXT-TABLE', 'received'],
      ['1件', '2件', 'TEXT-TABLE', 'received.researchInstitution'],
      ['的2件', '的3件', 'TEXT-SUM'],
    ],
  },
  {
    text: '（二）依申请公开。2024年新收申请3,119件，其中自然人3,001件；答复3,050件，其中部分公开454件。',
    cells: { received: 3119, 'received.naturalPerson': 3001, total: 3050, partiallyGranted: 454 },
    holds: { table: 4 },
    faults: [
      ['3,119件', '3,191件', 'TEXT-TABLE', 'received'],
      ['454件', '445件', 'TEXT-TABLE', 'partiallyGranted'],
    ],
  },
];
