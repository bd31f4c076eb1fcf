import { dateOf, dayNumber, workingDaysFrom } from './days.ts';
import { refuse } from './error.ts';
import { type ClockEventType, eventLabel, type Placed } from './events.ts';
import { answered, asked } from './opinions.ts';
import { extended, laterDateFixed } from './put-off.ts';
import type { Apply, Refusal } from './refusals.ts';
import { abandonedAt, dueAt, mark, note, type State, stoppedFor } from './state.ts';
import { corrected, correctionAsked, feeNoticed, feePaid } from './stops.ts';

const replied: Apply<'replied'> = (state, _placed, day) => {
  const at = dueAt(state, day);
  if ('error' in at) return at;
  state.replied = day;
  if (at.due === undefined || day <= at.due) {
    const against = at.due === undefined ? '此时期限停止计算' : `到期日${dateOf(at.due)}`;
    note(state, 'replied-in-time', `已于${dateOf(day)}答复，在期限内（${against}）。`);
    mark(state, day, '答复，在期限内');
    return undefined;
  }
  const late = workingDaysFrom(state.table, at.due, day);
  if ('error' in late) return late;
  const by = late.count === 0 ? '' : `${late.count}个工作日`;
  note(state, 'replied-late', `已于${dateOf(day)}答复，逾期${by}（到期日${dateOf(at.due)}）。`);
  mark(state, day, `答复，逾期${by}`);
  return undefined;
};

const appliers: { [T in ClockEventType]: Apply<T> } = {
  'correction-asked': correctionAsked,
  corrected,
  'fee-noticed': feeNoticed,
  'fee-paid': feePaid,
  'third-party-asked': asked('third-party'),
  'body-asked': asked('body'),
  'third-party-answered': answered('third-party'),
  'body-answered': answered('body'),
  extended,
  'later-date-fixed': laterDateFixed,
  replied,
};

/** Opinions may still arrive when all is done; they change nothing. */
const mayComeAfterwards: readonly ClockEventType[] = ['third-party-answered', 'body-answered'];

const abandonedWords = {
  correction: '补正期限届满没有补正；如有正当理由，请先改定补正期限（until）',
  payment: '缴费期限届满没有缴费',
} as const;

/** Refuses what comes when the request is closed. */
const refuseClosed = (state: State, placed: Placed, day: number): Refusal => {
  if (mayComeAfterwards.includes(placed.event.type)) return undefined;
  if (state.replied !== undefined)
    return refuse(placed, 'after-reply', `已于${dateOf(state.replied)}答复，期限到此为止。请核对日期。`);
  const abandoned = abandonedAt(state, day);
  if ('error' in abandoned) return abandoned;
  return abandoned.day === undefined
    ? undefined
    : refuse(
        placed,
        'after-abandonment',
        `申请已于${dateOf(abandoned.day)}视为放弃（${abandonedWords[stoppedFor(state) ?? 'payment']}）。`,
      );
};

/** Refuses days that cannot be: before receipt, or received before sent. */
const refuseDays = (state: State, placed: Placed, day: number): Refusal => {
  const { event } = placed;
  if (day < state.receivedOn)
    return refuse(placed, 'before-receipt', `早于收到申请之日${dateOf(state.receivedOn)}。请核对日期。`);
  const received = 'received' in event ? event.received : undefined;
  return received !== undefined && received < event.date
    ? refuse(placed, 'received-before-sent', `对方收到的日期${received}早于发出的日期。请核对这两个日期。`)
    : undefined;
};

/** Takes one event into the state; refuses it by name where it cannot be. */
export const apply = (state: State, placed: Placed): Refusal => {
  const day = dayNumber(placed.event.date);
  const refused = refuseDays(state, placed, day) ?? refuseClosed(state, placed, day);
  if (refused) return refused;
  const handle = appliers[placed.event.type] as Apply<ClockEventType>;
  const failed = handle(state, placed, day);
  if (failed) return failed;
  if (placed.event.type !== 'replied') mark(state, day, eventLabel(placed.event.type));
  return undefined;
};
