import type { AuditEntry } from '../api/words.ts';

const nameIn = (state: unknown): string => {
  const { name, section, title } = (state ?? {}) as { name?: unknown; section?: unknown; title?: unknown };
  return [name, title, section].find(text => typeof text === 'string' && text !== '')?.toString() ?? '';
};

/** What an entry is about: its kind, and its name where the record has one. */
export const wordOf = ({ subjectLabel, before, after }: AuditEntry): string =>
  [subjectLabel, nameIn(after) || nameIn(before)].filter(Boolean).join(' ');
