import { hash } from 'node:crypto';
import type { Context } from 'hono';
import { type Encoding, encode, encodingFor, isWorthPacking } from '../../platform/http-compress.ts';
import { etagOf, isKnown } from '../../platform/http-etag.ts';
import { asWhole, commonHeaders } from '../../platform/http-headers.ts';
import type { Cache, Kept } from './cache.ts';

/** What a page or list was made into. */
export interface Made {
  status: 200 | 301 | 302 | 404 | 410;
  type: string;
  body: string;
  /** What it is made of. */
  tags: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

/** A made answer as it is kept: its bytes in the encodings that were asked for, each made once. */
export interface Answer extends Kept {
  status: Made['status'];
  hash: string;
  headers: Readonly<Record<string, string>>;
  bodies: Record<'identity', Uint8Array<ArrayBuffer>> & Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}

/** Bytes that an entry takes besides its bodies. */
const overhead = 1000;

/** As an answer that can be kept; what says that there is nothing is made anew each time, for anything can be asked. */
export const answerOf = ({ status, type, body, tags, headers = {} }: Made): Answer => {
  const identity = Buffer.from(body);
  return {
    status,
    hash: hash('sha256', identity, 'base64url').slice(0, 20),
    headers: {
      ...commonHeaders,
      'Content-Type': type,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding, Cookie',
      ...headers,
    },
    bodies: { identity },
    tags,
    size: status === 404 || status === 302 ? Number.POSITIVE_INFINITY : identity.length + overhead,
  };
};

/** The encodings by what clients ask for: browsers ask in few ways. */
const encodings = new Map<string, Encoding>();

const encodingOf = (c: Context): Encoding => {
  const asked = c.req.header('Accept-Encoding');
  if (asked === undefined) return 'identity';
  const known = encodings.get(asked);
  if (known) return known;
  const encoding = encodingFor(c);
  if (encodings.size < 100) encodings.set(asked, encoding);
  return encoding;
};

/** How a client is to be answered. */
export interface Wish {
  encoding: Encoding;
  /** Tags of what it has. */
  known: string | undefined;
}

export const wishOf = (c: Context): Wish => ({
  encoding: encodingOf(c),
  known: c.req.header('If-None-Match'),
});

/** The wish of a request that did not come through Hono: known once someone came the long way with the same words. */
export const knownWishOf = ({ headers }: Request): Wish | undefined => {
  const asked = headers.get('Accept-Encoding');
  const encoding = asked === null ? 'identity' : encodings.get(asked);
  return encoding && { encoding, known: headers.get('If-None-Match') ?? undefined };
};

const pack = async (answer: Answer, encoding: Encoding, key: string, cache: Cache<Answer>): Promise<void> => {
  if (encoding === 'identity') return;
  const { bytes: made } = await encode(answer.bodies.identity, encoding);
  if (answer.bodies[encoding] !== undefined) return;
  answer.bodies[encoding] = made;
  cache.grown(key, answer, made.length);
};

const fits = (answer: Answer, encoding: Encoding): Encoding =>
  isWorthPacking(answer.bodies.identity) ? encoding : 'identity';

/** The answer's bytes as they are ready now: 304 where the client has them; undefined where they must be packed first. */
export const sendReady = (answer: Answer, wish: Wish): Response | undefined => {
  const encoding = fits(answer, wish.encoding);
  const etag = etagOf(answer.hash, encoding);
  if (answer.status === 200 && isKnown(wish.known, etag))
    return asWhole(new Response(null, { status: 304, headers: { ...answer.headers, ETag: etag } }));
  const body = answer.bodies[encoding];
  if (!body) return undefined;
  const headers: Record<string, string> = { ...answer.headers, ETag: etag };
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  return asWhole(new Response(body, { status: answer.status, headers }));
};

/** Sends an answer: 304 where the client has it, else packed as the client takes it. */
export const send = async (
  answer: Answer,
  wish: Wish,
  key: string,
  cache: Cache<Answer>,
): Promise<Response> => {
  const ready = sendReady(answer, wish);
  if (ready) return ready;
  await pack(answer, fits(answer, wish.encoding), key, cache);
  const response = sendReady(answer, wish);
  if (!response) throw new Error('an answer was not packed');
  return response;
};
