/** What people can get wrong about working days. */
export type CalendarErrorCode =
  | 'not-a-date'
  | 'count-not-positive'
  | 'count-too-large'
  | 'from-after-to'
  | 'unknown-year'
  | 'bad-overrides';

/** An error as a value: a code for programs, a Chinese sentence that says what to do for people. */
export interface CalendarError {
  code: CalendarErrorCode;
  message: string;
}

export type CalendarFailure = { error: CalendarError };

export const failure = (code: CalendarErrorCode, message: string): CalendarFailure => ({
  error: { code, message },
});
