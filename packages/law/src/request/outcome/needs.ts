/** What a decision may need before it can be issued, and what is said where it is missing. */
export const needs = {
  content: { label: '公开的内容', missing: '请附上公开的内容，或写明提供的方式。' },
  reason: { label: '理由', missing: '请写明理由。' },
  whereToFind: { label: '获取的方式、途径', missing: '请写明获取的方式、途径（网址、刊物、地点）。' },
  whereToGo: { label: '办理的渠道', missing: '请写明办理这类事项的机关或渠道。' },
  withheldGrounds: { label: '不公开部分的情形', missing: '请选明不公开的部分属于哪些情形。' },
  separation: { label: '区分处理', missing: '请写明怎样区分：公开哪些，遮盖或不提供哪些。' },
  secrecyBasis: { label: '定密依据', missing: '请写明密级和定密的依据。' },
  lawNamed: { label: '法律、行政法规', missing: '请写明所依据的法律、行政法规的名称和条款。' },
  thirdPartyStep: {
    label: '征求第三方意见',
    missing: '请先书面征求第三方的意见，录入意见；逾期未提出意见的，写明由本机关决定。',
  },
  searchRecord: { label: '检索记录', missing: '请写明检索了哪些档案、系统，用了哪些检索词，何时由谁检索。' },
  otherBody: {
    label: '负责公开的机关',
    missing: '能够确定负责公开的机关的，请写明名称、联系方式；不能确定的，写明不能确定。',
  },
  correctionNotice: { label: '补正告知书', missing: '请关联已送达的补正告知书。' },
  correctionReceived: {
    label: '收到的补正',
    missing: '请关联补正告知书和收到的补正；没有要求补正的，不能以仍不明确答复。',
  },
  earlierAnswer: { label: '以前的答复', missing: '请关联以前的答复。' },
  signature: {
    label: '经办人签字',
    missing: '重复申请应当由人判断，请经办人核对两件申请后签字；相似度只供参考。',
  },
  reasonsAsked: { label: '要求说明理由', missing: '请先要求申请人说明理由，并写明理由为何不合理。' },
  feeNotice: { label: '收费通知书', missing: '请关联已送达的收费通知书。' },
  withdrawal: { label: '撤回申请', missing: '请附上申请人书面撤回的材料，口头撤回的作记录。' },
} as const satisfies Record<string, { label: string; missing: string }>;

export type NeedId = keyof typeof needs;

/** 答复书 (Art. 36; law on official documents): what every reply states. */
export const replyParts = {
  asked: '申请的内容',
  receivedOn: '收到申请的日期',
  finding: '查明的情况',
  basis: '法律依据',
  reasons: '理由',
  remedy: '救济途径和期限',
  date: '答复日期',
  body: '机关名称',
  seal: '印章',
  number: '文号',
} as const;

export type ReplyPart = keyof typeof replyParts;
