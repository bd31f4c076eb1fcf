/**
 * The statutory periods of a request, in working days: day 1 is the first working day after the day of the event, the
 * last day runs to its end. Regulation (条例) of 2019, Art. 30–34; the fee from 《政府信息公开信息处理费管理办法》.
 */

/** 答复期限 (Art. 33(1); Art. 30 after a correction): the reply, counted from receipt. */
export const replyDays = 20;

/** 延期 (Art. 33(1)): the most that the reply may be put off, once. */
export const maxExtensionDays = 20;

/** 补正告知 (Art. 30): the day by which a correction must be asked for, counted from receipt. */
export const correctionNoticeDays = 7;

/** 征求意见 (Art. 32 third party, Art. 34 other body): the opinion, counted from the day the letter was received. */
export const opinionDays = 15;

/** 缴费期限 (fee rules): payment, counted from the day after the notice was received. */
export const paymentDays = 20;

/** The periods as a table, for the documentation. */
export const periods: readonly { name: string; days: number; from: string; source: string }[] = [
  { name: '补正告知', days: correctionNoticeDays, from: '收到申请', source: '条例第三十条' },
  {
    name: '答复',
    days: replyDays,
    from: '收到申请；要求补正的，收到补正的申请；收费的，缴费',
    source: '条例第三十三条、第三十条；信息处理费管理办法',
  },
  {
    name: '延期答复（一次）',
    days: maxExtensionDays,
    from: '接在当前答复期限之后，最多',
    source: '条例第三十三条',
  },
  { name: '第三方意见', days: opinionDays, from: '第三方收到征求意见书', source: '条例第三十二条' },
  { name: '其他机关意见', days: opinionDays, from: '该机关收到征求意见书', source: '条例第三十四条' },
  { name: '缴纳信息处理费', days: paymentDays, from: '收到收费通知', source: '信息处理费管理办法' },
];
