import type { Calendar, CalendarDate } from '../calendar/index.ts';
import { type Table4ColumnId, type Table4GroupId, table4Columns, table4Groups } from '../report/index.ts';
import { type RemedyRoute, remedyTerm } from './remedies.ts';

/** 行政复议, 行政诉讼. */
export type DisputeKind = 'reconsideration' | 'litigation';

export const disputeKinds: Readonly<Record<DisputeKind, string>> = {
  reconsideration: '行政复议',
  litigation: '行政诉讼',
};

/** The columns of table four that a closed case may count in. */
export type DisputeResult = Exclude<Table4ColumnId, 'pending' | 'total'>;

interface ResultKind {
  id: string;
  label: string;
  kinds: readonly DisputeKind[];
  column: DisputeResult;
}

const both: readonly DisputeKind[] = ['reconsideration', 'litigation'];

/** How a case may end, and the column of table four that it counts in. */
export const disputeResults = [
  { id: 'upheld', label: '维持', kinds: ['reconsideration'], column: 'upheld' },
  { id: 'request-rejected', label: '驳回复议请求、诉讼请求', kinds: both, column: 'upheld' },
  { id: 'annulled', label: '撤销或者部分撤销', kinds: both, column: 'corrected' },
  { id: 'changed', label: '变更', kinds: both, column: 'corrected' },
  { id: 'unlawful', label: '确认违法', kinds: both, column: 'corrected' },
  { id: 'void', label: '确认无效', kinds: both, column: 'corrected' },
  { id: 'ordered', label: '责令履行、判决履行', kinds: both, column: 'corrected' },
  { id: 'not-accepted', label: '不予受理、不予立案', kinds: both, column: 'other' },
  { id: 'dismissed', label: '驳回复议申请、驳回起诉', kinds: both, column: 'other' },
  { id: 'withdrawn', label: '撤回申请终止、准许撤诉', kinds: both, column: 'other' },
  { id: 'settled', label: '调解、和解', kinds: both, column: 'other' },
  { id: 'ended', label: '其他终止、终结', kinds: both, column: 'other' },
] as const satisfies readonly ResultKind[];

export type DisputeResultId = (typeof disputeResults)[number]['id'];

/** A case of reconsideration or litigation about one request. */
export interface Dispute {
  kind: DisputeKind;
  filedOn: CalendarDate;
  closedOn?: CalendarDate;
  result?: DisputeResultId;
  /** Of litigation: the reconsideration that came before it; absent where it was brought directly. */
  after?: Reconsideration;
}

/** What a later litigation needs to know of the reconsideration before it. */
export interface Reconsideration {
  closedOn?: CalendarDate;
  /** The body of reconsideration did not decide in time, which opens the way to court. */
  overdue?: boolean;
  /** The day the decision was received. */
  decisionReceivedOn?: CalendarDate;
}

export type DisputeFaultCode =
  | 'reconsideration-first'
  | 'reconsideration-pending'
  | 'closed-before-filed'
  | 'result-missing'
  | 'day-missing'
  | 'result-of-other-kind'
  | 'filed-late'
  | 'unknown-year';

export interface DisputeFault {
  code: DisputeFaultCode;
  message: string;
  /** Whether the case cannot stand so; else it is only worth a look. */
  severity: 'error' | 'warning';
}

type Ground = { route: RemedyRoute; knownOn: CalendarDate; calendar: Calendar };

const error = (code: DisputeFaultCode, message: string): DisputeFault => ({
  code,
  message,
  severity: 'error',
});

const orderFault = ({ kind, after, filedOn }: Dispute, route: RemedyRoute): DisputeFault | undefined => {
  if (kind !== 'litigation') return undefined;
  if (!after)
    return route === 'reconsideration-first'
      ? error(
          'reconsideration-first',
          '这一情形应当先申请行政复议（行政复议法第二十三条），不能直接起诉。请核对是否经过复议。',
        )
      : undefined;
  const decided = after.closedOn !== undefined && after.closedOn <= filedOn;
  return decided || after.overdue
    ? undefined
    : error(
        'reconsideration-pending',
        '起诉时行政复议还没有作出决定。请核对起诉日期，或注明复议机关逾期未决定。',
      );
};

const resultFault = ({ kind, filedOn, closedOn, result }: Dispute): DisputeFault | undefined => {
  if (closedOn !== undefined && closedOn < filedOn)
    return error('closed-before-filed', `结案日期${closedOn}早于提出日期${filedOn}。请核对这两个日期。`);
  if (closedOn !== undefined && result === undefined)
    return error('result-missing', '已经结案，请写明结果。');
  if (result === undefined) return undefined;
  if (closedOn === undefined) return error('day-missing', '已有结果，请写明结案日期。');
  const known = disputeResults.find(({ id }) => id === result);
  return known?.kinds.some(each => each === kind)
    ? undefined
    : error('result-of-other-kind', `“${known?.label ?? result}”不是${disputeKinds[kind]}的结果。请另选。`);
};

const lateFault = (
  { kind, filedOn, after }: Dispute,
  { knownOn, calendar }: Ground,
): DisputeFault | undefined => {
  const from = after ? after.decisionReceivedOn : knownOn;
  if (from === undefined) return undefined;
  const remedy = kind === 'litigation' && after ? 'litigationAfterReconsideration' : kind;
  const term = remedyTerm(remedy, from, calendar);
  if ('error' in term) return { code: 'unknown-year', message: term.error.message, severity: 'warning' };
  return filedOn > term.lastDay
    ? {
        code: 'filed-late',
        message: `提出的日期${filedOn}晚于最后一日${term.lastDay}，请核对送达日期和受理情况。`,
        severity: 'warning',
      }
    : undefined;
};

/** What is wrong with a case, given the remedy that the reply allows and the day on which the reply was known. */
export const checkDispute = (dispute: Dispute, ground: Ground): DisputeFault[] =>
  [orderFault(dispute, ground.route), resultFault(dispute), lateFault(dispute, ground)].filter(
    fault => fault !== undefined,
  );

/** The group of table four that a case counts in. */
export const groupOf = ({ kind, after }: Pick<Dispute, 'kind' | 'after'>): Table4GroupId => {
  if (kind === 'reconsideration') return 'reconsideration';
  return after ? 'litigationAfterReconsideration' : 'directLitigation';
};

/**
 * The column in which a case counts in a year: by its result in the year it was closed, as pending in every year at
 * whose end it was open; in no column in other years.
 */
export const columnIn = (
  { filedOn, closedOn, result }: Dispute,
  year: number,
): DisputeResult | 'pending' | undefined => {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  if (filedOn > to || (closedOn !== undefined && closedOn < from)) return undefined;
  if (closedOn === undefined || closedOn > to) return 'pending';
  return disputeResults.find(({ id }) => id === result)?.column ?? 'other';
};

type Counts = Record<Table4GroupId, Record<Table4ColumnId, number>>;

/** Table four of a year from the cases: each counted once, in the year it was closed or as pending on 31 December. */
export const countDisputes = (disputes: readonly Dispute[], year: number): Counts => {
  const row = () =>
    Object.fromEntries(table4Columns.map(({ id }) => [id, 0])) as Record<Table4ColumnId, number>;
  const counts = Object.fromEntries(table4Groups.map(({ id }) => [id, row()])) as Counts;
  for (const dispute of disputes) {
    const column = columnIn(dispute, year);
    if (column === undefined) continue;
    const group = counts[groupOf(dispute)];
    group[column]++;
    group.total++;
  }
  return counts;
};
