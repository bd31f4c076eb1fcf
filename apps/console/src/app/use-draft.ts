import { useState } from 'react';
import { useMe } from '../session/use-me.ts';

/** Input that was not submitted, with the version of what it was to change. */
export interface Draft<V> {
  values: V;
  version: number | null;
  /** When it was last typed at, in ms. */
  at: number;
}

const read = <V>(key: string): Draft<V> | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft<V> | null;
  } catch {
    return null;
  }
};

/**
 * Keeps what is typed into a form in this browser, for the one who typed it, until it is submitted or thrown away.
 * `offered` is what was left behind the last time. Where the browser keeps nothing, forms work without.
 */
export const useDraft = <V>(name: string) => {
  const { person } = useMe();
  const key = `gongkai.draft.${person.id}.${name}`;
  const [offered, setOffered] = useState(() => read<V>(key));
  const forget = (): void => {
    setOffered(null);
    try {
      localStorage.removeItem(key);
    } catch {
      // There was nothing kept.
    }
  };
  const keep = (values: V, version: number | null): void => {
    try {
      localStorage.setItem(key, JSON.stringify({ values, version, at: Date.now() } satisfies Draft<V>));
    } catch {
      // A full or forbidden store must not stop anyone from typing.
    }
  };
  return { offered, take: () => setOffered(null), keep, forget };
};
