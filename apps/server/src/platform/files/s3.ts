import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ByteRange } from '../platform.ts';
import type { ContentStore } from './content.ts';
import { type S3Keys, signedHeaders } from './sign.ts';

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const attempts = 4;

const pause = (attempt: number) => new Promise(resolve => setTimeout(resolve, 200 * 2 ** attempt));

interface Place {
  /** The bucket. */
  base: URL;
  keys: S3Keys;
}

const placeOf = (text: string): Place => {
  const url = new URL(text);
  const keys = {
    id: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
  return { base: new URL(`${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}/`), keys };
};

/** One request; again where the store is busy or the connection broke. */
const request = async (
  { base, keys }: Place,
  method: 'GET' | 'PUT',
  key: string,
  { body, range }: { body?: { content: Blob; sha256: string }; range?: ByteRange | undefined } = {},
): Promise<Response> => {
  const url = new URL(key, base);
  for (let attempt = 1; ; attempt++) {
    const headers = {
      ...signedHeaders(method, url, body?.sha256 ?? emptyHash, keys, new Date()),
      ...(range && { Range: `bytes=${range.start}-${range.end}` }),
    };
    const sent = { method, headers, ...(body && { body: body.content }) };
    const response = await fetch(url, sent).catch((error: unknown) => {
      if (attempt >= attempts) throw error;
      return undefined;
    });
    if (response && (response.status < 500 || attempt >= attempts)) return response;
    await response?.body?.cancel();
    await pause(attempt);
  }
};

const fault = async (response: Response, method: string): Promise<Error> => {
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? '';
  return new Error(`The file store answered ${method} with ${response.status} ${code}`.trim());
};

/** Contents in a bucket of an S3-compatible store: `https://key:secret@host/bucket`, `?region=` where it has one. */
export const s3Store = (url: string): ContentStore => {
  const place = placeOf(url);
  const keyOf = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;
  return {
    put: async ({ path, sha256 }) => {
      const response = await request(place, 'PUT', keyOf(sha256), {
        body: { content: await openAsBlob(path), sha256 },
      });
      if (!response.ok) throw await fault(response, 'PUT');
      await response.body?.cancel();
      await rm(path, { force: true });
    },
    read: async (sha256, range) => {
      const response = await request(place, 'GET', keyOf(sha256), { range });
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok || !response.body) throw await fault(response, 'GET');
      return Readable.fromWeb(response.body as ReadableStream);
    },
  };
};
