import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicChange } from '../src/disclosure/changes.ts';
import { createCache, type Kept, made } from '../src/disclosure/portal/cache.ts';
import { createRate, perMinute } from '../src/disclosure/portal/rate.ts';
import type { Changed } from '../src/disclosure/publications.ts';

const region = '991123';

interface Value extends Kept {
  text: string;
}

const changeOf = (of: Partial<PublicChange>): Changed => ({
  regionId: region,
  change: { regionId: region, unitIds: [], columnIds: [], itemIds: [], ...of },
});

const makeCache = (capacity = 10_000) => {
  const listeners = new Set<(changed: Changed) => void>();
  const state = { listening: true };
  const cache = createCache<Value>(
    {
      subscribe: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      get listening() {
        return state.listening;
      },
    },
    capacity,
  );
  const tell = (changed: Changed) => {
    for (const listener of listeners) listener(changed);
  };
  return { cache, tell, state };
};

const value = (text: string, tags: string[], size = 10): Value => ({
  text,
  tags: [made.region(region), ...tags],
  size,
});

describe('the cache', () => {
  test('a change forgets what is made of it and nothing else', async () => {
    const { cache, tell } = makeCache();
    const keys = {
      home: [made.lists(region)],
      a: [made.item(region, 'a')],
      b: [made.item(region, 'b')],
      column: [made.column(region, 'c')],
      unit: [made.unit(region, 'u')],
      neighbour: ['region:991124', made.item('991124', 'a')],
    };
    for (const [key, tags] of Object.entries(keys))
      await cache.get(key, async () => ({ text: key, tags, size: 1 }));
    tell(changeOf({ itemIds: ['a'], columnIds: ['c'] }));
    expect(Object.keys(keys).filter(key => cache.peek(key))).toEqual(['b', 'unit', 'neighbour']);
    tell({ regionId: '991124', change: null });
    expect(Object.keys(keys).filter(key => cache.peek(key))).toEqual(['b', 'unit']);
    tell({ regionId: null, change: null });
    expect(cache.size).toBe(0);
  });

  test('who asks at once waits for the same; who asks after a change is not given what was read before it', async () => {
    const { cache, tell } = makeCache();
    const reads: ((text: string) => void)[] = [];
    const ask = () =>
      cache.get(
        'k',
        () =>
          new Promise<Value>(resolve => reads.push(text => resolve(value(text, [made.item(region, 'a')])))),
      );
    const [first, second] = [ask(), ask()];
    await Promise.resolve();
    expect(reads.length).toBe(1);
    tell(changeOf({ itemIds: ['a'] }));
    const third = ask();
    await Promise.resolve();
    expect(reads.length).toBe(2);
    reads[1]?.('new');
    expect((await third).text).toBe('new');
    reads[0]?.('old');
    expect([(await first).text, (await second).text]).toEqual(['old', 'old']);
    expect(cache.peek('k')?.text).toBe('new');
  });

  test('what is being made is not kept where a change concerns it, and is where none does', async () => {
    const { cache, tell } = makeCache();
    let finish: (made: Value) => void = () => undefined;
    const make = () =>
      new Promise<Value>(resolve => {
        finish = resolve;
      });
    for (const [item, kept] of [
      ['a', false],
      ['b', true],
    ] as const) {
      const asked = cache.get(item, make);
      await Promise.resolve();
      tell(changeOf({ itemIds: ['a'] }));
      finish(value(item, [made.item(region, item)]));
      await asked;
      expect(cache.peek(item) !== undefined).toBe(kept);
    }
  });

  test('while other processes are not heard nothing is kept; an error is nobody else’s', async () => {
    const { cache, state } = makeCache();
    state.listening = false;
    await cache.get('k', async () => value('x', []));
    expect(cache.peek('k')).toBeUndefined();
    await expect(cache.get('e', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect((await cache.get('e', async () => value('mended', []))).text).toBe('mended');
  });

  test('never more bytes than allowed, whatever is asked for, and what is asked for stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 120 }))),
        async asked => {
          const { cache } = makeCache(800);
          for (const [key, size] of asked) {
            const answer = await cache.get(String(key), async () => value(String(key), [], size));
            cache.grown(String(key), answer, 5);
            expect(cache.size).toBeLessThanOrEqual(800);
          }
        },
      ),
    );
    const { cache } = makeCache(80);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'f', 'g', 'a', 'h', 'i'])
      await cache.get(key, async () => value(key, []));
    expect(cache.peek('a')).toBeDefined();
    expect(cache.peek('b')).toBeUndefined();
  });

  /** Something read through the cache while it changes. */
  const makeScene = () => {
    const { cache, tell } = makeCache();
    const scene = { truth: 0, open: [] as (() => void)[], asked: [] as Promise<Value>[] };
    const read = (): Promise<Value> => {
      const text = String(scene.truth);
      return new Promise(resolve => scene.open.push(() => resolve(value(text, [made.item(region, 'a')]))));
    };
    const steps = {
      ask: () => void scene.asked.push(cache.get('k', read)),
      change: () => {
        scene.truth++;
        tell(changeOf({ itemIds: ['a'] }));
      },
      finish: () => scene.open.shift()?.(),
    };
    return { cache, scene, steps };
  };

  test('any order of reads and changes: what is kept is never older than the last change', async () => {
    const orders = fc.array(fc.constantFrom('ask', 'change', 'finish'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(orders, async order => {
        const { cache, scene, steps } = makeScene();
        for (const step of order) {
          steps[step]();
          await new Promise(resolve => setImmediate(resolve));
          expect(cache.peek('k')?.text ?? String(scene.truth)).toBe(String(scene.truth));
        }
        for (const finish of scene.open) finish();
        await Promise.all(scene.asked);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the rate of the open data', () => {
  const from = (address: string) =>
    ({
      env: { incoming: { socket: { remoteAddress: address } } },
      req: { header: () => undefined },
    }) as never;

  test('so many a minute for each address, then a wait that is told', () => {
    let now = 0;
    const rate = createRate(() => now);
    for (let n = 0; n < perMinute; n++) expect(rate.take(from('192.0.2.1'))).toBe(0);
    expect(rate.take(from('192.0.2.1'))).toBe(1);
    expect(rate.take(from('192.0.2.2'))).toBe(0);
    now += 60_000 / perMinute;
    expect(rate.take(from('192.0.2.1'))).toBe(0);
    expect(rate.take(from('192.0.2.1'))).toBe(1);
  });
});
