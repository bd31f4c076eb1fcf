import type { Form, ItemKind } from '../content.ts';
import { quoted, tags } from './lexemes.ts';
import { partsOf } from './synonyms.ts';
import { narrow, wordsToFind } from './words.ts';

/** How the validity of rules and normative documents narrows what is found. */
export type ValidityFilter = 'in-force' | 'ended' | 'future';

export interface SearchFilters {
  /** The units, any of them. */
  unitIds?: readonly string[] | undefined;
  /** The column with all below it. */
  columnId?: string | undefined;
  topic?: string | undefined;
  year?: number | undefined;
  form?: Form | undefined;
  /** Any of these kinds. */
  kinds?: readonly ItemKind[] | undefined;
  audience?: string | undefined;
  /** Rules and normative documents alone, by how they stand on a day. */
  validity?: { is: ValidityFilter; day: string } | undefined;
}

export interface Question {
  /** The `tsquery`, with the filters; null where nothing is asked for. */
  query: string | null;
  /** Likewise for those that say all of it in the title. */
  titleQuery: string | null;
  /** What must stand together, in small letters. */
  phrases: string[];
  /** Words to show where they stand, the longest first. */
  marks: string[];
}

const quotes = /["“”„‟「『]([^"“”„‟」』]+)["“”„‟」』]/g;

/** Characters of a question that are looked at. */
const longest = 100;

const all = (lexemes: readonly string[]): string => lexemes.map(quoted).join(' & ');
const any = (alternatives: readonly string[]): string =>
  alternatives.length === 1 ? (alternatives[0] ?? '') : `(${alternatives.join(' | ')})`;

/** The kinds that a search is narrowed to: of what has a validity where that is asked for. */
const kindsOf = ({ kinds, validity }: SearchFilters): readonly ItemKind[] | undefined =>
  kinds ?? (validity && ['normative', 'rule']);

const filterQuery = (regionId: string, filters: SearchFilters): string[] => [
  quoted(tags.region(regionId)),
  ...(filters.unitIds ? [any(filters.unitIds.map(id => quoted(tags.unit(id))))] : []),
  ...(filters.columnId ? [quoted(tags.column(filters.columnId))] : []),
  ...(filters.topic ? [quoted(tags.topic(filters.topic))] : []),
  ...(filters.year ? [quoted(tags.year(filters.year))] : []),
  ...(filters.form ? [quoted(tags.form(filters.form))] : []),
  ...(kindsOf(filters) ? [any((kindsOf(filters) ?? []).map(kind => quoted(tags.kind(kind))))] : []),
  ...(filters.audience ? [quoted(tags.audience(filters.audience))] : []),
];

/** Understands what someone typed: words that must all be there, what stands in quotes together, synonyms. */
export const understand = (regionId: string, typed: string, filters: SearchFilters = {}): Question => {
  const text = narrow(typed).toLowerCase().slice(0, longest);
  const phrases = [...text.matchAll(quotes)].map(([, phrase = '']) => phrase.trim()).filter(Boolean);
  const loose = text.replaceAll(quotes, ' ').split(/\s+/).filter(Boolean);
  const parts = [
    ...phrases.map(phrase => [wordsToFind(phrase)]),
    ...loose.flatMap(partsOf).map(({ alternatives }) => alternatives.map(wordsToFind)),
  ]
    .map(alternatives => alternatives.filter(({ length }) => length > 0))
    .filter(({ length }) => length > 0);
  const narrowed = filterQuery(regionId, filters);
  const queryOf = (wrap: (word: string) => string): string =>
    [
      ...narrowed,
      ...parts.map(alternatives => any(alternatives.map(words => `(${all(words.map(wrap))})`))),
    ].join(' & ');
  const asks = parts.length > 0;
  // A phrase that is a word itself needs no second look.
  const together = phrases.filter(phrase => !wordsToFind(phrase).includes(phrase));
  // What was typed without a gap is marked whole where it stands so.
  const asTyped = asks ? [...phrases, ...loose] : [];
  const marks = [...new Set([...asTyped, ...parts.flat(2)])].sort((a, b) => b.length - a.length);
  return {
    query: asks || narrowed.length > 1 ? queryOf(word => word) : null,
    titleQuery: asks ? queryOf(tags.title) : null,
    phrases: together,
    marks,
  };
};
