import { hash } from 'node:crypto';
import type { Context } from 'hono';
import { type Encoding, encode, encodingFor, isWorthPacking } from '../../platform/http-compress.ts';
import { etagOf, isKnown } from '../../platform/http-etag.ts';
import { commonHeaders } from '../../platform/http-headers.ts';
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
  /** The pattern of the route that it answers. */
  route: string;
  headers: Readonly<Record<string, string>>;
  bodies: Record<'identity', Uint8Array<ArrayBuffer>> & Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}

/** Bytes that an entry takes besides its bodies. */
const overhead = 1000;

/** As an answer that can be kept; what says that there is nothing is made anew each time, for anything can be asked. */
export const answerOf = ({ status, type, body, tags, headers = {} }: Made, route = ''): Answer => {
  const identity = Buffer.from(body);
  return {
    status,
    hash: hash('sha256', identity, 'base64url').slice(0, 20),
    route,
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

const pack = async (answer: Answer, encoding: Encoding, key: string, cache: Cache<Answer>): Promise<void> => {
  if (encoding === 'identity') return;
  const { bytes: made } = await encode(answer.bodies.identity, encoding);
  if (answer.bodies[encoding] !== undefined) return;
  answer.bodies[encoding] = made;
  cache.grown(key, answer, made.length);
};

/** The answer's bytes as they are ready now: 304 where the client has them; undefined where they must be packed first. */
const readyResponse = (
  answer: Answer,
  encoding: Encoding,
  known: string | undefined,
): Response | undefined => {
  const etag = etagOf(answer.hash, encoding);
  if (answer.status === 200 && isKnown(known, etag))
    return new Response(null, { status: 304, headers: { ...answer.headers, ETag: etag } });
  const body = answer.bodies[encoding];
  if (!body) return undefined;
  const headers: Record<string, string> = { ...answer.headers, ETag: etag };
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  return new Response(body, { status: answer.status, headers });
};

const fits = (answer: Answer, encoding: Encoding): Encoding =>
  isWorthPacking(answer.bodies.identity) ? encoding : 'identity';

/** Sends a kept answer: 304 where the client has it, else packed as the client takes it. */
export const send = async (
  c: Context,
  answer: Answer,
  key: string,
  cache: Cache<Answer>,
): Promise<Response> => {
  const encoding = fits(answer, encodingOf(c));
  const known = c.req.header('If-None-Match');
  const ready = readyResponse(answer, encoding, known);
  if (ready) return ready;
  await pack(answer, encoding, key, cache);
  const response = readyResponse(answer, encoding, known);
  if (!response) throw new Error('an answer was not packed');
  return response;
};

/** What can be sent at once, of a request that did not come through Hono: undefined where it is to go that way. */
export const sendReady = (request: Request, answer: Answer): Response | undefined => {
  const asked = request.headers.get('Accept-Encoding');
  // How an encoding is chosen is known once someone came the long way with the same words.
  const encoding = asked === null ? 'identity' : encodings.get(asked);
  if (encoding === undefined) return undefined;
  return readyResponse(answer, fits(answer, encoding), request.headers.get('If-None-Match') ?? undefined);
};
