/** Answers kept in memory, each with what it was made of, so that exactly those go that a change concerns. */
import type { Changed, Publications } from '../publications.ts';

/** What an answer is made of: `region` is in all of them. */
export const made = {
  /** Which region the home page is of. */
  top: 'top',
  region: (regionId: string) => `region:${regionId}`,
  /** Lists over the whole region: home, search, library, site map, feeds of the region. */
  lists: (regionId: string) => `lists:${regionId}`,
  unit: (regionId: string, id: string) => `unit:${regionId}:${id}`,
  column: (regionId: string, id: string) => `column:${regionId}:${id}`,
  item: (regionId: string, id: string) => `item:${regionId}:${id}`,
} as const;

/** What a change concerns; null: everything. */
const concerned = ({ regionId, change }: Changed): readonly string[] | null => {
  if (regionId === null) return null;
  if (change === null) return [made.top, made.region(regionId)];
  return [
    made.lists(regionId),
    ...change.unitIds.map(id => made.unit(regionId, id)),
    ...change.columnIds.map(id => made.column(regionId, id)),
    ...change.itemIds.map(id => made.item(regionId, id)),
  ];
};

/** Something that is kept. */
export interface Kept {
  /** Bytes that it holds. */
  size: number;
  tags: readonly string[];
}

/** What is being made: the changes that came meanwhile. */
interface Making<T> {
  done: Promise<T>;
  everything: boolean;
  touched: Set<string>;
}

export interface Cache<T extends Kept> {
  /** What is kept under the key, or what `make` makes of it; several who ask at once wait for the same. */
  get(key: string, make: () => Promise<T>): Promise<T>;
  /** What is kept under the key. */
  peek(key: string): T | undefined;
  /** That what is kept has grown. */
  grown(key: string, kept: T, bytes: number): void;
  /** Bytes held now. */
  readonly size: number;
  close(): void;
}

/**
 * A cache of at most so many bytes; what was not asked for the longest makes room. What was begun before a change
 * that concerns it is answered to those who asked before the change, and not kept.
 */
export const createCache = <T extends Kept>(
  publications: Pick<Publications, 'subscribe' | 'listening'>,
  capacity: number,
): Cache<T> => {
  const kept = new Map<string, T>();
  const byTag = new Map<string, Set<string>>();
  /** By key those that who asks now may wait for. */
  const waitedFor = new Map<string, Making<T>>();
  const making = new Set<Making<T>>();
  let size = 0;
  const remove = (key: string): void => {
    const entry = kept.get(key);
    if (!entry) return;
    kept.delete(key);
    size -= entry.size;
    for (const tag of entry.tags) {
      const keys = byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  };
  const shrink = (): void => {
    for (const key of kept.keys()) {
      if (size <= capacity) return;
      remove(key);
    }
  };
  const forget = (changed: Changed): void => {
    const tags = concerned(changed);
    // Whoever asks from now on must not be given what was read before.
    waitedFor.clear();
    for (const each of making) {
      if (tags === null) each.everything = true;
      else for (const tag of tags) each.touched.add(tag);
    }
    if (tags === null) {
      kept.clear();
      byTag.clear();
      size = 0;
      return;
    }
    for (const tag of tags) for (const key of [...(byTag.get(tag) ?? [])]) remove(key);
  };
  const keep = (key: string, entry: T, { everything, touched }: Making<T>): void => {
    if (!publications.listening || everything || entry.tags.some(tag => touched.has(tag))) return;
    if (entry.size > capacity / 8) return;
    remove(key);
    kept.set(key, entry);
    size += entry.size;
    for (const tag of entry.tags) {
      const keys = byTag.get(tag);
      if (keys) keys.add(key);
      else byTag.set(tag, new Set([key]));
    }
    shrink();
  };
  const begin = (key: string, make: () => Promise<T>): Promise<T> => {
    const each: Making<T> = { done: Promise.resolve().then(make), everything: false, touched: new Set() };
    making.add(each);
    waitedFor.set(key, each);
    each.done = each.done
      .then(entry => {
        keep(key, entry, each);
        return entry;
      })
      .finally(() => {
        making.delete(each);
        if (waitedFor.get(key) === each) waitedFor.delete(key);
      });
    return each.done;
  };
  const peek = (key: string): T | undefined => {
    const known = kept.get(key);
    if (!known) return undefined;
    // Last in the order of the map: asked for a moment ago.
    kept.delete(key);
    kept.set(key, known);
    return known;
  };
  const unsubscribe = publications.subscribe(forget);
  return {
    get: async (key, make) => peek(key) ?? waitedFor.get(key)?.done ?? begin(key, make),
    peek,
    grown: (key, entry, bytes) => {
      entry.size += bytes;
      if (kept.get(key) !== entry) return;
      size += bytes;
      shrink();
    },
    get size() {
      return size;
    },
    close: unsubscribe,
  };
};
