import { useState } from 'react';
import { useMe } from '../session/use-me.ts';

/** What a form shows at first, and the version of that record; null for what is new. */
export interface Based<V> {
  initial: V;
  version: number | null;
}

/** Input that was not submitted, with what it was to change as it then stood. */
export interface Draft<V> {
  values: V;
  based: Based<V>;
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
  const keep = (values: V, based: Based<V>): void => {
    try {
      localStorage.setItem(key, JSON.stringify({ values, based, at: Date.now() } satisfies Draft<V>));
    } catch {
      // A full or forbidden store must not stop anyone from typing.
    }
  };
  return { offered, take: () => setOffered(null), keep, forget };
};
