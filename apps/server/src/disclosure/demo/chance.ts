/** Chance that is the same for the same seed: numbers from 0 up to 1 (mulberry32). */
export type Chance = () => number;

export const createChance = (seed: number): Chance => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const pick = <T>(chance: Chance, list: readonly T[]): T => {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** A whole number from `low` to `high`, both of it. */
export const between = (chance: Chance, low: number, high: number): number =>
  low + Math.floor(chance() * (high - low + 1));

/** An id in the form of a random UUID. */
export const idOf = (chance: Chance): string => {
  const hex = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** So many of the list, in its order. */
export const choose = <T>(chance: Chance, list: readonly T[], count: number): T[] => {
  const left = list.map((_, index) => index);
  while (left.length > count) left.splice(Math.floor(chance() * left.length), 1);
  return left.flatMap(index => {
    const found = list[index];
    return found === undefined ? [] : [found];
  });
};

/** `{name}` in a text replaced by what is given; a name that is not given is a mistake in the tables. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is given for {${name}} in ${text}`);
    return String(value);
  });
