import { addDays, type CalendarDate, daysBetween } from '../../calendar/index.ts';
import { limitOf } from './kinds.ts';

/**
 * How a column stands to its update limit. `free`: nothing is published in such a column, or it takes nothing new;
 * `empty`: nothing was ever published (an inspection finds it at once); `due`: the limit is near.
 */
export type UpdateState =
  | { state: 'free' }
  | { state: 'empty' }
  | { state: 'within'; dueDay: CalendarDate; daysLeft: number }
  | { state: 'due'; dueDay: CalendarDate; daysLeft: number }
  | { state: 'overdue'; dueDay: CalendarDate; daysOver: number };

/** The limit is near when no more than this share of it is left, */
const nearShare = 5;
/** and never for longer than these days. */
const nearDays = 14;

/** Whether a column is kept current: the last day of its limit is the last published day plus its days. */
export const overdueOf = (
  column: { kind: string; limitDays: number | null; toDay?: string | null },
  lastPublishedDay: CalendarDate | null,
  today: CalendarDate,
): UpdateState => {
  const limit = limitOf(column);
  const ended = typeof column.toDay === 'string' && column.toDay <= today;
  if (limit === null || ended) return { state: 'free' };
  if (lastPublishedDay === null) return { state: 'empty' };
  const dueDay = addDays(lastPublishedDay, limit);
  const daysLeft = daysBetween(today, dueDay);
  if (daysLeft < 0) return { state: 'overdue', dueDay, daysOver: -daysLeft };
  const near = daysLeft <= Math.min(nearDays, Math.ceil(limit / nearShare));
  return { state: near ? 'due' : 'within', dueDay, daysLeft };
};
