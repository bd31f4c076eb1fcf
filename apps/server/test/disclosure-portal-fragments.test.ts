import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { made } from '../src/disclosure/portal/cache.ts';
import { createFragments } from '../src/disclosure/portal/fragments.ts';
import type { Changed, Publications } from '../src/disclosure/publications.ts';

const region = '991123';

const makeFragments = () => {
  const listeners = new Set<(changed: Changed) => void>();
  const publications = {
    listening: true,
    subscribe: (listener: (changed: Changed) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Publications;
  const tell = (...itemIds: string[]) => {
    for (const listener of listeners)
      listener({ regionId: region, change: { regionId: region, unitIds: [], columnIds: [], itemIds } });
  };
  return { fragments: createFragments(publications, 1_000_000), tell };
};

/** Items that stand somewhere, read as often as is told. */
const makeItems = () => {
  const stored = new Map([...'abcdef'].map(id => [id, 1]));
  const reads: string[][] = [];
  const read = async (missing: readonly string[]) => {
    reads.push([...missing]);
    return new Map(missing.flatMap(id => (stored.has(id) ? [[id, stored.get(id) ?? 0] as const] : [])));
  };
  return { stored, reads, read };
};

describe('fragments', () => {
  test('what is missing is read together, what is there is not read', async () => {
    const { fragments } = makeFragments();
    const { reads, read } = makeItems();
    const each = (ids: string[]) => fragments.each(region, 'row', ids, made.item, read);
    expect([...(await each(['a', 'b']))]).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    await each(['b', 'c', 'a', 'd']);
    expect(reads).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('what is not found is left out, and looked for again', async () => {
    const { fragments } = makeFragments();
    const { stored, read } = makeItems();
    const each = () => fragments.each(region, 'row', ['a', 'z'], made.item, read);
    expect([...(await each()).keys()]).toEqual(['a']);
    stored.set('z', 1);
    expect([...(await each()).keys()]).toEqual(['a', 'z']);
  });

  test('a reading that fails fails all who wait for it, and is tried anew', async () => {
    const { fragments } = makeFragments();
    const { read } = makeItems();
    const failing = fragments.each(region, 'row', ['a', 'b'], made.item, async () => {
      throw new Error('the database is gone');
    });
    await expect(failing).rejects.toThrow('the database is gone');
    expect((await fragments.each(region, 'row', ['a', 'b'], made.item, read)).size).toBe(2);
  });

  test('what was read before a change is not kept after it', async () => {
    const { fragments, tell } = makeFragments();
    const { stored, read } = makeItems();
    const slow = fragments.each(region, 'row', ['a', 'b'], made.item, async missing => {
      const found = await read(missing);
      stored.set('a', 2);
      tell('a');
      return found;
    });
    await slow;
    expect([...(await fragments.each(region, 'row', ['a', 'b'], made.item, read)).values()]).toEqual([2, 1]);
  });

  test('whatever changes, what is read afterwards is as it stands', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            change: fc.constantFrom(...'abcdef'),
            ask: fc.uniqueArray(fc.constantFrom(...'abcdef'), { minLength: 1 }),
          }),
          { maxLength: 20 },
        ),
        async steps => {
          const { fragments, tell } = makeFragments();
          const { stored, read } = makeItems();
          for (const { change, ask } of steps) {
            stored.set(change, (stored.get(change) ?? 0) + 1);
            tell(change);
            const found = await fragments.each(region, 'row', ask, made.item, read);
            expect([...found]).toEqual(ask.map(id => [id, stored.get(id)]));
          }
        },
      ),
      { numRuns: 100 },
    ));
});
