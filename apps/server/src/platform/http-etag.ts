import type { Encoding } from './http-compress.ts';

/** The tag of a content in an encoding. */
export const etagOf = (hash: string, encoding: Encoding = 'identity'): string =>
  encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;

/** Whether If-None-Match names the tag; intermediaries may have made it a weak one (RFC 9110, 13.1.2). */
export const isKnown = (told: string | undefined, etag: string): boolean =>
  told?.split(',').some(each => each.trim().replace(/^W\//, '') === etag) ?? false;
