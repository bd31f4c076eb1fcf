export {
  type Clock,
  type ClockStatus,
  clockStatuses,
  type Deadline,
  maxEvents,
  type RequestCase,
  statutoryClock,
  statutoryDeadline,
} from './clock.ts';
export { type ClockError, type ClockErrorCode, type ClockFailure, clockErrors } from './error.ts';
export {
  type ClockEvent,
  type ClockEventOf,
  type ClockEventType,
  clockEvents,
  eventLabel,
} from './events.ts';
export type { ClockDay } from './explain.ts';
export { type ChangedDay, type MovedDeadline, movedDeadlines } from './moved.ts';
export type { ClockNote } from './note.ts';
export { parseRequestCase } from './parse.ts';
export {
  correctionNoticeDays,
  maxExtensionDays,
  opinionDays,
  paymentDays,
  periods as statutoryPeriods,
  replyDays,
} from './periods.ts';
export {
  type Channel as RequestChannel,
  channels as requestChannels,
  type Receipt,
  receivedOn,
} from './receipt.ts';
