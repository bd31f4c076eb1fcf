import {
  type Clock,
  type ClockDay,
  clockStatuses,
  type Fee,
  feeMethods,
  inYuan,
  type RequestCase,
  requestChannels,
  weekdayName,
} from '@gongkai/law';

const dated = (date: ClockDay['date']): string => `${date}（${weekdayName(date)}）`;

const waitingLabels: Readonly<Record<Clock['waitingFor'][number], string>> = {
  correction: '等待申请人补正',
  payment: '等待申请人缴费',
  'third-party': '等待第三方的意见',
  body: '等待其他机关的意见',
};

/** The first line: the due date and how far off it is, or why there is none. */
const dueLine = ({ due, status, workingDaysLeft, waitingFor, abandonedOn, repliedOn }: Clock): string => {
  if (status === 'abandoned' && abandonedOn) return `申请已于${dated(abandonedOn)}视为放弃，没有到期日。`;
  if (status === 'replied' && repliedOn)
    return `已于${dated(repliedOn)}答复${due ? `；到期日：${dated(due)}` : '，当时期限停止计算'}。`;
  if (due === null)
    return `期限停止计算，没有到期日：${waitingFor.map(each => waitingLabels[each]).join('、')}。`;
  const days = Math.abs(workingDaysLeft ?? 0);
  if (status === 'overdue') return `到期日：${dated(due)}，已逾期${days === 0 ? '' : `${days}个工作日`}。`;
  return `到期日：${dated(due)}，${days === 0 ? '今天是最后一日' : `还有${days}个工作日`}。`;
};

const mark = (counted: boolean): string => (counted ? '计　' : '不计');

const dayLine = ({ date, counted, why }: ClockDay): string =>
  `${date} ${weekdayName(date)}  ${mark(counted)}  ${why}`;

/** A clock for people: the due date first, then every day. */
export const clockText = (clock: Clock, { received, asOf }: RequestCase): string => {
  const channel = requestChannels.find(({ id }) => id === received.channel)?.label ?? received.channel;
  const counted = clock.days.filter(day => day.counted).length;
  return [
    dueLine(clock).replace('今天是最后一日', `${asOf}是最后一日`),
    `收到申请之日：${dated(clock.receivedOn)}（${channel}）`,
    `状态：${clockStatuses[clock.status].label}（截至${asOf}）`,
    ...clock.notes.map(({ message }) => `提示：${message}`),
    '',
    ...clock.days.map(dayLine),
    ...(clock.days.length > 0 ? ['', `共${clock.days.length}日，计入${counted}个工作日。`] : []),
  ].join('\n');
};

/** The answer as data: these five and nothing else. */
export const clockJson = ({ receivedOn, due, status, workingDaysLeft, days }: Clock) => ({
  receivedOn,
  due,
  status,
  workingDaysLeft,
  days,
});

/** A fee for people: the amount first, then the steps. */
export const feeText = ({ method, count, amount, steps }: Fee): string => {
  const { label = '', unit = '', per = '' } = feeMethods.find(({ id }) => id === method) ?? {};
  const lines = steps.map(step => {
    const range = step.from === step.to ? `第${step.from}${unit}` : `第${step.from}–${step.to}${unit}`;
    const price =
      step.rate === 0 ? '不收费' : `${step.count}${unit}×${inYuan(step.rate)}元=${inYuan(step.amount)}元`;
    return `  ${range}：${price}`;
  });
  return [`${label}，${count}${unit}：${inYuan(amount)}元（${per}）`, ...lines].join('\n');
};

/** A fee as data, in yuan. */
export const feeJson = ({ method, count, amount, steps }: Fee) => ({
  method,
  count,
  amount: amount / 100,
  unit: '元',
  steps: steps.map(step => ({ ...step, rate: step.rate / 100, amount: step.amount / 100 })),
});
