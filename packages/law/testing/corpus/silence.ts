import type { Passage } from './passage.ts';

/**
 * Figures that resemble the table's and are none of its: other years, parts of the body or of the year, channels,
 * changes, shares, approximations, publications. The cells hold other figures, and nothing may be said.
 */
export const silent: Passage[] = [
  ['2023年收到政府信息公开申请30件，办结28件，予以公开12件。', ''],
  ['去年共收到政府信息公开申请30件，今年共收到政府信息公开申请12件。', '', 1],
  ['与2023年相比，政府信息公开申请增加5件，增长71.4%。', ''],
  ['全年收到政府信息公开申请12件，较上年增加5件，其中自然人多4件。', '', 1],
  ['通过网络收到政府信息公开申请10件、信函收到2件。', ''],
  ['受理网上申请10件、当面申请1件、信函申请1件，均为政府信息公开申请。', ''],
  ['各乡镇共受理政府信息公开申请80件，县直部门受理政府信息公开申请95件。', ''],
  ['县公安局收到政府信息公开申请120件，答复118件；县自然资源局收到政府信息公开申请96件。', ''],
  ['云溪县本级收到政府信息公开申请7件，予以公开3件。', ''],
  ['截至目前累计收到政府信息公开申请560件，予以公开230件。', ''],
  ['《条例》施行以来，共受理政府信息公开申请900件。', ''],
  ['上半年收到政府信息公开申请5件；3月份收到依申请公开2件。', ''],
  ['全年收到政府信息公开申请近百件，办结90余件，予以公开约40件，不予公开超过10件。', ''],
  ['每月收到政府信息公开申请3至5件，月均答复4件。', ''],
  ['全年主动公开政府信息5500余条，阅读量14万余次，公开规范性文件信息33条。', ''],
  ['依申请公开办理有序。共办理人大代表建议12件、政协提案8件，全部办结，办结率100%。', ''],
  ['依申请公开渠道畅通。办理群众留言60条，答复60条，回复咨询电话30件。', ''],
  ['共办理政府12345热线47件，已全部办结，答复47件，满意率均达100%。', ''],
  ['在区级平台公示行政许可信息120条、行政处罚信息23条，公开双公示行政许可130件。', ''],
  ['梳理行政许可事项56项、行政处罚事项320项，行政事业性收费项目5项。', ''],
  ['发布部门规范性文件68件，备案审查规范性文件15件，清理规范性文件100件，修订规章制度3件。', ''],
  ['对12件规范性文件进行合法性审核，制作政策解读11件，政策性文件配套解读材料9件。', ''],
  ['县司法局全年办理行政复议案件120件，审结110件，维持60件，纠正20件；应诉行政诉讼案件45件。', ''],
  ['因行政处罚引发的行政复议，经审理后制发行政复议意见书2件、建议书1件。', ''],
  ['收取信息处理费3940元，罚没收入12万元，减免行政事业性收费8.5万元。', ''],
  ['根据国办公开办函〔2021〕30号和国令第711号要求，1.健全机制；2.落实12件实事；3、办好10件大事。', ''],
  ['未收到网上政府信息公开申请，未发生行政复议被纠正、行政诉讼败诉情形。', ''],
  ['除县自然资源局外，其余部门未收到政府信息公开申请。', ''],
  ['推进“高效办成一件事”，一件事一次办；三类内部事务信息、四类过程性信息的界定进一步明确。', ''],
  ['对照《2023年政务公开工作要点》，完成任务12件；2019年修订的《条例》规定答复期限20个工作日。', ''],
  ['其中一件政府信息公开申请经补正后按期答复，延期答复3件，征求第三方意见2件，举行听证1件。', ''],
  ['依申请公开中，涉及土地征收的申请6件，涉及城市规划的申请3件，涉及财政的申请1件。', ''],
  ['全县共收到网上申请10件，其中自然人8件，予以公开6件，部分公开1件。', ''],
  ['受理政府信息公开咨询30件，答复30件；举办业务培训4次，参训600人次。', ''],
  ['自然人申请予以公开5件，企业申请不予公开2件，均依法告知救济途径；政府信息公开申请办理质量提高。', ''],
].map(([text, authority, holds]) => ({
  text: text as string,
  cells: silentCells(holds === 1),
  holds: { table: holds === 1 ? 1 : 0 },
  faults: [],
  authority: (authority as string) || '云溪县人民政府',
}));

function silentCells(received: boolean): Record<string, number> {
  const cells = [
    'carriedIn', 'granted', 'partiallyGranted', 'stateSecret', 'internalAffairs', 'processInformation', 'enforcementFile',
    'notHeld', 'petition', 'duplicate', 'otherHandling', 'total', 'carriedOut', 'received.naturalPerson', 'received.enterprise',
    'reconsideration.total', 'reconsideration.upheld', 'reconsideration.corrected', 'directLitigation.total', 'litigationAfterReconsideration.total',
    'licences', 'penalties', 'coerciveMeasures', 'rules.issued', 'normativeDocuments.issued', 'normativeDocuments.repealed',
    'normativeDocuments.inForce', 'feesTenThousandYuan',
  ];
  return { ...Object.fromEntries(cells.map((cell, index) => [cell, 70_001 + index * 13])), received: received ? 12 : 70_990 };
}
