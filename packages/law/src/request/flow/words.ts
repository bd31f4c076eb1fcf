/** 申请的状态. A request is open until one of its steps closes it, and ends archived. */
export const statuses = {
  registered: { label: '已登记', open: true },
  awaitingCorrection: { label: '等待补正', open: true },
  processing: { label: '办理中', open: true },
  awaitingPayment: { label: '等待缴费', open: true },
  inApproval: { label: '审批中', open: true },
  approved: { label: '已审批', open: true },
  replied: { label: '已答复', open: false },
  referred: { label: '已转告', open: false },
  delivered: { label: '已送达', open: false },
  withdrawn: { label: '已撤回', open: false },
  abandoned: { label: '视为放弃', open: false },
  joined: { label: '已并案', open: false },
  archived: { label: '已归档', open: false },
} as const satisfies Record<string, { label: string; open: boolean }>;

export type Status = keyof typeof statuses;

/** Who acts: the unit's staff, the competent office, the applicant, the program. */
export const actors = {
  clerk: '信息员',
  reviewer: '审核人',
  head: '单位负责人',
  office: '主管部门',
  applicant: '申请人',
  system: '系统',
} as const;

export type Actor = keyof typeof actors;

/** What a step may need, and what is said where it is missing. */
export const stepNeeds = {
  letter: { label: '告知文书', missing: '请关联已出具的文书' },
  until: { label: '期限', missing: '请写明期限' },
  reason: { label: '理由', missing: '请写明理由' },
  correction: { label: '补正材料', missing: '请附上收到的补正材料' },
  deadlinePassed: { label: '期限届满', missing: '期限还没有届满，或没有写明届满的日期' },
  opinion: { label: '意见', missing: '请录入意见' },
  workingDays: { label: '延长的工作日数', missing: '请写明延长几个工作日' },
  reasonsAsked: { label: '申请人说明的理由', missing: '请先要求申请人说明理由并录入' },
  feeGround: { label: '收费理由', missing: '请写明申请明显超过合理范围的情况和计收方式的理由' },
  feeComputation: { label: '费用计算', missing: '请附上费用的计算' },
  payment: { label: '缴费凭证', missing: '请录入缴费凭证' },
  anotherPerson: { label: '经办人以外的人', missing: '审批人应当不是经办人' },
  number: { label: '文号', missing: '请编文号' },
  seal: { label: '印章', missing: '请加盖印章' },
  deliveryProof: { label: '送达回证', missing: '请录入送达的方式、日期和凭证' },
  otherBody: { label: '负责公开的机关', missing: '请写明负责公开的机关的名称、联系方式' },
  withdrawal: { label: '撤回材料', missing: '请附上申请人书面撤回的材料，口头撤回的作记录' },
  mainRequest: { label: '并入的申请', missing: '请指明并入哪一件申请' },
  file: { label: '案卷', missing: '请核对案卷目录' },
  ruling: { label: '复议决定或者判决', missing: '请关联要求重新答复的复议决定或者判决' },
  assignee: { label: '承办人', missing: '请指定承办人' },
} as const satisfies Record<string, { label: string; missing: string }>;

export type StepNeed = keyof typeof stepNeeds;

/** A letter that asks for an opinion and is still unanswered. */
export type LetterKind = 'third-party' | 'body';
