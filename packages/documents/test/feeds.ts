import type { FeedFault, FeedPart } from '../src/feeds/entry.ts';

/** All that a reader hands out. */
export const collect = async <T>(
  parts: AsyncIterable<FeedPart<T>>,
): Promise<{ entries: T[]; fault?: FeedFault }> => {
  const entries: T[] = [];
  for await (const part of parts) {
    if (part.kind === 'fault') return { entries, fault: part.fault };
    entries.push(part.entry);
  }
  return { entries };
};

/** A file in chunks of some bytes, as a stream brings it. */
export function* chunks(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
