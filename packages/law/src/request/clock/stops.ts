/** What stops the clock for good and starts it anew: corrections (Art. 30) and fees. */
import { dateOf, dayNumber, workingDayAfter } from './days.ts';
import { refuse } from './error.ts';
import { correctionNoticeDays, paymentDays } from './periods.ts';
import { type Apply, type Refusal, refuseAfterDue, refuseStopped, refuseUntil } from './refusals.ts';
import { dueAt, note, restart, type State, stop } from './state.ts';

const noteLateCorrection = (state: State, day: number): Refusal => {
  const limit = workingDayAfter(state.table, state.receivedOn, correctionNoticeDays);
  if (!('day' in limit) || day <= limit.day) return undefined;
  note(
    state,
    'correction-asked-late',
    `要求补正应当在收到申请之日起${correctionNoticeDays}个工作日内（${dateOf(limit.day)}以前）告知，实际于${dateOf(day)}告知，已经逾期（条例第三十条）。`,
  );
  const at = dueAt(state, day);
  if ('error' in at) return at;
  if (at.due !== undefined && at.due < day)
    note(
      state,
      'correction-asked-after-due',
      `要求补正时答复期限已于${dateOf(at.due)}届满，逾期答复的责任不因补正消失。`,
    );
  return undefined;
};

export const correctionAsked: Apply<'correction-asked'> = (state, placed, day) => {
  if (state.correction)
    return refuse(placed, 'second-correction', '补正只能要求一次（条例第三十条），此前已经要求过。');
  const refused = refuseStopped(state, placed) ?? refuseUntil(placed) ?? noteLateCorrection(state, day);
  if (refused) return refused;
  stop(state, day, 'correction');
  state.correction = { asked: day, until: dayNumber(placed.event.until), corrected: undefined };
  return undefined;
};

export const corrected: Apply<'corrected'> = (state, placed, day) => {
  if (!state.correction)
    return refuse(
      placed,
      'corrected-without-asking',
      '在这一天以前没有要求补正。请先录入要求补正，或核对日期。',
    );
  if (state.correction.corrected !== undefined)
    return refuse(placed, 'corrected-without-asking', '要求的补正已经收到，补正只有一次。请核对。');
  state.correction.corrected = day;
  restart(state, day);
  return undefined;
};

export const feeNoticed: Apply<'fee-noticed'> = (state, placed, day) => {
  if (state.fee) return refuse(placed, 'second-fee-notice', '此前已经发出收费通知，一件申请只通知一次。');
  const refused = refuseStopped(state, placed) ?? refuseAfterDue(state, placed, day);
  if (refused) return refused;
  const received = placed.event.received === undefined ? undefined : dayNumber(placed.event.received);
  const limit = received === undefined ? undefined : workingDayAfter(state.table, received, paymentDays);
  stop(state, day, 'payment');
  state.fee = { noticed: day, received, limit, paid: undefined };
  return undefined;
};

export const feePaid: Apply<'fee-paid'> = (state, placed, day) => {
  if (!state.fee)
    return refuse(
      placed,
      'paid-without-notice',
      '在这一天以前没有发出收费通知。请先录入收费通知，或核对日期。',
    );
  if (state.fee.paid !== undefined)
    return refuse(placed, 'paid-without-notice', '通知的费用已经缴清，没有新的收费通知。请核对。');
  const { received } = state.fee;
  if (received !== undefined && day < received)
    return refuse(
      placed,
      'paid-before-received',
      `早于申请人收到收费通知之日${dateOf(received)}。请核对这两个日期。`,
    );
  state.fee.paid = day;
  restart(state, day);
  return undefined;
};
