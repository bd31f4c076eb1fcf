import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Context, Hono } from 'hono';
import { type Encoding, encodingFor } from './http-compress.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** How the build names what it packed beforehand. */
const endings: Readonly<Record<Encoding, string>> = { identity: '', gzip: '.gz', br: '.br' };

/** The word in the page that each answer replaces by a nonce of its own (apps/console/vite.config.ts). */
const nonceWord = '__NONCE__';

/**
 * Scripts from here alone. Styles from here, and those that Ant Design makes while it runs: they bear the nonce.
 * What the page asks of the API it asks here.
 */
const contentSecurity = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Names that the build gives: no way out of the folder. */
const isName = (name: string): boolean => /^[\w-]+(?:\.[\w-]+)+$/.test(name);

/** Reads a file once; undefined where there is none. */
const createReader = (folder: URL) => {
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>();
  return (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const found =
      known.get(name) ??
      readFile(new URL(name, folder)).then(
        bytes => new Uint8Array(bytes),
        () => {
          known.delete(name);
          return undefined;
        },
      );
    known.set(name, found);
    return found;
  };
};

/** The staff's web application, as the build left it in the folder; what is no file of it is one of its pages. */
export const createConsole = (folder: URL): Hono => {
  const read = createReader(folder);
  const file = async (c: Context, path: string, caching: string): Promise<Response> => {
    const type = types[extname(path)];
    const encoding = encodingFor(c);
    const packed = type && encoding !== 'identity' ? await read(`${path}${endings[encoding]}`) : undefined;
    const bytes = packed ?? (type && (await read(path)));
    if (!type || !bytes) return c.notFound();
    return c.body(bytes, 200, {
      'Content-Type': type,
      'Cache-Control': caching,
      Vary: 'Accept-Encoding',
      ...(packed && { 'Content-Encoding': encoding }),
    });
  };
  const page = async (c: Context): Promise<Response> => {
    const text = await read('index.html');
    if (!text) return c.notFound();
    const nonce = randomBytes(16).toString('base64url');
    c.header('Content-Security-Policy', contentSecurity(nonce));
    c.header('Cache-Control', 'no-store');
    return c.html(new TextDecoder().decode(text).replaceAll(nonceWord, nonce));
  };
  return new Hono()
    .get('/assets/:file', c => {
      const name = c.req.param('file');
      return isName(name) ? file(c, `assets/${name}`, 'public, max-age=31536000, immutable') : c.notFound();
    })
    .get('/seal.svg', c => file(c, 'seal.svg', 'public, max-age=86400'))
    .get('/', page)
    .get('/*', page);
};
