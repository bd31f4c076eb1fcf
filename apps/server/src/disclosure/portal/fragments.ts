/** What pages are put together from, each kept until something changes that it is made of. */
import type { Publications } from '../publications.ts';
import { createCache, type Kept, made } from './cache.ts';

interface Fragment extends Kept {
  value: unknown;
}

export interface Fragments {
  /** A part of a region's pages under a key, with what it is made of besides the region's organisation. */
  once<T>(regionId: string, key: string, tags: readonly string[], make: () => Promise<T>): Promise<T>;
  /**
   * Parts of one kind by their ids, each kept alone by its tag; those that are missing are read together. What `read`
   * does not find is left out, and looked for again.
   */
  each<T>(
    regionId: string,
    kind: string,
    ids: readonly string[],
    tagOf: (regionId: string, id: string) => string,
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<Map<string, T>>;
  close(): void;
}

/** Bytes that a fragment takes besides what it holds, which is counted twice: as it is, and as HTML written of it. */
const overhead = 300;

const sizeOf = (value: unknown): number =>
  value === undefined ? Number.POSITIVE_INFINITY : overhead + 4 * (JSON.stringify(value)?.length ?? 0);

/** @param capacity bytes kept at most */
export const createFragments = (publications: Publications, capacity: number): Fragments => {
  const cache = createCache<Fragment>(publications, capacity);
  const fragment = (regionId: string, value: unknown, tags: readonly string[]): Fragment => ({
    value,
    size: sizeOf(value),
    tags: [made.region(regionId), ...tags],
  });
  return {
    once: async <T>(regionId: string, key: string, tags: readonly string[], make: () => Promise<T>) => {
      const { value } = await cache.get(`${regionId} ${key}`, async () =>
        fragment(regionId, await make(), tags),
      );
      return value as T;
    },
    each: async <T>(
      ...[regionId, kind, ids, tagOf, read]: Parameters<Fragments['each']>
    ): Promise<Map<string, T>> => {
      const missing: string[] = [];
      let reading: ReturnType<typeof read> | undefined;
      // All that are missing have said so before the first of these steps is taken.
      const readAll = () => (reading ??= Promise.resolve().then(() => read(missing)));
      const found = ids.map(id => {
        const key = `${regionId} ${kind} ${id}`;
        return (
          cache.peek(key) ??
          cache.get(key, async () => {
            missing.push(id);
            return fragment(regionId, (await readAll()).get(id), [tagOf(regionId, id)]);
          })
        );
      });
      const values = new Map<string, T>();
      for (const [index, { value }] of (await Promise.all(found)).entries())
        if (value !== undefined) values.set(ids[index] ?? '', value as T);
      return values;
    },
    close: cache.close,
  };
};
