import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { isWhole } from './http-headers.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest encoding that the client takes. */
export const encodingFor = (c: Context): Encoding =>
  accepts(c, {
    header: 'Accept-Encoding',
    supports: ['br', 'gzip'],
    default: 'identity',
    match: (accepted, { supports }) =>
      supports.find(name => accepted.some(({ type, q }) => type.toLowerCase() === name && q > 0)) ??
      'identity',
  }) as Encoding;

const compressible = /^(?:text\/|application\/json|image\/svg)/;

/** Smaller ones gain nothing by being packed. */
export const isWorthPacking = (bytes: Uint8Array): boolean => bytes.length >= 1024;

const compressors = {
  // A middling quality: pages are made anew after each change, and time counts as well as size.
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
};

/** The bytes in the encoding, made off the main thread; as they are where that is no gain. */
export const encode = async (
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; encoding: Encoding }> =>
  encoding === 'identity' || !isWorthPacking(bytes)
    ? { bytes, encoding: 'identity' }
    : { bytes: new Uint8Array(await compressors[encoding](bytes)), encoding };

/** Compresses pages and other text, off the main thread; what is small or packed already stays as it is. */
export const compress: MiddlewareHandler = async (c, next) => {
  await next();
  const { res } = c;
  if (isWhole(res)) return;
  // The body is touched last: an answer whose body nobody asked about goes out the short way.
  if (
    res.headers.has('Content-Encoding') ||
    // Of what is sent in part each byte has its place.
    res.headers.has('Accept-Ranges') ||
    !compressible.test(res.headers.get('Content-Type') ?? '')
  )
    return;
  res.headers.append('Vary', 'Accept-Encoding');
  const wanted = encodingFor(c);
  if (wanted === 'identity' || !res.body) return;
  const { bytes, encoding } = await encode(new Uint8Array(await res.arrayBuffer()), wanted);
  const headers = new Headers(res.headers);
  headers.delete('Content-Length');
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
  c.res = undefined;
  c.res = new Response(bytes, { status: res.status, headers });
};
