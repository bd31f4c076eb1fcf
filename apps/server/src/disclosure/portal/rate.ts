import type { Context } from 'hono';
import { addressOf, networkOf } from '../../platform/identity/address.ts';

/** Requests a minute for one network address. */
export const perMinute = 120;

/** Addresses remembered at most; the oldest make room. */
const capacity = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/** Lets each network address read so many parts a minute; in memory, for it guards the machine and no secret. */
export const createRate = (now: () => number = Date.now) => {
  const buckets = new Map<string, Bucket>();
  return {
    /** Seconds to wait; 0 where the request may be answered, which is then counted. */
    take: (context: Context): number => {
      const key = networkOf(addressOf(context));
      const bucket = buckets.get(key) ?? { left: perMinute, at: now() };
      const left = Math.min(perMinute, bucket.left + ((now() - bucket.at) * perMinute) / 60_000);
      buckets.delete(key);
      const [oldest] = buckets.keys();
      if (buckets.size >= capacity && oldest !== undefined) buckets.delete(oldest);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now() });
      return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / perMinute);
    },
  };
};

export type Rate = ReturnType<typeof createRate>;
