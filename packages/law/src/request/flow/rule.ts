import type { ClockEventType } from '../clock/index.ts';
import type { OutcomeId } from '../outcome/index.ts';
import type { Actor, LetterKind, Status, StepNeed } from './words.ts';

/** A row of the table of steps: statuses × actions × who may × what is needed. */
export interface StepRule {
  id: string;
  label: string;
  from: readonly Status[];
  /** Absent: the status stays. */
  to?: Status;
  who: readonly Actor[];
  needs: readonly StepNeed[];
  /** Only once for a request. */
  once?: true;
  /** The drafted decision must be complete. */
  decision?: true;
  /** Opens or answers a letter that asks for an opinion; `none`: no letter may be open. */
  letters?: { opens: LetterKind } | { answers: LetterKind } | 'none';
  /** What closes the request: the outcome decided, an outcome of its own, or the outcome of the request joined. */
  closes?: 'decision' | 'joined' | OutcomeId;
  /** Takes up a closed request again. */
  reopens?: true;
  /** The event of the clock that the step is. */
  event?: ClockEventType;
  article: string;
}

/** The statuses before anything has closed the request. */
export const unfinished: readonly Status[] = [
  'registered',
  'awaitingCorrection',
  'processing',
  'awaitingPayment',
  'inApproval',
  'approved',
];
