import { sql } from 'kysely';
import type { Db } from '../../platform/database/open.ts';
import { fragmentsOf, narrow } from './words.ts';

/**
 * How many characters one must change to come from one word to the other: one put in, left out, put in place of
 * another, or two neighbours changed over (optimal string alignment).
 */
export const distanceOf = (from: string, to: string): number => {
  const a = [...from];
  const b = [...to];
  const rows: number[][] = [b.map((_, j) => j).concat(b.length)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + same,
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

interface Candidate {
  word: string;
  count: number;
}

/** Words of titles of a similar length that share a character with the fragment. */
const candidatesFor = async (db: Db, regionId: string, fragment: string): Promise<Candidate[]> => {
  const signs = [...new Set(fragment)];
  const { rows } = await sql<Candidate>`
    select word, count from search_word
    where region_id = ${regionId} and count > 0
      and char_length(word) between ${signs.length - 1} and ${fragment.length + 1}
      and word like any(${signs.map(sign => `%${sign}%`)}::text[])
    order by count desc limit 500`.execute(db);
  return rows;
};

/** The nearest word, of those as near one as long, and then the most used: a change in two or three characters, two in more. */
const nearest = (fragment: string, candidates: readonly Candidate[]): string | undefined => {
  const allowed = [...fragment].length > 3 ? 2 : 1;
  const near = candidates
    .map(({ word, count }) => ({ word, count, distance: distanceOf(fragment, word) }))
    .filter(({ distance }) => distance > 0 && distance <= allowed)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Math.abs(a.word.length - fragment.length) - Math.abs(b.word.length - fragment.length) ||
        b.count - a.count,
    );
  return near[0]?.word;
};

/** Fragments looked at of one question. */
const looked = 6;

/** 您是不是要找: the question with its mistyped parts mended, or undefined; for a question that found nothing. */
export const suggest = async (db: Db, regionId: string, typed: string): Promise<string | undefined> => {
  const question = narrow(typed).toLowerCase().slice(0, 100);
  for (const fragment of [...new Set(fragmentsOf(question))].slice(0, looked)) {
    if ([...fragment].length < 2 || [...fragment].length > 12) continue;
    const candidates = await candidatesFor(db, regionId, fragment);
    // A word that titles use is not mistyped.
    if (candidates.some(({ word }) => word === fragment)) continue;
    const word = nearest(fragment, candidates);
    if (word !== undefined) return question.replace(fragment, word);
  }
  return undefined;
};
