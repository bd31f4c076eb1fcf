/** A file that belongs to an entry. */
export interface FeedAttachment {
  url: string;
  /** Its media type, or '' where it is not known. */
  type: string;
  /** Its length, or null where it is not known. */
  bytes: number | null;
}

/** An entry of a feed or an export, as it was written there: `bodyHtml` is not clean and must go through `cleanBody`. */
export interface FeedEntry {
  /** What tells it from all others; '' where the feed gives none. */
  guid: string;
  title: string;
  link: string;
  publishedAt: Date | null;
  updatedAt: Date | null;
  bodyHtml: string;
  excerpt: string;
  author: string;
  categories: string[];
  attachments: FeedAttachment[];
}

export type FeedFaultCode = 'broken' | 'not-a-feed' | 'too-large' | 'refused';

/** Why reading ended before the end; what was read before stands. */
export interface FeedFault {
  code: FeedFaultCode;
  /** A Chinese sentence: what is wrong in which line, how many entries were read, what to do. */
  message: string;
  /** From 1. */
  line: number;
  /** How many entries were read before. */
  read: number;
}

/** What a reader hands out: entries one by one, and at the end a fault where it could not go on. */
export type FeedPart<T> = { kind: 'entry'; entry: T; line: number } | { kind: 'fault'; fault: FeedFault };

export const emptyEntry = (): FeedEntry => ({
  guid: '',
  title: '',
  link: '',
  publishedAt: null,
  updatedAt: null,
  bodyHtml: '',
  excerpt: '',
  author: '',
  categories: [],
  attachments: [],
});
