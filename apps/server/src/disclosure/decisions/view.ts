import {
  type CalendarDate,
  countWorkingDays,
  createCalendar,
  parseCalendarDate,
  publicationDue,
  writtenAmount,
} from '@gongkai/law';
import { chinaDay } from '../../platform/china-day.ts';
import type { Seal } from '../../platform/identity/index.ts';
import type { Decision } from './schemas.ts';
import { openParty } from './sealing.ts';
import type { StoredDecision } from './store.ts';

/** The calendar by which seven working days are counted. */
export const calendar = createCalendar();

/** A day that the database vouches for. */
export const dayOf = (text: string): CalendarDate => {
  const result = parseCalendarDate(text);
  if ('error' in result) throw new Error(result.error.message);
  return result.date;
};

/** Working days from one day to another: negative where it lies before; undefined where no calendar has a year. */
const workingDays = (from: CalendarDate, to: CalendarDate): number | undefined => {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  const counted = countWorkingDays(first, last, calendar);
  return 'error' in counted ? undefined : sign * counted.count;
};

const statusOf = ({ publishedAt, withdrawnAt }: StoredDecision): Decision['status'] => {
  if (withdrawnAt !== null) return 'withdrawn';
  return publishedAt === null ? 'entered' : 'published';
};

/** A decision as staff see it: of a person the masked name alone. */
export const viewOf = (decision: StoredDecision, today = chinaDay()): Decision => {
  const { party: _party, publishedAt, withdrawnAt, ...rest } = decision;
  const due = publicationDue(dayOf(decision.decidedOn), calendar);
  const dueDay = 'date' in due ? due.date : null;
  const status = statusOf(decision);
  return {
    ...rest,
    amount: decision.amount === null ? null : Number(decision.amount),
    status,
    publishedAt: publishedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    dueDay,
    daysLeft: status === 'entered' && dueDay !== null ? (workingDays(dayOf(today), dueDay) ?? null) : null,
    late: publishedAt !== null && dueDay !== null && chinaDay(publishedAt) > dueDay,
  };
};

const classOf = ({ partyKind, more }: StoredDecision): string =>
  partyKind === 'person' ? '自然人' : (more.partyClass ?? '法人及非法人组织');

/** The texts of a decision by the ids of the standard's fields, as the form and the workbook have them. */
export const textsOf = (decision: StoredDecision, party: string): Record<string, string> => ({
  ...decision.more,
  party,
  partyClass: classOf(decision),
  creditCode: decision.creditCode,
  name: decision.name,
  documentNo: decision.documentNo,
  category: decision.category,
  content: decision.content,
  basis: decision.basis,
  organ: decision.organ,
  decidedOn: decision.decidedOn,
  validTo: decision.validTo ?? '',
  ...(decision.amount === null ? {} : { amount: writtenAmount(Number(decision.amount)) }),
});

/** One decision in full. Who may not change it sees a person's name masked, as readers do. */
export const detailOf = (seal: Seal, decision: StoredDecision, mayChange: boolean) => ({
  ...viewOf(decision),
  mayChange,
  fields: textsOf(
    decision,
    mayChange ? (openParty(seal, decision) ?? '（密钥已更换，读不出）') : decision.partyShown,
  ),
});
