/** Answers of the API kept in memory, each until something is recorded in the regions that the actor reaches. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { stampOf } from '../audit/index.ts';
import { chinaDay } from '../china-day.ts';
import type { Database } from '../database/open.ts';
import { type Encoding, encode, encodingFor } from '../http-compress.ts';
import { etagOf, isKnown } from '../http-etag.ts';
import type { Actor } from '../permissions/index.ts';
import { Problem } from './problem.ts';

/** Answers with what is kept, or with what `make` makes and is kept from then on; a problem is never kept. */
export type Keep = (
  context: Context,
  actor: Actor,
  make: () => Promise<unknown>,
) => Promise<Response | Problem>;

interface Kept {
  stamp: string;
  hash: string;
  bytes: Uint8Array<ArrayBuffer>;
  encoded: Map<Encoding, Promise<{ bytes: Uint8Array<ArrayBuffer>; encoding: Encoding }>>;
}

/** Bytes of answers at most; the one that was not asked for the longest makes room. */
const capacity = 16 * 1024 * 1024;
/** Bytes that an answer takes beside its own: its compressed copies, its key. */
const overhead = 1.5;

const signatures = new WeakMap<Actor, string>();

/** Who asks: those who hold the same are not told apart by what they see, but by who they are they may be. */
const signatureOf = (actor: Actor): string => {
  const known = signatures.get(actor) ?? JSON.stringify([actor.id, actor.roles]);
  signatures.set(actor, known);
  return known;
};

const send = async (context: Context, { hash, bytes, encoded }: Kept): Promise<Response> => {
  const wanted = encodingFor(context);
  const made = encoded.get(wanted) ?? encode(bytes, wanted);
  encoded.set(wanted, made);
  const { bytes: body, encoding } = await made;
  const etag = etagOf(hash, encoding);
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding, Cookie' };
  if (isKnown(context.req.header('If-None-Match'), etag)) return context.body(null, 304, headers);
  return context.body(body, 200, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  });
};

/** @param database whose records tell when an answer no longer holds */
export const createKeep = (database: Database): Keep => {
  const answers = new Map<string, Kept>();
  let size = 0;
  const weightOf = (key: string, { bytes }: Kept) => (bytes.length + key.length) * overhead;
  const remove = (key: string): void => {
    const known = answers.get(key);
    if (!known) return;
    answers.delete(key);
    size -= weightOf(key, known);
  };
  const put = (key: string, kept: Kept): void => {
    remove(key);
    answers.set(key, kept);
    size += weightOf(key, kept);
    for (const oldest of answers.keys()) {
      if (size <= capacity) return;
      remove(oldest);
    }
  };
  return async (context, actor, make) => {
    const { pathname, search } = new URL(context.req.url);
    const key = [chinaDay(), pathname, search, signatureOf(actor)].join('\n');
    // Asked for before anything is read: what is recorded from here on makes the answer one of yesterday.
    const stamp = await stampOf(database, [...new Set(actor.roles.map(({ regionId }) => regionId))]);
    const known = answers.get(key);
    if (known?.stamp === stamp) {
      answers.delete(key);
      answers.set(key, known);
      return send(context, known);
    }
    const answer = await make();
    if (answer instanceof Problem) return answer;
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
    const kept: Kept = { stamp, hash, bytes, encoded: new Map() };
    put(key, kept);
    return send(context, kept);
  };
};
