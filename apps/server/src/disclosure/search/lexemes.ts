import type { Form, ItemKind } from '../content.ts';
import { wordsOf } from './words.ts';

/**
 * What an entry is found by besides its words; a colon is in no word. The filters are lexemes too, so that one index
 * answers a question with all its filters.
 */
export const tags = {
  unit: (id: string) => `u:${id}`,
  column: (id: string) => `c:${id}`,
  topic: (id: string) => `p:${id}`,
  year: (year: number) => `y:${year}`,
  form: (form: Form) => `f:${form}`,
  kind: (kind: ItemKind) => `k:${kind}`,
  /** Someone of this audience gets something by it. */
  audience: (id: string) => `b:${id}`,
  /** A word of the title. */
  title: (word: string) => `t:${word}`,
  region: (id: string) => `r:${id}`,
} as const;

/** A lexeme as `tsvector` and `tsquery` read it. */
export const quoted = (lexeme: string): string =>
  `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The last position that PostgreSQL counts. */
const lastPosition = 16_383;

/** Places kept of each word: enough to rank by. */
const placesKept = 6;

/** Characters of a text that are cut at a stroke, so that other requests have their turn between. */
const stroke = 20_000;

/** Characters of one entry that are searched. */
export const searchedLength = 300_000;

const breathe = () => new Promise<void>(resolve => setImmediate(resolve));

/** Texts by weight: A the title, B the body, C the attachments. */
export type Weighed = Readonly<Record<'A' | 'B' | 'C', string>>;

/** The text of a `tsvector` of the words with their weights and places, and of the tags. */
export const vectorOf = async (texts: Weighed, tagged: readonly string[]): Promise<string> => {
  const places = new Map<string, string[]>();
  let position = 0;
  let left = searchedLength;
  for (const weight of ['A', 'B', 'C'] as const) {
    const text = texts[weight].slice(0, left);
    left -= text.length;
    for (let from = 0; from < text.length; from += stroke) {
      if (from > 0) await breathe();
      for (const word of wordsOf(text.slice(from, from + stroke))) {
        position = Math.min(position + 1, lastPosition);
        const known = places.get(word);
        if (!known) places.set(word, [`${position}${weight}`]);
        else if (known.length < placesKept) known.push(`${position}${weight}`);
      }
    }
  }
  const words = [...places].map(([word, at]) => `${quoted(word)}:${at.join(',')}`);
  const others = [...tagged, ...new Set(wordsOf(texts.A).map(tags.title))];
  return [...words, ...others.map(quoted)].join(' ');
};
