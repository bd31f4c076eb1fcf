/** Files that a published item shows: streamed, also in part. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Context, Handler } from 'hono';
import { etagOf, isKnown } from '../../platform/http-etag.ts';
import type { ByteRange, Platform } from '../../platform/platform.ts';
import { addressesOf } from './address.ts';
import { type PublicFile, readPublicFile } from './read-item.ts';

/** Types that a browser shows itself; all others it saves. */
const shownInline = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp)|text\/plain)$/;

/** RFC 6266: the name for every client, and as it is. */
const dispositionOf = ({ name, type }: PublicFile): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);
  return `${shownInline.test(type) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${exact}`;
};

/**
 * The one stretch of bytes that a Range header asks for; undefined where the whole is to be sent, null where there is
 * no such stretch (RFC 9110, 14.2). Several stretches are answered by the whole, as it allows.
 */
export const rangeOf = (header: string | undefined, size: number): ByteRange | null | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? null : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? null : { start, end };
};

/** Bytes of a text by which its encoding is told. */
const sampled = 65_536;

/** A text is UTF-8, or as Chinese Windows writes it. */
const charsetOf = async (
  files: Platform['files'],
  region: string,
  id: string,
  size: number,
): Promise<string> => {
  const opened = await files.open(region, id, { start: 0, end: Math.min(size, sampled) - 1 });
  if (!opened) return 'utf-8';
  try {
    // The last character of the sample may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(await buffer(opened.content), { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
};

const headersOf = (file: PublicFile): Record<string, string> => ({
  'Content-Type': file.type,
  'Content-Disposition': dispositionOf(file),
  // Asked about each time: a file that is withdrawn is seen no more.
  'Cache-Control': 'no-cache',
  'Accept-Ranges': 'bytes',
  ETag: etagOf(file.sha256.slice(0, 32)),
  // Nothing that a file brings along runs here; the browser's own viewer of PDF does not work in a sandbox.
  'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; ${
    file.type === 'application/pdf' ? "object-src 'self'" : 'sandbox'
  }`,
});

/** A stretch counts only of the file that the client began with (RFC 9110, 13.1.5). */
const askedRange = (c: Context, size: number, etag: string): ByteRange | null | undefined => {
  const condition = c.req.header('If-Range');
  return condition !== undefined && condition !== etag ? undefined : rangeOf(c.req.header('Range'), size);
};

/** `/{region}/files/{id}/{name}`: the name is for people; another leads to the right one. */
export const fileHandler =
  ({ database, files }: Pick<Platform, 'database' | 'files'>): Handler =>
  async c => {
    const { region = '', id = '', name } = c.req.param() as Record<string, string>;
    const file = await readPublicFile(database.db, region, id);
    if (!file) return c.notFound();
    if (name === undefined) return c.redirect(addressesOf(region).file(id, file.name), 302);
    const headers = headersOf(file);
    const etag = headers.ETag ?? '';
    if (isKnown(c.req.header('If-None-Match'), etag))
      return c.body(null, 304, { ETag: etag, 'Cache-Control': 'no-cache' });
    const range = askedRange(c, file.size, etag);
    if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${file.size}` });
    const { start, end } = range ?? { start: 0, end: file.size - 1 };
    const sent: Record<string, string> = {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${file.size}` }),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, sent);
    if (file.type === 'text/plain')
      sent['Content-Type'] = `text/plain; charset=${await charsetOf(files, region, id, file.size)}`;
    const opened = await files.open(region, id, range);
    if (!opened) return c.notFound();
    const stream = Readable.toWeb(opened.content) as ReadableStream<Uint8Array>;
    return c.body(stream, range ? 206 : 200, sent);
  };
