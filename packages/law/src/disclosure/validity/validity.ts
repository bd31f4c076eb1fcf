import { addDays, type CalendarDate } from '../../calendar/index.ts';

/** 有效性变动 of a rule or normative document, each on its day: 制发、修改、废止、失效. */
export type ValidityEventKind = 'issue' | 'amend' | 'repeal' | 'expire';

export interface ValidityEvent {
  kind: ValidityEventKind;
  /** `YYYY-MM-DD`; what an event changes holds from this day on. */
  day: string;
}

/** What is known of one document's validity. */
export interface Validity {
  /** In any order. */
  events: readonly ValidityEvent[];
  /** 施行日期: the first day in force; null for the day of issue. */
  validFrom: string | null;
  /** 有效期至: the last day in force, where the text itself sets one. */
  validTo: string | null;
}

/** 有效性: 尚未施行, 现行有效, 已修改 (and in force), 已废止, 失效. */
export type ValidityState = 'pending' | 'in-force' | 'amended' | 'repealed' | 'expired';

export const validityNames: Readonly<Record<ValidityState, string>> = {
  pending: '尚未施行',
  'in-force': '现行有效',
  amended: '已修改',
  repealed: '已废止',
  expired: '失效',
};

const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce(
    (found, day) => (day !== undefined && (found === undefined || day < found) ? day : found),
    undefined,
  );

const firstOf = (events: readonly ValidityEvent[], kind: ValidityEventKind): string | undefined =>
  earliest(events.filter(event => event.kind === kind).map(({ day }) => day));

/** What is said to have ended before it was issued ended when it was. */
const latest = (...days: readonly string[]): string => [...days].sort().at(-1) ?? '';

/** The day that an end is of, and what it is. */
interface End {
  /** The first day on which it is no more in force. */
  day: string;
  state: 'repealed' | 'expired';
}

/** How a document's force ends: by what comes first; a repeal on the very day on which it would expire is a repeal. */
export const endOfForce = ({ events, validTo }: Validity): End | undefined => {
  const repealed = firstOf(events, 'repeal');
  const expired = earliest([
    firstOf(events, 'expire'),
    validTo === null ? undefined : addDays(validTo as CalendarDate, 1),
  ]);
  if (repealed !== undefined && (expired === undefined || repealed <= expired))
    return { day: repealed, state: 'repealed' };
  return expired === undefined ? undefined : { day: expired, state: 'expired' };
};

/** 某一天的有效性; null before the day of issue, and where it was never issued. */
export const validityOn = (validity: Validity, day: string): ValidityState | null => {
  const { events, validFrom } = validity;
  const issued = firstOf(events, 'issue');
  if (issued === undefined || day < issued) return null;
  const end = endOfForce(validity);
  if (end && day >= end.day) return end.state;
  if (day < (validFrom ?? issued)) return 'pending';
  const amended = firstOf(events, 'amend');
  return amended !== undefined && day >= amended ? 'amended' : 'in-force';
};

/** What is counted of documents over a period (制发、废止、现行有效, Art. 50; table two of the report). */
export interface ValidityCounts {
  /** 制发: issued within the period. */
  issued: number;
  /** 废止: repealed within the period. */
  repealed: number;
  /** 失效: expired within the period. */
  expired: number;
  /** 现行有效 at the end of the period's last day; amended ones are in force. */
  inForce: number;
  /** 尚未施行 then: issued and not yet in force. */
  pending: number;
}

const inForce: readonly (ValidityState | null)[] = ['in-force', 'amended'];

/** 统计期内制发、废止、失效 and what is in force at its end. Both days belong to the period. */
export const countValidity = (
  documents: readonly Validity[],
  { from, to }: { from: string; to: string },
): ValidityCounts => {
  const within = (day: string | undefined): boolean => day !== undefined && day >= from && day <= to;
  const counts: ValidityCounts = { issued: 0, repealed: 0, expired: 0, inForce: 0, pending: 0 };
  for (const document of documents) {
    const issued = firstOf(document.events, 'issue');
    if (issued === undefined) continue;
    if (within(issued)) counts.issued++;
    const end = endOfForce(document);
    if (end && within(latest(end.day, issued))) counts[end.state]++;
    const state = validityOn(document, to);
    if (inForce.includes(state)) counts.inForce++;
    if (state === 'pending') counts.pending++;
  }
  return counts;
};

/** Why an event cannot be added: a code for programs, a Chinese sentence that says what to do. */
export interface ValidityFault {
  code: 'not-issued' | 'issued-already' | 'before-issue' | 'ended-already';
  message: string;
}

/** Whether an event fits to what is known; undefined where it does. */
export const findValidityFault = (validity: Validity, event: ValidityEvent): ValidityFault | undefined => {
  const issued = firstOf(validity.events, 'issue');
  if (event.kind === 'issue')
    return issued === undefined
      ? undefined
      : { code: 'issued-already', message: `文件已于${issued}制发，不能再记一次制发。` };
  if (issued === undefined)
    return { code: 'not-issued', message: '文件还没有制发的记录，不能记它的修改、废止或失效。请先发布。' };
  if (event.day < issued)
    return {
      code: 'before-issue',
      message: `日期${event.day}早于制发日期${issued}。请改正日期。`,
    };
  const end = endOfForce(validity);
  if (end && event.day >= end.day)
    return {
      code: 'ended-already',
      message: `文件自${end.day}起${validityNames[end.state]}，之后不能再修改、废止。请核对日期。`,
    };
  return undefined;
};
