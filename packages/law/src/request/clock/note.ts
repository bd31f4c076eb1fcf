/** What a reader of the clock should know beside its dates: something taken for granted, late, or without effect. */
export interface ClockNote {
  code:
    | 'confirmation-unneeded'
    | 'confirmation-missing'
    | 'confirmed-late'
    | 'correction-asked-late'
    | 'correction-asked-after-due'
    | 'asked-after-due'
    | 'opinion-late'
    | 'later-date-moved'
    | 'letter-receipt-unknown'
    | 'fee-receipt-unknown'
    | 'replied-in-time'
    | 'replied-late'
    | 'later-events';
  message: string;
}
