/** Keys remembered at most; the oldest make room. */
const capacity = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** So many a minute for each key; in memory, for it guards the machine and no secret. */
export const createLimit = (perMinute: number, now: () => number = Date.now) => {
  const buckets = new Map<string, Bucket>();
  return {
    /** Whether one more may be taken, which is then counted. */
    take: (key: string): boolean => {
      const at = now();
      const bucket = buckets.get(key) ?? { left: perMinute, at };
      const left = Math.min(perMinute, bucket.left + ((at - bucket.at) * perMinute) / 60_000);
      buckets.delete(key);
      const [oldest] = buckets.keys();
      if (buckets.size >= capacity && oldest !== undefined) buckets.delete(oldest);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      return left >= 1;
    },
  };
};
