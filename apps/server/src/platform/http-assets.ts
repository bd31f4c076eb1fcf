import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Handler } from 'hono';
import { encodingFor } from './http-compress.ts';
import { etagOf, isKnown } from './http-etag.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  type: string;
  tag: string;
  bodies: Record<'identity' | 'gzip' | 'br', Uint8Array>;
}

/** Style, script and pictures of the pages, each under an address that changes with its content. */
export interface Assets {
  /** The address of a file of the assets folder. */
  url(name: string): string;
  handler: Handler;
}

/** Style sheets made of others: a page that needs them all asks once. */
const joined: Readonly<Record<string, readonly string[]>> = {
  'portal.css': ['base.css', 'table.css', 'portal.css'],
};

const contentOf = (folder: URL, name: string): Uint8Array =>
  Buffer.concat((joined[name] ?? [name]).map(part => readFileSync(new URL(part, folder))));

/** Reads and compresses every asset once; files of other types in the folder are not served. */
export const loadAssets = (folder: URL): Assets => {
  const served = new Map<string, Asset>();
  const urls = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const extension = extname(name);
    const type = types[extension];
    if (!type) continue;
    const bytes = contentOf(folder, name);
    const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
    const file = `${name.slice(0, -extension.length)}.${tag}${extension}`;
    served.set(file, {
      type,
      tag,
      bodies: { identity: bytes, gzip: gzipSync(bytes), br: brotliCompressSync(bytes) },
    });
    urls.set(name, `/assets/${file}`);
  }
  return {
    url: name => {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`no asset ${name}`);
      return url;
    },
    handler: c => {
      const asset = served.get(c.req.param('file') ?? '');
      if (!asset) return c.notFound();
      const encoding = encodingFor(c);
      const etag = etagOf(asset.tag, encoding);
      const headers = {
        ETag: etag,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      };
      if (isKnown(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers);
      return c.body(new Uint8Array(asset.bodies[encoding]), 200, {
        ...headers,
        'Content-Type': asset.type,
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      });
    },
  };
};
