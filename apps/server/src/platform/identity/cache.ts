import type { Session } from './sessions.ts';
import { sessionLife } from './settings.ts';

interface Entry {
  session: Session | undefined;
  until: number;
}

/** Sessions at most; the oldest make room. */
const capacity = 10_000;

/** Sessions read a moment ago, by their cookie, so that a page's many requests ask the database once. */
export interface SessionCache {
  get(cookie: string, read: () => Promise<Session | undefined>): Promise<Session | undefined>;
  /** Forgets the sessions of a person whose roles, sessions or account changed; all where no person is named. */
  forget(personId?: string): void;
}

export const createSessionCache = (now: () => number = Date.now): SessionCache => {
  const entries = new Map<string, Entry>();
  /** What was read before something was forgotten is not kept: it may be what was to be forgotten. */
  let generation = 0;
  return {
    get: async (cookie, read) => {
      const known = entries.get(cookie);
      if (known && known.until > now()) return known.session;
      const started = generation;
      const session = await read();
      if (started !== generation) return session;
      entries.delete(cookie);
      const [oldest] = entries.keys();
      if (entries.size >= capacity && oldest !== undefined) entries.delete(oldest);
      // A cookie that is none is asked about again, lest strangers fill the memory.
      if (session) entries.set(cookie, { session, until: now() + sessionLife.cached * 1000 });
      return session;
    },
    forget: personId => {
      generation++;
      for (const [cookie, { session }] of entries)
        if (personId === undefined || session?.person.id === personId) entries.delete(cookie);
    },
  };
};
