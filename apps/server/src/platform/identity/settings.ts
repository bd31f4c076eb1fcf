/** The numbers of identity, each in one place. Seconds unless a name says otherwise. */

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export const sessionLife = {
  /** A session not used for so long has ended. */
  idle: 12 * hour,
  /** A session ends after so long however much it is used. */
  absolute: 7 * day,
  /** Use is written down at most so often. */
  noted: 10 * minute,
  /** A session once read is trusted without asking again for so long; other servers may lag by it. */
  cached: 3,
} as const;

export const linkLife = {
  /** How long a new person may take to set a password. */
  invitation: 7 * day,
  /** How long the letter for a forgotten password holds. */
  reset: hour,
} as const;

/** How many wrong attempts are free within the window, and how waits grow after them: doubled with each. */
export interface Patience {
  free: number;
  window: number;
  firstWait: number;
  longestWait: number;
  /** Once there was a wait, attempts are forgotten only after so long a rest. */
  forget: number;
}

export const patience = {
  /** Passwords and current passwords of one account. */
  account: { free: 5, window: 15 * minute, firstWait: minute, longestWait: hour, forget: day },
  /** Sign-ins from one address; an office may share one. */
  address: { free: 20, window: 15 * minute, firstWait: minute, longestWait: hour, forget: day },
  /** Letters for a forgotten password to one account. */
  letters: { free: 3, window: hour, firstWait: 15 * minute, longestWait: day, forget: day },
} as const satisfies Record<string, Patience>;

/** A one-time code cannot be used again while it could still be valid. */
export const codeMemory = 5 * minute;

/** Pages of the console that letters and single sign-on lead to. */
export const pages = {
  home: '/console/',
  signIn: '/console/sign-in',
  /** The token follows after `#token=`, so that no server's log has it. */
  setPassword: '/console/set-password',
} as const;
